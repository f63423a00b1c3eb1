"""Figures that a sentence lists by the names of a table's columns, against that table's totals."""

import pytest

PLAN = """澄川市2026年错峰生产工作方案
一、实施范围
（一）辖区内水泥、焦化、砖瓦、陶瓷等4个行业，共涉及企业{all}家，其中水泥9家、焦化4家、砖瓦{brick}家、陶瓷{tile}家。
二、附则
（一）本方案自印发之日起施行。
附件
各县区错峰企业数量
县区	水泥	焦化	砖瓦	陶瓷	合计
清泉区	5	1	20	3	29
浦上县	4	3	32	5	44
合计	9	4	52	8	73
"""


@pytest.mark.parametrize(
    ("in_all", "brick", "tile", "said"),
    [
        ("73", "52", "8", []),
        ("72", "52", "7", [("7家", "8"), ("72家", "73")]),
        ("73", "51", "7", [("51家", "52"), ("7家", "8")]),
    ],
    ids=["the same", "one and the sum", "two"],
)
def test_list_is_held_against_the_totals_of_the_columns(read_texts, in_all, brick, tile, said):
    text = PLAN.format(all=in_all, brick=brick, tile=tile)
    found = read_texts({"plan.txt": text})["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said


def test_few_names_in_common_are_no_list_of_the_table(read_texts):
    text = PLAN.format(all="73", brick="52", tile="7").replace("水泥9家、焦化4家、", "")
    assert not read_texts({"plan.txt": text})["plan"].facts.contradictions


COUNTED = """澄川市重污染天气应急预案
一、响应
{said}
二、附则
（一）本预案自印发之日起施行。
附件
各县区应急减排清单汇总
县区	涉气企业（家）	小微（家）
清泉区	51	20
浦上县	43	32
合计	94	52
"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("（一）纳入应急减排清单的97家涉气企业落实减排措施。", [("97家", "94")]),
        ("（一）纳入应急减排清单的94家涉气企业落实减排措施。", []),
        ("（一）浦上县纳入应急减排清单的涉气企业45家。", []),  # of one row
        ("（一）对97家涉气企业开展帮扶。", []),  # not those of the list
    ],
)
def test_number_of_all_is_held_against_the_total_of_its_column(read_texts, sentence, said):
    found = read_texts({"plan.txt": COUNTED.format(said=sentence)})["plan"].facts.contradictions
    assert [(c.sides[0].said.text, c.sides[1].said.text) for c in found] == said
