"""Names of government units: which ones mean the same office.

市发改委, 市发展改革委 and 市发展和改革委员会 are one; the lexicon holds names without their level.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data" / "units.tsv"
_SUFFIX = re.compile("(?:局|委|委员会|办公室|办|厅|部)$")
_HIGHER = re.compile("局$|委$|委员会$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`canonical` by every name; the same names under their first two characters, longest first;
    `stems` are names without 局, for lists that drop it (市城市管理)."""

    canonical: dict[str, str]
    starts: dict[str, tuple[str, ...]]
    stems: dict[str, str]


@lru_cache(maxsize=1)
def unit_lexicon() -> Lexicon:
    canonical: dict[str, str] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, aliases = line.partition("\t")
        for alias in (name, *aliases.split()):
            canonical.setdefault(alias, name)
            if alias.endswith("局"):  # the same office of a province, and of the state
                canonical.setdefault(_HIGHER.sub("厅", alias), _HIGHER.sub("厅", name))
                canonical.setdefault(_HIGHER.sub("部", alias), _HIGHER.sub("部", name))
    stems = {_SUFFIX.sub("", alias): name for alias, name in canonical.items() if alias[-1] != "部"}
    starts: dict[str, list[str]] = defaultdict(list)
    for alias in canonical:
        starts[alias[:2]].append(alias)
    ordered = {
        start: tuple(sorted(names, key=len, reverse=True)) for start, names in starts.items()
    }
    return Lexicon(canonical, ordered, stems)
