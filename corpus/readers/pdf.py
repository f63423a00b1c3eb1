"""PDF files: pages with a text layer are read as they are laid out, pictures are recognised."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError
from corpus.readers.pdf_layout import PageLayout, layout_of, unreadable_share
from corpus.readers.pdf_text import written
from corpus.readers.zipped import broken

if TYPE_CHECKING:
    from pdfplumber.page import Page

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 1000
MOST_PICTURES = 200  # pages to be recognised, at a few seconds each
LEAST_TEXT = 12  # characters of a page that is no picture
PICTURE = 0.6  # share of the page that a picture covers which is the page
UNREADABLE = 0.2  # share of characters that the file does not tell; above, its picture is read


def read_pdf(name: str, data: bytes) -> SourceFile:
    """Read a PDF file. Raises `ReaderError`."""
    pages = _pages(name, data)
    done = written([page.layout for page in pages])
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=done.text,
        media_type=MEDIA_TYPE,
        pages=done.pages,
        whole=True,
        typed=all(page.typed for page in pages),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    layout: PageLayout
    typed: bool


def _pages(name: str, data: bytes) -> list[_Read]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every odd font
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise ReaderError(f"文件 {name} 有 {len(pdf.pages)} 页，上限 {MOST_PAGES} 页")
            return list(_read_pages(name, pdf.pages))
    except ReaderError:
        raise
    except Exception as exc:
        if any(isinstance(arg, PDFPasswordIncorrect) for arg in (exc, *exc.args)):
            raise ReaderError(f"文件 {name} 有密码，请去掉密码后再添加") from exc
        raise broken(name) from exc


def _read_pages(name: str, pages: Sequence[Page]) -> Iterator[_Read]:
    """Page after page; what a page was taken apart into is not kept."""
    pictures = 0
    for page in pages:
        pictures += _is_picture(page)
        if pictures > MOST_PICTURES:
            raise ReaderError(f"文件 {name} 的扫描页超过上限 {MOST_PICTURES} 页，请拆开后再添加")
        yield _read(page)
        page.close()


def _read(page: Page) -> _Read:
    if _is_picture(page):
        from corpus.readers.scans import recognised

        return _Read(layout=recognised(page), typed=False)
    return _Read(layout=layout_of(page), typed=not _is_covered(page))


def _is_picture(page: Page) -> bool:
    """A page without text, or whose text is not that of its signs, with something on it."""
    text = "".join(char["text"] for char in page.chars)
    drawn = bool(page.images or page.curves or page.rects) or bool(text)
    return (drawn and (len(text.split()) == 0 or unreadable_share(text) > UNREADABLE)) or (
        len(text) < LEAST_TEXT and _is_covered(page)
    )


def _is_covered(page: Page) -> bool:
    """Whether a picture lies on all of the page: its text was recognised by whoever made it."""
    whole = float(page.width * page.height)
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > PICTURE * whole
        for image in page.images
    )
