"""All places that a clause runs through with their figures, where all of them are asked for:
甲县9处128公顷；乙县6处74公顷, 分县看甲县0.62万户、乙县0.48万户.

What a table's rows are to `assistant.row_lists`, the places of such a run are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.compose import Composer
from assistant.conditions import condition_of, extreme_of
from assistant.listing_items import Item, Listing
from assistant.question import Query, Want
from corpus.datamodels import Document, Passage
from corpus.mend import close_up
from corpus.remembered import remembered
from corpus.statements import Statement

FEWEST = 3  # places
CLAUSE_FIT = 0.6  # of what the question says beside asking, that the clause has to say
ASKED_SHARE = 0.95  # of the question, beyond which asking leaves nothing
_NO_NAME = r"(?!全|[各本该]|城区|市区|县城)"
_PLACE = rf"{_NO_NAME}[\u4e00-\u9fff]{{1,7}}?(?:[县市区旗镇乡]|街道|园区)(?![县市区域级内])"
_ENTRY = re.compile(
    rf"(?:其中|分别[为是]?|包括)?[，：:]?(?P<place>{_PLACE})(?P<told>[^\d，；。：:、]{{0,8}}\d[^，；。：:]*)"
)
_PIECES = re.compile(rf"[，；。：:]|、(?={_PLACE}[^\d，；。：:、]{{0,8}}\d)")
_KIND = r"(?:[县市区旗镇乡]{1,3}|[县区][（(]市?[、]?[市区]?[）)]|街道|地方)"
_ALL_ASKED = re.compile(
    rf"(?:(?:任务|指标|工作|改造)*[分落涉下][到给至解及达配]+[到给至了]*|包括|有|在)?哪[些几]个?{_KIND}"
    rf"|[各每]个?{_KIND}(?:的?任务)?(?:分别|各自?|都)?[^，。？]{{0,8}}(?:多少|几)"
    rf"|{_KIND}(?:分别|各自?)[^，。？]{{0,8}}(?:多少|几)"
)
_KIND_OF_THINGS = re.compile(r"(?:(?<=^)|(?<=、))[\u4e00-\u9fff]{2,8}(?=\d)")
_NOT_ALL = re.compile(r"一共|总共|合计|加起来|除了?|以外|之外|没有|不(?!少)|未|谁|负责|牵头|政府")
_EACH = re.compile(r"[，,]?(?:分别|各)(?:自|有|是|为|要)*(?:多少|几)[\u4e00-\u9fff]{0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRun:
    """Places with what is told of each, and the text that leads up to them."""

    lead: str
    places: tuple[tuple[str, str], ...]


@remembered
def runs_of_places(text: str) -> tuple[PlaceRun, ...]:
    """The runs of places with their figures in a text."""
    runs: list[PlaceRun] = []
    lead: list[str] = []
    places: list[tuple[str, str]] = []
    for piece in [*_PIECES.split(text), "。"]:
        entry = _ENTRY.fullmatch(piece.strip())
        if entry is not None:
            places.append((entry["place"], entry["told"].strip()))
            continue
        if len(places) >= FEWEST:
            runs.append(PlaceRun(lead="，".join(lead), places=tuple(places)))
            lead = []
        elif places:
            lead += [f"{place}{told}" for place, told in places]
        places = []
        lead.append(piece)
    return tuple(runs)


def place_runs(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """All places of the one clause that the question means, each with its figures."""
    asked = _ALL_ASKED.search(query.text)
    if asked is None or not query.wants_any(Want.LIST, Want.COUNT, Want.AMOUNT):
        return None
    if _NOT_ALL.search(query.text) or condition_of(query) or extreme_of(query):
        return None
    beside = f"{asked.group()} {' '.join(_EACH.findall(query.text))}"
    scored = [
        (composer.score_beyond(said, beyond=beside, least=ASKED_SHARE), passage, run)
        for passage, run, said in _runs(statements)
    ]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] < CLAUSE_FIT:
        return None
    _, passage, run = best
    document = documents[passage.document_id]
    items = tuple(
        Item(name=place, value=told, passage=passage, document=document)
        for place, told in _of_the_kind(query.text, run)
    )
    return Listing(about="地方", items=items, unit="个")


def _of_the_kind(question: str, run: PlaceRun) -> Sequence[tuple[str, str]]:
    """Of places with several kinds of things (国三115辆、国四80辆) those with the kind asked for,
    and it alone; all where the question names none of them."""
    kinds = {kind for _, told in run.places for kind in _KIND_OF_THINGS.findall(told)}
    named = {kind for kind in kinds if kind in question and f"{kind}等" not in question}
    if not named:
        return run.places
    parts = [
        (place, "、".join(part for part in told.split("、") if any(map(part.startswith, named))))
        for place, told in run.places
    ]
    return [(place, told) for place, told in parts if told]


def _runs(statements: Sequence[Statement]) -> Iterator[tuple[Passage, PlaceRun, str]]:
    """The runs of places in passages of text, each with what is said of it."""
    seen: set[str] = set()
    for statement in statements:
        passage = statement.passage
        if statement.row is None and passage.id not in seen:
            seen.add(passage.id)
            for run in runs_of_places(close_up(passage.text).text):
                told = "".join(f"{place}{told}" for place, told in run.places)
                yield passage, run, f"{' '.join(statement.headings)} {run.lead} {told}"
