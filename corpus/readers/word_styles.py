"""Paragraph styles of Word: which of them are headings, and which are numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.readers.word_numbering import W
from corpus.readers.zipped import Element

MOST_BASES = 12  # styles that one is based on, in a chain
NO_HEADING = 9  # the outline level of body text
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a paragraph or its style says of itself; None where it says nothing."""

    outline: int | None = None
    list_id: str | None = None
    depth: int | None = None

    def over(self, base: Layout) -> Layout:
        """This one, with what it leaves open taken from `base`."""
        return Layout(
            outline=base.outline if self.outline is None else self.outline,
            list_id=base.list_id if self.list_id is None else self.list_id,
            depth=base.depth if self.depth is None else self.depth,
        )


def layout_of(properties: Element | None) -> Layout:
    """What paragraph properties say."""
    if properties is None:
        return Layout()
    return Layout(
        outline=_integer(properties, f"{W}outlineLvl"),
        list_id=_text(properties, f"{W}numPr/{W}numId"),
        depth=_integer(properties, f"{W}numPr/{W}ilvl"),
    )


def styles_of(root: Element | None) -> Mapping[str, Layout]:
    """The layout of each paragraph style, with what it inherits."""
    nodes = {node.get(f"{W}styleId", ""): node for node in root or ()}
    return {style: _inherited(style, nodes) for style in nodes}


def _inherited(style: str, nodes: Mapping[str, Element]) -> Layout:
    done = Layout()
    for _ in range(MOST_BASES):
        node = nodes.get(style)
        if node is None:
            break
        done = done.over(layout_of(node.find(f"{W}pPr"))).over(_by_name(node))
        style = _text(node, f"{W}basedOn") or ""
    return done


def _by_name(node: Element) -> Layout:
    match = _HEADING_NAME.fullmatch(_text(node, f"{W}name") or "")
    return Layout(outline=int(match[1]) - 1) if match else Layout()


def _text(node: Element, path: str) -> str | None:
    found = node.find(path)
    return None if found is None else found.get(f"{W}val")


def _integer(node: Element, path: str) -> int | None:
    text = _text(node, path)
    return int(text) if text and text.isdecimal() else None
