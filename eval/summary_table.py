"""The figures of runs as a table for a document: what a README shows is printed, not typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["markdown_table"]

COLUMNS = {
    "strict": "答案与引用都对",
    "wrong": "给了而不对",
    "false_refusal": "该答而拒",
    "refusal_recall": "该拒的拒对",
}


def markdown_table(summaries: Iterable[Mapping[str, Any]]) -> str:
    """One row a run: its set, its size, the headline measures with their 95% intervals."""
    rows = [
        ["题集", "题数", *COLUMNS.values()],
        ["---"] * (2 + len(COLUMNS)),
        *([s["set"], str(s["questions"]), *(_share(s[n]) for n in COLUMNS)] for s in summaries),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _share(estimate: Mapping[str, float | None]) -> str:
    value, low, high = (estimate[key] for key in ("value", "low", "high"))
    if value is None or low is None or high is None:
        return "—"
    return f"{value * 100:.1f}%（{low * 100:.1f}–{high * 100:.1f}）"
