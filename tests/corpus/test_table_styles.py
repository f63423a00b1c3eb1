"""Tables of invented cities: other columns, other subjects, other ways of breaking lines."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.tables import TableStyle, find_tables, lines_of, read_table

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and the table that a person reads in it."""

    name: str
    style: TableStyle
    text: str
    rows: tuple[Row, ...]
    title: str = ""


PIPES = Case(
    name="markdown with merged cells left empty",
    style=TableStyle.PIPES,
    title="河湖问题整改清单",
    text="""
河湖问题整改清单

| 序号 | 流域 | 整改内容 | 牵头单位 | 配合单位 | 完成时限 |
|:---:|---|---|---|---|---|
| 1 | 沅溪 | 拆除河道内违建3处。 | 市水务局 | 市自然资源局 | 立即整改 |
| 2 |  | 封堵排污口12个。 | 市生态环境局 | 各镇人民政府 | 2026年6月底前 |
| 3 | 澧水 | 清运河道垃圾。 | 市水务局 |  | 长期坚持 |
""",
    rows=(
        {"序号": "1", "流域": "沅溪", "整改内容": "拆除河道内违建3处。", "完成时限": "立即整改"},
        {"序号": "2", "流域": "沅溪", "配合单位": "各镇人民政府", "完成时限": "2026年6月底前"},
        {"序号": "3", "流域": "澧水", "牵头单位": "市水务局", "完成时限": "长期坚持"},
    ),
)

TABS = Case(
    name="tabs, one row without its empty cells",
    style=TableStyle.TABS,
    text=(
        "领域\t重点任务\t工作措施\t责任单位\t完成时间\n"
        "校园安全\t食堂管理\t对学校食堂开展全覆盖检查。\t市教育局、市市场监管局\t2025年9月底前\n"
        "\t校车管理\t排查校车隐患，建立台账。\t市公安局、市教育局\t每学期\n"
        "消防车通道整治\t划线标识，清理占道车辆。\t市消防救援支队\t持续推进\n"
    ),
    rows=(
        {"领域": "校园安全", "重点任务": "食堂管理", "完成时间": "2025年9月底前"},
        {"领域": "校园安全", "重点任务": "校车管理", "责任单位": "市公安局、市教育局"},
        {
            "重点任务": "消防车通道整治",
            "工作措施": "划线标识，清理占道车辆。",
            "责任单位": "市消防救援支队",
            "完成时间": "持续推进",
        },
    ),
)

WRAPPED = Case(
    name="cells one after another, broken at the width of their columns",
    style=TableStyle.FLOW,
    title="老旧小区改造任务分解表",
    text="""
老旧小区改造任务分解表
序号 任务类别 改造内容 牵头单位 配合单位 完成时限 备注

1
基础设施

改造
完成临江片区 12 个小区供水、排水、供气管网更新，同步实施弱

电线缆入地。
市住建局
市城市管理局、市

水务局、临江区人

民政府
2025 年 10 月底前

2
实施 8 个小区外墙保温和屋面防水改造，惠及居民 3500 户。 市住建局 临江区人民政府 2025 年底前

3
环境提升
新增停车位 600 个、充电桩 120 个，补植绿化 1.5 万平方米。
市城市管理局
市自然资源局、市

能源局
2026 年 6 月底前
— 4 —

序号 任务类别 改造内容 牵头单位 配合单位 完成时限 备注

4
加装电梯
坚持“业主自愿、政府引导”，在条件成熟的小区加装电梯 30

部。
市市场监管局 市住建局 长期坚持
""",
    rows=(
        {
            "序号": "1",
            "任务类别": "基础设施改造",
            "改造内容": "完成临江片区12个小区供水、排水、供气管网更新，同步实施弱电线缆入地。",
            "牵头单位": "市住建局",
            "配合单位": "市城市管理局、市水务局、临江区人民政府",
            "完成时限": "2025年10月底前",
        },
        {
            "序号": "2",
            "任务类别": "基础设施改造",
            "牵头单位": "市住建局",
            "配合单位": "临江区人民政府",
            "完成时限": "2025年底前",
        },
        {"序号": "3", "任务类别": "环境提升", "配合单位": "市自然资源局、市能源局"},
        {
            "序号": "4",
            "任务类别": "加装电梯",
            "改造内容": "坚持“业主自愿、政府引导”，在条件成熟的小区加装电梯30部。",
            "牵头单位": "市市场监管局",
            "配合单位": "市住建局",
            "完成时限": "长期坚持",
        },
    ),
)

NO_BLANKS = Case(
    name="no blank line tells a wrapped line from a new cell",
    style=TableStyle.FLOW,
    text="""
专项行动 工作目标 具体措施 责任部门 时间节点
农村人居
环境整治
生活污水治理率达
到 60%以上
新建污水处理站 15 座，铺设管网 80 公里，优先治理水源保护区
和乡镇政府所在地村庄。
市生态环境局、
市农业农村局
2026年12月底前
户厕改造 5000 户 按照农户自愿原则推进改厕，建立管护机制。 市农业农村局、
市卫健委
10月15日前
黑臭水体
整治
基本消除较大面积
农村黑臭水体
逐村排查，逐一建档，控源截污、清淤疏浚、生态修复一体推进，
整治一处、销号一处。
市生态环境局、
市水务局
立即
""",
    rows=(
        {
            "专项行动": "农村人居环境整治",
            "工作目标": "生活污水治理率达到60%以上",
            "责任部门": "市生态环境局、市农业农村局",
            "时间节点": "2026年12月底前",
        },
        {
            "专项行动": "农村人居环境整治",
            "工作目标": "户厕改造5000户",
            "具体措施": "按照农户自愿原则推进改厕，建立管护机制。",
            "责任部门": "市农业农村局、市卫健委",
            "时间节点": "10月15日前",
        },
        {
            "专项行动": "黑臭水体整治",
            "工作目标": "基本消除较大面积农村黑臭水体",
            "责任部门": "市生态环境局、市水务局",
            "时间节点": "立即",
        },
    ),
)

BROKEN_HEADER = Case(
    name="column names broken over lines, one cell a line",
    style=TableStyle.FLOW,
    text="""
序
号
问题
描述
整改
措施
责任
单位
责任人
完成
时限
1
危废间标识不全
补齐标识，完善台账。
云岭化工有限公司
张某
2025年3月底前
2
雨污未分流
完成厂区雨污分流改造。
云岭化工有限公司
李某
2025年5月底前
""",
    rows=(
        {
            "序号": "1",
            "问题描述": "危废间标识不全",
            "整改措施": "补齐标识，完善台账。",
            "责任单位": "云岭化工有限公司",
            "责任人": "张某",
            "完成时限": "2025年3月底前",
        },
        {"序号": "2", "问题描述": "雨污未分流", "责任人": "李某", "完成时限": "2025年5月底前"},
    ),
)

FIGURES = Case(
    name="districts with figures under one line of names",
    style=TableStyle.VALUES,
    title="各县区2026年造林任务表",
    text="""
各县区2026年造林任务表
序号 县区 人工造林（亩） 封山育林（亩） 合计（亩）
1 沅江区 1200 800 2000
2 澧阳县 3500 1500 5000
3 云岭经开区 300 — 300
合计 5000 2300 7300
""",
    rows=(
        {"序号": "1", "县区": "沅江区", "人工造林（亩）": "1200", "合计（亩）": "2000"},
        {"序号": "2", "县区": "澧阳县", "封山育林（亩）": "1500", "合计（亩）": "5000"},
        {"序号": "3", "县区": "云岭经开区", "封山育林（亩）": "—", "合计（亩）": "300"},
        {"县区": "合计", "人工造林（亩）": "5000", "合计（亩）": "7300"},
    ),
)

TWO_LEVELS = Case(
    name="names in two levels, broken over lines",
    style=TableStyle.VALUES,
    title="各区域2030年用水总量控制目标",
    text="""
附件2

各区域2030年用水总量控制目标

区域

用水总量（亿立方米） 万元产值用水量（立方米）

2025 年
现状
2030 年
控制目标
2025 年
现状
2030 年
控制目标
沅江区 1.25 1.20 38 32
澧阳县 2.40 2.30 45 39
云岭县 0.85 0.80 52 45
""",
    rows=(
        {
            "区域": "沅江区",
            "用水总量（亿立方米） 2025年现状": "1.25",
            "用水总量（亿立方米） 2030年控制目标": "1.20",
            "万元产值用水量（立方米） 2025年现状": "38",
            "万元产值用水量（立方米） 2030年控制目标": "32",
        },
        {"区域": "澧阳县", "用水总量（亿立方米） 2030年控制目标": "2.30"},
        {"区域": "云岭县", "万元产值用水量（立方米） 2030年控制目标": "45"},
    ),
)

KEY_VALUES = Case(
    name="a key and a value",
    style=TableStyle.PIPES,
    text="""
| 项目 | 内容 |
| --- | --- |
| 项目名称 | 云岭市第二污水处理厂 |
| 设计规模 | 5万吨/日 |
| 建设单位 | 市水务集团 |
""",
    rows=(
        {"项目": "项目名称", "内容": "云岭市第二污水处理厂"},
        {"项目": "设计规模", "内容": "5万吨/日"},
        {"项目": "建设单位", "内容": "市水务集团"},
    ),
)

INTERLEAVED = Case(
    name="columns mixed on a line, as character recognition reads them",
    style=TableStyle.FLOW,
    text="""
类别 主要任务 完成时限 工作措施 责任单位
推进轨道交通 完成轨道交通三号线一期土建工程，开展轨道铺设 市交通局，沅江区人

2026年12月底前

三号线建设 和机电安装，力争提前通车试运行。 民政府
新开和调整公交线路18条，更新新能源公交车200
优化公交线网 2025年6月底前
公共交通 市交通局、市公安局
辆，实现建成区公交站点五百米半径全覆盖。
市公安局、市城市管

公交专用道建 在迎宾大道、学府路施划公交专用道26公里，配套

2025年9月底前

设
建设电子抓拍设备。 理局

市城市管理局，沅江
新建公共停车位3000个，推广错时共享停车，医院、

学校、商圈周边停车场全部接入智慧停车平台，实 区人民政府、澧阳县

增加停车供给 2025年底前

静态交通 人民政府
现统一查询、预约和支付。

清理私设地锁和占道障碍物，依法处罚违法停车行
市公安局

规范占道停车 长期坚持

为。

自行车道连通 市住建局、市城市管
打通非机动车道断点32处，完善沿江绿道标识和照
2026年6月底前
工程 明设施。
理局

慢行系统
在学校、医院门口增设行人过街信号灯40套，改造

市住建局
过街设施改造 2025年10月底前
无障碍坡道120处。
""",
    rows=(
        {
            "类别": "公共交通",
            "主要任务": "推进轨道交通三号线建设",
            "完成时限": "2026年12月底前",
            "工作措施": (
                "完成轨道交通三号线一期土建工程，开展轨道铺设和机电安装，力争提前通车试运行。"
            ),
            "责任单位": "市交通局，沅江区人民政府",
        },
        {
            "类别": "公共交通",
            "主要任务": "优化公交线网",
            "完成时限": "2025年6月底前",
            "工作措施": (
                "新开和调整公交线路18条，更新新能源公交车200辆，实现建成区公交站"
                "点五百米半径全覆盖。"
            ),
            "责任单位": "市交通局、市公安局",
        },
        {
            "类别": "公共交通",
            "主要任务": "公交专用道建设",
            "完成时限": "2025年9月底前",
            "工作措施": "在迎宾大道、学府路施划公交专用道26公里，配套建设电子抓拍设备。",
            "责任单位": "市公安局、市城市管理局",
        },
        {
            "类别": "静态交通",
            "主要任务": "增加停车供给",
            "完成时限": "2025年底前",
            "工作措施": (
                "新建公共停车位3000个，推广错时共享停车，医院、学校、商圈周边停车"
                "场全部接入智慧停车平台，实现统一查询、预约和支付。"
            ),
            "责任单位": "市城市管理局，沅江区人民政府、澧阳县人民政府",
        },
        {
            "类别": "静态交通",
            "主要任务": "规范占道停车",
            "完成时限": "长期坚持",
            "工作措施": "清理私设地锁和占道障碍物，依法处罚违法停车行为。",
            "责任单位": "市公安局",
        },
        {
            "类别": "慢行系统",
            "主要任务": "自行车道连通工程",
            "完成时限": "2026年6月底前",
            "工作措施": "打通非机动车道断点32处，完善沿江绿道标识和照明设施。",
            "责任单位": "市住建局、市城市管理局",
        },
        {
            "类别": "慢行系统",
            "主要任务": "过街设施改造",
            "完成时限": "2025年10月底前",
            "工作措施": "在学校、医院门口增设行人过街信号灯40套，改造无障碍坡道120处。",
            "责任单位": "市住建局",
        },
    ),
)

CASES = (
    PIPES,
    TABS,
    WRAPPED,
    NO_BLANKS,
    BROKEN_HEADER,
    FIGURES,
    TWO_LEVELS,
    KEY_VALUES,
    INTERLEAVED,
)


def _plain(text: str) -> str:
    return "".join(text.split())


def _cells(table: Table) -> list[Row]:
    return [{c.column: _plain(c.text.text) for c in row.cells} for row in table.rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reads_what_a_person_reads(case: Case) -> None:
    regions = find_tables(lines_of(AlignedText.of_source(case.text)))
    assert [region.style for region in regions] == [case.style]
    table = read_table(regions[0])
    assert table.title == case.title
    found = _cells(table)
    assert len(found) == len(case.rows)
    for row, want in zip(found, case.rows, strict=True):
        assert {column: row.get(column) for column in want} == want


PROSE = (
    "二、重点任务\n各责任单位要明确完成时限，按照任务清单抓好落实。\n"
    "（一）工作目标 到2026年底，全市河湖水质明显改善。责任单位：市水务局。\n"
    "完成时限：2026年12月底前。\n牵头单位：市生态环境局\n配合单位：各县人民政府\n"
)


def test_prose_that_names_columns_is_no_table() -> None:
    assert find_tables(lines_of(AlignedText.of_source(PROSE))) == ()


def test_a_table_in_the_text_ends_where_the_text_goes_on() -> None:
    text = (
        "（二）任务分工\n\n任务 责任单位 完成时限\n疏浚河道12公里。 市水务局 2025年6月底前\n"
        "加固堤防8处。 市水务局、市应急局 2025年9月底前\n\n三、保障措施\n"
        "（一）加强领导。各县区要高度重视河湖治理工作，成立领导小组，定期研究解决问题。\n"
    )
    lines = lines_of(AlignedText.of_source(text))
    (region,) = find_tables(lines)
    assert lines[region.end].text.text == "三、保障措施"
    assert [row.get("完成时限") for row in read_table(region).rows] == [
        "2025年6月底前",
        "2025年9月底前",
    ]


def test_several_tables_of_one_annex_are_kept_apart() -> None:
    text = (
        "附件1\n\n重点项目清单\n\n序号 项目名称 责任单位\n1 沅溪泵站 市水务局\n"
        "2 澧水堤防 市水务局\n注：项目名称以批复为准。\n\n附件2\n\n降雨量统计表\n\n"
        "县区 一季度 二季度\n沅江区 120 310\n澧阳县 98 287\n"
    )
    regions = find_tables(lines_of(AlignedText.of_source(text)))
    assert [region.title.text for region in regions] == ["重点项目清单", "降雨量统计表"]
    first, second = (read_table(region) for region in regions)
    assert [row.get("项目名称") for row in first.rows] == ["沅溪泵站", "澧水堤防"]
    assert [note.text for note in first.notes] == ["注：项目名称以批复为准。"]
    assert [row.get("二季度") for row in second.rows] == ["310", "287"]


def test_interleaved_text_that_nothing_holds_apart_is_kept_loose() -> None:
    """Without a column of deadlines nobody could say which line belongs to which row."""
    kept = [line for line in INTERLEAVED.text.strip().splitlines() if "底前" not in line]
    text = "\n".join(["类别 主要任务 工作措施 责任单位", *kept[1:]])
    (region,) = find_tables(lines_of(AlignedText.of_source(text)))
    table = read_table(region)
    assert table.rows == ()
    assert "".join(_plain(part.text) for part in table.loose) == _plain(text)[14:]
