"""What has come of it, where a plan tells what is to come of it.

What was done in the end, how one ranks now, what a figure came to: a target answers none of it.
"""

from __future__ import annotations

import re
from functools import partial

from assistant.kind_case import Case, Kind, in_finding, in_question
from assistant.lent_indicators import REACHED
from assistant.parts import has_time
from assistant.question import Want
from assistant.told_times import LENGTH

# What has come of it: a plan tells what is to be done, and now and then what was.
_RESULT_ASKED = re.compile(
    r"^(?![^？?]*(?:能(?![源耗力效])|让|可以|允许|准许|必须|逼))[^？?]*(?:拆|关|停|退|换|装|建|改|搬|迁|通车|投产|完工)"
    r"[掉完好成除]*了(?:吗|没有?|么)(?:[，。？?]|$)"
    r"|(?:做|完成|改|建|装)[完好成]?了?几[家个台座]了"
    r"|(?:最[后终])?实际(?:上)?[^，。？]{0,4}(?:完成|淘汰|建成|改造|关停|减少|退出|压减)了?"
    r"|实际(?:上|一共|总共|共|只|才)*[^，。？要应需须得]{1,6}[了完到掉好成](?:多少|几)"
    r"|有没有真的|(?:现在|目前|最[后终]|到底|究竟|真的?)[^，。？]{0,10}[^，。？能让行可][了到过](?:没有?|吗|么)(?:[，。？?]|$)"
    r"|已经?[^，。？]{0,10}(?:完|成)了?[吗没]|(?:完成|做完|建成|淘汰完|改造完|弄完)了?(?:吗|没有?|么)(?:[，。？?]|$)"
    r"|(?:现在|目前|至今|如今|眼下)(?:已经?|还?有(?:多少|几|哪))|已经?[^，。？]{0,6}了?(?:多少|几)[^，。？]{0,4}了|已经?有(?:哪|多少|几)"
    r"|到(?:现在|目前|今天)[^，。？]{0,8}(?:多少|几|怎)|(?:完成|落实|做)了(?:多少|几)"
    r"|(?:查[到处出获]|查封|发现|处罚|约谈|通报|问责)了(?:多少|几)"
    r"|哪[些几](?!家|企业|公司|单位|工?厂)[^，。？能可应需须要]{1,6}已经?被?(?:评|列入|列为|认定|通过|建成|拿到)"
    r"|已经?[^，。？]{1,8}[给到]?了(?:谁|哪)|已经?(?:完成|做完|落实|办完)的[^，。？]{0,6}[是有]哪"
    r"|(?:进展|进度|完成情况)(?:如何|怎么?样)|(?:谁|哪[些个家]+[^，。？]{0,4})(?:已经?)?被[^，。？]{1,6}了"
)
_RESULT_TOLD = re.compile(r"已|(?<!为)了(?!解)|累计|实[绩际]|成效|来[，,]")
# What a figure came to, told as what it is to come to; a column of a season gone by tells it.
_ACTUAL_ASKED = re.compile(r"实际(?:平均|年均)?(?:浓度|数值?|值)?(?:[是为有]|达到)?(?:多少|几)")
_EARLIER_ASKED = re.compile(
    r"(?:上一?(?:年度?|个?秋冬季?|轮|季度)|去年|往年)的?[^，。？]{0,2}[是为有]?(?:多少|几)"
)
_EARLIER_TOLD = re.compile(r"上[一年]|去年|同期|同比|实[际绩]")
_AIM = "目标"
_REACHED_COLUMN = re.compile(r"上[一年]|去年|同期|同比|实[际绩]|基数|现状|完成|(?:19|20)\d\d")
# What was reached the year before, by the name of its column; another column tells the target.
_REACHED_ASKED = re.compile(r"实况|(?:上一?年|去年|往年)(?:同期)?的?(?:实[绩际]|现状|基数)")
_BOUND_TOLD = re.compile(r"控制在|以[内下上]|不[高低大小]于|不超过|目标|力争|达到")
# The same asked of the end of a time: 结束后降到了多少, 最终的天数是几天, 到底降了多少.
_TO_BE = r"(?:(?![要应须需得将该拟]|计划|目标|力争)[^，。？])"
_IN_THE_END = re.compile(
    rf"结束(?:的时候|时|了?以?后|之后)[，,]?{_TO_BE}{{0,16}}(?:是|降|升|减|达|排|为|剩|改善|浓度|天数)"
    rf"{_TO_BE}{{0,3}}(?:多少|几)"
    rf"|最[后终](?!一|期限|时限){_TO_BE}{{0,12}}(?:[降升减达排改完超]{_TO_BE}{{0,2}}[了到成]|[是为有])(?:多少|第?几)"
    rf"|(?:到底|究竟){_TO_BE}{{0,12}}[降升减达改完超]{_TO_BE}{{0,2}}了(?:多少|第?几)"
    r"|(?:现在|目前|当前|眼下|如今)[^，。？]{0,12}排[^，。？]{0,8}几"
    rf"|实际(?:上|只)?(?:降低?|下降|减少?|上?升|改善|达|完成|控制)(?:到|至|在|成|了)*(?:多少|几)"
    r"|(?:浓度|天数|指数|PM2\.5|PM10|臭氧|二氧化硫|O3|SO2)[^，。？要应须需]{0,10}[降升](?:低|高)?(?:到|至)?了(?:多少|几)"
    r"|(?:有没有|是不是|是否)(?:都|真的?|按时|如期|已经?)*(?:完成|达到|达标|实现|做到|落实)(?:到位)?了?(?=[？?，]|$)"
    r"|(?:退出|摘掉|脱离)[^，。？]{0,10}了(?:没有?|吗|么)(?=[？?，]|$)"
)
_COLUMN_TOLD = re.compile(r"基数|同期|现状|上年|去年|实[际绩]|完成")
# Who ranks where; told is only that there is a ranking, or what follows of it.
_RANKED_ASKED = re.compile(
    r"(?:哪|谁)[^，。？由被]{0,14}(?:排(?:名|在|到|得)*|得了?|拿了?|是)(?:第[一二三1-3]|倒数|最[后前末]|前[三几]|末[位尾]|垫底)(?!的)"
    r"|(?:哪|谁)[^，。？由被]{0,6}(?:第一|倒数第?一|垫底)(?=[？?，]|$)"
    r"|(?:第[一二三]名?|倒数第?一|最后一?名|末位|首位|垫底)的?是(?:哪|谁)"
    r"|(?:排名?|名次|倒数)(?:在|是|为)?(?:第?[一二三]|最[后前好差]|靠[前后]|垫底|末位)?(?:名)?的[^，。？由被会]{0,6}(?:是|为)(?:哪|谁)"
)
_RANKED_TOLD = re.compile(
    r"(?:^|[、，：；和及])(?![各全对年月排其该本])[\u4e00-\u9fff]{1,3}(?:县|市|区)(?=[、，排在为是名]|$)"
    r"|(?:(?![各的])[\u4e00-\u9fff]){2}(?:县|市|区)[^，。；（]{0,8}(?:第[一二三]|倒数|末位|首位|垫底)"
)

# A place in a ranking, told as the one that is aimed at; an aim is asked for as such.
_RANK_ASKED = re.compile(
    r"排(?:名|在|到|得|行)*[^，。？每]{0,8}(?:第几|几[名位])|(?:第|倒数|前)几[名位]"
)
_RANK_TOLD = re.compile(
    r"(?:第|倒数)\s*[\d一二三四五六七八九十]+(?![批条阶季次期])|位[居列]|[排列居][^，。；]{0,6}\d+[位名](?!的)"
)
_AIM_ASKED = re.compile(r"[要应需须得将会]|目标|力争|争取|确保|计划|希望|退出|进入|达到")
_AIM_TOLD = re.compile(r"力争|争取|确保|退出|进入|进位|目标|前移|摆脱|脱离|实现")


def _tells_result(case: Case) -> bool:
    """Is it said as done, by a word or by the column where it stands?"""
    columns = case.statement.row.columns if case.statement.row else ()
    return any(_RESULT_TOLD.search(text) for text in (case.told, *columns))


def _asks_earlier(case: Case) -> bool:
    """Is a figure of the time before asked for, and not only held against?"""
    return in_question(_EARLIER_ASKED, case) and not case.query.wants_any(Want.COMPARE)


def _tells_reached(case: Case) -> bool:
    """Does a row of figures tell it in a column of what was reached?"""
    return not case.statement.is_figures or bool(REACHED.search(case.finding.text))


def _tells_earlier(case: Case) -> bool:
    return case.statement.is_figures or in_finding(_EARLIER_TOLD, case)


def _tells_actual(case: Case) -> bool:
    """Does a column tell more than what was aimed at, a sentence no bound?"""
    if case.statement.is_figures:
        if any(_AIM in heading for heading in case.statement.headings) and not _has_before(case):
            return False  # a table of targets has nothing else, whatever its columns are called
        return any(_AIM not in part for part in case.told.split("，"))
    return not in_finding(_BOUND_TOLD, case)


def _has_before(case: Case) -> bool:
    """Has the row a column of what was reached, or of a year of its own?"""
    row = case.statement.row
    return row is not None and any(map(_REACHED_COLUMN.search, row.columns))


def _asks_rank(case: Case) -> bool:
    return in_question(_RANK_ASKED, case) and not in_question(_AIM_ASKED, case)


def _tells_rank(case: Case) -> bool:
    told = in_finding(_RANK_TOLD, case) and not in_finding(_AIM_TOLD, case)
    return case.statement.is_figures or told


# When all of it is done, or the last day for it; told is only that it goes on or is hurried.
_ALL_DONE_ASKED = re.compile(
    r"(?=[^？?]*(?:哪|何时|什么时|几月|多久|最[晚迟]|截止))[^？?]*(?:全部[^，。？]{0,4}(?:淘汰|退出|更[新换]|换|替|改)"
    r"|(?:淘汰|退出|[更替]换|换|报废)[^，。？]{0,2}(?:完|光)|清零)"
)
_ALL_DONE_TOLD = re.compile(r"全部|全面|清零|所有|均|完成|基本|100%|一律|各|禁止|不得|退出|关停")
_URGED = re.compile(r"鼓励|加快|推动|推进|引导|逐步|有序|持续|制定")
_LENGTH_OR_END = re.compile(rf"{LENGTH.pattern}|[前后]|底|即日|立即|期间|每|常年|全年|长期")
_LAST_DAY_ASKED = re.compile(r"最[晚迟]|截止|哪一?年|哪一?天|几月")

# When a work is built and put to use; told is only the year in which it is hurried.
_BUILT_ASKED = re.compile(
    r"建成|投[用产运]|投入(?:使用|运行)|完工|竣工|通车|通气|交付|启用|落成|[修建盖装]好|[修建盖]完"
)
_BUILT_TOLD = re.compile(
    r"建成|投[用产运]|投入|完[工成]|竣工|通车|通气|交付|启用|落成|实现|[前底末内]|年度|每|全[部面]"
)


def _tells_all_done(case: Case) -> bool:
    return in_finding(_ALL_DONE_TOLD, case) or not in_finding(_URGED, case)


def _asks_last_day(case: Case) -> bool:
    alone = case.query.wants_any(Want.WHEN) and not case.query.wants_any(Want.WHO, Want.LIST)
    return alone and in_question(_LAST_DAY_ASKED, case) and case.statement.row is None


def _tells_last_day(case: Case) -> bool:
    """Is a time told, where the text only says that something goes on and is hurried?"""
    return not in_finding(_URGED, case) or has_time(case.told) or in_finding(_LENGTH_OR_END, case)


def _asks_built(case: Case) -> bool:
    alone = case.query.wants_any(Want.WHEN) and not case.query.wants_any(Want.WHO, Want.LIST)
    return alone and in_question(_BUILT_ASKED, case) and case.statement.row is None


def _tells_built(case: Case) -> bool:
    return not in_finding(_URGED, case) or in_finding(_BUILT_TOLD, case)


def _asks_in_the_end(case: Case) -> bool:
    return in_question(_IN_THE_END, case) and not case.query.wants_any(Want.WHO, Want.WHEN)


def _tells_in_the_end(case: Case) -> bool:
    columns = case.statement.row.columns if case.statement.row else ()
    return in_finding(_RESULT_TOLD, case) or any(_COLUMN_TOLD.search(told) for told in columns)


# What any finding has to show where it is asked for.
NEEDS_OF_RESULTS = (
    Kind(asked=partial(in_question, _RESULT_ASKED), told=_tells_result),
    Kind(asked=partial(in_question, _ACTUAL_ASKED), told=_tells_actual),
    Kind(asked=_asks_in_the_end, told=_tells_in_the_end),
    Kind(asked=partial(in_question, _RANKED_ASKED), told=partial(in_finding, _RANKED_TOLD)),
    Kind(asked=partial(in_question, _ALL_DONE_ASKED), told=_tells_all_done),
    Kind(asked=_asks_last_day, told=_tells_last_day),
    Kind(asked=_asks_built, told=_tells_built),
    Kind(asked=_asks_rank, told=_tells_rank),
    Kind(asked=_asks_earlier, told=_tells_earlier),
    Kind(asked=partial(in_question, _REACHED_ASKED), told=_tells_reached),
)
