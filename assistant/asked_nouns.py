"""The nouns that stand right beside the word that asks: 奖金 of 奖金由哪个部门发, 物料 of 什么物料.

What is asked is something of theirs, or which of them. A statement without a character of such a
noun is about something else, however many of the other words it shares. Nouns that themselves ask
(时限, 后果, 名称) stand in a list of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.general_words import asking_nouns, general_words
from assistant.question import Query
from assistant.word_tables import words_of
from corpus.vocabulary import find_levels, indicators_in

NOUNS_FILE = "data/nouns.txt"
_LENGTHS = (3, 2)  # characters of the nouns that are known
_ASKING_WORD = re.compile(r"什么|哪|谁|多少|几|怎么|怎样|咋|啥|如何|何时|多久|多长")
_CLAUSE_END = re.compile(r"[，,。；;：:？?！!、（）()《》“”\s]")
_OF_EACH = re.compile(r"(?:各|分别)[是为有]?$")
_FIRM = re.compile(r"公司|企业|集团")
_ADVERBS = ("应当", "一共", "总共", "合计", "到底", "究竟", "大概", "大约")
_HELPERS = (
    "的由归是在为有要到了得把被给让能会应该需须可都又还再就才也各请按从和与最向往跟对将"
    "设建定放装叫属占算写发来去派交"
)
_WHICH = re.compile(
    r"(?:什么|啥|哪(?:[一二两三四五六七八九十几些]?[个家种条类座处台项块]|些)?)(?P<noun>[\u4e00-\u9fff]{2,3}?)(?=[？?，。来去修做编管用买办]|$)"
)


def asked_nouns(query: Query) -> tuple[str, ...]:
    """The nouns beside the words that ask, each once. Places, names, units, indicators and levels
    are held against a statement by themselves."""
    slots = (*query.inner_places, *query.enterprises, *query.units, *query.regions)
    found = dict.fromkeys((*_before(query.text), *_behind(query.text)))
    return tuple(
        noun
        for noun in found
        if noun in query.content
        and noun not in asking_nouns()
        and noun not in general_words()
        and not any(noun in slot for slot in slots)
        and not any(noun in mention.word for mention in query.industries)
        and not indicators_in(noun)
        and not find_levels(noun)
    )


def _before(text: str) -> Iterator[str]:
    """The nouns that end right before a word that asks, but for what may stand between."""
    for match in _ASKING_WORD.finditer(text):
        clause = _CLAUSE_END.split(text[: match.start()])[-1]
        if _OF_EACH.search(clause):
            continue  # of several things, each of which another statement may tell
        said = _between().sub("", clause)
        if _FIRM.match(clause, len(said)):
            continue  # the end of a name: 复合材料公司承担什么
        ends = (said[-length:] for length in _LENGTHS if len(said) >= length)
        noun = next((end for end in ends if end in _nouns()), None)
        if noun is not None:
            yield noun


def _behind(text: str) -> Iterator[str]:
    """The nouns right behind 什么 or 哪几个."""
    for match in _WHICH.finditer(text):
        if match["noun"] in _nouns():
            yield match["noun"]


@cache
def _nouns() -> frozenset[str]:
    return words_of(NOUNS_FILE)


@cache
def _between() -> re.Pattern[str]:
    """What may stand between the noun and the word that asks: verbs of being and giving, helpers,
    adverbs, and words that may be said of anything."""
    words = "|".join(sorted((*general_words(), *_ADVERBS)))
    return re.compile(rf"(?:{words}|[{_HELPERS}])+$")
