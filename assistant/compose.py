"""From evidence to the words of an answer: the part of a statement that says what was asked.

Every word but those that connect comes from the statement, its heading, note or row, to be cited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.beside_measure import cell_asked
from assistant.counting import tally
from assistant.curtailing import CURTAIL_ASKED, CURTAIL_SAID
from assistant.duty_words import cells_of_role, duty_words
from assistant.each_member import with_shares_behind
from assistant.enterprise_parts import DUTY, DUTY_ASKED, FACT_LENGTH
from assistant.evidence import Evidence, Explainer
from assistant.figure_rows import FigureTeller, told_cell
from assistant.measured import (
    MAIL_ASKED,
    MONEY_ASKED,
    MONEY_TOLD,
    PHONE_ASKED,
    PHONE_TOLD,
    figure_pattern,
)
from assistant.named_column import cells_of_act, who_acts
from assistant.narrowing import Narrower
from assistant.next_times import with_more_behind
from assistant.parts import TIME_KINDS, has_time, names_unit, tells_due, with_the_rest
from assistant.question import Query, Want
from assistant.row_cells import beside_measure, doer_of, grade_too, measure_too, place_of
from assistant.slot_checks import NO_FIGURE
from assistant.stages import goes_told
from assistant.tally import Tally
from assistant.telling import ACT, tells_consequence, tells_only_a_change
from assistant.told_beside import passages_told
from assistant.told_times import CLOCK, LENGTH, LENGTH_ASKED, tells_length, whole_stretch
from corpus.companies import find_companies
from corpus.datamodels import Cell, Document, Passage
from corpus.dates import TimeBound, TimeKind, find_times
from corpus.numerals import find_quantities
from corpus.series import split_segments
from corpus.statements import Statement
from corpus.vocabulary import indicators_in

LIST_LENGTH = 260  # characters for an answer that lists things
SUBJECT_LENGTH = 42  # characters of what a deadline or a unit is about
_FORBIDDEN = re.compile(r"严禁|禁止|不得|不允许|不准|不予|杜绝|不能|不应|停止")
_ALLOWED = re.compile(r"(?<!不)(?:可以?(?!能)|允许|准许|豁免)")
_RULES = re.compile(f"{_FORBIDDEN.pattern}|{_ALLOWED.pattern}")
_ASKS_PERMISSION = re.compile(
    r"能(?!源|耗|力|效|见)|可以|允许|让不让|准不准|行不行|还能|可不可以|[还再也]让(?!步)[^，。？]{1,10}[吗不么]"
)
_EXCEPTED = re.compile(r"除外|例外|不受(?:此|上述|该)?限|^但")
_ALL_BUT = re.compile(r"除[^，。；]{2,30}外")  # a ban that leaves some days or some people out
_STOPS = re.compile(r"停产|不予错峰|豁免|自主|停工|停止|关停")
_NOTED = re.compile(
    r"（[^（）]*）|^(?:附[件表图]\s*[\d一二三四五六七八九十]*|表\s*[\d一二三四五六七八九十]+)(?:[-—－.．]\d+)*[：:]?\s*"
)
_OF_ALL_ROWS = re.compile(r"职责|职能|分工")  # the title of a table of duties is about no row
_SINCE = "同比"
_BY_ASKED = re.compile(r"(?:什么时候|何时|几[月号]|哪天)[底份]?(?:之|以)?前|最[晚迟]|截止")
_BY = re.compile(r"(?:\d|底|月|日|旬|季|年)(?:以|之)?前")
# From when who has not done it is held to something: no time by which it is to be done.
_SINCE_UNDONE = re.compile(
    r"(?:[完达做]不成|未(?:能|按)?[^，。；]{0,4}(?:完成|达标)|逾期|不达标)[^。；]{0,24}\d[年月日]+起"
)
_UNDONE_ASKED = re.compile(r"[完达做]不成|未|没|逾期|不达标|(?:哪|什么时|何时|几)[^，。？]{0,4}起")
_DONE_ASKED = re.compile(r"(?<!不)完成(?![^，。？]{0,4}的)")
_ASKED_NUMBER = re.compile(r"多少|几")
_TITLED = re.compile("《[^》]*》")
# What has to stand there where a mail address, a telephone number or a sum of money is asked for.
_FORMS = (
    (MAIL_ASKED, re.compile("@")),
    (PHONE_ASKED, PHONE_TOLD),
    (MONEY_ASKED, MONEY_TOLD),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing told: its words, the passages that say it, and the bare value for comparing."""

    text: str
    value: str
    passages: tuple[Passage, ...]
    document: Document
    heading: str = ""  # what it stands under, without its enumerator
    named: str = ""  # column names that the words use; they stand in the table's header
    part: str = ""  # which of the things compared it is about: a level, a grade
    whole: Finding | None = None  # the statement as it stands, should the words fail the check
    coverage: float | None = None  # share of the question that the statement explains

    @property
    def label(self) -> str:
        """What tells this finding from those of other documents."""
        period = self.document.period.label if self.document.period else ""
        return (f"{self.document.region or ''}{period}" or self.document.title) + self.part


class Composer:
    """Words an answer from one statement."""

    def __init__(self, query: Query, *, explainer: Explainer) -> None:
        self._query = query
        self._explainer = explainer
        self._narrower = Narrower(query, explainer=explainer)
        self._figures = FigureTeller(query, score=explainer.share_of)

    def find(self, evidence: Evidence, document: Document) -> Finding:
        """The answer that this statement gives."""
        statement, query = evidence.statement, self._query
        if statement.row and statement.row.is_figures:
            text, value, cells = self._figures.told(statement.row, document)
            elsewhere = [place for said, place in statement.shared if said in cells]
            finding = Finding(
                text=text,
                value=value,
                passages=tuple(dict.fromkeys([statement.passage, *elsewhere])),
                document=document,
                named=" ".join([*statement.row.columns, *cells]),
                heading=_last(statement.headings),
                coverage=evidence.coverage,
            )
            row = statement.row.row.text.text
            return replace(finding, whole=replace(finding, text=row, value=row))
        counted = tally(query, statement)
        if counted is not None:
            return self._counted(counted, evidence, document)
        beside = cell_asked(query, statement)
        asked = [beside] if beside else cells_of_act(query, statement)
        if asked:
            return self._beside(asked, evidence, document)
        parts: list[str] = []
        asks_duty = (
            query.wants_any(Want.WHO) and statement.duty is not None and not self._acts(statement)
        )
        if asks_duty:
            parts.append(self._who(statement))
            if query.wants_any(Want.WHEN):
                parts.append(self._when(statement))
        elif query.wants_any(Want.WHEN):
            parts += [grade_too(query, statement), measure_too(query, statement)]
            parts.append(self._when(statement))
        else:
            parts.append(self._what(statement))
        value = "；".join(part for part in parts if part)
        amount = self._amount_beside(statement, f"{self._subject(statement, value)}{value}")
        value = f"{amount}；{value}" if amount else value
        text = f"{self._subject(statement, value)}{value}"
        told = statement.text.text.strip("。；")
        finding = Finding(
            text=text,
            value=value,
            passages=passages_told(statement, value, duty=asks_duty),
            document=document,
            heading=_last(statement.headings),
            coverage=evidence.coverage,
        )
        whole = replace(finding, text=told, value=told, passages=(statement.passage,))
        if self._tells_another(text) and not self._tells_another(told):
            return whole
        return replace(finding, whole=whole)

    def _tells_another(self, text: str) -> bool:
        """Does it name enterprises, but not the one asked about?"""
        asked = self._query.enterprises
        return bool(asked and find_companies(text)) and not any(name in text for name in asked)

    def _amount_beside(self, statement: Statement, said: str) -> str:
        """How much, where that is asked besides who or when and is not said with these."""
        query = self._query
        if not (query.wants_any(Want.AMOUNT) and query.wants_any(Want.WHO, Want.WHEN)):
            return ""
        if query.wants_any(Want.CONSEQUENCE, Want.WHETHER) or self._is_needed(said):
            return ""
        if statement.row and statement.row.amounts:
            return "，".join(statement.row.amounts)
        window = self._narrower.window(statement, needed=self._is_needed, limit=FACT_LENGTH)
        return window if self._is_needed(window) else ""

    def _beside(self, cells: Sequence[Cell], evidence: Evidence, document: Document) -> Finding:
        """The cells beside what is to be done, and this too where more is asked for."""
        statement = evidence.statement
        values = [told_cell(cell, graded=False) for cell in cells]
        told = "，".join(f"{column}为{value}" for column, value in values)
        if len(_ASKED_NUMBER.findall(self._query.text)) > len(cells):
            told = f"{told}；{self._what(statement)}"
        return Finding(
            text=f"{self._subject(statement, told)}{told}",
            value="，".join(value for _, value in values),
            passages=(statement.passage,),
            document=document,
            heading=_last(statement.headings),
            named=" ".join([*(cell.column for cell in cells), *(value for _, value in values)]),
            coverage=evidence.coverage,
        )

    def _counted(self, counted: Tally, evidence: Evidence, document: Document) -> Finding:
        """A number that is worked out from the statement."""
        statement = evidence.statement
        noted = statement.duty_passage if counted.from_duty else None
        return Finding(
            text=f"{self._subject(statement, counted.text)}{counted.text}",
            value=counted.number or counted.text,
            passages=(statement.passage, noted) if noted else (statement.passage,),
            document=document,
            heading=_last(statement.headings),
            named=counted.number,
            coverage=evidence.coverage,
        )

    def score(self, text: str) -> float:
        """The share of the question's grams that a text has."""
        return self._explainer.share_of(text)

    def score_beyond(self, text: str, *, beyond: str, least: float) -> float:
        """The share that a text has of what `beyond` leaves of the question; 0 where that has
        `least` or more of it."""
        said = self.score(beyond)
        return 0.0 if said >= least else self._explainer.share_of(text, beyond=beyond) / (1 - said)

    def _acts(self, statement: Statement) -> bool:
        """Is it asked who does what the sentence itself says is done, such as 谁批准?"""
        asked = ACT.search(self._query.text)
        return asked is not None and asked.group("act") in statement.text.text

    def _who(self, statement: Statement) -> str:
        duty, asked = statement.duty.text if statement.duty else "", self._query.text
        told = who_acts(statement, asked=asked) or cells_of_role(statement, asked=asked)
        return told or duty_words(duty, asked=asked)

    def _when(self, statement: Statement) -> str:
        text = statement.text.text
        told = goes_told(self._query, statement) or self._time_told(statement)
        return whole_stretch(self._query, text, told=told, limit=FACT_LENGTH)

    def _time_told(self, statement: Statement) -> str:
        row = statement.row
        if LENGTH_ASKED.search(self._query.text) and LENGTH.search(statement.text.text):
            return self._narrower.window(statement, needed=tells_length, limit=FACT_LENGTH)
        limit, text = statement.limit, statement.text.text
        if limit is not None and not (CLOCK.search(text) or any(m.due for m in find_times(text))):
            return limit.text
        if _BY_ASKED.search(self._query.text) and _BY.search(statement.text.text):
            window = self._narrower.window(statement, needed=_tells_by, limit=FACT_LENGTH)
            if _tells_by(window):
                return window
        window = self._narrower.window(statement, needed=tells_due, limit=FACT_LENGTH)
        only_season = row and row.deadline and _is_of_a_season(window)
        if row and row.deadline and _SINCE_UNDONE.search(window):
            return self._beside_undone(row.deadline.text, window)
        if tells_due(window) and not only_season:
            return window
        if row and row.deadline:
            return row.deadline.text
        window = self._narrower.window(statement, needed=has_time, limit=FACT_LENGTH)
        if has_time(window):
            return window
        own = [m for m in find_times(statement.text.text) if m.kind in TIME_KINDS]
        if own:
            return f"{own[0].text}，{window}"
        times = find_times(statement.lead)
        return times[-1].text + "，" + window if times else window

    def _beside_undone(self, deadline: str, window: str) -> str:
        """The deadline of a row whose sentence tells from when those who miss it are held to
        something; that too where it is asked."""
        if not _UNDONE_ASKED.search(self._query.text):
            return deadline
        return f"{deadline}；{window}" if _DONE_ASKED.search(self._query.text) else window

    def _what(self, statement: Statement) -> str:
        query = self._query
        if place := place_of(query, statement):
            return f"{statement.text.text.strip('。；')}，位于{place}"
        if beside := beside_measure(query, statement):
            return f"{beside}，{statement.text.text.strip('。；')}"
        limit = LIST_LENGTH if query.wants_any(Want.LIST, Want.CONSEQUENCE) else FACT_LENGTH
        needed = names_unit if query.wants_any(Want.WHO) else self._is_needed
        window = self._narrower.window(statement, needed=needed, limit=limit)
        window = with_shares_behind(query, window, statement.text.text)
        window = with_the_rest(query.text, window, statement.text.text, limit=LIST_LENGTH)
        window = with_more_behind(query, window, statement.text.text)
        exception = self._exception_behind(window, statement.text.text)
        if exception:
            return f"{window}，{exception}"
        if query.wants_any(Want.WHETHER) and (_EXCEPTED.search(window) or _ALL_BUT.search(window)):
            return window
        amounts = statement.row.amounts if statement.row else ()
        if amounts and query.wants_any(Want.AMOUNT, Want.COUNT) and not re.search(r"\d", window):
            return f"{window}：{'，'.join(amounts)}"
        if query.wants_any(Want.WHETHER) and _ASKS_PERMISSION.search(query.text):
            verdicts = {
                bool(_FORBIDDEN.search(s.text))
                for s in split_segments(window)
                if _RULES.search(s.text)
            }
            if len(verdicts) == 1:  # of one that allows this and forbids that the words are told
                return f"{'不能' if verdicts.pop() else '可以'}：{window}"
        return window

    def _exception_behind(self, window: str, text: str) -> str:
        """Whom a rule leaves out, said right behind it (…的车辆除外), where it is asked whether
        something is allowed: the one asked about may be among them."""
        if not self._query.wants_any(Want.WHETHER) or window not in text:
            return ""
        behind = split_segments(text[text.index(window) + len(window) :].lstrip("，"))
        excepted = behind and _EXCEPTED.search(behind[0].text)
        return behind[0].text.strip("。；") if excepted else ""

    def _is_needed(self, text: str) -> bool:
        """Does a segment hold what the answer cannot do without?"""
        query = self._query
        if query.wants_any(Want.CONSEQUENCE):
            return tells_consequence(query, text)
        if query.wants_any(Want.WHETHER):
            cuts = query.grades and CURTAIL_ASKED.search(query.text) and CURTAIL_SAID.search(text)
            return bool(cuts or _FORBIDDEN.search(text) or _ALLOWED.search(text))
        if query.enterprises and DUTY_ASKED.search(query.text):
            return bool(DUTY.search(_TITLED.sub("", text)))
        if _SINCE in query.text and query.measure:
            return _SINCE in text and bool(re.search(r"\d", text))
        form = next((form for asked, form in _FORMS if asked.search(query.text)), None)
        if form is not None:
            return bool(form.search(text))
        if query.measure:
            return bool(figure_pattern(query, query.measure).search(text))
        if not query.wants_any(Want.AMOUNT):
            return query.wants_any(Want.LIST) and "、" in _NOTED.sub("", text)
        if query.indicators:
            told = re.search(r"\d", NO_FIGURE.sub("", text)) is not None
            named = indicators_in(text)
            told = told and not (named and named.isdisjoint(query.indicators))
            return told and not tells_only_a_change(query, text)
        return bool(find_quantities(text)) or bool(_STOPS.search(text))

    def _subject(self, statement: Statement, value: str) -> str:
        """What the value is about, as far as the value itself does not say it."""
        doer = doer_of(statement) if self._query.wants_any(Want.WHO) else ""
        if doer:
            return "" if doer in value else f"{doer}："
        row = statement.row
        amounts = row.amounts if row else ()
        headings = [part for part in statement.headings if part and part not in amounts]
        heading = (headings or [""])[-1]
        if row and row.units and not row.names and _OF_ALL_ROWS.search(heading):
            heading = ""
        names = [name for name in row.names if name not in amounts] if row else []
        if names:
            heading = max(reversed(names), key=self.score)
        told = self.score(value)
        with_heading = self.score(heading + value)
        subject = ""
        heading = _NOTED.sub("", heading)
        if with_heading > told + 0.02 or (heading and told < 0.2):
            subject = heading
        if self._query.wants_any(Want.WHO, Want.WHEN):
            window = self._narrower.window(statement, needed=lambda _: False, limit=SUBJECT_LENGTH)
            if LENGTH_ASKED.search(self._query.text) and LENGTH.search(value):
                window = _without_lengths(window)  # 视频保存6个月，台账保存24个月: one is the value
            more = self.score(subject + window + value) > self.score(subject + value) + 0.05
            if more and value not in window:
                said = subject and not window.startswith(subject)
                subject = f"{subject}，{window}" if said else window
        return f"{subject}：" if subject and subject not in value else ""

    def about_enterprise(self, statement: Statement) -> str | None:
        """What a statement says of the enterprise asked about; None if it does not name it."""
        return self._narrower.about_enterprise(statement)

    def rule_of(self, text: str) -> str:
        """Of a sentence with a rule for each grade, the rule for the one asked for."""
        return self._narrower.rule_of(text)

    def column_score(self, column: str, document: Document) -> float:
        """How well a column of figures fits the question."""
        return self._figures.column_score(column, document)


def _without_lengths(text: str) -> str:
    """The segments of a text that tell no length of time."""
    return "，".join(s.text.strip("，") for s in split_segments(text) if not LENGTH.search(s.text))


def _is_of_a_season(text: str) -> bool:
    """Does it name no time but a season, as 实施秋冬季错峰生产 does?"""
    told = [mention for mention in find_times(text) if mention.kind in TIME_KINDS]
    return all(m.kind is TimeKind.SEASON and m.bound is not TimeBound.BY for m in told)


def _tells_by(text: str) -> bool:
    """Does it tell by when: 10月底前?"""
    return _BY.search(text) is not None


def _last(headings: Sequence[str]) -> str:
    return next((heading for heading in reversed(headings) if heading), "")
