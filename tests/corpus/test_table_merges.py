"""Merged cells of which some columns are printed half-way down and others in their first row."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.tables import find_tables, lines_of, read_table

NAMES = ("类别", "牵头单位", "重点工作", "主要任务", "量化要求", "完成时限", "落实主体")
ROWS = (
    ("", "市水务局", "河道整治", "违建拆除", "拆除违建3处。", "2026年6月底前", "东塘区人民政府"),
    ("水环境", "", "", "岸线复绿", "种植水杉1200株。", "2026年9月底前", "东塘区人民政府"),
    ("", "市住建局", "污水收集", "管网改造", "改造管网12公里。", "2026年8月底前", "东塘区人民政府"),
    ("", "", "", "泵站建设", "建成泵站2座。", "2026年9月底前", "柳溪县人民政府"),
    ("", "", "", "检查井更换", "更换检查井40座。", "2026年9月底前", "柳溪县人民政府"),
    ("", "市监测站", "断面监测", "自动站", "建成自动站4座。", "2026年9月底前", "柳溪县人民政府"),
    ("能力建设", "", "", "走航船", "购置走航船1艘。", "2026年9月底前", "柳溪县人民政府"),
)


def test_cells_above_their_rows_take_nothing_from_below_and_keep_a_group_in_one_category() -> None:
    text = "\n".join("\t".join(row) for row in (NAMES, *ROWS))
    (region,) = find_tables(lines_of(AlignedText.of_source(f"{text}\n")))
    table = read_table(region)
    assert [row.get("类别") for row in table.rows] == ["水环境"] * 5 + ["能力建设"] * 2
    groups = ["河道整治"] * 2 + ["污水收集"] * 3 + ["断面监测"] * 2
    assert [row.get("重点工作") for row in table.rows] == groups
    units = ["市水务局"] * 2 + ["市住建局"] * 3 + ["市监测站"] * 2
    assert [row.get("牵头单位") for row in table.rows] == units


def test_a_cell_that_a_note_calls_empty_is_no_merged_one() -> None:
    text = (
        "| 类型 | 县区 | 工程内容 | 验收单位 |\n|---|---|---|---|\n"
        "| 清淤 | 东塘区 | 清淤3公里 | 市水务局 |\n"
        "| | 柳溪县 | 清淤2公里 | |\n"
        "| 管网 | 东塘区 | 改造管网4公里 | 市住建局 |\n"
        "*验收单位栏为空的，由所在县区人民政府组织验收。\n"
    )
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table = read_table(region)
    assert [row.get("验收单位") for row in table.rows] == ["市水务局", "", "市住建局"]
    assert [row.get("类型") for row in table.rows] == ["清淤", "清淤", "管网"]


def test_nobody_helps_where_only_those_who_lead_are_named() -> None:
    text = (
        "序号\t任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t疏浚河道3公里\t市水务局\t市财政局\t2026年6月底前\n"
        "2\t修复湿地38公顷\t市林业局\t\t2026年9月底前\n"
        "3\t建设泵站2座\t市住建局\t市发改委\t2026年9月底前\n"
    )
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table = read_table(region)
    assert [row.get("配合单位") for row in table.rows] == ["市财政局", "", "市发改委"]


DATED = (
    ("河道", "疏浚河道3公里", "市水务局", "2026年6月底"),
    ("", "拆除违建3处", "市住建局", ""),
    ("", "修复湿地38公顷", "市林业局", "2026年9月底"),
    ("管网", "改造管网12公里", "市住建局", "2026年6月底"),
    ("", "建成泵站2座", "市水务局", ""),
    ("断面", "建成自动站4座", "市生态环境局", "长期坚持"),
)


def test_a_deadline_printed_once_for_rows_below_is_theirs_where_none_is_printed_twice() -> None:
    text = "\n".join("\t".join(row) for row in (("类别", "措施", "责任单位", "完成时限"), *DATED))
    (region,) = find_tables(lines_of(AlignedText.of_source(f"{text}\n")))
    june, september = ["2026年6月底"], ["2026年9月底"]
    told = [row.get("完成时限") for row in read_table(region).rows]
    assert told == [*june, *june, *september, *june, *june, "长期坚持"]


def test_a_row_without_a_deadline_has_none_where_its_neighbours_print_the_same_one() -> None:
    rows = [(*row[:3], "2026年6月底" if row[3] else "") for row in DATED]
    text = "\n".join("\t".join(row) for row in (("类别", "措施", "责任单位", "完成时限"), *rows))
    (region,) = find_tables(lines_of(AlignedText.of_source(f"{text}\n")))
    assert [row.get("完成时限") for row in read_table(region).rows][1] == ""
