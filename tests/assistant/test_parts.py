"""Which part of a region, which year, what is done and what not: read off words alone."""

import pytest

from assistant.parts import (
    NOT_DONE,
    extents_in,
    figures_in,
    polarity_of,
    series_after,
    split_rules,
    tells_due,
    with_measure,
    years_in,
)
from assistant.told_times import tells_length
from corpus.series import split_segments
from corpus.vocabulary import grades_in


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("未完成改造的企业停产", {NOT_DONE}),
        ("没有完成改造的砖瓦企业怎么错峰？", {NOT_DONE}),
        ("尚未安装监测设备的", {NOT_DONE}),
        ("还没改造的怎么办", {NOT_DONE}),
        ("对完成超低排放改造的企业", {"已"}),
        ("已完成改造的企业限产30%", {"已"}),
        ("完成改造8座", set()),
    ],
)
def test_what_is_done_and_what_is_not(text: str, done: set[str]) -> None:
    assert polarity_of(text) == done


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("市区达到100%", {"市区"}),
        ("主城区", {"市区"}),
        ("县城达到95%", {"县城"}),
        ("乡镇和村庄", {"农村"}),
        ("全市达到90%", set()),
    ],
)
def test_part_of_a_region(text: str, parts: set[str]) -> None:
    assert extents_in(text) == parts


def test_year_inside_a_document_number_is_no_year() -> None:
    assert years_in("青政办发〔2024〕7号要求2025年、2026年完成") == {"2025", "2026"}


@pytest.mark.parametrize(
    ("text", "there"),
    [("持续3天", True), ("不少于两个月", True), ("保存三年", True), ("2025年底前", False)],
)
def test_length_of_time(text: str, there: bool) -> None:
    assert tells_length(text) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [("2025年12月底前完成", True), ("较2023年下降5%", False), ("2025年重点工作", False)],
)
def test_day_on_which_something_is_due(text: str, there: bool) -> None:
    assert tells_due(text) is there


def test_figures_in_the_unit_asked_for() -> None:
    assert figures_in("淘汰120辆，新增16台，更新9.5辆", measure="辆") == {"120", "9.5"}
    assert figures_in("淘汰120辆", measure=None) == frozenset()


def test_rules_are_cut_where_another_grade_begins() -> None:
    rules = split_rules("错峰期间，B级限产20%，焦炉延时，C级停产", grades_in)
    assert rules == [
        ("错峰期间，B级限产20%，焦炉延时", frozenset({"B级"})),
        ("错峰期间，C级停产", frozenset({"C级"})),
    ]


def test_members_in_the_sentence_before() -> None:
    shares = series_after(
        "三级、二级、一级预警由指挥部发布。", "预警信息分别由办公室主任、副总指挥、总指挥签发。"
    )
    assert [share.member for share in shares] == ["三级", "二级", "一级"]
    assert [share.value for share in shares] == ["办公室主任签发", "副总指挥签发", "总指挥签发"]


def test_no_members_are_sought_where_nothing_is_shared_out() -> None:
    assert series_after("三级、二级、一级预警由指挥部发布。", "由总指挥签发。") == ()
    assert series_after("", "预警信息分别由办公室主任、副总指挥签发。") == ()


def test_segment_that_leaves_out_its_measure_takes_it_from_before() -> None:
    segments = split_segments("视频监控覆盖率达到85%，位于主城区的达到96%，数据上传平台")
    assert with_measure(segments, 1) == "视频监控覆盖率达到85%，位于主城区的达到96%"
    assert with_measure(segments, 2) == "数据上传平台"
