"""From evidence to the words of an answer: the part of a statement that says what was asked.

Every word comes from the statement, its heading, its note or its row; nothing is phrased anew but
the connection between them. What the words stand on is returned with them, to be cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence, Explainer
from assistant.question import Query, Want
from assistant.ranking import ACT, CONSEQUENCE
from assistant.scope import RELATIVE
from assistant.segments import best_window
from corpus.datamodels import Document, Passage, Period
from corpus.dates import TimeKind, find_times
from corpus.mend import close_up
from corpus.numerals import find_quantities
from corpus.series import Segment, Share, numeric_items, resolve_series, split_items, split_segments
from corpus.statements import RowView, Statement
from corpus.vocabulary import grades_in, indicators_in, levels_in

LIST_LENGTH = 260  # characters for an answer that lists things
FACT_LENGTH = 110  # characters for an answer that tells one thing
SHORT_SENTENCE = 60  # characters; a shorter sentence is told whole
ANCHOR_LEAD = 0.06  # of the question, by which one segment has to fit better than the next
ITEM_SHARE = 0.3  # of the question; a bracketed item that explains this much is the answer
SUBJECT_LENGTH = 42  # characters of what a deadline or a unit is about
_BRACKETS = "（）()〔〕［］【】"
_DUTY_PART = re.compile(r"[；;，,](?=[^，；]*?(?:部门|单位|牵头|配合|负责|落实|协助))|；")
_BASELINE = re.compile(r"上一?[个次轮年]|去年|上年|此前|原来|基数|实际|现状|往年|之前那")
_FALLS = re.compile(r"减少|下降|降低|[少降减](?:几|多少)")
_FORBIDDEN = re.compile(r"严禁|禁止|不得|不允许|不准|不予|杜绝|不能|不应|停止")
_ALLOWED = re.compile(r"(?<!不)(?:可以?(?!能)|允许|准许|豁免)")
_ASKS_PERMISSION = re.compile(r"能(?!源|耗|力|效|见)|可以|允许|让不让|准不准|行不行|还能|可不可以")
_ITEM_MARK = re.compile(
    r"^(?:[①-⑳]|[（(]?\d{1,2}[）)]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))\s*"
)
_STOPS = re.compile(r"停产|不予错峰|豁免|自主|停工|停止|关停")
_BRACKETED = re.compile(r"（([^（）]*)）")
_NOTED = re.compile(r"（[^（）]*）|^附件\S*\s+")
_OF_WHICH = re.compile(r"^(?:其中|包括|含)[：:，]?")
_ASKED_NUMBER = re.compile(r"多少|几(?=[个天台家座套万吨辆])")
_INDICATOR_NAME = re.compile(r"PM\d+(?:\.\d+)?|[A-Z]{1,4}\d+")
_TIME_KINDS = tuple(kind for kind in TimeKind if kind not in (TimeKind.IMMEDIATE, TimeKind.PLAN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing told: its words, the passages that say it, and the bare value for comparing."""

    text: str
    value: str
    passages: tuple[Passage, ...]
    document: Document
    heading: str = ""  # what it stands under, without its enumerator
    named: str = ""  # column names that the words use; they stand in the table's header
    whole: Finding | None = None  # the statement as it stands, should the words fail the check
    coverage: float | None = None  # share of the question that the statement explains

    @property
    def label(self) -> str:
        """What tells this finding from those of other documents."""
        period = self.document.period.label if self.document.period else ""
        return f"{self.document.region or ''}{period}" or self.document.title


class Composer:
    """Words an answer from one statement."""

    def __init__(self, query: Query, *, explainer: Explainer) -> None:
        self._query = query
        self._explainer = explainer

    def find(self, evidence: Evidence, document: Document) -> Finding:
        """The answer that this statement gives."""
        statement, query = evidence.statement, self._query
        if statement.row and statement.row.is_figures:
            text, value = self._figures(statement.row, document)
            return Finding(
                text=text,
                value=value,
                passages=(statement.passage,),
                document=document,
                named=" ".join(statement.row.columns),
                heading=_last(statement.headings),
                coverage=evidence.coverage,
            )
        parts: list[str] = []
        asks_duty = (
            query.wants_any(Want.WHO) and statement.duty is not None and not self._acts(statement)
        )
        if asks_duty:
            parts.append(self._who(statement))
            if query.wants_any(Want.WHEN):
                parts.append(self._when(statement))
        elif query.wants_any(Want.WHEN):
            parts.append(self._when(statement))
        else:
            parts.append(self._what(statement))
        value = "；".join(part for part in parts if part)
        text = f"{self._subject(statement, value)}{value}"
        told = statement.text.text.strip("。；")
        places = [statement.passage]
        if asks_duty and statement.duty_passage is not None:
            places.append(statement.duty_passage)
        finding = Finding(
            text=text,
            value=value,
            passages=tuple(places),
            document=document,
            heading=_last(statement.headings),
            coverage=evidence.coverage,
        )
        whole = replace(finding, text=told, value=told, passages=(statement.passage,))
        return replace(finding, whole=whole)

    def score(self, text: str) -> float:
        """The share of the question's grams that a text has."""
        return self._explainer.share_of(text)

    def _figures(self, row: RowView, document: Document) -> tuple[str, str]:
        """Of a row of figures the cell that was asked for, named by its column."""
        keys = [key for key in row.names if self.score(key) > 0] or list(row.names[:1])
        name = "".join(keys)
        told = set(row.names)
        cells = [c for c in row.row.cells if c.text and close_up(c.text).text not in told]
        if not cells:
            return row.row.text.text, row.row.text.text
        scores = [
            self.column_score(cell.column, document) + self.score(cell.text.text) for cell in cells
        ]
        best = max(scores)
        chosen = [c for c, score in zip(cells, scores, strict=True) if score >= best - 0.01]
        figures = "，".join(f"{cell.column}为{cell.text.text}" for cell in chosen)
        return f"{name}{figures}", "，".join(cell.text.text for cell in chosen)

    def column_score(self, column: str, document: Document) -> float:
        """How well a column fits: its words, the indicator, the time or baseline asked for."""
        query = self._query
        score = self.score(column)
        if query.indicators:
            score += 0.5 if query.indicators & indicators_in(column) else -0.5
        spoken = [m.period for m in find_times(column, default=document.period) if m.period]
        asked = [m.period for m in query.times if m.period and not RELATIVE.match(m.text)]
        if query.levels:
            score += 0.5 if query.levels & levels_in(column) else -0.5
        falls = _FALLS.search(query.text)
        if falls:
            score += 0.5 if _FALLS.search(column) else -0.2
        before = _BASELINE.search(query.text) and not falls
        for period in spoken:
            earlier = document.period is not None and period.end < document.period.start
            if before:
                score += 0.5 if earlier else -0.2
            elif asked:
                score += 0.5 if any(_same(period, a) for a in asked) else -0.3
            elif earlier:
                score -= 0.3
        return score

    def _acts(self, statement: Statement) -> bool:
        """Is it asked who does what the sentence itself says is done, such as 谁批准?"""
        asked = ACT.search(self._query.text)
        return asked is not None and asked.group("act") in statement.text.text

    def _who(self, statement: Statement) -> str:
        duty = statement.duty.text if statement.duty else ""
        return duty_words(duty, asked=self._query.text)

    def _when(self, statement: Statement) -> str:
        row = statement.row
        window = self._window(statement, needed=has_time, limit=FACT_LENGTH)
        if has_time(window):
            return window
        own = [m for m in find_times(statement.text.text) if m.kind in _TIME_KINDS]
        if own:
            return f"{own[0].text}，{window}"
        if row and row.deadline:
            return row.deadline.text
        times = find_times(statement.lead)
        return times[-1].text + "，" + window if times else window

    def _what(self, statement: Statement) -> str:
        query = self._query
        measure = query.measure
        limit = LIST_LENGTH if query.wants_any(Want.LIST, Want.CONSEQUENCE) else FACT_LENGTH

        permission = query.wants_any(Want.WHETHER)

        def needed(text: str) -> bool:
            if query.wants_any(Want.CONSEQUENCE):
                return bool(CONSEQUENCE.search(text))
            if permission:
                return bool(_FORBIDDEN.search(text) or _ALLOWED.search(text))
            if measure:
                return bool(re.search(rf"\d[^，；。]{{0,3}}{re.escape(measure)}", text))
            if not query.wants_any(Want.AMOUNT):
                return False
            return bool(find_quantities(text)) or bool(_STOPS.search(text))

        if query.wants_any(Want.WHO):
            needed = names_unit
        window = self._window(statement, needed=needed, limit=limit)
        if query.wants_any(Want.WHETHER) and _ASKS_PERMISSION.search(query.text):
            if _FORBIDDEN.search(window):
                return f"不能：{window}"
            if _ALLOWED.search(window):
                return f"可以：{window}"
        return window

    def _window(self, statement: Statement, *, needed: Callable[[str], bool], limit: int) -> str:
        text = _ITEM_MARK.sub("", self._series(statement.text.text, lead=statement.lead)).strip()
        text = self._own_rule(text)
        segments = split_segments(text)
        figures = sum(bool(re.search(r"\d", segment.text)) for segment in segments)
        short = len(text) <= SHORT_SENTENCE and limit >= FACT_LENGTH
        if short and (figures <= 1 or not self._query.wants_any(Want.AMOUNT)):
            return self._items(text.strip("。；，"))
        if not segments:
            return text.strip("。；，")
        anchor = None
        several = len(_ASKED_NUMBER.findall(self._query.text)) > 1
        if several and len(text) <= SHORT_SENTENCE * 2:
            return text.strip("。；")
        if limit == FACT_LENGTH and self._query.wants_any(Want.AMOUNT, Want.WHEN):
            anchor = self._anchored(segments, needed, beyond=_around(statement))
        act = ACT.search(self._query.text) if self._query.wants_any(Want.WHO) else None
        if act is not None:
            anchor = self._anchored(
                segments, lambda text: act["act"] in text, beyond=_around(statement)
            )
        first, last = anchor or best_window(segments, score=self.score, needed=needed, limit=limit)
        if self._query.wants_any(Want.CONSEQUENCE):
            last = _to_consequence(segments, first, last, limit=limit)
        window = text[segments[first].start : segments[last].end]
        return self._items(window).strip("。；， \n")

    def _series(self, text: str, *, lead: str = "") -> str:
        """Of a 分别 list, the member that was asked for."""
        shares = resolve_series(text) or _series_after(lead, text)
        if not shares:
            return text
        query = self._query
        if query.grades or query.levels:
            exact = [
                share
                for share in shares
                if grades_in(share.member) & query.grades
                or levels_in(f"{share.member}响应") & query.levels
            ]
            return "；".join(share.text.strip("。；") for share in exact) or text
        asked = [mention.period for mention in query.times if mention.period is not None]
        timed = [
            share
            for share in shares
            for mention in find_times(share.member)
            if mention.period and any(_same(mention.period, period) for period in asked)
        ]
        if len(timed) == 1:
            return timed[0].text
        scores = [self.score(share.member) for share in shares]
        best = max(scores)
        if best > 0 and sum(score >= best * 0.95 for score in scores) == 1:
            return shares[scores.index(best)].text
        return text

    def about_enterprise(self, statement: Statement) -> str | None:
        """What a statement says of the enterprise asked about; None if it does not name it."""
        text = statement.text.text
        if not any(brand in text for brand in self._query.enterprises):
            return None
        segments = split_segments(text)
        named = [s for s in segments if any(b in s.text for b in self._query.enterprises)]
        if len(text) <= FACT_LENGTH or not named:
            return text.strip("。；")
        place = segments.index(named[0])
        said = self._own_item(named[0].text) or named[0].text
        after = segments[place + 1].text if place + 1 < len(segments) else ""
        return f"{said}，{after}" if after and not re.search(r"\d|完成", said) else said

    def rule_of(self, text: str) -> str:
        """Of a sentence with a rule for each grade, the rule for the one asked for."""
        return self._own_rule(self._series(text))

    def _own_rule(self, text: str) -> str:
        """Of a sentence with a rule for each grade or level, the rules for those asked for."""
        query = self._query
        for wanted, named_in in ((query.grades, grades_in), (query.levels, levels_in)):
            if not wanted:
                continue
            rules = _rules(text, named_in)
            own = [rule for rule, named in rules if named & wanted]
            if own and len(own) < len(rules):
                text = "；".join(own)
        return text

    def _items(self, window: str) -> str:
        """Of a list of figures, the item that was asked for; also of one in brackets."""
        for bracket in _BRACKETED.finditer(window):
            items = numeric_items(_OF_WHICH.sub("", bracket.group(1)))
            if items:
                scores = [self.score(item) for item in items]
                best = max(scores)
                named = [i for i, score in zip(items, scores, strict=True) if score >= best * 0.9]
                if best >= ITEM_SHARE and len(named) < len(items):
                    return "、".join(named)
        query = self._query
        if query.wants_any(Want.LIST) and not query.measure:
            return window
        pieces = []
        for segment in split_segments(window):
            if (own := self._own_item(segment.text)) is not None:
                return own
            items = numeric_items(segment.text)
            said = self._best_item(items) if items else segment.text
            if items and "、" not in said and self.score(said) >= ITEM_SHARE:
                return said
            pieces.append(said)
        return "，".join(pieces)

    def _anchored(
        self, segments: Sequence[Segment], needed: Callable[[str], bool], *, beyond: str
    ) -> tuple[int, int] | None:
        """Of several segments that each give a figure or time, the one the question fits best."""
        places = [i for i, segment in enumerate(segments) if needed(segment.text)]
        if len(places) < 2:
            return None
        scores = {i: self._explainer.share_of(segments[i].text, beyond=beyond) for i in places}
        best = max(places, key=lambda i: (scores[i], -i))
        second = max(scores[i] for i in places if i != best)
        return (best, best) if scores[best] >= second + ANCHOR_LEAD else None

    def _own_item(self, segment: str) -> str | None:
        """Of a list of names the one that holds the enterprise or county asked about."""
        wanted = (*self._query.enterprises, *self._query.inner_places)
        items = split_items(segment)
        if not wanted or len(items) < 2:
            return None
        held = [item for item in items if any(name in item for name in wanted)]
        others = [item for item in items if item not in held]
        if len(held) == 1 and re.search(r"\d", held[0]) and re.search(r"\d", "".join(others)):
            return held[0]
        return None

    def _best_item(self, items: Sequence[str]) -> str:
        if any("分别" in item for item in items):  # whose figure is whose is not known
            return "、".join(items)
        scores = [self.score(item) for item in items]
        best = max(scores)
        named = [item for item, score in zip(items, scores, strict=True) if score >= best * 0.9]
        return "、".join(named if best > 0 else items)

    def _subject(self, statement: Statement, value: str) -> str:
        """What the value is about, as far as the value itself does not say it."""
        row = statement.row
        headings = [part for part in statement.headings if part]
        heading = (headings or [""])[-1]
        if row and row.names:
            heading = max(reversed(row.names), key=self.score)
        told = self.score(value)
        with_heading = self.score(heading + value)
        subject = ""
        heading = _NOTED.sub("", heading)
        if with_heading > told + 0.02 or (heading and told < 0.2):
            subject = heading
        if self._query.wants_any(Want.WHO, Want.WHEN):
            window = self._window(statement, needed=lambda _: False, limit=SUBJECT_LENGTH)
            if self.score(subject + window + value) > self.score(subject + value) + 0.05:
                subject = f"{subject}，{window}" if subject else window
        return f"{subject}：" if subject and subject not in value else ""


def _rules(
    text: str, named_in: Callable[[str], frozenset[str]]
) -> list[tuple[str, frozenset[str]]]:
    """A sentence cut where another grade or level begins: each rule with those it names."""
    rules: list[tuple[str, frozenset[str]]] = []
    for segment in split_segments(text):
        named = named_in(segment.text)
        if rules and (not named or named == rules[-1][1]):
            said, before = rules[-1]
            rules[-1] = (f"{said}，{segment.text}", before)
        else:
            rules.append((segment.text, named))
    if rules and not rules[0][1] and len(rules) > 1:
        lead = rules.pop(0)[0]
        rules = [(f"{lead}，{rule}", named) for rule, named in rules]
    return rules


_UNIT = re.compile(
    r"(?:[市县区省]|部门|政府|办公室|委员会|领导小组)[^，。；]{0,10}(?:局|委|部|办|政府|部门|支队)|牵头|组长"
)


def names_unit(text: str) -> bool:
    """Does a text name a unit or a person in charge?"""
    return bool(_UNIT.search(text))


def _series_after(lead: str, text: str) -> tuple[Share, ...]:
    """A 分别 list whose members stand in the sentence before: 三级、二级、一级预警…。…分别…"""
    before = next((part for part in reversed(lead.split("。")) if part.strip()), "")
    if "分别" not in text or not before:
        return ()
    opening = text[:4]
    shares = resolve_series(f"{before}，{text}")
    cut = [(share, share.text.find(opening, len(before) // 2)) for share in shares]
    return tuple(replace(share, text=share.text[at:]) for share, at in cut if at > 0)


def _around(statement: Statement) -> str:
    """What stands above a statement: words of it tell no segment from another."""
    return " ".join(statement.headings) + statement.passage.context


def _to_consequence(segments: Sequence[Segment], first: int, last: int, *, limit: int) -> int:
    """The last segment of the sentence that tells a consequence, if the limit allows."""
    for place in range(len(segments) - 1, last, -1):
        length = segments[place].end - segments[first].start
        if length <= limit and CONSEQUENCE.search(segments[place].text):
            return place
    return last


def _same(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def has_time(text: str) -> bool:
    """Does a text name a time?"""
    return any(mention.kind in _TIME_KINDS for mention in find_times(text))


def duty_words(duty: str, *, asked: str) -> str:
    """The part of a responsibility note that is asked for: who leads, who supports, or all."""
    text = duty.strip("。；").strip(_BRACKETS)
    parts = [part.strip() for part in _DUTY_PART.split(text) if part.strip()]
    named = [word for word in ("牵头", "配合") if word in asked]
    for word in named if len(named) == 1 else ():
        chosen = [part for part in parts if word in part]
        if chosen:
            return "；".join(chosen)
    return text


def _last(headings: Sequence[str]) -> str:
    return next((heading for heading in reversed(headings) if heading), "")
