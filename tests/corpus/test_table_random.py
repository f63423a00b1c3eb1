"""Random tables written out in the ways that tables reach us, and read back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.tables import TableReading, find_tables, lines_of, read_table, reading_of

COLUMNS = ("类别", "主要任务", "工作措施", "完成时限", "责任单位")
ORDERS = (
    COLUMNS,
    ("类别", "主要任务", "完成时限", "工作措施", "责任单位"),
    ("序号", "主要任务", "工作措施", "责任单位", "完成时限"),
    ("序号", "类别", "主要任务", "工作措施", "责任单位", "完成时限", "备注"),
    ("类别", "主要任务", "工作措施", "责任单位"),
)
GROUPS = ("公共交通", "静态交通", "慢行系统", "水环境治理", "校园安全", "养老服务", "农村改厕")
TASKS = (
    "优化线网布局",
    "增加停车供给",
    "打通断头路",
    "整治占道经营",
    "改造老旧管网",
    "规范食堂管理",
    "建设社区食堂",
    "排查燃气隐患",
    "新增公办园学位",
    "开展技能培训",
    "清理河道垃圾",
    "完善监测预警",
)
ACTIONS = (
    "完成{n}个小区供水管网更新改造，同步实施雨污分流和路面恢复",
    "新建公共停车位{n}个，推广错时共享停车",
    "对{n}家餐饮单位开展全覆盖检查，建立问题台账，限期整改到位",
    "打通非机动车道断点{n}处，完善标识和照明设施",
    "培训从业人员{n}人次，发放补贴资金",
    "修订完善应急预案，组织综合演练{n}场，提升处置能力",
)
DEADLINES = ("2026年6月底前", "2025年12月底前", "长期坚持", "2025年底前", "9月30日前", "持续推进")
UNITS = ("市住建局", "市交通局", "市教育局", "市公安局", "市水务局", "沅江区人民政府", "市民政局")

HEADER_WORDS = (
    *(
        "序号",
        "县区",
        "县（市、区）",
        "任务",
        "工作措施",
        "责任单位",
        "完成时限",
        "备注",
        "PM2.5",
        "浓度",
    ),
    *(
        "（微克/立方米）",
        "（%）",
        "2024年",
        "目标",
        "实际",
        "2023—2024 年",
        "区）",
        "（市、",
        "其中：",
        "合计",
    ),
)
CELL_WORDS = (
    *(
        "1",
        "2.",
        "（三）",
        "临河区",
        "45",
        "6.7",
        "≤35",
        "—",
        "持平",
        "减少 1天",
        "2024年6月底前",
        "长期坚持",
    ),
    *(
        "市生态环境局",
        "市住建局、市公",
        "安局",
        "限公司",
        "淘汰锅炉21台。",
        "完成深度治理，",
        "— 3 —",
        "注：无",
    ),
    *(
        "续表",
        "单位：万元",
        "附件2",
        "一、目标",
        "|",
        "||",
        "|---|---|",
        "\t",
        "\f",
        "",
        "（",
        "）",
        "3",
        "\u3000",
    ),
)

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Rows, of which a merged cell is only printed in its first."""

    rows: tuple[Row, ...]
    printed: tuple[Row, ...]


@st.composite
def measures(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=2, unique=True))
    numbers = [draw(st.integers(min_value=2, max_value=4000)) for _ in chosen]
    parts = [text.format(n=n) for text, n in zip(chosen, numbers, strict=True)]
    return "；".join(parts) + "。"


@st.composite
def tables(draw: st.DrawFn, *, merged: bool = True) -> Written:
    """Three to eight rows in groups that each have their own tasks."""
    count = draw(st.integers(min_value=3, max_value=8))
    tasks = draw(st.permutations(TASKS))[:count]
    groups = draw(st.permutations(GROUPS))
    rows: list[Row] = []
    printed: list[Row] = []
    group = 0
    for number, task in enumerate(tasks):
        fresh = number == 0 or not merged or draw(st.booleans())
        group += fresh and number > 0
        units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True))
        row = {
            "序号": str(number + 1),
            "类别": groups[group % len(groups)],
            "主要任务": task,
            "工作措施": draw(measures()),
            "完成时限": draw(st.sampled_from(DEADLINES)),
            "责任单位": "、".join(units),
            "备注": "",
        }
        rows.append(row)
        printed.append(row if fresh else {**row, "类别": ""})
    return Written(rows=tuple(rows), printed=tuple(printed))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a sign never begins one, a number is never cut."""
    lines = [""]
    for token in re.findall(r"\d+|.", text):
        full = len(lines[-1]) + len(token) > width and lines[-1]
        if full and not re.match(r"[，。；、）]", token):
            lines.append("")
        lines[-1] += token
    return lines


def _cells(text: str) -> list[Row]:
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table = read_table(region)
    assert not table.loose
    return [{c.column: "".join(c.text.text.split()) for c in r.cells} for r in table.rows]


def _filled(rows: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """Rows as they are read: without the columns that the table lacks and the empty cells."""
    return [{column: row[column] for column in columns if row[column]} for row in rows]


def _flow(rows: Sequence[Row], widths: dict[str, int], order: Sequence[str], inside: str) -> str:
    """One cell after the other; `inside` stands between the lines of a cell."""
    lines = [" ".join(order)]
    for row in rows:
        cells = [_wrapped(row[column], widths[column]) for column in order if row[column]]
        lines.extend(inside.join(cell) for cell in cells)
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(tables())
def test_tabs_are_read_back(written: Written) -> None:
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(row[column] for column in COLUMNS) for row in written.printed]
    assert _cells("\n".join(lines)) == _filled(written.rows, COLUMNS)


@settings(max_examples=40, deadline=None)
@given(tables())
def test_bars_are_read_back(written: Written) -> None:
    lines = [f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|"]
    lines += [f"| {' | '.join(row[c] for c in COLUMNS)} |" for row in written.printed]
    assert _cells("\n".join(lines)) == _filled(written.rows, COLUMNS)


@settings(max_examples=60, deadline=None)
@given(
    tables(),
    st.sampled_from(ORDERS),
    st.sampled_from(range(4, 7)),
    st.sampled_from(range(18, 33)),
    st.sampled_from(range(7, 15)),
    st.sampled_from(["\n", "\n\n"]),
)
def test_broken_cells_are_put_together(
    written: Written, order: tuple[str, ...], label: int, measure: int, units: int, inside: str
) -> None:
    # three rows of the same measure and nearly the same units cannot be told apart once broken
    assume(len({row["工作措施"] for row in written.rows}) == len(written.rows))
    widths = {
        "序号": 3,
        "类别": label,
        "主要任务": label + 3,
        "工作措施": measure,
        "完成时限": 12,
        "责任单位": units,
    }
    text = _flow(written.printed, widths, order, inside)
    assert _cells(text) == _filled(written.rows, order)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["沅江区", "澧阳县", "云岭县", "临江新区", "高新区"]),
            st.integers(min_value=0, max_value=99999),
            st.decimals(min_value=0, max_value=500, places=1, allow_nan=False),
            st.integers(min_value=0, max_value=365),
        ),
        min_size=2,
        max_size=9,
    )
)
def test_figures_are_read_back(rows: list[tuple[str, int, object, int]]) -> None:
    names = ("县区", "人口（万人）", "PM2.5浓度（微克/立方米）", "优良天数")
    lines = [" ".join(names), *(" ".join(str(cell) for cell in row) for row in rows)]
    wanted = [dict(zip(names, map(str, row), strict=True)) for row in rows]
    assert _cells("\n".join(lines)) == wanted


THINGS = (
    ("PM2.5浓度（微克/立方米）", (30, 70)),
    ("重污染天数（天）", (1, 15)),
    ("煤炭消费量（万吨）", (100, 500)),
    ("秸秆综合利用率（%）", (88, 95)),
    ("清洁取暖改造户数（户）", (500, 9000)),
)
FACETS = (
    ("2023年实际", "2024年目标"),
    ("2023年", "2024年", "2025年"),
    ("上年同期", "本期目标"),
    ("2022—2023年实际", "2023—2024年目标"),
    ("一季度", "二季度"),
)
AXES = ("县区", "县（市、区）", "区域", "乡镇")
REGIONS = ("东塘县", "柳溪县", "云台市", "望江区", "临港新区")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_figures_under_two_levels_of_names_are_read_right_or_kept_loose(
    data: st.DataObject,
) -> None:
    axis = data.draw(st.sampled_from(AXES))
    facets = data.draw(st.sampled_from(FACETS))
    things = data.draw(st.lists(st.sampled_from(THINGS), min_size=2, max_size=3, unique=True))
    regions = data.draw(st.permutations(REGIONS))[: data.draw(st.integers(3, 5))]
    between = data.draw(st.sampled_from(["\n", "\n\n"]))
    leaves = " ".join(facet for _ in things for facet in facets)
    tops = " ".join(name for name, _ in things)
    centred = data.draw(st.booleans())
    lines = [tops, axis, leaves] if centred else [f"{axis} {tops}", leaves]
    columns = [axis, *(f"{name} {facet}" for name, _ in things for facet in facets)]
    rows = [
        [region, *(str(data.draw(st.integers(*span))) for _, span in things for _ in facets)]
        for region in regions
    ]
    (region,) = find_tables(
        lines_of(AlignedText.of_source(between.join([*lines, *map(" ".join, rows)])))
    )
    table = read_table(region)
    found = [[cell.text.text for cell in row.cells] for row in table.rows]
    assert (list(table.columns), found) == (columns, rows) or table.rows == ()


def _lines(words: Sequence[str]) -> st.SearchStrategy[str]:
    """Lines of some of these words between spaces, tabs or bars."""
    return st.builds(
        str.join,
        st.sampled_from([" ", "  ", "\t", " | ", "|"]),
        st.lists(st.sampled_from(words), max_size=7),
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_lines(HEADER_WORDS), max_size=6),
    st.lists(_lines(CELL_WORDS + HEADER_WORDS), max_size=24),
    st.sampled_from(["\n", "\n\n"]),
)
def test_text_that_only_looks_like_a_table_is_kept_whole(
    header: list[str], body: list[str], between: str
) -> None:
    lines = lines_of(AlignedText.of_source(between.join([*header, *body])))
    for region in find_tables(lines):
        reading = reading_of(region)
        told = [place for text in _texts(reading) for place in text.starts]
        assert len(told) == len(set(told))
        source = {
            place
            for line in region.lines
            for place, char in zip(line.text.starts, line.text.text, strict=True)
            if not char.isspace() and char not in "|"
        }
        assert source <= set(told)


def _texts(reading: TableReading) -> list[AlignedText]:
    """Everything of a region, each stretch once."""
    table = reading.table
    cells = [
        cell.text for row in table.rows for cell in row.cells if cell.text and not cell.inherited
    ]
    return [*cells, *table.loose, *table.notes, *reading.header, *reading.furniture]
