"""Lines around tables that are known by how they begin or end: labels, headings, notes, titles."""

from __future__ import annotations

import re
import unicodedata

from corpus.frame import ANNEX_TITLED, looks_like_annex_title
from corpus.table_lines import TextLine

_ANNEX_NUMBER = r"[\d一二三四五六七八九十]"
ATTACHMENT = re.compile(
    rf"[Il|\s]*附\s*(?:(?:件|表|录)\s*{_ANNEX_NUMBER}*\s*[:：]?|{_ANNEX_NUMBER}+\s*[:：]?|[:：])\s*"
)
_IMPRINT = re.compile(
    r"\s*(?:抄\s*送|主\s*送|分\s*送)\s*[:：]|.{4,40}\d+\s*年\s*\d+\s*月\s*\d+\s*日\s*印发\s*"
)
NOTE_START = re.compile(
    r"\s*(?:备?注|说明|(?:指标|填表|填报|有关|编制)说明)\s*\d*\s*[:：]|\s*[*※]\S"
)
HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.{1,4}[章条节])"
)
TITLE_END = re.compile(
    r".*(?:表|单|册|账|帐|目标|任务|计划|方案|安排|分工|一览|情况|指标|目录|要点|明细|汇总|统计|标准|分解|措施)"
    r"(?:[（(].{1,20}[）)])?"
)
# 各县区 2021-2022 年秋冬季目标: a title in which the text of a page has spaces around its years.
SPACED_TITLE = re.compile(
    r"(?P<lead>[各全本][一-龥（）()、]+|[一-龥（）()、]{5,})\s+20\d{2}(?:\s*[-—–－~至]\s*20\d{2})?\s+年\S{4,}"
)
CONTINUED = re.compile(
    r"\s*[（(]?\s*(?:续\s*上?\s*表|表?\s*续|接上表|续前表)\s*\d*\s*[）)]?\s*"
    r"|\s*附?[表件]\s*\d+.{0,40}[（(]\s*续\s*表?\s*\d*\s*[）)]\s*"
)
UNIT_LINE = re.compile(r"\s*[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*[^，。；：:]{1,16}[）)]?\s*")


def stops(line: TextLine) -> bool:
    """A line that no table goes beyond."""
    text = line.text.text
    return bool(ATTACHMENT.fullmatch(text) or _IMPRINT.match(text) or _heads_annex(text))


def labels_annex(text: str) -> bool:
    """附件1, alone or with the title behind it: above a table, and no part of it."""
    return bool(ATTACHMENT.fullmatch(text) or ANNEX_TITLED.fullmatch(text.strip()))


def _heads_annex(text: str) -> bool:
    """附表四 动态报送表（略）: an annex's label and title on one line, and nothing else."""
    titled = ANNEX_TITLED.fullmatch(text.strip())
    return (
        titled is not None
        and looks_like_annex_title("".join(titled["title"].split()))
        and CONTINUED.fullmatch(text) is None
    )


_LETTERS = "甲乙丙丁戊己", "ABCDEFGH"
LEAST_NUMBERED = 3  # columns


def is_numbering(line: TextLine) -> bool:
    """甲 1 2 3, ① ② ③: columns counted below their names."""
    parts = line.text.text.replace("|", " ").split()
    while parts and any(parts[0] in letters for letters in _LETTERS):
        parts = parts[1:]
    numbers = [unicodedata.normalize("NFKC", part).strip("()（）") for part in parts]
    counted = [str(k + 1) for k in range(len(numbers))]
    return len(line.text.text.split()) >= LEAST_NUMBERED and bool(numbers) and numbers == counted
