"""Pictures of every tab, light, dark and on a phone: `make screenshots` writes them into docs/.

The server runs over the project's own documents in a folder of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

LOOKS = {
    "light": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}
PATIENCE_MS = 120_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=zh-CN"]
WENCE = [sys.executable, "-c", "import sys; from assistant.cli import main; sys.exit(main())"]


def ask(page: Page) -> None:
    page.locator(".examples button").first.click()
    page.locator(".chip").first.wait_for()
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        page.locator(".chip").first.click()
        page.locator(".source mark").first.wait_for()


def tasks(page: Page) -> None:
    page.locator(".tasks").wait_for()


def enterprise(page: Page) -> None:
    page.locator("#enterprise-form [name=grade]").select_option(label="B级")
    page.locator(".printable h2", has_text="B级").wait_for()


def targets(page: Page) -> None:
    page.locator(".pairs").wait_for()


def files(page: Page) -> None:
    page.locator(".shelf button").last.click()
    page.locator(".file").wait_for()
    page.wait_for_timeout(500)


def evaluation(page: Page) -> None:
    page.locator("[name=limit]").fill("20")
    page.get_by_role("button", name="开始评测").click()
    page.locator("#evaluation-outcome h2").wait_for()


USES: dict[str, Callable[[Page], None]] = {
    use.__name__: use for use in (ask, tasks, enterprise, targets, files, evaluation)
}


@contextmanager
def served() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"WENCE_HOME": home, "PYTHONPATH": str(Path.cwd())}
        with subprocess.Popen(
            [*WENCE, "serve", "--build", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            lines = iter(server.stdout or ())
            try:
                yield next(
                    found.group() for line in lines if (found := re.search(r"http://\S+", line))
                )
            finally:
                server.terminate()


def picture(browser: Browser, address: str, folder: Path, look: str) -> None:
    context = browser.new_context(locale="zh-CN", **LOOKS[look])  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    for key, use in USES.items():
        page = context.new_page()
        page.goto(f"{address}/#{key}")
        use(page)
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{key}-{look}.png")
        page.close()
    context.close()


def main(folder: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=ARGUMENTS, env=os.environ | {"LANGUAGE": "zh_CN"}
        )
        for look in LOOKS:
            picture(browser, address, folder, look)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
