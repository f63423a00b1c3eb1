"""Sentences that tell how many enterprises there are, where it is asked which they are."""

from __future__ import annotations

import re

from assistant.enterprises import looks_like_one
from assistant.holders import holders
from assistant.named_members import members_named
from assistant.numbered_members import numbered_asked, only_counts
from assistant.question import Query, Want
from corpus.companies import find_companies
from corpus.mend import close_up
from corpus.series import split_items, split_segments
from corpus.statements import Statement

# Names are asked for, not how many there are: 是哪几家企业的, 名单都有谁, 叫什么名字.
_ASKS_NAMES = re.compile(
    r"(?<!单位是)(?<!部门是)(?<!牵头的是)(?<!负责的是)(?<!主管的是)(?<!配合的是)(?<!单位列的是)(?<!部门列的是)哪[一几两三四五六七八九\d]?家(?:的|[\u4e00-\u9fff]{0,4}(?:企业|公司|厂|单位的)|[？?]|$)(?![^，。？?]{0,12}(?:敢|要是|如果|一旦))"
    r"|哪些(?:企业|公司)(?:被?列|被?纳入|是名单)|谁家的?(?=[，？?]|$)|名单(?:都|里)?有(?:谁|哪)|叫(?:什么|啥)名|(?:企业|公司|[厂店矿])(?:都|分别|各自?|具体)*叫(?:什么|啥)|是哪[几些](?:家|座|个企业)|名单(?:能|可以)?(?:列|给|发)(?:一下|出来|个)"
)
# Which ones have been put on a list or given a grade: 哪些企业已经被列为保障类.
_HAVE_BEEN = re.compile(
    r"哪[些几两三四五]*[家个]?(?:企业|公司|单位|工厂|厂子?)[^，。？能可应需须要]{0,4}"
    r"(?:已经?|目前|现在|都|被|获)[^，。？能可应需须要]{0,8}(?:评|列|纳入|入选|获|认定|授予|命名|确定为|拿到|批准|通过|豁免)"
    r"|(?:列[入为]|纳入|评为|入选|进入?)[^，。？能可应需须要]{1,10}的(?:企业|单位|公司|机构)?(?:都|分别)?[有是](?:哪[几两三四五]?家|哪些(?:企业|公司|机构|单位))"
)
_OF_SOME = re.compile(r"[^\d]?\d+\s*[家户个]")  # 25家油墨企业, no name
_COUNTED = re.compile(r"\d+\s*(?:家|台|座|套|个|条)")
# Short names side by side with their number: 福垒、鑫宏、永旺3家烧结砖企业.
_NAMED_BEFORE = re.compile(
    r"(?<![家台套个])[、和](?:(?!行业)[\u4e00-\u9fff]){2,}?(?<!的)等?[\d一二两三四五六七八九十]+家"
    r"(?:[\u4e00-\u9fff]{0,6}(?:企业|公司|厂)|$|[，。；])"
)


def asks_names(text: str) -> bool:
    """Does a question ask which enterprises they are?"""
    return _ASKS_NAMES.search(text) is not None


def asks_who_has_been(text: str) -> bool:
    """Does a question ask for the enterprises that something has come of, not for a rule?"""
    return _HAVE_BEEN.search(text) is not None


def leaves_unnamed(query: Query, statement: Statement) -> bool:
    """Does it only count what the question wants named?"""
    text = statement.text.text
    if _counts_those_asked(query, statement):
        return True
    if not asks_names(query.text) or query.wants_any(Want.WHO):
        return False
    if statement.is_figures:
        return False
    return bool(_COUNTED.search(text)) and not names_enterprises(statement)


def _counts_those_asked(query: Query, statement: Statement) -> bool:
    """Does it have the number whose members are asked for, or say nothing of it, and name none?"""
    asked = numbered_asked(query.text)
    if asked is None or statement.is_figures:
        return False
    if asked.enterprises and asked.number > 1 and _names_but_one(statement):
        return True
    if names_enterprises(statement):
        return False
    over = next((heading for heading in reversed(statement.headings) if heading), "")
    if not asked.enterprises and "、" in over:
        return False  # a row of a table that goes by places
    counts = only_counts(statement.text.text, asked)
    return asked.enterprises if counts is None else counts


def _names_but_one(statement: Statement) -> bool:
    """Is it about one enterprise, which it names itself?"""
    text = statement.text.text
    names = {company.text for company in find_companies(text)}
    listed = members_named(text, thing="企业", enterprises=True) or _each_with_its_figure(text)
    return len(names) == 1 and not listed and not _NAMED_BEFORE.search(text)


def names_enterprises(statement: Statement) -> bool:
    """Does it name enterprises, itself or in another cell of its row?"""
    text = statement.text.text
    cells = statement.row.row.cells if statement.row else ()
    said_in = (close_up(cell.text).text for cell in cells)
    beside = (cell for cell in said_in if text not in cell)
    named = any(find_companies(said) for said in (text, *beside))
    found = members_named(text, thing="企业", enterprises=True)
    listed = found is not None and not any(_OF_SOME.match(name) for name in found.names)
    short = holders(text) is not None or _NAMED_BEFORE.search(text) is not None
    return named or listed or short or _each_with_its_figure(text)


def _each_with_its_figure(text: str) -> bool:
    """Does it name enterprises one by one, each with what it has: 某某特钢2座高炉、某某冶炼1座?"""
    return any(
        sum(map(looks_like_one, split_items(segment.text))) > 1 for segment in split_segments(text)
    )
