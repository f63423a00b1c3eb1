"""How an answer is told on the page: its words cut at the marks, its options as buttons, and
nothing said twice that stands in a card beside them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.datamodels import MARKER, Answer, JsonObject, Status

__all__ = ["Option", "options", "segments", "told"]

LEFT_OVER = 8  # signs of a side that are not its words: what part says it, colon, semicolon
_CLOSING = tuple("。；，、：）！？")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A way out of an ask-back: what its button says, what that asks, and of which document;
    beside it what would be answered, and the number of the citation for that."""

    label: str
    question: str
    document: str
    value: str
    citation: int | None


def options(answer: Answer) -> tuple[Option, ...]:
    """The choices that an ask-back leaves."""
    if answer.status is not Status.CLARIFY:
        return ()
    return tuple(_option(record, answer) for record in answer.facts if record.get("option"))


def _option(record: JsonObject, answer: Answer) -> Option:
    label, number = str(record["option"]), record.get("citation")
    known = {citation.id for citation in answer.citations}
    return Option(
        label=label,
        question=f"{label}呢？",
        document=str(record.get("document") or ""),
        value=str(record.get("value") or ""),
        citation=number if isinstance(number, int) and number in known else None,
    )


def told(answer: Answer) -> str:
    """The text, without what the options or the sides of a contradiction say again."""
    if options(answer):
        return answer.answer.partition("？")[0] + "？"
    opening = answer.answer.partition("：")[0] + "："
    sides = [side for conflict in answer.conflicts for side in conflict.sides]
    rest = answer.answer.removeprefix(opening)
    for side in sides:
        rest = rest.replace(f"{side.says}[{side.citation}]", "")
    return opening if sides and len(rest) <= LEFT_OVER * len(sides) else answer.answer


def segments(text: str) -> tuple[tuple[str, int], ...]:
    """The text in pieces: words with 0, or the number of a citation in place of its mark, with
    the sign behind it that must not begin a line."""
    found: list[tuple[str, int]] = []
    done = 0
    for mark in MARKER.finditer(text):
        found.append((text[done : mark.start()], 0))
        sign = text[mark.end() : mark.end() + 1]
        kept = sign if sign in _CLOSING else ""
        found.append((kept, int(mark.group(1))))
        done = mark.end() + len(kept)
    found.append((text[done:], 0))
    return tuple(piece for piece in found if piece != ("", 0))
