"""Whether somebody or something is told by name, where a name is asked for.

Persons, roles, offices, enterprises, counties and towns, and the members of what has a number.
"""

from __future__ import annotations

import re
from functools import partial

from assistant.holders import holders
from assistant.kind_case import Case, Kind, in_finding, in_question
from assistant.named_column import who_acts
from assistant.question import Want
from assistant.told_times import LENGTH
from assistant.unnamed import asks_names, asks_who_has_been, names_enterprises
from corpus.companies import find_companies
from corpus.units import find_units

# An enterprise by its name.
_FIRM_ASKED = re.compile(
    r"(?:是|由|归|被)哪一?[家个](?:公司|企业|厂家?)(?![^，。？]{0,4}(?:高|低|多|少|严|松))"
    r"|(?:请|找|委托|聘请?)了?哪一?[家个][^，。？]{0,6}(?:公司|机构|研究院|设计院|团队)"
)
_COUNTIES_ASKED = re.compile(r"哪[些几两三四五六七八九十]?个?(?:县|区|市县|县区|县市|县（市、区）)")
_COUNTY = re.compile(r"[\u4e00-\u9fff](?:县|市|旗|(?<![市城成园地社厂矿库山])区)|各县|全市|全域")
_TOWN_ASKED = re.compile(r"(?:哪[一个些几]*|什么)(?:乡镇|镇|街道|村)(?!政府)")
_TOWN = re.compile(
    r"[\u4e00-\u9fff](?:(?<![城])乡(?![镇村])|(?<![城乡])镇|街道|(?<![农乡])村(?![民庄]))"
)
# What one fears, which is told only where it is said: 会不会被区域限批.
_FEARED = re.compile(
    r"会不会被[^，。？]{0,6}?(?P<feared>限批|约谈|问责|追责|处分|曝光|通报|扣分|拘留|查封|断电|没收|吊销|降级|除名|立案)"
)
# A house of some kind, told only where such a one is: 哪家医院能做.
_HOUSE_ASKED = re.compile(
    r"哪[一些几两]*[家所个间座处]?(?P<house>医院|卫生院|诊所|银行|加油站|检测站|实验室|研究院|饭店|超市|报纸|电视台|网站|公众号)"
)
# The head of an office by its name: 城市管理局的局长是哪位.
_HEAD_ASKED = re.compile(r"[局委办厅]的?(?:[局主厅]长|主任|一把手)(?:是|叫|为)(?:谁|哪|什么)")
# The head of a government by name: told is a name beside the office, not what the office does.
_MAYOR = r"(?:[市县区州旗省镇乡]长|书记)"
_MAYOR_ASKED = re.compile(rf"{_MAYOR}(?:现在|目前)?(?:是|叫)(?:谁|哪位|什么|啥)")
_MAYOR_TOLD = re.compile(
    rf"{_MAYOR}(?![任兼约担负主召组对为批签的及或等同带亲牵审提总])[\u4e00-\u9fff]{{2,3}}(?=[任兼担为、，。；（]|$)"
    rf"|(?:[由：、，（]|^)(?![市县区]|分管|主要|常务|政府|相关|各|每|经|报|请)[\u4e00-\u9fff]{{2,3}}(?:常务)?副?{_MAYOR}"
)
_OTHERS_ASKED = re.compile(r"(?:除了?|另外|其[余他它]|剩下|别的)[^？?]*哪")
_SOME = re.compile(r"一批|若干|一些")  # that are not named
_THE_REST = re.compile(r"其[余他它](?=[^，。；]{0,12}企业)")  # of a list that names none
# A person's name is asked for, and told is only whose office it is: 由市政府主要领导任组长.
_NAME_ASKED = re.compile(r"叫什么|姓什么|姓名|名字|姓甚名谁|[姓尊]?大名")
_UNNAMED = re.compile(
    r"(?:(?:主要|分管)(?:领导|负责同志|负责人|副?[省市县区]长)|(?:^|[由是为、，：])(?:常务)?副?[省市县区镇乡旗]长|局长)(?:同志)?(?:兼?任|担任|为)"
)
_PERSON_TOLD = re.compile(r"联系人|联络[人员]|负责人：|责任人：|姓名|[长员]姓名|电话")
# Roles beside those of who leads and who supports: told only where they are named.
_ROLE = (
    r"(?:验收|监理|设计|施工|检测|评估|审计|承建|运维|供应|采购|督导|督办|监督|批准|审批|审核|审定|认定|备案|解释"
    r"|承包|供货|安装调试|供暖|供热|供气|运营|维护|接管|接收|收购|回收|赔偿|培训|安置|包保|包联|挂包)"
)
_ROLE_ASKED = re.compile(
    rf"(?P<before>{_ROLE})(?:的)?(?:单位|部门|机构|机关)(?:都?[是为有])?(?:谁|哪)"
    rf"|(?:谁|哪[一个些家几]*(?:[^，。？]{{0,4}}(?:部门|单位|局|机构|委|厅|公司|企业))?)(?:来|去|负责|组织|进行)*(?P<behind>{_ROLE})"
    r"(?:或者?(?P<other>[^\W\d]{2}))?"
    r"|的(?P<person>法定代表人|法人代表|法人|厂长|经理|董事长|老板|技术员|安全员)(?:都?是|叫|为)(?:谁|哪|什么)"
)
_BY_A_FIRM = re.compile(r"谁|公司|企业|机构")
_BODY_ASKED = re.compile(r"哪[个些几]*(?:局|部门|委|厅)")
_BODY = re.compile(
    r"[局委办厅会](?![议员])|部门|政府|指挥|公司|支队|大队|中心|乡镇|街道|单位|企业|机关"
)
# Which ones, by their number.
_WHICH_ONES = re.compile(
    r"[是为有]哪(?:几|[两二三四五六七八九十]|\d+)[个家处座条台所种类项](?![\u4e00-\u9fff]{2})"
)
# The members of what is called by a number: 哪六保, “1+30”区域包括哪些.
_MEMBERS_ASKED = re.compile(
    r"“(?P<name>[^“”]*[\d一二三四五六七八九十两][^“”]*)”[^，。？]{0,4}(?:[是指]哪|(?:具体)?(?:包括|包含|涉及)哪|[，,]?(?:具体|分别|到底|都)(?:是指?|有|指的?是?|包括|包含)哪|里?的那?[\d一二三四五六七八九十]+个)"
)


def _asks_counties(case: Case) -> bool:
    return in_question(_COUNTIES_ASKED, case) and case.query.wants_any(Want.LIST)


def _asks_an_official(case: Case) -> bool:
    return bool(case.query.offices) and in_question(_NAME_ASKED, case)


def _asks_a_person(case: Case) -> bool:
    named = case.query.offices or case.query.attributes
    return not named and case.query.wants_any(Want.WHO) and in_question(_NAME_ASKED, case)


def _tells_a_person(case: Case) -> bool:
    """Is somebody told to turn to, by a word or by the column where it stands?"""
    columns = case.statement.row.columns if case.statement.row else ()
    return any(_PERSON_TOLD.search(text) for text in (case.told, *columns))


def _asks_town(case: Case) -> bool:
    return in_question(_TOWN_ASKED, case) and not case.query.wants_any(Want.CONSEQUENCE)


def _asks_names(case: Case) -> bool:
    query = case.query
    return asks_names(query.text) and not query.offices and not query.wants_any(Want.COUNT)


def _asks_who_has_been(case: Case) -> bool:
    counted = case.query.wants_any(Want.COUNT) and not case.query.wants_any(Want.LIST)
    return asks_who_has_been(case.query.text) and not counted


def _tells_names(case: Case) -> bool:
    listed = "、" in case.told and not any(p.search(case.told) for p in (_THE_REST, _SOME))
    return listed or bool(find_companies(case.told)) or holders(case.told) is not None


def _asks_amount_of_one(case: Case) -> bool:
    query = case.query
    plain = query.wants_any(Want.AMOUNT) and not query.wants_any(Want.LIST, Want.COMPARE)
    return plain and len(query.enterprises) == 1 and case.statement.row is None


def _companies_told(case: Case) -> list[str]:
    return [case.told[company.start : company.end] for company in find_companies(case.told)]


def _tells_the_enterprise(case: Case) -> bool:
    """Of enterprises that are told, is one of those asked about among them?"""
    told = _companies_told(case)
    return not told or any(brand in name for brand in case.query.enterprises for name in told)


def _tells_the_head(case: Case) -> bool:
    """Is the office told of which the head is asked for?"""
    return bool({unit.canonical for unit in find_units(case.told)} & case.query.units)


def _tells_others(case: Case) -> bool:
    """Is there another enterprise than those that the question sets aside?"""
    found, aside = _companies_told(case), case.query.enterprises
    return not found or any(not any(brand in name for brand in aside) for name in found)


def _tells_what_happens(case: Case) -> bool:
    """Does the statement, or what stands over it, say what the question fears?"""
    asked = _FEARED.search(case.query.text)
    over = " ".join([*case.statement.headings, case.statement.lead, case.statement.text.text])
    return asked is None or asked["feared"] in over


def _tells_the_house(case: Case) -> bool:
    asked = _HOUSE_ASKED.search(case.query.text)
    return asked is not None and asked["house"] in case.told


def _asks_role(case: Case) -> bool:
    asked = _ROLE_ASKED.search(case.query.text)
    by_a_firm = asked is not None and _BY_A_FIRM.search(asked.group()) is not None
    return asked is not None and (by_a_firm or case.query.wants_any(Want.WHO))


def _tells_role(case: Case) -> bool:
    """Is the role named in the statement, over it, in its note of duty or in a column?"""
    asked, statement = _ROLE_ASKED.search(case.query.text), case.statement
    if who_acts(statement, asked=case.query.text):  # 审批人 for 谁来批准
        return True
    roles = [role for role in asked.groups() if role] if asked else []
    columns = statement.row.columns if statement.row else ()
    duty = statement.duty.text if statement.duty else ""
    said = (*statement.headings, statement.lead, statement.text.text, duty, *columns)
    return any(role in text for text in said for role in roles)


def _tells_several(case: Case) -> bool:
    return re.search("[、；;和与及]", case.told) is not None or len(find_companies(case.told)) > 1


def _tells_members(case: Case) -> bool:
    """Is it said behind the name, or in a list right before it, what it is made up of?"""
    asked = _MEMBERS_ASKED.search(case.query.text)
    name = re.escape(asked["name"]) if asked else ""
    statement = case.statement
    said = (*statement.headings, statement.lead, statement.text.text)
    behind = rf"{name}”?[^，。；]{{0,6}}(?:[（(：:—]|，?即|[是指为]|包括|包含|分别)"
    before = rf"[、和及与][^，。；]*“{name}"
    return any(re.search(rf"{behind}|{before}", text) for text in said)


def _asks_who_of_a_row(case: Case) -> bool:
    return case.query.wants == (Want.WHO,) and case.statement.is_figures


def _asks_body(case: Case) -> bool:
    return case.query.wants == (Want.WHO,) and in_question(_BODY_ASKED, case)


# What any finding has to show where it is asked for, whatever else it tells.
NEEDS_OF_NAMES = (
    Kind(asked=_asks_an_official, told=lambda case: not in_finding(_UNNAMED, case)),
    Kind(asked=_asks_a_person, told=_tells_a_person),
    Kind(asked=_asks_town, told=partial(in_finding, _TOWN)),
    Kind(asked=_asks_who_has_been, told=lambda case: names_enterprises(case.statement)),
    Kind(asked=partial(in_question, _OTHERS_ASKED), told=_tells_others),
    Kind(asked=_asks_amount_of_one, told=_tells_the_enterprise),
    Kind(asked=partial(in_question, _HEAD_ASKED), told=_tells_the_head),
    Kind(asked=partial(in_question, _MAYOR_ASKED), told=partial(in_finding, _MAYOR_TOLD)),
    Kind(asked=_asks_role, told=_tells_role),
    Kind(asked=partial(in_question, _FEARED), told=_tells_what_happens),
    Kind(asked=partial(in_question, _HOUSE_ASKED), told=_tells_the_house),
    Kind(asked=_asks_who_of_a_row, told=lambda case: not LENGTH.fullmatch(case.finding.value)),
    Kind(
        asked=partial(in_question, _FIRM_ASKED), told=lambda case: bool(find_companies(case.told))
    ),
    Kind(asked=partial(in_question, _WHICH_ONES), told=_tells_several),
    Kind(asked=partial(in_question, _MEMBERS_ASKED), told=_tells_members),
)
# Of these kinds the first that is asked for decides.
COUNTIES = Kind(asked=_asks_counties, told=lambda case: bool(_COUNTY.search(case.finding.value)))
NAMES = Kind(asked=_asks_names, told=_tells_names)
BODIES = Kind(asked=_asks_body, told=partial(in_finding, _BODY))
