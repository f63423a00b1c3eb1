"""Parts of a document that a question names by their number, and that no document in question has.

附件4讲的是什么, where there are three annexes; 第三阶段, where there are two. Whatever else the
documents say is then said of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.datamodels import BlockKind, Document
from corpus.digits import integer_of

_ANNEX = re.compile(
    r"附(?P<kind>[件表录])\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d致样个家份张共起])"
)
_LIST = re.compile(r"附(?P<kind>[件表录])[:：.]")
_ITEM = re.compile(r"(?<!\d)(\d{1,2})[.．、]\s*(?=\D)")
_ALONE = re.compile(r"附(?P<kind>[件表录])(?!\s*[\d一二三四五六七八九十])")
_PHASES = re.compile(r"(?P<run>(?:第?[一二三四五六1-6][、和及与至到]?)+)个?阶段")
_PHASE_ASKED = re.compile(r"第(?P<number>[三四五六3-6])个?阶段")
_PHASES_NUMBERED = re.compile(r"第[一二1-2]个?阶段")
_OF_ANOTHER = "《"  # 按《…》附件4: of a document that is only named

_DIGITS = "一二三四五六123456"
_Annex = tuple[str, int]


def missing_part(text: str, documents: Sequence[Document]) -> str | None:
    """The annex or the phase that a text names by its number, if the documents have none such."""
    return _missing_annex(text, documents) or _missing_phase(text, documents)


def _missing_annex(text: str, documents: Sequence[Document]) -> str | None:
    if _OF_ANOTHER in text or not documents:
        return None
    asked = {annex: match.group() for annex, match in _numbered(text)}
    if not asked:
        return None
    known = {annex for document in documents for annex in _annexes(document)}
    return next((said for annex, said in asked.items() if annex not in known), None)


def _missing_phase(text: str, documents: Sequence[Document]) -> str | None:
    """The phase that a text names by its number, where the documents count their phases so and
    do not get as far, or have none."""
    asked = _PHASE_ASKED.search(text)
    if asked is None or not documents:
        return None
    texts = [block.text.text for document in documents for block in document.blocks]
    named = {number for said in texts for run in _PHASES.finditer(said) for number in run["run"]}
    counted = any(map(_PHASES_NUMBERED.search, texts))
    if not counted and any("阶段" in said for said in texts):
        return None  # 集中整治阶段、巩固提升阶段: called by other names
    number = _value(asked["number"])
    has = any(_value(sign) == number for sign in named if sign in _DIGITS)
    return None if has else asked.group()


def _annexes(document: Document) -> Iterator[_Annex]:
    """The annexes that a document has, lists or names; one without a number is the first."""
    for block in document.blocks:
        for text in (block.text.text, *block.path):
            yield from (annex for annex, _ in _numbered(text))
            yield from ((match["kind"], 1) for match in _ALONE.finditer(text))
            listed = _LIST.match(text) if block.kind is BlockKind.ATTACHMENT else None
            if listed is not None:
                yield from ((listed["kind"], int(n)) for n in _ITEM.findall(text))


def _numbered(text: str) -> Iterator[tuple[_Annex, re.Match[str]]]:
    for match in _ANNEX.finditer(text):
        yield (match["kind"], _value(match["number"])), match


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else integer_of(numeral)
