"""The tabs beside 问答 in a real browser, against the running server."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

Opens = Callable[[str, str], Page]


@pytest.fixture
def opened(new_page: Callable[[], Page]) -> Opens:
    """Opens a tab by its address and waits for something on it."""

    def open_tab(key: str, awaited: str) -> Page:
        page = new_page()
        page.goto(f"/#{key}")
        expect(page.locator(awaited).first).to_be_visible()
        return page

    return open_tab


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).click()
    return Path(saving.value.path()).read_bytes()


def test_tasks_are_narrowed_by_what_is_chosen(opened: Opens) -> None:
    page = opened("tasks", ".tasks")
    everything = int(page.locator(".count b").inner_text())
    page.locator("#tasks-filters [name=region]").select_option("晴山市")
    expect(page.locator(".count b")).not_to_have_text(str(everything))
    page.locator("[name=unit]").fill("能源局")
    page.locator("[name=unit]").press("Tab")
    expect(page.locator(".count b")).to_have_text("1")
    expect(page.locator(".tasks tbody tr")).to_contain_text("2021年12月底前")
    page.get_by_role("button", name="清空").click()
    expect(page.locator(".count b")).to_have_text(str(everything))


def test_bar_of_a_chart_narrows_the_tasks_and_widens_them_again(opened: Opens) -> None:
    page = opened("tasks", ".tasks")
    everything = page.locator(".count b").inner_text()
    bar = page.get_by_role("button", name="市能源局", exact=True)
    bar.click()
    expect(page.locator(".count b")).not_to_have_text(everything)
    expect(page.locator("[name=unit]")).to_have_value("市能源局")
    bar.click()
    expect(page.locator(".count b")).to_have_text(everything)


def test_nothing_found_says_what_to_do(opened: Opens) -> None:
    page = opened("tasks", ".tasks")
    page.locator("[name=words]").fill("没有这样的任务")
    page.locator("[name=words]").press("Tab")
    expect(page.locator("#tasks-found .empty")).to_contain_text("放宽")


def test_task_opens_its_source(opened: Opens) -> None:
    page = opened("tasks", ".tasks")
    page.locator(".tasks .link", has_text="晴山市").first.click()
    expect(page.locator(".source-head")).to_contain_text("晴政办发〔2021〕8号")
    expect(page.locator(".source mark").first).to_be_in_viewport()


def test_tasks_are_taken_along_as_excel_and_calendar(opened: Opens) -> None:
    page = opened("tasks", ".tasks")
    page.locator("[name=company]").fill("宏达")
    page.locator("[name=company]").press("Tab")
    expect(page.locator(".count b")).to_have_text("1")
    rows = list(load_workbook(io.BytesIO(saved(page, "Excel"))).active.values)
    assert rows[0][:7] == ("序号", "任务", "措施", "完成时限", "进展情况", "责任人", "备注")
    assert rows[1][3] == "2022年3月底前"
    assert "晴政办发〔2021〕8号" in rows[1][7]
    (event,) = Calendar.from_ical(saved(page, "日历")).events
    assert event["dtstart"].dt.isoformat() == "2022-03-31"


def test_industry_and_grade_give_their_rule(opened: Opens) -> None:
    page = opened("enterprise", "#enterprise-form select")
    page.locator("[name=industry]").select_option("焦化")
    page.locator("#enterprise-form [name=grade]").select_option("B级")
    sheet = page.locator(".printable")
    expect(sheet.locator("h2")).to_contain_text("B级")
    expect(sheet).to_contain_text("80%以内")
    expect(sheet).not_to_contain_text("65%以内")


def test_company_gives_its_duties_on_a_sheet_that_prints_on_one_page(opened: Opens) -> None:
    page = opened("enterprise", "#enterprise-form select")
    page.locator("[name=company]").fill("宏达焦化")
    page.locator("[name=company]").press("Tab")
    expect(page.locator(".printable")).to_contain_text("2022年3月底前")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_targets_stand_beside_each_other(opened: Opens) -> None:
    page = opened("targets", ".pairs")
    table = page.locator("#targets-comparison table")
    expect(table).to_contain_text("62微克/立方米")
    expect(table).to_contain_text("50微克/立方米")
    page.locator("#targets-form [name=region]").select_option("晴山市")
    expect(table).not_to_contain_text("50微克/立方米")
    table.locator(".link").first.click()
    expect(page.locator(".source mark").first).to_contain_text("62微克")


def test_file_shows_what_was_read_of_it(opened: Opens) -> None:
    page = opened("files", ".file")
    page.locator(".shelf button", has_text="晴山市").click()
    detail = page.locator(".file")
    expect(detail.locator("h2")).to_contain_text("晴山市")
    expect(detail).to_contain_text("晴政办发〔2021〕8号")
    expect(detail.locator(".outline")).to_contain_text("二、主要任务")
    rules = detail.locator("details", has_text="读出的限产规则")
    rules.locator("summary").click()
    expect(rules.locator("tr", has_text="焦化、B级")).to_contain_text("80%以内")
    detail.get_by_role("button", name="二、主要任务").click()
    expect(page.locator(".source mark").first).to_have_text("二、主要任务")


def test_graph_leads_to_the_place_that_names_a_document(opened: Opens) -> None:
    page = opened("files", ".file")
    page.locator(".shelf button", has_text="槐政办发〔2024〕18号").click()
    node = page.locator(".wide-graph").get_by_role("button", name="依据")
    expect(node).to_contain_text("平政办发〔2024〕7号")
    node.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".source mark").first).to_contain_text("平岚省2024年")


@pytest.mark.parametrize("width", [390, 1366])
def test_no_tab_is_wider_than_the_screen(
    contexts: Callable[..., BrowserContext], width: int
) -> None:
    page = contexts(viewport={"width": width, "height": 800}).new_page()
    for key, awaited in (
        ("ask", "#question"),
        ("tasks", ".tasks"),
        ("enterprise", "#enterprise-form select"),
        ("targets", ".pairs"),
        ("files", ".file"),
    ):
        page.goto(f"/#{key}")
        expect(page.locator(awaited).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, key


def test_arrow_keys_move_between_tabs(page: Page) -> None:
    page.get_by_role("tab", name="问答").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="任务台账")).to_be_focused()
    expect(page.locator(".tasks")).to_be_visible()


def test_question_set_is_run_with_progress_and_its_wrong_ones_shown(opened: Opens) -> None:
    page = opened("evaluation", "#evaluation-form form")
    page.locator("[name=set]").select_option("public.jsonl")
    page.locator("[name=limit]").fill("3")
    page.get_by_role("button", name="开始评测").click()
    outcome = page.locator("#evaluation-outcome")
    expect(outcome.locator("h2")).to_contain_text("public", timeout=120_000)
    expect(outcome.locator(".counts")).to_contain_text("全对")
    expect(outcome.locator(".bars li").first).to_be_visible()


def test_run_is_stopped_by_its_button(opened: Opens) -> None:
    page = opened("evaluation", "#evaluation-form form")
    page.get_by_role("button", name="开始评测").click()
    page.get_by_role("button", name="停止").click()
    outcome = page.locator("#evaluation-outcome")
    expect(outcome.locator("h2")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="停止")).to_have_count(0)
