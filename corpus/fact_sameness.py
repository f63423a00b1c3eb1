"""Which row of an annex and which sentence of the text are the same task.

Only sure pairs are made: they share what few other sentences of the document have, and they share
it in one stretch; or the row goes by the name of the clause, and shares some of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.aligned import Span
from corpus.companies import find_companies
from corpus.datamodels import PassageKind
from corpus.fact_likeness import Rarity, Weighed, common_stretch, pairs
from corpus.fact_models import Task, TaskOrigin
from corpus.numerals import find_quantities
from corpus.statements import Statement, bare_heading

LEAST_WEIGHT = 22.0  # of shared pairs: less is a phrase that any two sentences of a plan may share
SAME_SHARE = 0.6  # of the shorter one's weight: it is contained in the other
SAME_STRETCH = 24  # characters in common that make two sentences the same in part
SAME_DENSITY = 0.65  # of the stretch in common
LIKE_SHARE, LIKE_STRETCH, LIKE_DENSITY = 0.35, 16, 0.75  # together they do as well
NAMED_WEIGHT, NAMED_SHARE = 10.0, 0.25  # of the name in common, and of the words beside it
LONE_SHARE = 0.1  # of the words, where only one clause goes by that name
SHORTEST = 8  # characters; a shorter sentence says too little
_THING = re.compile(r"[\u4e00-\u9fff]{4}")  # the characters behind a figure that say of what
_GENERIC = re.compile(
    r"加强|强化|开展|推进|加快|深化|严格|完善|综合|治理|整治|管控|管理|工作|实施|全面|有效|积极|落实|做好|全力|科学"
)


_BANNED = re.compile(r"禁烧|禁焚")  # 秸秆禁烧 is what others call 秸秆焚烧管控


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePair:
    """A sentence of a row and a sentence of the text that say the same. `clause_share` is how
    much of its clause the latter is; `by_name`: they share their name rather than their words."""

    task: Task
    row: Statement
    told: Statement
    clause: Task | None
    clause_share: float
    by_name: bool = False


def same_pairs(statements: Sequence[Statement], tasks: Sequence[Task]) -> tuple[SamePair, ...]:
    """All sure pairs of a document, in the order of its rows."""
    rows = {task.text.span: task for task in tasks if task.origin is TaskOrigin.ROW}
    if not rows:
        return ()
    clauses = [task for task in tasks if task.origin is TaskOrigin.CLAUSE]
    texts = [s for s in statements if len(s.text) >= SHORTEST and not _is_heading(s)]
    rarity = Rarity(statement.text.text for statement in texts)
    body = [
        _Told(statement=s, weighed=rarity.weighed(s.text.text), name=_name_pairs(s.headings))
        for s in texts
        if s.row is None and s.passage.kind == PassageKind.CLAUSE
    ]
    found: list[SamePair] = []
    for row, task in _row_statements(texts, rows):
        same = list(_same_as(row, body, rarity)) or list(_counting_the_same(row, body))
        found.extend(_pair(task, row, told, clauses) for told in same)
        namesake = None if same else _namesake(task, body, clauses, rarity)
        if namesake is not None:
            found.append(_pair(task, row, namesake, clauses, by_name=True))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence of the text, made ready to be compared; `name` are the pairs of its heading."""

    statement: Statement
    weighed: Weighed
    name: frozenset[str]


def _same_as(row: Statement, body: Sequence[_Told], rarity: Rarity) -> Iterator[_Told]:
    own = rarity.weighed(row.text.text)
    for told in body:
        weight, share = rarity.shared(own, told.weighed)
        if weight >= LEAST_WEIGHT and _in_one_stretch(row, told.statement, share):
            yield told


def _counting_the_same(row: Statement, body: Sequence[_Told]) -> Iterator[_Told]:
    """27台生物质锅炉监测整治, and the only sentence that tells of 27台生物质锅炉, if it is short
    enough to be all about them."""
    counted = _counted(row.text.text)
    for things in counted:
        telling = [t for t in body if things in _counted(t.statement.text.text)]
        if len(telling) == 1:
            yield telling[0]
            return


@lru_cache(maxsize=8192)
def _counted(text: str) -> frozenset[str]:
    """Figures with the thing that they count: 27台生物质锅炉."""
    found = set()
    for quantity in find_quantities(text):
        thing = _THING.match(text, quantity.end)
        if thing and quantity.unit:
            found.add(f"{quantity.value}{quantity.unit}{thing.group()}")
    return frozenset(found)


def _namesake(
    task: Task, body: Sequence[_Told], clauses: Sequence[Task], rarity: Rarity
) -> _Told | None:
    """道路扬尘综合整治 and 强化道路扬尘整治: of the clause of the same name, the sentence that
    shares most; none where the name stands over several clauses and little is shared."""
    name = _name_pairs((task.task.text,)) if task.task is not None else frozenset()
    if rarity.weight(name) < NAMED_WEIGHT:
        return None
    whole = rarity.weighed(task.what.text)
    shared = [(rarity.shared(whole, t.weighed)[1], t) for t in body if t.name == name]
    share, best = max(shared, key=lambda pair: pair[0], default=(0.0, None))
    under = [c for c in clauses if c.task is not None and _name_pairs((c.task.text,)) == name]
    needed = LONE_SHARE if len(under) == 1 else NAMED_SHARE
    return best if share >= needed else None


def _row_statements(
    texts: Sequence[Statement], rows: Mapping[Span, Task]
) -> Iterator[tuple[Statement, Task]]:
    for statement in texts:
        task = rows.get(statement.row.row.text.span) if statement.row is not None else None
        if task is not None:
            yield statement, task


def _is_heading(statement: Statement) -> bool:
    return bare_heading(statement.text.text) in statement.headings


@lru_cache(maxsize=4096)
def _without_names(text: str) -> str:
    """Without figures and enterprises: these are what a task is about, not what it is."""
    kept, place = [], 0
    mentions = [*find_quantities(text), *find_companies(text)]
    for mention in sorted(mentions, key=lambda found: found.start):
        kept.append(text[place : mention.start])
        place = max(place, mention.end)
    return re.sub(r"\s", "", "".join([*kept, text[place:]]))


def _in_one_stretch(row: Statement, told: Statement, share: float) -> bool:
    stretch = common_stretch(_without_names(row.text.text), _without_names(told.text.text))
    if stretch is None or stretch.density < SAME_DENSITY:
        return False
    if share >= SAME_SHARE or stretch.shared >= SAME_STRETCH:
        return True
    dense = stretch.density >= LIKE_DENSITY and stretch.shared >= LIKE_STRETCH
    return share >= LIKE_SHARE and dense


def _name_pairs(headings: Sequence[str]) -> frozenset[str]:
    """The pairs of the innermost name, without the words that any task's name has."""
    return pairs(_GENERIC.sub("", _BANNED.sub("焚烧", headings[-1]))) if headings else frozenset()


def _pair(
    task: Task,
    row: Statement,
    told: _Told,
    clauses: Sequence[Task],
    *,
    by_name: bool = False,
) -> SamePair:
    words = told.statement.text
    clause = next((c for c in clauses if c.what.span.covers(words.span)), None)
    share = len(words) / len(clause.what.text) if clause is not None else 1.0
    return SamePair(
        task=task,
        row=row,
        told=told.statement,
        clause=clause,
        clause_share=min(share, 1.0),
        by_name=by_name,
    )
