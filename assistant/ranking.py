"""Statements ranked for a question: explained words, the kind of thing asked for, hard slots.

A grade, a warning level or an industry that the question names has to be in the statement or
above it; a statement that fails this is no answer however many words it shares.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.asked_column import names_share
from assistant.each_member import asks_each_member, tells_each_member
from assistant.enterprise_parts import only_named
from assistant.evidence import Evidence, Explainer, FieldCache
from assistant.facilities import is_of_other_towns
from assistant.kinds_by_words import KINDS_BY_WORDS, tells_in_words
from assistant.matters import matters_in
from assistant.other_trades import not_for_the_trade
from assistant.parts import is_of_the_done
from assistant.question import Query, Want
from assistant.ranks import is_of_the_rank
from assistant.slot_checks import fits_slots, names_enterprise
from assistant.telling import (
    asks_both_roles,
    asks_leave,
    changes_a_rule,
    ends_another,
    is_of_others,
    is_rule_asked_for,
    kind_of,
    names_title,
    number_fit,
    says_only_its_heading,
    says_place,
    speaks_of_a_part,
    speaks_of_an_industry,
    speaks_of_another_industry,
    tells_extent,
    under_industry,
)
from assistant.told_outright import tells_outright
from assistant.told_times import (
    deadline_fit,
    is_of_an_unlike_time,
    is_of_another_year,
    time_fit,
)
from assistant.tuning import EvidenceSettings
from assistant.unexplained import AskedWords, asked_words
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.vocabulary import find_levels

TELLING_KIND = 0.6  # of the kind asked for, from which a statement tells it
KIND_REACH = 0.7  # of the best coverage, within which such a statement rules out the others
OWN_FIGURE = 0.3  # of the kind asked for, from which a statement tells some figure
LIST_REACH = 0.8  # the same for a list, which a plain sentence may be too
WHO_REACH = 0.55  # the same for who, or what follows: without that there is no answer at all
WIDE_REACH = 0.5  # of the best coverage, from which a rule for all goes before one for a county
_LEVEL_TAIL = re.compile(r"及?(?:以[上下])?(?:应急)?(?:预警|响应)(?:期间|时候?|下)?")
HEAD_NOUN = 2  # characters at the end of a phrase that say what thing it is
LIFT_SHARE = 0.1  # of its own value, by which a lifted statement leads the one that was first
NAMED_LIFT = 0.25  # of coverage, for the enterprise asked about, or the grade under its industry


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Evidence with its rank value; `kind` is how far it holds the kind of thing asked for, `fits`
    says whether the hard slots are all there, `of_another_year` that it tells of another year, or
    counts from another, than the one asked about."""

    evidence: Evidence
    value: float
    kind: float
    fits: bool
    of_another_year: bool = False

    @property
    def statement(self) -> Statement:
        return self.evidence.statement


def rank(
    statements: Iterable[Statement],
    query: Query,
    *,
    explainer: Explainer,
    fields: FieldCache,
    documents: dict[str, Document],
    settings: EvidenceSettings,
    least: float = 0.0,
    sure: Collection[str] = (),
) -> list[Ranked]:
    """Statements, best first; those that fail a hard slot come last.

    Only those that explain nearly as much as the best are looked at closely: no bonus makes up
    for more, but for those whose keys are `sure`. None are where not even the best can come to
    explain `least` of the question.
    """
    if not sure and _shares_no_word(query, explainer):
        return []
    weighed = [(statement, explainer.shares(fields.of(statement))) for statement in statements]
    coverage = [explainer.coverage(shares) for _, shares in weighed]
    most = max(coverage, default=0.0)
    lift = NAMED_LIFT if query.enterprises or query.industries else 0.0
    if most + lift < least:
        return []
    near = [
        explainer.explain(statement, shares)
        for (statement, shares), share in zip(weighed, coverage, strict=True)
        if share >= most - settings.close_look or (sure and statement.key in sure)
    ]
    asked = asked_words(query, explainer)
    others = not_for_the_trade(query, (statement for statement, _ in weighed))
    found = [
        _ranked(evidence, query, asked=asked, documents=documents, settings=settings)
        for evidence in near
        if evidence.statement.key not in others
    ]
    found = _demoted(found, query, documents=documents, settings=settings)
    found.sort(key=_order)
    return found


def _shares_no_word(query: Query, explainer: Explainer) -> bool:
    """Has a question that names nothing by itself no word in common with the documents? Then what
    shares characters with it (高考, 提高考核) does so by chance."""
    named = (
        *query.enterprises,
        *query.industries,
        *query.indicators,
        *query.offices,
        *query.inner_places,
        *query.grades,
        *query.levels,
        *query.ordinals,
        *query.units,
        *query.documents,
    )
    return not named and bool(query.content.strip()) and not explainer.has_words


def _demoted(
    found: list[Ranked],
    query: Query,
    *,
    documents: dict[str, Document],
    settings: EvidenceSettings,
) -> list[Ranked]:
    """What is out of place once something in place is there: a statement without the kind of
    thing asked for, or under another industry's heading."""
    good = [r for r in found if r.fits and r.evidence.coverage >= settings.enough]
    found = _without_its_words(_of_another_kind(found, good, query), good, query)
    if asks_each_member(query):
        most = _most(r for r in good if tells_each_member(query, r.statement))
        if most >= KIND_REACH * _most(good) > 0:
            found = [
                replace(r, fits=r.fits and tells_each_member(query, r.statement)) for r in found
            ]
    extents = _extents(good, query) | frozenset(
        r.statement.key for r in found if r.fits and tells_outright(query, r.statement)
    )
    if extents:
        first = max(r.value for r in good or found)
        found = [_lifted(r, first) if r.statement.key in extents else r for r in found]
    if any(deadline_fit(query, r.statement, documents) > 0 for r in good):
        found = [
            replace(r, fits=r.fits and deadline_fit(query, r.statement, documents) >= 0)
            for r in found
        ]
    found = _changing_others(_without_titles_of_rules(found, query), good, query)
    wide = [r for r in good if not speaks_of_a_part(query, r.statement)]
    if wide and max(r.evidence.coverage for r in wide) >= WIDE_REACH * _most(good):
        found = [
            replace(r, fits=r.fits and not speaks_of_a_part(query, r.statement)) for r in found
        ]
        good = wide
    nearest: dict[str, float] = {}
    for r in good:
        of_document = nearest.get(r.statement.document_id, 0.0)
        nearest[r.statement.document_id] = max(of_document, under_industry(query, r.statement))
    if any(nearest.values()) and not query.wants_any(Want.WHO):  # rules by trade name no units
        found = [
            replace(
                r,
                fits=r.fits
                and under_industry(query, r.statement) >= nearest.get(r.statement.document_id, 0.0),
            )
            for r in found
        ]
    return found


def _without_titles_of_rules(found: list[Ranked], query: Query) -> list[Ranked]:
    """The title over the rules of a trade no longer fits where one of the rules does."""
    ruled = {
        r.statement.headings
        for r in found
        if r.fits and under_industry(query, r.statement) and not says_only_its_heading(r.statement)
    }
    return [
        replace(
            r,
            fits=r.fits
            and not (r.statement.headings in ruled and says_only_its_heading(r.statement)),
        )
        for r in found
    ]


def _changing_others(found: list[Ranked], good: Sequence[Ranked], query: Query) -> list[Ranked]:
    """What changes a rule for some no longer fits where the rule itself stands beside it."""
    if not query.grades:
        return found
    ruled = {
        r.statement.headings for r in good if r.kind and not changes_a_rule(query, r.statement)
    }
    return [
        replace(
            r,
            fits=r.fits
            and not (r.statement.headings in ruled and changes_a_rule(query, r.statement)),
        )
        for r in found
    ]


def _extents(good: Sequence[Ranked], query: Query) -> frozenset[str]:
    """The clauses that open as the list of the places asked for, in the section that explains most
    of the question: a rule for the area does not tell it."""
    inside = [r for r in good if r.statement.headings]
    most = max(inside, key=lambda r: r.evidence.coverage, default=None)
    return frozenset(
        r.statement.key
        for r in inside
        if most is not None
        and r.statement.headings[:1] == most.statement.headings[:1]
        and tells_extent(query, r.statement)
    )


def _lifted(ranked: Ranked, first: float) -> Ranked:
    """A statement put before the one that was first."""
    coverage = min(ranked.evidence.coverage + NAMED_LIFT, 1.0)
    evidence = replace(ranked.evidence, coverage=coverage)
    return replace(ranked, evidence=evidence, value=first + ranked.value * LIFT_SHARE)


def _counts(query: Query, ranked: Ranked) -> bool:
    """Does it give a number in the unit counted in, by itself or in the column of a share?"""
    row = ranked.statement.row
    share = row is not None and any(names_share(c, query.text) for c in row.columns)
    return ranked.kind > TELLING_KIND or share


def _of_another_kind(found: list[Ranked], good: Sequence[Ranked], query: Query) -> list[Ranked]:
    """Those that hold nothing of what is asked no longer fit where others hold it: a time, a
    unit, a figure, that of the enterprise asked about, a list, both roles."""
    if query.wants_any(Want.AMOUNT, Want.WHEN, Want.WHO, Want.CONSEQUENCE):
        most = _most(r for r in good if r.kind >= TELLING_KIND)
        reach = WHO_REACH if query.wants_any(Want.WHO, Want.CONSEQUENCE) else KIND_REACH
        if most >= reach * _most(good) > 0:
            found = [replace(r, fits=r.fits and r.kind > 0.0) for r in found]
    told = [r for r in good if r.kind >= OWN_FIGURE and names_enterprise(query, r.statement)]
    if query.enterprises and query.wants_any(Want.AMOUNT):
        others = {r.statement.key for r in told if is_of_others(query, r.statement.text.text)}
        if len(others) < len(told):
            found = [replace(r, fits=r.fits and r.statement.key not in others) for r in found]
    if query.wants_any(Want.LIST) and not query.wants_any(Want.COUNT, Want.WHO):
        listing = [r for r in good if not says_only_its_heading(r.statement)]
        most = _most(r for r in listing if r.kind >= TELLING_KIND)
        if most >= LIST_REACH * _most(good) > 0:
            found = [replace(r, fits=r.fits and r.kind > 0.0) for r in found]
    if query.wants_any(Want.COUNT) and query.measure and not query.wants_any(Want.LIST, Want.WHO):
        most = _most(r for r in good if r.kind >= 1.0)  # a number in the unit counted in
        if most >= KIND_REACH * _most(good) > 0:
            found = [replace(r, fits=r.fits and _counts(query, r)) for r in found]
    if any(asks_both_roles(query) and r.kind >= 1.0 for r in good):
        found = [replace(r, fits=r.fits and r.kind >= 1.0) for r in found]
    return found


def _without_its_words(found: list[Ranked], good: Sequence[Ranked], query: Query) -> list[Ranked]:
    """Those without the words by which what is asked for is told no longer fit where others have
    them: 准运证 for 啥证."""
    kinds = [kind for kind in KINDS_BY_WORDS if kind.asked.search(query.text)]
    if not kinds:
        return found
    telling = {r.statement.key for r in good if tells_in_words(kinds, r.statement)}
    most = _most(r for r in good if r.statement.key in telling)
    if not most >= KIND_REACH * _most(good) > 0:
        return found
    return [replace(r, fits=r.fits and r.statement.key in telling) for r in found]


def _most(ranked: Iterable[Ranked]) -> float:
    return max((r.evidence.coverage for r in ranked), default=0.0)


def _ranked(
    evidence: Evidence,
    query: Query,
    *,
    asked: AskedWords,
    documents: dict[str, Document],
    settings: EvidenceSettings,
) -> Ranked:
    statement = evidence.statement
    kind = kind_of(query, statement)
    value = evidence.coverage + settings.kind_bonus * kind
    if query.wants_any(Want.CONSEQUENCE):
        value += settings.kind_bonus * kind
    if kind == 0.0 and query.wants_any(Want.AMOUNT, Want.WHEN, Want.WHO, Want.CONSEQUENCE):
        value -= settings.kind_price * (2 if query.wants_any(Want.WHO) else 1)
    if kind == 0.0 and asks_leave(query):
        value -= settings.kind_price
    if kind == 0.0 and query.wants_any(Want.LIST) and "行业" in query.text:
        value -= 2 * settings.kind_price
    value += settings.own_share * evidence.own
    if query.focus and query.focus[-HEAD_NOUN:] in statement.text.text:
        value += settings.focus_bonus
    named = bool(query.enterprises) and names_enterprise(query, statement)
    if named or is_rule_asked_for(query, statement):
        evidence = replace(evidence, coverage=min(evidence.coverage + NAMED_LIFT, 1.0))
    value += settings.time_bonus * time_fit(query, statement, documents)
    value += settings.title_bonus * names_title(query, statement)
    value += settings.deadline_bonus * deadline_fit(query, statement, documents)
    value -= settings.part_price * speaks_of_a_part(query, statement)
    value -= settings.industry_price * speaks_of_an_industry(query, statement)
    value -= settings.other_industry_price * speaks_of_another_industry(query, statement)
    value += settings.place_bonus * says_place(query, statement)
    value += settings.industry_bonus * under_industry(query, statement)
    value += settings.number_bonus * number_fit(query, statement)
    value -= settings.heading_price if says_only_its_heading(statement) else 0.0
    value -= settings.heading_price * only_named(query, statement.text.text)
    value -= settings.repeal_price * ends_another(query, statement)
    document = documents[statement.document_id]
    fits = fits_slots(query, statement) and _is_for_region(query, statement, document)
    fits = fits and not asked.are_unsaid(query, evidence)
    fits = fits and _is_of_the_matter(query, statement, document)
    fits = fits and not is_of_the_done(query.text, statement.text.text)
    fits = fits and not is_of_other_towns(query, statement) and is_of_the_rank(query, statement)
    fits = fits and not is_of_an_unlike_time(query, statement, document)
    other_year = is_of_another_year(query, statement, document)
    return Ranked(
        evidence=evidence,
        value=value,
        kind=kind,
        fits=fits and not other_year,
        of_another_year=fits and other_year,
    )


def _is_of_the_matter(query: Query, statement: Statement, document: Document) -> bool:
    """Does a statement, or what stands over it, speak of each matter that the question names?"""
    asked = matters_in(query.text)
    if not asked:
        return True
    row = statement.row.row.text.text if statement.row else ""
    over = [document.title, *statement.headings, statement.lead, row]
    return asked <= matters_in(" ".join([*over, statement.text.text]))


def _order(ranked: Ranked) -> tuple[bool, float, int, str]:
    text = ranked.statement.text
    return (not ranked.fits, -ranked.value, len(text), ranked.statement.key)


def _is_for_region(query: Query, statement: Statement, document: Document) -> bool:
    """A wider region's document counts only where it names the one asked about."""
    if not query.regions or document.region is None or document.region in query.regions:
        return True
    row = statement.row.row.text.text if statement.row else ""
    said = f"{statement.text.text}{row}"
    return any(region in said or region[:-1] in said for region in query.regions)


def split_filters(query: Query) -> tuple[str, str]:
    """The content of a question without the warning levels that a statement has to hold in any
    case, and those alone; both of the content's length. A grade stays: it is what rules go by."""
    mentions = find_levels(query.text)
    matter, filters = list(query.content), [" "] * len(query.content)
    for mention in mentions:
        tail = _LEVEL_TAIL.match(query.text, mention.end)
        span = slice(mention.start, tail.end() if tail else mention.end)
        filters[span] = query.content[span]
        matter[span] = " " * len(query.content[span])
    return "".join(matter), "".join(filters)


def best_per_document(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The first of each document, in order."""
    seen: dict[str, Ranked] = {}
    for item in ranked:
        if item.fits:
            seen.setdefault(item.statement.document_id, item)
    return list(seen.values())
