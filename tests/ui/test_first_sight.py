"""What is sent before gradio's bundle, and how soon a person can use it."""

import re
from collections.abc import Callable

import httpx
from playwright.sync_api import BrowserContext, Route, expect

from ui.first_sight import FOR_A_YEAR, with_first_sight

SHELL = """<!doctype html><html lang="en"><head>
<meta property="og:image" content="https://example.com/a.jpg" />
<meta name="twitter:title" content="x" /></head><body style="margin: 0"><main></main></body></html>
"""


def test_first_sight_stands_before_all_else() -> None:
    html = with_first_sight(SHELL, r"<p>\1 先看见的</p>")
    assert r'<body style="margin: 0"><p>\1 先看见的</p><main>' in html
    assert '<html lang="zh-CN">' in html
    assert "example.com" not in html
    assert "twitter" not in html


def test_first_html_is_the_whole_first_page(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False) as client:
        answer = client.get("/", headers={"accept-encoding": "gzip"})
        plain = client.get("/", headers={"accept-encoding": "identity"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    for text in (answer.text, plain.text):
        assert 'id="question"' in text
        assert "想查哪一条？" in text
        assert ">晴山市</option>" in text


def test_files_that_never_change_are_kept_by_the_browser(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False) as client:
        page = client.get("/").text
        name = page.split('src="./assets/')[1].split('"')[0]
        assert client.get(f"/assets/{name}").headers["cache-control"] == FOR_A_YEAR
        assert "cache-control" not in client.get("/assets/nothing.js").headers


def test_page_is_usable_before_the_scripts_have_come(
    contexts: Callable[..., BrowserContext],
) -> None:
    page = contexts().new_page()
    held: list[Route] = []

    def never(route: Route) -> None:
        held.append(route)

    page.route("**/assets/*.js", never)
    page.goto("/", wait_until="commit")
    expect(page.locator("#question")).to_be_editable()
    expect(page.get_by_role("tab", name="任务台账")).to_be_visible()


def test_page_is_chinese_and_as_dark_as_was_chosen_in_any_browser(
    contexts: Callable[..., BrowserContext],
) -> None:
    page = contexts(locale="en-US", color_scheme="dark").new_page()
    page.goto("/#tasks")
    expect(page.locator(".tasks")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("button", name="切换深色与浅色").click()
    page.reload()
    expect(page.locator(".tasks")).to_be_visible()
    expect(page.locator("body")).not_to_have_class(re.compile(r"\bdark\b"))
