"""A served page over invented plans, and a real browser to look at it.

Without Chromium the tests of the page are skipped, and the end of the run says so in capitals.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
TOWNS = ROOT / "tests" / "data" / "towns"
WENCE = (sys.executable, "-c", "import sys; from assistant.cli import main; sys.exit(main())")
AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=zh-CN",
)
PATIENCE_MS = 20_000  # two busy cores
OTHER_PLAN = """晴山市人民政府办公室文件
晴政办发〔2021〕8号
晴山市人民政府办公室
关于印发晴山市2021-2022年秋冬季大气污染防治攻坚方案的通知
各县（市、区）人民政府：
《晴山市2021-2022年秋冬季大气污染防治攻坚方案》已经市人民政府同意，现印发给你们，请认真贯彻执行。
晴山市人民政府办公室
2021年11月15日
（此件公开发布）
晴山市2021-2022年秋冬季大气污染防治攻坚方案
一、总体要求
全市PM2.5平均浓度控制在62微克/立方米以内。
<script>document.title=1</script><img src=x onerror=alert(1)>
二、主要任务
（一）开展锅炉治理。2021年12月底前完成{{value}}改造。（市能源局牵头）
（二）实施超低排放改造。2022年3月底前，晴山市宏达焦化有限公司完成全流程改造。（市生态环境局负责）
（三）实施错峰生产。
1.焦化行业
①B级企业，2021年12月1日至2022年3月15日焦炉负荷降至设计生产负荷的80%以内。
②C级企业，2021年12月1日至2022年3月15日焦炉负荷降至设计生产负荷的65%以内。
2.炭素行业
①B级企业，限产20%以上。
②C级企业，停产。
3.砖瓦行业
①B级企业，限产30%以上。
②C级企业，停产。
"""

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Heard:
    """What went wrong in a browser without being seen: errors, and requests to other hosts."""

    address: str
    wrong: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self._requested(request.url))

    def _requested(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"outside: {url}")


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "home"


@pytest.fixture(scope="session")
def address(served_home: Path, plan: str) -> Iterator[str]:
    """Where the server is."""
    folder = served_home.parent / "received"
    folder.mkdir()
    (folder / "plan.txt").write_text(plan, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER_PLAN, encoding="utf-8")
    for town in sorted(TOWNS.glob("*.txt")):
        shutil.copy(town, folder)
    environment = os.environ | {
        "WENCE_HOME": str(served_home),
        "WENCE_DOCUMENTS": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [*WENCE, "serve", "--build", "--port", "0"],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        built, ready = server.stdout.readline(), server.stdout.readline()
        assert "5 个原始文件" in built
        found = re.search(r"http://\S+", ready)
        assert found, ready
        yield found.group()
        server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("没有 Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


def begun(browser: Browser, address: str, **options: object) -> BrowserContext:
    size = {"width": 1366, "height": 768}
    context = browser.new_context(
        **({"viewport": size, "locale": "zh-CN", "base_url": address} | options)  # type: ignore[arg-type]
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


@pytest.fixture
def contexts(browser: Browser, address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser sessions that know nothing of each other; at the end all were quiet."""
    heard = Heard(address)
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = begun(browser, address, **options)
        context.on("page", heard.listen)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert heard.wrong == []


@pytest.fixture(scope="session")
def office(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """One browser for many pages, which has what it fetched at hand, as on any desk."""
    context = begun(browser, address, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def new_page(office: BrowserContext, address: str) -> Iterator[Callable[[], Page]]:
    """Opens pages, each a session of its own; at the end all were quiet."""
    heard = Heard(address)
    opened: list[Page] = []

    def make() -> Page:
        opened.append(office.new_page())
        heard.listen(opened[-1])
        return opened[-1]

    yield make
    for page in opened:
        page.close()
    assert heard.wrong == []


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    """The page as it first comes up, ready for a question."""
    page = new_page()
    page.goto("/")
    expect(page.locator("#question")).to_be_visible()
    return page


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which `scripts/browser.sh` fetches."""
    if not AXE.is_file():
        pytest.skip("没有 axe-core")
    return AXE.read_text(encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if CHROMIUM is None:
        terminalreporter.write_sep("!", "网页没有测：找不到 CHROMIUM", red=True, bold=True)
        terminalreporter.write_line("装上再跑：apt-get install chromium fonts-noto-cjk")
    elif not AXE.is_file():
        terminalreporter.write_sep("!", "无障碍没有查：找不到 AXE-CORE", red=True, bold=True)
        terminalreporter.write_line("装上再跑：sh scripts/browser.sh")
