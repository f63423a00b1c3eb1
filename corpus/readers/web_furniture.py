"""What a web page holds beside its article: told by tags, by names of classes, by set phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.web_blocks import own_text, whole_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHARE_KEPT = 0.4  # of the page's text: an element with as much is no furniture, whatever its name
LINKED = 0.5  # share of its text that stands in links, in a menu or a list of other pages
_TAGS = {
    "script", "style", "noscript", "nav", "footer", "form", "iframe", "button", "select", "aside",
    "svg", "template", "object", "video", "audio", "canvas", "head",
}  # fmt: skip
_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|crumbs?|breadcrumbs?|location|position|foot|footer|bottom|copyright"
    r"|share|toolbar|tools?|sidebar|side|rel|related|recommend|search|comments?|pager|page-?nav"
    r"|qrcode|weixin|print|fontsize|top|topbar|login|links?|ad|advert)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:您?(?:现在|当前|所在)?的?(?:当前)?位置(?:是)?[:：]|首页\s*[>＞›»]|扫一?扫.{0,16}|分享(?:到)?[:：]?|打印(?:本页)?|关闭(?:窗口|本页)?"
    r"|【?(?:打印|字体|字号|大|中|小|关闭|纠错)】?[:：]?|上一篇|下一篇|相关(?:文件|链接|文章|解读|稿件|新闻|附件下载)[:：]?|责任编辑[:：]"
    r"|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|.{0,8}ICP备|.{0,4}公网安备|技术支持[:：]|网站地图|联系我们|隐私声明"
    r"|浏览次数|点击(?:数|量|次数)|保护视力色|无障碍(?:阅读|浏览)|长者(?:模式|版))"
)
LONGEST_PHRASE_LINE = 60


def without_furniture(body: HtmlElement) -> HtmlElement:
    """The body with all furniture taken out of it."""
    total = len(whole_text(body))
    for node in list(body.iter()):
        if node is body or node.getparent() is None:
            continue
        if _is_no_text(node) or (_is_aside(node) and len(own_text(node)) < SHARE_KEPT * total):
            _drop(node)
    return body


def is_furniture_line(line: str) -> bool:
    """A short line that only a page's frame says."""
    return len(line) <= LONGEST_PHRASE_LINE and bool(_PHRASE.match(line))


def _drop(node: HtmlElement) -> None:
    """Take an element out; the text behind it stays."""
    parent = node.getparent()
    before = node.getprevious()
    tail = node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _is_no_text(node: HtmlElement) -> bool:
    return not isinstance(node.tag, str) or node.tag in _TAGS or _is_hidden(node)


def _is_hidden(node: HtmlElement) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style", "")))


def _is_aside(node: HtmlElement) -> bool:
    return _is_named_so(node) or _is_linked(node)


def _is_named_so(node: HtmlElement) -> bool:
    names = f"{node.get('class', '')} {node.get('id', '')}".strip()
    return bool(names) and bool(_NAMES.search(names))


def _is_linked(node: HtmlElement) -> bool:
    """A list of links: several of them, and little text beside."""
    if node.tag not in ("ul", "ol", "div", "p", "table", "dl", "h3", "h4"):
        return False
    if sum(1 for _ in node.iter("a")) < 2:
        return False
    total = len(whole_text(node))
    return total > 0 and len(own_text(node)) < (1 - LINKED) * total
