import pytest

from corpus.aligned import Span
from corpus.datamodels import SourceFile
from corpus.errors import PolicyError
from corpus.library import Library
from ui.errors import PageError
from ui.source_view import Paragraph, place_of, source_view


@pytest.fixture
def library(plan: str) -> Library:
    broken = plan.replace("2021年12月底前完成排查", "2 021年12月\n底前完成排查")
    return Library.build([SourceFile(name="plan.txt", sha256="0", text=broken)])


def marked(library: Library, words: str) -> str:
    """What is marked when these words of the source are cited."""
    (document,) = library.documents
    start = library.source(document.file).text.index(words)
    view = source_view(library, document.id, Span(start=start, end=start + len(words)))
    return "".join(
        piece.text
        for part in view.parts
        if isinstance(part, Paragraph)
        for piece in part.pieces
        if piece.marked
    )


def test_exactly_the_cited_words_are_marked(library: Library) -> None:
    assert marked(library, "控制在50微克/立方米以内") == "控制在50微克/立方米以内"


def test_mark_goes_over_a_mended_line_break(library: Library) -> None:
    assert marked(library, "2 021年12月\n底前完成") == "2021年12月底前完成"


def test_mended_words_say_what_the_source_has(library: Library) -> None:
    view = source_view(library, library.documents[0].id)
    pieces = [p for part in view.parts if isinstance(part, Paragraph) for p in part.pieces]
    assert not any(piece.marked for piece in pieces)
    assert all(piece.before != piece.text for piece in pieces)


def test_whole_document_is_shown_and_nothing_twice(library: Library) -> None:
    (document,) = library.documents
    view = source_view(library, document.id)
    shown = "".join(
        piece.text for part in view.parts if isinstance(part, Paragraph) for piece in part.pieces
    )
    assert shown == "".join(block.text.text for block in document.blocks)


def test_path_leads_to_the_place(library: Library) -> None:
    (document,) = library.documents
    start = library.source(document.file).text.index("开展扬尘")
    view = source_view(library, document.id, Span(start=start, end=start + 4))
    assert view.path[0].startswith("二、")
    assert view.exact


def test_place_without_text_is_told(library: Library) -> None:
    length = len(library.source("plan.txt").text)
    view = source_view(library, library.documents[0].id, Span(start=length + 5, end=length + 9))
    assert not view.exact


def test_unknown_document_is_an_error(library: Library) -> None:
    with pytest.raises(PolicyError, match="没有这份文件"):
        source_view(library, "nowhere")


def test_place_from_the_browser_is_checked() -> None:
    assert place_of("3", "5") == Span(start=3, end=5)
    assert place_of("", "") is None
    with pytest.raises(PageError, match="刷新"):
        place_of("3", "x")
    with pytest.raises(PolicyError):
        place_of("5", "3")
