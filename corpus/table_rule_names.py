"""Column names of tables of rules: a phase, a warning level or a grade over each column of rules.

行业 绩效等级 第一阶段 第二阶段; 行业 等级 黄色预警（Ⅲ级） 橙色预警（Ⅱ级）; 行业 A级 B级 C级.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.table_kinds import ColumnKind
from corpus.table_shapes import plain

_TAIL = (
    r"(?:期间|时段|时期|阶段)?(?:应急)?(?:减排|错峰|管控|响应|限产)?(?:生产)?(?:措施|要求|比例|规则)?"
    r"(?:[（(][^（）()]{1,30}[）)])?"
)
_LEVEL = (
    r"(?:[红橙黄蓝]色(?:预警|响应)?|(?:[ⅠⅡⅢⅣ]|I{1,3}|IV)级(?:应急)?(?:预警|响应)?"
    r"|[一二三四]级(?:应急)?(?:预警|响应))"
)
_DAY = r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?"
_RANK = r"(?:等级|级别|评级|分级)"
# what a grade stands under: 绩效等级 / A级
GRADE_HEAD = re.compile(rf"^(?:企业|环保)?(?:绩效{_RANK}?|{_RANK})\s?(?=[A-E]|非?引领性)")
_GRADE = (
    r"[A-E][+-]?(?:[、和及][A-E][+-]?)*级(?:[、和及][A-E]级)*(?:及?以[上下])?(?:企业)?"
    r"|非?引领性(?:企业)?"
)
RULE_NAME = re.compile(
    rf"(?:(?:非?(?:采暖|供暖)|秋冬)[季期])?(?:第[一二三四五1-5](?:个)?(?:阶段|时段|轮次?)|{_LEVEL}|{_GRADE}|{_DAY}[-—–~～至到]{_DAY}"
    rf"|(?:非?采暖|供暖|秋冬)[季期]){_TAIL}"
)
GRADE_COLUMN = re.compile(
    r"(?:企业|环保|环境|绩效|减排|管控)*(?:绩效|评定|评价|评级|分级|管控)*(?:等级|级别|评级|分级|类级)|绩效"
)
SUBJECT_COLUMN = re.compile(
    r"(?:所属|涉及|重点|管控|工业|适用)*(?:行业|工序|产业|装备|炉窑)+(?:及?(?:类别|类型|名称|种类|分类|工序|子行业|小类|企业))*"
    r"|(?:企业|产品|工艺|设备|管控)(?:类别|类型|种类|分类)"
)
RULE_HEAD = re.compile(
    r".*(?:措施|要求|比例|规定|安排|标准|规则|(?:预警|响应)(?:级别|等级)|响应|预警|阶段|时段|期间|限产|错峰|减排)"
    r"(?:[（(].{1,20}[）)])?"
)
MEASURE_COLUMN = re.compile(
    r"(?:.*(?:限产|停产|减排|错峰|管控|生产|差异化|响应).*)?(?:措施|要求|比例|规定|方式|规则)(?:要求)?|(?:错峰|停限产|限产|减排)(?:生产|措施)?"
)


def is_rule_name(name: str) -> bool:
    """Whether a column of this name may hold rules for a phase, a level or a grade."""
    folded = GRADE_HEAD.sub("", plain(name))
    return bool(RULE_NAME.fullmatch(folded) or RULE_NAME.fullmatch(_narrow(folded)))


def are_two(first: str, name: str) -> bool:
    """行业 and 绩效等级, one below the other, are no single name."""
    return bool(SUBJECT_COLUMN.fullmatch(first) and GRADE_COLUMN.fullmatch(name[len(first) :]))


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


LEAST_RULES, MOST_RULES = 2, 6  # columns
MOST_BEHIND = 2  # columns behind those of rules
_LEADS = frozenset({ColumnKind.LABEL, ColumnKind.GRADE})


def rule_kinds(columns: Sequence[tuple[str, ColumnKind]]) -> tuple[ColumnKind, ...]:
    """What the columns of these names and kinds hold in a table of rules; nothing if they are
    those of another table: one column of rules is enough where another names the grades."""
    kinds = [_rule_kind(name, kind) for name, kind in columns]
    first = next((k for k, kind in enumerate(kinds) if kind is ColumnKind.RULE), len(kinds))
    last = next(
        (k for k in range(first, len(kinds)) if kinds[k] is not ColumnKind.RULE), len(kinds)
    )
    leads = [kind for kind in kinds[:first] if kind is not ColumnKind.ORDINAL]
    rules, behind = last - first, [kind for _, kind in columns[last:]]
    if not leads or not _LEADS.issuperset(leads) or len(behind) > MOST_BEHIND:
        return ()
    if rules == 1 and (ColumnKind.GRADE not in leads or set(behind) - {ColumnKind.REMARK}):
        return ()
    if rules == 1 and not MEASURE_COLUMN.fullmatch(plain(columns[first][0])):
        return ()
    if not 1 <= rules <= MOST_RULES:
        return ()
    return (*(kind or ColumnKind.TEXT for kind in kinds[:last]), *map(_behind, behind))


def _rule_kind(name: str, kind: ColumnKind) -> ColumnKind | None:
    """What a column would be in a table of rules; None where it can only stand behind them."""
    if is_rule_name(name):
        return ColumnKind.RULE
    if GRADE_COLUMN.fullmatch(name):
        return ColumnKind.GRADE
    if SUBJECT_COLUMN.fullmatch(name):
        return ColumnKind.LABEL
    if kind is ColumnKind.ORDINAL:
        return kind
    return ColumnKind.RULE if MEASURE_COLUMN.fullmatch(name) else None


def _behind(kind: ColumnKind) -> ColumnKind:
    sentences = {ColumnKind.MEASURE, ColumnKind.LABEL, ColumnKind.NUMBER}
    return ColumnKind.TEXT if kind in sentences else kind
