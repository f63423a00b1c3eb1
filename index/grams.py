"""Characters and bigrams as tokens, the same in Python and inside a `tokenizer.json`.

A tokenizer file has no step that makes overlapping bigrams. It has one that replaces characters,
though, and that is enough: with every character c written as `c|c|c`, the text 燃煤 becomes
`燃|燃|燃煤|煤|煤`, and cutting at the bars leaves the characters and the bigrams. The first and
the last character of a run count twice. So the shipped model is a plain one that needs no code of
ours to load, and Python gets the same tokens from `str.translate` at a fraction of the cost.
"""

from __future__ import annotations

import struct
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Precompiled
from tokenizers.pre_tokenizers import CharDelimiterSplit

from index.errors import EncoderError

__all__ = ["UNKNOWN", "GramTable", "gram_table", "grams", "tokenizer_of", "vocabulary_of"]

UNKNOWN = "[UNK]"  # row 0 of a model, all zeros: what is not in the vocabulary adds nothing
BAR = "|"
SEPARATORS = (
    "\t\n\r !\"#$&'()*,-/:;<=>?@[\\]^_`{|}~"
    "·—‘’“”…、。〈〉《》「」『』【】〔〕〖〗\u3000！（），：；？～"
)
FULL_WIDTH_OFFSET = 0xFEE0
GramTable = dict[int, str]


def gram_table(characters: Iterable[str]) -> GramTable:
    """For `str.translate`: each known character, in any width and case, tripled between bars."""
    table = {ord(mark): BAR for mark in SEPARATORS}
    for character in characters:
        tripled = BAR.join(character * 3)
        for form in {character, character.upper()}:
            if len(form) == 1:
                table[ord(form)] = tripled
                if "!" <= form <= "~":
                    table[ord(form) + FULL_WIDTH_OFFSET] = tripled
    return table


def grams(text: str, table: GramTable) -> list[str]:
    """Characters and bigrams of `text`; empty strings where separators meet."""
    return text.translate(table).split(BAR)


def vocabulary_of(
    texts: Iterable[str], *, size: int, rarest: int = 3, always: Iterable[str] = ()
) -> dict[str, int]:
    """The `size` first tokens of: characters seen `rarest` times, all in `always`, bigrams."""
    characters: Counter[str] = Counter()
    bigrams: Counter[str] = Counter()
    for text in texts:
        folded = _folded(text)
        characters.update(folded)
        bigrams.update(map("".join, pairwise(folded)))
    wanted = [_folded(text) for text in always]
    chosen = [c for c, count in characters.most_common() if count >= rarest]
    chosen.extend(dict.fromkeys("".join(wanted)))
    known = {character for character in chosen if not character.isspace()}
    first = ("".join(pair) for text in wanted for pair in pairwise(text))
    double = (b for b in (*first, *dict(bigrams.most_common())) if set(b) <= known)
    tokens = dict.fromkeys((UNKNOWN, *(c for c in chosen if c in known), *double))
    return {token: row for row, token in enumerate(tokens) if row < size}


def tokenizer_of(vocabulary: Mapping[str, int]) -> Tokenizer:
    """A tokenizer that gives the rows of the `grams` of a text, unknown ones as `UNKNOWN`."""
    table = gram_table(token for token in vocabulary if len(token) == 1)
    tokenizer = Tokenizer(WordLevel(dict(vocabulary), unk_token=UNKNOWN))
    tokenizer.normalizer = Precompiled(_characters_map(table))
    tokenizer.pre_tokenizer = CharDelimiterSplit(BAR)
    return tokenizer


def _folded(text: str) -> str:
    """Lower case of half width, with spaces for separators."""
    half = (chr(ord(c) - FULL_WIDTH_OFFSET) if "\uff01" <= c <= "\uff5e" else c for c in text)
    return "".join(half).lower().translate(dict.fromkeys(map(ord, SEPARATORS), " "))


def _characters_map(table: GramTable) -> bytes:
    """The table in the form that SentencePiece defined: a double array, then the replacements."""
    places: dict[bytes, int] = {}
    replacements = bytearray()
    for code, replacement in sorted(table.items()):
        places[chr(code).encode()] = len(replacements)
        replacements += replacement.encode() + b"\0"
    array = _double_array(places)
    packed = struct.pack(f"<{len(array)}I", *array)
    return struct.pack("<I", len(packed)) + packed + bytes(replacements)


class _Node(dict[int, "_Node"]):
    """A node of a byte trie: children by byte, `value` where a key ends."""

    value: int | None = None


class _Units:
    """The growing double array, and which of its places and bases are taken."""

    BLOCK = 256  # one base can reach as many places as a byte has values

    def __init__(self) -> None:
        self.values = [0] * self.BLOCK
        self.taken = bytearray(self.BLOCK)
        self.based = bytearray(self.BLOCK)
        self.taken[0] = 1
        self._first = {True: 1, False: 1}

    def base_for(self, labels: list[int]) -> int:
        """A base from which all `labels` lead to free places; remembers where it looked."""
        alone = len(labels) == 1
        base = self._first[alone]
        while not self._free(base, labels):
            base += 1
        self._first[alone] = base
        self.based[base] = 1
        return base

    def _free(self, base: int, labels: list[int]) -> bool:
        while base >= len(self.values):
            self.values.extend([0] * self.BLOCK)
            self.taken.extend(bytes(self.BLOCK))
            self.based.extend(bytes(self.BLOCK))
        return not self.based[base] and not any(self.taken[base ^ label] for label in labels)


END = 0  # the label that leads to the value of a key
HAS_VALUE = 1 << 8
IS_VALUE = 1 << 31
OFFSET_SHIFT = 10
LARGEST_OFFSET = (1 << 21) - 1


def _double_array(places: Mapping[bytes, int]) -> list[int]:
    """Darts' double array of the keys: a unit holds its byte and the way to its children."""
    units = _Units()
    waiting = deque([(0, _trie(places))])
    while waiting:
        place, node = waiting.popleft()
        labels = ([] if node.value is None else [END]) + list(node)
        base = units.base_for(labels)
        offset = place ^ base
        if offset > LARGEST_OFFSET:
            raise EncoderError(f"字表太大，分词器放不下：{len(places)} 个字")
        units.values[place] |= offset << OFFSET_SHIFT
        if node.value is not None:
            units.values[place] |= HAS_VALUE
            units.values[base ^ END] = node.value | IS_VALUE
            units.taken[base ^ END] = 1
        for byte, child in node.items():
            units.values[base ^ byte] = byte
            units.taken[base ^ byte] = 1
            waiting.append((base ^ byte, child))
    return units.values


def _trie(places: Mapping[bytes, int]) -> _Node:
    root = _Node()
    for key, value in places.items():
        node = root
        for byte in key:
            node = node.setdefault(byte, _Node())
        node.value = value
    return root
