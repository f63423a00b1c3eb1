"""The grammar of dates in official Chinese, as regular expressions over folded text.

Group names carry the side of a range: `y1`, `m1`, `d1` left of the dash, `y2`, `m2`, `d2`
right of it; `yr`/`mr` are relative words (去年, 上月) and `yc` a two-digit year.
"""

from __future__ import annotations

import re

_C_DIGIT = "〇零oO○一二三四五六七八九"
_YEAR_DIGITS = rf"(?:(?:19|20|21)\d\d|2 ?[01] ?\d ?\d|[一二][九〇零oO○][{_C_DIGIT}]{{2}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[12] ?\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_RELATIVE_YEAR = (
    "今年|本年(?!度?[报鉴])|去年|上一?年(?!代)|前年|大前年|明年|来年|后年|次年|翌年|当年|同年"
)
_RELATIVE_MONTH = "本月|这个月|当月|上个?月|下个?月"
_NO_DIGIT = r"(?<![\d.])(?<!\d )"
_NO_NUMERAL = rf"(?<![\d.第{_C_DIGIT}十百])"
_DASH = r"(?:起?(?:-{1,2}|至|到))"
_HOUR_NUMBER = r"(?:\d{1,2}|[零〇]|二十[一二三四]?|十[一二三四五六七八九]?)"
_HOUR = rf"(?:{_HOUR_NUMBER}(?:时|点)(?:\d{{1,2}}分|半|整)?|\d{{1,2}}:\d\d|\(含(?:当[日天])?\))"
_EDGE = "底|末|初|上旬|中旬|下旬"
_AUTUMN_WINTER = r"秋冬(?:季节?)?(?:防(?!止)(?:控(?!制))?(?!治)|攻坚期?(?!间))?"
_SEASON = rf"(?:{_AUTUMN_WINTER}|(?:采暖|供暖|取暖)[季期]|冬春季?|冬季)"
_QUARTER = r"(?:第?[一二三四1-4]季度|前[二三两23]个?季度|[上下]半年)"
# Spares the engine the trial of every optional part at every character.
_OPENER = r"(?=[\d一二三四五六七八九十第月年全今本去上前大明来后次翌当同这下每])"
_VERSION = r"(?!修[订正]|版|本[)】」》\]])"


def _opened(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_OPENER}(?:{pattern})")


def _year(side: int) -> str:
    short = r"(?<!\d)[12]\d(?=年(?:\d{1,2}月|秋冬|采暖|年?底))"
    return (
        rf"(?:(?:(?<!\d)(?P<y{side}>{_YEAR_DIGITS})|(?P<yc{side}>{short}))年度?"
        rf"|(?P<yr{side}>{_RELATIVE_YEAR})度?)"
    )


def _month(side: int) -> str:
    return rf"(?:{_NO_NUMERAL}(?P<m{side}>{_MONTH}))"


def _day(side: int) -> str:
    return rf"(?:(?P<d{side}>{_DAY}))"


_BARE_YEAR_1 = rf"{_NO_DIGIT}(?:(?P<y1>{_YEAR_DIGITS})|(?P<yc1>(?<!\d)[12]\d(?!\d)))"
_BARE_YEAR_2 = rf"(?:(?P<y2>{_YEAR_DIGITS})|(?P<yc2>[12]\d(?!\d)))"

AFTER = re.compile(
    r"(?P<from>前后|起|开始|以来|以后|之后|后(?![处续置勤]))"
    r"|(?P<by>之前|以前|前(?![后期三提置来几一二两半\d])|止|为止)"
    r"|(?P<on>期间|以内|之内|内(?!容|部|外))"
)
BEFORE = re.compile(
    r"(?:(?P<than>较|相比于?|比)|(?P<by>截[至止]到?|(?<![得达看做收受感遇])到|至|不?迟于)|(?P<from>自|从))$"
)

DAY_RANGE = _opened(
    rf"(?:{_year(1)})?{_month(1)}月{_day(1)}[日号]?{_HOUR}?{_DASH}"
    rf"(?:{_year(2)})?(?:{_month(2)}月)?{_day(2)}[日号]{_HOUR}?"
)
MONTH_RANGE = _opened(
    rf"(?:{_year(1)})?{_month(1)}月?份?{_DASH}(?:{_year(2)})?{_month(2)}月份?"
    rf"(?:(?P<e2>{_EDGE})(?!\d))?(?![\d{_C_DIGIT}]{{1,3}}[日号])"
)
SEASON_RANGE = re.compile(
    rf"{_BARE_YEAR_1}年?度?{_DASH}{_BARE_YEAR_2}年?度?的?(?:{_SEASON}"
    rf"|(?=[和与及、,或](?:20)?[12]\d年?{_DASH}(?:20)?[12]\d年?度?[两三几个的]*{_SEASON}))"
)
YEAR_RANGE = _opened(
    rf"(?:{_BARE_YEAR_1}年?度?|(?P<yr1>{_RELATIVE_YEAR})){_DASH}"
    rf"(?:{_BARE_YEAR_2}年度?|(?P<yr2>{_RELATIVE_YEAR}))(?!\d)"
    rf"|{_NO_DIGIT}(?P<y3>20\d\d)-(?P<y4>20\d\d)(?![\d年-])"
)
ISO_DAY = re.compile(
    r"(?<![\d./-])(?P<y1>(?:19|20|21)\d\d)(?P<sep>[-/.])(?P<m1>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d|[-/.]\d)"
)
ISO_MONTH = re.compile(
    r"(?<![\d./-])(?P<y1>(?:19|20|21)\d\d)[-/](?P<m1>1[0-2]|0[1-9])(?![\d年月/-]|\.\d)"
)
DAY = _opened(
    rf"(?:{_year(1)}|(?P<every>每年))?(?:{_month(1)}月|(?P<mr1>{_RELATIVE_MONTH}))"
    rf"{_day(1)}[日号]{_HOUR}?"
)
MONTH = _opened(
    rf"(?:{_year(1)})?{_month(1)}月份?(?:(?P<e1>{_EDGE})(?!\d))?"
    rf"|(?P<mr1>{_RELATIVE_MONTH})(?P<e2>{_EDGE})?|(?<![每个本上下当几哪\d十])(?P<e3>月底|月末)"
)
QUARTER = _opened(rf"(?:{_year(1)})?(?<![每个])(?P<q>{_QUARTER})(?P<e1>末)?")
YEAR = _opened(
    rf"{_year(1)}{_VERSION}(?P<e1>年?[底末初]|内|全年)?"
    rf"|(?<![\d每半当同本今去前明后来{_C_DIGIT}])(?P<e2>年[底末](?!端)|全年)"
    rf"|(?<![\d.A-Za-z/-])(?P<y2>20[0-4]\d)(?=[、和与及跟](?:20\d\d年|[一-龥]{{2,3}}20\d\d)|的|方案|呢|$)"
)
MONTHS_OF_YEAR = _opened(rf"{_year(1)}的?(?P<side>头|前|最后|后)(?P<n>[一二两三四五六1-6])个月")
SEASON_OF_YEAR = _opened(rf"{_year(1)}的?{_SEASON}")
SEASON_RELATIVE = re.compile(
    r"(?:(?P<last>上一?[个轮季]?|前一[个轮]?|去(?=冬))|(?P<next>下一?[个轮季]?)"
    r"|(?P<this>这一?[个轮]?|本[轮次]?|今(?=冬)|当前))的?"
    rf"(?:{_SEASON}|冬明春|冬今春|冬)"
)
SEASON = re.compile(r"(?<!个)(?:秋冬(?:季节?|防(?!止))(?!治)|(?:采暖|供暖|取暖)[季期]|入冬)")
HEATING = re.compile("采暖|供暖|取暖")
PLAN = re.compile(
    r"(?<![一二三四五六七八九十])(?P<quote>\")?(?P<n>十[二三四五六七])五"
    r"(?(quote)\"|(?=规划|时期|期间|末|以来|攻坚|开局|环境|生态|目标|的|$|[,。;、?!]))"
    r"(?:规划)?(?:期末|时期|末)?"
)
TODAY = re.compile("今[天日]|昨[天日]|明[天日](?!确)|[本这]周(?!期|边|围)|上周|下周")
NOW = re.compile(r"即日起?|立即(?=$|[,。;)])")
OPEN = re.compile(
    r"长期(?:坚持|开展|推进|实施|执行|有效|任务)|持续(?:开展|推进|实施|坚持|进行)|常态化(?:开展|推进|进行)"
    r"|^(?:长期|持续|常态化|常年|全程)$"
)
EVERY_MONTH = re.compile(
    rf"(?:每个?月|按月于?)(?:份)?(?:(?P<e>月?[底末])|(?:月?初)?前?(?P<d>{_DAY})(?:[日号]|天)"
    rf"{_HOUR}?|上旬|中旬|下旬|月?初)?(?:之前|以前|前|以?内)?"
)
EVERY_WEEK = re.compile(
    rf"每(?:个)?(?P<two>两|2)?(?:周|星期)(?!边|围|期)(?P<w>[一二三四五六日天末])?{_HOUR}?(?:之前|以前|前)?"
)
EVERY_OTHER = re.compile(
    rf"每(?P<n>\d+|[两三四五六]|半)个?(?P<unit>[天日月年])(?!以上)"
    rf"|每(?:个)?(?P<quarter>季度?)(?:[末初]|首月(?:{_DAY}日)?)?(?:之前|前)?"
    rf"|每(?P<day>[天日](?!常)){_HOUR}?(?:之前|前)?"
    r"|每(?P<xun>旬)|逐(?P<step>[日周月季年])|(?P<round>[日周月季旬])(?:调度|通报|报告制)"
    r"|按(?P<by>[周季](?!期)度?)"
)
EVERY_YEAR = re.compile(
    rf"每年度?(?:{_month(1)}月(?:{_day(1)}[日号]|(?P<e1>底|末))?"
    rf"(?:{_DASH}(?:次年|翌年|第二年|当年)?{_month(2)}月(?:{_day(2)}[日号]|底|末)?)?"
    r"|(?P<e2>年?[底末]))?(?:之前|以前|前)?"
)
TITLE = re.compile("《[^《》]*》")
