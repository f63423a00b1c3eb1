"""The cell of a row of figures that a question asks for, told with its column and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.asked_column import cells_of_state, names_share, tells_money, unit_of_column
from assistant.lent_indicators import LENT_BONUS, REACHED, reached_of, with_target
from assistant.named_column import cells_of_class
from assistant.parts import same
from assistant.question import Query, Want
from assistant.scope import RELATIVE, is_two_years
from assistant.sum_columns import sum_of_parts
from corpus.datamodels import Cell, Document, Period
from corpus.dates import TimeKind, TimeMention, find_times
from corpus.fact_figure_cells import is_bare_figure
from corpus.measures import COUNT_UNITS
from corpus.mend import close_up
from corpus.statements import RowView
from corpus.table_classes import spoken_cell, spoken_class, trade_of_column
from corpus.table_named_cells import is_company
from corpus.table_rule_names import GRADE_COLUMN
from corpus.vocabulary import grades_in, indicators_in, levels_in, ordinals_in

_BASELINE = re.compile(r"上一?[个次轮年]|去年|上年|此前|原来|基数|实际|现状|往年|之前那")
# A target is asked for; a column of what has been reached is none.
_TARGET_ASKED = re.compile(r"目标|指标|任务|控制|[要应须]|不(?:能|得)?[超高低]|以[内下上]")
_CHANGE = re.compile(r"目标|[较比](?![例率重])|改善|提高|下降|减少|降低")
_SINCE = re.compile(r"同比|环比|较上年")
_SINCE_ASKED = re.compile(r"同比|环比|变化|[提升高降减增改]|[比较](?:上|去|前)|几个点")
_FALLS = re.compile(r"减少|下降|降低|[少降减](?:几|多少)")
_UNIT_IN_HEADER = re.compile(r"\s*[（(](?P<unit>[^\d（）()]{1,8})[）)]\s*")
IN_UNIT, OTHER_UNIT = 0.5, 0.8  # for a column in the unit asked for, off one in another
MEASURE_BONUS = 0.5  # for a cell in the unit asked for
STATE_BONUS = 0.5  # for the column of what was before, or comes after, where that is asked
COLUMN_LENGTH = 2  # characters of a column's name that a question can name
_SUM = re.compile(r"合计|总计|小计|全[年期]|平均")
_SUM_ASKED = re.compile(r"[总一合]共|[总合共]计|加起来|合起来|加在?一[起块]|累计")
_PURPOSES = (
    (Want.WHEN, re.compile(r"时[限间段]|期限|日期")),
    (Want.WHO, re.compile(r"单位|部门|牵头|责任|负责|联系人|姓名")),
)
_ROLES = ("牵头", "配合", "联系人", "联络员", "责任人", "负责人", "电话", "邮箱")
_EXCEPTION_ASKED = re.compile(r"例外|除外|特殊情况|备注")
_OFFICE = re.compile(r"(?:局|委|委员会|办公室|政府|管委会|支队|大队|中心)$")
_REMARK = re.compile(r"备注|说明")
_SERIAL = re.compile(r"序号|编号")
_DATED = re.compile(r"[\d上前去]")  # 采暖季措施 is what to do, whatever the year
_TO_DO = re.compile(r"任务|措施|治理")
_COUNTED = re.compile(r"(?P<unit>[天户台辆家座])数(?:目标|上限|任务)?$")
_FIGURE_TOLD = re.compile(r"\d+(?:\.\d+)?(?:%|[天台座小])")
_RECKONED = re.compile(r"(?:比例|占比|天数|时间|时长)$")
_RECKONING = re.compile(r"(?:核算|计算|计量|执行)(?:方式|方法|口径|依据)|口径")
_RECKONING_ASKED = re.compile(
    r"(?:按|以)(?:照)?(?:什么|啥|哪[种个样])[^，。？]{0,4}(?:计|算|执行)|(?:怎么?|如何|咋)(?:计|核|折)算"
    r"|(?:核算|计算|执行)(?:方式|口径)"
)
# What is asked beside the grade of an enterprise: 是几级企业，停产多少天.
_ALSO_ASKED = re.compile(r"多少|(?:几|什么|哪个?|怎么?|啥)(?!个?(?:绩效|评级|评定)?等?级)")
REMARK_BONUS = 0.15  # of the question, that a remark explains beyond what is told with it
_NUMBER_ALONE = re.compile(r"\d+(?:\.\d+)?")


class FigureTeller:
    """Picks and words the cells of a row of figures for one question."""

    def __init__(self, query: Query, *, score: Callable[[str], float]) -> None:
        self._query = query
        self._score = score

    def told(self, row: RowView, document: Document) -> tuple[str, str, list[str]]:
        """Of a row of figures the cell that was asked for, named by its column: in words, its
        bare value, and the cells with the units that the header gives."""
        keys = [k for k in row.names if self._score(k) > 0 and not _OFFICE.search(k)]
        keys = keys or list(row.names[:1])
        keys = [key for key in row.names if key in {*keys, *_told_always(row)}]
        told = set(row.names)
        cells = [
            c
            for c in row.row.cells
            if c.text
            and not _SERIAL.search(c.column)
            and (
                _named(c) not in told
                or (self._is_asked(c.column) and _named(c) not in self._query.text)
                or (self._is_to_do(c.column) and _named(c) not in row.names[:1])
            )
        ]
        name = "".join(
            key
            for key in keys
            if not any(key == _named(c) for c in cells)
            and not any(key in other for other in keys if other != key)
        )
        if not cells:
            return row.row.text.text, row.row.text.text, []
        if not _RECKONING_ASKED.search(self._query.text):
            cells = [c for c in cells if not _RECKONING.search(c.column)] or cells
        cells = self._of_the_trades(self._of_the_grades(cells, row))
        cells = self._of_the_indicator(self._to_reach(self._summed(cells), document))
        cells = self._of_the_time(cells, document)
        grade = [c for c in row.row.cells if GRADE_COLUMN.fullmatch(c.column) and c.text]
        grade = cells_of_class(self._query, row) or grade
        asks_grade = self._query.measure == "级" and not _ALSO_ASKED.search(self._query.text)
        if grade and asks_grade:
            works = next((name for name in row.names if is_company(name)), row.names[0])
            return self._worded(works, grade, row)
        beside = self._beside_grades(row)
        if beside:
            return self._worded(row.names[0], beside, row)
        if self._is_of_every_grade(row, cells):
            return self._worded(name, cells, row)
        of_state = cells_of_state(cells, self._query.text)
        before = _BASELINE.search(self._query.text) is not None
        reached = reached_of(self._query, row.row.cells) if before else ()
        scores = [
            self.column_score(cell.column, document)
            + STATE_BONUS * (cell in of_state)
            + LENT_BONUS * (cell.column in reached)
            + self._score(cell.text.text) * (cell.text.text not in self._query.text)
            + MEASURE_BONUS * self._is_in_measure(cell)
            for cell in cells
        ]
        best = max(scores)
        chosen = [c for c, score in zip(cells, scores, strict=True) if score >= best - 0.01]
        chosen = self._for_roles(cells) or chosen
        if any(cell in of_state for cell in chosen):
            chosen = of_state
        if reached:
            chosen = with_target(self._query, chosen, cells)
        if len(chosen) > 1 and all(ordinals_in(cell.column) for cell in chosen):
            chosen += [c for c in cells if _SUM.search(c.column) and c not in chosen]
        if _EXCEPTION_ASKED.search(self._query.text):
            chosen += [c for c in cells if _REMARK.search(c.column) and c not in chosen]
        return self._worded(name, chosen, row)

    def _beside_grades(self, row: RowView) -> list[Cell]:
        """The cell beside those of the grades that is asked for where no grade is: how a rule is
        reckoned, or a remark that has the words which nothing else in the row has."""
        if not row.graded or self._query.grades:
            return []
        cells = [cell for cell in row.row.cells if cell.text]
        if _RECKONING_ASKED.search(self._query.text):
            return [cell for cell in cells if _RECKONING.search(cell.column)]
        remarks = [cell for cell in cells if _REMARK.search(cell.column)]
        others = " ".join(f"{c.column} {c.text.text}" for c in cells if c not in remarks)
        rest = self._score(others)
        return [
            cell
            for cell in remarks
            if self._score(f"{others} {cell.text.text}") > rest + REMARK_BONUS
        ]

    def _is_of_every_grade(self, row: RowView, cells: Sequence[Cell]) -> bool:
        """Are these the cells of all grades, where none was asked for, nor any of their figures; or
        those of the several grades asked for?"""
        query = self._query
        graded = {column for column, _ in row.graded}
        if len(query.grades) == 1 or not query.wants_any(Want.AMOUNT) or not graded:
            return False
        figures = (_FIGURE_TOLD.search(cell.text.text) for cell in cells)
        named = any(figure.group() in query.text for figure in figures if figure)
        return not named and graded.issuperset(cell.column for cell in cells)

    def _worded(
        self, name: str, chosen: Sequence[Cell], row: RowView
    ) -> tuple[str, str, list[str]]:
        """The row's name and these cells: in words, the bare value, and the cells told. How it is
        reckoned (停产天数比例) is said of a figure alone."""
        if not any(is_bare_figure(cell.text.text) for cell in chosen):
            name = name.removesuffix(next((n for n in row.names[1:] if _RECKONED.search(n)), ""))
        graded = {column for column, _ in row.graded}
        told_cells = [told_cell(cell, graded=cell.column in graded) for cell in chosen]
        figures = "，".join(
            value if _REMARK.fullmatch(column) else f"{column}为{value}"
            for column, value in told_cells
        )
        values = [value for _, value in told_cells]
        if name and _REMARK.fullmatch(told_cells[0][0]):
            name += "："
        return f"{name}{figures}", "，".join(cell.text.text for cell in chosen), values

    def _of_the_grades(self, cells: list[Cell], row: RowView) -> list[Cell]:
        """The cells that are for the grades asked for; without the columns of remarks where none
        is asked for and the others are for a grade each."""
        own = row.of_grades(self._query.grades or frozenset().union(*(g for _, g in row.graded)))
        remarks = [c for c in cells if _REMARK.search(c.column)]
        exceptions = remarks if _EXCEPTION_ASKED.search(self._query.text) else []
        return [cell for cell in cells if cell in own or cell in exceptions] or cells

    def _of_the_trades(self, cells: list[Cell]) -> list[Cell]:
        """The cells that are for the industries asked for, of columns for an industry each."""
        asked = {word for m in self._query.industries for word in (m.word, m.industry.name)}
        return [cell for cell in cells if trade_of_column(cell.column) in asked] or cells

    def _summed(self, cells: list[Cell]) -> list[Cell]:
        """The cells of sums, where the question asks for what all the others come to."""
        sums = [cell for cell in cells if _SUM.search(cell.column)]
        asked = _SUM_ASKED.search(self._query.text)
        whole = [] if asked else sum_of_parts(self._query, cells, score=self._score)
        return whole or (sums if sums and asked else cells)

    def _to_reach(self, cells: list[Cell], document: Document) -> list[Cell]:
        """Without the columns of what was before, where a target is asked for."""
        if _BASELINE.search(self._query.text) or not _TARGET_ASKED.search(self._query.text):
            return cells
        return [cell for cell in cells if not self._is_of_before(cell.column, document)] or cells

    def _is_of_before(self, column: str, document: Document) -> bool:
        """Does a column tell what was before the document's time, which is not the time asked
        about, or what was reached, and no target or change?"""
        if _CHANGE.search(column):
            return False
        spoken = _periods_in(find_times(column, default=document.period), document)
        own = document.period
        earlier = [period for period in spoken if own is not None and period.end < own.start]
        asked = [m.period for m in self._query.times if m.period]
        if any(a.start <= e.start and e.end <= a.end for a in asked for e in earlier):
            return False
        return bool(earlier) or REACHED.search(column) is not None

    def _of_the_indicator(self, cells: list[Cell]) -> list[Cell]:
        """Without the columns of other indicators, where one is of that asked for."""
        asked = self._query.indicators
        if not any(asked & indicators_in(cell.column) for cell in cells):
            return cells
        return [c for c in cells if asked & (indicators_in(c.column) or asked)]

    def _of_the_time(self, cells: list[Cell], document: Document) -> list[Cell]:
        """Without the columns of other times and of sums, where one is for the very time asked."""
        asked = [
            (m.period.start, m.period.end)
            for m in self._query.times
            if m.period and not RELATIVE.match(m.text)
        ]
        spoken = {
            cell.column: [
                (period.start, period.end)
                for period in _periods_in(
                    find_times(cell.column, default=document.period), document
                )
            ]
            for cell in cells
        }
        named = any(a in spoken[cell.column] for a in asked for cell in cells)
        if not named or _BASELINE.search(self._query.text):
            return cells
        exact = [cell for cell in cells if any(a in spoken[cell.column] for a in asked)]
        things = {_without_times(cell.column, document) for cell in exact}

        def is_of_another_time(cell: Cell) -> bool:
            name = _without_times(cell.column, document)
            alike = any(thing.startswith(name) or name.startswith(thing) for thing in things)
            return alike and bool(spoken[cell.column] or _SUM.search(cell.column))

        return [cell for cell in cells if cell in exact or not is_of_another_time(cell)]

    def _for_roles(self, cells: list[Cell]) -> list[Cell]:
        """The cells of the roles that the question names (牵头, 联系人, 电话); all cells with
        units or times where it asks who or when without one."""
        roles = [role for role in _ROLES if role in self._query.text]
        named = [c for c in cells if any(role in c.column for role in roles)]
        if named or self._query.wants_any(Want.AMOUNT):
            return named
        return [c for c in cells if self._is_for(c.column)]

    def _is_in_measure(self, cell: Cell) -> bool:
        """Does a cell give a number right in the unit asked for: 停产80天, 80 under 停产天数?"""
        measure, text = self._query.measure, cell.text.text
        if measure is None:
            return False
        counted = _COUNTED.search(cell.column) if _NUMBER_ALONE.fullmatch(text) else None
        if counted is not None and counted["unit"] == measure:
            return True
        return re.search(rf"\d\s*个?{re.escape(measure)}", text) is not None

    def _is_asked(self, column: str) -> bool:
        """Does the question name a column, or ask for what it is there for?"""
        named = len(column) >= COLUMN_LENGTH and column in self._query.text
        return (
            named
            or any(r in column and r in self._query.text for r in _ROLES)
            or self._is_for(column)
        )

    def _is_to_do(self, column: str) -> bool:
        """Does a column say what is to be done, where neither how much nor when nor who is asked?
        Then it is no name of a row that something else names."""
        others = self._query.wants_any(Want.AMOUNT, Want.COUNT, Want.WHEN, Want.WHO)
        return _TO_DO.search(column) is not None and not others

    def _is_for(self, column: str) -> bool:
        """Does a column hold the kind of thing that is asked for: times, or units?"""
        return any(
            self._query.wants_any(want) and purpose.search(column) for want, purpose in _PURPOSES
        )

    def _class_score(self, column: str) -> float:
        """How well a column goes with the grade, the level or the phase asked for."""
        query, score = self._query, 0.0
        if query.grades and (grades := grades_in(column)):
            score += 0.5 if grades & query.grades else -0.5
        if query.levels:
            score += 0.5 if query.levels & levels_in(column) else -0.5
        if query.ordinals:
            score += 0.5 if query.ordinals & ordinals_in(column) else -0.2
        return score

    def column_score(self, column: str, document: Document) -> float:
        """How well a column fits: its words, the indicator, the time or baseline asked for."""
        query = self._query
        score = self._score(column)
        if query.indicators:
            score += 0.5 if query.indicators & indicators_in(column) else -0.5
        mentions = find_times(column, default=document.period)
        seasons = [m for m in mentions if m.kind is TimeKind.SEASON and not _DATED.search(m.text)]
        spoken = _periods_in([m for m in mentions if m not in seasons], document)
        asked = [m.period for m in query.times if m.period and not RELATIVE.match(m.text)]
        score += self._class_score(column)
        score += 0.5 * (self._is_for(column) or names_share(column, query.text))
        money = (query.measure or "").endswith("元")
        score += MEASURE_BONUS if money and tells_money(column) else 0.0
        unit = unit_of_column(column)
        if query.measure and query.measure not in COUNT_UNITS and unit:
            score += IN_UNIT if query.measure in unit else -OTHER_UNIT
        if _SINCE.search(column) and not _SINCE_ASKED.search(query.text):
            score -= 0.3
        falls = _FALLS.search(query.text)
        if falls:
            score += 0.5 if _FALLS.search(column) else -0.2
        score += 0.5 if any(m.text in query.text for m in seasons) else 0.0
        before = _BASELINE.search(query.text) and not falls
        for period in spoken:
            earlier = document.period is not None and period.end < document.period.start
            if before:
                score += 0.5 if earlier else -0.2
            elif asked:
                score += 0.5 if any(same(period, a) for a in asked) else -0.3
            elif earlier:
                score -= 0.3
        return score


def _told_always(row: RowView) -> set[str]:
    """The grade that a row of rules is for: without it the rule would be that of the industry; and
    of which machines it holds, or how it is reckoned, beside grades."""
    cells = row.row.cells
    grades = {_named(c) for c in cells if GRADE_COLUMN.fullmatch(c.column)}
    return grades | set(row.names if row.graded else ())


def _named(cell: Cell) -> str:
    """What a cell is called where it names its row."""
    return spoken_cell(cell.column, close_up(cell.text).text)


def _periods_in(mentions: Sequence[TimeMention], document: Document) -> list[Period]:
    """The stretches that times name; two years in a row (2025-2026年) are the season that begins in
    the first of them, in a document for such a season."""
    own = document.period
    found = []
    for mention in mentions:
        period = mention.period
        if period and own and own.end.year == own.start.year + 1 and is_two_years(period, mention):
            later = own.start.year - period.start.year
            start, end = (_years_before(day, later) for day in (own.start, own.end))
            period = replace(own, start=start, end=end)
        found.extend([period] if period else [])
    return found


def _years_before(day: date, years: int) -> date:
    """The same day of an earlier year; of 29 February the day before."""
    leap = (day.month, day.day) == (2, 29)
    return (day - timedelta(days=1) if leap else day).replace(year=day.year - years)


def _without_times(column: str, document: Document) -> str:
    """What a column is about, whatever the time: PM2.5 of PM2.5 2026年1-3月."""
    for mention in reversed(find_times(column, default=document.period)):
        column = column[: mention.start] + column[mention.end :]
    return _SUM.sub("", column).strip(" （）()")


def told_cell(cell: Cell, *, graded: bool) -> tuple[str, str]:
    """A cell's column and its value, with the unit that the header gives, in brackets or as what
    is counted: 重污染天数."""
    unit = _UNIT_IN_HEADER.search(cell.column)
    number = _NUMBER_ALONE.fullmatch(cell.text.text) is not None
    if number and unit is None and (counted := _COUNTED.search(cell.column)):
        return cell.column, f"{cell.text.text}{counted['unit']}"
    if unit is None or not number:
        column = spoken_class(cell.column) if graded else cell.column
        return column, spoken_cell(cell.column, cell.text.text)
    column = f"{cell.column[: unit.start()]}{cell.column[unit.end() :]}".strip()
    return column.removeprefix("其中："), f"{cell.text.text}{unit['unit']}"
