"""One further up or down from what is talked about: 再低一级, 下一批, 最差的那一级.

Grades, levels of warning and ordinals stand in an order of their own, so that the one meant need
not be named.
"""

from __future__ import annotations

import re

from assistant.slots import Kind, Said

_DOWN = r"下面|下|低|差|次|后|弱|降|掉"
_UP = r"上面|上|高|好|前|强|升|提"
_STEP = re.compile(
    rf"(?<!最)(?:再|更|还)?(?:往|向|朝)?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))[边头]?了?的?(?:那|这)?个?[一1]个?"
    r"(?P<unit>级别?|档次?|等级?|层级|批|阶段|期|条|款|项|章|轮|组|步)"
    r"(?!政府|部门|单位|主管|机关|党委|人民|法院|财政|组织|领导|行政|配)"
    r"(?:的?(?P<warning>(?:应急)?(?:预警|响应)))?"
)
_LAST = re.compile(
    r"最(?:(?P<down>低|差|末|次)|(?P<up>高|好|优))的?(?:那|这)?[一1]?个?(?P<unit>级别?|档次?|等级?)"
    r"(?:的?(?P<warning>(?:应急)?(?:预警|响应)))?(?=的?(?:企业|厂)?[呢？?，,]|的)"
)
_GRADES = ("A级", "B级", "C级", "D级")
_BETWEEN = "B-级"  # a grade that some trades have below B
_LEADING = ("引领性", "非引领性")
_COLOURS = ("红色", "橙色", "黄色", "蓝色")
_CLASSES = "级档等层"
_NUMERALS = "一二三四五六七八九十"
_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]|\d{1,2})个?(?P<unit>[\u4e00-\u9fff])")


def stepped(said: str, old: Said) -> tuple[str, ...]:
    """What is said with the name of the one that it means in the place of its words, in the
    readings to be tried; nothing where it takes no such step."""
    last = _LAST.search(said)
    found = last or _STEP.search(said)
    if found is None:
        return ()
    way = 1 if found["down"] else -1
    if found["unit"][0] not in _CLASSES:
        names = _ordinal_beside(old, found["unit"], way)
    elif found["warning"] or not old.query.grades:
        names = _level(old, way, last=last is not None)
        names = tuple(f"{name}{found['warning'] or ''}" for name in names)
    else:
        names = _grade(old, way, last=last is not None)
    return tuple(f"{said[: found.start()]}{name}{said[found.end() :]}" for name in names)


def _level(old: Said, way: int, *, last: bool) -> tuple[str, ...]:
    """The level of warning next to the only one that is talked about, or the last of all."""
    if len(old.query.levels) != 1:
        return ()
    (level,) = old.query.levels
    return _at_the_end(_COLOURS, way) if last else _beside(_COLOURS, level, way)


def _grade(old: Said, way: int, *, last: bool) -> tuple[str, ...]:
    """The same of grades; below B there is one more in some trades."""
    if len(old.query.grades) != 1:
        return ()
    (grade,) = old.query.grades
    series = _LEADING if grade in _LEADING else _GRADES
    if last:
        return _at_the_end(series, way)
    if grade == _BETWEEN:
        return ("C级",) if way > 0 else ("B级",)
    names = _beside(series, grade, way)
    if (grade, way) not in (("B级", 1), ("C级", -1)):
        return names
    return (_BETWEEN, *names)  # where a trade has none, that is refused and the next one tried


def _at_the_end(series: tuple[str, ...], way: int) -> tuple[str, ...]:
    return series[-1:] if way > 0 else series[:1]


def _beside(series: tuple[str, ...], name: str, way: int) -> tuple[str, ...]:
    place = series.index(name) + way if name in series else -1
    return series[place : place + 1] if place >= 0 else ()


def _ordinal_beside(old: Said, unit: str, way: int) -> tuple[str, ...]:
    """第三批 behind a talk of 第二批."""
    talked = [m for slot in old.of(Kind.ORDINAL) if (m := _ORDINAL.match(old.word(slot)))]
    if len(talked) != 1 or talked[0]["unit"] != unit[0]:
        return ()
    number = talked[0]["number"]
    if number.isdigit():
        moved = int(number) + way
        return (f"第{moved}{unit}",) if moved > 0 else ()
    return tuple(f"第{numeral}{unit}" for numeral in _beside(tuple(_NUMERALS), number, way))
