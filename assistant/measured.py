"""A number asked for in a unit, and how one shows that it is in that unit or in one that means the
same; money, telephones and mail addresses, which are told in a form of their own.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.question import Query, Want
from corpus.measures import COUNT_UNITS, spellings
from corpus.vocabulary import grades_in

_ANY_UNIT = frozenset("个种点些")
_MACHINES = frozenset("台座条")
_ALL_STOP = re.compile(r"全部停[产炉窑运用]")  # how many of one's furnaces: all
CLASSES = frozenset("类级档")
NUMERAL = "[一二三四五六七八九十百千万两]"
_SAME_UNITS = (
    ("户", "万户"),
    ("吨", "万吨", "吨位"),
    ("辆", "辆次", "万辆", "台", "台次"),
    ("台", "台（套）", "套", "辆"),
    ("套", "台（套）", "台"),
    ("家", "家次", "家（次）", "户"),
    ("座", "个", "家"),
    ("钱", "元", "万元", "亿元"),
    ("元", "万元", "亿元"),
    ("度", "℃", "摄氏度", "°C"),
    ("微克", "μg"),
    ("月", "个月"),
    ("次", "批次", "家次", "辆次"),
)
# A day of a month (11月10日) is no number of days.
_DAYS = re.compile(
    rf"\d[^，；。、]{{0,3}}?天|(?<![月\d.])\d{{1,3}}个?(?:工作)?日(?![产均常用报处])|{NUMERAL}(?:天|日)"
)
# 505立方米 is no length.
_METRES = re.compile(
    rf"\d[^，；。、立平方毫微厘]{{0,3}}?(?:米|公里)(?![²³23])|{NUMERAL}(?:米|公里)"
)
_RANK = r"|(?<![提目以日月年])[前后倒第]\d+(?!\d|个?(?:小时|[时分日天月年]))"  # not 提前24小时
_OTHERWISE = {"天": _DAYS, "米": _METRES}
_SIZE_ASKED = re.compile(r"蒸吨[^，。？]{0,4}(?:以[上下内]|的)|[每单各][一]?台|/")
_STEAM = re.compile(r"\d[^，；。、]{0,3}?蒸吨(?!\s*[/／每]|（?含?）?及?以[上下])")
WHOLE_STOP = re.compile(r"停产|全部停[炉窑用运]|停炉(?!\d)|不予错峰|不限产|自主|豁免")
MONEY_ASKED = re.compile(
    r"多少钱|(?:预算|造价|总投资|花费)(?:一?共|总共|合计)?[是为有要]?多少|多少(?:专项|财政|配套|补助|奖补|治理){0,2}(?:预算|补偿|赔偿|补贴|补助|奖励|奖金|资金|经费|费用|罚款|罚金|投资)|(?:罚款?|补贴|补助|奖励|奖|补)了?(?:多少|几)(?!户|家|台|次)|(?:罚款|补贴|补助|奖励|奖金)的?(?:金额|数额|额度|标准)|(?<![啥么些种样有])(?:补贴|补助|奖金)(?:[？?]|$)"
)
# 三元催化器 costs nothing.
MONEY_TOLD = re.compile(r"[\d一二三四五六七八九十百千][^，；。、]{0,3}(?:元(?!素|旦|器|催化)|倍)")
_FINE_ASKED, _FINE_TOLD = re.compile(r"罚"), re.compile(r"罚|处[^，。；]{0,16}[元倍]")
_REWARD_ASKED, _REWARD_TOLD = re.compile(r"奖"), re.compile(r"奖|补|领")
PHONE_ASKED = re.compile(r"(?<!打)电话(?!报|里|通知|告知)|手机|号码|热线")
PHONE_TOLD = re.compile(r"(?<![\d.〔\[（(])\d{5,}(?![\d.〕\]）)号年吨万])")
MAIL_ASKED = re.compile(r"邮箱|邮件|电子邮")


@cache
def measure_pattern(measure: str) -> re.Pattern[str]:
    """A number in a unit or in one that means the same: 三年, 1.5万户 for 户."""
    if measure == "年":  # a calendar year is no length of time
        return re.compile(r"(?:[一二三四五六七八九十半两]+|(?<!\d)\d{1,2})年(?!\d|度|秋|底|前)")
    if measure in _OTHERWISE:
        return _OTHERWISE[measure]
    own = (group for group in _SAME_UNITS if group[0] == measure)
    units = next(own, next((group for group in _SAME_UNITS if measure in group), ()))
    alike = "|".join(map(spellings, dict.fromkeys([*units, measure])))
    rank = _RANK if measure == "名" else ""
    return re.compile(rf"\d[^，；。、]{{0,3}}?(?:{alike})|{NUMERAL}{re.escape(measure)}{rank}")


def figure_pattern(query: Query, measure: str) -> re.Pattern[str]:
    """A number in the unit asked for; a boiler's size (35蒸吨以下, 2蒸吨/小时) is not how much all
    of them come to."""
    in_all = measure == "蒸吨" and not _SIZE_ASKED.search(query.text)
    return _STEAM if in_all else measure_pattern(measure)


# Money that is set aside for something, and what is taken from those who fail.
_FUND_ASKED = re.compile(r"^(?!.*[扣罚奖]).*(?:资金|投资|预算|经费)")
_TAKEN_OFF = re.compile(r"扣[缴减除罚]|罚款|处罚")
# Which ones are meant, and not how many: 日均进出20辆次以上的单位.
_SIZED_BY = re.compile(r"\d+(?:\.\d+)?[\u4e00-\u9fff]{1,2}(?:（含）)?及?以[上下](?:（含）)?的")
# The size of one of them, where it is asked how much all come to: 2座60吨转炉.
_HOLDS = re.compile(r"\d+(?:\.\d+)?吨(?=的?[\u4e00-\u9fff]{0,2}(?:炉|罐|车|船|槽|包))")
_WEIGHTS = ("吨", "万吨")
_HOLDING_ASKED = re.compile(r"吨的?[\u4e00-\u9fff]{0,2}(?:炉|罐|车|船|槽|包)")
# What each unit above or below a goal costs, which is not the goal: 每超1微克扣50万元.
_FOR_EACH = re.compile(r"每(?:超|高出?|低于?|多|少|下?降|升|上升|增加|减少)[^，。；\d]{0,6}\d")
_FOR_EACH_ASKED = re.compile(r"每|扣|奖|罚|补偿|钱|元")


def has_measure(query: Query, text: str) -> bool:
    """A number asked for in a unit is there in such a unit: 多少批次 in 批次, 多少钱 in 元."""
    if PHONE_ASKED.search(query.text):
        return bool(PHONE_TOLD.search(text))
    if MAIL_ASKED.search(query.text):
        return "@" in text
    money = MONEY_ASKED.search(query.text) is not None
    if _is_of_another_account(query, text, money=money):
        return False
    if money:
        fine = not _FINE_ASKED.search(query.text) or bool(_FINE_TOLD.search(text))
        reward = not _REWARD_ASKED.search(query.text) or bool(_REWARD_TOLD.search(text))
        return fine and reward and bool(MONEY_TOLD.search(text))
    asks_number = query.wants_any(Want.AMOUNT) and not query.wants_any(Want.WHO, Want.WHEN)
    asks_number = asks_number and (query.measure in CLASSES or not query.wants_any(Want.COUNT))
    if query.measure is None or not asks_number:
        return True
    if query.enterprises and query.measure in _MACHINES and _ALL_STOP.search(text):
        return True
    if query.measure in CLASSES:
        return bool(re.search(rf"(?:[ⅠⅡⅢⅣⅤ一二三四五六七八\d]|[A-D][+-]?){query.measure}", text))
    stops = query.grades and query.measure not in COUNT_UNITS and _stops(query, text)
    if query.measure in _ANY_UNIT or stops:
        return True
    return bool(figure_pattern(query, query.measure).search(_without_sizes(query, text)))


def _without_sizes(query: Query, text: str) -> str:
    """The text without what only says of what size those are that the question counts."""
    if query.measure in COUNT_UNITS:
        return _SIZED_BY.sub("的", text)
    if query.measure in _WEIGHTS and not _HOLDING_ASKED.search(query.text):
        return _HOLDS.sub("", text)
    return text


def _is_of_another_account(query: Query, text: str, *, money: bool) -> bool:
    """Is it told what each unit beyond a goal costs, or what those who fail lose, where neither is
    asked? `money`: a sum is."""
    for_each = _FOR_EACH.search(text) and not _FOR_EACH_ASKED.search(query.text)
    if for_each and (query.indicators or money):
        return True
    in_money = money or (query.measure or "").endswith("元")
    taken = _FUND_ASKED.search(query.text) and _TAKEN_OFF.search(text)
    return bool(in_money and taken)


def _stops(query: Query, text: str) -> bool:
    """Does a grade that is asked about stop altogether, so that no number is told of it?"""
    if "%" not in text:
        return WHOLE_STOP.search(text) is not None
    return any(
        query.grades & grades_in(part) and WHOLE_STOP.search(part) and not re.search(r"\d", part)
        for part in re.split("[，；。]", text)
    )


# What something comes to for each of its units: 每立方米补多少钱, 每吨补贴600元.
_FOR_A_UNIT = re.compile(
    r"[每/](?:一|1)?(?P<unit>立方米|平方米|千瓦时|公斤|吨|度|方|户|台|辆|亩|人|头|家)(?!次|以|之)"
)
_OTHER_NAMES = {"方": "立方米", "度": "千瓦时"}
_MONEY_FOR_A_UNIT = re.compile(
    rf"{_FOR_A_UNIT.pattern}[^，。？；]{{0,8}}?(?:补|奖|罚|收费|多少钱|元)"
)


def is_per_unit(asked: str, told: str) -> bool:
    """Is money for each unit of something told for that unit? True where none is asked for, or
    none told."""
    wanted = _units_in(asked)
    named = _units_in(told)
    return not wanted or not named or not wanted.isdisjoint(named)


def _units_in(text: str) -> set[str]:
    units = (match["unit"] for match in _MONEY_FOR_A_UNIT.finditer(text))
    return {_OTHER_NAMES.get(unit, unit) for unit in units}
