from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.folded import fold


def test_width_dashes_and_brackets_become_one() -> None:
    assert fold("２０２１—２０２２年 〔2021〕59 号（试行）").text == "2021-2022年[2021]59号(试行)"


def test_neighbouring_numbers_stay_apart() -> None:
    assert fold("夏县 47\n43 1 天").text == "夏县47 43 1天"


@given(st.text(alphabet="12 \n年（A—\u3000\u200b", max_size=30))
def test_every_folded_character_points_at_its_source(source: str) -> None:
    folded = fold(source)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(set(folded.origin))
    for sign, place in zip(folded.text, folded.origin, strict=True):
        assert fold(source[place]).text == sign or sign == " "
