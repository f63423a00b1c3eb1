"""Everyday words and the official terms that say the same: what no model of characters can know.

放炮 and 烟花爆竹 share no character, so neither BM25 nor a model of characters and bigrams brings
them together. The list is plain text, reviewed line by line, and a user can add a file of their
own. A line holds four columns parted by tabs, words in one column by `|`:

    everyday words    official terms    longer words that mean something else    note on the sense

A term with `~` before it is related rather than the same, and counts half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from corpus.aligned import Span
from corpus.errors import PolicyError

__all__ = ["Expansion", "Lexicon", "LexiconEntry", "LexiconError"]

SAME_WEIGHT = 1.0
RELATED_WEIGHT = 0.5
RELATED_MARK = "~"
WORD_SEPARATOR = "|"
COLUMN_SEPARATOR = "\t"
COMMENT_MARK = "#"
COLUMNS = 4
LONGEST_WORD = 40  # characters; a longer one is a sentence, and a slip in the file
SHIPPED = "data/everyday.tsv"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class LexiconError(PolicyError):
    """A lexicon file that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """One line: any of `everyday` may stand for the `official` terms, and also for `related`."""

    everyday: tuple[str, ...]
    official: tuple[str, ...]
    related: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not self.everyday:
            raise LexiconError("没有日常说法（第一列）")
        if not self.official and not self.related:
            raise LexiconError("没有公文用语（第二列）")
        for word in self.everyday + self.official + self.related + self.exceptions:
            if not 0 < len(word) <= LONGEST_WORD:
                raise LexiconError(f"词要有 1 到 {LONGEST_WORD} 字，却有 {len(word)} 字：{word}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """The official terms, all of one weight, for what was found at `span` of the text."""

    span: Span
    everyday: str
    official: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Lexicon:
    """Entries, and the finding of their everyday words in a text."""

    entries: tuple[LexiconEntry, ...]

    @classmethod
    def load(cls, path: Path | None = None, *, extra: Iterable[Path] = ()) -> Lexicon:
        """The shipped list, or the one at `path`, and after it the users' files in `extra`."""
        base = Path(str(resources.files("index") / SHIPPED)) if path is None else path
        return cls(tuple(entry for file in (base, *extra) for entry in _read(file)))

    def expand(self, text: str) -> tuple[Expansion, ...]:
        """What the everyday words of `text` may mean, in the order of the text.

        The longest word wins, exceptions and official terms hide the everyday words inside
        them, and terms that `text` has already beside the word are left out.
        """
        folded = _fold(text)
        found: list[Expansion] = []
        for span in _longest_first(self._matches(folded), length=len(folded)):
            word = folded[span.start : span.end]
            beside = f"{folded[: span.start]}\n{folded[span.end :]}"
            for terms, weight in self._meanings.get(word, {}).items():
                new = tuple(t for t in terms if _fold(t) != word and _fold(t) not in beside)
                if new:
                    everyday = text[span.start : span.end]
                    found.append(
                        Expansion(span=span, everyday=everyday, official=new, weight=weight)
                    )
        return tuple(found)

    @cached_property
    def everyday_words(self) -> dict[str, tuple[str, ...]]:
        """For each official term the everyday words that mean it; related terms have none."""
        words: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            for term in entry.official:
                words.setdefault(term, {}).update(dict.fromkeys(entry.everyday))
        return {term: tuple(everyday) for term, everyday in words.items()}

    @cached_property
    def _meanings(self) -> dict[str, dict[tuple[str, ...], float]]:
        """For each everyday word its terms, the same ones first."""
        same: dict[str, dict[str, None]] = {}
        related: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            for word in map(_fold, entry.everyday):
                same.setdefault(word, {}).update(dict.fromkeys(entry.official))
                related.setdefault(word, {}).update(dict.fromkeys(entry.related))
        return {
            word: {
                tuple(terms): SAME_WEIGHT,
                tuple(term for term in related[word] if term not in terms): RELATED_WEIGHT,
            }
            for word, terms in same.items()
        }

    @cached_property
    def _known(self) -> frozenset[str]:
        """All words that can be found; those without a meaning only hide what is inside them."""
        hiding = {
            word
            for entry in self.entries
            for word in (*entry.official, *entry.related, *entry.exceptions)
        }
        return frozenset(map(_fold, hiding)) | self._meanings.keys()

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """For each first character the lengths of the words that begin with it."""
        lengths: dict[str, set[int]] = {}
        for word in self._known:
            lengths.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(each)) for first, each in lengths.items()}

    def _matches(self, folded: str) -> Iterator[Span]:
        for start, first in enumerate(folded):
            for length in self._lengths.get(first, ()):
                end = start + length
                word = folded[start:end]
                if len(word) < length or word not in self._known:
                    continue
                if not _inside_latin(folded, start, end):
                    yield Span(start=start, end=end)


def _longest_first(spans: Iterable[Span], *, length: int) -> list[Span]:
    """The longest spans that do not overlap, the earlier one of two equals, in textual order."""
    covered = bytearray(length)
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        if not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\x01" * len(span)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Does the match cut a Latin word or a number in two (GPS in GPSR, 2.5 in 12.5)?"""
    before = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    after = end < len(text) and _latin(text[end]) and _latin(text[end - 1])
    return before or after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _fold(text: str) -> str:
    """Half-width lower case, of the same length as `text`."""
    plain = text.translate(_FULL_WIDTH)
    if plain.lower() == plain:  # as nearly all words of a list are
        return plain
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def _read(path: Path) -> Iterator[LexiconEntry]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as exc:
        raise LexiconError(f"读不了词表 {path}：{exc.strerror or exc}") from exc
    except UnicodeDecodeError as exc:
        raise LexiconError(f"词表 {path} 不是 UTF-8 编码，请另存为 UTF-8") from exc
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith(COMMENT_MARK):
            try:
                yield _entry(line)
            except LexiconError as exc:
                raise LexiconError(f"词表 {path} 第 {number} 行：{exc}") from exc


def _entry(line: str) -> LexiconEntry:
    columns = line.split(COLUMN_SEPARATOR)
    if not 2 <= len(columns) <= COLUMNS:
        raise LexiconError(f"要有 2 到 {COLUMNS} 列，用制表符分隔，却有 {len(columns)} 列：{line}")
    everyday, meanings, exceptions, note = columns + [""] * (COLUMNS - len(columns))
    terms = _words(meanings)
    return LexiconEntry(
        everyday=_words(everyday),
        official=tuple(term for term in terms if not term.startswith(RELATED_MARK)),
        related=tuple(t.removeprefix(RELATED_MARK) for t in terms if t.startswith(RELATED_MARK)),
        exceptions=_words(exceptions),
        note=note.strip(),
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in cell.split(WORD_SEPARATOR) if word.strip()))
