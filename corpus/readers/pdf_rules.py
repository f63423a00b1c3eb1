"""Lines that a table lacks: where a page break cut a row, and where its sides are left open.

Several lines that end at one place without one across tell that a table ends there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pdfplumber.page import Page

SNAP = 3.0  # points by which lines of one edge may be apart
LEAST_ENDS = 3  # lines that end at one place


def missing_edges(page: Page, *, along: Literal["h", "v"]) -> list[dict[str, Any]]:
    """The edges that close tables which are open: `h` below or above them, `v` at their sides."""
    ends = ("top", "bottom") if along == "h" else ("x0", "x1")
    place = "x0" if along == "h" else "top"
    crossing = page.vertical_edges if along == "h" else page.horizontal_edges
    drawn = page.horizontal_edges if along == "h" else page.vertical_edges
    closed = [float(edge[ends[0]]) for edge in drawn]
    found: list[dict[str, Any]] = []
    for side in ends:
        for end in sorted({float(edge[side]) for edge in crossing}):
            alike = [edge for edge in crossing if abs(edge[side] - end) <= SNAP]
            places = sorted({round(float(edge[place])) for edge in alike})
            if len(places) < LEAST_ENDS or _is_near(end, closed):
                continue
            closed.append(end)
            found.append(_edge(along, end, places))
    return found


def _is_near(value: float, others: Sequence[float]) -> bool:
    return any(abs(value - other) <= SNAP for other in others)


def _edge(along: Literal["h", "v"], end: float, places: Sequence[int]) -> dict[str, Any]:
    begin, stop = float(places[0]), float(places[-1])
    across = {"x0": begin, "x1": stop, "top": end, "bottom": end}
    upright = {"x0": end, "x1": end, "top": begin, "bottom": stop}
    shape = across if along == "h" else upright
    size = {"width": shape["x1"] - shape["x0"], "height": shape["bottom"] - shape["top"]}
    return {**shape, **size, "orientation": along, "object_type": "line"}
