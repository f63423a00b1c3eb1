"""Lists taken apart: every member keeps its own value, and nothing is said that is not there."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.series import numeric_items, resolve_series, split_segments


def shares(text: str) -> dict[str, str]:
    return {share.member: share.text for share in resolve_series(text)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "三级、二级、一级预警分别由办公室主任、副总指挥、总指挥签发。",
            {
                "三级": "三级预警由办公室主任签发。",
                "二级": "二级预警由副总指挥签发。",
                "一级": "一级预警由总指挥签发。",
            },
        ),
        (
            "黄色、橙色、红色预警分别对应Ⅲ级、Ⅱ级和Ⅰ级响应。",
            {
                "黄色": "黄色预警对应Ⅲ级响应。",
                "橙色": "橙色预警对应Ⅱ级响应。",
                "红色": "红色预警对应Ⅰ级响应。",
            },
        ),
        (
            "城区、县城分别由市住建局、县住建局负责，每月检查。",
            {
                "城区": "城区由市住建局负责，每月检查。",
                "县城": "县城由县住建局负责，每月检查。",
            },
        ),
    ],
)
def test_values_that_are_words_go_to_their_members(sentence: str, told: dict[str, str]) -> None:
    assert shares(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # 和 between the last two members and between their values
        (
            "东区、西区和南区PM2.5浓度分别下降8%、6%和5%。",
            {
                "东区": "东区PM2.5浓度下降8%。",
                "西区": "西区PM2.5浓度下降6%。",
                "南区": "南区PM2.5浓度下降5%。",
            },
        ),
        # members in a bracket
        (
            "鼓励类企业（甲类、乙类）分别限产10%、20%。",
            {"甲类": "鼓励类企业（甲类）限产10%。", "乙类": "鼓励类企业（乙类）限产20%。"},
        ),
        # each member takes its own of two lists
        (
            "大型和小型焦炉的出焦时间分别延长至32小时、36小时，负荷分别不低于20%、30%。",
            {
                "大型": "大型焦炉的出焦时间延长至32小时，负荷不低于20%。",
                "小型": "小型焦炉的出焦时间延长至36小时，负荷不低于30%。",
            },
        ),
        # what only the last value carries belongs to each
        (
            "B级、C级企业分别限产20%、40%以上。",
            {"B级": "B级企业限产20%以上。", "C级": "C级企业限产40%以上。"},
        ),
        # 级 that only the last grade carries belongs to each
        (
            "B、C、D级企业限产比例分别为20%、30%和50%。",
            {
                "B级": "B级企业限产比例为20%。",
                "C级": "C级企业限产比例为30%。",
                "D级": "D级企业限产比例为50%。",
            },
        ),
    ],
)
def test_figures_go_to_their_members(sentence: str, told: dict[str, str]) -> None:
    assert shares(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "颗粒物浓度由30毫克/立方米、50毫克/立方米分别降至10毫克/立方米、20毫克/立方米。",
        "两年投入20万元、30万元，分别完成40%、60%。",
        "甲区、乙区、丙区分别下降8%、6%。",  # three members, two values
        "分别由甲局、乙局负责。",
        "甲区、乙区共下降8%。",
    ],
)
def test_list_of_values_is_no_list_of_members(sentence: str) -> None:
    assert resolve_series(sentence) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("29家印刷企业、9家干洗店", ("29家印刷企业", "9家干洗店")),
        ("完成29家印刷企业、9家干洗店治理", ("29家印刷企业", "9家干洗店治理")),
        ("气代煤1.5万户、电代煤5万户", ("气代煤1.5万户", "电代煤5万户")),
        (
            "纯电动车80辆、充电桩120个（含快充、慢充）",
            ("纯电动车80辆", "充电桩120个（含快充、慢充）"),
        ),
        ("淘汰31台锅炉和9台炉窑", ("淘汰31台锅炉", "9台炉窑")),
        ("3家、4家", ()),
        ("印刷企业、干洗店", ()),
        ("29家印刷企业、干洗店", ()),
    ],
)
def test_items_with_a_figure_each(text: str, items: tuple[str, ...]) -> None:
    assert numeric_items(text) == items


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("推进“改造，加强监管，完成", ["推进“改造", "加强监管", "完成"]),
        ("落实《办法，按期完成。", ["落实《办法", "按期完成"]),
        ("“甲，乙”，丙", ["“甲，乙”", "丙"]),
        ("甲（乙，丙），丁", ["甲（乙，丙）", "丁"]),
        ("甲）乙，丙", ["甲）乙", "丙"]),
        ("8:30开始，1,200吨", ["8:30开始", "1,200吨"]),
    ],
)
def test_segments_keep_brackets_whole_and_outlive_unclosed_ones(
    text: str, segments: list[str]
) -> None:
    assert [segment.text for segment in split_segments(text)] == segments


WORDS = ["B级", "C级", "甲区", "乙区", "分别", "分别由", "降", "20%", "3天", "40%以上", "，", "、"]
PIECES = st.lists(st.sampled_from([*WORDS, "和", "（", "）", "“", "。", "企业"]), max_size=20)


@given(PIECES)
def test_share_says_nothing_that_the_sentence_does_not(pieces: list[str]) -> None:
    sentence = "".join(pieces)
    for share in resolve_series(sentence):
        assert not Counter(share.text) - Counter(sentence)
        assert not Counter(share.value) - Counter(sentence)


NAMES = st.lists(
    st.text(alphabet="东西南北钢铁焦化", min_size=1, max_size=4).map(lambda name: f"{name}区"),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(NAMES, st.data())
def test_every_member_has_its_own_figure(names: list[str], data: st.DataObject) -> None:
    figures = data.draw(
        st.lists(st.integers(1, 99), min_size=len(names), max_size=len(names), unique=True)
    )
    values = "、".join(f"{figure}%" for figure in figures)
    found = resolve_series(f"{'、'.join(names)}企业分别限产{values}。")
    assert [share.value for share in found] == [f"{figure}%" for figure in figures]
    for name, figure, share in zip(names, figures, found, strict=True):
        assert share.text == f"{name}企业限产{figure}%。"


@given(st.text(alphabet="甲乙1，、；。：（）“”《 ", max_size=40))
def test_segments_tile_the_sentence(text: str) -> None:
    done = 0
    for segment in split_segments(text):
        assert segment.text == text[segment.start : segment.end]
        assert set(text[done : segment.start]) <= set("，；。： ")
        done = segment.end
    assert set(text[done:]) <= set("，；。： ")
