"""The mending rules: each names a slip of copying, OCR or typesetting and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_HAN = r"\u3400-\u9fff"
_UNIT = (
    r"(?:万|亿|吨|户|家|台|辆|个|微克|毫克|公里|米|天|%|％|蒸吨|平方|立方|元|人|名|套|座|处|项|批|条|亩"
    r"|千瓦|艘|公顷|次|年|件|份|公斤)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of mending: a pattern and what each match becomes. Silent rules are not listed."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    silent: bool = False
    lists_spaces: bool = False  # list also what changes only white space


def _fixed(name: str, pattern: str, replacement: str) -> Rule:
    return Rule(name=name, pattern=re.compile(pattern), replace=lambda _: replacement)


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATEX_WORDS = {
    r"\mu": "μ",
    r"\times": "×",
    r"\sim": "~",
    r"\geq": "≥",
    r"\ge": "≥",
    r"\geqslant": "≥",
    r"\leqslant": "≤",
    r"\leq": "≤",
    r"\le": "≤",
    r"\%": "%",
    r"\cdot": "·",
    r"^\circ": "°",
    r"^{\circ}": "°",
    r"\circ": "°",
    r"\alpha": "α",
    r"\beta": "β",
    r"\Delta": "Δ",
    r"\pm": "±",
}


def _plain_latex(match: re.Match[str]) -> str:
    """The reading form of a short formula: subscripts on the line, powers as superscripts.

    A formula with commands that are not known here stays as it is.
    """
    body = match.group(1) or match.group(2)
    for word in sorted(_LATEX_WORDS, key=len, reverse=True):
        body = body.replace(word, _LATEX_WORDS[word])
    body = re.sub(r"\\(?:mathrm|mathsf|mathbf|text|textrm|rm|operatorname)\s*", "", body)
    body = re.sub(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"\1/\2", body)
    body = re.sub(r"_\{([^{}]*)\}|_(\w)", lambda m: m.group(1) or m.group(2), body)
    body = re.sub(r"\^\{?(\d+)\}?", lambda m: m.group(1).translate(_SUPERSCRIPT), body)
    body = re.sub(r"\\(?=[^A-Za-z])|[{}\s]", "", body)
    return match.group() if "\\" in body else body


def _bare_subscript(match: re.Match[str]) -> str:
    return match.group(1) + (match.group(2) or match.group(3))


def _halfwidth(match: re.Match[str]) -> str:
    return chr(ord(match.group()) - 0xFEE0)


_WIDE_SIGNS = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}


def _fullwidth_sign(match: re.Match[str]) -> str:
    return _WIDE_SIGNS[match.group()]


def _digits_closed(match: re.Match[str]) -> str:
    return re.sub(r"\s+", "", match.group())


def _ocr_digits(match: re.Match[str]) -> str:
    """Digits that were read as letters; a number without letters stays as it is."""
    number = match.group()
    if not re.search(r"[lIO〇]", number):
        return number
    return re.sub(r"\s+", "", number).translate(str.maketrans("lIO〇", "1100"))


def _document_number(match: re.Match[str]) -> str:
    return f"〔{match.group(1)}〕{match.group(2)}号"


# Slips in words that are too new or too rare to have been counted; `corpus.lookalikes` finds the
# others. Each is given the context in which it is certain.
_SLIPS: tuple[Rule, ...] = (
    _fixed("巳→已", r"(?<![辰乙丁己辛癸])巳(?![时年日月])", "已"),
    _fixed("杆→秆", r"(?<=秸)[杆秤扞]", "秆"),
    _fixed("于→干", r"(?<=烘)于|(?<=主)于(?=[道线])|(?<=若)于(?=[个项规])", "干"),
    _fixed("而→雨", r"(?<=下)而(?=[前后])", "雨"),
    _fixed("政→改", r"[政玫砍](?=造)|(?<=[品质量])政(?=善)", "改"),
    _fixed("耋→重", r"(?<![养桑家柞农])[耋蚕窒](?=点)", "重"),
    _fixed("敬→散", r"敬(?=乱污)", "散"),
    _fixed("剌→刺", r"(?<=冲)剌", "刺"),
    _fixed("夹→央", r"(?<=中)夹(?=[、和，])", "央"),
    _fixed("歼→矸", r"[歼砰](?=石山?)", "矸"),
    _fixed("曰→日", r"(?<=\d)曰|(?<=\d )曰|(?<=工作)曰|(?<=节假)曰", "日"),
    _fixed("首→前", r"(?<=月底)首", "前"),
    _fixed("門→门", r"(?<=部)門", "门"),
    _fixed("VOCs", r"(?<![A-Za-z])(?:voes|voe\s?s|VOcs|V0Cs|VOCS|vocs)(?![A-Za-z])", "VOCs"),
)

_OPENING = _fixed("括号", r"工(?=责任单位[:：])", "［")

_GAP = r"[^\S\t]"  # a blank inside a number; a tab parts cells
LINE_RULES: tuple[Rule, ...] = (
    _fixed("零宽字符", r"[\u200b-\u200d\u2060\ufeff\u00ad]+", ""),
    Rule(
        name="公式",
        pattern=re.compile(r"\$([^$\n]{1,60})\$|\\\(([^$\n]{1,60}?)\\\)"),
        replace=_plain_latex,
    ),
    Rule(
        name="下标",
        pattern=re.compile(r"\b(PM|SO|NO|CO|O|NH|H)_(?:\{([\d.]+)\}|(\d(?:\.\d)?))"),
        replace=_bare_subscript,
    ),
    Rule(
        name="全角字符",
        pattern=re.compile(
            r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0f\uff1c\uff1e\uff0b]"
        ),
        replace=_halfwidth,
        silent=True,
    ),
    Rule(
        name="文号括号",
        pattern=re.compile(r"[\(（\[［〔【]\s*((?:19|20)\d{2})\s*[\)）\]］〕】J]\s*(\d+)\s*号"),
        replace=_document_number,
    ),
    Rule(
        name="文号括号",
        pattern=re.compile(
            rf"(?<=[{_HAN}])\s*[\(（\[［〔【]\s*((?:19|20)\d{{2}})\s*[\)）\]］〕】J]\s*$"
        ),
        replace=lambda match: f"〔{match.group(1)}〕",
    ),
    _fixed("括号", rf"(?<=[{_HAN}])\s*J(?=\s*$)", "］"),
    _fixed("括号", r"<(?=[A-Za-z\d.]{2,10}[)）])", "（"),
    _OPENING,
    _fixed("附件", r"^[Il1|](?=\s*附\s*件)", ""),
    Rule(
        name="数字断开",
        pattern=re.compile(r"(?<![\d.])2\s0\s?\d{2}(?=\s?[年-])|(?<![\d.])20\s\d{2}(?=\s?年)"),
        replace=_digits_closed,
        lists_spaces=True,
    ),
    Rule(
        name="数字断开",
        pattern=re.compile(
            rf"(?<!^)(?<!\d)\d+\.{_GAP}(?!\d{{4}}\s?年)\d(?:[\d ]*\d)?(?=\s?{_UNIT})"
            rf"|(?<!M)\d+\.\d+(?:{_GAP}(?!\d{{4}}\s?年)\d+)+(?=\s?{_UNIT})"
            rf"|(?<![\d.,])(?<!\d\s)\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\s?\d)(?=\s?{_UNIT})"
        ),
        replace=_digits_closed,
        lists_spaces=True,
    ),
    Rule(
        name="字母当数字",
        pattern=re.compile(r"(?<![A-Za-z\d.])[lIO\d](?:[lIO\d ]*[lIO\d])?(?=\s?[mμu]?g/m)"),
        replace=_ocr_digits,
    ),
    Rule(
        name="字母当数字",
        pattern=re.compile(
            r"(?<![A-Wa-wYZyz\d.])(?=[lIO ]*\d)[lIO\d](?:[lIO\d ]*[lIO\d])?(?=\s?m(?![A-Za-z/]))"
        ),
        replace=_ocr_digits,
    ),
    Rule(
        name="字母当数字",
        pattern=re.compile(rf"(?<=[{_HAN}\s])[lI]\d{{1,4}}(?=\s?{_UNIT})"),
        replace=_ocr_digits,
    ),
    Rule(  # 5OOO平方米
        name="字母当数字",
        pattern=re.compile(rf"(?<![A-Za-z\d.])[1-9][\dO]*O[\dO]*(?=\s?{_UNIT})"),
        replace=_ocr_digits,
    ),
    Rule(  # 2025年l2月, l0月3l日, 2〇26年: a date read so is no deadline, and its row no row
        name="字母当数字",
        pattern=re.compile(
            r"(?<![A-Za-z\d.])(?:[lI][lIO\d]|\d[lIO])(?=\s?[月日])|(?<=[年月])[lI](?=\s?[月日])"
            r"|(?<![A-Za-z\d.])[2l][0O〇][lIO\d〇]{2}(?=\s?年)"
        ),
        replace=_ocr_digits,
    ),
    Rule(
        name="立方米",
        pattern=re.compile(r"(?<=g/m)['’3](?![\d])"),
        replace=lambda _: "³",
    ),
    _fixed("PM2.5", r"(?<![A-Za-z])PM\s?2\s?[.．,]\s?[s5S](?![A-Za-z\d])", "PM2.5"),
    _fixed("句号", rf"(?<=[{_HAN}]{{2}})．(?=\s|$|[{_HAN}])", "。"),
    _fixed("单位中点", r"(?<=[月年日])\s?[．.・•]\s?(?=平方公里|平方千米)", "·"),
    *_SLIPS,
    Rule(
        name="半角标点",
        pattern=re.compile(
            rf"(?<=[{_HAN}》”」）\d%])[,;:!?](?=[{_HAN}《“「（\s]|$)"
            rf"|(?<=[{_HAN}》”」）])[,;:](?=\d)|[()]"
        ),
        replace=_fullwidth_sign,
        silent=True,
    ),
)

# For joined lines: what a line end may have cut.
JOINED_RULES: tuple[Rule, ...] = (_OPENING, *_SLIPS)

# For prose alone: a row of figures is written the same way.
BROKEN_NUMBER = Rule(
    name="数字断开",
    pattern=re.compile(r"(?<![\d.])\d+[ \u00a0]\d+(?![\d.\s])"),
    replace=_digits_closed,
    lists_spaces=True,
)
