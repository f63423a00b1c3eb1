from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.datamodels import BlockKind, ReadFile, SourceFile
from corpus.passages import passages_of
from corpus.reading import read_source
from corpus.sentences import sentence_ends, split_sentences
from corpus.statements import Statement, bare_heading, statements_of


def sentences(text: str) -> list[str]:
    return [piece.text for piece in split_sentences(AlignedText.of_source(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("完成改造。加强监管。", ["完成改造。", "加强监管。"]),
        ("完成改造；加强监管", ["完成改造；", "加强监管"]),
        ("标题\n正文。", ["标题", "正文。"]),
        ("清零（含在建；不含备用）。完成。", ["清零（含在建；不含备用）。", "完成。"]),
        ("落实《关于甲。乙的通知》要求。", ["落实《关于甲。乙的通知》要求。"]),
        ("坚持“甲。乙”原则。", ["坚持“甲。乙”原则。"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_bracket_that_is_never_closed_does_not_swallow_the_text() -> None:
    text = "落实（市级要求" + "甲" * 130 + "。完成。"
    assert len(sentences(text)) == 2


@given(st.text(alphabet="甲。；！？\n（）《》“”", max_size=80))
def test_sentence_ends_grow_to_the_length_of_the_text(text: str) -> None:
    ends = sentence_ends(text)
    assert ends[-1] == len(text)
    assert ends == sorted(set(ends)) or text == ""


@given(st.text(alphabet="甲乙。；\n（）“” ", min_size=1, max_size=80))
def test_no_character_is_lost_between_sentences(text: str) -> None:
    joined = "".join(sentences(text))
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("（一）推进清洁取暖。", "推进清洁取暖"),
        ("第三条 适用范围", "适用范围"),
        ("1.1 编制目的", "编制目的"),
        ("附件1 任务表", "附件1 任务表"),
        ("保障措施：", "保障措施"),
    ],
)
def test_bare_heading(heading: str, bare: str) -> None:
    assert bare_heading(heading) == bare


def statements(text: str) -> tuple[Statement, ...]:
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=text)).documents
    return statements_of(document, passages_of(document))


def test_every_sentence_of_text_is_a_statement(read_file: ReadFile) -> None:
    for document in read_file.documents:
        said = {s.text.span for s in statements_of(document, passages_of(document))}
        for block in document.blocks:
            if block.kind == BlockKind.CLAUSE and block.duty is None:
                assert {piece.span for piece in split_sentences(block.text)} <= said


def test_statement_lies_in_its_passage(read_file: ReadFile) -> None:
    for document in read_file.documents:
        for statement in statements_of(document, passages_of(document)):
            if statement.row is None:
                start = statement.passage.text.span.start
                assert start <= statement.text.span.start


def test_statement_knows_heading_lead_and_duty() -> None:
    found = statements(
        "关于做好检查的通知\n一、任务\n（一）锅炉整治。淘汰锅炉。改造窑炉。（市生态环境局牵头）"
    )
    last = found[-1]
    assert last.text.text == "改造窑炉。"
    assert last.headings == ("任务", "锅炉整治")
    assert last.lead == "（一）锅炉整治。淘汰锅炉。"
    assert last.duty is not None
    assert last.duty.text == "（市生态环境局牵头）"


def test_note_that_closes_a_list_is_the_duty_of_its_items() -> None:
    found = statements(
        "关于做好检查的通知\n（一）错峰生产。分行业执行：\n①甲企业停产。\n②乙企业限产。\n（市工信局牵头）"
    )
    duties = [s.duty.text for s in found if s.text.text.startswith(("①", "②")) and s.duty]
    assert duties == ["（市工信局牵头）"] * 2


def test_row_gives_statements_with_deadline_and_units() -> None:
    found = statements(
        "任务表\n| 类别 | 任务 | 工程措施 | 完成时限 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 能源 | 散煤治理 | 完成散煤替代一万六千户。 | 2021年10月底前 | 市能源局 |\n"
        "| 运输 | 油品监管 | 抽检车用汽柴油六百批次。 | 2021年12月底前 | 市市场监管局 |\n"
    )
    rows = [s for s in found if s.row is not None]
    assert [s.text.text for s in rows] == ["完成散煤替代一万六千户。", "抽检车用汽柴油六百批次。"]
    view = rows[0].row
    assert view is not None
    assert view.names == ("能源", "散煤治理")
    assert view.deadline is not None
    assert view.deadline.text == "2021年10月底前"
    assert view.units is not None
    assert view.units.text == "市能源局"


@pytest.mark.parametrize("column", ["单位或地块", "问题单位", "单位名称"])
def test_unit_that_has_to_mend_something_is_what_its_row_is_about(column: str) -> None:
    found = statements(
        f"整治台账\n| 序号 | {column} | 存在问题 | 整改措施 | 整改期限 | 责任单位 |\n"
        "|---|---|---|---|---|---|\n"
        "| 1 | 芦坪货场煤棚 | 煤堆露天存放 | 建设封闭煤棚六千平方米。 | 12月15日 | 柘镇政府 |\n"
    )
    (view,) = [s.row for s in found if s.row is not None]
    assert "芦坪货场煤棚" in view.names
    assert view.units is not None
    assert view.units.text == "柘镇政府"


MERGED = """云川市2023年大气污染防治重点任务清单

| 序号 | 重点任务 | 工作措施 | 完成时限 | 责任单位 | 备注 |
|---|---|---|---|---|---|
| 1 | 散煤治理 | 完成散煤替代一万六千户。 | 2023年10月底前 | 市能源局 | 不含已并网的住户 |
| 2 | 散煤治理 | 建成洁净煤配送网点三十处。 | 2023年11月底前 |  | 新建 |
| 3 | 油品监管 | 抽检车用汽柴油六百批次。 | 2023年12月底前 | 市市场监管局 |  |
"""


def row_saying(text: str, words: str) -> Statement:
    (document,) = read_source(SourceFile(name="a.md", sha256="", text=text)).documents
    found = statements_of(document, passages_of(document))
    return next(s for s in found if s.row is not None and words in s.text.text)


def test_unit_of_a_merged_cell_is_cited_from_the_row_that_it_stands_in() -> None:
    shared = row_saying(MERGED, "三十处")
    assert shared.duty is not None
    assert shared.duty.text == "市能源局"
    assert "市能源局" not in shared.passage.text.text
    assert shared.duty_passage is not None
    assert shared.duty_passage == row_saying(MERGED, "一万六千户").passage


@pytest.mark.parametrize("words", ["一万六千户", "六百批次"])
def test_unit_in_the_own_row_is_cited_from_there(words: str) -> None:
    own = row_saying(MERGED, words)
    assert (own.duty_passage, own.deadline_passage) == (None, None)


def test_remark_of_a_row_is_a_statement_with_the_rows_unit() -> None:
    remark = row_saying(MERGED, "已并网的住户")
    assert remark.lead == "完成散煤替代一万六千户。"
    assert remark.duty is not None
    assert remark.duty.text == "市能源局"
    assert remark.passage == row_saying(MERGED, "一万六千户").passage


def test_remark_of_a_word_says_nothing() -> None:
    (document,) = read_source(SourceFile(name="a.md", sha256="", text=MERGED)).documents
    found = [s.text.text for s in statements_of(document, passages_of(document)) if s.row]
    assert "新建" not in found


def test_unit_and_deadline_of_every_row_stand_in_what_is_cited(read_file: ReadFile) -> None:
    for document in read_file.documents:
        for statement in statements_of(document, passages_of(document)):
            row = statement.row
            if row is None:
                continue
            for cell, passage in (
                (row.units, statement.duty_passage),
                (row.deadline, statement.deadline_passage),
            ):
                if cell is None:
                    continue
                held = set(statement.passage.text.starts)
                held |= set(passage.text.starts) if passage else set()
                letters = zip(cell.text, cell.starts, strict=True)
                away = "".join(char for char, at in letters if char.isalnum() and at not in held)
                assert not away, f"{statement.text.text}：{cell.text}"


def test_run_of_cells_without_marks_is_no_statement() -> None:
    cells = "鹿鸣县沙河镇大气监测站点数据传输专线运行情况" * 5
    text = f"{MERGED}\n注：{cells}\n\n注：浓度扣除沙尘天气影响。\n"
    (document,) = read_source(SourceFile(name="a.md", sha256="", text=text)).documents
    tables = [t for t in document.tables if t.notes or t.loose]
    said = [s.text.text for s in statements_of(document, passages_of(document))]
    assert tables
    assert not any(cells in sentence for sentence in said)
    assert any("扣除沙尘" in sentence for sentence in said)


INDICATORS = (
    "\n表1 2026年主要指标计划表\n\n"
    "指标\t2025年实绩\t2026年目标\t责任单位\n"
    "城市建成区绿地率提升幅度（%）\t38.2\t39.5\t市园林局\n"
    "再生水利用率（%）\t21.0\t25\t市水务局\n"
    "管网漏损率（%）\t-\t≤9\t市城市管理局\n"
)
WORKS = (
    "\n重点工程表\n\n"
    "工程名称\t2026年目标\t责任单位\n"
    "东塘县城区老旧供水管网改造\t38公里\t市水务局\n"
    "柳溪县城区老旧供热管网改造\t21公里\t市住建局\n"
)


def test_a_table_of_indicators_gives_figures_though_it_names_authorities() -> None:
    rows = [s for s in statements(INDICATORS) if s.row]
    assert all(s.is_figures for s in rows)
    assert [s.row.names for s in rows if s.row] == [
        ("城市建成区绿地率提升幅度（%）",),
        ("再生水利用率（%）",),
        ("管网漏损率（%）",),
    ]


def test_a_table_of_works_with_one_figure_each_stays_a_list_of_works() -> None:
    rows = [s for s in statements(WORKS) if s.row]
    assert [s.text.text for s in rows] == [
        "东塘县城区老旧供水管网改造",
        "柳溪县城区老旧供热管网改造",
    ]
    assert [s.duty.text for s in rows if s.duty] == ["市水务局", "市住建局"]


PROJECTS = """
    关于推进重点工程的通知

    市水务局
    2026年3月1日

附件：重点工程清单
| 序 | 实施单位 | 工程内容 | 投运日期 | 督办 |
|---|---|---|---|---|
| 1 | 东塘锦林涂业有限公司 | 新建1套废气焚烧设施，替换光氧催化设施 | 2026年6月25日 | 东塘县政府 |
| 2 | 柳溪长荻印务有限公司 | 更换无溶剂复合机2台，停用旧机 | 2026年7月5日 | 柳溪县政府 |
"""


def test_enterprise_that_carries_out_a_work_names_its_row() -> None:
    rows = [s for s in statements(PROJECTS) if s.row]
    names = [s.row.names for s in rows if s.row]
    assert names == [("东塘锦林涂业有限公司",), ("柳溪长荻印务有限公司",)]
    assert [s.row.deadline.text for s in rows if s.row and s.row.deadline] == [
        "2026年6月25日",
        "2026年7月5日",
    ]
    assert [s.duty.text for s in rows if s.duty] == ["东塘县政府", "柳溪县政府"]


LIMITED = """某市工作要点
一、治理炉窑
1.深化治理。砖瓦窑全部完成脱硝改造；煤气发生炉改用天然气。完成时限：2024年9月底前。（牵头单位：市生态环境局）
2.加强检查。检查机构16家。（牵头单位：市公安局；完成时限：2024年8月底前）
3.开展检漏。首次修复时间：不迟于5日。
"""


def test_time_of_a_clause_is_that_of_each_of_its_sentences() -> None:
    limits = {s.text.text: s.limit.text if s.limit else "" for s in statements(LIMITED)}
    assert limits["砖瓦窑全部完成脱硝改造；"] == "2024年9月底前"
    assert limits["煤气发生炉改用天然气。"] == "2024年9月底前"
    assert limits["检查机构16家。"] == "2024年8月底前"
