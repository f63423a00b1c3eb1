"""Of a note or a row that says who is responsible, the part that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.telling import ASKS_CARRIER
from corpus.bigrams import bigrams
from corpus.mend import close_up
from corpus.statements import Statement

_BRACKETS = "（）()〔〕［］【】[]—－"
_DUTY_PART = re.compile(
    r"[；;，,](?=[^，；]*?(?:部门|单位|牵头|配合|负责|落实|协助|参与))|；"
    r"|(?<=\S)(?<!牵头)(?<!配合)\s*(?=(?:牵头|配合|责任|参与|指导)(?:责任)?(?:单位|部门)?[：:]|完成时[限间][：:])"
)
_SUPPORTS = re.compile(r"配合|协助|协办|参与|指导单位")
_JOINS_IN = re.compile(r"(?:参与|协助|协办)的?(?:单位|部门)|[谁哪][^，。？]{0,6}(?:参与|协助|协办)")
_FIELD_LED = re.compile(r"牵头(?!单位|部门)(?P<field>[一-龥“”]{2,})$")  # 某局牵头综合利用
_COUNTY_ASKED = re.compile(
    r"哪[一些几两三四五]*个?(?:县|区(?!域)|乡|镇)[^，。？?]{0,6}(?:负责|落实|承担|$|[？?])"
)
_CARRIER_TOO = re.compile(r"[和及与、](?:具体)?(?:落实|实施|责任)(?:单位|部门|主体|政府)")
_ASKS_LEADER = re.compile(r"(?:谁|哪[一些几个家]*(?:部门|单位|局)?)来?(?:负责)?牵头")
_COUNTY_TOLD = re.compile(r"[县市区乡镇](?:[、和）)]|人民政府|政府|管委会)|街道")


def duty_words(duty: str, *, asked: str) -> str:
    """The part of a responsibility note that is asked for: who leads, who supports, or all."""
    text = duty.strip("。；").strip(_BRACKETS)
    parts = [part.strip() for part in _DUTY_PART.split(text) if part.strip()]
    named = [word for word in ("牵头", "配合") if word in asked]
    if _JOINS_IN.search(asked) and "配合" not in asked:
        named.append("配合")
    if named and _CARRIER_TOO.search(asked):
        return text
    if ASKS_CARRIER.search(asked):
        if _ASKS_LEADER.search(asked):  # 谁牵头、谁落实
            return "；".join(part for part in parts if not _SUPPORTS.search(part)) or text
        named = ["落实"]
    elif not named:
        named = ["责任单位"] if "责任单位" in asked else []
    if not named and _COUNTY_ASKED.search(asked):
        chosen = [part for part in parts if _COUNTY_TOLD.search(part)]
        return "；".join(chosen) or text
    if len(named) != 1:
        return text
    chosen = [part for part in parts if named[0] in part]
    if named == ["牵头"]:
        others = [part for part in parts if not _SUPPORTS.search(part)]
        chosen = _of_field(chosen, asked) or (others if len(others) < len(parts) else [])
    elif named == ["配合"]:
        chosen = chosen or [part for part in parts if _SUPPORTS.search(part)]
    return "；".join(chosen) or text


def cells_of_role(statement: Statement, *, asked: str) -> str:
    """Of a row with a column for each role, the units of the one role that is asked for."""
    cells = statement.row.row.cells if statement.row else ()
    by_role = {
        role: [close_up(c.text).text for c in cells if role in c.column and c.text]
        for role in ("牵头", "配合")
    }
    named = [role for role in by_role if role in asked]
    if len(named) != 1 or _CARRIER_TOO.search(asked) or not all(by_role.values()):
        return ""
    return "；".join(by_role[named[0]])


def _of_field(parts: Sequence[str], asked: str) -> list[str]:
    """Of units that each lead a field of their own, those of the field asked about."""
    fields = [_FIELD_LED.search(part) for part in parts]
    own = set(bigrams(asked))
    near = [len(own.intersection(bigrams(field["field"]))) if field else 0 for field in fields]
    most = max(near, default=0)
    return [part for part, count in zip(parts, near, strict=True) if count == most]
