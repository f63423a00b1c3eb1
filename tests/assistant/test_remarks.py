"""Remarks beside an answer: only where there is something to know."""

from collections.abc import Callable
from datetime import date

from assistant.datamodels import Answer

Ask = Callable[..., Answer]
QUESTION = "槐阳市2024-2025年秋冬季PM2.5目标是多少？"


def test_period_that_is_over_on_the_day_is_told(ask: Ask) -> None:
    (note,) = ask(QUESTION, as_of=date(2025, 4, 1)).notes
    assert "2025年3月31日" in note


def test_nothing_is_told_while_the_period_lasts(ask: Ask) -> None:
    assert ask(QUESTION, as_of=date(2025, 3, 31)).notes == ()


def test_refusal_has_no_remarks(ask: Ask) -> None:
    assert ask("保定市PM2.5目标是多少？", as_of=date(2026, 1, 1)).notes == ()
