import pytest

from corpus.errors import PolicyError
from index.settings import DictionarySettings, IndexSettings


@pytest.mark.parametrize(
    ("name", "value"), [("pool", 0), ("dense_weight", -0.1), ("max_query_length", -5)]
)
def test_bad_setting_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(PolicyError, match=f"{name} 的值 {value} 无效"):
        IndexSettings(**{name: value})


def test_bad_dictionary_setting_is_refused_by_name() -> None:
    with pytest.raises(PolicyError, match="max_word_length"):
        DictionarySettings(max_word_length=0)
