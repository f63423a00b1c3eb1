"""What a document means by a word: 本办法所称限产，以…为基数; 保障类企业，是指….

A definition holds only as a whole: half of it (除工业用煤以外) says the opposite of what is meant.
So where it is asked what such a word means, or what counts as it, all of it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.extents import extents_in
from assistant.question import Query, Want

LEAST_TERM = 2  # characters, of which a word with its members has more
_IN_BRACKETS = re.compile(r"(?P<term>[\u4e00-\u9fff]{3,10})（(?P<members>[^（）]*、[^（）]*)）")
LONGEST = 300  # characters of a definition; no sentence is told that is longer
_ARTICLE = r"(?:第[一二三四五六七八九十百零\d]+条\s*)"
_TERM = r"[“\"「]?(?P<{0}>[^，,。；;：:“”\"「」（）()\s、]{{2,16}}?)[”\"」]?(?:（[^（）]*）)?[，,]?"
_DEFINED = re.compile(
    rf"(?:本[\u4e00-\u9fff]{{2,4}}中?)?所[称指说]的?{_TERM.format('called')}"
    r"(?:[是系]指|指|[是为即以含]|包括)"
    rf"|(?:^{_ARTICLE}?|(?<=[；;。，,)）．]))\s*{_TERM.format('named')}(?:[是系]指|指的是)"
)
_THING = "(?:什么|啥|哪[些几一种类样个]*|何种|怎么?样)"
_ONE_OF_THEM = re.compile(
    r"算不算|属不属于|算是?[^，。？]{0,12}[吗么不]|属于[^，。？]{0,12}[吗么不]"
)
_WHAT_COUNTS = re.compile(
    rf"{_THING}样?的?[^，。？]{{1,10}}?(?:才|就|能|可以|会|都|要)*(?:算|属于|叫做?|称[为作]|视为)"
    r"|(?:什么|啥)才?算"
)
# What a word means, or what counts as it, whatever the word is.
_MEANING_ASKED = re.compile(
    rf"指的?是?{_THING}|(?:什么|啥)意思|含义|定义|界定|所[称说指讲]的?"
    r"|(?:怎么|如何|怎样|咋)(?:样?才?能?算|[理解认]解?定?(?=[的呢啊？?，]|$))"
    rf"|{_WHAT_COUNTS.pattern}|(?:什么|啥)(?:才?是|才?叫)"
    rf"|{_ONE_OF_THEM.pattern}"
)
# Whether something counts as what the question has asked the meaning of: …是指什么，型煤算不算？
COUNTS_ASKED = re.compile(
    r"^[^，。？]{1,12}(?:也|又|能|还)*(?:算不算|算吗|算[在进]?(?:内|里面?)?吗|包不包括|包括吗|包括在内吗|在不在内|在内吗"
    r"|在里[面头]吗|属不属于)[？?]*$"
)
# That a definition is asked for; what a number in a name (“三个一批”) stands for is a list.
DEFINITION_ASKED = re.compile(
    r"(?<![为凭])(?:什么|啥)叫(?![“\"]?[二三四五六七八九十两\d]|[^，。？]*多少|停(?!产)|做完)"
    r"|的定义|(?:怎么|如何|怎样)(?:界定|定义)|^(?:什么|啥)是(?![^，。？]*多少)"
)
MEANT_ASKED = re.compile(
    r"指的?是?(?:(?:什么|啥)(?=[呢啊？?，]|$)|哪[一]?[段个种类]|什么时[候间段]|何时)|(?:什么|啥)意思"
)
_OTHERWISE_ASKED = (Want.WHO, Want.COMPARE, Want.CONSEQUENCE, Want.WHY)
# Right behind the word itself: 清洁运输包括哪些.
_ASKED_BEHIND = (
    rf"[”\"」]?(?:到底|究竟|具体|都|主要|又)*(?:(?:[是指]|包括|包含|涵盖|有){_THING}"
    r"|(?:划)?在(?:哪|什么地方)|的?(?:具体)?范围(?=是|有|包|[？?，]|$))"
)
_ZONES = ("区", "区域")
_EXTENT_ASKED = re.compile(rf"区域?{_ASKED_BEHIND}")


def meaning_asked(query: Query, text: str) -> str | None:
    """The definition in a text of a word that the question asks the meaning of; None if it asks
    for something else, or the text defines none of its words."""
    told = [definition for term, definition in _definitions(text) if asks_meaning(query, term)]
    whole = "；".join(told) or _members_of(query, text)
    return whole if whole and len(whole) <= LONGEST else None


def _members_of(query: Query, text: str) -> str:
    """The members in brackets behind the word whose members are asked for: 川塬区（甲区、乙县）.
    Other sentences only use the word."""
    for match in _IN_BRACKETS.finditer(text):
        ends = (match["term"][at:] for at in range(len(match["term"]) - 1))
        term = next((end for end in ends if end in query.text), "")
        behind = re.compile(f"{re.escape(term)}{_ASKED_BEHIND}")
        if len(term) > LEAST_TERM and behind.search(query.text):
            return f"{term}（{match['members']}）"
    return ""


def means_another(asked: str, text: str) -> bool:
    """Does a text define words, but none that is in the question?"""
    terms = terms_in(text)
    return bool(terms) and not any(term in asked for term in terms)


def asks_meaning(query: Query, term: str) -> bool:
    """Does a question ask what a word means, or what counts as it?"""
    asked = query.text
    if term not in asked or query.wants_any(*_OTHERWISE_ASKED):
        return False
    behind = re.search(f"{re.escape(term)}{_ASKED_BEHIND}", asked)
    if term.endswith(_ZONES):  # it may be named where another word's meaning is asked
        within = re.search(rf"(?:属于|属|划[为入]|算|列[为入]|是){re.escape(term)}", asked)
        return bool(behind or within)
    return bool(_MEANING_ASKED.search(asked) or behind)


def asks_only_meaning(query: Query) -> bool:
    """Is a definition asked for, so that no other statement will do where there is one?"""
    patterns = (DEFINITION_ASKED, MEANT_ASKED, _WHAT_COUNTS)
    return any(pattern.search(query.text) for pattern in patterns) or asks_extent(query)


def asks_extent(query: Query) -> bool:
    """Is it asked of which places a zone is made up: 核心控制区包括哪些地方, 禁煤区在哪?"""
    return _EXTENT_ASKED.search(query.text) is not None


def asks_whether_one(query: Query) -> bool:
    """Is it asked whether something is one of those that a word means? Of other places no other
    statement will do than a definition; of its own place another may say it of that thing."""
    return _ONE_OF_THEM.search(query.text) is not None


def terms_in(text: str) -> tuple[str, ...]:
    """The words that a text defines."""
    return tuple(term for term, _ in _definitions(text))


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """The words that a text defines, each with all that is said of it."""
    found = list(_DEFINED.finditer(text))
    for place, match in enumerate(found, start=1):
        end = found[place].start() if place < len(found) else len(text)
        definition = re.sub(f"^{_ARTICLE}", "", text[match.start() : end])
        yield match["called"] or match["named"], definition.strip("。；;， \n")
    yield from extents_in(text)
