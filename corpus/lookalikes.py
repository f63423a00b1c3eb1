"""Characters that were read as others that look like them, found by what stands around them.

A character is mended only if nothing speaks for it where it stands and much speaks for one of
its lookalikes: the runs of two and three characters that it would make were never seen, those
that the other makes are common on both sides. The runs were counted in statutes and policy
documents by `scripts.make_lookalikes`; `data/lookalikes.txt` says who looks like whom.
"""

from __future__ import annotations

import lzma
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.aligned import AlignedText
from corpus.datamodels import Mend
from corpus.errors import CorpusError

__all__ = ["GROUPS", "RUNS", "Lookalikes", "groups_of", "mend_lookalikes"]

_DATA = Path(__file__).resolve().parent / "data"
GROUPS = _DATA / "lookalikes.txt"
RUNS = _DATA / "lookalike-runs.xz"
EDGE = "#"  # stands for any character that is not Chinese
LEAST_GAIN = 7.0  # natural logarithm of how much likelier the text becomes
SURE_GAIN = 12.0  # from here on a chance neighbour of the character says little,
SURE_SHARE = 0.5  # if it was seen at most this often beside the lookalike between both neighbours
MOST_SEEN = 3  # a character that was seen more often than this beside its neighbour is right,
SEEN_SHARE = 0.005  # unless its lookalike was seen this many times as often there
LEAST_RUN = 3  # times that the mended pair must have been seen
COMMON_RUN = 30  # three characters that were seen together this often are words
HARDLY_USED = 9  # a character counted less often than this is itself a sign of a slip
_FAMILIAR = 1000  # nothing is seen so much oftener than this that it could be doubted
_SMOOTHING = 2.0
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_NAME_REACH = 9  # characters before a place that are looked through for 联系人： and the like
# Names are not mended: any character may stand in them.
_NAME_AHEAD = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:公司|集团|[〔\[]\d{4})|[\u4e00-\u9fff]{1,3}?[镇乡]"
)
_NAME_BEHIND = re.compile(
    r"(?:联系人|联络员|负责人|局长|主任|组长|市长|县长|姓名)[:：]?[\u4e00-\u9fff]{0,4}$"
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often each run around a place was seen with a certain character in it."""

    left: int
    right: int
    far_left: int
    middle: int
    far_right: int


class Lookalikes:
    """Immutable counts of runs, and the groups of characters that look alike."""

    def __init__(self, groups: Mapping[str, str], runs: Mapping[str, int]) -> None:
        """`groups`: each character with its lookalikes. `runs`: counts of single characters, and
        of pairs and triples that hold one of these; what is not Chinese counts as `#`."""
        self._groups = groups
        self._runs = runs
        self._total = sum(count for run, count in runs.items() if len(run) == 1) or 1
        self._doubtful = re.compile(f"[{''.join(groups)}]") if groups else re.compile(r"(?!)")

    @classmethod
    @lru_cache(maxsize=1)
    def standard(cls) -> Lookalikes:
        """The groups and counts that come with the program. Raises `CorpusError`."""
        return cls(groups_of(GROUPS), _read_runs(RUNS))

    def slips(self, text: str) -> Iterator[tuple[int, str]]:
        """The places of `text` that hold a wrong character, each with the right one."""
        padded = EDGE * 2 + _NOT_HAN.sub(EDGE, text) + EDGE * 2
        runs = self._runs
        for match in self._doubtful.finditer(text):
            place = match.start()
            if padded[place + 1 : place + 4] in runs or text[max(0, place - 1) : place].isdigit():
                continue  # seen like this, or the unit of a number
            better = self._better(padded[place : place + 5])
            if better and not _in_name(text, place):
                yield place, better

    def _better(self, window: str) -> str | None:
        """What should stand in the middle of these five characters, if something else should."""
        char = window[2]
        if window[1] == window[3] == EDGE:
            return None
        own = self._evidence(window)
        if own.left > _FAMILIAR or own.right > _FAMILIAR or _is_word(own, window):
            return None
        windows = [_with(window, other) for other in self._groups[char] if other in self._runs]
        if not windows:
            return None
        best = max(windows, key=self._score)
        gain = self._score(best) - self._score(window)
        if gain < LEAST_GAIN:
            return None
        seen = self._evidence(best)
        usual = max(seen.middle, min(seen.left, seen.right)) if seen.middle else 0
        sure = gain >= SURE_GAIN and max(own.left, own.right) <= SURE_SHARE * usual
        if not sure and (_is_seen(own.left, seen.left) or _is_seen(own.right, seen.right)):
            return None
        rare = self._runs.get(char, 0) < HARDLY_USED
        return best[2] if _holds(seen, window, one_side=rare) else None

    def _evidence(self, window: str) -> _Evidence:
        get = self._runs.get
        return _Evidence(
            left=get(window[1:3], 0),
            right=get(window[2:4], 0),
            far_left=get(window[0:3], 0),
            middle=get(window[1:4], 0),
            far_right=get(window[2:5], 0),
        )

    def _score(self, window: str) -> float:
        """Logarithm of the likelihood of the window, up to what all readings share."""
        seen = self._evidence(window)
        count = self._runs.get(window[2], 0) + 1.0
        right = self._share(seen.right, count, self._chance(window[3]))
        return (
            math.log(count)
            + math.log(self._share(seen.left, count, self._chance(window[1])))
            + math.log(self._share(seen.far_left, seen.left, self._chance(window[0])))
            + math.log(self._share(seen.middle, seen.left, right))
            + math.log(self._share(seen.far_right, seen.right, self._chance(window[4])))
        )

    def _chance(self, char: str) -> float:
        return (self._runs.get(char, 0) + 0.5) / self._total

    @staticmethod
    def _share(part: float, whole: float, chance: float) -> float:
        return (part + _SMOOTHING * chance) / (whole + _SMOOTHING)


def mend_lookalikes(text: AlignedText) -> tuple[AlignedText, tuple[Mend, ...]]:
    """The text with its slips mended, and a list of them."""
    slips = tuple(Lookalikes.standard().slips(text.text))
    if not slips:
        return text, ()
    chars = list(text.text)
    mends = []
    for place, better in slips:
        span = text[place : place + 1].span
        rule = f"{chars[place]}→{better}"
        mends.append(Mend(rule=rule, span=span, before=chars[place], after=better))
        chars[place] = better
    return AlignedText("".join(chars), text.starts, text.ends), tuple(mends)


def groups_of(path: Path) -> dict[str, str]:
    """Each character with those it may be confused with."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        for char in "" if line.startswith("#") else line.strip():
            others = line.strip().replace(char, "")
            found[char] = "".join(dict.fromkeys(found.get(char, "") + others))
    return found


def _read_runs(path: Path) -> dict[str, int]:
    try:
        text = lzma.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, lzma.LZMAError) as exc:
        raise CorpusError(f"读不了形近字数据 {path}，请重新安装程序") from exc
    runs: dict[str, int] = {}
    for line in text.splitlines():
        head, _, names = line.partition(" ")
        chars = iter(names)
        runs |= dict.fromkeys(
            map("".join, zip(*[chars] * int(head[0]), strict=True)), int(head[1:])
        )
    return runs


def _with(window: str, char: str) -> str:
    return window[:2] + char + window[3:]


def _is_word(own: _Evidence, window: str) -> bool:
    """Was the character seen with the two before it, or the two behind it?"""
    left, right = window[1] != EDGE, window[3] != EDGE
    return bool((own.far_left and left) or (own.far_right and right))


def _is_seen(own: int, other: int) -> bool:
    return own > max(MOST_SEEN, SEEN_SHARE * other)


def _holds(seen: _Evidence, window: str, *, one_side: bool) -> bool:
    """Is the lookalike at home here, on both sides or, where that is enough, on one?"""
    at_left, at_right = window[1] == EDGE, window[3] == EDGE
    left_run = 0 if at_left else seen.left
    right_run = 0 if at_right else seen.right
    if max(left_run, right_run) < LEAST_RUN:
        return False
    left = at_left or bool(seen.left and (seen.far_left or window[0] == EDGE))
    right = at_right or bool(seen.right and (seen.far_right or window[4] == EDGE))
    if left and right:
        return True
    if seen.middle and not (at_left or at_right):
        return left or right or seen.middle >= COMMON_RUN
    return one_side and bool((left and left_run >= LEAST_RUN) or (right and right_run >= LEAST_RUN))


def _in_name(text: str, place: int) -> bool:
    behind = _NAME_BEHIND.search(text[max(0, place - _NAME_REACH) : place])
    return bool(behind or _NAME_AHEAD.match(text, place))
