"""Words of a question of which a statement has nothing, though the documents use them elsewhere.

The strongest sign that a figure is one of something else: a plan that speaks of 物流通道 in one
clause does not mean them where it counts stations and says nothing of the kind. Everyday words
are no such sign, since no document uses them; nor are the words that any figure goes by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.evidence import Explainer
from assistant.question import Query, Want
from assistant.slot_checks import is_about_curtailing
from corpus.vocabulary import find_grades, find_levels
from index.terms import grams

GENERAL_FILE = "data/general.txt"
# 职工怎么安置, 要办哪两个证: the verb, the thing that is asked for itself.
_ASKED_ITSELF = re.compile(
    r"(?:怎么|如何)(?P<verb>[^\W\d写说讲定算看做办弄搞样收处罚]{2})(?=[的呢啊？?，]|$)"
    r"|(?:要不要|用不用|该不该)(?P<act>[^\W\d]{2,3})(?=[的呢啊？?，]|$)"
    r"|哪[两几三四五六七八九十]个(?P<thing>[^\W\d局委部]{1,2})(?=[的呢啊？?，]|$)"
)
_WHETHER = ("吗", "么", "不")
_OF_CURTAILING = ("产量", "产能", "负荷")  # 砍多少产量: what is cut, said in other words
# Money is asked for in words of people's own, and so is the way of doing something.
_OTHERWISE_ASKED = re.compile("[元钱补奖领]|资金|经费|[能可]拿|怎么|如何")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWords:
    """What a statement has to have something of: the pairs of characters of what a number is
    asked of (`focus`), any of which will do; each of the `words` that say of what; and, by any of
    their characters, the verb or the thing that is asked for `itself` and the `tail`, the clause
    that asks it of what the clauses before it name."""

    focus: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    itself: str = ""
    tail: str = ""

    def are_missing(self, missing: Collection[str]) -> bool:
        """Is one of these among what is `missing` in a statement: the words and characters of the
        question that neither it nor what stands around it explains? A pair of `focus` is missing
        if it or one of its characters is; a word, if it and all of its characters are."""
        no_focus = bool(self.focus) and all(
            any(part in missing for part in (pair, *pair)) for pair in self.focus
        )
        no_word = any(all(part in missing for part in (word, *word)) for word in self.words)
        none_of = (signs for signs in (self.itself, self.tail) if signs)
        return no_focus or no_word or any(set(signs) <= set(missing) for signs in none_of)


def asked_words(query: Query, explainer: Explainer) -> AskedWords:
    """What a statement has to have something of to answer a question."""
    return AskedWords(
        focus=tuple(pair for pair in _focus(query) if explainer.weighs(pair)),
        words=tuple(_of_what(query, explainer.words)),
        itself="".join(sign for sign in _itself(query) if explainer.weighs(sign)),
        tail="".join(sign for sign in _tail(query) if explainer.weighs(sign)),
    )


def _focus(query: Query) -> Iterator[str]:
    """The pairs of characters of what a number is asked of."""
    if query.wants_any(Want.COUNT, Want.WHO, Want.WHEN, Want.LIST):
        return
    if is_about_curtailing(query) and query.focus in _OF_CURTAILING:
        return
    yield from (gram for gram in grams(query.focus) if len(gram) == 2)


def _of_what(query: Query, words: Sequence[str]) -> Iterator[str]:
    """Of the words of a question those that say what a figure is asked of. Grades, levels, places
    and industries are held against a statement by themselves."""
    if not query.regions or not set(query.wants) <= {Want.AMOUNT, Want.COUNT}:
        return
    if is_about_curtailing(query) or _OTHERWISE_ASKED.search(f"{query.text}{query.measure}"):
        return
    slots = [
        *(query.text[m.start : m.end] for m in find_grades(query.text)),
        *(query.text[m.start : m.end] for m in find_levels(query.text)),
        *(mention.word for mention in query.industries),
        *query.inner_places,
        *query.enterprises,
        *query.units,
    ]
    general = _general_words()
    yield from (w for w in words if w not in general and not any(w in slot for slot in slots))


def _tail(query: Query) -> str:
    """The content of the clause that asks whether, of a question of several (…，企业可以申诉吗？),
    but for words that may be said of anything."""
    if query.wants_any(Want.COMPARE, Want.CONSEQUENCE, Want.WHO, Want.WHEN):
        return ""
    said = query.text.rstrip("？?。！! ")
    start = max(said.rfind(mark) for mark in "，,；。？?：")
    if start <= 0 or not said.endswith(_WHETHER):
        return ""
    said_of_it = _general_pattern().sub(" ", query.content[start:])
    return "".join(re.findall(r"\w{2,}", said_of_it))


def _itself(query: Query) -> str:
    """The verb or the thing that is asked for itself; empty if that is none of its own."""
    match = _ASKED_ITSELF.search(query.text)
    asked = (match[name] for name in ("verb", "act", "thing")) if match else ()
    word = next((word for word in asked if word), "")
    return word if word not in _general_words() else ""


@cache
def _general_words() -> frozenset[str]:
    """The words that may be said of any figure, task or document, of two characters each."""
    text = resources.files("assistant").joinpath(GENERAL_FILE).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _general_pattern() -> re.Pattern[str]:
    """Any of the general words; where two overlap, the one that begins first."""
    return re.compile("|".join(sorted(_general_words())))
