"""Where tables begin and end: at dates and labels above them, where the next one begins."""

from __future__ import annotations

from textwrap import dedent

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import SourceFile, Table
from corpus.reading import read_source
from corpus.table_headers import header_at
from corpus.tables import find_tables, lines_of

DRAWN = """
    关于做好检修的通知

    各县区：现印发给你们。

    沅江市水务局

    2026年3月5日

    ### 附件1 沅江市检修泵站清单

    <table>
    <tr><td>序号</td><td>县区</td><td>泵站</td><td>时间</td></tr>
    <tr><td>1</td><td rowspan="2">东塘县</td><td>一号站</td><td>4月1日—5月1日</td></tr>
    <tr><td>2</td><td>二号站</td><td>4月1日—6月1日</td></tr>
    </table>

    ### 附件2 泵站数量统计表

    | 县区 | 大型 | 中型 | 小型 | 微型 | 合计 |
    | --- | --- | --- | --- | --- | --- |
    | 东塘县 | 1 | 2 | 3 | 4 | 10 |
    | 柳溪县 | 2 | 2 | 2 | 2 | 8 |
"""
SIGNED = "2025 年 11 月 9 日\n\n（此件公开发布）\n\n沅江市河湖整治方案\n"
LEVELS = """
    附件1

    各县（市、区）水质改善目标

    县（市、区）、

    高新区

    总磷（mg/L） 超标天数（天）

    2024—2025 年

    枯水期实绩

    2025—2026 年

    枯水期目标

    2024—2025 年

    枯水期实绩

    2025—2026 年

    枯水期目标

    东塘区 0.21 0.19 12 10
    柳溪县 0.18 0.17 9 8
    高新区 0.24 0.20 15 11
"""


def tables(text: str) -> tuple[Table, ...]:
    source = SourceFile(name="a.md", sha256="", text=dedent(text).strip())
    (document,) = read_source(source).documents
    return document.tables


def test_a_drawn_table_ends_where_one_of_bars_begins() -> None:
    first, second = tables(DRAWN)
    assert [row.get("县区") for row in first.rows] == ["东塘县", "东塘县"]
    assert [row.get("合计") for row in second.rows] == ["10", "8"]


def test_a_labelled_title_takes_no_signature_and_no_date_with_it() -> None:
    first, second = tables(DRAWN)
    assert first.title == "附件1沅江市检修泵站清单"
    assert second.title == "附件2泵站数量统计表"


def test_a_table_of_bars_ends_where_other_names_stand_above_a_rule() -> None:
    text = "\n".join(
        (
            "| 县区 | 任务 | 时限 |",
            "|---|---|---|",
            "| 东塘县 | 疏浚 | 6月底前 |",
            "",
            "泵站统计表",
            "",
            "| 县区 | 大型 | 小型 |",
            "|---|---|---|",
            "| 东塘县 | 1 | 2 |",
        )
    )
    regions = find_tables(lines_of(AlignedText.of_source(text)))
    assert [region.lines[0].text.text for region in regions] == [
        "| 县区 | 任务 | 时限 |",
        "| 县区 | 大型 | 小型 |",
    ]


def test_the_date_below_a_signature_names_no_columns() -> None:
    assert header_at(lines_of(AlignedText.of_source(SIGNED)), 0) is None


def test_names_of_the_second_level_say_what_was_reached_and_what_is_aimed_at() -> None:
    (table,) = tables(LEVELS)
    assert table.columns == (
        "县（市、区）、高新区",
        "总磷（mg/L） 2024—2025年枯水期实绩",
        "总磷（mg/L） 2025—2026年枯水期目标",
        "超标天数（天） 2024—2025年枯水期实绩",
        "超标天数（天） 2025—2026年枯水期目标",
    )


SEASONS = """
    各县区 2025-2026 年秋冬季水质改善目标

    县、区

    总磷平均浓度（μg/m
    3
    ） 超标天数（天）

    2024-2025 年

    秋冬季
    2025-2026 年秋

    冬季目标

    同比下降

    2024-2025 年

    秋冬季

    2025-2026 年秋

    冬季目标

    东塘区 66 63 4.5% 12 减少 3天

    柳溪县 65 62 4.6% 11 减少 2天

    南岗区 49 48 2.0% 5 持续改善

    北渚区 67 63 6.0% 12 减少 3天
"""


def test_a_season_broken_over_lines_stands_with_its_years() -> None:
    said = "全市 2025-2026 年秋冬季目标见附件。2024-2025 年秋冬季水质有改善。"
    text = f"{said}\n\n附件 1\n{dedent(SEASONS)}"
    (table,) = tables(text)
    assert table.columns == (
        "县、区",
        "总磷平均浓度（μg/m3） 2024-2025年秋冬季",
        "总磷平均浓度（μg/m3） 2025-2026年秋冬季目标",
        "总磷平均浓度（μg/m3） 同比下降",
        "超标天数（天） 2024-2025年秋冬季",
        "超标天数（天） 2025-2026年秋冬季目标",
    )


BY_HEAD = """
    附件1

    各县（市、区）水质改善目标

    县（市、区）
    总磷浓度
    上一枯水期 本枯水期目标
    超标断面天数
    上一枯水期 本枯水期目标
    东塘区 21 19 12 10
    柳溪县 18 17 9 8
    高新区 24 20 15 11
"""
A_LINE_A_CELL = """
    重点项目表

    项目
    所在地
    建设内容
    完成时限
    督导单位
    东塘泵站
    东塘区
    新建泵站2座
    2026年8月底前
    市水务局
    柳溪管网
    柳溪县
    改造管网12公里
    2026年9月底前
    市住建局
"""


def test_each_head_may_stand_right_above_the_names_below_it() -> None:
    (table,) = tables(BY_HEAD)
    assert table.columns == (
        "县（市、区）",
        "总磷浓度 上一枯水期",
        "总磷浓度 本枯水期目标",
        "超标断面天数 上一枯水期",
        "超标断面天数 本枯水期目标",
    )


def test_a_short_title_is_no_part_of_the_first_name_below_it() -> None:
    (table,) = tables(A_LINE_A_CELL)
    assert table.columns == ("项目", "所在地", "建设内容", "完成时限", "督导单位")
    assert [row.get("项目") for row in table.rows] == ["东塘泵站", "柳溪管网"]


def test_months_may_be_what_the_rows_are_called() -> None:
    text = "月份 总磷 氨氮\n" + "".join(
        f"{month}月 {20 + month} {40 + month}\n" for month in range(1, 13)
    )
    (table,) = tables(f"附件1\n沅江市分月控制目标\n（单位：微克/升）\n{text}")
    assert table.columns == ("月份", "总磷（微克/升）", "氨氮（微克/升）")
    assert [row.get("月份") for row in table.rows] == [f"{month}月" for month in range(1, 13)]
    assert table.rows[-1].get("氨氮（微克/升）") == "52"


SIGNED_BELOW = """
附件 2
重点企业清单
序号 县区 企业名称 治理任务 完成时限
1 东塘县 东塘泵业有限公司 12 座储罐密封改造 2026 年 6 月底
2 柳溪县 柳溪制药有限公司 建设焚烧装置 1 套 2026 年 7 月底

沅江市防汛抗旱指挥部办公室 2026 年 5 月 12 日印发
"""


def test_the_line_of_who_printed_a_document_is_no_row() -> None:
    (table,) = tables(SIGNED_BELOW)
    assert [row.get("完成时限") for row in table.rows] == ["2026年6月底", "2026年7月底"]


LABELLED_IN_TABS = """
附：1.断面目标  2.整治任务  3.泵站项目  4.清淤数量
附1 断面目标
断面\t上半年总磷\t下半年总磷
东塘桥\t0.21\t0.19
柳溪口\t0.18\t0.17
附2 整治任务
类别\t任务\t数量\t责任单位
河道\t疏浚\t12公里\t市水务局
湖泊\t退养\t3处\t市农业农村局
附3 泵站项目
序号\t县区\t项目\t时限
1\t东塘县\t一号泵站改造\t2026年8月底
2\t柳溪县\t二号泵站改造\t2026年9月底
附4 清淤数量（单位：立方米）
县区\t存量\t本季完成
东塘县\t5200\t3100
柳溪县\t4800\t2900
"""


def test_each_label_of_an_annex_begins_another_table_of_tabs() -> None:
    found = tables(LABELLED_IN_TABS)
    assert [table.path for table in found] == [
        ("附1 断面目标",),
        ("附2 整治任务",),
        ("附3 泵站项目",),
        ("附4 清淤数量（单位：立方米）",),
    ]
    assert [row.get("时限") for row in found[2].rows] == ["2026年8月底", "2026年9月底"]


NOTE_ABOVE_A_TITLE = """
附件1 断面目标

| 县区 | 总磷 | 氨氮 |
| --- | --- | --- |
| 东塘县 | 0.21 | 1.2 |
| 高新区 | / | / |

注：高新区不作考核

整治任务清单
| 序号 | 任务 | 时限 |
| --- | --- | --- |
| 1 | 改造一号泵站 | 2026年8月底 |
| 2 | 新建闸门2座 | 2026年9月底 |
"""


def test_a_note_does_not_take_in_the_table_below_it() -> None:
    first, second = tables(NOTE_ABOVE_A_TITLE)
    assert [note.text for note in first.notes] == ["注：高新区不作考核"]
    assert [row.get("时限") for row in second.rows] == ["2026年8月底", "2026年9月底"]


LEFT_OUT_BELOW = """
附表三  重点项目清单
序号 项目 内容 县区 时限 责任部门
1 一号泵站 改造机组4台 东塘县 2026年8月底前 市水务局
2 二号泵站 新建闸门2座，投资2300万元
  柳溪县 2026年9月底前 市水务局
3 三号泵站 更换电缆5公里 高新区 2026年9月底前 市住建局

附表四  工作动态报送表（略）
抄送：市委办公室，市政协办公室。
"""


def test_the_title_of_the_next_annex_is_no_row_of_a_table() -> None:
    (table,) = tables(LEFT_OUT_BELOW)
    assert [row.get("项目") for row in table.rows] == ["一号泵站", "二号泵站", "三号泵站"]
    assert not table.loose


TITLED_IN_TABS = """
附表1 旧渔船退出补助标准（万元/艘）

船型\t船龄\t2024年8月前退出\t2024年12月前退出
钢质\t10年以上\t2.0\t1.2
\t15年以上\t2.6\t1.8

附表2 补助办理流程一览表

环节\t责任单位\t办理时限
提交申请\t船舶所有人\t2025年5月31日前
船舶核实\t渔政机构\t7个工作日

附表3 各县（市、区）2024年退出任务（艘）

地区\t钢质\t木质\t合计
东塘县\t160\t240\t400
柳溪县\t120\t190\t310
"""
UNTITLED_IN_TABS = """
指标\t2023年\t2024年
绿地率（%）\t38\t39

项目名称\t责任单位\t完成时限
街心公园\t市园林局\t6月底前
"""
TITLED_BY_WORDS = """
指标\t2023年\t2024年
绿地率（%）\t38\t39
公园数（个）\t12\t14

公园建设任务分解表
（单位：个）
县区\t街心公园\t责任单位
东塘县\t2\t县住建局
柳溪县\t3\t县园林局
"""


@pytest.mark.parametrize(
    ("text", "titles", "firsts"),
    [
        pytest.param(
            TITLED_IN_TABS,
            [
                "附表1 旧渔船退出补助标准（万元/艘）",
                "附表2 补助办理流程一览表",
                "附表3 各县（市、区）2024年退出任务（艘）",
            ],
            ["船型", "环节", "地区"],
            id="numbered titles between tables",
        ),
        pytest.param(UNTITLED_IN_TABS, ["", ""], ["指标", "项目名称"], id="a blank line between"),
        pytest.param(
            TITLED_BY_WORDS, ["", "公园建设任务分解表"], ["指标", "县区"], id="an unnumbered title"
        ),
    ],
)
def test_a_table_of_tabs_ends_where_the_next_is_titled_or_named(
    text: str, titles: list[str], firsts: list[str]
) -> None:
    regions = find_tables(lines_of(AlignedText.of_source(text)))
    assert [region.title.text for region in regions] == titles
    heads = [region.lines[region.head - region.start].text.text for region in regions]
    assert [head.split("\t")[0] for head in heads] == firsts


def test_a_table_goes_on_below_a_title_that_says_so() -> None:
    names = "指标\t2023年\t2024年\n"
    text = f"表1 指标\n{names}绿地率\t38\t39\n\n表1（续）\n{names}公园\t2\t4\n"
    (table,) = tables(text)
    assert [row.get("2024年") for row in table.rows] == ["39", "4"]
