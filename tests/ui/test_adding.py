"""Files added on the page go to the server; what it says is told, and the new one looked at."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

FILE = {"name": "a.docx", "mimeType": "application/octet-stream", "buffer": b"x"}


def test_added_file_is_told_and_looked_at(new_page: Callable[[], Page]) -> None:
    page = new_page()
    page.goto("/#files")
    buttons = page.locator(".shelf button")
    expect(buttons.first).to_be_visible()
    other = page.locator(".shelf button:not([aria-current])").first.get_attribute("data-document")
    sent: list[bytes] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data_buffer or b"")
        told = {"summary": "读了 6 个原始文件", "documents": [{"id": other}]}
        route.fulfill(status=201, content_type="application/json", body=json.dumps(told))

    page.route("**/api/documents", answer)
    page.get_by_label("添加文件").set_input_files(FILE)  # type: ignore[arg-type]
    expect(page.locator("#notice")).to_have_text("读了 6 个原始文件")
    expect(page.locator(f'[data-document="{other}"][aria-current]').first).to_be_visible()
    assert b'name="files"; filename="a.docx"' in sent[0]


def test_formats_that_can_be_read_are_said(new_page: Callable[[], Page]) -> None:
    page = new_page()
    page.goto("/#files")
    for ending in (".docx", ".pdf", ".html", ".xlsx"):
        expect(page.locator("#adding-formats")).to_contain_text(ending)
        assert ending in (page.locator("#adding").get_attribute("accept") or "")
