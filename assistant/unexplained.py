"""Words of a question of which a statement has nothing, though the documents use them elsewhere.

The strongest sign that a figure is one of something else: a plan that speaks of 物流通道 in one
clause does not mean them where it counts stations and says nothing of the kind. Everyday words
are no such sign, since no document uses them; nor are the words that any figure goes by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asked_nouns import asked_nouns
from assistant.beside_measure import cell_asked
from assistant.counting import tally
from assistant.curtailing import is_about_curtailing
from assistant.enterprise_parts import has_figure_behind
from assistant.evidence import Evidence, Explainer
from assistant.general_words import general_pattern, general_words
from assistant.question import Query, Want
from corpus.bigrams import bigrams
from corpus.statements import Statement
from corpus.vocabulary import find_grades, find_levels
from index.terms import grams

# 职工怎么安置, 要办哪两个证: the verb, the thing that is asked for itself.
_ASKED_ITSELF = re.compile(
    r"(?:怎么|如何)(?P<verb>(?!追[究责]|问责|惩)[^\W\d写说讲定算看做办弄搞样收处罚]{2})(?=[的呢啊？?，]|$)"
    r"|(?:向|去|找)(?:哪(?:[里儿]|个(?:部门|单位|地方))|谁|什么(?:地方|部门|单位))去?"
    r"(?P<there>[^\W\d]{2})(?=[的呢啊？?，]|$)"
    r"|哪[两几三四五六七八九十]个(?P<thing>[^\W\d局委部]{1,2})(?=[的呢啊？?，]|$)"
)
# 森林覆盖率目标, 主管部门的代码是什么: of what the share or the name is; 要不要先备案: what to do.
_OF_ITS_OWN = (
    re.compile(
        r"(?P<thing>[^\W\d的是比]{2,8}?)(?:率|占比|比例|比重)"
        r"(?=目标|指标|是|要|达|提|最|(?:有\s*)?(?:[？?，。]|$))"
    ),
    re.compile(r"(?:里|中|里头|当中)[，,](?P<thing>[^\W\d的]{2,6})的?有?(?:多少|几)"),
    re.compile(r"的(?P<thing>[^\W\d的]{2,4})是(?:什么|哪|谁|多)"),
    re.compile(r"(?:要不要|用不用|该不该)[先再去得]?(?P<thing>[^\W\d]{2,3})(?=[的呢啊？?，]|$)"),
)
# 洁净型煤挥发分要求不高于多少: the end of what a bound is asked of.
_BOUND = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{3})(?=(?:的?要求|应当?|必?须|要|得|需要?|控制)*(?:在|到)?"
    r"(?:不[高低大小多少]于|不超过?|[高低]于|超过)(?:多少|几|百分之几))"
)
_SIGNS = 2  # characters of it that say what it is
# A substance by its sign: COD排放量, PM1浓度.
_SUBSTANCE = re.compile(
    r"([A-Za-z][A-Za-z0-9.]+)(?=的?(?:平均|年均|小时)*(?:浓度|排放|含量|限值|目标|指标|减排))"
)
# “网格长”, 黄榜: what has a name of its own.
_CALLED = re.compile(
    r"“(?P<quoted>(?!一?[二两三四五六七八九十])[\u4e00-\u9fff]{2,6})”|(?P<list>[红黄黑白蓝绿灰]榜|[黑白红灰]名单)"
)
_WORKS_ASKED = re.compile(r"的(?P<works>[^\W\d的]{4,14}?)(?=[要应得该在最]|\s)")
_WHETHER = ("吗", "么", "不")
_OF_CURTAILING = ("产量", "产能", "负荷")  # 砍多少产量: what is cut, said in other words
_CURTAILED = re.compile(r"[也都还要得需]*(?:[限停减]产?|错峰)")
# Money is asked for in words of people's own, and so is the way of doing something.
_OTHERWISE_ASKED = re.compile("[元钱补奖领]|资金|经费|[能可]拿|怎么|如何")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWords:
    """What a statement has to have something of: the pairs of characters of what a number is
    asked of (`focus`), any of which will do; each of the `words` that say of what; and, by any of
    their characters, the verb or the thing that is asked for `itself` and the `tail`, the clause
    that asks it of what the clauses before it name. What is `called` by a name of its own has to
    be called so, or nearly, in the statement itself or right above it. Of the `works` of an
    enterprise that a time is asked of any will do."""

    focus: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    itself: str = ""
    tail: str = ""
    first: str = ""
    nouns: tuple[str, ...] = ()
    thing: tuple[str, ...] | None = None
    called: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    def are_unsaid(self, query: Query, evidence: Evidence) -> bool:
        """Are they missing in a statement, and not told by a cell that stands beside it? What is
        counted by its members, or given in the unit asked for in brackets behind an enterprise,
        needs no word of its own there."""
        if cell_asked(query, evidence.statement) is not None:
            return False
        if any(not _is_called(name, evidence.statement) for name in self.called):
            return True
        counted = tally(query, evidence.statement)
        by_members = counted is not None and counted.of_names
        told = by_members or has_figure_behind(query, evidence.statement.text.text)
        asked = replace(self, focus=()) if told else self
        return asked.are_missing(evidence.missing)

    def are_missing(self, missing: Collection[str]) -> bool:
        """Is one of these among what is `missing` in a statement: the words and characters of the
        question that neither it nor what stands around it explains? A pair of `focus` is missing
        if it or one of its characters is; a word, if it and all of its characters are."""
        no_focus = bool(self.focus) and all(
            any(part in missing for part in (pair, *pair)) for pair in self.focus
        )
        no_word = any(all(part in missing for part in _parts_of(word)) for word in self.words)
        no_thing = self.thing is not None and set(self.thing) <= set(missing)
        none_of = (s for s in (self.itself, self.tail, self.first, *self.nouns) if s)
        no_works = bool(self.works) and set(self.works) <= set(missing)
        no_sign = any(set(signs) <= set(missing) for signs in none_of)
        return no_focus or no_word or no_thing or no_works or no_sign


def asked_words(query: Query, explainer: Explainer) -> AskedWords:
    """What a statement has to have something of to answer a question."""
    thing = _thing(query)
    return AskedWords(
        focus=tuple(pair for pair in _focus(query) if explainer.weighs(pair)),
        words=(*_of_what(query, explainer.words), *_substance(query)),
        itself="".join(sign for sign in _itself(query) if explainer.weighs(sign)),
        tail="".join(sign for sign in _tail(query) if explainer.weighs(sign)),
        nouns=tuple(
            "".join(filter(explainer.weighs, noun))
            for noun in (*asked_nouns(query), *_bounded(query))
        ),
        first="".join(sign for sign in thing[:2] if explainer.weighs(sign)),
        called=tuple(_called(query)),
        works=tuple(pair for pair in _works(query) if explainer.weighs(pair)),
        thing=tuple(pair for pair in bigrams(thing) if explainer.weighs(pair)) if thing else None,
    )


def _focus(query: Query) -> Iterator[str]:
    """The pairs of characters of what a number is asked of; 的 is none of it (是几级的)."""
    if query.wants_any(Want.COUNT, Want.WHO, Want.WHEN, Want.LIST):
        return
    if is_about_curtailing(query) and query.focus in _OF_CURTAILING:
        return
    yield from (gram for gram in grams(query.focus) if len(gram) == 2 and "的" not in gram)


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
    general = general_words()
    own = (word for word in words if word not in general and "的" not in word)
    yield from (word for word in own if not any(word in slot for slot in slots))


def _works(query: Query) -> Iterator[str]:
    """The pairs of characters of the works of an enterprise that a time is asked of: 超低排放 of
    某某特钢的超低排放改造什么时候完成."""
    if query.wants == (Want.WHEN,) and query.enterprises:
        asked = _WORKS_ASKED.search(query.content)
        yield from bigrams(general_pattern().sub("", asked["works"])) if asked else ()


def _tail(query: Query) -> str:
    """The content of the clause that asks whether, of a question of several (…，企业可以申诉吗？),
    but for words that may be said of anything."""
    if query.wants_any(Want.COMPARE, Want.CONSEQUENCE, Want.WHO, Want.WHEN):
        return ""
    said = query.text.rstrip("？?。！! ")
    start = max(said.rfind(mark) for mark in "，,；。？?：")
    if start <= 0 or not said.endswith(_WHETHER):
        return ""
    said_of_it = general_pattern().sub(" ", query.content[start:])
    if is_about_curtailing(query):
        said_of_it = _CURTAILED.sub(" ", said_of_it)  # 不予错峰 tells whether one has to 限
    return "".join(re.findall(r"\w{2,}", said_of_it))


def _substance(query: Query) -> Iterator[str]:
    """The sign of a substance that is none of the indicators that statements are held against."""
    if not query.indicators and query.wants_any(Want.AMOUNT):
        yield from (match[1].lower() for match in _SUBSTANCE.finditer(query.content))


def _called(query: Query) -> Iterator[str]:
    """Names that documents coin: what the question itself puts in quotes, lists by their colour."""
    for match in _CALLED.finditer(query.content):
        name = match["quoted"] or match["list"]
        if not (general_words() & {name} or find_levels(name) or find_grades(name)):
            yield name


def _is_called(name: str, statement: Statement) -> bool:
    """Has a statement, or what stands over it or beside it, something of a name?"""
    row = statement.row.row.text.text if statement.row else ""
    said = "".join([*statement.headings, statement.lead, statement.text.text, row])
    return not set(bigrams(name)).isdisjoint(bigrams(said))


def _parts_of(word: str) -> tuple[str, ...]:
    """A word and its characters; a sign in Latin letters is told whole or not at all."""
    return (word,) if word.isascii() else (word, *word)


def _thing(query: Query) -> str:
    """What a share is one of, or whose name is asked for, but for words that may be said of
    anything."""
    if is_about_curtailing(query):
        return ""
    found = (pattern.search(query.content) for pattern in _OF_ITS_OWN)
    match = next((match for match in found if match), None)
    return general_pattern().sub("", match["thing"]) if match else ""


def _bounded(query: Query) -> Iterator[str]:
    """What a bound is asked of, by its first characters, but for words that may be said of
    anything."""
    match = None if is_about_curtailing(query) else _BOUND.search(query.text)
    said = general_pattern().sub("", match["thing"]) if match else ""
    if len(said) > _SIGNS and said in query.content:
        yield said[:_SIGNS]


def _itself(query: Query) -> str:
    """The verb or the thing that is asked for itself; empty if that is none of its own."""
    match = _ASKED_ITSELF.search(query.text)
    asked = (match[name] for name in ("verb", "there", "thing")) if match else ()
    word = next((word for word in asked if word), "")
    return word if word not in general_words() else ""
