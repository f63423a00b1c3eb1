from __future__ import annotations

import pytest

from corpus.furniture import furniture_of, raw_lines

PARAGRAPH = "各县（市、区）人民政府要压实责任，确保各项措施落实到位，及时报送进展情况。" * 5


def removed(text: str) -> list[tuple[str, str]]:
    lines = raw_lines(text)
    reasons = furniture_of(lines)
    return [(line.text.strip(), reasons[line.number]) for line in lines if line.number in reasons]


@pytest.mark.parametrize(
    "number",
    ["— 3 —", "- 3 -", "－ 3 －", "—3—", "第 3 页", "第3页 共12页", "3 / 12", "Page 3 of 12"],
)
def test_page_number_with_its_signs_is_furniture(number: str) -> None:
    assert removed(f"正文。\n{number}\n正文。") == [(number, "page_number")]


def test_bare_numbers_that_count_pages_are_furniture() -> None:
    text = "\n".join(f"{PARAGRAPH}\n{page}" for page in range(1, 5))
    assert removed(text) == [(str(page), "page_number") for page in range(1, 5)]


def test_bare_number_goes_on_from_a_dashed_one() -> None:
    assert removed(f"— 3 —\n{PARAGRAPH}\n4\n{PARAGRAPH}") == [
        ("— 3 —", "page_number"),
        ("4", "page_number"),
    ]


def test_number_that_leaves_no_room_for_the_next_page_is_text() -> None:
    text = f"— 9 —\n{PARAGRAPH}\n涟水区\n3\n12\n5\n6200\n— 10 —\n{PARAGRAPH}\n11\n{PARAGRAPH}"
    assert [number for number, _ in removed(text)] == ["— 9 —", "— 10 —", "11"]


def test_page_number_cut_in_two_lines_is_furniture() -> None:
    text = f"- 15 -\n{PARAGRAPH}\n1\n6\n{PARAGRAPH}"
    assert [reason for _, reason in removed(text)] == ["page_number"] * 3


def test_serial_numbers_of_a_table_are_text() -> None:
    rows = [f"{number}\n平板玻璃深度治理\n市生态环境局" for number in range(9, 14)]
    assert removed("— 8 —\n" + "\n".join(rows)) == [("— 8 —", "page_number")]


def test_serial_number_between_rows_that_begin_with_theirs_is_text() -> None:
    rows = ["10 低排放区管控", "11", "扬尘精管", "12 矿山整治", "13", "秸秆禁烧", "14 油气回收"]
    assert removed("— 9 —\n" + "\n".join(rows)) == [("— 9 —", "page_number")]


def test_negative_figure_alone_is_text() -> None:
    assert removed("同比变化\n-5\n-3\n") == []


def test_dash_among_cells_is_an_empty_cell() -> None:
    assert removed("县区\n户数\n清泉县\n120\n—\n合计\n120\n—\n—\n第二段。\n—\n第三段。") == [
        ("—", "rule")
    ]


HEADER = "关于加强岁末年初污染管控工作的通知"


def test_dash_among_cells_of_words_is_an_empty_cell() -> None:
    text = "邹川县\n邹川热电有限公司\n火电\n—\n脱硝系统提效改造\n2024年12月底前\n"
    assert furniture_of(raw_lines(text)) == {}


def test_running_header_beside_page_numbers_is_furniture_and_the_title_is_not() -> None:
    page = f"{PARAGRAPH}\n- {{}} -\n{HEADER}\n"
    text = f"{HEADER}\n" + page.format(1) + page.format(2) + PARAGRAPH
    assert [said for said, reason in removed(text) if reason == "running_header"] == [HEADER] * 2
    assert furniture_of(raw_lines(text)).get(0) is None


def test_name_of_a_gazette_with_its_year_and_issue_is_a_running_header() -> None:
    header = "临河市人民政府公报 2026年第3期"
    page = f"{PARAGRAPH}\n- {{}} -\n{header}\n"
    text = page.format(1) + page.format(2) + PARAGRAPH
    assert [said for said, reason in removed(text) if reason == "running_header"] == [header] * 2


@pytest.mark.parametrize(
    "beside",
    ["类别 重点工作 主要任务", "市生态环境局", "序号", "（三）加强领导。各级要落实责任。"],
    ids=["column names", "a cell", "a short cell", "a sentence"],
)
def test_what_stands_beside_page_numbers_by_its_own_right_is_text(beside: str) -> None:
    page = f"{PARAGRAPH}\n- {{}} -\n{beside}\n"
    text = page.format(1) + page.format(2) + page.format(3)
    assert not [said for said, reason in removed(text) if reason == "running_header"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("https://news.example.com/a?b=%c3%f1", "stray_link"),
        ("mailto:00将盖章电子版发至邮箱（a@b.example）。", "stray_link"),
        ("“", "stray_quote"),
        ("” “", "stray_quote"),
        ("———————", "rule"),
        ("鍏充簬鍗板彂鐨勯€氱煡", "garbled"),
        ("\ufffd\ufffd\ufffd\ufffd关", "garbled"),
        ("Настоящее положение", "garbled"),
    ],
)
def test_line_that_is_no_text_has_its_reason(line: str, reason: str) -> None:
    text = f"第一段。\n{line}\n第二段。\n第三段。\n第四段。"
    assert removed(text) == [(line, reason)]


def test_link_that_a_sentence_asks_for_is_text() -> None:
    assert removed("请登录市政府网站：\nhttps://www.city.example/fj\n下载。") == []


def test_document_in_old_characters_is_not_thrown_away() -> None:
    text = "關於進一步加強環境監測\n嚴厲打擊違法排汙行為\n請認真貫徹執行"
    assert removed(text) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_end_at_any_line_end(end: str) -> None:
    lines = raw_lines(f"甲{end}{end}乙")
    assert [line.text for line in lines] == ["甲", "", "乙"]
    assert lines[2].start == 1 + 2 * len(end)
