"""Industries to which a rule applies: 哪些行业B级停产, 停产57天的有几个行业."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose import Composer
from assistant.listing_items import Item, Listing
from assistant.question import Query
from assistant.slot_checks import fits_slots
from assistant.wording import quoted_in
from corpus.brackets import without_brackets
from corpus.companies import find_companies
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.vocabulary import find_industries, grades_in

_RULE_WORD = re.compile(r"停产|限产|不予错峰|不限产|自主减排|豁免")
_PLAIN_STOP = re.compile(r"停产(?!\s*\d)")
_LEADING = "引领性"  # a grade of its own beside A
_STOPPED_DAYS = re.compile(r"停产(?P<number>\d+)天")
_WHICH_INDUSTRY = re.compile(
    r"哪[些几个]*行业|什么行业|哪[些几]类企业|几[个类种]行业|行业[，,]?(?:一?共|总共|都|共计|合计)?有?几[个类种]"
)


def ruled_industries(
    query: Query,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    composer: Composer,
) -> Listing | None:
    """The industries with such a rule for the grades asked for, or with that many days; None if
    none is asked for."""
    word = _RULE_WORD.search(query.text)
    days = _STOPPED_DAYS.search(query.text)
    if not word or not (query.grades or days) or not _WHICH_INDUSTRY.search(query.text):
        return None
    leading = _LEADING in query.text
    quoted = [said for said in quoted_in(query.text) if grades_in(said)]
    found: dict[str, Item] = {}
    for statement in statements:
        rule = composer.rule_of(statement.text.text)
        of_grade = not query.grades or query.grades & grades_in(rule)
        if (leading and _LEADING not in rule) or any(said not in rule for said in quoted):
            continue
        if not of_grade or not (days or fits_slots(query, statement)):
            continue
        said = _PLAIN_STOP if word.group() == "停产" else re.compile(re.escape(word.group()))
        if days is not None:
            said = re.compile(rf"停产(?:\d+天、)*{days['number']}天")
        if "%" in rule or not said.search(rule):
            continue
        for name in _ruled_trades(statement, rule):
            found.setdefault(
                name,
                Item(
                    name=without_brackets(name),
                    passage=statement.passage,
                    document=documents[statement.document_id],
                ),
            )
    return Listing(about="行业", items=tuple(found.values()), unit="个")


def _ruled_trades(statement: Statement, rule: str) -> Sequence[str]:
    """The trades that a rule is for: the one of its heading, or those it names itself (铸造行业停产
    120天); none where it is about one enterprise."""
    heading = next((h for h in reversed(statement.headings) if h), "")
    if find_companies(heading) or find_companies(statement.text.text):
        return ()
    if statement.row is not None or find_industries(heading):
        return (heading,)
    return tuple(dict.fromkeys(mention.word for mention in find_industries(rule)))
