from hypothesis import given
from hypothesis import strategies as st

from index.crowding import spread_rows

SCORES = st.dictionaries(st.integers(0, 50), st.sampled_from([1.0, 2.0, 2.01, 5.0]), max_size=20)


def table_of(row: int) -> str | None:
    """Even rows of the index are rows of one table."""
    return None if row % 2 else "table"


def test_rows_alike_give_way_to_what_else_was_found() -> None:
    scores = {2: 5.0, 4: 5.0, 6: 5.0, 8: 5.0, 1: 3.0}
    assert spread_rows(scores, scores, table_of, keep=2, tolerance=0.01, limit=20) == [
        2,
        4,
        1,
        6,
        8,
    ]


def test_row_that_matches_better_than_its_neighbours_stays() -> None:
    scores = {2: 9.0, 4: 5.0, 6: 4.0, 1: 3.0}
    assert spread_rows(scores, scores, table_of, keep=1, tolerance=0.01, limit=20) == [2, 4, 6, 1]


def test_passages_that_are_no_table_rows_stay_whatever_they_score() -> None:
    scores = {1: 5.0, 3: 5.0, 5: 5.0}
    assert spread_rows(scores, scores, table_of, keep=1, tolerance=0.01, limit=20) == [1, 3, 5]


@given(SCORES)
def test_nothing_is_lost_and_nothing_comes_twice(scores: dict[int, float]) -> None:
    spread = spread_rows(scores, scores, table_of, keep=2, tolerance=0.01, limit=20)
    assert sorted(spread) == sorted(scores)


@given(SCORES)
def test_tables_with_few_rows_keep_their_order(scores: dict[int, float]) -> None:
    assert spread_rows(scores, scores, table_of, keep=20, tolerance=0.01, limit=20) == list(scores)


@given(SCORES, st.integers(-1, 20))
def test_fewer_rows_are_the_first_of_all(scores: dict[int, float], limit: int) -> None:
    everything, some = (
        spread_rows(scores, scores, table_of, keep=1, tolerance=0.01, limit=rows)
        for rows in (20, limit)
    )
    assert some == everything[: max(limit, 0)]
