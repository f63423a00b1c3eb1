"""Targets beside each other: the bars are true to the figures, the columns to the time."""

import re
from decimal import Decimal

from corpus.aligned import Span
from ui.targets import Figure, View, comparison


def figure(value: str, *, place: str = "甲市", period: str = "2021-2022年秋冬季") -> Figure:
    return Figure(
        document_id="plan",
        span=Span(start=0, end=4),
        region="甲市",
        place=place,
        indicator="道路机扫率",
        period=period,
        days=period,
        target=f"{value}%以上",
        baseline="",
        value=Decimal(value),
        before=None,
        unit="%",
    )


def test_bars_are_as_long_as_their_figures() -> None:
    drawn = comparison([figure("80"), figure("60", place="乙县")], View())
    assert [float(share) for share in re.findall(r"--share:([\d.]+)", drawn)] == [1.0, 0.75]
    assert "道路机扫率（%）" in drawn


def test_figure_that_stands_in_two_places_is_one_bar_with_both_sources() -> None:
    drawn = comparison([figure("80"), figure("80")], View())
    assert drawn.count("--share") == 1
    assert drawn.count('data-do="source"') == 2


def test_only_the_chosen_periods_are_compared_in_the_order_of_time() -> None:
    periods = ("2021-2022年", "2020-2021年", "2019-2020年")
    found = [figure(str(60 + n), period=period) for n, period in enumerate(periods)]
    drawn = comparison(found, View(periods=frozenset(periods[:2])))
    assert re.findall(r'<th scope="col">(\d{4})', drawn) == ["2020", "2021"]
    assert "2019" not in drawn


def test_no_target_says_what_to_do() -> None:
    assert "换一个指标" in comparison([], View(indicator="PM10"))
