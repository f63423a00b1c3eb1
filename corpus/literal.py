"""One spelling for what must be true to the letter: figures, dates and document numbers.

Every figure of an answer has to occur in a passage that it cites. The two may differ in width,
white space, brackets and the way a date is written, and in nothing else.
"""

from __future__ import annotations

import re

from corpus.digits import CHINESE_DIGITS, decimal_of, integer_of
from corpus.folded import fold
from corpus.numerals import find_quantities

_NUMERAL = rf"[{CHINESE_DIGITS}十百千]+"
_DAY_NUMERAL = rf"(?:\d{{1,2}}|[{CHINESE_DIGITS}十]{{1,3}})"
_ISO_DAY = re.compile(
    r"(?<![\d./-])((?:19|20|21)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.-]\d|\d)"
)
_WRITTEN_YEAR = re.compile(r"(?<!\d)[一二][九〇零][〇零一二三四五六七八九]{2}(?=年)")
_MONTH = re.compile(rf"(?<![{CHINESE_DIGITS}十百\d.])({_DAY_NUMERAL})月")
_DAY_AFTER_MONTH = re.compile(rf"(?<=月)({_DAY_NUMERAL})[日号]")
_PERCENT = re.compile(rf"百分之({_NUMERAL}(?:点[{CHINESE_DIGITS}]+)?|\d+(?:\.\d+)?)|百分百")
_DOCUMENT_NUMBER = re.compile(r"[\[(](\d{4})[\])Jj](?:第)?(\d{1,5})号")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LIST_MARKER = re.compile(r"(?m)^[ \t\u3000]*(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[.．](?!\d)|、))")
_CITATION = re.compile(r"[\[［【]\d{1,2}[\]］】]")
_TOKEN = re.compile(
    r"\[\d{4}\]\d+号"
    r"|(?:\d{4}年)?(?<![\d.])\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬)?"
    r"|\d{4}年[底末初]?"
    r"|(?<![a-z\d.])\d+(?:\.\d+)*(?:[%‰]|万亿|亿|万)?"
)


def literal_form(text: str) -> str:
    """`text` with width, case, white space, dates, shares and document numbers written one way.

    One space stays between two digits, so that neighbouring table cells are not run together.
    """
    plain = fold(text).text.lower()
    plain = _ISO_DAY.sub(lambda m: f"{m[1]}年{int(m[3])}月{int(m[4])}日", plain)
    plain = _WRITTEN_YEAR.sub(lambda m: str(integer_of(m[0])), plain)
    plain = _DAY_AFTER_MONTH.sub(lambda m: f"{integer_of(m[1])}日", plain)
    plain = _MONTH.sub(lambda m: f"{integer_of(m[1])}月", plain)
    plain = _DOCUMENT_NUMBER.sub(r"[\1]\2号", plain)
    plain = _PERCENT.sub(lambda m: f"{decimal_of(m[1]) if m[1] else 100}%", plain)
    return _THOUSANDS.sub("", plain)


def check_tokens(answer: str) -> tuple[str, ...]:
    """The figures, dates and document numbers of an answer, in literal form, each once.

    Marks of citations and of list items are not among them. A figure stands without its unit of
    measure (the quote may be a table cell), but with its %, 万 or 亿.
    """
    bare = _LIST_MARKER.sub("", _CITATION.sub("", answer))
    tokens = [match[0] for match in _TOKEN.finditer(literal_form(bare))]
    written_out = (
        literal_form(quantity.text)
        for quantity in find_quantities(bare)
        if not any(sign.isdecimal() for sign in literal_form(quantity.text))
    )
    return tuple(dict.fromkeys([*tokens, *written_out]))


def occurs(token: str, text: str) -> bool:
    """Whether the figure, date or number stands in `text`, and not as a part of a longer one."""
    return stands_in(literal_form(token), literal_form(text))


def stands_in(wanted: str, text: str) -> bool:
    """The same of a token and a text that are in literal form already."""
    before = r"(?<![\d.])" if wanted[:1].isdecimal() else ""
    after = r"(?!\d|\.\d)" if wanted[-1:].isdecimal() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None
