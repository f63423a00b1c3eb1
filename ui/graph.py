"""The relations of one document as a drawing: where its boxes stand and how its lines run.

Laid out here, in pixels, since no library of graphs is sent to the browser; once for a wide screen
with the document in the middle, once for a phone with it on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.relations import Edge

__all__ = ["Box", "Drawing", "Node", "narrow", "wide"]

TEXT = 14.0  # pixels of a wide character
NARROW = 0.58  # of that, for a letter or a digit
FIRST_WIDE = "\u2e80"  # from here on characters are as wide as they are high
LEADING, PADDING, GAP = 20.0, 11.0, 10.0
WIDE, SIDE, MIDDLE, BETWEEN = 834.0, 210.0, 204.0, 96.0  # the drawing, its columns, their distance
PHONE, INDENT, STEM = 330.0, 74.0, 12.0
LABEL = 27.0  # from the middle of a label to its box


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """`lines` are what is written in it; `number`, which is less important, stands behind the
    last of them, or `below` it where it is too long for that."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    number: str = ""
    below: bool = False

    @property
    def height(self) -> float:
        return (len(self.lines) + self.below) * LEADING + PADDING

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A related document: its box, the line to it, and what is written on that at (x, y)."""

    edge: Edge
    box: Box
    path: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    width: float
    height: float
    own: Box
    nodes: tuple[Node, ...]


def wide(own: str, named: Sequence[Edge], naming: Sequence[Edge]) -> Drawing:
    """What names the document on its left, what it names on its right."""
    at = SIDE + BETWEEN if naming else 0.0
    right = at + MIDDLE + BETWEEN
    columns = (_Column(naming, x=0.0, width=SIDE), _Column(named, x=right, width=WIDE - right))
    box = _box(own, x=at, y=0.0, width=MIDDLE)
    height = max(box.height, *(column.height for column in columns))
    box = _box(own, x=at, y=(height - box.height) / 2, width=MIDDLE)
    coming, going = (column.boxes((height - column.height) / 2) for column in columns)
    nodes = [
        _across(edge, one, f"被{edge.label}", (SIDE, one.middle), (at, box.middle), SIDE + LABEL)
        for edge, one in zip(naming, coming, strict=True)
    ]
    nodes += [
        _across(
            edge, one, edge.label, (at + MIDDLE, box.middle), (right, one.middle), right - LABEL
        )
        for edge, one in zip(named, going, strict=True)
    ]
    return Drawing(width=WIDE, height=height, own=box, nodes=tuple(nodes))


def narrow(own: str, named: Sequence[Edge], naming: Sequence[Edge]) -> Drawing:
    """The document on top, all others below it, on one stem."""
    box = _box(own, x=0.0, y=0.0, width=PHONE)
    related = [*naming, *named]
    column = _Column(related, x=INDENT, width=PHONE - INDENT)
    below = column.boxes(box.height + 2 * GAP)
    nodes = tuple(
        Node(
            edge=edge,
            box=one,
            path=f"M{STEM:g} {box.height:g}V{one.middle:g}H{INDENT:g}",
            label=f"被{edge.label}" if number < len(naming) else edge.label,
            x=(STEM + INDENT) / 2,
            y=one.middle,
        )
        for number, (edge, one) in enumerate(zip(related, below, strict=True))
    )
    height = box.height + 2 * GAP + column.height
    return Drawing(width=PHONE, height=height, own=box, nodes=nodes)


def _across(
    edge: Edge,
    box: Box,
    label: str,
    start: tuple[float, float],
    end: tuple[float, float],
    label_x: float,
) -> Node:
    (x, y), (to_x, to_y) = start, end
    bend = (x + to_x) / 2
    path = f"M{x:g} {y:g}C{bend:g} {y:g} {bend:g} {to_y:g} {to_x:g} {to_y:g}"
    return Node(edge=edge, box=box, path=path, label=label, x=label_x, y=box.middle)


class _Column:
    """Boxes below each other."""

    def __init__(self, edges: Sequence[Edge], *, x: float, width: float) -> None:
        self._edges, self._x, self._width = edges, x, width
        self.height = sum(box.height + GAP for box in self.boxes(0.0)) - GAP if edges else 0.0

    def boxes(self, y: float) -> list[Box]:
        found = []
        for edge in self._edges:
            number = edge.number if edge.number != edge.name else ""
            found.append(_box(edge.name, x=self._x, y=y, width=self._width, number=number))
            y += found[-1].height + GAP
        return found


def _box(name: str, *, x: float, y: float, width: float, number: str = "") -> Box:
    room = width - 2 * PADDING
    lines = _wrapped(name, room)
    below = bool(number) and _width(f"{lines[-1]}　{number}") > room
    return Box(x=x, y=y, width=width, lines=lines, number=number, below=below)


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    lines = [""]
    for character in text:
        if _width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return tuple(lines)


def _width(text: str) -> float:
    return sum(TEXT if character >= FIRST_WIDE else TEXT * NARROW for character in text)
