"""Of a sentence about several enterprises or counties, the part about the one asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.enterprises import looks_like_one
from assistant.question import Query
from assistant.series_parts import is_named_in
from corpus.companies import find_companies
from corpus.series import split_items, split_segments
from corpus.statements import Statement
from corpus.vocabulary import ordinals_in

# What an enterprise has to do, and the words that say what it does.
DUTY_ASKED = re.compile(
    r"(?:完成|做|干|搞|实施)[^，。？?]{0,4}(?:什么|啥|哪些)|(?:什么|啥|哪些)(?:任务|要求|措施)"
)
DUTY = re.compile(r"完成|实施|建[成设]|改造|治理|淘汰|退出|搬迁|安装|停|压减|达到")
_LISTS = re.compile(r"(?:包括|包含|分别[为是]|依次[为是]|^[为是有]|名单[为是：]).*、")
_SHARED = re.compile(r"(?<=[\u4e00-\u9fff）])(?:全部|均|应当|要)*(?:完成|实施)[^，。；]{3,}")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,5}[县市区旗镇乡]")
_LEADING_COUNTY = re.compile(
    r"(?:(?:退出|淘汰|完成|关停|改造|新建|建成|拆除|压减|整治|推进)(?:了)?)?(?P<name>[\u4e00-\u9fff]{2,4}?[县市区旗])(?![级域内各场县])"
)
# 国四70辆: a kind of things and how many; 其余5台 are those of other places.
_KIND_WITH_NUMBER = re.compile(
    r"(?!其[他它余])[\u4e00-\u9fff]{1,8}\d+(?:\.\d+)?[\u4e00-\u9fff]{1,4}"
)
_NUMBER = re.compile(r"\d")
FACT_LENGTH = 110  # characters for an answer that tells one thing


class EnterpriseParts:
    """Cuts sentences down to the enterprise that one question names. `score` is the share of the
    question that a text explains."""

    def __init__(self, query: Query, *, score: Callable[[str], float]) -> None:
        self._query = query
        self._score = score

    def told(self, statement: Statement) -> str | None:
        """What a statement says of the enterprise; None if it does not name it."""
        text = statement.text.text
        row = statement.row
        if row and not row.is_figures and any(map(self._names_it, row.names)):
            return text.strip("。；")
        if not self._names_it(text):
            return None
        segments = split_segments(text)
        named = [s for s in segments if any(b in s.text for b in self._query.enterprises)]
        others = [s for s in segments if s not in named]
        apart = all(looks_like_one(s.text) and _NUMBER.search(s.text) for s in others)
        if named and others and apart:
            return "，".join(s.text for s in named)  # each of the others has a work of its own
        if len(text) <= FACT_LENGTH or not named:
            return text.strip("。；")
        place = segments.index(named[0])
        said = self.own_item(named[0].text) or named[0].text
        after = segments[place + 1].text if place + 1 < len(segments) else ""
        return f"{said}，{after}" if after and not re.search(r"\d|完成", said) else said

    def of_county(self, window: str) -> str | None:
        """Of clauses that each name another county with its figures, those of the one asked about:
        甲县2座、3座，乙市1座."""
        if self._query.enterprises:
            return None
        runs: list[tuple[str, list[str]]] = []
        for segment in split_segments(window):
            county = _LEADING_COUNTY.match(segment.text)
            if county:
                runs.append((county["name"], [segment.text]))
            elif runs:
                runs[-1][1].append(segment.text)
        own = [said for name, said in runs if len(name) > 2 and name[:-1] in self._query.text]
        counted = all(_NUMBER.search("".join(said)) for _, said in runs)
        return "，".join(own[0]) if len(runs) > 1 and len(own) == 1 and counted else None

    def _names_it(self, text: str) -> bool:
        return any(brand in text for brand in self._query.enterprises)

    def of_lists(self, window: str) -> str | None:
        """Of lists of enterprises with a figure for each, the part about the one asked about."""
        segments = [segment.text for segment in split_segments(window)]
        lists = [s for s in segments if sum(map(looks_like_one, split_items(s))) > 1]
        named = [s for s in segments if any(brand in s for brand in self._query.enterprises)]
        if len(named) > 1:
            return self._best_of_own(segments, named)
        if not named or not lists or not re.search(r"\d", named[0]):
            return None
        own = self.own_item(named[0])
        return own or (named[0] if lists != named else None)

    def _best_of_own(self, segments: Sequence[str], named: Sequence[str]) -> str | None:
        """Of several things of one enterprise, each with its figure, the one asked about."""
        scores = [self._score(segment) for segment in named]
        if not all(map(looks_like_one, named)) or sum(s >= max(scores) for s in scores) > 1:
            return None
        best = named[scores.index(max(scores))]
        return "，".join(s for s in segments if s == best or s not in named)

    def own_item(self, segment: str) -> str | None:
        """Of a list of names the one that holds the enterprise or county asked about."""
        query = self._query
        wanted = (*query.enterprises, *query.inner_places)
        items = split_items(segment)
        if "分别" in segment and not all(re.search(r"\d", item) for item in items):
            return None  # which figure is whose is told by the order alone
        if not (wanted or query.ordinals) or len(items) < 2:
            return None
        held = [
            item
            for item in items
            if ordinals_in(item) & query.ordinals or any(name in item for name in wanted)
        ]
        others = [item for item in items if item not in held]
        if query.enterprises and not any(map(_is_of_one, others)):
            return None  # several things of the one enterprise
        if not any(name in "".join(held) for name in wanted) and not ordinals_in("".join(others)):
            return None  # several figures of the one phase
        if len(held) == 1 and re.search(r"\d", held[0]) and re.search(r"\d", "".join(others)):
            return self._of_the_place(items) or _with_shared_duty(held[0], items[-1])
        return None

    def _of_the_place(self, items: Sequence[str]) -> str | None:
        """Of several things of one county (甲县国三95辆、国四70辆) the one that the question names,
        or all of them; None where the others are of other places."""
        query = self._query
        place = next((name for name in query.inner_places if items[0].startswith(name)), None)
        if place is None or query.enterprises or query.ordinals:
            return None
        own = [items[0].removeprefix(place), *items[1:]]
        if not all(map(_KIND_WITH_NUMBER.fullmatch, own)) or any(map(_is_of_one, own)):
            return None
        named = [item for item in own if is_named_in(query.text, item)]
        return f"{place}{'、'.join(named or own)}"


def only_named(query: Query, text: str) -> bool:
    """Does a text name the enterprise asked about in a list and say nothing of what it does, where
    that is asked?"""
    if not query.enterprises or not DUTY_ASKED.search(query.text):
        return False
    segments = [segment.text for segment in split_segments(text)]
    named = [s for s in segments if any(brand in s for brand in query.enterprises)]
    return bool(named) and all(_LISTS.search(s) and not DUTY.search(s) for s in named)


def _is_of_one(item: str) -> bool:
    """Is a member of a list about an enterprise, or about a county?"""
    return looks_like_one(item) or bool(find_companies(item)) or bool(_COUNTY.match(item))


def _with_shared_duty(item: str, last: str) -> str:
    """A member of a list with what all of them do, where only the last one says it: 甲厂2座焦炉、
    乙厂1座焦炉完成改造."""
    shared = _SHARED.search(last) if item != last and not DUTY.search(item) else None
    return f"{item}，{shared.group()}" if shared else item


def has_figure_behind(query: Query, text: str) -> bool:
    """Is the number asked for given in brackets right behind the enterprise: 某某公司（15万吨）?"""
    if not query.measure:
        return False
    figure = rf"[（(][^（()）]{{0,8}}?\d[\d.]*\s*{re.escape(query.measure)}[）)]"
    return any(
        re.search(rf"{re.escape(name)}[^，。；、（）()]{{0,14}}{figure}", text)
        for name in query.enterprises
    )
