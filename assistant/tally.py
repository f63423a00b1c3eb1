"""A number that is worked out from a sentence, with the parts that it was worked out from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`number` is worked out (共107家), `parts` are words of the sentence; one part alone needs
    no number beside its own."""

    number: str = ""
    parts: tuple[str, ...]
    of_names: bool = False  # are the parts names that were counted, not quantities added up
    is_open: bool = False  # does 等 follow the last of them
    from_duty: bool = False  # are they units of the statement's note of duty

    @property
    def text(self) -> str:
        told = "、".join(self.parts)
        note = "计算得出，原文在这些之后还有“等”" if self.is_open else "计算得出"
        return f"{self.number}（{note}）：{told}" if self.number else told


def counted(
    names: tuple[str, ...], unit: str, *, is_open: bool = False, from_duty: bool = False
) -> Tally:
    """The number of these names. Of a list that ends in 等 only those can be counted that it
    names, and the answer says so."""
    return Tally(
        number=f"{'列出的' if is_open else ''}共{len(names)}{unit}",
        parts=names,
        of_names=True,
        is_open=is_open,
        from_duty=from_duty,
    )
