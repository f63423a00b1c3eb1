"""Four whole documents in four formats, made by somebody who did not know the readers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.datamodels import Document
from corpus.library import Library
from corpus.literal import literal_form
from corpus.readers import read_path

FOLDER = Path(__file__).parents[1] / "data" / "formats"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix not in (".md", ".jsonl"))
QUESTIONS = (FOLDER / "questions.jsonl").read_text(encoding="utf-8").splitlines()
ABOUT = {
    "lanchuan-2026": (
        "澜政办发〔2026〕31号",
        "澜川市人民政府办公室",
        date(2026, 9, 28),
        [14, 6, 20],
    ),
    "linzhou-2026": (
        "霖气防办〔2026〕12号",
        "霖州市大气污染防治工作领导小组办公室",
        date(2026, 10, 18),
        [12, 17, 5, 6],
    ),
    "tongquan-2026": ("桐消安委〔2026〕9号", "桐泉市消防安全委员会", date(2026, 11, 3), [10]),
    "yanzhou-2026": (
        "砚环发〔2026〕48号",
        "砚州市生态环境局、砚州市工业和信息化局",
        date(2026, 10, 12),
        [14, 3, 22],
    ),
}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build(map(read_path, FILES))


@pytest.mark.parametrize("name", ABOUT)
def test_document_is_known_by_its_own_parts_and_its_tables_are_whole(
    library: Library, name: str
) -> None:
    number, issuer, published, rows = ABOUT[name]
    document = library.document(name)
    assert (document.number, document.issuer, document.published) == (number, issuer, published)
    assert [len(table.rows) for table in document.tables] == rows
    assert not [text for table in document.tables for text in table.loose]


@pytest.mark.parametrize("name", ABOUT)
def test_every_cell_is_what_its_place_in_the_source_says(library: Library, name: str) -> None:
    document = library.document(name)
    source = library.source(document.file).text
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            span = cell.text.span
            assert literal_form(source[span.start : span.end]) == literal_form(cell.text.text)


def test_every_piece_of_evidence_stands_in_one_passage(library: Library) -> None:
    passages: dict[str, list[str]] = {}
    documents: dict[str, Document] = {d.number or "": d for d in library.documents}
    for number, document in documents.items():
        texts = [passage.text.text for passage in library.passages_in(document.id)]
        passages[number] = [literal_form(text) for text in texts]
    missing = [
        piece["quote"]
        for line in QUESTIONS
        for piece in json.loads(line)["evidence"]
        if not any(literal_form(piece["quote"]) in text for text in passages[piece["doc"]])
    ]
    assert missing == []
