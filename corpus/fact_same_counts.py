"""One total told twice: by a sentence of the text and by a row of the annex, in the same words.

全市完成“双替代”改造2.86万户 and 全市完成清洁取暖“双替代”改造2.68万户: what stands before the figure
is the same thing, though the sentences go on about other shares of it and are not alike as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.bigrams import bigrams
from corpus.companies import find_companies
from corpus.datamodels import Document, PassageKind
from corpus.fact_models import Contradiction, ContradictionKind, Field, Side
from corpus.fact_times import times_of
from corpus.mentions import Quantity, QuantityBound
from corpus.numerals import find_quantities
from corpus.statements import Statement
from corpus.vocabulary import grades_in, levels_in

LEAST_PAIRS = 4  # characters' pairs of what is counted, that make it a thing of its own
_PHRASE = re.compile(r"[^，。；：、（）()\d]*$")
_EMPTY = re.compile(
    r"全[市县区旗省州域]|完成|实现|开展|推进|力争|确保|计划|任务|底?前|[“”\"的约共计]|任务量|总量|目标"
)
# What makes a figure one of a part: a county, a share, what is left or new.
_OF_A_PART = re.compile(
    r"(?<!全)[县区市旗镇乡村]|其中|累计|新增|剩余|其余|每|各|另|再|分别|平均|已|年$"
)
_PART_AHEAD = re.compile(r"其中|累计|已经?|每|分别|剩余")


def read_same_counts(
    document: Document, statements: Sequence[Statement]
) -> Iterator[Contradiction]:
    """Where the text and a row of the annex count the same thing and do not agree."""
    told = [
        (statement, figure, thing)
        for statement in statements
        if statement.row is None and statement.passage.kind is PassageKind.CLAUSE
        for figure, thing in _counts(statement)
    ]
    rows = [s for s in statements if s.row is not None and not s.row.is_figures]
    for row in rows:
        for count, thing in _counts(row):
            for statement, figure, other in told:
                if not _is_the_same(thing, other) or count.unit != figure.unit:
                    continue
                if count.value == figure.value or not _for_one_time(document, row, statement):
                    continue
                if _says_too(row, figure) or _says_too(statement, count):
                    continue
                yield _contradiction(document, (statement, figure), (row, count))


def _counts(statement: Statement) -> Iterator[tuple[Quantity, frozenset[str]]]:
    """The first figures of a sentence that count a thing, with the pairs of its name."""
    text = statement.text.text
    row = statement.row.row.text.text if statement.row is not None else ""
    whole = f"{row}\n{text}"
    if find_companies(whole) or grades_in(whole) or levels_in(whole):
        return  # of one works; and a rule for each grade counts no things
    for figure in find_quantities(text):
        ahead = text[: figure.start]
        phrase = _PHRASE.search(ahead)
        if _PART_AHEAD.search(ahead) or phrase is None:
            return
        thing = frozenset(bigrams(_EMPTY.sub("", phrase[0])))
        plain = figure.bound is QuantityBound.EXACT and figure.value_to is None and figure.unit
        if plain and len(thing) >= LEAST_PAIRS and not _OF_A_PART.search(phrase[0]):
            yield figure, thing


def _is_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Does the longer name hold all of the shorter one?"""
    return one <= other or other <= one


def _says_too(statement: Statement, figure: Quantity) -> bool:
    """Has a sentence the other one's figure as well, for something else?"""
    return any(
        q.value == figure.value and q.unit == figure.unit
        for q in find_quantities(statement.text.text)
    )


def _for_one_time(document: Document, row: Statement, told: Statement) -> bool:
    """Is what both are due by the same, as far as both say it?"""
    limit = row.row.deadline if row.row is not None else None
    texts = [[row.text, *([limit] if limit is not None else [])], [told.text]]
    dues = [
        {m.due for text in of_one for m in times_of(text, document) if m.due is not None}
        for of_one in texts
    ]
    return not all(dues) or dues[0] == dues[1]


def _contradiction(
    document: Document, told: tuple[Statement, Quantity], row: tuple[Statement, Quantity]
) -> Contradiction:
    sides = tuple(
        Side(
            document_id=document.id,
            passage_id=statement.passage.id,
            said=Field.of(statement.text[figure.start : figure.end]),
            text=Field.of(statement.text),
        )
        for statement, figure in (told, row)
    )
    shorter = sorted((told[1].number_text, row[1].number_text), key=len)
    cut = "." in shorter[0] and shorter[1].startswith(shorter[0])
    return Contradiction(
        id="",
        document_id=document.id,
        passage_id=sides[0].passage_id,
        region=document.region,
        text=sides[0].text,
        kind=ContradictionKind.ROUNDED if cut else ContradictionKind.FIGURE,
        about=sides[0].said.text,
        sides=sides,
    )
