from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import display_width, split_lines

texts = st.text(alphabet="甲巳治， 。\n\t\f“-#*1234—$_{}PM", max_size=120)


@given(texts)
def test_every_character_is_in_a_line_or_removed_or_blank_or_mended(source: str) -> None:
    split = split_lines(source)
    kept = {
        place
        for line in split.lines
        for start, end in zip(line.text.starts, line.text.ends, strict=True)
        for place in range(start, end)
    }
    gone = {p for item in split.removed for p in range(item.span.start, item.span.end)}
    mended = {p for mend in split.mends for p in range(mend.span.start, mend.span.end)}
    rest = set(range(len(source))) - kept - gone - mended
    assert not [source[place] for place in rest if not source[place].isspace()]
    assert not kept & {place for place in gone if not source[place].isspace()}


@given(texts)
def test_lines_stand_in_the_order_of_the_source(source: str) -> None:
    starts = [line.text.span.start for line in split_lines(source).lines]
    assert starts == sorted(starts)


def test_gap_counts_blank_and_removed_lines() -> None:
    lines = split_lines("甲。\n\n— 2 —\n乙。\n丙。").lines
    assert [line.gap for line in lines] == [0, 2, 0]
    assert [line.page_break for line in lines] == [False, True, False]


def test_form_feed_begins_a_page() -> None:
    assert [line.page_break for line in split_lines("甲。\n\f乙。").lines] == [False, True]


def test_indent_counts_wide_and_narrow_spaces() -> None:
    assert [line.indent for line in split_lines("　　甲\n  - 乙\n\t丙").lines] == [4, 2, 4]


def test_byte_order_mark_free_text_keeps_its_offsets() -> None:
    line = split_lines("  （一） 源头 替代").lines[0]
    assert (line.text.span.start, line.plain) == (2, "（一）源头替代")


@pytest.mark.parametrize(("text", "width"), [("目标", 2), ("PM2.5", 2.5), ("《a》", 2.5)])
def test_width_is_counted_in_wide_characters(text: str, width: float) -> None:
    assert display_width(text) == width


def test_signs_without_width_are_no_text() -> None:
    split = split_lines("\u200b　　一、目\u200b标\n\u200b\n达到5%。")
    assert [line.text.text for line in split.lines] == ["一、目标", "达到5%。"]
