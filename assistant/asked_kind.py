"""Whether an answer is of the kind that was asked for: a time for when, a figure for how much.

The last look at a finding before it is told. Evidence can explain every word of a question and
still not hold what was asked; that is a refusal, not an answer. Tables say how each kind of thing
is asked for and how a finding shows that it tells it; another kind is another row, of those that
words alone show in `kinds_by_words`.
"""

from __future__ import annotations

import re
from functools import partial

from assistant.asked_count import asked_count
from assistant.compose import Finding
from assistant.contrasts import is_of_another_kind
from assistant.kind_case import Case, Kind, in_finding, in_question
from assistant.kinds_by_words import KINDS_BY_WORDS
from assistant.meanings import DEFINITION_ASKED, MEANT_ASKED, means_another
from assistant.measured import (
    MAIL_ASKED,
    PHONE_ASKED,
    WHOLE_STOP,
    has_measure,
    is_per_unit,
    measure_pattern,
)
from assistant.named_kinds import BODIES, COUNTIES, NAMES, NEEDS_OF_NAMES
from assistant.parts import has_time, tells_the_rest
from assistant.question import Query, Want
from assistant.ranks import tells_rank
from assistant.results import NEEDS_OF_RESULTS
from assistant.slot_checks import NO_FIGURE
from assistant.stages import tells_whole
from assistant.telling import CONSEQUENCE
from assistant.told_times import (
    LENGTH,
    LENGTH_ASKED,
    gives_another_year,
    is_of_the_plan_alone,
)
from assistant.word_kind import WordKind
from corpus.bigrams import bigrams
from corpus.companies import find_companies
from corpus.markers import without_marker
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import split_segments
from corpus.statements import Statement
from corpus.vocabulary import grades_in

# Times that have no date: at once, for good, every so often, as soon as something is done.
_TIME_WORDS = re.compile(
    r"立即|随时|即[日时]|[长定]期(?!未|以来|闲|停|空|无)|持续|常年|每(?!户|人|家|台|辆|吨|亩|平)|时$|之日|当[日天]|期间"
    r"|未经?[^，。；]{2,10}不得|方可|(?<![目空])前(?![往述款列期端置])|(?<![其最先])后(?![续备勤者])"
)
# A start is asked for, and told is only by when a thing is to be done.
_START_ASKED = re.compile(
    r"(?:从|自)(?:哪|什么时|何时|几[月号])[^，。？?]{0,8}(?:开始|启动|起|实施|执行|展开|不许|禁|停)"
    r"|(?:什么时[候间]|何时|哪[天一][天日]?|几[月号])(?:正式)?(?:开始|启动|起步|展开)"
)
_START_TOLD = re.compile(
    r"起(?!重)|从|自(?!主|动|行|然|备)|开始|启动|即日|[\d日月][—–－\-至到]|之后|后"
)
# The part that one has of a figure is asked for; told is what several have together.
_SHARE_ASKED = re.compile(
    r"占了?(?:多少|几)(?![成比])|市级[^，。？]{0,4}(?:多少|几)[^。？]*县级[^，。？]{0,4}(?:多少|几)|单独一[家台个]|单[家台](?!独)|光(?:它|他)?一[家台]"
)
_JOINT = re.compile(r"共计|合计|总计|等[^，。；\d]{0,4}\d+[家台个户座]")
THING_LENGTH = 4  # characters of a thing that is not only a kind
# A part of a number that the question gives: 10家企业里印刷企业有几家.
_PART_ASKED = re.compile(
    rf"(?<![\d.])(?P<whole>\d+(?:\.\d+)?\s*[万亿]?(?P<unit>{'|'.join(sorted(COUNT_UNITS))})[^，。？\d]{{0,16}}?)"
    r"(?:里面?|里头|[，,]?其中|[当其]?中|之中)[，,]?(?P<part>[^。？]{0,20}?)(?:多少|(?<!哪)几)万?(?P=unit)"
)
_OF_A_PART = re.compile(r"[有是占为要属于的]+|一共|总共|企业|单位|各")
# By what means, told with one of these words or with its own.
_MEANS_ASKED = re.compile(
    r"(?:用|采用|使用|通过)(?:的(?:都?是)?)?(?:什么|哪[种类个些]|啥|何种)[^，。？]{0,6}?"
    r"(?P<means>方法|工艺|技术|设备|药剂|材料|手段|办法|仪器|原料|燃料)"
)
_MEANS_TOLD = re.compile(r"采用|使用|利用|通过|应用|安装|选用")
_MEANS_COLUMN = re.compile(r"(?:工艺|技术|方法|办法|方式)为")
# A reason is asked for; a cause or an aim is told with one of these words.
_REASON = re.compile(
    r"因(?!地|素|此|企)|由于|鉴于|考虑|为(?:了|进一步|切实|有效|深入|全面|落实|贯彻|巩固|防止|确保|保障)|以便|防止|避免|是为"
)
# What it is not: 为什么是持续改善，而不是减少几天
_RATHER = re.compile("(?:而不是|[，,]而?[不没](?:定|说|给|写|列|提|要求|规定|设))[^？?]*")
_POINTER = re.compile(r"(?:详?见|按照?)附[件表图][\s\d一二三四五六七八九十]*")
_NUMBER_ASKED = re.compile(r"多少|几")
_WITHIN = re.compile(rf"(?:{LENGTH.pattern})[之以]?内")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两半零Ⅰ-Ⅻ]")
# A number of what is counted loosely, not that of a heading or a figure of something else.
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两百]+)\s*(?:大|方面的?|重点|主要|专项)?"
    r"(?:[项个种类条款点批期家座处所台套件份组]|方面|步|章|阶段|环节|行动|任务|工程|措施|机制|行业)"
)
_LOOSE = frozenset("个项种类条")  # counted by other words just as well
_POINTS_OR_MONEY = re.compile("几个(?:百分)?[点钱]")
_NOTHING = re.compile(r"[—–－\-/／\s]+|无")
_DIGIT = re.compile(r"\d")
_OF_TIME = frozenset(("天", "个月", "月", "小时", "年"))
_WEIGHTS = frozenset(("吨", "万吨"))
_VERDICT = re.compile(r"不?合格|优秀|良好|等次|一票否决")
# How much falls to each of two, told is what both come to.
_EACH_ASKED = re.compile(
    r"[和与、][^，。？]{1,8}各(?:自|有|是|为|要|占)?(?:多少|几)"
    r"|(?:多少|几)(?P<unit>[家台个户座辆])[、，](?:[^，。？]{1,8})(?:多少|几)(?P=unit)"
)
# Beside these a time or a figure may be asked for, and is not all that would answer.
_NOT_ONLY = (Want.WHO, Want.LIST, Want.COUNT, Want.CONSEQUENCE, Want.COMPARE, Want.WHY)


def is_of_the_asked_kind(query: Query, statement: Statement, finding: Finding) -> bool:
    """Does the finding tell a time where only a time is asked for, a figure where only one is?

    A row of figures tells what its cell holds, be it a word; grades are letters.
    """
    case = Case(query=query, statement=statement, finding=finding)
    if any(need.asked(case) and not need.told(case) for need in _NEEDS):
        return False
    kind = next((kind for kind in _KINDS if kind.asked(case)), None)
    return kind is None or kind.told(case)


def _in_words(kind: WordKind, case: Case) -> bool:
    return kind.is_told(case.told, figures=case.statement.is_figures)


def _asks_contact(case: Case) -> bool:
    return in_question(PHONE_ASKED, case) or in_question(MAIL_ASKED, case)


def _tells_means(case: Case) -> bool:
    """Is a means told as such: by a verb, by its kind, or in a column of these?"""
    if case.statement.is_figures and _MEANS_COLUMN.search(case.told):
        return True
    means = _MEANS_ASKED.search(case.query.text)
    return in_finding(_MEANS_TOLD, case) or (means is not None and means["means"] in case.told)


def _tells_each(case: Case) -> bool:
    """Is there a figure for each, or at least none that is said of both together?"""
    figures = find_quantities(NO_FIGURE.sub("", case.told))
    return len(figures) > 1 or not in_finding(_JOINT, case)


def _asks_why(case: Case) -> bool:
    wants = set(case.query.wants)
    asked = _RATHER.sub("", case.query.text)
    alone = wants <= {Want.WHY, Want.COMPARE, Want.AMOUNT} and not _NUMBER_ASKED.search(asked)
    return Want.WHY in wants and alone


def _asks_consequence(case: Case) -> bool:
    return case.query.wants[0] is Want.CONSEQUENCE and case.statement.is_figures


def _asks_which(case: Case) -> bool:
    query = case.query
    figures = query.wants_any(Want.AMOUNT, Want.COUNT, Want.COMPARE)
    return query.wants_any(Want.LIST, Want.WHO, Want.WHEN) and not figures


def _tells_its_own_number(case: Case) -> bool:
    """Of the numbers that the question names in a unit (5台烘干炉): is one told, or at least no
    other one in that unit? What is left of them (剩余18座) is a number of its own."""
    asked = case.query.text
    if tells_the_rest(asked, case.told) or tells_whole(asked, case.told):
        return True
    told = {(q.value, q.unit) for q in find_quantities(case.told)}
    named = {
        (q.value, q.unit) for q in find_quantities(case.query.text) if q.number_text[:1].isdigit()
    }
    both = {unit for _, unit in told} & {unit for _, unit in named} & COUNT_UNITS
    return all(any(unit == own and (value, own) in told for value, own in named) for unit in both)


def _asks_count(case: Case) -> bool:
    query = case.query
    return query.wants_any(Want.COUNT) and not query.wants_any(Want.LIST, Want.WHO, Want.COMPARE)


def _tells_count(case: Case) -> bool:
    """Is a number there in the unit counted in, or in one that counts anything?"""
    measure = case.query.measure
    if measure is None or measure not in COUNT_UNITS:
        return True
    if case.statement.is_figures:
        units = {quantity.unit for quantity in find_quantities(case.told)} - {""}
        return _has_figure(case.told) and (not units or measure in units)
    if measure in _LOOSE and asked_count(case.query) is None:
        return _has_figure(case.told)
    if measure in _LOOSE:
        return _counts_loosely(case.told, measure)
    return bool(measure_pattern(measure).search(case.told))


def _asks_when(case: Case) -> bool:
    return case.query.wants_any(Want.WHEN) and not case.query.wants_any(*_NOT_ONLY)


def _tells_when(case: Case) -> bool:
    query, told = case.query, case.told
    if in_question(_START_ASKED, case) and not in_finding(_START_TOLD, case):
        return False
    within = LENGTH if LENGTH_ASKED.search(query.text) else _WITHIN
    if has_time(told) or within.search(told) or _TIME_WORDS.search(told):
        return True
    return query.wants_any(Want.AMOUNT) and _has_figure(told)


def _asks_amount(case: Case) -> bool:
    return case.query.wants_any(Want.AMOUNT) and not case.query.wants_any(*_NOT_ONLY)


def _asks_meaning(case: Case) -> bool:
    return in_question(DEFINITION_ASKED, case) or in_question(MEANT_ASKED, case)


def _means_no_other(case: Case) -> bool:
    """Is it no definition of another word than the one asked about?"""
    return not means_another(case.query.text, case.statement.text.text)


def _tells_that_rank(case: Case) -> bool:
    said = f"{case.statement.lead}{case.statement.text.text}"
    return all(tells_rank(case.query.text, text) for text in (said, case.told))


def _asks_of_one_grade(case: Case) -> bool:
    """How many enterprises of one grade, and not what a rule for it is?"""
    return len(case.query.grades) == 1 and case.query.measure == "家"


def _tells_of_that_grade(case: Case) -> bool:
    """No: a number of enterprises that is of several grades together."""
    for segment in split_segments(case.told):
        counted = [q for q in find_quantities(segment.text) if q.unit == "家"]
        if len(counted) == 1 and grades_in(segment.text) > case.query.grades:
            return False
    return True


def _asks_number_of(case: Case) -> bool:
    return bool(case.query.enterprises) and _thing_counted(case) is not None


def _tells_number_of(case: Case) -> bool:
    """Is the thing named whose number is asked for, where the statement names it? 甲厂3个储罐
    beside 乙厂2个罐车装载设施 tells none of 甲厂's 罐车装载设施."""
    thing = _thing_counted(case)
    return thing is None or thing not in case.statement.text.text or thing in case.told


def _thing_counted(case: Case) -> str | None:
    """What the number asked for is of, in the words of the question."""
    asked = asked_count(case.query)
    phrase = asked.phrases[0] if asked is not None and asked.phrases else ""
    return phrase if len(phrase) >= THING_LENGTH else None


def _asks_per_unit(case: Case) -> bool:
    return case.query.wants_any(Want.AMOUNT) and not case.statement.is_figures


def _tells_of_the_year(case: Case) -> bool:
    found = case.finding
    return not is_of_the_plan_alone(case.query, case.statement, found.document, found.text)


def _tells_amount(case: Case) -> bool:
    """Does the finding tell how much, of the thing asked about? A cell of words may, one that only
    tells when does not."""
    query, finding = case.query, case.finding
    if _is_all_of_another_kind(query, finding.text):
        return False
    if case.statement.is_figures:
        told = finding.value
        only_when = has_time(told) and not (_has_figure(told) or WHOLE_STOP.search(told))
        return not only_when or query.measure in _OF_TIME
    if query.measure == "级" or (query.measure == "分" and _VERDICT.search(finding.text)):
        return True
    if query.measure in _WEIGHTS:  # what machines weigh is no output, nor is a number of homes
        return bool(measure_pattern(query.measure).search(finding.text))
    if query.measure == "个" and not _POINTS_OR_MONEY.search(query.text):
        return _counts_loosely(finding.text, "个")
    # 停产 tells nothing of a number of enterprises or machines
    stops = query.measure not in COUNT_UNITS and WHOLE_STOP.search(finding.text) is not None
    return _has_figure(finding.text) or stops


def _counts_loosely(told: str, unit: str) -> bool:
    """Is a number told in a unit that other words count as well as, or in one of those?"""
    return any(quantity.unit == unit for quantity in find_quantities(told)) or (
        _COUNTED.search(without_marker(told)) is not None
    )


def _is_all_of_another_kind(query: Query, told: str) -> bool:
    """Is every figure told that of another member of a family than the one asked about?"""
    segments = [segment.text for segment in split_segments(told)]
    figures = [text for text in segments if _DIGIT.search(NO_FIGURE.sub("", text))]
    return bool(figures) and all(is_of_another_kind(query, text, over="") for text in figures)


def _tells_a_part(case: Case) -> bool:
    """Is there another number than the one that the question gives, where that one is told, and
    is it of the part asked about?"""
    asked = _PART_ASKED.search(case.query.text)
    if asked is None or case.statement.is_figures:
        return True
    whole = find_quantities(asked["whole"])[0].value
    said = case.statement.text.text
    if said.startswith("其中"):
        said = f"{case.statement.lead}{said}"
    around = find_quantities(said)
    told = find_quantities(case.told)
    words = {*bigrams(_OF_A_PART.sub(" ", asked["part"]))} - {*bigrams(asked["whole"])}
    named = not words or not words.isdisjoint(bigrams(case.told))
    return (
        named
        and any(q.value == whole for q in around)
        and any(q.unit == asked["unit"] and q.value != whole for q in told)
    )


def _has_figure(text: str) -> bool:
    """Is there a figure that is no part of a name, nor of where it is told: 平陆县千社铸造有限公司
    and 目标见附表1 have none?"""
    text = _POINTER.sub("", text)
    names = find_companies(text)
    for name in reversed(names):
        text = text[: name.start] + " " + text[name.end :]
    return bool(_FIGURE.search(NO_FIGURE.sub("", text)))


# What any finding has to show where it is asked for, whatever else it tells.
_NEEDS = (
    Kind(asked=lambda _: True, told=lambda case: not _NOTHING.fullmatch(case.finding.value)),
    *NEEDS_OF_NAMES,
    Kind(asked=_asks_which, told=_tells_its_own_number),
    Kind(asked=partial(in_question, _SHARE_ASKED), told=lambda case: not in_finding(_JOINT, case)),
    Kind(asked=partial(in_question, _MEANS_ASKED), told=_tells_means),
    *NEEDS_OF_RESULTS,
    Kind(asked=partial(in_question, _PART_ASKED), told=_tells_a_part),
    Kind(asked=lambda _: True, told=lambda case: not gives_another_year(case.query, case.told)),
    Kind(asked=lambda _: True, told=_tells_of_the_year),
    Kind(asked=_asks_per_unit, told=lambda case: is_per_unit(case.query.text, case.told)),
    Kind(asked=partial(in_question, _EACH_ASKED), told=_tells_each),
    Kind(asked=_asks_meaning, told=_means_no_other),
    Kind(asked=lambda _: True, told=_tells_that_rank),
    Kind(asked=_asks_of_one_grade, told=_tells_of_that_grade),
    Kind(asked=_asks_number_of, told=_tells_number_of),
    *(
        Kind(asked=partial(in_question, kind.asked), told=partial(_in_words, kind))
        for kind in KINDS_BY_WORDS
    ),
)
# The first kind that is asked for decides.
_KINDS = (
    COUNTIES,
    NAMES,
    Kind(asked=_asks_contact, told=lambda case: has_measure(case.query, case.told)),
    BODIES,
    Kind(asked=_asks_why, told=partial(in_finding, _REASON)),
    Kind(asked=_asks_consequence, told=partial(in_finding, CONSEQUENCE)),
    Kind(asked=_asks_count, told=_tells_count),
    Kind(asked=_asks_when, told=_tells_when),
    Kind(asked=_asks_amount, told=_tells_amount),
)
