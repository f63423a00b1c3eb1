"""Counts the runs of characters that `corpus.lookalikes` judges by.

    python -m scripts.make_lookalikes laws.jsonl.gz --documents corpus/documents/*.txt

The statutes give the language at large, the documents the words of the trade; documents with
slips of their own are left out. A line of the statutes is a JSON object with `articles`, each
with `text`; those with `held_out` are not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.lookalikes import EDGE, GROUPS, RUNS, groups_of

DOCUMENT_WEIGHT = 6  # how often a policy document counts beside the statutes
LEAST_PAIR = 3  # rarer pairs are left out,
LEAST_TRIPLE = 12  # and rarer triples
_FIRST, _LAST = 0x4E00, 0x9FFF
_BASE = _LAST - _FIRST + 2  # codes of characters; 0 is what is not Chinese

Codes = NDArray[np.int64]


def main(arguments: Sequence[str]) -> None:
    """Count, and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("statutes", type=Path)
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=RUNS)
    options = parser.parse_args(arguments)
    texts = list(_statutes(options.statutes))
    for path in options.documents:
        texts.extend(["".join(path.read_text(encoding="utf-8").split())] * DOCUMENT_WEIGHT)
    options.out.write_bytes(lzma.compress(_written(_codes("\n".join(texts))), preset=9))


def _statutes(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            if not law["held_out"]:
                yield "\n".join(article["text"] for article in law["articles"])


def _codes(text: str) -> Codes:
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    chinese = (points >= _FIRST) & (points <= _LAST)
    return np.where(chinese, points - _FIRST + 1, 0)


def _written(codes: Codes) -> bytes:
    """Lines of a length, a count, and all runs of that length that were seen so often."""
    wanted = np.zeros(_BASE, dtype=bool)
    wanted[[ord(char) - _FIRST + 1 for char in groups_of(GROUPS)]] = True
    lines: list[str] = []
    for size, least in ((1, 1), (2, LEAST_PAIR), (3, LEAST_TRIPLE)):
        parts = [codes[shift : len(codes) - size + 1 + shift] for shift in range(size)]
        keep = np.logical_or.reduce([wanted[part] for part in parts]) if size > 1 else parts[0] > 0
        keys = np.zeros(int(keep.sum()), dtype=np.int64)
        for part in parts:
            keys = keys * _BASE + part[keep]
        runs, counts = np.unique(keys, return_counts=True)
        runs, counts = runs[counts >= least], _rounded(counts[counts >= least])
        for count in np.unique(counts):
            names = "".join(_name(int(run), size) for run in runs[counts == count])
            lines.append(f"{size}{count} {names}")
    return "\n".join(lines).encode("utf-8")


def _rounded(counts: Codes) -> Codes:
    """Two digits are as exact as is needed, and take less space."""
    scale: Codes = 10 ** np.maximum(np.floor(np.log10(counts)).astype(np.int64) - 1, 0)
    rounded: Codes = counts // scale * scale
    return rounded


def _name(run: int, size: int) -> str:
    chars: list[str] = []
    for _ in range(size):
        run, code = divmod(run, _BASE)
        chars.append(chr(code + _FIRST - 1) if code else EDGE)
    return "".join(reversed(chars))


if __name__ == "__main__":
    main(sys.argv[1:])
