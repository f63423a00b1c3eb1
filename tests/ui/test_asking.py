"""问答 in a real browser, against the running server."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

WHO = "云川市扬尘治理由谁牵头？"
ELSEWHERE = "上海市的目标是多少？"


def ask(page: Page, question: str) -> Locator:
    """The turn that comes of the question."""
    turns = page.locator(".turn")
    number = turns.count()
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    turn = turns.nth(number)
    expect(turn.locator(".say")).to_be_visible()
    expect(turn.locator(".verdict, .problem")).to_have_count(1)
    return turn


def test_enter_asks_and_the_answer_points_at_its_source(page: Page) -> None:
    turn = ask(page, WHO)
    expect(turn.locator(".say")).to_contain_text("市住建局")
    expect(turn.locator(".chip").first).to_have_text("1")
    expect(turn.locator(".sources")).to_contain_text("云政办发〔2021〕5号")
    expect(page.locator("#question")).to_have_value("")


def test_shift_enter_breaks_the_line_and_asks_nothing(page: Page) -> None:
    page.locator("#question").fill("第一行")
    page.locator("#question").press("Shift+Enter")
    page.locator("#question").type("第二行")
    expect(page.locator("#question")).to_have_value("第一行\n第二行")
    expect(page.locator(".turn")).to_have_count(0)


def test_chip_opens_the_source_at_the_exact_words(page: Page) -> None:
    ask(page, WHO).locator(".chip").first.click()
    source = page.locator(".source")
    expect(source.locator(".source-head")).to_contain_text("云政办发〔2021〕5号")
    expect(source.locator(".path")).to_contain_text("二、主要任务")
    marked = source.locator("mark")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_text_contents()).endswith("完成排查。（市住建局牵头）")
    expect(source).to_contain_text("一、总体要求")


def test_escape_closes_the_source_and_gives_the_focus_back(page: Page) -> None:
    chip = ask(page, WHO).locator(".chip").first
    chip.click()
    expect(page.locator(".source")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".source")).to_be_hidden()
    expect(chip).to_be_focused()


def test_copied_source_reads_as_one_writes_it(page: Page) -> None:
    ask(page, WHO).locator(".sources [data-copy]").click()
    expect(page.locator("#notice")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "（《云川市2021-2022年秋冬季大气污染防治攻坚方案》，云政办发〔2021〕5号，二（一））"
    )


def test_refusal_says_why_and_what_was_looked_at(page: Page) -> None:
    turn = ask(page, ELSEWHERE)
    expect(turn.locator(".reason")).to_contain_text("没有回答")
    expect(turn.locator(".sources")).to_have_count(0)
    turn.locator(".looked summary").click()
    expect(turn.locator(".looked")).to_contain_text("云政办发〔2021〕5号")


@pytest.mark.parametrize(
    ("question", "chosen", "answered"),
    [
        ("槐阳市PM2.5目标是多少？", "2023-2024年秋冬季", "49微克/立方米"),
        ("2021-2022年秋冬季PM2.5目标是多少？", "云川市", "50微克/立方米"),
        ("PM2.5目标是多少？", "砚洲市2024-2025年秋冬季", "39微克/立方米"),
        ("晴山市B级企业怎么限产？", "砖瓦行业", "30%以上"),
    ],
    ids=["period", "city", "city and period", "industry"],
)
def test_ask_back_is_answered_by_a_click(
    page: Page, question: str, chosen: str, answered: str
) -> None:
    turn = ask(page, question)
    ways = turn.locator(".ways li")
    expect(ways.nth(1)).to_be_visible()
    expect(ways.filter(has_text=chosen)).to_contain_text(answered)
    turn.get_by_role("button", name=chosen, exact=True).click()
    reply = page.locator(".turn").nth(1)
    expect(reply.locator(".asked")).to_have_text(f"{chosen}呢？")
    expect(reply.locator(".say")).to_contain_text(answered)
    expect(reply.locator(".chip")).to_have_count(1)


def test_contradiction_shows_both_sides_each_with_its_source(page: Page) -> None:
    turn = ask(page, "槐阳市2024-2025年散煤替代多少户？")
    expect(turn.locator(".say")).to_contain_text("说法不一")
    sides = turn.locator(".conflict .sides p")
    expect(sides).to_have_count(2)
    for number, said in enumerate(("3.2万户", "3.5万户")):
        expect(sides.nth(number)).to_contain_text(said)
        sides.nth(number).locator(".chip").click()
        expect(page.locator(".source mark").first).to_be_visible()
        expect(page.locator(".source mark", has_text=said).first).to_be_in_viewport()


def test_question_asked_before_the_stage_has_come_is_answered(
    contexts: Callable[..., BrowserContext],
) -> None:
    page = contexts().new_page()
    held: list[Route] = []
    let_go: list[bool] = []

    def on_the_way(route: Route) -> None:
        if let_go:
            route.continue_()
        else:
            held.append(route)

    page.route("**/assets/*.js", on_the_way)
    page.goto("/", wait_until="commit")
    expect(page.locator("#first[data-ready]")).to_be_attached()
    page.locator("#question").fill(WHO)
    page.locator("#question").press("Enter")
    expect(page.locator(".talk .pending")).to_be_visible()
    let_go.append(True)
    for route in held:
        route.continue_()
    expect(page.locator(".turn .say")).to_contain_text("市住建局")


def test_conversation_survives_a_reload(page: Page) -> None:
    ask(page, WHO).locator("[data-mark=good]").click()
    expect(page.locator(".verdict")).to_contain_text("已记下")
    ask(page, ELSEWHERE)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").first.locator(".say")).to_contain_text("市住建局")
    expect(page.locator(".turn").first).to_contain_text("已记下")
    expect(ask(page, "那云川市PM2.5目标呢？").locator(".say")).to_contain_text("50微克")
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    page.reload()
    expect(page.locator(".welcome")).to_be_visible()


def test_server_that_is_gone_is_told_and_the_question_stays(page: Page) -> None:
    ask(page, WHO)
    page.route("**/gradio_api/app_id", lambda route: route.fulfill(body="gone"))
    page.locator("#question").fill(ELSEWHERE)
    page.locator("#question").press("Enter")
    expect(page.locator("#notice")).to_contain_text("连不上")
    expect(page.locator("#question")).to_have_value(ELSEWHERE)
    expect(page.locator(".turn")).to_have_count(1)


def test_server_that_began_anew_gets_the_conversation_back(page: Page) -> None:
    ask(page, WHO)
    page.route("**/gradio_api/app_id", lambda route: route.fulfill(json={"app_id": 1}), times=1)
    page.locator("#question").fill(ELSEWHERE)
    page.locator("#question").press("Enter")
    expect(page.locator(".turn .verdict")).to_have_count(1)
    expect(page.locator("#question")).to_have_value(ELSEWHERE)


def test_periods_are_those_of_the_chosen_city(page: Page) -> None:
    period = page.locator("[name=period]")
    page.locator("[name=region]").select_option("槐阳市")
    open_ones = period.locator("option:not([disabled])")
    expect(open_ones).to_have_text(["不限", "2023-2024年秋冬季", "2024-2025年秋冬季"])
    period.select_option(label="2023-2024年秋冬季")
    expect(ask(page, "PM2.5目标是多少？").locator(".say")).to_contain_text("49微克/立方米")
    page.locator("[name=region]").select_option("砚洲市")
    expect(period).to_have_value("")


def test_chosen_city_decides_what_is_answered(page: Page) -> None:
    page.locator("[name=region]").select_option("晴山市")
    expect(ask(page, "PM2.5目标是多少？").locator(".say")).to_contain_text("62微克/立方米")


def test_bad_question_gets_a_sentence(page: Page) -> None:
    expect(ask(page, "😀").locator(".problem")).to_contain_text("没有文字")


def test_example_is_asked_by_a_click(page: Page) -> None:
    example = page.locator(".examples button").first
    text = example.inner_text()
    example.click()
    expect(page.locator(".turn .asked")).to_have_text(text)
    expect(page.locator(".turn .chip").first).to_be_visible()


def test_mark_and_comment_are_kept_on_disk(page: Page, served_home: Path) -> None:
    turn = ask(page, WHO)
    turn.locator(".wrong summary").click()
    turn.get_by_label("出处不对").check()
    turn.locator("[name=comment]").fill("应是第三条")
    turn.get_by_role("button", name="提交").click()
    expect(turn.locator(".verdict")).to_contain_text("已记下：出处不对")
    with closing(sqlite3.connect(served_home / "feedback.sqlite")) as base:
        rows = base.execute("select question, mark, comment from feedback").fetchall()
    assert (WHO, "wrong_citation", "应是第三条") in rows


def test_two_sessions_do_not_see_each_other(contexts: Callable[..., BrowserContext]) -> None:
    one, other = contexts().new_page(), contexts().new_page()
    for page in (one, other):
        page.goto("/")
    ask(one, WHO)
    ask(other, ELSEWHERE)
    expect(one.locator(".turn")).to_have_count(1)
    expect(other.locator(".turn")).to_have_count(1)
    expect(other.locator(".talk")).not_to_contain_text("扬尘")


def test_planted_markup_is_shown_as_text(page: Page) -> None:
    turn = ask(page, "晴山市PM2.5目标是多少？")
    turn.locator(".chip").first.click()
    expect(page.locator(".paper")).to_contain_text("<script>document.title=1</script>")
    expect(page.locator(".paper")).to_contain_text("{{value}}改造")
    page.keyboard.press("Escape")
    question = "晴山市PM2.5目标是多少？<script>document.title = 'asked'</script>${value}{{value}}"
    turn = ask(page, question)
    expect(turn.locator(".asked")).to_have_text(question)
    assert page.title() == "问策"
    assert page.locator(".paper script, .paper img, .talk script").count() == 0


def test_conversation_is_saved_as_markdown(page: Page) -> None:
    ask(page, WHO)
    with page.expect_download() as saving:
        page.get_by_role("button", name="导出").click()
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    assert saving.value.suggested_filename == "问策对话.md"
    assert f"## {WHO}" in text
    assert "云政办发〔2021〕5号" in text


def test_new_conversation_begins_empty(page: Page) -> None:
    ask(page, WHO)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
