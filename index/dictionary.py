"""Words of the field, found in the corpus itself: no list of any city's terms is kept in code.

Two kinds are found. New words: strings that recur, whose parts keep together (pointwise mutual
information) and whose neighbours vary (branching entropy) - the usual two signs by which a word
is told from a piece of one; see Matrix67, 互联网时代的社会语言学 (2012), and Huang & Powers,
Chinese Word Segmentation Based on Contextual Entropy (PACLIC 2003). Names: what stands between
two marks and ends like a unit, a company or a place.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from index.settings import DictionarySettings
from index.terms import fold, han_runs

__all__ = ["domain_words"]

SEED = 0  # of the sample of a large corpus, so that building again gives the same words

# A name is taken only whole: it has to begin at a mark (or the head of the text) and end in one.
_OPENING = r"(?<![^\s、，。；：（）()〔〕［］\[\]《》“”,;:|与和及由对])"
_ENDING = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|集团|人民政府|管委会|管理委员会|委员会"
    r"|办公室|领导小组|领导组|指挥部|管理局|监督局|监测站|监测中心|支队|大队|分局|厅|局|委"
    r"|开发区|工业园区|工业园|园区|街道|自治县|[县区市镇乡])"
)
_CLOSING = r"(?=$|[\s、，。；：（）()〔〕［］\[\]《》“”,;:|]|牵头|负责|配合|按职责)"
_FUNCTION_CHARACTERS = frozenset("的了和及与或等在对为将并是各个号由以之其于按把被让向从")
_NAME = re.compile(f"{_OPENING}([㐀-鿿]{{1,24}}?{_ENDING}){_CLOSING}")


def domain_words(texts: Iterable[str], settings: DictionarySettings) -> Mapping[str, int]:
    """Words of the texts and how often each occurs, most frequent first, ties by code point."""
    bodies = _sample([fold(text) for text in texts], settings.max_characters)
    counts = _substring_counts(bodies, settings)
    found = _names(bodies, settings)
    for word in _new_words(counts, bodies, settings):
        found.setdefault(word, counts[word])
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _sample(bodies: Sequence[str], budget: int) -> Sequence[str]:
    """Bodies from all over the corpus, `budget` characters of them: counting takes memory."""
    if sum(map(len, bodies)) <= budget:
        return bodies
    drawn = random.Random(SEED).sample(bodies, len(bodies))
    ends = accumulate(map(len, drawn))
    return [body for body, end in zip(drawn, ends, strict=True) if end <= budget]


def _names(bodies: Iterable[str], settings: DictionarySettings) -> dict[str, int]:
    """Units, companies and places that stand by themselves at least `min_name_count` times."""
    counts = Counter(name for body in bodies for name in _NAME.findall(body))
    return {name: count for name, count in counts.items() if count >= settings.min_name_count}


def _substring_counts(bodies: Iterable[str], settings: DictionarySettings) -> Counter[str]:
    longest = settings.max_word_length
    counts: Counter[str] = Counter()
    for body in bodies:
        for run in han_runs(body):
            for start in range(len(run)):
                stop = min(start + longest, len(run))
                counts.update(run[start:end] for end in range(start + 1, stop + 1))
    return counts


def _new_words(
    counts: Counter[str], bodies: Iterable[str], settings: DictionarySettings
) -> list[str]:
    """Candidates that are frequent, cohesive and free on both sides."""
    total = sum(count for text, count in counts.items() if len(text) == 1)
    cohesive = {
        text
        for text, count in counts.items()
        if len(text) > 1
        and count >= settings.min_word_count
        and not _FUNCTION_CHARACTERS & {text[0], text[-1]}
        and _cohesion(text, counts, total) >= settings.min_cohesion
    }
    left, right = _neighbours(cohesive, bodies, settings.max_word_length)
    return [
        word
        for word in cohesive
        if min(_entropy(left[word]), _entropy(right[word])) >= settings.min_freedom
    ]


def _cohesion(word: str, counts: Counter[str], total: int) -> float:
    """Pointwise mutual information in bits of the weakest cut through the word."""
    return min(
        math.log2(counts[word] * total / (counts[word[:cut]] * counts[word[cut:]]))
        for cut in range(1, len(word))
    )


def _neighbours(
    words: set[str], bodies: Iterable[str], longest: int
) -> tuple[defaultdict[str, Counter[str]], defaultdict[str, Counter[str]]]:
    """What stands before and after each word; the edge of a run is a neighbour of its own kind."""
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for body in bodies:
        for run in han_runs(body):
            for start in range(len(run)):
                for end in range(start + 2, min(start + longest, len(run)) + 1):
                    word = run[start:end]
                    if word in words:
                        left[word][run[start - 1] if start else f"^{len(left[word])}"] += 1
                        right[word][run[end] if end < len(run) else f"${len(right[word])}"] += 1
    return left, right


def _entropy(neighbours: Counter[str]) -> float:
    """Shannon entropy in bits."""
    total = sum(neighbours.values())
    return -sum(n / total * math.log2(n / total) for n in neighbours.values())
