"""Write assistant/data/nouns.txt from the dictionary of the package jieba.

    python -m scripts.make_nouns "$(python -c 'import jieba; print(jieba.get_dict_file().name)')"

Nouns of two characters that are common, of three that occur: which noun a question asks about is
read without jieba, whose dictionary takes most of a second to load.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "assistant" / "data" / "nouns.txt"
LEAST = {2: 20, 3: 3}  # occurrences in the dictionary's texts, by length in characters
NOUNS = frozenset({"n", "nrt", "nz", "s"})  # nrt: mostly things, tagged as foreign names
# Of three characters only those that end as the things of administration do: 起草人, 检查点.
_THING = re.compile(
    r"..[人员者站点厂场所室处线机器费款金证书表单车率量期厅局院会组队部店库园区路桥河法]"
)
_NO_MATTER_OF_OFFICES = re.compile(r"[阴阳肛睾淫奸妓娼嫖乳尿屎屁臀鸡鸭精卵胎魔鬼妖]")


def main(dictionary: Path) -> None:
    found = []
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        known = tag in NOUNS and len(word) in LEAST and int(count) >= LEAST[len(word)]
        thing = len(word) == 2 or _THING.fullmatch(word) is not None
        if known and thing and not _NO_MATTER_OF_OFFICES.search(word):
            found.append(word)
    OUT.write_text(" ".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
