"""Reading text that never forgets where it came from.

Mending and joining happen in an `AlignedText`; the stored source is never touched. Every reading
character knows the source characters it stands for, so any slice of it can be cited by offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.errors import AlignmentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open range of characters in the stored source text of a file."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise AlignmentError(f"区间无效：[{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A reading string with the source span of each of its characters.

    `starts[i]:ends[i]` are the source characters behind `text[i]`. An inserted character has
    an empty source span (`starts[i] == ends[i]`). Spans never decrease inside one block of
    prose; a table cell put together from interleaved lines may jump, and then `span` is the
    smallest range that holds all of it.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise AlignmentError(
                f"对齐长度不一致：{len(self.text)} 字，{len(self.starts)}/{len(self.ends)} 个位置"
            )

    @classmethod
    def of_source(cls, source: str, start: int = 0, end: int | None = None) -> AlignedText:
        """The source characters `[start, end)` as they stand."""
        stop = len(source) if end is None else end
        places = tuple(range(start, stop))
        return cls(source[start:stop], places, tuple(p + 1 for p in places))

    @classmethod
    def join(cls, parts: Iterable[AlignedText], glue: str = "") -> AlignedText:
        """Parts one after another; `glue` characters are insertions with empty source spans."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for part in parts:
            if texts and glue:
                place = ends[-1] if ends else 0
                texts.append(glue)
                starts.extend([place] * len(glue))
                ends.extend([place] * len(glue))
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(texts), tuple(starts), tuple(ends))

    @classmethod
    def from_runs(cls, text: str, runs: Sequence[Sequence[int]]) -> AlignedText:
        """The inverse of `runs`."""
        starts: list[int] = []
        ends: list[int] = []
        for count, start, width in runs:
            if width == 1:
                starts.extend(range(start, start + count))
                ends.extend(range(start + 1, start + count + 1))
            else:
                starts.extend([start] * count)
                ends.extend([start + width] * count)
        return cls(text, tuple(starts), tuple(ends))

    def runs(self) -> list[tuple[int, int, int]]:
        """Compact alignment, for storage: `(count, source start, width)` runs in order.

        Width 1 means `count` characters that advance one by one; any other width means
        `count` characters that share the one source span.
        """
        found: list[tuple[int, int, int]] = []
        for start, end in zip(self.starts, self.ends, strict=True):
            width = end - start
            if found:
                count, first, last_width = found[-1]
                advances = width == 1 == last_width and start == first + count
                shares = width != 1 and width == last_width and start == first
                if advances or shares:
                    found[-1] = (count + 1, first, width)
                    continue
            found.append((1, start, width))
        return found

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, key: slice) -> AlignedText:
        return AlignedText(self.text[key], self.starts[key], self.ends[key])

    @property
    def span(self) -> Span:
        """The smallest source range that holds every character of this text."""
        if not self.text:
            raise AlignmentError("空文本没有出处")
        return Span(start=min(self.starts), end=max(self.ends))

    def strip(self) -> AlignedText:
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self[left:right] if left < right else self[0:0]

    def within(self, span: Span) -> AlignedText:
        """The characters whose source lies inside `span`, in reading order."""
        keep = [
            i
            for i, (start, end) in enumerate(zip(self.starts, self.ends, strict=True))
            if span.start <= start and end <= span.end
        ]
        return AlignedText(
            "".join(self.text[i] for i in keep),
            tuple(self.starts[i] for i in keep),
            tuple(self.ends[i] for i in keep),
        )

    def sub(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> AlignedText:
        """Replace each match. A replacement of equal length keeps every position.

        Otherwise characters shared at both ends of the match keep their own positions and each
        character of the changed middle stands for the whole changed stretch of the source.
        """
        parts: list[AlignedText] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = replace(match)
            if new == match.group():
                continue
            parts.append(self[done : match.start()])
            parts.append(self[match.start() : match.end()]._become(new))
            done = match.end()
        if not parts:
            return self
        parts.append(self[done:])
        return AlignedText.join(parts)

    def _become(self, new: str) -> AlignedText:
        if len(new) == len(self.text):
            return AlignedText(new, self.starts, self.ends)
        old = self.text
        limit = min(len(old), len(new))
        head = next((i for i in range(limit) if old[i] != new[i]), limit)
        tail = next((i for i in range(limit - head) if old[-1 - i] != new[-1 - i]), limit - head)
        middle = self[head : len(old) - tail]
        count = len(new) - head - tail
        if middle:
            span = middle.span
            places = ((span.start,) * count, (span.end,) * count)
        else:
            place = self.starts[head] if head < len(old) else self.ends[-1]
            places = ((place,) * count, (place,) * count)
        changed = AlignedText(new[head : head + count], *places)
        return AlignedText.join([self[:head], changed, self[len(old) - tail :]])
