from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.markup import unmark


def plain(line: str) -> str:
    return unmark(AlignedText.of_source(line)).text.text


@pytest.mark.parametrize(
    ("line", "text", "depth", "bullet"),
    [
        pytest.param("## 一、目标", "一、目标", 2, False, id="heading"),
        pytest.param("- 到2026年底，完成。", "到2026年底，完成。", 0, True, id="bullet"),
        pytest.param(
            "- 2025 年 5—9 月，控制。", "2025 年 5—9 月，控制。", 0, True, id="bullet, year"
        ),
        pytest.param("- 1、压实责任。", "1、压实责任。", 0, True, id="bullet and number"),
        pytest.param("● 严格执行", "严格执行", 0, True, id="round bullet"),
        pytest.param("- [ ] 核查", "核查", 0, True, id="check box"),
        pytest.param("> 注：见附件。", "注：见附件。", 0, False, id="block quote"),
        pytest.param("1. **船舶。** 岸电", "1. 船舶。 岸电", 0, False, id="bold run-in heading"),
        pytest.param(
            "见[方案](https://a.example/b)第三条",
            "见方案第三条",
            0,
            False,
            id="link keeps its text",
        ),
        pytest.param("![图](a.png)如图", "如图", 0, False, id="picture"),
        pytest.param("全市PM~2.5~浓度", "全市PM2.5浓度", 0, False, id="figures set lower"),
        pytest.param("10m^3^、NO<sub>x</sub>", "10m3、NOx", 0, False, id="set higher, by tags"),
        pytest.param("PM10~20~30微克", "PM10~20~30微克", 0, False, id="from one figure to another"),
        pytest.param(r"1\. 加强领导", "1. 加强领导", 0, False, id="escaped point"),
        pytest.param("#1锅炉改造", "#1锅炉改造", 0, False, id="a number of a boiler is no heading"),
        pytest.param("-15 20 30", "-15 20 30", 0, False, id="a negative figure is no bullet"),
        pytest.param("- 3 5", "- 3 5", 0, False, id="an empty cell is no bullet"),
        pytest.param("*类别包括：工业企业", "*类别包括：工业企业", 0, False, id="footnote star"),
        pytest.param("| 区域 | 任务 |", "| 区域 | 任务 |", 0, False, id="table row"),
    ],
)
def test_signs_are_taken_off(line: str, text: str, depth: int, bullet: bool) -> None:
    done = unmark(AlignedText.of_source(line))
    assert (done.text.text, done.depth, done.bullet) == (text, depth, bullet)


@given(
    st.text(alphabet="#*->[]()!\\| 甲乙1.$", min_size=1, max_size=30).map(str.strip).filter(bool)
)
def test_every_character_is_in_the_text_or_in_what_was_dropped(line: str) -> None:
    done = unmark(AlignedText.of_source(line))
    dropped = {place for span in done.dropped for place in range(span.start, span.end)}
    kept = set(done.text.starts)
    assert not kept & dropped
    assert {place for place in range(len(line)) if not line[place].isspace()} <= kept | dropped


def test_bold_inside_a_word_leaves_the_word_whole() -> None:
    assert plain("实施**差异化**管控") == "实施差异化管控"
