"""Counts over a document's own outline: 某某一章有几条, 主要任务分几个方面, 一共编了多少条.

What stands under a heading is counted by its headings and numbers, where the question names the
heading and asks nothing else. Where the parts have numbered clauses of their own, both numbers
are told: people mean either by 几项任务.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.asked_count import asked_count
from assistant.compose import Composer
from assistant.left_over import left_over
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from assistant.wording import quoted_in
from corpus.brackets import without_brackets
from corpus.datamodels import Document
from corpus.heads import skeleton
from corpus.markers import Marker, find_marker
from corpus.series import split_segments
from corpus.statements import Statement, bare_heading

FEWEST = 2  # members
FEWEST_THROUGH = 5  # clauses that are numbered through a document
LEAST = 4  # signs of a heading that a question can name
NAME_LENGTH = 30  # characters of a member that are told
_UNITS = frozenset("个项条类点章节")
_WORDS = "data/counting-headings.txt"  # what is left beside them names something else
# All that a document numbers, from its beginning to its end.
_WHOLE_ASKED = re.compile(
    r"(?:正文|全文|通篇|方案|文件|预案|办法|从头到尾|从前到后)[^，。？]{0,6}(?:编|写|列|分)了?(?:成|为|有)?"
    r"(?:多少|几)[个条项]"
)
_OF_CHAPTERS = ("part", "chapter", "section", "han")  # styles of numbers
_OF_PARTS = re.compile(r"(?:几|多少)(?:大)?(?:个?(?:方面|部分|板块|小?节)|[大类])")
_LEAVES = re.compile(r"编号|编了|编的|具体(?:工作|任务|措施|条目|事项)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A heading with what stands right under it, in order, and the number of each."""

    document_id: str
    path: tuple[str, ...]
    names: dict[str, Statement] = field(default_factory=dict)
    numbers: list[Marker] = field(default_factory=list)


def outline_count(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    _: Composer,
) -> Listing | None:
    """The members of the one heading whose members the question counts, or None."""
    asked = asked_count(query)
    if asked is None or asked.unit not in _UNITS or query.wants_any(Want.WHO, Want.WHEN):
        return None
    if query.grades or query.enterprises or query.units or query.inner_places:
        return None
    nodes = _nodes(statements)
    named = [n for n in nodes.values() if _is_named(query, n, documents[n.document_id].title)]
    longest = max((len(node.path[-1]) for node in named), default=0)
    named = [node for node in named if len(node.path[-1]) == longest]
    if not named and _WHOLE_ASKED.search(query.text):
        return _numbered_through(statements, documents, unit=asked.unit)
    if len(named) != 1 or len(named[0].names) < FEWEST:
        return None
    (node,) = named
    parts = [nodes.get((node.document_id, (*node.path, name))) for name in node.names]
    inner = [part for part in parts if part is not None and len(part.names) >= FEWEST]
    leaves = {name: s for part in inner for name, s in part.names.items()}
    every = len(inner) == len(parts) and sum(len(p.names) for p in inner) == len(leaves)
    if every and not _OF_PARTS.search(query.text) and _run_on(inner):
        note = f"，分{len(parts)}部分"
        return _listing(node, leaves, documents, unit=asked.unit, beside=note)
    if every and _LEAVES.search(query.text):
        return _listing(node, leaves, documents, unit=asked.unit)
    beside = f"，其下再分{len(leaves)}{asked.unit}" if every else ""
    return _listing(node, node.names, documents, unit=asked.unit, beside=beside)


def _nodes(statements: Sequence[Statement]) -> dict[tuple[str, tuple[str, ...]], _Node]:
    found: dict[tuple[str, tuple[str, ...]], _Node] = {}
    for statement in statements:
        if statement.row is not None:
            continue
        for depth in range(1, len(statement.headings)):
            path = statement.headings[:depth]
            member = _member(statement, depth)
            if not path[-1] or member is None:
                continue
            key = (statement.document_id, path)
            node = found.setdefault(key, _Node(document_id=key[0], path=path))
            if member in node.names:
                continue
            node.names[member] = statement
            marker = find_marker(statement.text.text)
            if marker is not None and depth + 1 == len(statement.headings):
                node.numbers.append(marker)
    return found


def _member(statement: Statement, depth: int) -> str | None:
    """What a statement is the first of, right under a heading: the next heading, or a clause that
    has but a number."""
    heading = statement.headings[depth]
    if heading:
        return heading
    if depth + 1 < len(statement.headings) or find_marker(statement.text.text) is None:
        return None
    return statement.text.text


def _is_named(query: Query, node: _Node, title: str) -> bool:
    """Does the question name the heading, and nothing beside it that its document's title does
    not say?"""
    heading = skeleton(node.path[-1])
    if len(heading) < LEAST or re.search(r"\d", heading):  # it tells the number itself
        return False
    said_of = [q for q in quoted_in(query.text) if skeleton(q) not in heading]
    if said_of and not all(skeleton(q) in skeleton(title) for q in said_of):
        return False  # 写有“12月底前”的有几项: not of all that it has
    quoted = next((q for q in quoted_in(query.text) if skeleton(q) in heading), "")
    said = quoted or next((form for form in _forms(node.path[-1]) if form in query.text), "")
    if len(skeleton(said)) < LEAST:
        return False
    at = query.text.index(said)
    beside = f"{query.content[:at]} {query.content[at + len(said) :]}"
    left = left_over(beside, words=_WORDS)
    return all(_is_within(run, f"{title} {node.path[-1]}") for run in left)


def _forms(heading: str) -> tuple[str, ...]:
    """How a heading is called: as it stands, and without what stands in brackets."""
    return tuple(dict.fromkeys((heading, without_brackets(heading))))


def _is_within(run: str, text: str) -> bool:
    """Are the signs of a run in a text, in their order?"""
    signs = iter(text)
    return all(sign in signs for sign in run)


def _run_on(parts: Sequence[_Node]) -> bool:
    """Are the clauses numbered on from part to part: 1 to 4, 5 to 13?"""
    numbers = [marker.number for part in parts for marker in part.numbers]
    count = sum(len(part.names) for part in parts)
    return len(numbers) == count and numbers == list(range(numbers[0], numbers[0] + count))


def _numbered_through(
    statements: Sequence[Statement], documents: Mapping[str, Document], *, unit: str
) -> Listing | None:
    """The clauses of the one document whose numbers run through all of its parts; None where
    there is none such, or more than one."""
    ids = dict.fromkeys(statement.document_id for statement in statements)
    runs = {id_: _run_through([s for s in statements if s.document_id == id_]) for id_ in ids}
    found = {id_: run for id_, run in runs.items() if len(run) >= FEWEST_THROUGH}
    if len(found) != 1:
        return None
    ((id_, run),) = found.items()
    node = _Node(document_id=id_, path=(documents[id_].title,))
    named = {bare_heading(said): statement for said, statement in run.items()}
    return _listing(node, named, documents, unit=unit)


def _run_through(statements: Sequence[Statement]) -> dict[str, Statement]:
    """The longest run of numbered clauses below the chapters that goes on from part to part; it
    ends where the numbers begin anew, as in an annex."""
    runs: dict[str, dict[str, tuple[Statement, tuple[str, ...]]]] = {}  # by their style
    ended: set[str] = set()
    for statement in statements:
        for said, above in _numbered_at(statement):
            marker = find_marker(said)
            if marker is None or marker.style in {*_OF_CHAPTERS, *ended}:
                continue
            run = runs.setdefault(marker.style, {})
            if marker.number == 1 and run and not said.startswith(next(iter(run))):
                ended.add(marker.style)
            elif marker.number == len(run) + 1:
                run[said.rstrip("。：")] = (statement, above)
    through = (run for run in runs.values() if len({above for _, above in run.values()}) > 1)
    return {said: s for said, (s, _) in max(through, key=len, default={}).items()}


def _numbered_at(statement: Statement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The headings above a statement as they stand, and its own words, which may have numbers,
    each with the headings above it."""
    if statement.row is None:
        path = statement.passage.path
        yield from ((heading, path[:depth]) for depth, heading in enumerate(path))
        yield statement.text.text, path


def _listing(
    node: _Node,
    members: Mapping[str, Statement],
    documents: Mapping[str, Document],
    *,
    unit: str,
    beside: str = "",
) -> Listing:
    items = tuple(
        Item(
            name=_told(name),
            passage=statement.passage,
            document=documents[node.document_id],
        )
        for name, statement in members.items()
    )
    return Listing(about=node.path[-1], items=items, unit=unit, beside=beside, is_count=True)


def _told(name: str) -> str:
    """A member's heading, or the first words of its text."""
    first = split_segments(name)[0].text.strip("。；")
    return first if len(first) <= NAME_LENGTH else f"{first[:NAME_LENGTH]}……"
