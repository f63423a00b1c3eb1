"""What the words of a column's name say: a thing that is measured, a time, a state, a unit.

A table of figures says each column's thing (PM2.5浓度) and its facet (2025年目标) either in one
name or in two that stand one above the other. Which of them a name gives shows which names belong
together, whatever the table is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.table_columns import is_axis, kind_of
from corpus.table_kinds import ColumnKind
from corpus.table_shapes import closes_unopened, hangs, is_number, open_brackets, plain

_BRACKET = re.compile(r"[（(\[【]([^（()）\[\]【】]{1,24})[）)\]】]")
_TIME = re.compile(
    r"(?:20\d\d|[上本当今去明前同])年?(?:度)?(?:[-—–~～至到]{1,2}(?:20\d\d|\d\d)年?(?:度)?)?年?(?:同期)?"
    r"|“?[十一二三四五]{1,3}五”?(?:期间|末|初)?|第?[一二三四1-4]季度|[上下]半年|\d{1,2}[-—–~～至]?\d{0,2}月份?"
    r"|(?:上一?|本|当|去|同)个?(?:年度?|期|轮|阶段|周期)|(?:秋冬|采暖|取暖|供暖|非采暖|冬|夏|春|汛|秋)(?:季|期)|秋冬防?"
    r"|[一-龥]{2}期|全年|年度|季度|年均|月均|日均|近期|远期|同期|期间|截至|\d{1,2}[日时]"
)
_CHANGE = re.compile(
    r"[降减增升]幅|下降|降低|减少|压减|削减|提高|改善|上升|增长|增加|同比|环比|变化|幅度|增减"
)
_STATE = re.compile(
    r"目标任务|目标|控制|实际|实绩|实测|实况|现状|基准|基数|底数|计划|预期|考核|完成|任务|要求|指标|累计|预计|分解|下达|应|已|拟"
)
_FILLER = re.compile(
    r"率|比例|占比|比重|比|百分比|百分点|数量|数|量|值|情况|其中|小计|合计|总计|平均|浓度|较|排名|名次|得分|分值|单位|差距|的|及"
)
_PERCENT = re.compile(r"%|％|百分比|百分点|‰")
_SHARE = re.compile(r"(?:率|比例|占比|比重|百分比|百分点|[降减增升]幅|同比)$")
_WHOLE = re.compile(r"[天户个家台辆套座处项次人]|人次|家次|块|条|部|批次|名")
_SPAN = r"[-—–~～至到]{1,2}"
_YEAR = re.compile(
    rf"(?:20\d\d年?)?\d{{1,2}}(?:{_SPAN}(?:次年)?\d{{1,2}})?月|20\d\d年?(?:{_SPAN}(?:20)?\d\d年?)?"
    r"|[一二三四1-4]季度|[上下]半年|(?:上年|去年|本)[同期]期"
)
_RATIO = re.compile(r"(?:[^功速]率|比例|占比|比重)$")
_TITLE = re.compile(
    r".*(?:表|清单|名单|方案|一览|台账|分解|明细|任务书|目标任务)|(?:附件|各.{1,12}20\d\d年|各(?:县|市|区|乡|镇|地).{6,}).*"
)
_AIM_OR_FACT = re.compile(r"(?:同期)?(?:目标|实际|实绩|实测|现状|基数|降幅)|同期")
_STATE_THEN_TIME = re.compile(r"(?:目标|实际|实绩|现状|基数|降幅|提高|下降)值?(?:20\d\d|上年|本期)")
# 目标新能源货车: the end of one name and another
_STATE_FIRST = re.compile(
    r"(?:目标|实绩|现状)(?!值|任务|完成|责任|要求|控制|浓度|水平|情况|年|20|比|较|数|量|率)[^（(]{2}"
)
_BROKEN_SEASON = re.compile(r"年[秋春采供]$|^[冬暖]季")  # 2025-2026年秋 / 冬季目标
_SEASON_THEN_YEAR = re.compile(r"[季期]20\d\d")  # 秋冬季2025-2026年…, the ends of two names
_INNER_UNIT = re.compile(r"[）)\]](?=[^（()）]{2})")
_WHAT_ROWS_ARE = re.compile(
    r"(?:指标|项目|类[别型]|行业|领域|污染物|因子|工序|企业|任务)(?:名称|类[别型]|分类|编号)?"
)
_UNIT_ONLY = re.compile(r"[（(\[【]")
_TORN_START = re.compile(
    r"[、，。）)／/·—－～-]|[年月日季](?![均度份内])|度(?!数)|(?:浓度|比例|比率|占比|率)(?=[^（(]{2})"
)
LONGEST_NAME = 18  # characters; a longer name is more likely two
TORN = 5.0
TWO_TIMES = 3.0  # or states, in one name
SHORTEST_TITLE = 6  # characters
TITLE = 3.0  # a line above the names that says what the table is
OTHER_UNIT = 2.0  # 比例（吨）
LATE_TIME = 1.5  # 降幅2025年
BROKEN_SEASON = 1.0
STATE_FIRST = 0.6
UNIT_INSIDE = 1.5  # a name that goes on behind its unit
PER_CHARACTER = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a name says. `units` stand in brackets; `axis`: it names what the rows are."""

    thing: bool
    time: bool
    state: bool
    change: bool
    axis: bool
    ordinal: bool
    percent: bool
    whole: bool
    units: tuple[str, ...]

    @property
    def facet(self) -> bool:
        """It says when or how, and not of what."""
        return not self.thing and not self.axis and not self.ordinal


@lru_cache(maxsize=8192)
def sense_of(name: str) -> Sense:
    """The sense of a name without spaces."""
    units = tuple(_BRACKET.findall(name))
    bare = _BRACKET.sub("", name)
    time = bool(_TIME.search(bare))
    rest = _TIME.sub("", bare)
    change = bool(_CHANGE.search(rest))
    state = bool(_STATE.search(rest))
    rest = _FILLER.sub("", _STATE.sub("", _CHANGE.sub("", rest)))
    return Sense(
        thing=len(rest) >= 2 or bool(re.search(r"[A-Za-z]", rest)),
        time=time,
        state=state,
        change=change,
        axis=is_axis(name),
        ordinal=kind_of(name) is ColumnKind.ORDINAL,
        percent=any(_PERCENT.search(unit) for unit in units) or bool(_SHARE.search(bare)),
        whole=any(_WHOLE.fullmatch(unit) for unit in units),
        units=units,
    )


@lru_cache(maxsize=16384)
def torn(text: str) -> float:
    """What speaks against a text being one whole name: it is a part of one, or parts of two."""
    bare = plain(text)
    inner = _BRACKET.sub("", bare)
    cost = PER_CHARACTER * max(0, len(inner) - LONGEST_NAME)
    if is_number(bare):
        return TORN
    open_end = hangs(bare) or open_brackets(bare) or closes_unopened(bare)
    if open_end or _UNIT_ONLY.match(bare) or _TORN_START.match(bare):
        cost += TORN
    if len(_BRACKET.findall(bare)) > 1:
        cost += TORN
    elif _INNER_UNIT.search(bare):
        cost += UNIT_INSIDE
    cost += TITLE * is_title(bare)
    shares = bool(_RATIO.search(inner)) and _BRACKET.search(bare) and not _PERCENT.search(bare)
    cost += OTHER_UNIT * bool(shares)
    twice = len(_YEAR.findall(inner)) > 1 or len(_AIM_OR_FACT.findall(inner)) > 1
    cost += BROKEN_SEASON * bool(_BROKEN_SEASON.search(inner))
    cost += TWO_TIMES * bool(_SEASON_THEN_YEAR.search(inner))
    cost += STATE_FIRST * bool(_STATE_FIRST.match(inner))
    return cost + TWO_TIMES * twice + LATE_TIME * bool(_STATE_THEN_TIME.search(inner))


def is_title(text: str) -> bool:
    """A line that says what the table is about."""
    return bool(_TITLE.fullmatch(text)) and len(text) >= SHORTEST_TITLE


def stands_alone(text: str) -> bool:
    """序号, 县区, 县（市、区）, 指标: what such a name begins is no other name."""
    bare = plain(text)
    sense = sense_of(bare)
    return sense.axis or sense.ordinal or bool(_WHAT_ROWS_ARE.fullmatch(bare))
