"""Tables that only wide blanks show: whole lines, merged first cells, sums, pairs of columns."""

from __future__ import annotations

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Document, SourceFile
from corpus.reading import read_source
from corpus.tables import TableStyle, find_tables, lines_of, read_table


def rows_of(text: str) -> list[list[str]]:
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table = read_table(region)
    assert not table.loose
    return [[row.get(column) for column in table.columns] for row in table.rows]


def test_rows_of_one_name_and_a_blank_line_below() -> None:
    text = """区域      车型排放标准    禁止通行时段
核心区    国三及以下      全天24小时
核心区    国四            6时至22时
外围区    国三及以下      6时至23时
外围区    国四            7时至9时、17时至20时

青禾市生态环境局      青禾市公安局
"""
    assert rows_of(text) == [
        ["核心区", "国三及以下", "全天24小时"],
        ["核心区", "国四", "6时至22时"],
        ["外围区", "国三及以下", "6时至23时"],
        ["外围区", "国四", "7时至9时、17时至20时"],
    ]


def test_a_merged_first_cell_is_that_of_the_rows_below() -> None:
    text = """区域      车型            时段
核心区    重型货车        全天
          中型货车        6时至22时
外围区    重型货车        6时至23时
          中型货车        7时至9时
"""
    assert [row[0] for row in rows_of(text)] == ["核心区", "核心区", "外围区", "外围区"]


def test_an_empty_cell_stays_empty_and_the_next_one_below_its_name() -> None:
    text = """县区      任务数（台）    完成时限          备注
南岭县    12              2026年6月底前     续建
北桥县    8               2026年9月底前
西渡区    5               2026年9月底前     新建
东湾区    3                                 新建
"""
    rows = rows_of(text)
    assert rows[1] == ["北桥县", "8", "2026年9月底前", ""]
    assert rows[3] == ["东湾区", "3", "", "新建"]


def test_a_sum_leaves_out_the_columns_of_words() -> None:
    text = """县（市、区）  负责单位            登记点（个）  抓拍点位（处）
南岭县        市生态环境局南岭分局  4             12
北桥县        市生态环境局北桥分局  3             9
西渡区        市生态环境局西渡分局  3             8
合计          10            29
"""
    assert rows_of(text)[-1] == ["合计", "", "10", "29"]


def test_a_sum_in_a_numbered_table_has_its_figure_below_the_others() -> None:
    text = """序号    县区      任务数    完成时限
1       南岭县    1200      2026年6月底前
2       北桥县    860       2026年9月底前

— 3 —
序号    县区      任务数    完成时限
3       西渡区    540       2026年9月底前
合计    2600
"""
    assert rows_of(text)[2:] == [["3", "西渡区", "540", "2026年9月底前"], ["合计", "", "2600", ""]]


def test_rows_called_by_the_time_of_day() -> None:
    text = """时段              车型          区域
6时至22时         国三货车      核心区
全天              重型货车      环城路以内
22时至次日6时     渣土车        全域
                  混凝土车      全域
"""
    assert [row[0] for row in rows_of(text)] == [
        "6时至22时",
        "全天",
        "22时至次日6时",
        "22时至次日6时",
    ]


@pytest.mark.parametrize("blank", ["    ", "\t"])
def test_two_columns_with_known_names(blank: str) -> None:
    rows = [["单位", "联系人"], ["市水务局", "王一"], ["市气象局", "李二"], ["市公安局", "赵三"]]
    assert rows_of("\n".join(blank.join(row) for row in rows)) == rows[1:]


def test_units_that_sign_side_by_side_are_no_table() -> None:
    text = "市生态环境局      市公安局\n市水务局      市气象局\n市商务局      市城管局\n"
    assert not [r for r in find_tables(lines_of(AlignedText.of_source(text))) if r.style is ALIGNED]


ALIGNED = TableStyle.ALIGNED

ANNEXED = """青禾市柴油货车限行通告

青环通〔2026〕3号

一、限行区域
核心区为环城路以内的区域。

二、施行时间
本通告自2026年4月1日起施行。

附表：柴油货车限行一览表

区域      车型        禁止通行时段
核心区    国三货车    全天24小时
核心区    国四货车    6时至22时
外围区    国三货车    6时至23时

附件：各县区机械登记点位
县区      登记点（个）    抓拍点位（处）
南岭县    4               12
北桥县    3               9

青禾市生态环境局
2026年3月14日
"""


def read(text: str) -> Document:
    (document,) = read_source(SourceFile(name="a.txt", sha256="0" * 64, text=text)).documents
    return document


def test_an_unnumbered_label_above_a_table_begins_an_annex() -> None:
    tables = read(ANNEXED).tables
    assert [table.path for table in tables] == [
        ("附表 柴油货车限行一览表",),
        ("附件 各县区机械登记点位",),
    ]
    assert [len(table.rows) for table in tables] == [3, 2]
