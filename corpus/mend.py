"""Mending what copying, OCR and typesetting did to the text, with every change on record.

`mend` works on characters and keeps the spaces that a table needs; `close_up` then removes the
spaces inside prose. Neither touches the stored source.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.aligned import AlignedText, Span
from corpus.datamodels import Mend

_HAN = r"\u3400-\u9fff"
_UNIT = r"(?:万|亿|吨|户|家|台|辆|个|微克|毫克|公里|米|天|%|％|蒸吨|平方)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of mending: a pattern and what each match becomes. Silent rules are not listed."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A mended text and the list of what was changed."""

    text: AlignedText
    mends: tuple[Mend, ...]


def _fixed(name: str, pattern: str, replacement: str) -> Rule:
    return Rule(name=name, pattern=re.compile(pattern), replace=lambda _: replacement)


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATEX_WORDS = {
    r"\mu": "μ",
    r"\times": "×",
    r"\sim": "~",
    r"\geq": "≥",
    r"\ge": "≥",
    r"\leq": "≤",
    r"\le": "≤",
    r"\%": "%",
    r"\cdot": "·",
    r"^\circ": "°",
    r"\pm": "±",
}


def _plain_latex(match: re.Match[str]) -> str:
    """The reading form of a short formula: subscripts on the line, powers as superscripts."""
    body = match.group(1)
    for word, sign in _LATEX_WORDS.items():
        body = body.replace(word, sign)
    body = re.sub(r"\\(?:mathrm|text|rm|mathbf)\s*", "", body)
    body = re.sub(r"_\{([^{}]*)\}|_(\w)", lambda m: m.group(1) or m.group(2), body)
    body = re.sub(r"\^\{?(\d+)\}?", lambda m: m.group(1).translate(_SUPERSCRIPT), body)
    return re.sub(r"[{}\s\\]", "", body)


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
    return re.sub(r"\s+", "", match.group()).translate(str.maketrans("lIOo", "1100"))


def _document_number(match: re.Match[str]) -> str:
    return f"〔{match.group(1)}〕{match.group(2)}号"


def _slip(before: str, after: str) -> Rule:
    """An OCR slip inside a word: the whole word is given so that no other text is hit."""
    return _fixed(f"{before}→{after}", before, after)


# Characters that OCR takes for one another, each with the context in which the slip is certain.
_SLIPS: tuple[Rule, ...] = (
    _fixed("巳→已", r"(?<![辰乙丁己辛癸])巳(?![时年日月])", "已"),
    _fixed("冶→治", r"冶(?=[理污霾沙])|(?<=[整防综根法冬夏夜])冶(?![金炼铸])", "治"),
    _fixed("蜂→峰", r"(?<=[错高早晚])蜂(?!群)", "峰"),
    _fixed("杆→秆", r"(?<=秸)[杆秤扞]", "秆"),
    _fixed("夭→天", r"夭(?=[气然])", "天"),
    _fixed("于→干", r"(?<=烘)于|(?<=主)于(?=[道线])|(?<=若)于(?=[个项规])", "干"),
    _fixed("而→雨", r"(?<=下)而(?=[前后])", "雨"),
    _fixed("呴→响", r"呴(?=应)", "响"),
    _fixed("政→改", r"[政玫砍](?=造)|(?<=[品品质量])政(?=善)", "改"),
    _fixed("宪→完", r"宪(?=成)", "完"),
    _fixed("耋→重", r"[耋蚕窒](?=点)", "重"),
    _fixed("因→园", r"(?<=[业流技产])因(?=区)", "园"),
    _fixed("贵→责", r"贵(?=任)", "责"),
    _fixed("敬→散", r"敬(?=乱污)", "散"),
    _fixed("剌→刺", r"(?<=冲)剌", "刺"),
    _fixed("杏→查", r"(?<=[检抽排核督调])杏", "查"),
    _fixed("夹→央", r"(?<=中)夹(?=[、和，])", "央"),
    _fixed("矸", r"[歼砰](?=石山)", "矸"),
    _fixed("首→前", r"(?<=底)首", "前"),
    _fixed("門→门", r"(?<=部)門", "门"),
    _fixed("VOCs", r"(?<![A-Za-z])(?:voes|voe\s?s|VOcs|V0Cs|VOCS|vocs)(?![A-Za-z])", "VOCs"),
)

_RULES: tuple[Rule, ...] = (
    Rule(name="公式", pattern=re.compile(r"\$([^$\n]{1,60})\$"), replace=_plain_latex),
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
    _fixed("括号", r"工(?=责任单位[:：])", "［"),
    Rule(
        name="数字断开",
        pattern=re.compile(r"(?<![\d.])2\s0\s?\d{2}(?=\s?[年-])|(?<![\d.])20\s\d{2}(?=\s?年)"),
        replace=_digits_closed,
    ),
    Rule(
        name="数字断开",
        pattern=re.compile(rf"\d+\.\s\d[\d ]*(?=\s?{_UNIT})|\d+\.\d+(?:\s\d+)+(?=\s?{_UNIT})"),
        replace=_digits_closed,
    ),
    Rule(
        name="字母当数字",
        pattern=re.compile(r"(?<![A-Za-z\d])[lIO\d][lIO\d ]*(?=[mμu]?g/m)"),
        replace=_ocr_digits,
    ),
    Rule(
        name="立方米",
        pattern=re.compile(r"(?<=g/m)['’3](?![\d])"),
        replace=lambda _: "³",
    ),
    _fixed("PM2.5", r"(?<![A-Za-z])PM\s?2\s?[.．,]\s?[s5S](?![A-Za-z\d])", "PM2.5"),
    _fixed("单位中点", r"(?<=[月年日])\s?[．.・•]\s?(?=平方公里|平方千米)", "·"),
    *_SLIPS,
    Rule(
        name="半角标点",
        pattern=re.compile(rf"(?<=[{_HAN}》”」）\d%])[,;:!?](?=[{_HAN}《“「（\s]|$)|[()]"),
        replace=_fullwidth_sign,
        silent=True,
    ),
)


def mend(text: AlignedText) -> Mended:
    """Apply every rule in order. Spaces and line ends stay where they are."""
    mends: list[Mend] = []
    for rule in _RULES:
        if not rule.silent:
            mends.extend(_record(rule, text))
        text = text.sub(rule.pattern, rule.replace)
    return Mended(text=text, mends=tuple(mends))


def _record(rule: Rule, text: AlignedText) -> list[Mend]:
    found = []
    for match in rule.pattern.finditer(text.text):
        after = rule.replace(match)
        if after == match.group() or match.start() == match.end():
            continue
        part = text[match.start() : match.end()].span
        found.append(
            Mend(
                rule=rule.name,
                span=Span(start=part.start, end=part.end),
                before=match.group(),
                after=after,
            )
        )
    return found


_PROSE_SPACE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def close_up(text: AlignedText) -> AlignedText:
    """Prose without the spaces that typesetting left; a space between Latin words stays."""
    return text.sub(_PROSE_SPACE, lambda _: "")
