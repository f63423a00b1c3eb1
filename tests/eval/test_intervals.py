import numpy as np
import pytest

from eval.intervals import bootstrap, mcnemar, wilson


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
    ids=["none", "all", "Newcombe-1998"],
)
def test_wilson_agrees_with_the_literature(
    successes: int, total: int, low: float, high: float
) -> None:
    found = wilson(successes, total)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_nothing_measured_has_no_value() -> None:
    assert wilson(0, 0).value is None
    assert bootstrap([]).value is None


def test_bootstrap_holds_the_mean_and_is_the_same_every_time() -> None:
    values = [0.0, 0.5, 1.0, 1.0, 0.25, 1.0]
    found = bootstrap(values)
    assert found == bootstrap(values)
    assert found.low is not None
    assert found.high is not None
    assert found.low < sum(values) / len(values) < found.high


@pytest.mark.parametrize("values", [[0.4], [1.0, 1.0, 1.0]], ids=["one", "equal"])
def test_bootstrap_of_what_does_not_vary_is_a_point(values: list[float]) -> None:
    found = bootstrap(values)
    assert found.low == found.value == found.high


def test_bootstrap_of_the_median() -> None:
    assert bootstrap([1.0, 2.0, 90.0], np.median).value == 2.0


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1.0), (3, 3, 1.0), (0, 5, 0.0625), (5, 0, 0.0625), (2, 12, 0.012939)],
)
def test_mcnemar_is_the_exact_binomial(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p, abs=1e-6)
