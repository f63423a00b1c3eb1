from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from eval.errors import RunError
from eval.expert import expert_mean, read_scores, sentences, write_scoring_sheet


@pytest.fixture
def sheet(tmp_path: Path, made: Any) -> Path:
    two = made.answer("限产50%以上[1]。由市工信局负责[1]。")
    outcomes = [
        made.outcome(made.question("q1"), two),
        made.outcome(made.unanswerable("u1"), made.refusal),
    ]
    write_scoring_sheet(tmp_path / "scores.xlsx", outcomes)
    return tmp_path / "scores.xlsx"


def fill(path: Path, **cells: object) -> Path:
    book = load_workbook(path)
    for place, value in cells.items():
        book["评分"][place] = value
    book.save(path)
    return path


def test_sheet_has_a_row_for_every_sentence(sheet: Path) -> None:
    rows = [[cell.value for cell in row] for row in load_workbook(sheet)["评分"].iter_rows()]
    assert [row[3] for row in rows[1:]] == [
        "限产50%以上[1]。",
        "由市工信局负责[1]。",
        "文件没有规定。",
    ]
    assert "水泥企业限产50%以上" in str(rows[1][5])
    assert rows[3][6] == "无出处"


def test_scores_are_weighed_three_quarters_to_one(sheet: Path) -> None:
    cited, refused = read_scores(fill(sheet, E2=100, E3=80, G2=20, E4="100"))
    assert cited.total == pytest.approx(0.75 * 90 + 20)
    assert refused.total == 100
    assert expert_mean([cited, refused]).value == pytest.approx((87.5 + 100) / 2)


def test_perfect_answer_has_a_hundred(sheet: Path) -> None:
    assert read_scores(fill(sheet, E2=100, E3=100, G2=25))[0].total == 100


@pytest.mark.parametrize("missing", ["E3", "G2"])
def test_answer_not_scored_completely_has_no_total(sheet: Path, missing: str) -> None:
    scores = {"E2": 100, "E3": 80, "G2": 20, "E4": 100} | {missing: None}
    first, second = read_scores(fill(sheet, **scores))
    assert first.total is None
    assert expert_mean([first, second]).value == 100


@pytest.mark.parametrize(
    ("cells", "place"),
    [({"E3": 90}, "第3行 E列（句子评分）"), ({"G2": "好"}, "第2行 G列（出处评分）")],
)
def test_other_score_is_named_by_its_cell(sheet: Path, cells: Any, place: str) -> None:
    with pytest.raises(RunError) as caught:
        read_scores(fill(sheet, **cells))
    assert str(caught.value).startswith(place)


def test_other_sheet_is_refused(sheet: Path) -> None:
    with pytest.raises(RunError, match="不是评分表"):
        read_scores(fill(sheet, A1="什么"))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("一句。", ("一句。",)),
        ("一句[1]。两句。[2]", ("一句[1]。", "两句。[2]")),
        ("没有句号", ("没有句号",)),
        ("限产1.5%；停产\n复产", ("限产1.5%；", "停产", "复产")),
        ("", ("",)),
    ],
)
def test_sentences_keep_their_marks(answer: str, expected: tuple[str, ...]) -> None:
    assert sentences(answer) == expected
