"""Tables printed in halves side by side, and tables that only blanks show."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.datamodels import SourceFile, Table
from corpus.reading import read_source
from corpus.tables import find_tables, lines_of, read_table

COUNTIES = ("临河区", "洛川县", "泉阳市", "昌宁县", "沅江区", "石桥镇", "古渡街道", "高新区")


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in table.rows]


@given(
    names=st.lists(st.sampled_from(COUNTIES), min_size=4, max_size=8, unique=True),
    sides=st.integers(2, 3),
    gap=st.integers(1, 12),
    seed=st.integers(1, 97),
)
def test_every_half_of_a_line_is_a_row_of_its_own(
    names: list[str], sides: int, gap: int, seed: int
) -> None:
    rows = [(name, str(10 + seed * k), f"{5 + k}%") for k, name in enumerate(names)]
    height = -(-len(rows) // sides)
    per_side = [rows[k * height : (k + 1) * height] for k in range(sides)]
    assume(height > 1 and bool(per_side[-1]))
    assume(all(len(side) == height for side in per_side[:-1]))
    assume(len(per_side[-1]) >= height - 1)
    lines = [[side[k] for side in per_side if k < len(side)] for k in range(height)]
    text = "\n".join(
        (" " * gap).join(" ".join(row) for row in line)
        for line in [[("县（市、区）", "任务数（辆）", "完成比例")] * sides, *lines]
    )
    (table,) = tables(f"{text}\n附件2\n")
    assert table.columns == ("县（市、区）", "任务数（辆）", "完成比例")
    assert cells(table) == [list(row) for row in rows]


def test_row_of_each_half_is_quoted_by_itself() -> None:
    (table,) = tables(
        "县区 任务数（户） 县区 任务数（户）\n临河区 210 泉阳市 165\n洛川县 85 沅江区 140\n"
    )
    assert [row.text.text for row in table.rows] == [
        "临河区 210", "洛川县 85", "泉阳市 165", "沅江区 140",
    ]  # fmt: skip


def test_total_of_which_the_column_is_open_is_kept_as_it_stands() -> None:
    (table,) = tables(
        "县区 户数 资金（万元） 县区 户数 资金（万元）\n"
        "临河区 210 15 泉阳市 165 12\n洛川县 85 6 沅江区 140 9\n合计 600\n附件2\n"
    )
    assert len(table.rows) == 4
    assert [text.text for text in table.loose] == ["合计 600"]


def test_drawn_table_in_halves_has_its_total_and_its_merged_cells_once() -> None:
    names = "<td>县区</td><td>类别</td><td>任务</td>"
    html = (
        f"<table><tr>{names}{names}</tr>"
        "<tr><td>临河区</td><td rowspan=2>一类</td><td>21</td>"
        "<td>泉阳市</td><td>二类</td><td>16</td></tr>"
        "<tr><td>洛川县</td><td>8</td><td>沅江区</td><td>三类</td><td>14</td></tr>"
        "<tr><td colspan=5>合计</td><td>59</td></tr></table>"
    )
    source = SourceFile(name="a.md", sha256="", text=f"# 任务\n\n{html}\n")
    (table,) = read_source(source).documents[0].tables
    assert cells(table) == [
        ["临河区", "一类", "21"],
        ["洛川县", "一类", "8"],
        ["泉阳市", "二类", "16"],
        ["沅江区", "三类", "14"],
    ]
    assert [text.text for text in table.loose] == ["合计59"]


def test_lines_of_names_with_wide_blanks_are_no_table_where_a_row_lacks_a_cell() -> None:
    assert not tables("道路类别   电动车    国六车\n主干道   不限    禁行\n次干道   不限\n")


def test_signatures_set_apart_by_blanks_are_no_table() -> None:
    assert not tables(
        "市政府办公室   市发改委   市财政局\n市住建局   市交通局   市水务局\n印发。\n"
    )
