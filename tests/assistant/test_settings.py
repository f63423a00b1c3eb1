import pytest

from assistant.errors import SettingsError
from assistant.settings import load_settings


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_PORT", "9000")
    monkeypatch.setenv("WENCE_HOST", "0.0.0.0")
    settings = load_settings(port=9001, host=None)
    assert (settings.port, settings.host) == (9001, "0.0.0.0")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eight"), ("PORT", "70000"), ("QUESTION_LIMIT", "0"), ("HOST", "")],
)
def test_bad_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"WENCE_{name}", value)
    with pytest.raises(SettingsError, match=f"WENCE_{name}") as caught:
        load_settings()
    assert repr(value) in str(caught.value)
