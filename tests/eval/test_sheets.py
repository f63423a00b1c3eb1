from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from eval.datamodels import Evidence, Expect
from eval.errors import QuestionSetError
from eval.questions import read_questions
from eval.sheet_writer import write_question_sheet, write_template

CHINESE = ["编号", "类别", "问题", "前文", "预期", "须含（每行一组）", "不得含", "文号", "原文"]
ENGLISH = ["id", "kind", "question", "history", "expect", "must", "never", "doc", "quote"]
NUMBER = "云政办发〔2021〕5号"
ROW: list[Any] = [
    "p1",
    "deadline",
    "什么时候完成？",
    "谁负责？",
    "回答",
    "12月底 | 12月31日\n10家",
    "9月；8月",
    NUMBER,
    "12月底前\n完成10家",
]


def save(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(QuestionSetError) as caught:
        read_questions(path)
    return caught.value.problems


@pytest.mark.parametrize("header", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_columns_are_read_in_either_language(tmp_path: Path, header: list[str]) -> None:
    (question,) = read_questions(save(tmp_path / "set.xlsx", header, ROW))
    assert question.history == ("谁负责？",)
    assert question.expect is Expect.ANSWERED
    assert question.must == (("12月底", "12月31日"), ("10家",))
    assert question.never == ("9月", "8月")
    assert question.evidence == (Evidence(doc=NUMBER, quote="12月底前\n完成10家"),)


def test_columns_may_stand_in_any_order_among_others(tmp_path: Path) -> None:
    header = ["备注", *reversed(CHINESE)]
    (question,) = read_questions(save(tmp_path / "set.xlsx", header, ["看过", *reversed(ROW)]))
    assert (question.id, question.kind) == ("p1", "deadline")


def test_further_pairs_of_columns_are_further_evidence(tmp_path: Path) -> None:
    header = [*CHINESE, "文号2", "原文2"]
    (question,) = read_questions(save(tmp_path / "set.xlsx", header, [*ROW, NUMBER, "另一处"]))
    assert [e.quote for e in question.evidence] == ["12月底前\n完成10家", "另一处"]


def test_row_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    rows = [[None, *ROW[1:]], [None] * len(ROW), [None, *ROW[1:]]]
    questions = read_questions(save(tmp_path / "set.xlsx", CHINESE, *rows))
    assert [question.id for question in questions] == ["r002", "r004"]


@pytest.mark.parametrize(
    ("column", "value", "place"),
    [
        ("类别", "", "第3行 B列（类别）"),
        ("问题", None, "第3行 C列（问题）"),
        ("预期", "随便", "第3行 E列（预期）"),
        ("须含（每行一组）", date(2021, 12, 1), "第3行 F列（须含）"),
        ("文号", "", "第3行 H列（文号）"),
        ("原文", "", "第3行 I列（原文）"),
        ("编号", "p1", "第3行 A列（编号）"),
    ],
)
def test_broken_row_is_named_by_its_cell(
    tmp_path: Path, column: str, value: object, place: str
) -> None:
    broken = ["p2", *ROW[1:]]
    broken[CHINESE.index(column)] = value
    (problem,) = problems(save(tmp_path / "set.xlsx", CHINESE, ROW, broken))
    assert problem.startswith(place)


def test_missing_column_is_named(tmp_path: Path) -> None:
    (problem,) = problems(save(tmp_path / "set.xlsx", ["编号", "问题"], ["p1", "何时？"]))
    assert problem == "第1行：缺少列 类别（kind）、预期（expect）"


def test_numbers_and_percentages_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "set.xlsx"
    numbers = [*ROW]
    numbers[5], numbers[6] = 0.5, 80.0
    book = Workbook()
    assert book.active is not None
    book.active.append(CHINESE)
    book.active.append(numbers)
    book.active["F2"].number_format = "0%"
    book.save(path)
    (question,) = read_questions(path)
    assert (question.must, question.never) == ((("50%",),), ("80",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_that_excel_writes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "set.csv"
    cells = [CHINESE, [cell.replace("\n", "；") for cell in ROW]]
    path.write_text("\n".join(",".join(row) for row in cells), encoding=encoding)
    (question,) = read_questions(path)
    assert question.must == (("12月底", "12月31日"), ("10家",))


def test_csv_problem_is_named_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("kind,question,expect\ntarget,多少？,不知道\n", encoding="utf-8")
    assert problems(path)[0].startswith("第2行 C列（expect）")


def test_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set.xlsx").write_bytes(b"PK but no workbook")
    assert problems(tmp_path / "set.xlsx") == ("打不开，不是完好的 xlsx 文件",)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_template_is_a_question_set(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"template{suffix}"
    write_template(path)
    answered, refused = read_questions(path)
    assert answered.must
    assert answered.evidence
    assert refused.expect is Expect.ABSTAINED


def test_questions_written_to_a_sheet_are_read_back(tmp_path: Path, made: Any) -> None:
    questions = (
        made.question(never=("30%",), as_of=date(2021, 11, 20), region="云州市"),
        made.ambiguous(),
        made.unanswerable(history=("先问", "再问")),
    )
    write_question_sheet(tmp_path / "set.xlsx", questions)
    assert read_questions(tmp_path / "set.xlsx") == questions


def test_what_users_typed_never_becomes_a_formula(tmp_path: Path, made: Any) -> None:
    write_question_sheet(tmp_path / "set.xlsx", [made.question(question='=HYPERLINK("x")')])
    sheet = load_workbook(tmp_path / "set.xlsx")["题目"]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
