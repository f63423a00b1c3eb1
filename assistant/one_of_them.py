"""One of several things by its name, in talk of them all: 众合冶炼那座多大, 永安钢铁那座呢."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.question import Query, Want
from assistant.slots import Kind, Said, read_slots
from assistant.wording import asked_numbers
from corpus.measures import UNIT

_ONE = re.compile(
    r"^(?:其中)?(?:的)?(?P<name>[^，,。？?！!的]{2,16}?)(?<![后前时候里上下了着])的?[那这](?:[一两几三四五六七八九十]|\d+)?"
    r"(?P<unit>[座家个台条处套项户栋口])(?P<asked>.*)$"
)
# What points at one without naming it: 前面那家, 最大的那个.
_NO_NAME = re.compile(
    r"前面|上面|下面|后面|上述|刚才|刚刚|之前|你说|提到|说的|最|另|剩|其[他它余]|第|别|只有|除|如果|要是|问|所有|全部|还有|具体|哪|什么"
)
_WHICH = re.compile(r"哪(?:些|[几两三四五]*[座家个台条处套项户栋口])")
_UNIT_ASKED = re.compile(rf"多少{UNIT}|几{UNIT}")
_OWN_NAME = 2  # characters of a name beside its trade
_TRAILING = "的呢？?。！! "


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfThem:
    """A question about the one of several that is called `name`; `wider` asks less closely."""

    text: str
    name: str
    wider: str


def named_one(said: str) -> tuple[str, str] | None:
    """The name of the one meant, and what is asked of it; None if there is no such name."""
    match = _ONE.match(said)
    if match is None or _NO_NAME.search(match["name"]):
        return None
    return match["name"], match["asked"].strip(_TRAILING)


def one_of_them(
    said: str, old: Said, read: Callable[[str], Query], *, put: str
) -> OneOfThem | None:
    """The question before, asked of one of those that it asked for, or in the place of the one
    (`put`) that was named last; None if it names none that can be one of them."""
    found = named_one(said)
    if found is None:
        return None
    name, asked = found
    own = read_slots(name, read)
    if not _can_be_one(own):
        return None
    whole = _put_in(old, name, put=put)
    if whole is None:
        return None
    if not asked:  # 永安钢铁那座呢: what it has may be measured otherwise
        return OneOfThem(text=whole, name=name, wider=_UNIT_ASKED.sub("多少", whole))
    told = read_slots(whole.replace("哪些", ""), read).told
    return OneOfThem(text=f"{told}，{asked}？", name=name, wider=whole)


def _can_be_one(named: Said) -> bool:
    """Is it a name of its own, and not a place, a time, or a trade by itself?"""
    trades = sum(slot.end - slot.start for slot in named.of(Kind.INDUSTRY))
    kinds = {slot.kind for slot in named.slots}
    return kinds <= {Kind.COMPANY, Kind.INDUSTRY} and (
        not trades or len(named.text) - trades >= _OWN_NAME
    )


def _put_in(old: Said, name: str, *, put: str) -> str | None:
    if put and old.text.count(put) == 1:
        return old.text.replace(put, name)
    if not old.query.wants_any(Want.LIST, Want.COUNT, Want.AMOUNT):
        return None
    spans = [match.span() for match in _WHICH.finditer(old.text)] or list(asked_numbers(old.text))
    if len(spans) != 1:
        return None
    start, end = spans[0]
    return f"{old.text[:start]}{name}哪些{old.text[end:]}"
