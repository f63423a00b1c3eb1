"""Remarks on how to count are left out of a question; what it counts stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.count_remarks import without_count_remarks


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("目标表里，算上开发区，一共列了多少个县？", "目标表里，一共列了多少个县？"),
        ("问题类别有几种（含“其它”）？", "问题类别有几种？"),
        ("错峰生产按行业分了几条（第（13）条算一条）？", "错峰生产按行业分了几条？"),
        ("市工信局牵头的有几项？联合牵头的也算。", "市工信局牵头的有几项？"),
        ("移动源的问题类别有几类？连“其它”也算上。", "移动源的问题类别有几类？"),
        # what narrows or is asked stays
        (
            "责任单位里，不算各县政府，有几个市级部门？",
            "责任单位里，不算各县政府，有几个市级部门？",
        ),
        ("方案（含附件）由谁印发？", "方案（含附件）由谁印发？"),
        ("这项任务包括几个部分？", "这项任务包括几个部分？"),
    ],
)
def test_remarks_are_left_out(question: str, plain: str) -> None:
    assert without_count_remarks(question) == plain


@given(st.text(alphabet="甲乙丙市县几个多少含算上也，。？（）", max_size=40))
def test_nothing_is_made_up_and_twice_is_once(question: str) -> None:
    plain = without_count_remarks(question)
    signs = iter(question)
    assert all(sign in signs for sign in plain)  # what is left stands in its order
    assert len(plain) <= len(question)
