"""The corpus as evaluation sees it: what gold passages are checked against, what the plain
baseline searches."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.errors import EvalError

if TYPE_CHECKING:
    from corpus.library import Library

__all__ = ["ShelfText", "folder_shelf", "library_shelf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfText:
    """One document: its stored source, and the passages that can be cited from it as read."""

    title: str
    number: str | None
    source: str
    passages: tuple[str, ...]


def library_shelf(library: Library) -> tuple[ShelfText, ...]:
    """Every document of a corpus that was read."""
    return tuple(
        ShelfText(
            title=document.title,
            number=document.number,
            source=library.source(document.file).text[document.span.start : document.span.end],
            passages=tuple(p.text.text for p in library.passages_in(document.id)),
        )
        for document in library.documents
    )


def folder_shelf(folder: Path) -> tuple[ShelfText, ...]:
    """The documents in a folder, read now."""
    if not folder.is_dir():
        raise EvalError(f"找不到语料文件夹 {folder}")
    from corpus.library import Library
    from corpus.readers import read_path, supported

    paths = [path for path in sorted(folder.iterdir()) if supported(path.name)]
    if not paths:
        raise EvalError(f"{folder} 里没有能读的文件")
    return library_shelf(Library.build(map(read_path, paths)))
