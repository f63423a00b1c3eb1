"""The columns of a table: their names, as a header line shows them, and what each one holds.

The vocabulary is that of government work lists in general: a name is known by how it ends
(责任单位, 牵头单位 and 督导单位 all hold units), so a column nobody has seen yet still gets a kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.aligned import AlignedText
from corpus.table_kinds import ColumnKind
from corpus.table_rule_names import rule_kinds
from corpus.table_shapes import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `text` is its name as it stands in the source, `name` without layout spaces."""

    name: str
    kind: ColumnKind
    text: AlignedText | None = None


_GROUP_NAMES = "组别|分组|轮次|批次"
GROUP_NAME = re.compile(_GROUP_NAMES)
_COUNT = r"[\d一二三四五六七八九十]{1,3}"
GROUP_COUNTED = re.compile(
    rf"第{_COUNT}(?:组|轮|批次?|类|期|阶段|档|班|片区?)|[A-F甲乙丙丁戊己\d一二三四五六七八九十](?:组|档|班)"
)
_KINDS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.ORDINAL, r"序号|编号|行次"),
    (ColumnKind.REMARK, r".*(?:备注|说明)|备考|.*(?:进展|完成|落实|整改|推进)(?:情况|程度)"),
    (
        ColumnKind.DEADLINE,
        r".*(?:时限|时间|时段|期限|节点|日期|年限|工期|频次)(?:要求|安排)?|时序|(?:完成|整改|进度)(?:进度|安排|要求)",
    ),
    (
        ColumnKind.PERSON,
        r".*(?:责任人|负责人|联系人|包[保联]人|领导|干部|姓名|人员|电话|联系方式|职务|河长|网格[长员]|监[督管]员|联络员)",
    ),
    (ColumnKind.LABEL, r"(?:问题|被[查检]查?|排污|违法|涉[事气]|点位)单位"),
    (
        ColumnKind.UNITS,
        r".+(?:单位|部门|主体|科室|机构|处室|股室)(?:（.*）)?|责任分工|责任落实|任务分工|部门",
    ),
    (
        ColumnKind.NUMBER,
        r"(?:20\d\d年?|第?[一二三四1-4]季度|\d{1,2}月份?|[上下]半年|全年).{0,6}"
        r"|.*(?:数量|金额|产能|规模|合计|总计|小计|比例|浓度|目标值|现状值|基准值|分值|权重|得分|占比|面积|数)"
        r"|.*[（(][^（）()]*(?:万|吨|个|家|台|辆|天|%|％|元|户|㎡|亩|公里|/)[^（）()]*[）)]",
    ),
    (
        ColumnKind.MEASURE,
        r".*(?:措施|举措|内容|要求|做法|问题|情况|标准|简述|处置|成效|步骤|方案|职责|描述|结果|成果)",
    ),
    (
        ColumnKind.LABEL,
        r".*(?:类别|类型|分类|种类|项目|名称|工作|任务|事项|行动|工程|目标|指标|领域|方向|环节|行业|企业|工序|站点|点位|对象|阶段|等级|级别"
        r"|地区|区域|范围|地点|位置|地址|所[在属]地|属地|污染物|因子|分级|评级)"
        rf"|{_GROUP_NAMES}"
        r"|各?(?:县|市|区|县区|区县|市县|县市区|市县区|乡镇|镇街|街道|县[（(]市、?区[）)])",
    ),
    (
        ColumnKind.TEXT,
        r".*年份|单位|依据|来源|方式|月份|年度|季度|区划|责任|牵头|配合|性质|用途|状态|进展",
    ),
)
_KNOWN = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_DEMANDS = re.compile(r"(?:完成|整改)要求")
_WORK = re.compile(r".*(?:任务|工作|事项|项目|目标)")
BRACKETS = re.compile(r"[（(][^（）()]{1,28}[）)]")
MANY_MEASURES = 3
SHORT_AXIS = 7  # characters of what rows are called, where nothing else tells of a column
NAME_LIMIT = 14  # characters of a column name; a longer one is a sentence
_NO_NAME = re.compile(r"[。；;！？!]|，.*，|^\d+$|^[（(]?[一二三四五六七八九十]+[）)、]")
VAGUE_KINDS = frozenset({ColumnKind.LABEL, ColumnKind.TEXT, None})  # any noun might be one
TELLING_KINDS = frozenset(
    {
        ColumnKind.ORDINAL,
        ColumnKind.DEADLINE,
        ColumnKind.UNITS,
        ColumnKind.PERSON,
        ColumnKind.REMARK,
    }
)


def fits_name(text: str) -> bool:
    """Short enough for a column's name; what stands in brackets, a unit mostly, is left out."""
    return len(BRACKETS.sub("", text)) <= NAME_LIMIT


_AXIS = re.compile(
    r"(?:所[属在]地?|各)?(?:[县市区旗州盟镇乡](?:、?[县市区旗州盟镇乡]){0,3}|地区|地市|区域|城市|园区|辖区|(?:乡镇|镇)(?:街道?|办)|街道|单位|站点|点位|名称)"
    r"(?:[、和及][一-龥、]{2,12}[县市区])?"
)
_AXIS_BRACKET = re.compile(r"[（(][县市区州旗乡镇街道开发、/]+[）)]")


def is_axis(name: str) -> bool:
    """县区, 县（市、区）, 乡镇: what rows are called whatever is told of them."""
    return bool(_AXIS.fullmatch(_AXIS_BRACKET.sub("", name)))


@lru_cache(maxsize=4096)
def kind_of(name: str) -> ColumnKind | None:
    """What the column of this name holds, or None when it is no name of a column."""
    if not name or not fits_name(name) or _NO_NAME.search(name):
        return None
    kind = next((kind for kind, pattern in _KNOWN if pattern.fullmatch(name)), None)
    if kind is None and len(name) <= SHORT_AXIS and is_axis(name):
        return ColumnKind.LABEL
    return kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnName:
    """A header cell, and the one above it that it shares with its neighbours, if any."""

    own: AlignedText
    above: AlignedText | None = None

    @property
    def name(self) -> str:
        own = plain(self.own.text)
        return f"{plain(self.above.text)} {own}" if self.above else own

    @property
    def kind(self) -> ColumnKind | None:
        """By its own words, or where these are vague, by those above."""
        own = kind_of(plain(self.own.text))
        if self.above is None or own not in (*VAGUE_KINDS, ColumnKind.NUMBER):
            return own
        return kind_of(plain(self.above.text)) or own


def columns_of(names: Sequence[ColumnName]) -> tuple[Column, ...]:
    """Columns from their header cells, left to right."""
    columns = [
        Column(name=name.name, kind=name.kind or ColumnKind.TEXT, text=name.own) for name in names
    ]
    return _with_rules(columns) or _with_measure(
        _without_many(_with_demands(_with_offices(columns)))
    )


def _with_offices(columns: list[Column]) -> list[Column]:
    """单位 beside people and their telephones is an authority, not what figures are counted in."""
    kinds = {column.kind for column in columns}
    if ColumnKind.PERSON not in kinds or kinds & {ColumnKind.NUMBER, ColumnKind.UNITS}:
        return columns
    return [
        replace(column, kind=ColumnKind.UNITS) if column.name == "单位" else column
        for column in columns
    ]


def _with_demands(columns: list[Column]) -> list[Column]:
    """整改要求 says by when where no other column does; beside 整改期限 it says what to do."""
    when = [column for column in columns if column.kind is ColumnKind.DEADLINE]
    if all(_DEMANDS.fullmatch(column.name) for column in when):
        return columns
    return [
        replace(column, kind=ColumnKind.MEASURE) if _DEMANDS.fullmatch(column.name) else column
        for column in columns
    ]


def _with_rules(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a table of rules; nothing if these are those of another table.

    It tells of industries or grades what each has to do, and then perhaps how that is looked after.
    """
    kinds = rule_kinds([(column.name.rpartition(" ")[2], column.kind) for column in columns])
    if not kinds:
        return ()
    return tuple(replace(column, kind=kind) for column, kind in zip(columns, kinds, strict=True))


def _without_many(columns: list[Column]) -> list[Column]:
    """Three columns of measures and more stand beside one another because each says little."""
    if sum(column.kind is ColumnKind.MEASURE for column in columns) < MANY_MEASURES:
        return columns
    return [
        replace(column, kind=ColumnKind.TEXT) if column.kind is ColumnKind.MEASURE else column
        for column in columns
    ]


def _with_measure(columns: list[Column]) -> tuple[Column, ...]:
    """Without a column of measures, the last column of tasks or aims holds the sentences."""
    if not any(column.kind is ColumnKind.MEASURE for column in columns) and not any(
        column.kind is ColumnKind.TEXT and kind_of(column.name) is ColumnKind.MEASURE
        for column in columns
    ):
        work = [
            place
            for place, column in enumerate(columns)
            if column.kind is ColumnKind.LABEL and _WORK.fullmatch(column.name)
        ]
        if work:
            columns[work[-1]] = replace(columns[work[-1]], kind=ColumnKind.MEASURE)
    return tuple(columns)
