"""Every tab, light and dark, under axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

GRAVE = {"serious", "critical"}
TABS = {
    "ask": ".chip",
    "tasks": ".tasks",
    "enterprise": ".printable",
    "targets": ".pairs",
    "files": ".file",
    "evaluation": "#evaluation-form form",
}


def use(page: Page, key: str) -> None:
    """Bring a tab to where there is something on it."""
    page.goto(f"/#{key}")
    if key == "ask":
        page.locator("#question").fill("云川市扬尘治理由谁牵头？")
        page.locator("#question").press("Enter")
        page.locator(".chip").first.click()
        expect(page.locator(".source mark").first).to_be_visible()
    if key == "enterprise":
        page.locator("[name=industry]").select_option("焦化")
    expect(page.locator(TABS[key]).first).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1366, "light"), (1366, "dark"), (390, "light")], ids=str
)
def test_axe_finds_nothing_serious(
    contexts: Callable[..., BrowserContext], axe: str, width: int, scheme: str
) -> None:
    page = contexts(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    found = []
    for key in TABS:
        use(page, key)
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            f"{key}: {violation['id']}: {violation['nodes'][0]['html'][:120]}"
            for violation in result["violations"]
            if violation["impact"] in GRAVE
        ]
        page.keyboard.press("Escape")
    assert found == []
