import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse, lead_of_best, ranked

SCORES = st.dictionaries(
    st.integers(0, 40), st.floats(-50, 50, allow_nan=False), min_size=1, max_size=20
)


def test_passage_that_both_legs_like_comes_first() -> None:
    fused = fuse({1: 9.0, 2: 8.0, 3: 1.0}, {1: 0.1, 2: 0.9, 3: 0.2}, dense_weight=1.0)
    assert list(fused) == [2, 1, 3]


def test_lead_of_one_leg_counts_not_only_its_order() -> None:
    """Where rank fusion would see a draw, the far better lexical score decides."""
    fused = fuse({1: 40.0, 2: 9.0, 3: 8.0}, {1: 0.50, 2: 0.52, 3: 0.1}, dense_weight=1.0)
    assert next(iter(fused)) == 1


@given(SCORES)
def test_without_weight_the_dense_leg_changes_nothing(lexical: dict[int, float]) -> None:
    dense = {row: float(row) for row in lexical}
    assert list(fuse(lexical, dense, dense_weight=0.0)) == list(
        fuse(lexical, lexical, dense_weight=0.0)
    )


@given(SCORES, st.floats(0.5, 8), st.floats(-20, 20))
def test_scale_and_offset_of_a_leg_do_not_matter(
    lexical: dict[int, float], scale: float, offset: float
) -> None:
    dense = {row: float(row % 7) for row in lexical}
    moved = {row: score * scale + offset for row, score in dense.items()}
    plain = fuse(lexical, dense, dense_weight=0.5)
    assert fuse(lexical, moved, dense_weight=0.5) == pytest.approx(plain, abs=1e-6)


@given(SCORES)
def test_ties_are_broken_by_row(lexical: dict[int, float]) -> None:
    even = dict.fromkeys(lexical, 1.0)
    assert list(fuse(even, even, dense_weight=0.3)) == sorted(lexical)
    assert list(ranked(even)) == sorted(lexical)


def test_legs_with_different_candidates_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="候选不一致"):
        fuse({1: 1.0}, {2: 1.0}, dense_weight=0.3)


def test_nothing_found_stays_nothing() -> None:
    assert fuse({}, {}, dense_weight=0.3) == {}


@pytest.mark.parametrize(
    ("order", "places", "lead"),
    [([0, 1, 2, 3], 1, 2.0), ([0, 1, 2, 3], 3, 2.0), ([0, 2], 9, 2.0), ([0], 1, 0.0), ([], 1, 0.0)],
)
def test_lead_is_in_deviations_over_the_place_asked_for(
    order: list[int], places: int, lead: float
) -> None:
    scores = {0: 5.0, 1: 1.0, 2: 1.0, 3: 1.0, 4: 5.0, 5: 5.0}  # deviation 2
    assert lead_of_best(scores, order, places=places) == pytest.approx(lead)


def test_smallest_numbers_make_no_warning() -> None:
    assert list(fuse({0: 0.0, 1: 8e-175}, {0: 0.0, 1: 8e-175}, dense_weight=0.0)) == [0, 1]
