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

QUESTIONS = (
    "PM2.5目标是多少？",
    "上海市的目标是多少？",
    "槐阳市2024-2025年散煤替代多少户？",
)  # all looks


def use(page: Page, key: str) -> None:
    """Bring a tab to where there is something on it."""
    page.goto(f"/#{key}")
    if key == "ask":
        for number, question in enumerate(QUESTIONS):
            page.locator("#question").fill(question)
            page.locator("#question").press("Enter")
            expect(page.locator(".turn").nth(number).locator(".verdict")).to_be_visible()
        page.locator(".chip").last.click()
        expect(page.locator(".source mark").first).to_be_visible()
    if key == "files":
        page.locator(".shelf button", has_text="槐政办发〔2024〕18号").click()
        expect(page.locator(".related").first).to_be_attached()
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
