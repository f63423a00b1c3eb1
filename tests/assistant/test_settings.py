import pytest

from assistant.errors import SettingsError
from assistant.llm import LlmSettings
from assistant.settings import load_settings


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_PORT", "9000")
    monkeypatch.setenv("WENCE_HOST", "0.0.0.0")
    settings = load_settings(port=9001, host=None)
    assert (settings.port, settings.host) == (9001, "0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "70000"),
        ("QUESTION_LIMIT", "0"),
        ("HOST", ""),
        ("LLM_BASE_URL", "localhost:11434"),
        ("LLM_MODEL", ""),
        ("LLM_TIMEOUT", "0"),
        ("LLM_TIMEOUT", "nan"),
    ],
)
def test_bad_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"WENCE_{name}", value)
    with pytest.raises(SettingsError, match=f"WENCE_{name}") as caught:
        load_settings()
    assert repr(value) in str(caught.value)


def test_language_model_is_off_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().llm is None
    monkeypatch.setenv("WENCE_LLM_BASE_URL", "http://127.0.0.1:8080/v1")
    monkeypatch.setenv("WENCE_LLM_MODEL", "m")
    monkeypatch.setenv("WENCE_LLM_API_KEY", "secret")
    monkeypatch.setenv("WENCE_LLM_TIMEOUT", "2.5")
    assert load_settings().llm == LlmSettings(
        base_url="http://127.0.0.1:8080/v1", model="m", timeout=2.5, api_key="secret"
    )


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"BASE_URL": "http://127.0.0.1/v1"}, ["WENCE_LLM_MODEL"]),
        ({"MODEL": "m"}, ["WENCE_LLM_BASE_URL"]),
        ({"API_KEY": "secret"}, ["WENCE_LLM_BASE_URL", "WENCE_LLM_MODEL"]),
        ({"API_KEY": "secret", "MODEL": "m"}, ["WENCE_LLM_BASE_URL"]),
    ],
    ids=str,
)
def test_half_a_language_model_is_refused_and_no_key_is_shown(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: list[str]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"WENCE_LLM_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    told = str(caught.value)
    assert f"缺 {'、'.join(missing)}；" in told
    assert all(f"WENCE_LLM_{name}" in told for name in given)
    assert "secret" not in told + repr(caught.value.__cause__)


def test_key_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_LLM_BASE_URL", "http://127.0.0.1:8080/v1")
    monkeypatch.setenv("WENCE_LLM_MODEL", "m")
    monkeypatch.setenv("WENCE_LLM_API_KEY", "secret")
    settings = load_settings()
    assert "secret" not in repr(settings) + repr(settings.llm)
