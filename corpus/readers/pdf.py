"""PDF files: with a text layer they are read as they are laid out, without one recognised."""

from __future__ import annotations

import hashlib
import io
import logging

from corpus.datamodels import SourceFile
from corpus.errors import ReaderError
from corpus.readers.pdf_layout import PageLayout, layout_of, unreadable_share
from corpus.readers.pdf_text import written
from corpus.readers.zipped import broken

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 1000
LEAST_TEXT = 12  # characters on a page; with fewer it is a picture
UNREADABLE = 0.2  # share of characters that the file does not tell, above which all are in doubt


def read_pdf(name: str, data: bytes) -> SourceFile:
    """Read a PDF file. Raises `ReaderError`."""
    layouts = _layouts(name, data)
    texts = ["".join(line.text for line in page.lines) for page in layouts]
    tables = any(len(page.items) > len(page.lines) for page in layouts)
    if not tables and all(len(text) < LEAST_TEXT for text in texts):
        raise ReaderError(
            f"文件 {name} 是扫描件（只有图片，没有文字），请先用识别软件转成带文字的 PDF 再添加"
        )
    if unreadable_share("".join(texts)) > UNREADABLE:
        raise ReaderError(
            f"文件 {name} 的字体不完整，复制出来是乱码，请用原来的 Word 文件，或重新导出 PDF"
        )
    done = written(layouts)
    return SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=done.text,
        media_type=MEDIA_TYPE,
        pages=done.pages,
        whole=True,
    )


def _layouts(name: str, data: bytes) -> list[PageLayout]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every odd font
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise ReaderError(f"文件 {name} 有 {len(pdf.pages)} 页，上限 {MOST_PAGES} 页")
            return [layout_of(page) for page in pdf.pages]
    except ReaderError:
        raise
    except Exception as exc:
        if any(isinstance(arg, PDFPasswordIncorrect) for arg in (exc, *exc.args)):
            raise ReaderError(f"文件 {name} 有密码，请去掉密码后再添加") from exc
        raise broken(name) from exc
