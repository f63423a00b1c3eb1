from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.quotes import pair_quotes


def paired(text: str) -> str:
    return pair_quotes(AlignedText.of_source(text))[0].text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("实现“散乱污“企业动态清零。", "实现“散乱污”企业动态清零。"),
        ("企业”一厂一策“操作方案", "企业“一厂一策”操作方案"),
        ("水平高的“先进”企业，水平低的”后进“企业", "水平高的“先进”企业，水平低的“后进”企业"),
        ("指数持续＂爆表”县（市、区）", "指数持续“爆表”县（市、区）"),
        ('所称"以上"含本数，"以内"含本数', "所称“以上”含本数，“以内”含本数"),
    ],
)
def test_sure_quotation_is_paired(source: str, read: str) -> None:
    assert paired(source) == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("坚持“两山”理论、“三线一单”管控。", id="right already"),
        pytest.param("服务“六稳”六保”大局", id="one is lost"),
        pytest.param("按照以热定产”确定", id="a lone one"),
        pytest.param("享受六稳“六保相关优惠政策", id="a lone opening one"),
        pytest.param("按照“管发展的必须管环保、管行业”“一岗双责”要求", id="several"),
        pytest.param("要“抓重点，补短板”和“强弱项，促提升”并举", id="end of one, begin of next"),
        pytest.param('长度为3" 的管道', id="inches"),
    ],
)
def test_doubtful_marks_stay(text: str) -> None:
    assert paired(text) == text


def test_only_turned_marks_are_listed() -> None:
    _, turned = pair_quotes(AlignedText.of_source('“散乱污“企业。推行"云监管"。'))
    assert [(mend.before, mend.after) for mend in turned] == [("“", "”")]


@given(st.text(alphabet='“”"＂甲，。', max_size=30))
def test_nothing_but_marks_changes(source: str) -> None:
    text, _ = pair_quotes(AlignedText.of_source(source))
    signs = str.maketrans('“”"＂', "____")
    assert text.text.translate(signs) == source.translate(signs)
    assert text.starts == tuple(range(len(source)))
