"""Questions about the document talked about: its number, its day, its annexes, whom to call.

They are asked of the whole document, whatever of it was spoken of before.
"""

from __future__ import annotations

import re

from assistant.slots import DOCUMENT_NAMED, Kind, Said
from assistant.wants import Attribute, attributes_of

SCENE = (Kind.PLACE, Kind.TIME)
_A_DOCUMENT = re.compile(
    rf"{DOCUMENT_NAMED.pattern}"
    r"|[\u4e00-\u9fffA-Za-z“”]{0,12}?(?:方案|预案|通知|办法|意见|计划|要点|细则|行动|整治|攻坚"
    r"|公告)"
)
_CALLED = re.compile(r"哪[一个几]*[\u4e00-\u9fff]{0,4}(?:组|科室?|站|大队|支队|中心)")
_FORMAL = re.compile(
    r"印发|发布|下发|公布|成文|出台|制定|签发|施行|生效|解释|废止|失效|有效期?|发文|公开|依据"
    r"|根据|主送|附件|文号|字号"
    r"|标题|全称|题目|名称|名字|联系人?|电话|号码|邮箱|方式|还|起|叫|共|有"
)


def asks_of_document(old: Said, new: Said) -> bool:
    """Is a property of the document asked for, of one talked about or named by its noun alone?"""
    asked = new.query.attributes
    if asked == (Attribute.CONTACT,) and (old.has(Kind.COMPANY) or _CALLED.search(old.text)):
        return False  # whom to call at an enterprise, in a group
    if not asked and old.query.attributes:
        asked = attributes_of(f"文件{new.text}")
    own = [slot for slot in new.slots if slot.kind not in SCENE]
    formal = all(new.word(s).startswith("附") for s in own) and not _FORMAL.sub("", new.own)
    return bool(asked) and formal and not _A_DOCUMENT.search(new.text)


def document_asked(old: Said, new: Said) -> str:
    """What is asked of the document talked about, with its place and time."""
    document = document_of(old) or "方案"
    lent = "".join(old.words(kind) for kind in SCENE if not new.has(kind))
    scene = [slot for slot in new.slots if slot.kind in SCENE]
    return f"{lent}{''.join(map(new.word, scene))}{document}，{new.without(scene)}"


def document_of(old: Said) -> str:
    """What the document talked about is called in the question, without place and time."""
    match = _A_DOCUMENT.search(old.without([s for s in old.slots if s.kind in SCENE]))
    return match.group().lstrip("的") if match else ""
