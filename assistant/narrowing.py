"""From a sentence to the part of it that answers: the rule for the grade, the item, the figure.

What is left out is always a whole segment, item or list member, so that every word of an answer
stands in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.contrasts import of_those_asked, segment_of_the_asked
from assistant.enterprise_parts import FACT_LENGTH, EnterpriseParts
from assistant.evidence import Explainer
from assistant.highest_figures import MOST_ASKED, MOST_TOLD, highest_asked
from assistant.meanings import meaning_asked
from assistant.measured import figure_pattern, measure_pattern
from assistant.parallels import members_asked, of_class_asked, place_asked, side_asked, trade_asked
from assistant.parts import (
    around,
    extents_in,
    goes_on_from_another,
    of_enterprise,
    polarity_asked,
    polarity_of,
    ranks_asked,
    rest_asked,
    sizes_in,
    split_rules,
    to_consequence,
    to_members,
    with_measure,
    years_in,
)
from assistant.question import Query, Want
from assistant.quoted_items import OF_OTHERS, quoted_item
from assistant.segments import OF_WHICH, best_window, of_which, segments_of_acts, share_named
from assistant.series_parts import ASKS_EACH, BEYOND_FIRST, SeriesParts, is_named_in
from assistant.slot_checks import BASED_ON, NO_FIGURE, is_named
from assistant.stages import go_asked
from assistant.telling import ACT
from corpus.brackets import BRACKETED
from corpus.measures import COUNT_UNITS
from corpus.numerals import find_quantities
from corpus.series import Segment, numeric_items, split_items, split_segments
from corpus.statements import Statement
from corpus.vocabulary import grades_in, levels_in, ordinals_in, ways_in

ASIDE_PRICE = 0.1  # off a segment about a deputy, or about all others
BOUND_BONUS = 0.1  # for a segment that sets a highest amount, where that is asked for
_JOINED_FIGURES = re.compile(r"(?:和|及(?!以[上下]))(?=(?:及以[上下]|[^\d和及、]){2,}\d)")
_OTHERS = re.compile(r"其[他它余]")
_DEPUTY = re.compile(r"副([\u4e00-\u9fff]{2})")
SHORT_SENTENCE = 60  # characters; a shorter sentence is told whole
OTHERS_SHARE = 0.2  # of the question that what is said of other enterprises may explain
ANCHOR_LEAD = 0.05  # of the question, by which one segment has to fit better than the next
ITEM_SHARE = 0.3  # of the question; a bracketed item that explains this much is the answer
CLEAR_SHARE = 0.1  # the same, where it is twice what any other item explains
_ITEM_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十百零\d]+条\s|[①-⑳]|[（(]?\d{1,2}[）)]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d)|\d{1,2}[.．]\d{1,2}(?=\s+[\u4e00-\u9fff])|\d{1,2}(?:[.．]\d{1,2}){2,3}(?=\s*[\u4e00-\u9fff]))\s*"
)
_NAMED_FIGURE = re.compile(r"[\u4e00-\u9fff]{4,}\d+(?:\.\d+)?[^\d，、；（）]{0,6}")
_WITH_DAYS = re.compile(
    r"(?P<name>第?[\u4e00-\u9fff]{1,4}阶段)（[^（）]*\d[^（）]*[日月][^（）]*）"
)
_OF_EACH = re.compile(r"各(?:有|是|为)?(?:多少|几)")
# What a name stands for, told behind it: 实行“四定”管理，即定车辆、定线路.
_THAT_IS = re.compile(r"即(?!将|日|时|可)|也就是|[是系]指")
_MEANT_ASKED = re.compile(r"指(?:的是)?(?:什么|啥|哪)|是?(?:什么|啥)意思|哪[几两三四五六七八九十]")
PAIR = 2  # of figures, both of which 分别 asks for
_ASKED_NUMBER = re.compile(r"多少|几(?=[个天台家座套万吨辆])")
_BARE_FIGURE = re.compile(
    r"\d+(?:\.\d+)?(?:%|[^\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{0,2})(?:以[上内下])?"
)


def _has_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


class Narrower:
    """Cuts a sentence down to what one question asks."""

    def __init__(self, query: Query, *, explainer: Explainer) -> None:
        self._query = query
        self._explainer = explainer
        self._enterprise = EnterpriseParts(query, score=explainer.share_of)
        self._series = SeriesParts(query, explainer=explainer)

    def about_enterprise(self, statement: Statement) -> str | None:
        """What a statement says of the enterprise asked about; None if it does not name it."""
        return self._enterprise.told(statement)

    def score(self, text: str) -> float:
        """The share of the question's grams that a text has."""
        return self._explainer.share_of(text)

    def _of_which(self, text: str) -> str | None:
        """The members of a total (其中…) that the question names."""
        measure = self._query.measure
        for segment, told in of_which(text):
            items = numeric_items(told)
            measured = measure is None or measure_pattern(measure).search(told)
            if items and measured and self._asks_of_parts(items):
                return segment
            graded = [i for i in items or (segment,) if grades_in(i) & self._query.grades]
            if graded == [segment]:
                return segment
            ways = ways_in(self._query.text)
            named = [i for i in items if is_named_in(self._query.text, i) or ways_in(i) & ways]
            named = graded if items and graded else named
            if named and len(named) < len(items):
                return "、".join(named)
        return share_named(text, asked=self._query.text)

    def _asks_of_parts(self, items: Sequence[str]) -> bool:
        """Is each part of a total asked for (各多少), and not the total of each year or place?"""
        asked = _OF_EACH.search(self._query.text) is not None
        named = any(is_named_in(self._query.text, item) for item in items)
        return asked and (named or not self._query.wants_any(Want.COMPARE))

    def rule_of(self, text: str) -> str:
        """Of a sentence with a rule for each grade, the rule for the one asked for."""
        return self._own_rule(self._series.own(text))

    def _own_rule(self, text: str) -> str:
        """Of a sentence with a rule for each grade or level, the rules for those asked for."""
        query = self._query
        for wanted, named_in in (
            (query.grades, grades_in),
            (query.levels, lambda said: levels_in(BASED_ON.sub("", said))),
            (query.ordinals, ordinals_in),
            (extents_in(query.text), extents_in),
            (sizes_in(query.text), sizes_in),
            (polarity_asked(query.text), polarity_of),
            (self._years(), years_in),
        ):
            if not wanted:
                continue
            rules = split_rules(text, named_in)
            own = [rule for rule, named in rules if named & wanted]
            if own and len(own) < len(rules):
                text = "；".join(own)
        return of_class_asked(query, text)

    def _own_phase(self, text: str) -> str | None:
        """Of phases with their days in brackets, the one asked for: 第一阶段（11月1日至30日）."""
        named = [
            match.group()
            for match in _WITH_DAYS.finditer(text)
            if ordinals_in(match["name"]) & self._query.ordinals
        ]
        return named[0] if len(named) == 1 else None

    def _years(self) -> frozenset[str]:
        """The years a figure is asked for; where it is asked when, times are the answer."""
        if not self._query.wants_any(Want.AMOUNT) or self._query.wants_any(Want.WHEN):
            return frozenset()
        return years_in("，".join(mention.text for mention in self._query.times))

    def items(self, window: str) -> str:
        """Of a list of figures, the item that was asked for; also of one in brackets."""
        bracketed = self._own_bracket(window)
        if bracketed is not None:
            return bracketed
        query = self._query
        own = self._enterprise.of_lists(window) or self._enterprise.of_county(window)
        if own is not None:
            return own
        if query.wants_any(Want.LIST) and not query.measure:
            return window
        dated = query.wants_any(Want.WHEN) and not query.wants_any(Want.AMOUNT)
        pieces = []
        for segment in split_segments(window):
            if (own := self._enterprise.own_item(segment.text)) is not None:
                return own
            measured = self._measured(segment.text)
            if measured is not None:
                return measured
            listed = split_items(segment.text)
            kin = of_those_asked(query, listed)
            # what the last of them is told with (减排比例不低于20%) is said of all
            if len(kin) < len(listed) and _has_digit("".join(kin)) >= _has_digit(segment.text):
                return "、".join(kin)
            items = () if dated else numeric_items(segment.text)
            said = self._best_item(items) if items else segment.text
            if items and "、" not in said and self.score(said) >= ITEM_SHARE:
                return said
            pieces.append(said)
        return "，".join(pieces)

    def _measured(self, segment: str) -> str | None:
        """Of two figures that 和 joins, the one in the unit asked for."""
        measure = self._query.measure
        parts = _JOINED_FIGURES.split(segment)
        if measure is None or len(parts) != 2 or not all(re.search(r"\d", p) for p in parts):
            return None
        own = [part for part in parts if figure_pattern(self._query, measure).search(part)]
        return own[0] if len(own) == 1 else None

    def _of_an_amount(self, text: str, segments: Sequence[Segment]) -> str | None:
        """The segment of the kind, or in the unit, that is asked for, or the members of a total."""
        kin = segment_of_the_asked(self._query, [segment.text for segment in segments])
        return kin or self._of_the_unit(segments) or self._of_which(text)

    def _of_the_unit(self, segments: Sequence[Segment]) -> str | None:
        """Of segments that count (1.6万户) and one that weighs (替代散煤4.8万吨), the one where a
        weight is asked for."""
        measure = self._query.measure
        if measure is None or measure in COUNT_UNITS or not measure.endswith("吨"):
            return None
        own = [s.text for s in segments if figure_pattern(self._query, measure).search(s.text)]
        rest = [q for s in segments if s.text not in own for q in find_quantities(s.text)]
        counted = any(q.unit in COUNT_UNITS for q in rest)
        if len(own) != 1 or not counted or ways_in(self._query.text) - ways_in(own[0]):
            return None  # of one way alone nothing is told
        return own[0]

    def _own_bracket(self, window: str) -> str | None:
        """Of a list of figures in brackets or quotation marks, the item that was asked for."""
        quoted = quoted_item(window, best=self._best_item)
        if quoted is not None:
            return quoted
        for bracket in BRACKETED.finditer(window):
            items = numeric_items(OF_WHICH.sub("", bracket.group(1)))
            if not items:
                if self._is_own_aside(bracket, window):
                    return bracket.group(1)
                continue
            scores = [self.score(item) for item in items]
            best = max(scores)
            named = [i for i, score in zip(items, scores, strict=True) if score >= best * 0.9]
            rest = [score for score in scores if score < best * 0.9]
            clear = best >= CLEAR_SHARE and bool(rest) and best >= 2 * max(rest)
            if (best >= ITEM_SHARE or clear) and len(named) < len(items):
                return "、".join(named)
        return None

    def _is_own_aside(self, bracket: re.Match[str], window: str) -> bool:
        """Is a figure in brackets of what the question names, in its own first word and beyond what
        stands around them: 清扫率达到75%（主干道清扫率达到100%）?"""
        if not _NAMED_FIGURE.fullmatch(bracket.group(1)) or not self._query.wants_any(Want.AMOUNT):
            return False
        if bracket.group(1)[:2] not in self._query.text:
            return False
        around = f"{window[: bracket.start()]}{window[bracket.end() :]}"
        return self._explainer.share_of(bracket.group(1), beyond=around) >= BEYOND_FIRST

    def _anchored(
        self, segments: Sequence[Segment], needed: Callable[[str], bool], *, beyond: str
    ) -> tuple[int, int] | None:
        """Of several segments that each give a figure or time, the one the question fits best."""
        graded = (i for i, s in enumerate(segments) if grades_in(s.text) & self._query.grades)
        first = next(graded, 0)  # a figure before the grade is of all
        places = [i for i, segment in enumerate(segments) if i >= first and needed(segment.text)]
        if len(places) < 2:
            return None
        scores = {
            i: self._explainer.share_of(with_measure(segments, i), beyond=beyond)
            - ASIDE_PRICE * self._is_aside(segments[i].text)
            + BOUND_BONUS * self._is_bound(segments[i].text)
            for i in places
        }
        best = max(places, key=lambda i: (scores[i], -i))
        second = max(scores[i] for i in places if i != best)
        return (best, best) if scores[best] >= second + ANCHOR_LEAD else None

    def _acted(self) -> str | None:
        """What is done, or the office, of which it is asked who does or holds it."""
        if not self._query.wants_any(Want.WHO):
            return None
        act = ACT.search(self._query.text)
        return act["act"] if act else next(iter(self._query.offices), None)

    def _is_bound(self, text: str) -> bool:
        """Does it set the highest amount, where that is asked for?"""
        return bool(MOST_ASKED.search(self._query.text) and MOST_TOLD.search(text))

    def _is_aside(self, text: str) -> bool:
        """Is it about a deputy, or about all others, where the question asks about neither?"""
        asked = self._query.text
        deputies = "副" not in asked and any(part in asked for part in _DEPUTY.findall(text))
        return deputies or bool(_OTHERS.match(text) and not re.search(r"其[他它余]", asked))

    def _best_item(self, items: Sequence[str]) -> str:
        if any(_BARE_FIGURE.fullmatch(item) for item in items):  # whose figure it is is not known
            return "、".join(items)
        asked = len(_ASKED_NUMBER.findall(self._query.text))
        if asked >= len(items) or (len(items) == PAIR and ASKS_EACH.search(self._query.text)):
            return "、".join(items)
        measure = self._query.measure
        measured = [item for item in items if measure and re.search(rf"\d{measure}", item)]
        if len(measured) == 1:
            return measured[0]
        if OF_OTHERS.search(items[0]):
            return "、".join(items)
        reach = max(map(len, items[:-1]))  # what follows the last name belongs to all of them
        scores = self._series.beside_first([item[:reach] for item in items])
        best = max(scores)
        named = [item for item, score in zip(items, scores, strict=True) if score >= best * 0.9]
        return "、".join(named if best > 0 else items)

    def window(self, statement: Statement, *, needed: Callable[[str], bool], limit: int) -> str:
        meaning = meaning_asked(self._query, statement.text.text)
        if meaning is not None:
            return meaning
        text = self._own_text(statement)
        segments = split_segments(text)
        acted = self._acted()
        outright = self._outright(text, segments, limit=limit, acted=acted)
        if outright is not None:
            return outright
        placed = self._of_place(segments)
        if placed is not None:
            return placed
        anchor = None
        if limit == FACT_LENGTH and self._query.wants_any(Want.AMOUNT, Want.WHEN):
            anchor = segments_of_acts(self._query.text, segments)
            anchor = anchor or self._anchored(segments, needed, beyond=around(statement))
        if acted is not None:
            anchor = self._anchored(segments, lambda text: acted in text, beyond=around(statement))
        first, last = anchor or best_window(segments, score=self.score, needed=needed, limit=limit)
        last = self._to_end(segments, first, last, text=text, limit=limit)
        window = text[segments[first].start : segments[last].end]
        return self.items(window).strip("。；， \n")

    def _of_place(self, segments: Sequence[Segment]) -> str | None:
        """Of a figure with those of single counties behind it, that of the county asked about."""
        places = self._query.inner_places
        if not places or not self._query.wants_any(Want.AMOUNT):
            return None
        named = [s.text for s in segments if any(is_named(place, s.text) for place in places)]
        figures = [s.text for s in segments if re.search(r"\d", NO_FIGURE.sub("", s.text))]
        if len(named) != 1 or named[0] not in figures or len(figures) < 2:
            return None
        return self.items(named[0]) if OF_WHICH.match(named[0]) else None

    def _to_end(
        self, segments: Sequence[Segment], first: int, last: int, *, text: str, limit: int
    ) -> int:
        """The last segment that belongs to those chosen."""
        if self._query.wants_any(Want.CONSEQUENCE):
            last = to_consequence(segments, first, last, limit=limit, asked=self._query.text)
        while segments[last].text.endswith("的") and last + 1 < len(segments):
            last += 1  # what a condition leads to belongs to it
        if last + 1 < len(segments) and _THAT_IS.match(segments[last + 1].text):
            last += bool(_MEANT_ASKED.search(self._query.text))
        if self._query.wants_any(Want.LIST) and limit > FACT_LENGTH:
            last = to_members(segments, first, last, text=text, limit=limit)
        return last

    def _own_text(self, statement: Statement) -> str:
        """The sentence without the rules for others: other grades, phases, enterprises."""
        text = _ITEM_MARK.sub(
            "", self._series.own(statement.text.text, lead=statement.lead)
        ).strip()
        text = self._own_rule(text)
        if not self._query.enterprises:
            return text
        part = of_enterprise(text, lambda said: any(b in said for b in self._query.enterprises))
        said = self.score(part) >= self.score(text) - OTHERS_SHARE
        return part if said or goes_on_from_another(part, text) else text

    def _outright(
        self, text: str, segments: Sequence[Segment], *, limit: int, acted: str | None
    ) -> str | None:
        """What needs no window: the days of a phase, members of a total, a short sentence."""
        query = self._query
        own = place_asked(query, text) or side_asked(query, text) or members_asked(query, text)
        own = own or rest_asked(query.text, segments) or ranks_asked(query.text, segments)
        own = own or highest_asked(query, segments) or go_asked(query, segments)
        if own is not None:
            return own
        phase = self._own_phase(text) if query.wants_any(Want.WHEN) else None
        if phase is not None:
            return phase
        if query.wants_any(Want.AMOUNT) and (own := trade_asked(query, text)) is not None:
            return self.items(own)
        figures = sum(bool(re.search(r"\d", segment.text)) for segment in segments)
        short = len(text) <= SHORT_SENTENCE and limit >= FACT_LENGTH and acted is None
        if short and (figures <= 1 or not query.wants_any(Want.AMOUNT, Want.WHEN)):
            return self.items(text.strip("。；，"))
        if not segments:
            return text.strip("。；，")
        own = self._of_an_amount(text, segments) if query.wants_any(Want.AMOUNT) else None
        if own is not None:
            return own
        several = len(_ASKED_NUMBER.findall(query.text)) > 1
        if several and len(text) <= SHORT_SENTENCE * 2:
            items = [self._enterprise.own_item(segment.text) for segment in segments]
            own = next(filter(None, items), None) or self._own_bracket(text)
            return own or text.strip("。；，")
        return None
