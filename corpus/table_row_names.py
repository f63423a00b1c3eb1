"""The name of the column that says what the rows are, told from the one below it.

项目 and 所在地, one below the other in a header with one name a line, read like one name. They are
two where no other column would say what the rows are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.aligned import AlignedText
from corpus.table_shapes import plain

_WHERE = re.compile(r"(?P<what>项目|工程|企业)所[在属]地")


def with_row_names(names: Sequence[AlignedText], parts: Collection[str]) -> tuple[AlignedText, ...]:
    """The names, such a one cut in two; `parts` are the pieces that they were put together of."""
    called = [plain(name.text) for name in names]
    found: list[AlignedText] = []
    for name, text in zip(names, called, strict=True):
        two = _WHERE.fullmatch(text)
        if two and two["what"] in parts and _stands_alone(two["what"], called):
            cut = name.text.index("所")
            found += [name[:cut].strip(), name[cut:]]
        else:
            found.append(name)
    return tuple(found)


def _stands_alone(word: str, called: Sequence[str]) -> bool:
    return sum(name.startswith(word) for name in called) == 1
