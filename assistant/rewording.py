"""Whether a text that a model wrote says what the answer said, from the same evidence.

A figure can be in the quote and still be another grade's. So each part of the text, up to its
marks, has to stand in the quotes that it points at, and has to tell what the answer told there:
the same figures, names and bounds in the same order, no word more and none less but those that
join.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.citations import unsupported
from assistant.datamodels import MARKER, Answer, Status
from corpus.companies import find_companies
from corpus.gazetteer import Gazetteer
from corpus.literal import literal_form
from corpus.numerals import find_quantities
from corpus.units import find_units

__all__ = ["can_be_reworded", "longest", "objection", "tidied"]

ROOM = 40  # characters that a rewording may have over the answer: words that join, no more
_PART = re.compile(r"(?P<text>.*?)(?P<marks>(?:\[\d{1,3}\])+|$)", flags=re.DOTALL)
_LATE_MARKS = re.compile(r"([。！？!?；;])((?:\[\d{1,3}\])+)")
_END = re.compile(r"[。！？!?\n]")
_ENDS_AND_JOINTS = "。！？!?；;，,、：: \n"
_DATE = re.compile(r"\d+(?:[年月日][底末初]?)|[上中下]旬|季度")
_FIGURE = re.compile(r"(?<![a-z\d.])\d+(?:\.\d+)?(?![\d.]*[年月日])(?:[%‰]|万亿|亿|万)?")
_GRADE = re.compile(r"(?<![a-z])[a-d][+-]?(?![a-z])|非?引领性")
_LATIN = re.compile(r"[a-z]+[a-z\d.]*")
_BOUND = re.compile("以上|以下|以内|以外|低于|高于|超过|至少|至多|最多|最少")
# Words that turn what is said: negation, direction, force, before and after, who does what.
_TURNS = re.compile(
    "[不未无非免停限除禁升降增减前后起每只仅全可暂]|力争|鼓励|原则上|必须|牵头|配合|负责|责任"
)
_GLUE = re.compile(
    "应当|应该|需要|规定|根据|按照|其中|以及|同时|对于|关于|行业"
    "|[由的地得在为是须需应将要于和与及并且对按该其把即则有到会向从]"
)
_HAN = re.compile(r"[㐀-鿿]")
_RUN = re.compile(r"[㐀-鿿a-z\d.%+-]+")
_PLAIN_SIGN = re.compile(r"[A-Za-z0-9㐀-鿿\s，。；：、！？（）《》〈〉“”〔〕—％,.;:!?()\[\]%-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of text and the citations that the marks behind it point at."""

    text: str
    marks: tuple[int, ...]


def can_be_reworded(answer: Answer) -> bool:
    """Whether all that an answer says stands in its quotes as it is: a count or a difference
    that was worked out, or a column's name, does not, and only the program can vouch for it."""
    return answer.status is Status.ANSWERED and all(
        part.marks and not _missing(part, answer) for part in _parts(answer.answer)
    )


def longest(answer: Answer) -> int:
    """How many characters a rewording of the answer may have."""
    return len(answer.answer) + ROOM


def tidied(draft: str) -> str:
    """The text with marks that stand behind a full stop put before it."""
    return _LATE_MARKS.sub(r"\2\1", draft.strip())


def objection(draft: str, answer: Answer) -> str | None:
    """Why the draft may not take the place of the answer's text; None if it may."""
    if len(draft) > longest(answer):
        return f"超过 {longest(answer)} 字"
    parts = _parts(draft)
    if not parts or any(not part.marks or _END.search(part.text) for part in parts):
        return "有句子没有引用编号"
    told = _by_mark(_parts(answer.answer))
    said = _by_mark(parts)
    if said.keys() != told.keys():
        return f"引用编号应为 {sorted(told)}，写了 {sorted(said)}"
    missing = [token for part in parts for token in _missing(part, answer)]
    if missing:
        return f"不在引文中：{'、'.join(missing)}"
    differences = (text for mark in told for text in _differences(said[mark], told[mark]))
    return next(differences, None)


def _parts(text: str) -> list[_Part]:
    """The text taken apart behind each group of marks; the last part may have none."""
    found = []
    for match in _PART.finditer(text):
        said = match["text"].strip(_ENDS_AND_JOINTS)
        marks = tuple(int(number) for number in MARKER.findall(match["marks"]))
        if said or marks:
            found.append(_Part(text=said, marks=marks))
    return found


def _by_mark(parts: Iterable[_Part]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in parts:
        for mark in part.marks:
            found[mark] = f"{found[mark]}；{part.text}" if mark in found else part.text
    return found


def _missing(part: _Part, answer: Answer) -> list[str]:
    """What of the part's figures, dates, units and companies no quote of its marks holds."""
    quotes = [citation.quote for citation in answer.citations if citation.id in part.marks]
    folded = [literal_form(quote) for quote in quotes]
    companies = [company.text for company in find_companies(part.text)]
    return [
        *unsupported(part.text, quotes),
        *(name for name in companies if not any(literal_form(name) in text for text in folded)),
    ]


def _differences(said: str, told: str) -> Iterator[str]:
    """What a text says otherwise than the one it is to stand for."""
    plain, original = literal_form(said), literal_form(told)
    if _DATE.findall(plain) != _DATE.findall(original):
        yield "日期与原答复不同"
    if _figures(said) != _figures(told):
        yield "数字与原答复不同"
    if _names(said) != _names(told):
        yield f"名称与原答复不同：{'、'.join(_names(said))}"
    if _GRADE.findall(plain) != _GRADE.findall(original):
        yield "等级与原答复不同"
    if _BOUND.findall(plain) != _BOUND.findall(original) or Counter(
        _TURNS.findall(plain)
    ) != Counter(_TURNS.findall(original)):
        yield "限定或否定的词与原答复不同"
    measured = [literal_form(found.text) for found in find_quantities(said)]
    new = [
        *(quantity for quantity in measured if quantity not in original),
        *sorted(set(_LATIN.findall(plain)) - set(_LATIN.findall(original))),
        *(sign for sign in said if not _PLAIN_SIGN.match(sign) and sign not in told),
        *_new_words(plain, original),
    ]
    if new:
        yield f"原答复没有：{'、'.join(dict.fromkeys(new))}"
    lost = [*_LATIN.findall(original), *_new_words(original, plain)]
    lost = [word for word in lost if word not in plain or _HAN.match(word)]
    if lost:
        yield f"漏了原答复的：{'、'.join(dict.fromkeys(lost))}"


def _new_words(text: str, pool: str) -> Iterator[str]:
    """Han signs that stand beside neither neighbour as the pool has them; joining words are
    free."""
    for run in _RUN.findall(_GLUE.sub(" ", text)):
        pairs = [one + other in pool for one, other in pairwise(run)] or [run in pool]
        sides = zip([False, *pairs], [*pairs, False], strict=True)
        known = [before or behind for before, behind in sides]
        yield from (
            sign
            for sign, is_known in zip(run, known, strict=False)
            if _HAN.match(sign) and not is_known
        )


def _figures(text: str) -> Sequence[str]:
    """Numbers that are no part of a date, then those written out in signs (两座)."""
    written_out = (
        literal_form(found.text)
        for found in find_quantities(text)
        if not any(sign.isdecimal() for sign in literal_form(found.text))
    )
    return [*_FIGURE.findall(literal_form(text)), *written_out]


def _names(text: str) -> Sequence[str]:
    """Places, companies and units, in order."""
    found = [
        *Gazetteer.standard().find(text, guess=True),
        *find_companies(text),
        *(unit for unit in find_units(text) if unit.known),
    ]
    ordered = sorted(found, key=lambda mention: (mention.start, mention.end))
    return [literal_form(mention.text) for mention in ordered]
