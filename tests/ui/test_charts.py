from datetime import date

from ui.charts import bars, months


def test_bars_are_sorted_and_the_rest_is_one() -> None:
    found = bars(["甲", "乙", "甲", "丙", "丁"], limit=2)
    assert [(bar.label, bar.value) for bar in found] == [("甲", 2), ("乙", 1), ("其余 2 个", 2)]
    assert [bar.share for bar in found] == [100, 50, 100]
    assert [bar.rest for bar in found] == [False, False, True]


def test_months_are_in_order() -> None:
    found = months([date(2022, 1, 5), date(2021, 12, 31), date(2021, 12, 1)])
    assert [(bar.label, bar.value) for bar in found] == [("2021-12", 2), ("2022-01", 1)]


def test_nothing_counted_is_no_chart() -> None:
    assert bars([], limit=3) == ()
    assert months([]) == ()
