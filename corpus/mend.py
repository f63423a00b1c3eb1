"""Mending what copying, OCR and typesetting did to the text, with every change on record.

`mend` works on characters and keeps the spaces that a table needs; `close_up` removes the spaces
inside prose; `mend_joined` then mends what only shows once lines are joined. None touches the
stored source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aligned import AlignedText
from corpus.datamodels import Mend
from corpus.lookalikes import mend_lookalikes
from corpus.mend_rules import BROKEN_NUMBER, JOINED_RULES, LINE_RULES, Rule
from corpus.quotes import pair_quotes

_PROSE_SPACE = re.compile(r"(?<![A-Za-z\d])\s+|(?<=[A-Za-z])\s+(?![A-Za-z])|(?<=\d)\s+(?!\d)")

_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
MOST_BROKEN = 2  # numbers that spaces break in one paragraph; more of them are a table's figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A mended text and the list of what was changed."""

    text: AlignedText
    mends: tuple[Mend, ...]


def mend(text: AlignedText) -> Mended:
    """Mend one line. Spaces stay where they are."""
    return _apply(LINE_RULES, text)


def mend_joined(text: AlignedText, *, typed: bool = False) -> Mended:
    """Mend a paragraph or a table cell whose lines were joined: words that the line end cut,
    and quotation marks, which need the whole sentence. In a `typed` text no character was
    mistaken for one that looks like it."""
    rules = JOINED_RULES if _is_row(text.text) else (BROKEN_NUMBER, *JOINED_RULES)
    done = _apply(rules, text)
    read, slips = (done.text, ()) if typed else mend_lookalikes(done.text)
    paired, turned = pair_quotes(read)
    return Mended(text=paired, mends=(*done.mends, *slips, *turned))


def _is_row(text: str) -> bool:
    """Numbers stand side by side as in a row of figures, not as pieces of one."""
    return len(_BETWEEN_DIGITS.findall(text)) > MOST_BROKEN


def _apply(rules: Sequence[Rule], text: AlignedText) -> Mended:
    mends: list[Mend] = []
    for rule in rules:
        if not rule.pattern.search(text.text):
            continue
        if not rule.silent:
            mends.extend(_record(rule, text))
        text = text.sub(rule.pattern, rule.replace)
    return Mended(text=text, mends=tuple(mends))


def _record(rule: Rule, text: AlignedText) -> list[Mend]:
    return [
        Mend(
            rule=rule.name,
            span=text[match.start() : match.end()].span,
            before=match.group(),
            after=after,
        )
        for match in rule.pattern.finditer(text.text)
        if match.group() and (after := rule.replace(match)) != match.group()
        if rule.lists_spaces or "".join(after.split()) != "".join(match.group().split())
    ]


def close_up(text: AlignedText) -> AlignedText:
    """Prose without the spaces that typesetting left; one between Latin words or numbers stays."""
    return text.sub(_PROSE_SPACE, lambda _: "")
