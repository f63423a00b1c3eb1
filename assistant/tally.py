"""A number that is worked out from a sentence, with the parts that it was worked out from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`number` is worked out (共107家), `parts` are words of the sentence; one part alone needs
    no number beside its own."""

    number: str = ""
    parts: tuple[str, ...]
    from_duty: bool = False  # are they units of the statement's note of duty

    @property
    def text(self) -> str:
        told = "、".join(self.parts)
        return f"{self.number}（计算得出）：{told}" if self.number else told
