"""Tasks whose cells are set around the middle of their rows: whole rows, or another reading."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.table_around_groups import Fragment, RowSpan, SharedName, shared_names
from corpus.table_memory import Words
from corpus.tables import find_tables, lines_of, read_table

HEADER = "重点工作 完成时限 工程措施 牵头单位"
ROWS = (
    "新建充电桩 120 个，完成老旧配电设施升级改造\n绿色出行 2027 年 6 月底前 市交通运输局\n8 处。\n",
    "建成慢行步道 12 公里，打通城区断头路三条以\n慢行系统 2027 年 9 月底前 市水务局\n上。\n",
    "建成社区食堂 16 家，对高龄老人给予就餐补贴\n养老助餐 2027 年 5 月底前 市民政局\n8 项。\n",
)


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def cells(table: Table, column: str) -> list[str]:
    return ["".join(row.get(column).split()) for row in table.rows]


def test_measure_above_and_below_its_task_is_one() -> None:
    (table,) = tables("\n".join([HEADER, *ROWS]))
    assert cells(table, "重点工作") == ["绿色出行", "慢行系统", "养老助餐"]
    assert cells(table, "工程措施")[0] == "新建充电桩120个，完成老旧配电设施升级改造8处。"
    assert cells(table, "牵头单位") == ["市交通运输局", "市水务局", "市民政局"]


def test_authority_between_two_rows_is_that_of_the_one_without() -> None:
    row = "慢行系统 长期坚持 建成慢行步道 12 公里，打通断头路三条。\n市城市管理局\n"
    (table,) = tables("\n".join([HEADER, ROWS[0], row, ROWS[2]]))
    assert cells(table, "牵头单位") == ["市交通运输局", "市城市管理局", "市民政局"]


def test_authority_between_two_rows_without_one_is_given_to_neither() -> None:
    rows = (
        "慢行系统 长期坚持 建成慢行步道 12 公里，打通断头路三条。\n市城市管理局\n"
        "口袋公园 长期坚持 建成口袋公园 12 处，完善照明和座椅设施。"
    )
    (table,) = tables("\n".join([HEADER, ROWS[0], ROWS[2], rows]))
    assert cells(table, "牵头单位") == ["市交通运输局", "市民政局", "", ""]
    assert [text.text for text in table.loose] == ["市城市管理局"]


def test_words_beside_a_deadline_are_not_drawn_into_it() -> None:
    row = "油品抽检 攻坚期内 完成抽检加油站 420 座、车用尿素 65 批次。\n市市场监管局\n"
    (table,) = tables("\n".join([HEADER, ROWS[0], row, ROWS[2]]))
    assert cells(table, "重点工作")[1] == "油品抽检"
    assert cells(table, "完成时限")[1] == "攻坚期内"


def name(shared: SharedName) -> str:
    return "".join(part.text for part in shared.parts)


def names_of(fragments: list[tuple[str, int]], rows: list[RowSpan]) -> list[SharedName]:
    source = "".join(text for text, _ in fragments)
    pieces, begin = [], 0
    for text, line in fragments:
        own = AlignedText.of_source(source, begin, begin + len(text))
        pieces.append(Fragment(text=own, line=line))
        begin += len(text)
    return list(shared_names(pieces, rows, Words.of(["调整出行结构，补齐公共服务短板"])))


def test_rows_between_two_names_that_may_be_of_either_have_neither() -> None:
    rows = [RowSpan(anchor=k, lines=(k,)) for k in range(7)]
    first, second = names_of([("交通", 1), ("民生", 5)], rows)
    assert (first.rows, second.rows) == ((0, 1), (5, 6))


def test_row_beside_which_a_piece_of_a_name_stands_has_that_name() -> None:
    rows = [RowSpan(anchor=2 * k, lines=(2 * k, 2 * k + 1)) for k in range(4)]
    first, second = names_of([("出行结", 1), ("构", 2), ("公共", 5), ("服务", 6)], rows)
    assert [name(first), name(second)] == ["出行结构", "公共服务"]
    assert (first.rows, second.rows) == ((0, 1), (2, 3))


def test_pieces_that_no_text_joins_are_no_names() -> None:
    rows = [RowSpan(anchor=2 * k, lines=(2 * k, 2 * k + 1)) for k in range(4)]
    assert not any(shared.rows for shared in names_of([("面源", 1), ("污染", 2), ("水", 6)], rows))
