"""Lists that a text runs on: 同时符合下列条件：一是…；二是…；三是…, 提出以下要求：1、…2、….

No heading makes them; a sentence introduces them, and their members count on. Such a list answers
where it is asked for the whole of it, that is, where its introduction says what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from corpus.datamodels import Document
from corpus.series import split_segments
from corpus.statements import Statement
from corpus.vocabulary import find_industries, grades_in

NAME_LENGTH = 60  # characters of a member; of a longer one its first part is told
FEWEST = 2  # members
RUN_FIT = 0.6  # of the question's words, that the introduction and the title have to say
INTRODUCED = 0.25  # of the question's words, that the introduction has to say itself
_NUMERALS = "一二三四五六七八九十"
_MARK = re.compile(
    rf"(?:(?P<han>[{_NUMERALS}]|十[{_NUMERALS}])是(?!否)|其(?P<nth>[{_NUMERALS}])[，是、]|[（(](?P<inner>[{_NUMERALS}])[）)]"
    r"|(?P<plain>\d{1,2})[、.．](?!\d)|[（(](?P<digit>\d{1,2})[）)]|(?P<ring>[①-⑳])|第(?P<step>[一二三四五六七八九十])(?:阶段|步))"
)
_UNMARKED = "unmarked"  # 享受以下措施：…；…；…
_FOLLOWING = re.compile(r"以下|下列|如下")
_ASKS_ALL = re.compile(r"哪|什么|啥|几|多少|列")
_COUNTED = re.compile(r"(?:[几少][点条项个]|提[了出]*(?:哪些|什么))(?P<noun>要求|意见|建议|措施)")
_CONDITION_ASKED = re.compile(r"(?:什么样?|哪样|怎样|何种)的?(?:条件|情形|情况|材料)")
_THINGS = frozenset("家户台辆座吨元天")  # what no list of clauses counts: 共涉及几家企业
_INDUSTRIES_ASKED = re.compile(r"(?:哪[些几]个?|什么|几个)行业")
_CLASSIFIER = re.compile(r"(?:哪|多少|几)[几些两三四五六七八九十]?(?P<unit>[条项个类种点])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An introduction and the members that it introduces."""

    introduction: str
    members: tuple[tuple[str, Statement], ...]


def run_list(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The run whose members the question asks for, or None."""
    asks_list = query.wants_any(Want.LIST, Want.COUNT) or _CONDITION_ASKED.search(query.text)
    if not asks_list or query.enterprises or query.measure in _THINGS:
        return None
    scored = [(_score(run, query, documents, composer), run) for run in _runs(statements)]
    best = max(scored, key=lambda found: found[0], default=None)
    if best is None or best[0] < RUN_FIT:
        return None
    members = _of_grade(query, best[1])
    if not members or _are_no_industries(query, members):
        return None
    document = documents[members[0][1].document_id]
    items = tuple(
        Item(name=name, passage=statement.passage, document=document) for name, statement in members
    )
    unit = _CLASSIFIER.search(query.text)
    return Listing(about=best[1].introduction, items=items, unit=unit["unit"] if unit else "项")


def _of_grade(query: Query, run: Run) -> Sequence[tuple[str, Statement]]:
    """The members that are about the grade asked for: all, where the introduction names it."""
    if not query.grades or query.grades & grades_in(run.introduction):
        return run.members
    return [member for member in run.members if query.grades & grades_in(member[1].text.text)]


def _are_no_industries(query: Query, members: Sequence[tuple[str, Statement]]) -> bool:
    """Are industries asked for, and do members, phases with their days, name none?"""
    asked = _INDUSTRIES_ASKED.search(query.text) is not None
    return asked and not any(find_industries(name) for name, _ in members)


def _score(run: Run, query: Query, documents: Mapping[str, Document], composer: Composer) -> float:
    """The share of the question that a run is introduced by, its document's title included; none
    where the introduction alone says little, or a member says more of it. Where only members of
    the grade asked for are meant, what each of them says counts too."""
    statement = run.members[0][1]
    introduced = f"{' '.join(statement.headings[-1:])} {run.introduction}"
    said = composer.score(run.introduction)
    more = any(composer.score(name) >= said for name, _ in run.members)
    if (said < INTRODUCED or more) and not _announces(run.introduction, query):
        return 0.0
    introduced = f"{introduced} {documents[statement.document_id].title}"
    own = _of_grade(query, run)
    added = [name for name, _ in own] if len(own) < len(run.members) else [""]
    return min((composer.score(f"{introduced} {name}") for name in added), default=0.0)


def _announces(introduction: str, query: Query) -> bool:
    """Does it announce what the question counts, 提出以下几点要求: of a letter, its title says the
    rest?"""
    counted = _COUNTED.search(query.text)
    announced = _FOLLOWING.search(introduction)
    return bool(counted and announced and counted["noun"] in introduction[announced.start() :])


def _runs(statements: Sequence[Statement]) -> Iterator[Run]:
    """The runs of a text, in its order."""
    introduction, kind = "", ""
    members: list[tuple[str, Statement]] = []
    for statement in (s for s in statements if s.row is None):
        opened = _opened(statement)
        mark = _mark(statement.text.text)
        if opened is not None:
            if len(members) >= FEWEST:
                yield Run(introduction=introduction, members=tuple(members))
            introduction, first = opened
            kind, members = first.kind, [(_named(first.words), statement)]
        elif (
            members
            and mark is not None
            and (mark.number, mark.kind) == (len(members) + 1, kind)
            and statement.headings[:-1] == members[0][1].headings[:-1]
        ):
            members.append((_named(mark.words), statement))
        elif members and kind == _UNMARKED and _goes_on(statement, introduction):
            members.append((_named(statement.text.text), statement))
    if len(members) >= FEWEST:
        yield Run(introduction=introduction, members=tuple(members))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """The number that a member bears, of what kind it is, and the member's words."""

    number: int
    kind: str
    words: str


def _opened(statement: Statement) -> tuple[str, _Mark] | None:
    """The introduction and the first member, if the statement begins a run."""
    text = statement.text.text
    before, colon, after = text.partition("：")
    if colon and (mark := _mark(after)) is not None and mark.number == 1:
        return before, mark
    if colon and _FOLLOWING.search(before) and text.rstrip().endswith("；"):
        return before, _Mark(number=1, kind=_UNMARKED, words=after)
    mark = _mark(text)
    lead = statement.lead.rstrip()
    if mark is not None and mark.number == 1 and lead.endswith(("：", ":")):
        return re.split("[。；]", lead)[-1].strip("：:"), mark
    heading = next((part for part in reversed(statement.headings) if part), "")
    if mark is not None and mark.number == 1 and not lead and _FOLLOWING.search(heading):
        return heading, mark  # 第九条 申请人应当提交下列材料：
    return None


def _goes_on(statement: Statement, introduction: str) -> bool:
    """Is a statement a further member of the sentence that an introduction begins?"""
    return introduction in statement.lead[statement.lead.rfind("。") + 1 :]


def _mark(text: str) -> _Mark | None:
    match = _MARK.match(text.strip())
    if match is None or match.lastgroup is None:
        return None
    kind, said = match.lastgroup, match[match.lastgroup]
    if said.isdecimal():
        number = int(said)
    elif kind == "ring":
        number = ord(said) - ord("①") + 1
    else:
        number = _NUMERALS.index(said[-1]) + 1 + (10 if len(said) > 1 else 0)
    words = text.strip() if kind == "step" else text.strip()[match.end() :]
    return _Mark(number=number, kind=kind, words=words)


def _named(words: str) -> str:
    """A member as it is told."""
    text = words.strip("。；;， ")
    if len(text) <= NAME_LENGTH:
        return text
    segments = split_segments(text)
    return segments[0].text.strip() if segments else text
