"""Statements ranked for a question: explained words, the kind of thing asked for, hard slots.

A grade, a warning level or an industry that the question names has to be in the statement or
above it; a statement that fails this is no answer however many words it shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence, Explainer, FieldCache
from assistant.question import Query, Want
from assistant.tuning import EvidenceSettings
from corpus.datamodels import Document, PassageKind, Period
from corpus.dates import TimeBound, TimeKind, TimeMention, find_times
from corpus.heads import skeleton
from corpus.numerals import find_quantities
from corpus.statements import Statement, bare_heading
from corpus.vocabulary import grades_in, indicators_in, levels_in

CONSEQUENCE = re.compile(
    r"处罚|罚款|查处|追究|问责|追溯|溯源|责令|停工|停产|整改|取消|降级|降为|列入|黑名单|约谈|通报|曝光|移交|吊销|从严|依法依规|惩罚|处分|从严处罚"
)
_RULE = re.compile(r"严禁|禁止|不得|不允许|不准|不予|可以?|允许|必须|应当?|严格|要|停止|杜绝|防止")
_TIMES = tuple(kind for kind in TimeKind if kind not in (TimeKind.IMMEDIATE, TimeKind.PLAN))
_EXCLUDED = re.compile(r"（不(?:包括|含)[^（）]*）")
_CURTAIL_ASKED = re.compile(r"错峰|限产|停产|减产|停限产|限停产")
_CURTAIL_SAID = re.compile(
    r"错峰|限产|停产|减产|负荷|豁免|停工|停运|停止|产量|限制|减排|轮停|关停|降低|不予|执行|停用|减少"
)
_WHOLE_STOP = re.compile(r"停产|不予错峰|不限产|自主|豁免")
_ANY_UNIT = frozenset("个种类点些级")
_SAME_UNITS = (
    ("户", "万户"),
    ("吨", "万吨", "吨位"),
    ("天", "日"),
    ("辆", "辆次", "万辆", "台", "台次"),
    ("台", "台（套）", "套", "辆"),
    ("套", "台（套）", "台"),
    ("家", "家次", "家（次）", "个", "户"),
    ("座", "个", "家"),
    ("钱", "元", "万元", "亿元"),
    ("元", "万元", "亿元"),
    ("度", "℃", "摄氏度", "°C"),
    ("微克", "μg"),
    ("月", "个月"),
    ("次", "批次", "家次", "辆次"),
)
TITLE_LENGTH = 4  # characters; a shorter heading is a plain word
_KNOWN_UNITS = frozenset(unit for group in _SAME_UNITS for unit in group) | frozenset(
    [
        "%",
        "成",
        "度",
        "小时",
        "分钟",
        "公里",
        "米",
        "毫克",
        "人",
        "人次",
        "份",
        "年",
        "倍",
        "亩",
        "蒸吨",
        "万人",
        "平方米",
        "百分点",
        "兆瓦",
        "千瓦",
    ]
)
_MONEY_ASKED = re.compile(r"多少钱|(?:罚|罚款|补贴|补助|奖励|奖|补)(?:多少|几)(?!户|家|台|次)")
# 谁批准, 由谁签发: it is asked who does what a sentence says is done, not whose duty it is.
ACT = re.compile(
    r"(?:谁|哪[个级些]?(?:部门|单位|政府)?|哪位)来?"
    r"(?P<act>申请|批准|审批|审核|制定|公布|发布|启动|解除|报告|担任|任|决定|宣布|签发|解释|指挥)"
)
_PHONE_ASKED = re.compile(r"电话|手机|号码|热线")
_MAIL_ASKED = re.compile(r"邮箱|邮件|电子邮")
_COUNTY_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:县|市|区|旗|开发区)")
TELLING_KIND = 0.6  # of the kind asked for, from which a statement tells it
FIGURES_MARK = 0.6  # of a row of figures, whose units stand in the names of its columns
KIND_REACH = 0.7  # of the best coverage, within which such a statement rules out the others
WHO_REACH = 0.55  # the same for who: without a unit there is no answer at all
HEADING_LENGTH = 60  # characters; a longer sentence is no heading
_TELLS_CONTACT = re.compile(r"联系|电话|邮箱|@|\d{7}")
NAMED_LIFT = 0.2  # of coverage, for a statement that names the enterprise asked about
_ASKS_SUPPORT = re.compile(r"^(?!.*(?:牵头|负责)).*配合")
_NAMED_DUTY = re.compile(r"牵头|负责|承担|主管")
_NARROW = (TimeKind.RANGE, TimeKind.QUARTER, TimeKind.MONTH)
_CURTAILING = re.compile(
    r"错峰|限产|停产|减产|负荷|限停|减排措施|绩效|豁免|停工|响应|管控措施|停限产"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Evidence with its rank value; `kind` is how far it holds the kind of thing asked for, `fits`
    says whether the hard slots are all there."""

    evidence: Evidence
    value: float
    kind: float
    fits: bool

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
) -> list[Ranked]:
    """Statements, best first; those that fail a hard slot come last.

    Only those that explain nearly as much as the best are looked at closely: no bonus makes up
    for more.
    """
    explained = [explainer.explain(statement, fields.of(statement)) for statement in statements]
    most = max((evidence.coverage for evidence in explained), default=0.0)
    near = [e for e in explained if e.coverage >= most - settings.close_look]
    found = [_ranked(evidence, query, documents=documents, settings=settings) for evidence in near]
    found = _demoted(found, query, settings=settings)
    found.sort(key=_order)
    return found


def _demoted(found: list[Ranked], query: Query, *, settings: EvidenceSettings) -> list[Ranked]:
    """What is out of place once something in place is there: a statement without the kind of
    thing asked for, or under another industry's heading."""
    good = [r for r in found if r.fits and r.evidence.coverage >= settings.enough]
    if query.wants_any(Want.AMOUNT, Want.WHEN, Want.WHO):
        most = max((r.evidence.coverage for r in good if r.kind >= TELLING_KIND), default=0.0)
        reach = WHO_REACH if query.wants_any(Want.WHO) else KIND_REACH
        if most >= reach * max((r.evidence.coverage for r in good), default=0.0) > 0:
            found = [replace(r, fits=r.fits and r.kind > 0.0) for r in found]
    if any(under_industry(query, r.statement) for r in good):
        found = [replace(r, fits=r.fits and under_industry(query, r.statement) > 0) for r in found]
    return found


def _ranked(
    evidence: Evidence,
    query: Query,
    *,
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
    value += settings.own_share * evidence.own
    if query.enterprises and _names_enterprise(query, statement):
        evidence = replace(evidence, coverage=min(evidence.coverage + NAMED_LIFT, 1.0))
    value += settings.time_bonus * time_fit(query, statement, documents)
    value += settings.title_bonus * names_title(query, statement)
    value += settings.deadline_bonus * deadline_fit(query, statement, documents)
    value -= settings.part_price * speaks_of_a_part(query, statement)
    value += settings.place_bonus * _says_place(query, statement)
    value += settings.industry_bonus * under_industry(query, statement)
    value -= settings.heading_price if says_only_its_heading(statement) else 0.0
    document = documents[statement.document_id]
    fits = fits_slots(query, statement) and _is_for_region(query, statement, document)
    return Ranked(evidence=evidence, value=value, kind=kind, fits=fits)


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


def says_only_its_heading(statement: Statement) -> bool:
    """A clause's opening title repeats its heading, a document's title is one; neither tells
    anything."""
    if statement.row:
        return False
    text = statement.text.text
    if not statement.headings:
        return statement.passage.kind is PassageKind.HEADER and not _TELLS_CONTACT.search(text)
    if re.search(r"（[^（）]*\d", text):  # 主要任务（10个任务，39项具体工作） tells figures
        return False
    return len(text) < HEADING_LENGTH and skeleton(statement.headings[-1]).endswith(
        skeleton(bare_heading(text))
    )


def fits_slots(query: Query, statement: Statement) -> bool:
    """Does the statement hold, itself or above it, the grade, level and industry asked for?"""
    above = _EXCLUDED.sub("", " ".join([*statement.headings, statement.lead]))
    text = _EXCLUDED.sub("", statement.text.text)
    if statement.row and statement.row.is_figures:
        text = " ".join([text, *statement.row.columns])
    if query.grades and not query.grades & (grades_in(text) or grades_in(above)):
        return False
    if query.levels and not query.levels & (levels_in(text) or levels_in(above)):
        return False
    if not _holds_indicator(query, statement, text=text, above=above):
        return False
    if query.offices and not all(_holds_office(office, text) for office in query.offices):
        return False
    if query.enterprises and not _names_enterprise(query, statement):
        return False
    if not _has_measure(query, text):
        return False
    if _CURTAIL_ASKED.search(query.text) and not _CURTAIL_SAID.search(text):
        return False
    if not _names_places(query, statement):
        return False
    return _names_industry(query, statement, said=f"{above} {text}")


def _holds_indicator(query: Query, statement: Statement, *, text: str, above: str) -> bool:
    """A value asked for has to be one of the indicator asked for."""
    if not query.indicators or not query.wants_any(Want.AMOUNT):
        return True
    named = indicators_in(text) or indicators_in(above)
    in_table = statement.row is not None and statement.row.is_figures
    return bool(query.indicators & named) and (
        in_table or bool(find_quantities(statement.text.text))
    )


def _names_industry(query: Query, statement: Statement, *, said: str) -> bool:
    if not query.industries or not is_about_curtailing(query):
        return True
    everything = f"{said} {statement.row.row.text.text if statement.row else ''}"
    return any(
        name in everything for mention in query.industries for name in mention.industry.names
    )


def _names_enterprise(query: Query, statement: Statement) -> bool:
    row = statement.row.row.text.text if statement.row else ""
    said = " ".join([*statement.headings, statement.lead, statement.text.text, row])
    return any(brand in said for brand in query.enterprises)


def _has_measure(query: Query, text: str) -> bool:
    """A number asked for in a unit is there in such a unit: 多少批次 in 批次, 多少钱 in 元."""
    if _PHONE_ASKED.search(query.text):
        return bool(re.search(r"\d{4,}", text))
    if _MAIL_ASKED.search(query.text):
        return "@" in text
    if _MONEY_ASKED.search(query.text):
        return bool(re.search(r"\d[^，；。、]{0,3}元", text))
    asks_number = query.wants_any(Want.AMOUNT) and not query.wants_any(
        Want.COUNT, Want.WHO, Want.WHEN
    )
    if query.measure is None or not asks_number:
        return True
    if query.measure not in _KNOWN_UNITS:
        return True
    units = next((group for group in _SAME_UNITS if query.measure in group), (query.measure,))
    if query.measure in _ANY_UNIT or (
        query.grades and _WHOLE_STOP.search(text) and "%" not in text
    ):
        return True
    return bool(re.search(rf"\d[^，；。、]{{0,3}}?(?:{'|'.join(map(re.escape, units))})", text))


def _names_places(query: Query, statement: Statement) -> bool:
    """A figure asked for a county has to be said of that county, or of every one."""
    if not query.inner_places or not query.wants_any(Want.AMOUNT):
        return True
    row = statement.row.row.text.text if statement.row else ""
    everything = " ".join([*statement.headings, statement.lead, statement.text.text, row])
    return "各县" in everything or any(place in everything for place in query.inner_places)


def _says_place(query: Query, statement: Statement) -> float:
    """1 if the statement itself names a place inside a region that the question names."""
    row = statement.row.row.text.text if statement.row else ""
    said = f"{statement.text.text}{row}"
    return float(any(place in said for place in query.inner_places))


def _holds_office(office: str, text: str) -> bool:
    return bool(re.search(rf"(?<![副原前]){re.escape(office)}", text))


def is_about_curtailing(query: Query) -> bool:
    """Does the question ask for a rule that goes by industry?"""
    return bool(query.grades or query.levels or _CURTAILING.search(query.text))


def kind_of(query: Query, statement: Statement) -> float:
    """How far the statement holds the kind of thing asked for, 0 to 1."""
    text = statement.text.text
    marks = []
    if query.wants_any(Want.WHO):
        marks.append(_who_mark(query, statement))
    if query.wants_any(Want.WHEN):
        marks.append(_time_mark(statement))
    if query.wants_any(Want.AMOUNT, Want.COUNT) and not marks:
        in_figures = statement.row is not None and statement.row.is_figures
        marks.append(max(_figure_mark(query, text), FIGURES_MARK if in_figures else 0.0))
    if query.wants_any(Want.CONSEQUENCE):
        marks.append(1.0 if CONSEQUENCE.search(text) else 0.0)
    if query.wants_any(Want.WHETHER) and not marks:
        marks.append(1.0 if _RULE.search(text) else 0.0)
    if query.wants_any(Want.LIST) and not marks:
        marks.append(min(text.count("、"), 4) / 4)
    return sum(marks) / len(marks) if marks else 0.0


def speaks_of_a_part(query: Query, statement: Statement) -> float:
    """1 for a row about one county where the question asks about the whole region."""
    row = statement.row
    if row is None or query.inner_places or not query.regions or not row.names:
        return 0.0
    return float(bool(_COUNTY_NAME.fullmatch(row.names[0])))


def names_title(query: Query, statement: Statement) -> float:
    """1 if the question names the heading or the row's task word for word."""
    row = statement.row
    headings = [part for part in statement.headings if part]
    titles = row.names if row and not row.is_figures else headings[-1:]
    return float(any(len(title) >= TITLE_LENGTH and title in query.text for title in titles))


def deadline_fit(query: Query, statement: Statement, documents: dict[str, Document]) -> float:
    """1 if the statement is due on the day that the question names, -1 if on another."""
    asked = {m.due for m in query.times if m.bound is TimeBound.BY and m.due is not None}
    if not asked:
        return 0.0
    row = statement.row
    text = row.deadline.text if row and row.deadline else statement.text.text
    default = documents[statement.document_id].period
    due = {m.due for m in find_times(text, default=default) if m.due is not None}
    return 0.0 if not due else 1.0 if due & asked else -1.0


def under_industry(query: Query, statement: Statement) -> float:
    """1 if the statement stands under a heading that names the industry asked for."""
    if not query.industries or not is_about_curtailing(query):
        return 0.0
    headings = _EXCLUDED.sub("", " ".join(statement.headings))
    return float(any(mention.word in headings for mention in query.industries))


def time_fit(query: Query, statement: Statement, documents: dict[str, Document]) -> float:
    """1 if the statement speaks of the time asked for, -1 if of another, 0 if of none.

    Only times narrower than a year count: a whole year or season chooses documents.
    """
    asked = [m.period for m in query.times if m.kind in _NARROW and m.period is not None]
    whole = [m.period for m in query.times if m.kind == TimeKind.SEASON and m.period is not None]
    if not asked and not whole:
        return 0.0
    default = documents[statement.document_id].period
    spoken = [
        mention.period
        for mention in find_times(statement.text.text, default=default)
        if mention.period is not None and mention.kind in (*_NARROW, TimeKind.SEASON)
    ]
    if not spoken:
        return 0.0
    if not asked:
        part = all(_is_part(s, w) for w in whole for s in spoken)
        return -0.5 if part else 0.0
    meets = any(a.start <= s.end and s.start <= a.end for a in asked for s in spoken)
    return 1.0 if meets else -1.0


def _tells_when(mention: TimeMention) -> bool:
    """A day, a month, a season and the like; a year only with its number (次年 tells nothing)."""
    if mention.kind is TimeKind.YEAR:
        return bool(re.search(r"\d", mention.text))
    return mention.kind in _TIMES and not mention.in_title


def _is_part(inner: Period, outer: Period) -> bool:
    return (
        outer.start <= inner.start and inner.end <= outer.end and inner.start != outer.start
    ) or (outer.start <= inner.start and inner.end < outer.end)


def _who_mark(query: Query, statement: Statement) -> float:
    text = statement.text.text
    asked = ACT.search(query.text)
    if asked is not None:
        return 1.0 if asked["act"] in text else 0.0
    if statement.duty and _ASKS_SUPPORT.search(query.text):
        return 1.0 if "配合" in statement.duty.text else 0.3
    return 1.0 if statement.duty else 0.8 if _NAMED_DUTY.search(text) else 0.0


def _time_mark(statement: Statement) -> float:
    if any(_tells_when(mention) for mention in find_times(statement.text.text)):
        return 1.0
    if statement.row and statement.row.deadline:
        return 0.9
    return 0.4 if find_times(statement.lead[-60:]) else 0.0


def _figure_mark(query: Query, text: str) -> float:
    if query.measure:
        unit = re.escape(query.measure)
        if re.search(rf"\d[^，；。、]{{0,3}}{unit}", text):
            return 1.0
    if not find_quantities(text) and not _WHOLE_STOP.search(text):
        return 0.0
    bare = re.sub(
        r"PM\d+(?:\.\d+)?|[A-Z]+\d+|[〔\[]\d{4}[〕\]]\d*号|(?:19|20)\d{2}年|^\D{0,2}\d{1,2}[.．、）]",
        "",
        text,
    )
    return 0.6 if re.search(r"\d", bare) or "停产" in text else 0.0


def best_per_document(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The first of each document, in order."""
    seen: dict[str, Ranked] = {}
    for item in ranked:
        if item.fits:
            seen.setdefault(item.statement.document_id, item)
    return list(seen.values())
