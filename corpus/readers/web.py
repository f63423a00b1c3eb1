"""Web pages (.html): the article with its title and its block of properties, nothing around it.

The article is the element that most of the text outside links runs through; of what stands above
it only the title and lines like 发文机关：… are kept. Menus, scripts, footers and what asks to be
shared or printed are no text.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError
from corpus.frame import PROPERTY_LINE, looks_like_title
from corpus.readers.web_blocks import is_table, lines_of, own_text
from corpus.readers.web_furniture import is_furniture_line, without_furniture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
MAIN_SHARE = 0.6  # of the text, that the element holds which the article is in
SITE_NAME = re.compile(r"\s*[_|｜\-—–].*$")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")  # signs that no XML may hold
_SNIFFED = 4096  # bytes in which a page says how it is encoded
SHORTEST_TITLE = 6  # characters


def read_web(name: str, data: bytes) -> SourceFile:
    """Read an HTML page. Raises `ReaderError`."""
    page = _parsed(name, data)
    title = _page_title(page)
    body = page.find(".//body")
    lines = _article(without_furniture(body), title) if body is not None else []
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="\n".join(lines),
        media_type=MEDIA_TYPE,
        whole=True,
        typed=True,
    )


def _parsed(name: str, data: bytes) -> HtmlElement:
    from lxml import etree, html

    encoding = _encoding(data)
    try:
        text = data.decode(encoding, "replace" if encoding == "gb18030" else "strict")
        text = _NO_TEXT.sub("", text)
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
        page = html.document_fromstring(text.encode(), parser=parser)
    except (UnicodeDecodeError, LookupError) as exc:
        raise ReaderError(f"文件 {name} 的编码认不出来，请另存为 UTF-8 网页后再添加") from exc
    except (etree.LxmlError, ValueError) as exc:
        raise ReaderError(f"文件 {name} 里没有文字，请检查是否为网页文件") from exc
    return page


def _encoding(data: bytes) -> str:
    """The encoding that the page names; without a name, UTF-8 or else that of Chinese Windows."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    said = _CHARSET.search(data[:_SNIFFED])
    named = said[1].decode("ascii").lower() if said else ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030" if named in ("", "utf-8", "utf8", "gbk", "gb2312") else named
    return "utf-8"


def _page_title(page: HtmlElement) -> str:
    return SITE_NAME.sub("", "".join((page.findtext(".//title") or "").split()))


def _article(body: HtmlElement, title: str) -> list[str]:
    main = _main(body)
    lines = list(_above(body, main, title))
    said = {_plain(line) for line in lines}
    own = [line for line in lines_of(main) if not is_furniture_line(line)]
    return [*lines, *(line for line in own if _plain(line) not in said)]


def _main(body: HtmlElement) -> HtmlElement:
    """The innermost element that holds most of the text."""
    node = body
    while not is_table(node):
        whole = len(own_text(node))
        child = max(node, key=lambda part: len(own_text(part)), default=None)
        if child is None or child.tag == "p" or len(own_text(child)) < MAIN_SHARE * whole:
            break
        node = child
    return node if not is_table(node) or node.getparent() is None else node.getparent()


def _above(body: HtmlElement, main: HtmlElement, title: str) -> Iterator[str]:
    """The properties and the title of the page before its article."""
    lines = [line.lstrip("# ") for node in _before(body, main) for line in lines_of(node)]
    titles = [k for k, line in enumerate(lines) if _is_title(_plain(line), title)]
    for place, line in enumerate(lines):
        if PROPERTY_LINE.fullmatch(_plain(line)) or place in titles[-1:]:
            yield line


def _is_title(plain: str, title: str) -> bool:
    """What the page's own title says, or what is written like the title of a document."""
    if len(plain) < SHORTEST_TITLE:
        return False
    return plain in title or (bool(title) and title in plain) or looks_like_title(plain)


def _before(node: HtmlElement, main: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before `main`, in order, that do not hold it."""
    ancestors = {main, *main.iterancestors()}
    while node is not main:
        inner = None
        for child in node:
            if child in ancestors:
                inner = child
                break
            yield child
        if inner is None:
            return
        node = inner


def _plain(line: str) -> str:
    return "".join(line.split())
