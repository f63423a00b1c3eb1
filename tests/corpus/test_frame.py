from __future__ import annotations

import pytest

from corpus.frame import (
    NUMBER_LINE,
    Role,
    ends_imprint,
    formal_role,
    looks_like_annex_title,
    looks_like_title,
)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("（此件公开发布）", Role.PUBLICITY),
        ("(此件依申请公开)", Role.PUBLICITY),
        ("（主动公开）", Role.PUBLICITY),
        ("（信息公开形式：主动公开）", Role.PUBLICITY),
        ("此件不公开", Role.PUBLICITY),
        ("2023年3月27日", Role.DATE),
        ("二〇二三年三月二十七日", Role.DATE),
        ("附件", Role.ANNEX_LABEL),
        ("附件2：", Role.ANNEX_LABEL),
        ("附1", Role.ANNEX_LABEL),
        ("附表3", Role.ANNEX_LABEL),
        ("附录A", Role.ANNEX_LABEL),
        ("附件：1.任务清单", Role.ANNEX_LIST),
        ("抄送：市委办公室，市人大常委会办公室。", Role.IMPRINT),
        ("云岭市人民政府办公室2022年10月10日印发", Role.IMPRINT),
        ("（共印60份）", Role.IMPRINT),
        ("联系人：翟某某2026823", Role.CONTACT),
        ("电子邮箱：a@b.example", Role.CONTACT),
        ("发文字号：云政办发〔2022〕63号", Role.PROPERTY),
        ("索引号：000123/2022-1主题分类：环保", Role.PROPERTY),
        ("（2018年3月1日市政府第3次常务会议通过）", Role.SOURCE_NOTE),
    ],
)
def test_formal_line_gives_itself_away(text: str, role: Role) -> None:
    assert formal_role(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月26至7月5日。",
        "2023年12月底前完成。",
        "依法公开相关信息",
        "公开",
        "附件1中所列企业",
        "附近居民",
        "抄送有关部门。",
        "应当在2023年3月1日前印发",
        "联系人名单于3月29日前报送；逾期不报的，通报。",
    ],
)
def test_sentence_is_no_formal_line(text: str) -> None:
    assert formal_role(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("晋市政办〔2020〕56号", "晋市政办〔2020〕56号"),
        ("（云政办发〔2022〕63号）", "云政办发〔2022〕63号"),
        ("云岭发〔2022〕第7号签发人：张三", "云岭发〔2022〕第7号"),
    ],
)
def test_number_line(text: str, number: str) -> None:
    match = NUMBER_LINE.fullmatch(text)
    assert match is not None
    assert match["number"] == number


@pytest.mark.parametrize(
    ("text", "is_title", "is_annex_title"),
    [
        ("云岭市大气污染防治条例", True, True),
        ("关于做好错峰生产工作的通知", True, True),
        ("重污染天气应急预案（2023年修订）", True, True),
        ("任务分解表", False, True),
        ("各县空气质量改善目标", False, True),
        ("各地要认真落实。这是通知", False, False),
    ],
)
def test_titles(text: str, is_title: bool, is_annex_title: bool) -> None:
    assert (looks_like_title(text), looks_like_annex_title(text)) == (is_title, is_annex_title)


def test_list_of_copies_does_not_end_the_imprint() -> None:
    assert ends_imprint("云岭市人民政府办公室2022年10月10日印发")
    assert not ends_imprint("抄送：市委办公室。")
