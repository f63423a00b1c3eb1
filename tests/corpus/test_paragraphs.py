from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import split_lines
from corpus.paragraphs import join_lines, wrap_edge


def paragraphs(source: str) -> list[str]:
    lines = split_lines(source).lines
    return [p.text.text for p in join_lines(lines, edge=wrap_edge(lines))]


WRAPPED = """一、目标任务
到2023年底，全市细颗粒物平均浓度控制在五十二微克以内，优良天
数比率达到百分之七十四点五，重污染天数不多于五天。
（一）强化源头管控。严格落实产业政策，坚决遏制高耗能项目盲目
发展，依法依规淘汰落后产能，推动传统产业集群提升改造。
（二）推进清洁取暖
按照宜电则电的原则有序推进，保障群众温暖过冬，严防散煤复烧，
巩固治理成效。
"""


def test_wrapped_lines_are_joined_and_headings_stand_alone() -> None:
    assert paragraphs(WRAPPED) == [
        "一、目标任务",
        "到2023年底，全市细颗粒物平均浓度控制在五十二微克以内，优良天数比率达到百分之七十四点五，"
        "重污染天数不多于五天。",
        "（一）强化源头管控。严格落实产业政策，坚决遏制高耗能项目盲目发展，依法依规淘汰落后产能，"
        "推动传统产业集群提升改造。",
        "（二）推进清洁取暖",
        "按照宜电则电的原则有序推进，保障群众温暖过冬，严防散煤复烧，巩固治理成效。",
    ]


def test_page_number_in_mid_sentence_does_not_end_a_paragraph() -> None:
    lines = WRAPPED.replace("优良天\n", "优良天\n\n— 1 —\n\n")
    assert paragraphs(lines)[1].startswith(
        "到2023年底，全市细颗粒物平均浓度控制在五十二微克以内，优良天数比率"
    )


@pytest.mark.parametrize(
    ("source", "count"),
    [
        pytest.param("第一段。\n第二段。", 2, id="each line a paragraph"),
        pytest.param("第一句，\n还没有完。", 1, id="a line that goes on"),
        pytest.param("- 第一项\n- 第二项", 2, id="bullets"),
        pytest.param("## 目标\n到2025年完成。", 2, id="Markdown heading"),
        pytest.param("落实《关于推进\n（2020年修订）方案》要求。", 1, id="an open title"),
        pytest.param("一、总体要求\n以下为正文", 2, id="a heading without a full stop"),
    ],
)
def test_paragraphs_of_unwrapped_text(source: str, count: int) -> None:
    assert len(paragraphs(source)) == count


def test_figure_at_the_beginning_of_a_wrapped_line_is_no_item() -> None:
    source = WRAPPED + (
        "（三）实施减排工程。全市重点工程氮氧化物减排量达到一千二百吨和\n"
        "3.5万户清洁取暖改造任务同步完成，严格验收程序，确保工程质量。\n"
    )
    assert paragraphs(source)[-1].endswith(
        "一千二百吨和3.5万户清洁取暖改造任务同步完成，严格验收程序，确保工程质量。"
    )


def test_a_line_that_begins_with_a_quantity_opens_no_list() -> None:
    lines = (
        "（八）有序推进清洁取暖。2021 年 10 月底前，全市完成散煤替代 \n"
        "3.26 万户，其中煤改电 1.14 万户、集中供热\n"
        " 1.40 万户，各县区任务见附件。\n"
    )
    assert len(paragraphs(lines)) == 1


def test_a_note_is_not_over_at_the_colon_inside_its_bracket() -> None:
    source = "8.烘干。改造320台，5月底前完成。（牵头：\n市农业农村局）\n9.秸秆。严禁焚烧。"
    assert paragraphs(source) == [
        "8.烘干。改造320台，5月底前完成。（牵头：市农业农村局）",
        "9.秸秆。严禁焚烧。",
    ]


def test_a_line_of_nothing_but_those_responsible_is_a_paragraph() -> None:
    source = (
        "公交车新能源占比达到88%。\n牵头单位：市公安局    配合单位：市生态环境局\n"
        "各项行动还应落实以下要求。"
    )
    assert paragraphs(source) == [
        "公交车新能源占比达到88%。",
        "牵头单位：市公安局配合单位：市生态环境局",
        "各项行动还应落实以下要求。",
    ]


def test_numeral_broken_off_its_word_is_no_item() -> None:
    source = WRAPPED + (
        "（三）管控烟花爆竹。市城区全年禁止燃放烟花爆竹，农村地区除夕、正月初\n"
        "一、正月十五三天允许在指定地点燃放，其余时间一律禁止燃放烟花爆竹。\n"
    )
    assert "正月初一、正月十五三天允许" in paragraphs(source)[-1]


def test_labelled_note_ends_its_paragraph_even_at_the_edge() -> None:
    source = WRAPPED + (
        "（三）加快淘汰。完成任务。［责任单位：市公安局、市交通运输局］\n"
        "全力做好电源保障。加快电网建设，优先保障居民取暖用电需求。\n"
    )
    assert paragraphs(source)[-1].startswith("全力做好")


def test_word_cut_by_the_line_end_is_mended() -> None:
    source = WRAPPED.replace("优良天\n数", "重污染夭\n气")
    done = join_lines(split_lines(source).lines, edge=33.0)
    assert "重污染天气" in done[1].text.text
    assert [mend.rule for mend in done[1].mends] == ["夭→天"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("第五条  市人民政府应当公布", "第五条 市人民政府应当公布"),
        ("1.1  编制 目的", "1.1 编制目的"),
        ("1  总 则", "1 总则"),
        ("（一） 源头 替代", "（一）源头替代"),
        ("4.2. 2移动源", "4.2.2移动源"),
    ],
)
def test_space_behind_an_enumerator_stays_where_it_is_printed(text: str, read: str) -> None:
    assert paragraphs(text) == [read]


@given(st.lists(st.sampled_from(WRAPPED.splitlines()), max_size=8))
def test_every_line_is_in_one_paragraph(chosen: list[str]) -> None:
    source = "\n".join(chosen)
    lines = split_lines(source).lines
    done = join_lines(lines, edge=wrap_edge(lines))
    assert "".join("".join(p.text.text.split()) for p in done) == "".join(source.split())


def test_text_with_lines_of_any_length_has_no_edge() -> None:
    lines = split_lines("\n".join("字" * n + "。" for n in range(9, 90, 7))).lines
    assert wrap_edge(lines) is None


AFTER_DUTY = """14.整治黑臭水体。消除县级城市建成区黑臭水体四条，其中南岭市二条、
北桥市一条、西渡市一条。（牵头单位：市住房和城乡建设局；完成时限：
2025年10月底）
15.强化总磷污染控制。青溪、白河、柳江总磷平均浓度分别控制在零点一
毫克每升、零点二毫克每升、零点三毫克每升以内。
（牵头单位：市生态环境局、市水务局；完成时限：2025年12月底）
16.保障饮用水安全。完成二十三个乡镇级集中式饮用水水源保护区标志牌
和隔离防护设施建设。
"""


def test_an_item_after_a_line_with_nothing_but_a_duty_is_its_own() -> None:
    assert [text[:6] for text in paragraphs(AFTER_DUTY)] == [
        "14.整治黑",
        "15.强化总",
        "（牵头单位：",
        "16.保障饮",
    ]
