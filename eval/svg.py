"""Just enough SVG to draw a chart by hand: no font to ship, no picture to load, themed by CSS."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

__all__ = ["Axis", "Canvas"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A straight map from values to pixels."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        span = (self.high - self.low) or 1.0
        return self.start + (value - self.low) / span * (self.stop - self.start)


@dataclass(slots=True, kw_only=True)
class Canvas:
    """A drawing of fixed size in its own units; the page scales it. Colours are CSS classes."""

    width: int
    height: int
    title: str
    parts: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, css: str) -> None:
        self.parts.append(
            f'<line class="{css}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, *, css: str, tip: str) -> None:
        self.parts.append(
            f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
            f'height="{max(height, 0):.1f}" rx="2"><title>{escape(tip)}</title></rect>'
        )

    def dot(self, x: float, y: float, *, css: str, tip: str, radius: float = 4.5) -> None:
        self.parts.append(
            f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{escape(tip)}</title></circle>"
        )

    def path(self, points: list[tuple[float, float]], *, css: str) -> None:
        steps = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polyline class="{css}" points="{steps}"/>')

    def text(self, x: float, y: float, words: str, *, anchor: str = "start", css: str = "") -> None:
        self.parts.append(
            f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
            f"{escape(words)}</text>"
        )

    def svg(self) -> Markup:
        return Markup(
            f'<svg viewBox="0 0 {self.width} {self.height}" role="img" '
            f'aria-label="{escape(self.title)}">{"".join(self.parts)}</svg>'
        )
