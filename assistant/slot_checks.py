"""What a statement has to hold before its words count: the slots of a question.

A grade, a warning level, an industry, a place, an indicator or a unit of measure that the question
names has to be in the statement or above it; one that fails this is no answer however many words
it shares.
"""

from __future__ import annotations

import re

from assistant.asked_count import asked_count
from assistant.beside_measure import cell_asked
from assistant.contrasts import is_of_another_kind, is_of_another_way
from assistant.counting import tally
from assistant.curtailing import CURTAIL_SAID, curtails, is_about_curtailing
from assistant.facilities import is_of_another_facility
from assistant.measured import NUMERAL, has_measure
from assistant.other_trades import is_for_other_trades, names_itself_by_trade
from assistant.question import Query, Want
from assistant.rules_for_others import is_for_others
from assistant.tallied_rows import ENTERPRISES, counts_enterprises, is_but_one
from assistant.thresholds import is_of_another_size
from assistant.unnamed import asks_names
from corpus.bigrams import bigrams
from corpus.numerals import find_quantities
from corpus.statements import RowView, Statement
from corpus.vocabulary import (
    find_industries,
    grades_in,
    indicators_in,
    levels_in,
    ordinals_in,
    zones_in,
)

EXCLUDED = re.compile(r"（不(?:包括|含)[^（）]*）")
_TREATED_AS = re.compile(
    r"(?:按照?|降为|降至|降到|升为|视为|视同)[A-D][+-]?级(?:企业)?(?=管理|执行|管控|对待)"
)
ASKS_TARGET = re.compile(r"目标|指标|任务|控制在|(?:要|应|须)[^，。]{0,4}(?:降|控制)")
_TELLS_TARGET = re.compile(
    r"目标|指标|任务|控制|不高于|不超过|不大于|不得超过|以内|以下|下降|降低|降至|降到|力争|同比|改善"
)
# 还没改气改电: what is not done yet asks for no figure of it.
BASED_ON = re.compile(
    r"在[^，。；]{0,24}(?:的?基础上|之外)|除(?:执行|落实|采取|实施)[^，。；]{0,24}外"
)
# What has digits and is no figure that an indicator could have.
NO_FIGURE = re.compile(
    r"PM\d+(?:\.\d+)?|\d{4}(?:\s*[—–－\-至]+\s*\d{4})?年度?|\d{1,2}(?:\s*[—–－\-至]+\s*\d{1,2})?月(?:\d{1,2}日)?"
    r"|[〔\[]\d{4}[〕\]]\d*号|^[^\d]{0,2}\d{1,2}[.．、）](?!\d)"
)
# A county named as one: 推进某某县完成, in whose place no other stands.
_COUNTY = re.compile(
    r"(?:^|[、，；推进对由在及和])(?![各全该本每我城]|所在|有关|县|市)[\u4e00-\u9fff]{1,3}(?:县|市)(?![直级城区内域场民、（）])"
)
_OF_ANY_COUNTY = re.compile(r"各县|(?:扣|奖|补|约谈)[^，。；]{0,4}(?:所在|所属)[县市区]")
# A statement for some counties: 沿河5县（市、区）, 砚山县, 城市建成区.
_PARTS_OF_A_CITY = re.compile(
    rf"{_COUNTY.pattern}|[\d{NUMERAL[1:]}个?(?:区)?县|[城市]区|建成区|区域"
)
_ITS_OWN = re.compile(r"单独|专门|另行|自己(?!家)|单列")
_CONCENTRATION = ("微克", "μg", "毫克", "微克/立方米")  # no column needs to say it of PM2.5
LOWERING = r"(?:降低|调低|下调)(?:当前|相应)?(?:的?(?:预警|响应))?(?:级别|等级)"
_LIFTING = re.compile(
    r"解除|终止|撤销|取消预警|(?:预警|响应)[^，。；]{0,8}降级|降级[^，。；]{0,4}(?:预警|响应)"
    rf"|{LOWERING}"
)
_ENDING = re.compile(rf"{_LIFTING.pattern}|降级")
# What only raises a level, under a heading on its end: 达到更高级别预警条件时，应当采取升级措施.
_RAISING = re.compile(r"升级|更高(?:一级|级别|等级)|(?:提升|提高|上调)(?:预警|响应)?(?:级别|等级)")
_STARTING = re.compile(r"启动|发布|升级|绩效|评级")
_OF_ALL = re.compile(r"全[省市县区](?!域|部)")
SHORT_PLACE = 2  # characters; such a name is never shortened
# The substance of which a concentration is asked: 铅 in 空气里的铅浓度.
_COUNTED_BEHIND = re.compile(r"[^，。；、\d]{1,14}")
_FIGURE_OF_ONE = re.compile(r"浓度[^，。；]{0,16}\d")  # what one indicator is to be
_SUBSTANCE = re.compile(
    r"(?P<element>铅|汞|镉|砷|铬|镍|氟化物|甲苯|甲醛|二噁英|硫化氢|氯化氢|氨逃逸|一氧化碳|苯并芘|硫酸雾|臭气)"
    r"(?=[^，。？]{0,4}(?:浓度|排放|含量|限值|标准|[是要]?不|[是为]多少))|"
    r"(?:[的里中对将把]|空气|大气|废气)(?P<name>(?!的|里|中|空|大|废|排放|平均|日均|年均|污染物)[\u4e00-\u9fffA-Za-z]{1,5}?)"
    r"(?:的)?(?:平均|日均|年均|排放)?浓度"
)
_SOURCE = re.compile(r"锅炉|炉窑|窑炉|机组|烟气|尾气|燃烧器")  # that gives off what is measured
_ITS_WORKS = re.compile(r"企业?$|厂$")


def fits_slots(query: Query, statement: Statement) -> bool:
    """Does the statement hold, itself or above it, every slot that the question names?"""
    above = EXCLUDED.sub("", " ".join([*statement.headings, statement.lead]))
    text = EXCLUDED.sub("", statement.text.text)
    if statement.row and statement.row.is_figures:
        text = _figures_text(query, statement.row, text)
    elif statement.row:
        text = " ".join([text, *statement.row.amounts])
    counted = tally(query, statement) is not None
    return (
        _holds_class(query, statement, text=text, above=above)
        and (counted or _holds_indicator(query, statement, text=text, above=above))
        and all(_holds_office(office, text) for office in query.offices)
        and (not query.enterprises or names_enterprise(query, statement))
        and (
            has_measure(query, text)
            or _is_in_a_column(query, statement)
            or _is_rule_of_grade(query, statement)
            or counted
            or cell_asked(query, statement) is not None
        )
        and curtails(query, statement, text)
        and not is_of_another_kind(query, text, over=" ".join(statement.headings))
        and not is_of_another_facility(query, statement)
        and not (is_of_another_size(query, text) or is_but_one(query, statement))
        and not (is_for_others(query, statement) or _counts_the_first(query, statement.text.text))
        and _names_places(query, statement)
        and _names_industry(query, statement, said=f"{above} {text}")
    )


def _figures_text(query: Query, row: RowView, text: str) -> str:
    """A row of figures with the names of its columns; where these are for a grade each, only what
    is for the grades asked for."""
    if not query.grades or not row.graded:
        return " ".join([*row.names, text, *row.columns])
    own = [f"{cell.column} {cell.text.text}" for cell in row.of_grades(query.grades)]
    named = [grade for _, grades in row.graded if grades & query.grades for grade in grades]
    return " ".join([*row.names, *own, *(named if own else ())])


def _is_rule_of_grade(query: Query, statement: Statement) -> bool:
    """Is it the cell of an industry and a grade that tells the rule, in whatever unit?"""
    own = statement.row.of_grades(query.grades) if statement.row else ()
    return any(CURTAIL_SAID.search(cell.text.text) for cell in own)


def _holds_class(query: Query, statement: Statement, *, text: str, above: str) -> bool:
    """The grade, the level, the number in a series that the question names, not another."""
    grades = grades_in(own_grade(query, text)) or grades_in(_introducing(statement))
    if query.grades and not query.grades & grades:
        return False
    levels = levels_in(BASED_ON.sub("", text)) or levels_in(BASED_ON.sub("", above))
    lifts = asks_lifting(query)
    if lifts and not _LIFTING.search(f"{above} {text}"):
        return False
    if lifts and _RAISING.search(text) and not _ENDING.search(text):
        return False
    if query.levels and not query.levels & levels and (levels or not lifts):
        return False
    if is_of_another_way(query, f"{above} {text}"):
        return False
    others = {name for name in ordinals_in(text) if name[-1] in _tails(query.ordinals)}
    return not others or bool(others & query.ordinals)


def asks_lifting(query: Query) -> bool:
    """Is it asked about the end of a warning, not about its beginning?"""
    return bool(_LIFTING.search(query.text)) and _STARTING.search(query.text) is None


def _counts_the_first(query: Query, text: str) -> bool:
    """Is the only number in the unit counted in that of the first in an order, 前10家企业, where it
    is asked how many there are?"""
    measure = re.escape(query.measure or "")
    if not (measure and query.wants_any(Want.COUNT)) or "前" in query.text:
        return False
    first = re.compile(rf"(?:排名)?(?:[前后倒]数?|末)\s*(?:\d+|{NUMERAL}+){measure}")
    return first.search(text) is not None and not re.search(rf"\d{measure}", first.sub("", text))


def _introducing(statement: Statement) -> str:
    """What stands over a statement or leads up to it: headings, an introduction that ends in a
    colon, the part of the sentence before."""
    opening, colon, _ = statement.lead.partition("：")
    near = statement.lead[statement.lead.rfind("。") + 1 :]
    return EXCLUDED.sub("", " ".join([*statement.headings, opening if colon else "", near]))


def _tails(ordinals: frozenset[str]) -> str:
    return "".join(name[-1] for name in ordinals)


def own_grade(query: Query, text: str) -> str:
    """A text without the grades that others are treated as: C级企业按B级管理 is no rule for B级."""
    return text if "按" in query.text else _TREATED_AS.sub("", text)


def _holds_indicator(query: Query, statement: Statement, *, text: str, above: str) -> bool:
    """A value asked for has to be one of the indicator asked for."""
    if query.indicators and _of_a_plant(text) and not _of_a_plant(query.text):
        of_a_source = _SOURCE.search(query.text) is not None
        return of_a_source or bool(query.industries or query.enterprises)
    substance = _SUBSTANCE.search(query.text)
    named = substance and (substance["element"] or substance["name"])
    if named and not query.indicators and named not in f"{above} {text}":
        return False
    if query.indicators and _FIGURE_OF_ONE.search(text):
        said = indicators_in(text)
        if said and query.indicators.isdisjoint(said):
            return False  # another's, whatever is asked of it
    if not query.indicators or not query.wants_any(Want.AMOUNT, Want.COMPARE):
        return True
    if ASKS_TARGET.search(query.text) and not _TELLS_TARGET.search(f"{above} {text}"):
        return False
    named = indicators_in(text) or indicators_in(above)
    return bool(query.indicators & named) and (
        statement.is_figures or bool(re.search(r"\d", NO_FIGURE.sub("", statement.text.text)))
    )


def _names_industry(query: Query, statement: Statement, *, said: str) -> bool:
    if not query.industries:
        return True
    if query.wants_any(Want.WHO) or not is_about_curtailing(query):
        return not _is_of_another_trade(query, statement, said=said)
    if query.grades and _is_under_another(query, statement):
        return False
    row = statement.row.row.text.text if statement.row else ""
    names = [name for mention in query.industries for name in mention.industry.names]
    near = _own_industries(statement)
    if near and not near & {mention.industry.name for mention in query.industries}:
        own = statement.text.text
        return any(name in own for name in names) or is_for_other_trades(query, own)
    if _is_left_out(query, statement):
        return False
    said = f"{said} {row}"
    return any(name in said for name in names) or (
        names_itself_by_trade(query) and not _industries_in(said)
    )


def _is_of_another_trade(query: Query, statement: Statement, *, said: str) -> bool:
    """Does it name other industries than the one that a figure, a unit or a time is asked of?"""
    of_one = (Want.AMOUNT, Want.COUNT, Want.WHO, Want.WHEN)
    if not (query.wants_any(*of_one) or asks_names(query.text)) or statement.is_figures:
        return False
    if not _industries_in(statement.text.text):
        return False
    if _counts_another_trade(query, statement.text.text):
        return True
    names = (name for mention in query.industries for name in mention.industry.names)
    words = {word for name in names for word in bigrams(_ITS_WORKS.sub("", name))}
    own = bigrams(statement.text.text)
    asked = {mention.industry.name for mention in query.industries}
    return words.isdisjoint(own) and not asked & _industries_in(said)


def _counts_another_trade(query: Query, text: str) -> bool:
    """6家印刷企业, where those of another trade are counted?"""
    asked = asked_count(query)
    trades = _industries_in(asked.phrases[0]) if asked and asked.phrases else set()
    if asked is None or not trades:
        return False
    counted = [
        _COUNTED_BEHIND.match(text, q.end) for q in find_quantities(text) if q.unit == asked.unit
    ]
    told = [_industries_in(match.group()) for match in counted if match]
    return bool(told) and all(named and trades.isdisjoint(named) for named in told)


def _is_left_out(query: Query, statement: Statement) -> bool:
    """Does a heading over it leave out (不包括…) one of several industries that are asked about?"""
    brackets = " ".join(EXCLUDED.findall(" ".join(statement.headings)))
    if not brackets or len(query.industries) < 2:
        return False
    own = _industries_in(" ".join(statement.headings))
    left_out = {mention.industry.name for mention in find_industries(brackets)}
    return any(m.industry.name in left_out - own for m in query.industries)


def _own_industries(statement: Statement) -> set[str]:
    """The industries that a sentence in a list of rules is about: those it names, else the last
    ones named before it; none where a heading says it."""
    if statement.row or is_under_any_industry(statement):
        return set()
    return _industries_in(statement.text.text) or _industries_in(
        next((p for p in reversed(re.split("[。；：]", statement.lead)) if _industries_in(p)), "")
    )


def is_under_any_industry(statement: Statement) -> bool:
    """Does a statement stand under the heading of an industry?"""
    heading = next((part for part in reversed(statement.headings) if part), "")
    return bool(find_industries(EXCLUDED.sub("", heading)))


def _of_a_plant(text: str) -> bool:
    """Is a concentration that of what a plant gives off, rather than of the air?"""
    return bool(re.search(r"排放(?:限值|标准)|排放浓度[^，。；]{0,24}毫克", text))


def _industries_in(text: str) -> set[str]:
    return {mention.industry.name for mention in find_industries(EXCLUDED.sub("", text))}


def _is_under_another(query: Query, statement: Statement) -> bool:
    """Does it stand under the heading of another industry than the one asked about?"""
    heading = next((part for part in reversed(statement.headings) if part), "")
    over = _industries_in(heading)
    asked = {mention.industry.name for mention in query.industries}
    return bool(over) and not over & asked and not asked & _industries_in(statement.text.text)


def names_enterprise(query: Query, statement: Statement) -> bool:
    row = statement.row.row.text.text if statement.row else ""
    own = " ".join([*statement.headings, statement.text.text, row])
    if any(brand in own for brand in query.enterprises):
        return True
    of_all = _OF_ALL.search(statement.text.text)  # what stands before was about the enterprise
    return not of_all and any(brand in statement.lead for brand in query.enterprises)


def _is_in_a_column(query: Query, statement: Statement) -> bool:
    """A table of figures says the unit in its header: 重污染天数（天）."""
    row = statement.row
    if row is None or not row.is_figures or query.measure is None:
        return False
    if query.measure in _CONCENTRATION and query.indicators & indicators_in(" ".join(row.columns)):
        return True
    over = any(f"（{query.measure}）" in heading for heading in statement.headings)
    over = over or counts_enterprises(query, statement)
    return over or any(query.measure in column for column in row.columns)


def _names_places(query: Query, statement: Statement) -> bool:
    """A figure asked for a county has to be said of that county, or of every one; a time or a
    unit at least not of another one."""
    if not query.inner_places or not query.wants_any(Want.AMOUNT, Want.WHEN, Want.WHO):
        return True
    row, text = row_beside(statement), statement.text.text
    everything, own = " ".join([*statement.headings, statement.lead, text, row]), f"{text} {row}"
    other = _COUNTY.search(text)
    said = own if other else everything  # what stands before speaks of another one
    if any(is_named(place, said) for place in query.inner_places):
        return True
    if query.wants_any(Want.AMOUNT):
        of_any = _OF_ANY_COUNTY.search(everything) or _is_rule_of_a_class(query, everything)
        return not row and bool(of_any)
    return other is None


def row_beside(statement: Statement) -> str:
    """The row that a statement is of, without the sentences that stand behind it in its cell:
    完成6万户。其中：甲县2万户 is a row about the city and one about the county."""
    row = statement.row
    if row is None:
        return ""
    told, measure = row.row.text.text, row.measure.text if row.measure else ""
    _, own, behind = measure.partition(statement.text.text)
    return told.replace(behind, "") if own and behind.strip() else told


def _is_rule_of_a_class(query: Query, everything: str) -> bool:
    """Does a rule go by grade or level alone, so that it holds in each county of its city?"""
    asked = (query.grades or query.levels) and not _ITS_OWN.search(query.text)
    rules = bool(asked) and query.measure not in ENTERPRISES
    return rules and not _PARTS_OF_A_CITY.search(everything)


def is_named(place: str, text: str) -> bool:
    """Is a place named in a text, also without what kind of place it is: 砚山 for 砚山县?"""
    zones = zones_in(place)
    if zones:
        return bool(zones & zones_in(text))
    short = place[:-1] if len(place) > SHORT_PLACE and place[-1] in "县市区旗" else place
    return short in text


def _holds_office(office: str, text: str) -> bool:
    return bool(re.search(rf"(?<![副原前]){re.escape(office)}", text))
