"""The words around the article of a government page: menus, tools, counts, labels of properties.

A page that was copied as text brings them along, one a line or several on one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.frame import PROPERTY_KEYS

LONGEST_LINE = 80  # characters of a line that a page's frame says
MENU_WORD = 8  # characters of a word of a menu
LONGEST_VALUE = 60  # characters of a property that stands behind its label without a colon
_SPACED_KEYS = "|".join(r"\s*".join(key) for key in PROPERTY_KEYS.split("|"))
_LABEL = rf"[【\[（(]?\s*(?P<key>{_SPACED_KEYS})\s*(?:[】\]）)]\s*[:：]?|[:：]\s*[】\]）)]?)"
_KEYED = re.compile(rf"(?:^|(?<=[\s|]))(?:{_LABEL}|(?P<other>[\u4e00-\u9fff]{{2,8}})\s*[:：])")
_LABEL_LIKE = re.compile(r"[\u4e00-\u9fff]{2,8}")
_LABEL_ALONE = re.compile(_LABEL)
_BARE_KEY = re.compile(rf"(?:{_SPACED_KEYS})")
_KEY_AND_VALUE = re.compile(rf"(?P<key>{_SPACED_KEYS})\s+(?=\S)")
_MOMENT = re.compile(
    r"\s*(?:(?:时间|日期)\s*[:：]\s*)?20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?(?=\s|$)"
)
_GAPS = re.compile(r"(?:(?!\s{2,})[^\t|])+")
# Keys that no text but a page's head has: one of them tells what the lines around are.
_SURE_KEYS = re.compile(
    "(?:信息)?索引号|发布机构|发文(?:机关|单位|字号|文号|日期)|发布(?:单位|文号|日期|时间)|文号|制发机关|(?:主题|体裁|组配)分类"
    "|文件编号|(?:成文|生成|产生)日期|公开(?:方式|主体)|信息来源|浏览次数|点击数"
)
_OPEN, _CLOSE = r"[【\[（(]?\s*", r"\s*[】\]）)]?"
_SIZE = r"(?:默认|标准|超大|特大|较大|大|中|小|A[+\-]?)"
_SIZES = rf"{_OPEN}{_SIZE}{_CLOSE}(?:[\s|/、]*{_OPEN}{_SIZE}{_CLOSE}){{1,4}}"
_FONT = rf"{_OPEN}(?:字\s*[体号](?:大小)?|文字大小)\s*[:：]?\s*(?:{_SIZES})?{_CLOSE}"
_COUNT = (
    r"(?:已?(?:浏览|点击|阅读|访问|查看)(?:次数|人数|数量?|量|率)\s*[:：]?\s*\d*\s*[次人]?"
    r"|(?:浏览|点击|阅读|访问)\s*[:：]\s*\d+\s*次?|\d+\s*(?:次浏览|次阅读|人(?:次)?浏览))"
)
_NETS = r"(?:微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|人人网|豆瓣|朋友圈|钉钉)"
_SHARE = rf"分\s*享(?:到|至|文章)?\s*[:：]?(?:\s*{_NETS})*"
_SURE_TOOL = (
    r"(?:打\s*印(?:本页|本文|正文|文章|页面)|关\s*闭(?:本页|窗口|页面|本窗口)|收藏(?:本页|本文))"
)
_TOOL = (
    rf"(?:{_SURE_TOOL}|打\s*印|关\s*闭|收\s*藏|{_SHARE}|{_NETS}|返回(?:顶部|首页|列表|上一?页)?|我要纠错|纠\s*错"
    r"|语音播[报放]|(?:全文|大声)?朗读|(?:PDF|pdf|WORD|Word)\s*(?:版)?下载|下载(?:本文|文件|PDF|Word)|复制链接"
    r"|保护视力色|繁[体體]|简[体體]|English|英文版?|无障碍(?:阅读|浏览|模式)?|(?:长者|关怀|适老)(?:模式|版)|手机版|移动版|客户端"
    r"|登\s*录|注\s*册|站内搜索|搜\s*索|智能(?:问答|检索|搜索)|RSS订阅|设为首页|加入收藏|政务邮箱)"
)
_MENU = (
    r"(?:网站首页|首\s*页|新闻(?:中心|动态)|要闻(?:动态)?|政[务府](?:信息)?公开|信息公开|政务(?:服务|动态|要闻)|办事服务|公共服务"
    r"|互动交流|政民互动|政策(?:文件|法规|解读)|数据(?:开放|发布)|专题专栏|走进[\u4e00-\u9fff]{1,6}|(?:魅力|美丽)[\u4e00-\u9fff]{1,4}"
    r"|机构(?:职能|设置|概况))"
)
_CRUMBS = (
    r"(?:(?:您|你)?(?:的)?(?:现在|当前|目前|所在)?(?:的)?(?:所在)?(?:当前)?位置\s*(?:是)?\s*(?:[:：]|(?=首页)).*"
    r"|(?:网站|网)?首\s*页\s*(?:[>＞›»→]|[-—/\\]\s*\S).*|[>＞›»→]+\s*[^。；]{0,30})"
)
_SCAN = r".{0,8}扫一扫.{0,24}|.{0,12}(?:官方)?微信公众号.{0,8}|官方微[信博].{0,12}"
_FILE = r"(?:附件(?:下载)?\s*\d*\s*[:：]?\s*)?[^。；]{2,60}\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)"
_SITE = (
    rf"(?:{_SCAN}|{_FILE}|欢迎(?:访问|光临|来到).*|今天是.*"
    r"|.{2,24}(?:门户网站|官方网站|政府网站?|政府网))"
)
_EDGE, _END = r"(?:^|(?<=[\s|\]】）)]))", r"(?=$|[\s|【\[（(])"
_PIECE = re.compile(
    rf"{_EDGE}(?:{_FONT}|{_SIZES}|{_COUNT}|{_OPEN}(?:{_TOOL}){_CLOSE}|{_MENU}){_END}", re.IGNORECASE
)
_WHOLE = re.compile(rf"\s*(?:{_CRUMBS}|{_SITE})\s*")
_TRAIL = re.compile(rf"\s*{_CRUMBS}\s*")
_SURE_PIECE = re.compile(rf"{_FONT}.*[大中小].*|{_COUNT}|{_SURE_TOOL}")
_RULE = re.compile(r"[\s|:\-—_=·•]*")

_NEIGHBOUR = (
    r"(?:[【\[<《]?\s*[上下前后]一?[篇条页]\s*(?:(?:文章|信息|新闻)\s*)?[】\]>》]?\s*(?:[:：].*|$))"
)
_RELATED = (
    r"(?:(?:相关|关联|友情)(?:文件|链接|文章|解读|政策|信息|阅读|稿件|新闻|推荐)|(?:推荐|延伸)阅读"
    r"|政策解读|图解|猜你喜欢|热点(?:推荐|新闻))\s*[:：]?\s*"
)
_OWNER = (
    r"(?:版权所有|(?:主|承|协)\s*办(?:单位)?|技术支持|运维(?:单位)?|网站(?:管理|维护))\s*[:：].*"
)
_LEGAL = (
    r".*(?:ICP\s*备|公网安备|网站标识码|网站备案|备案(?:编?号|序号)).*|.{0,24}版权所有.*|Copyright.*|[©].*"
    r"|.*(?:网站地图|站点地图|隐私(?:声明|政策|保护)).*|政府网站\s*找错.*|.*最佳分辨率.*"
    r"|建议使用.*浏览.*|您是第.*位.*"
)
_SERVICE = r"(?:关于我们|联系我们|法律声明|免责声明|网站声明|使用帮助|返回顶部)"
_EDITED = (
    r"(?:[（(【\[]?\s*(?:责任)?(?:编辑|审核|校对|初审|复审|终审|审签|发布人|录入)(?:人员?)?"
    r"\s*[:：].{1,20})+"
)
FOOT_SURE = re.compile(rf"(?:{_NEIGHBOUR}|{_LEGAL}|{_SCAN})", re.IGNORECASE)
FOOT_LISTS = re.compile(rf"(?:{_RELATED})(?:[^。；]{{0,60}})?")
FOOT_OWNER = re.compile(_OWNER)
FOOT_EDITED = re.compile(_EDITED)
FOOT_SERVICE = re.compile(rf"{_SERVICE}(?:[\s|]+{_SERVICE})*")
FOOT_NEIGHBOUR = re.compile(_NEIGHBOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a line, `[start, end)`, and the key of the property that it is."""

    start: int
    end: int
    key: str


def is_trail(text: str) -> bool:
    """首页 > 政务公开 > 通知公告: where in the site the page stands."""
    return bool(_TRAIL.fullmatch(text)) and len(text) <= LONGEST_LINE


def is_noise(text: str) -> bool:
    """Nothing but what a page's frame says: menus, tools, sizes of letters, counts of readers."""
    if len(text) > LONGEST_LINE:
        return False
    if _WHOLE.fullmatch(text):
        return True
    return bool(_PIECE.search(text)) and is_rule(without_noise(text))


def is_menu(text: str) -> bool:
    """Words side by side of which half at least are those of a page's menus and tools."""
    words = [word for word in re.split(r"[\s|｜·]+", text) if word]
    known = sum(map(is_noise, words))
    return known > 1 and 2 * known >= len(words) and all(len(w) <= MENU_WORD for w in words)


def is_count(text: str) -> bool:
    """浏览次数：612, nothing else."""
    return re.fullmatch(_COUNT, text) is not None


def is_sure_noise(text: str) -> bool:
    """Does it hold noise that stands on nothing but a page?"""
    return is_trail(text) or any(
        _SURE_PIECE.search(found.group()) for found in _PIECE.finditer(text)
    )


def without_noise(text: str) -> str:
    """The line with blanks in place of the pieces that a page's frame says."""
    return _PIECE.sub(lambda match: " " * len(match.group()), text)


def is_sure_key(key: str) -> bool:
    """Whether only the head of a page names a property so."""
    return _SURE_KEYS.fullmatch(key) is not None


def label_of(text: str) -> str | None:
    """The key of a label that stands alone, its value on the next line: 索 引 号：."""
    keyed = _LABEL_ALONE.fullmatch(text.strip())
    if keyed:
        return _joined(keyed["key"])
    return _joined(text) if _BARE_KEY.fullmatch(text.strip()) else None


def properties_on(text: str) -> list[Stretch]:
    """The properties of a line that holds nothing else but noise; empty for any other line.

    索引号：A1　　发文日期：2026-03-20, cells divided by tabs or bars, or 文号 某政发〔2026〕1号.
    A day with a time of day before them is one too.
    """
    left = without_noise(text)
    found = _with_colons(left) or _of_cells(left) or _of_one(left)
    moment = _MOMENT.match(left)
    if moment and all(part.start >= moment.end() for part in found):
        found = [_stretch(left, 0, moment.end(), ""), *found]
    covered = {place for part in found for place in range(part.start, part.end)}
    rest = "".join(char for place, char in enumerate(left) if place not in covered)
    return found if is_rule(rest) else []


def is_rule(text: str) -> bool:
    """Nothing but bars, dashes and blanks."""
    return bool(_RULE.fullmatch(text))


def _joined(text: str) -> str:
    return "".join(text.split())


def _with_colons(text: str) -> list[Stretch]:
    keys = list(_KEYED.finditer(text))
    if not any(key["key"] for key in keys):
        return []
    ends = [*(key.start() for key in keys[1:]), len(text)]
    return [
        _stretch(text, key.start(), end, key["key"] or key["other"])
        for key, end in zip(keys, ends, strict=True)
    ]


def _of_cells(text: str) -> list[Stretch]:
    """A label in one cell, its value in the next; between spaces, only labels that are sure."""
    cells = [cell for cell in _GAPS.finditer(text) if cell.group().strip()]
    said = [_joined(cell.group()) for cell in cells]
    if len(cells) < 2 or not _BARE_KEY.fullmatch(said[0]):
        return []
    if not ("\t" in text or "|" in text or any(map(is_sure_key, said))):
        return []
    starts = [k for k, key in enumerate(said) if _BARE_KEY.fullmatch(key)]
    if len(cells) % 2 == 0 and all(map(_LABEL_LIKE.fullmatch, said[::2])):
        starts = list(range(0, len(cells), 2))
    ends = [*starts[1:], len(cells)]
    if any(end - start > 2 for start, end in zip(starts, ends, strict=True)):
        return []
    return [
        _stretch(text, cells[start].start(), cells[end - 1].end(), said[start])
        for start, end in zip(starts, ends, strict=True)
    ]


def _of_one(text: str) -> list[Stretch]:
    bare = text.strip()
    match = _KEY_AND_VALUE.match(bare)
    if (
        not match
        or len(bare) > LONGEST_VALUE
        or "。" in bare
        or not is_sure_key(_joined(match["key"]))
    ):
        return []
    return [_stretch(text, 0, len(text), match["key"])]


def _stretch(text: str, start: int, end: int, key: str) -> Stretch:
    """The stretch without the blanks and bars around it."""
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return Stretch(start=start, end=end, key=_joined(key))
