"""What a statement tells: how far it is of the kind asked for, and for whom and when it speaks.

Each mark is a number between -1 and 1 that `assistant.ranking` weighs; none of them decides alone.
"""

from __future__ import annotations

import re

from assistant.beside_measure import cell_asked
from assistant.counting import tally
from assistant.curtailing import CURTAIL_SAID, is_about_curtailing
from assistant.measured import CLASSES, WHOLE_STOP, has_measure
from assistant.named_column import who_acts
from assistant.question import Query, Want
from assistant.row_cells import doer_of
from assistant.scope import REPEALS
from assistant.slot_checks import (
    EXCLUDED,
    NO_FIGURE,
    is_named,
    names_enterprise,
    own_grade,
    row_beside,
)
from assistant.told_times import time_mark
from corpus.brackets import without_brackets
from corpus.companies import find_companies
from corpus.datamodels import PassageKind
from corpus.heads import skeleton
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import split_items, split_segments
from corpus.statements import Statement, bare_heading
from corpus.vocabulary import find_industries, grades_in, levels_in

CONSEQUENCE = re.compile(
    r"处罚|罚款|查处|追究|问责|追溯|溯源|责令|停工|停产|停止施工|整改|按日计罚|挂牌督办|警告|(?:下调|降低)[^，。；]{0,6}(?:等级|级别|评级|一级)|增加[^，。；]{0,4}天|取消|扣[^，。；]{0,4}分|记分|不良行为|禁止(?:进入|驶入|上路|参加|参与|享受)|没收|降级|降为|列入|黑名单|约谈|通报|曝光|移交|吊销|从严|依法依规|惩罚|处分|从严处罚|容错|首违不罚|(?:按照?|视为|一律为)[A-D]-?级(?:企业)?(?:管理|管控|对待|执行|$)|追回"
    r"|暂停[^，。；]{0,30}(?:审批|资格|受理|核准)|限批"
)
_RULE = re.compile(
    r"严禁|禁止|限行|禁行|限号|不得|不允许|不准|不予|可以?|允许|必须|应当?|严格|要|停止|停课|停驶|杜绝|防止"
)
# What says outright that something is allowed or not, and what asks for that.
_OUTRIGHT = re.compile(
    r"严禁|禁止|限行|禁行|限号|停止|停课|停驶|不得|不允许|不准|不予|(?<!不)可以?(?!能|持续|靠|再生)|允许|豁免|一律"
)
_ASKS_LEAVE = re.compile(
    r"能不能|能否|可不可以|可以|让不让|准不准|合规|合法|规定吗|非[^，。？]{1,8}不可|非[让要得]|必须|该不该"
    r"|还能|[不没]让|行不行|行吗|要不要"
)
# What it is that one may do: 让烧啥取暖.
_ASKS_WHAT_MAY = re.compile(
    r"(?:(?<![不没])让|允许|准许|准(?=[用烧走开卖放]))[^，。？]{0,4}(?:啥|什么|哪[种些])(?!时)"
)
DUTY_MARK = 0.7  # of the kind asked for, of a duty where it is asked whether one may
TITLE_LENGTH = 4  # characters; a shorter heading is a plain word
# 谁批准, 由谁签发: it is asked who does what a sentence says is done, not whose duty it is.
ACT = re.compile(
    r"(?:谁|哪[个级些]?(?:部门|单位|政府)?|哪位)来?(?:提出?)?"
    r"(?P<act>申请|批准|审批|批(?!次|复)|审核|制定|公布|发布|启动|解除|报告|担任|任|决定|宣布|签发|解释|指挥)"
)
_THRESHOLD = re.compile(r"(?:超过|大于|高于|达到|低于|小于|不足|超)了?\s*(\d+(?:\.\d+)?)")
_ASKS_COMPANY = re.compile(
    r"哪(?:[一几两三四]?[家个]|些)(?:公司|企业|[\u4e00-\u9fff]?厂|单位是)"
    r"|哪[几两三四五六七八九\d]家[\u4e00-\u9fff]{1,4}(?:公司|企业|厂)"
    r"|(?:公司|企业|厂)[^，。？?]{0,3}哪[几两三四五六七八九\d]家"
)
# 9．某某公司（某区，C级）：
_OPENING = re.compile(r"(?P<about>(?:[^：:，。；（）]|（[^（）]*）){4,60})[：:]")
_COUNTY_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:县|市|区|旗|开发区)")
_COUNTIES = re.compile(
    r"(?:[\u4e00-\u9fff]{1,3}[县市区][、和]){1,20}[\u4e00-\u9fff]{1,3}[县市区](?!内|域)"
)
IN_BRACKETS = 0.5  # of a heading's naming of an industry, in brackets behind another
ASKS_HOW = re.compile(r"(?:怎么?|如何|咋)(?:个)?(?:错峰|限产|停产?|减产|管控|减排|做|办|应对)")
HOW_MARK = 0.6  # of the kind asked for, of a rule where it is asked how, not how much
NO_BOUND_MARK = 0.1  # of the kind asked for, of a figure that is no bound where one is asked for
_BOUND_ASKED = re.compile(r"(?:超过?|[高大低小]于|[多少]于|控制在|压[在到])了?(?:多少|几|百分之)")
_BOUND_TOLD = re.compile(
    r"超过|[高大低小多少]于|以[内下上]|控制在|[最不]?[低高]|[≤≥<>＜＞]|达到|降[至到低]|下降"
)
COUNTED = 1.0  # of the kind asked for, of a number that the sentence lets one work out
OTHER_UNIT = 0.4  # the same, of a figure in another unit than that counted in
_LOOSE_UNITS = frozenset("个家户台套座处次")  # that texts say for each other
OF_OTHERS = 0.5  # of the mark of a figure, where it is that of another enterprise
_CONCENTRATIONS = frozenset({"PM2.5", "PM10", "SO2", "NO2", "NOx", "CO", "O3"})
_CHANGE = re.compile(r"[下升]降|降[幅低了]|改善|[升增]幅|比例|率|[%％]")
_NOT_IN_PERCENT = re.compile(r"\d(?![\d.]*\s*(?:[%％]|个百分点))")
IN_TABLE = 0.6  # of the kind asked for, that a row of figures holds in any case
_WORKING_DAYS = re.compile(r"[\d一二三四五六七八九十]个?工作日")
HEADING_LENGTH = 60  # characters; a longer sentence is no heading
_TELLS_CONTACT = re.compile(r"联系|电话|邮箱|@|\d{7}")
_ASKS_SUPPORT = re.compile(
    r"^(?!.*(?:牵头|负责)).*(?:配合|(?:参与|协助)(?:的?(?:单位|部门)|的(?:有|是)?[谁哪]))"
)
_SUPPORT_TOLD = re.compile(r"配合|参与|协助|协办")
_ASKS_BOTH = re.compile(r"(?:牵头|负责|主办).*配合|配合.*(?:牵头|负责|主办)")
ASKS_CARRIER = re.compile(
    r"(?:谁|哪[些几个家]*[市县区]?(?:部门|单位|政府)?)[来去]?(?:负责)?(?:具体)?落实"
)
HOLDER_MISSED = 0.4  # of the kind asked for, of a text that names an office but not its holder
ROLE_MISSED = 0.6  # of the kind asked for, of a note that leaves out a role that is asked for
# To whom something goes, which is no duty: 最后落到谁手里, 报给哪个部门.
_ASKS_RECEIVER = re.compile(
    r"(?:移交|移送|交|报|送|报送|上报|反映|反馈|落)[到给至向](?:谁|哪|什么)|(?:向|给)(?:谁|哪[^，。？]{1,6})(?:报|举报|投诉|反映|备案)"
)
_RECEIVER = re.compile(
    r"(?:移交|移送|交由|报送?|上报|报告|备案)[^，。；]{0,14}(?:机关|[局委厅办院]|部门|政府|支队|小组|领导)"
)
_NAMED_DUTY = re.compile(r"牵头|负责|承担|主管(?!部门)")


def says_only_its_heading(statement: Statement) -> bool:
    """A clause's opening title repeats its heading, a document's title is one; neither tells
    anything."""
    if statement.row:
        return False
    text = statement.text.text
    if not statement.headings:
        return statement.passage.kind is PassageKind.HEADER and not _TELLS_CONTACT.search(text)
    bare = bare_heading(text)
    if re.search(r"（[^（）]*\d", bare):  # 主要任务（10个任务，39项具体工作） tells figures
        return False
    return len(text) < HEADING_LENGTH and skeleton(statement.headings[-1]).endswith(skeleton(bare))


# 都包括哪些地方, 哪几条路限行; and the clause that says so: 控制区范围：…、…
_EXTENT_ASKED = re.compile(
    r"(?:哪[些几]|什么)[个条]?(?:地方|区域|地区|范围|地段|路段?(?!网)|道路|街道)|范围(?:是|有|包括)"
)
_EXTENT_TOLD = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]+[）).．、])?[^，。；：]{0,14}(?:范围|区域|地区|道路|路段|区)：[^。；]*[、，以]"
)
_WARNING = re.compile(r"预警|响应|应急|重污染")
_CHANGES = re.compile(
    r"(?:天数|比例|负荷|阶段)(?:均?可|再|相应|各)*(?:减少|增加|上浮|下浮|缩短|减半)"
)


def ends_another(query: Query, statement: Statement) -> float:
    """1 if the statement puts an end to a rule, or changes it for some, or holds only while a
    warning lasts, where the question asks for no such thing."""
    ending = any(
        words.search(statement.text.text) and words.search(query.text) is None
        for words in (REPEALS, _CHANGES)
    )
    return float(ending or _only_in_a_warning(query, statement))


def _only_in_a_warning(query: Query, statement: Statement) -> bool:
    """Is it asked how a season is curtailed (错峰), and told for levels of warning?"""
    if "错峰" not in query.text or query.levels or _WARNING.search(query.text):
        return False
    columns = statement.row.columns if statement.row else ()
    return bool(levels_in(" ".join([statement.text.text, *statement.headings, *columns])))


def changes_a_rule(query: Query, statement: Statement) -> bool:
    """Does it only change a rule for some (停产天数减少6天), where that is not asked for?"""
    told, asked = statement.text.text, query.text
    return _CHANGES.search(told) is not None and _CHANGES.search(asked) is None


def tells_extent(query: Query, statement: Statement) -> bool:
    """Does a clause open as the list of the places asked for: 控制区范围：…、…?"""
    asked = query.wants_any(Want.LIST) and _EXTENT_ASKED.search(query.text)
    return bool(asked) and _EXTENT_TOLD.match(statement.text.text) is not None


def says_place(query: Query, statement: Statement) -> float:
    """1 if the statement itself names a place inside a region that the question names."""
    said = f"{statement.text.text}{row_beside(statement)}"
    return float(any(is_named(place, said) for place in query.inner_places))


def kind_of(query: Query, statement: Statement) -> float:
    """How far the statement holds the kind of thing asked for, 0 to 1."""
    text = statement.text.text
    marks = []
    if query.wants_any(Want.WHO):
        marks.append(_who_mark(query, statement))
    if query.wants_any(Want.WHEN):
        marks.append(time_mark(query, statement))
    if query.wants_any(Want.AMOUNT) or (query.wants_any(Want.COUNT) and not marks):
        said = " ".join([text, *(statement.row.amounts if statement.row else ())])
        beside = cell_asked(query, statement) is not None
        counted = COUNTED if beside or tally(query, statement) else 0.0
        mark = max(_figure_mark(query, said), IN_TABLE if statement.is_figures else 0.0, counted)
        mark *= OF_OTHERS if is_of_others(query, text) else 1.0
        marks.append(0.0 if tells_only_a_change(query, text) else mark)
    if query.wants_any(Want.CONSEQUENCE):
        marks.append(1.0 if tells_consequence(query, text) else 0.0)
    if (query.wants_any(Want.WHETHER) or _ASKS_WHAT_MAY.search(query.text)) and not marks:
        marks.append(_rule_mark(query, text))
    if _ASKS_COMPANY.search(query.text) and not marks:
        marks.append(float(bool(find_companies(text))))
    if query.wants_any(Want.LIST) and not marks and "行业" in query.text:
        marks.append(min(len({m.industry.name for m in find_industries(text)}), 4) / 4)
    if query.wants_any(Want.LIST) and not marks:
        marks.append(min(max(text.count("、"), len(find_companies(text))), 3) / 3)
    return sum(marks) / len(marks) if marks else 0.0


def is_of_others(query: Query, text: str) -> bool:
    """Does a text give figures of other enterprises, or of all together, and none of the one
    asked about?"""
    if not query.enterprises or not any(name in text for name in query.enterprises):
        return False
    if any(_named_with_others(name, text) for name in query.enterprises):
        return True
    items = [item for segment in split_segments(text) for item in split_items(segment.text)]
    own = [item for item in items if any(name in item for name in query.enterprises)]
    figures = [bool(re.search(r"\d", NO_FIGURE.sub("", item))) for item in own]
    others = [item for item in items if item not in own and re.search(r"\d", item)]
    shared = others == items[-1:]  # what follows the last of them is said of all
    return not any(figures) and not shared and any(find_companies(item) for item in others)


def tells_only_a_change(query: Query, text: str) -> bool:
    """同比下降率不低于7%, where it is asked what a concentration is to be."""
    if not query.indicators & _CONCENTRATIONS or _CHANGE.search(query.text):
        return False
    told = NO_FIGURE.sub("", text)
    return _CHANGE.search(told) is not None and _NOT_IN_PERCENT.search(told) is None


def _named_with_others(name: str, text: str) -> bool:
    """甲公司、乙公司等企业完成28座: what all of them do together."""
    here = rf"{re.escape(name)}[^，。；、\d]{{0,12}}"
    other = r"[^，。；、\d]{2,24}"
    named = rf"(?:{here}(?:[、和及]{other})+|{other}[、和及]{here})等(?:\d+家)?(?:企业|公司|单位)"
    return re.search(named, text) is not None


def tells_consequence(query: Query, text: str) -> bool:
    """Does a text tell a consequence that the question does not name itself?"""
    return any(match.group() not in query.text for match in CONSEQUENCE.finditer(text))


def speaks_of_a_part(query: Query, statement: Statement) -> float:
    """1 for a row about one county or one enterprise where the question asks about the whole
    region, or about one enterprise where it asks for the rule of a grade."""
    row = statement.row
    of_one = _is_of_one_enterprise(query, statement)
    if query.grades and not query.enterprises and (of_one or (row and row.names)):
        return float(of_one and not query.wants_any(Want.LIST, Want.COUNT, Want.WHO))
    if query.inner_places or not query.regions or (row and not row.names):
        return 0.0
    if of_one and query.wants_any(Want.AMOUNT) and not query.enterprises:
        return 1.0
    if row is None:
        return float(query.wants_any(Want.AMOUNT) and bool(_COUNTIES.match(statement.text.text)))
    asked = any(name in query.text for name in row.names)  # the county or a town of it
    asked = asked or (bool(query.enterprises) and names_enterprise(query, statement))
    return float(bool(_COUNTY_NAME.fullmatch(row.names[0])) and not asked)


def _is_of_one_enterprise(query: Query, statement: Statement) -> bool:
    """Does a row, or a sentence by its opening (某某公司（某区，C级）：), go by an enterprise that
    the question does not name?"""
    opening = _OPENING.match(statement.text.text)
    names = statement.row.names if statement.row else (opening["about"],) if opening else ()
    named = [name for name in names if find_companies(name)]
    return bool(named) and not any(name in query.text for name in named)


def speaks_of_an_industry(query: Query, statement: Statement) -> float:
    """1 for a rule for one industry where the question names none and no enterprise."""
    if query.industries or query.enterprises or not query.wants_any(Want.AMOUNT, Want.WHEN):
        return 0.0
    return float(bool(find_industries(statement.text.text)))


def speaks_of_another_industry(query: Query, statement: Statement) -> float:
    """1 for a statement that names industries, but not the one that the question is about."""
    if not query.industries or query.enterprises or not query.wants_any(Want.AMOUNT):
        return 0.0
    row = statement.row.row.text.text if statement.row else ""
    said = {m.industry.name for m in find_industries(f"{statement.text.text} {row}")}
    asked = {mention.industry.name for mention in query.industries}
    over = {m.industry.name for m in find_industries(" ".join(statement.headings))}
    return float(bool(said) and not asked & (said | over))


def is_rule_asked_for(query: Query, statement: Statement) -> bool:
    """Is it the rule for the grade asked for, under the heading of the industry asked for?"""
    text = statement.text.text
    return (
        under_industry(query, statement) > 0
        and bool(query.grades & grades_in(own_grade(query, text)))
        and bool(CURTAIL_SAID.search(text) or WHOLE_STOP.search(text))
    )


def names_title(query: Query, statement: Statement) -> float:
    """1 if the question names the heading or the row's task word for word."""
    row = statement.row
    headings = [part for part in statement.headings if part]
    titles = row.names if row else headings[-1:]
    return float(any(len(title) >= TITLE_LENGTH and title in query.text for title in titles))


def number_fit(query: Query, statement: Statement) -> float:
    """1 if the statement names the threshold that the question names, -1 if another alone."""
    asked = set(_THRESHOLD.findall(query.text))
    told = set(_THRESHOLD.findall(statement.text.text))
    if not asked or not told:
        return 0.0
    return 1.0 if asked & told else -1.0


def under_industry(query: Query, statement: Statement) -> float:
    """1 if the statement stands under a heading that names the industry asked for."""
    if not query.industries or not is_about_curtailing(query):
        return 0.0
    headings = EXCLUDED.sub("", " ".join(statement.headings))
    bare = without_brackets(headings)
    words = [word for m in query.industries for word in (m.word, m.industry.name)]
    if any(word in bare for word in words):
        return 1.0
    return IN_BRACKETS if any(word in headings for word in words) else 0.0


def asks_leave(query: Query) -> bool:
    """Is it asked whether one may do something, or what one may do?"""
    whether = query.wants_any(Want.WHETHER) and _ASKS_LEAVE.search(query.text) is not None
    return whether or _ASKS_WHAT_MAY.search(query.text) is not None


def _rule_mark(query: Query, text: str) -> float:
    """How far a text says what is allowed, where that is asked: outright, or as something to do."""
    if not _RULE.search(text):
        return 0.0
    outright = _OUTRIGHT.search(text) is not None
    if _ASKS_WHAT_MAY.search(query.text):
        return float(outright)
    return 1.0 if outright or not _ASKS_LEAVE.search(query.text) else DUTY_MARK


def _who_mark(query: Query, statement: Statement) -> float:
    text = statement.text.text
    if doer_of(statement) or who_acts(statement, asked=query.text):
        return 1.0
    asked = ACT.search(query.text)
    if asked is not None:
        return 1.0 if asked["act"] in text else 0.0
    if query.offices:
        return 1.0 if any(_holder_told(office, text) for office in query.offices) else HOLDER_MISSED
    if _ASKS_RECEIVER.search(query.text) and _RECEIVER.search(text):
        return 1.0
    if statement.duty and _ASKS_SUPPORT.search(query.text):
        return 1.0 if _SUPPORT_TOLD.search(statement.duty.text) else 0.3
    if statement.duty and not _tells_roles(query.text, statement.duty.text):
        return ROLE_MISSED
    return 1.0 if statement.duty else 0.8 if _NAMED_DUTY.search(text) else 0.0


def asks_both_roles(query: Query) -> bool:
    """Is it asked who leads and who supports?"""
    return query.wants_any(Want.WHO) and _ASKS_BOTH.search(query.text) is not None


def _tells_roles(asked: str, duty: str) -> bool:
    """Does a note of duties name who supports, who carries out, where that is asked?"""
    if _ASKS_BOTH.search(asked) and "配合" not in duty:
        return False
    return not ASKS_CARRIER.search(asked) or "落实" in duty


def _holder_told(office: str, text: str) -> bool:
    """Does a text say who holds an office: 由某某任组长, 组长由某某担任, 组长：某某?"""
    name = rf"(?<![副原前]){re.escape(office)}"
    return bool(
        re.search(rf"任[^，。；]{{0,12}}{name}|{name}(?:[^，。；]{{2,40}}[担兼]?任|[：:])", text)
    )


def _figure_mark(query: Query, text: str) -> float:
    if query.measure in CLASSES:
        return float(has_measure(query, text))
    if query.measure:
        unit = re.escape(query.measure)
        working = query.measure == "天" and _WORKING_DAYS.search(text)
        if working or re.search(rf"\d[^，；。、]{{0,3}}{unit}", text):
            return 1.0
    if ASKS_HOW.search(query.text) and CURTAIL_SAID.search(text):
        return HOW_MARK
    if not find_quantities(text) and not WHOLE_STOP.search(text):
        return 0.0
    if _BOUND_ASKED.search(query.text) and not _BOUND_TOLD.search(text):
        return NO_BOUND_MARK
    if query.measure in COUNT_UNITS - _LOOSE_UNITS and query.measure not in text:
        return OTHER_UNIT
    return 0.6 if re.search(r"\d", NO_FIGURE.sub("", text)) or "停产" in text else 0.0
