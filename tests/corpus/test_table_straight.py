"""Tables each of whose rows begins with a name and a figure, some broken over several lines."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.tables import find_tables, lines_of, read_table

NAMES = ("考核项目", "分值", "评分标准", "数据来源")
POINTS = """附件2

河湖考核评分细则

考核项目 分值 评分标准 数据来源

水质 30 断面达标得满分，每差一类扣5分 市生态环境局
岸线 20 每发现一处违建扣2分，未按期拆除的
加倍 市水务局
巡河 15 每缺一次扣1分 市河长办、市
水务局
保洁 10
有漂浮物的每处扣1分 市城管局

附件3
"""


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def test_a_row_goes_on_over_lines_until_the_next_name_and_figure() -> None:
    (table,) = tables(POINTS.replace("保洁 10\n", "保洁 10 "))
    assert table.columns == NAMES
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [
        ["水质", "30", "断面达标得满分，每差一类扣5分", "市生态环境局"],
        ["岸线", "20", "每发现一处违建扣2分，未按期拆除的加倍", "市水务局"],
        ["巡河", "15", "每缺一次扣1分", "市河长办、市水务局"],
        ["保洁", "10", "有漂浮物的每处扣1分", "市城管局"],
    ]
    assert not table.loose


def test_no_cell_is_guessed_where_one_would_be_wanting() -> None:
    """A line that would have to end and to begin a cell leaves it open where the break stands."""
    (table,) = tables(POINTS)
    assert all(row.get("分值") != "10有漂浮物的每处扣1分" for row in table.rows)


NUMBERED = """附件1

重点任务分解表

序号 任务 时限 牵头 配合

1 4家焦化企业数字化平台 2024年11月底前 市生态环境局 市工业和信息化局
2 岸电设施24套 2024年12月底前 市交通运输局 {open}
{rest}
3 31个储罐加装氮封 2025年1月底前 市应急管理局 市生态环境局
4 夜间卸油补贴 长期坚持 市商务局 市财政局

附件2
"""


def test_the_end_of_a_units_name_belongs_to_the_numbered_row_above() -> None:
    (table,) = tables(NUMBERED.format(open="市港航和机场建设", rest="服务中心"))
    cells = [[cell.text.text for cell in row.cells] for row in table.rows]
    assert cells[1] == [
        "2",
        "岸电设施24套",
        "2024年12月底前",
        "市交通运输局",
        "市港航和机场建设服务中心",
    ]
    assert cells[2] == ["3", "31个储罐加装氮封", "2025年1月底前", "市应急管理局", "市生态环境局"]


COMPANIES = """附件1

重点治理企业名单

序号 县区 企业名称 治理内容 完成时限
1 东塘区 沅江华兴钢铁有限公司 2 台 180 平方米烧结机脱硫提标 2026 年 12 月底前
2 柳溪县 柳溪永泰水泥有限责任公司 窑尾 SCR 脱硝 2026 年 6 月底前
3 南岗区 沅江恒阳铝电有限公司 集气罩更换 86 台 2026 年 11 月底前

附件2
"""


def test_what_follows_the_name_of_a_company_is_the_next_cell() -> None:
    (table,) = tables(COMPANIES)
    assert [row.get("企业名称") for row in table.rows] == [
        "沅江华兴钢铁有限公司",
        "柳溪永泰水泥有限责任公司",
        "沅江恒阳铝电有限公司",
    ]
    assert table.rows[0].get("治理内容").replace(" ", "") == "2台180平方米烧结机脱硫提标"


def test_it_is_so_too_where_a_row_is_broken_over_lines() -> None:
    text = COMPANIES.replace("脱硫提标 2026 年", "脱硫提标\n2026 年")
    (table,) = tables(text.replace("有限责任公司 窑尾", "有限责任公司\n窑尾"))
    assert [row.get("县区") for row in table.rows] == ["东塘区", "柳溪县", "南岗区"]
    assert table.rows[0].get("企业名称") == "沅江华兴钢铁有限公司"
    assert table.rows[0].get("治理内容").replace(" ", "") == "2台180平方米烧结机脱硫提标"
