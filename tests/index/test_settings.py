import pytest

from corpus.errors import PolicyError
from index.settings import DenseWeight, DictionarySettings, IndexSettings


@pytest.mark.parametrize(
    ("name", "value"), [("pool", 0), ("word_weight", -0.1), ("max_query_length", -5)]
)
def test_bad_setting_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(PolicyError, match=f"{name} 的值 {value} 无效"):
        IndexSettings(**{name: value})


def test_bad_dictionary_setting_is_refused_by_name() -> None:
    with pytest.raises(PolicyError, match="max_word_length"):
        DictionarySettings(max_word_length=0)


@pytest.mark.parametrize(
    ("name", "value"), [("sure", -0.1), ("unsure", -1.0), ("ahead_of", 0), ("sure_lead", 0.5)]
)
def test_bad_dense_weight_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(PolicyError, match=f"{name} 的值 {value} 无效"):
        DenseWeight(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lead", "weight"), [(0.0, 2.0), (1.0, 2.0), (1.5, 1.0), (2.0, 0.0), (9.0, 0.0)]
)
def test_dense_leg_weighs_less_the_further_the_lexical_best_leads(
    lead: float, weight: float
) -> None:
    chosen = DenseWeight(sure=0.0, unsure=2.0, unsure_lead=1.0, sure_lead=2.0)
    assert chosen.at(lead) == pytest.approx(weight)
