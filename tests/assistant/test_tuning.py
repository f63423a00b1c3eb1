"""Thresholds that make no sense are refused."""

from dataclasses import fields

import pytest

from assistant.errors import SettingsError
from assistant.tuning import EvidenceSettings


def test_the_settings_as_shipped_are_in_order() -> None:
    settings = EvidenceSettings()
    assert settings.related < settings.enough
    assert settings.around_share < settings.heading_share <= 1


@pytest.mark.parametrize("name", ["enough", "rival", "heading_share"])
@pytest.mark.parametrize("value", [-0.1, 1.1])
def test_share_out_of_range_is_named_with_its_value(name: str, value: float) -> None:
    assert name in {field.name for field in fields(EvidenceSettings)}
    with pytest.raises(SettingsError, match=f"{name}.*{value}"):
        EvidenceSettings(**{name: value})  # type: ignore[arg-type]
