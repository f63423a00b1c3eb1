"""Years of a conversation: the one before the one talked about, and the one left unsaid."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?:19|20)\d{2}")
_STRETCH = r"(?:年度?(?!级)|秋冬防|秋冬季|冬季|冬天|冬|采暖季|取暖季|攻坚季)"
_BEFORE = re.compile(
    rf"(?<![比较和与同])(?:(?:上一?[个次轮]?|(?:再?往)?前一?[个轮]?)(?:同期的?)?{_STRETCH}|上一轮的?)"
)
_AFTER = re.compile(rf"(?<![比较和与同])(?:下一?[个次]?|次|后一[个]?|第二个?){_STRETCH}")
_THAN_BEFORE = re.compile(r"[比较](?:去年|上年)(?:同期)?(?=[多少高低增减升降上下好差])")
_MONTHS_AFTER = re.compile(
    r"(?:接下来|(?<!最)[之往]?后面?|后续|下面)的?(?:那?[三3几]个月|一?个?季度)(?![之以]?[前后内])"
)
_MONTHS = re.compile(
    r"(?P<year>(?:19|20)\d{2})年?(?P<first>\d{1,2})月?\s*[-－—~至到]\s*(?P<last>\d{1,2})月"
)
_LAST_QUARTER = re.compile(r"四季度|10月?\s*[-－—~至到]\s*12月")
_YEAR_END = re.compile(r"(?<![\d年])10月?\s*[-－—~至到]\s*12月")
_NEXT_YEAR = re.compile(r"(?:明|来|转|第二)年(?=的?(?:第?一季度|1|初))")
_RELATIVE = re.compile(r"[去今明前本上下次同每当]")
_SEASON = re.compile(r"秋冬|冬|采暖|取暖|攻坚")
_MONTH = re.compile(r"(\d{1,2})(?:\s*[-－—~至到]\s*\d{1,2})?月")
_QUARTERS = {"一": 1, "二": 4, "三": 7, "四": 10, "1": 1, "2": 4, "3": 7, "4": 10}
_QUARTER = re.compile(r"([一二三四1-4])季度")
_SECOND_PHASE = re.compile(r"(?:到|在)?(?:第二|后一|下一|后)个?(?:阶段|时段)(?:的(?:话)?)?")
MONTHS_OF_A_YEAR = 12
_SEASON_STARTS = 9  # month from which a season's first year counts


def shifted(said: str, *, talked: str) -> str:
    """上一年, 上一个秋冬季 and their like as the years before or after the ones talked about."""
    if not _YEAR.search(talked):
        return said
    said = _THAN_BEFORE.sub("同比", said)
    if _LAST_QUARTER.search(talked):
        said = _NEXT_YEAR.sub(lambda _: f"{int(_YEAR.findall(talked)[0]) + 1}年", said, count=1)
    said = _BEFORE.sub(lambda _: _moved(talked, -1), said, count=1)
    return _AFTER.sub(lambda _: _moved(talked, 1), said, count=1)


def months_later(said: str, *, talked: str) -> str:
    """后三个月 as the months behind those talked about. By itself it is the end of a year."""
    months = _MONTHS.search(talked)
    if months is not None:
        return _MONTHS_AFTER.sub(lambda _: _next_months(months), said, count=1)
    ending = _YEAR_END.search(talked) is not None  # whichever year it was
    return _MONTHS_AFTER.sub("1-3月", said, count=1) if ending else said


def of_next_phase(said: str, *, talked: str, asked: str) -> tuple[str, ...]:
    """What was asked, of the 第二阶段 where the first months of a season are talked about: of the
    months behind them, or else of the phase by its name. Nothing for any other words."""
    months = _MONTHS.fullmatch(talked)
    if months is None or _SECOND_PHASE.fullmatch(said) is None:
        return ()
    return tuple(asked.replace(talked, time) for time in (_next_months(months), "第二阶段"))


def _moved(talked: str, step: int) -> str:
    return _YEAR.sub(lambda match: str(int(match.group()) + step), talked)


def _next_months(talked: re.Match[str]) -> str:
    """As many months as are talked about, right behind them: 2024年1-3月 of 2023年10-12月."""
    year, first, last = (int(talked[name]) for name in ("year", "first", "last"))
    years, start = divmod(last, MONTHS_OF_A_YEAR)
    return f"{year + years}年{start + 1}-{start + 1 + last - first}月"


def with_year(said: str, *, talked: str) -> str:
    """A time named without its year, in the year talked about: 一季度 -> 2023年一季度."""
    years = _YEAR.findall(talked)
    if not years or _YEAR.search(said) or _RELATIVE.match(said):
        return said
    if len(years) > 1 and _SEASON.search(said):
        return f"{years[0]}-{years[1]}年{said}"
    month = _first_month(said)
    late = len(years) > 1 and month is not None and month < _SEASON_STARTS
    return f"{years[1] if late else years[0]}年{said}"


def _first_month(said: str) -> int | None:
    quarter = _QUARTER.search(said)
    if quarter:
        return _QUARTERS[quarter.group(1)]
    month = _MONTH.search(said)
    if month:
        return int(month.group(1))
    return {"上半年": 1, "下半年": 7}.get(said)
