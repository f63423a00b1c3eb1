"""Other documents that a document speaks of, and how it stands to them.

《某某办法》（某府发〔2023〕17号）同时废止 repeals, 根据《……》，制定本方案 rests on, 转发 forwards,
印发 issues; all others are merely cited. How long the document itself holds is read here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.aligned import AlignedText
from corpus.datamodels import Block, BlockKind, Reference, ReferenceKind
from corpus.dates import find_times
from corpus.digits import integer_of
from corpus.errors import CorpusError

_NUMBER = r"[\u4e00-\u9fff]{1,16}〔(?:19|20)\d{2}〕\d+号"
_REFERENCE = re.compile(
    rf"《(?P<title>[^《》]{{2,80}}(?:《[^《》]*》[^《》]*)?)》(?:（(?P<number>{_NUMBER})[^）]*）)?"
    rf"|(?P<bare>{_NUMBER})"
)
_SENTENCE = re.compile(r"[^。；]+[。；]?")
_REPEALS = re.compile(r"废止|停止执行|不再执行|失效")
_ISSUES = re.compile(r"印发|发布|公布|予以公布")
_RESTS_ON = re.compile(r"根据|依据|依照|按照|贯彻|落实|结合")
_MAKES = re.compile(r"制定本|制订本|编制本|特制定|修订本|(?:制定|编制)[。；]?$")
_IN_FORCE = re.compile(
    r"(?:自(?P<start>[^，。；]{2,16}?)(?:之日)?起)(?:正式|开始)?(?:施行|实施|执行|生效)"
)
_DURATION = re.compile(
    r"(?:有效期|施行期|试行期|执行期)限?(?:为|至|暂定)?[^，。；\d一二两三四五六七八九十]{0,3}"
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十])年(?!\d|[一二三四五六七八九十〇]*月|底)"
)
_UNTIL = re.compile(
    r"(?:有效期|执行|施行|实施)?(?:截?至|到)(?P<end>[^，。；自]{4,16}?)(?:止|废止|失效|自动失效|有效)"
)
_ON_ISSUE = re.compile(r"^(?:印发|发布|公布|发文)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From which day a document holds, and its last day; None where it does not say."""

    start: date | None
    end: date | None


def find_references(blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """All references of the text, in order, each title or number once per kind."""
    found: dict[tuple[ReferenceKind, str], Reference] = {}
    for block in blocks:
        if block.kind != BlockKind.CLAUSE:
            continue
        for reference in _of_block(block.text):
            key = (reference.kind, reference.title or reference.number or "")
            found.setdefault(key, reference)
    return tuple(found.values())


def _of_block(text: AlignedText) -> Iterator[Reference]:
    for sentence in _SENTENCE.finditer(text.text):
        for match in _REFERENCE.finditer(text.text, *sentence.span()):
            yield Reference(
                kind=_kind(
                    sentence.group(),
                    match.start() - sentence.start(),
                    match.end() - sentence.start(),
                ),
                title=match["title"],
                number=match["number"] or match["bare"],
                text=text[match.start() : match.end()],
            )


def _kind(sentence: str, start: int, end: int) -> ReferenceKind:
    before, after = sentence[:start], sentence[end:]
    if _REPEALS.search(after) and "《" not in after.split("废止")[0].split("停止")[0]:
        return ReferenceKind.REPEALS
    if "转发" in before + after:
        return ReferenceKind.FORWARDS
    if _ISSUES.search(after) and not _MAKES.search(sentence):
        return ReferenceKind.ISSUES
    if _RESTS_ON.search(before) and _MAKES.search(after):
        return ReferenceKind.RESTS_ON
    return ReferenceKind.CITES


def validity_of(blocks: Sequence[Block], published: date | None) -> Validity:
    """When the document holds, as its own text says; its last words on this count."""
    start: date | None = None
    end: date | None = None
    for block in blocks:
        if block.kind != BlockKind.CLAUSE:
            continue
        text = block.text.text
        in_force = _IN_FORCE.search(text)
        if in_force and (first := _first_day(in_force["start"], published)):
            start = first
        end = _last_day(text, start or published) or end
    return Validity(start=start, end=end)


def _first_day(words: str, published: date | None) -> date | None:
    if _ON_ISSUE.match(words):
        return published
    return next((m.period.start for m in find_times(words) if m.period is not None), None)


def _last_day(text: str, start: date | None) -> date | None:
    """The last day that a sentence on validity names; it must speak of the document itself."""
    if not re.search(r"有效期|施行|实施|执行|废止|失效", text):
        return None
    for sentence in _SENTENCE.findall(text):
        if "《" in sentence.split("废止")[0] and "有效期" not in sentence:
            continue
        duration = _DURATION.search(sentence)
        if duration and start is not None:
            return _years_later(start, duration["years"])
        until = _UNTIL.search(sentence)
        if until and re.search(r"本[\u4e00-\u9fff]{2,4}|有效期|废止|失效", sentence):
            for mention in find_times(until["end"]):
                if mention.period is not None:
                    return mention.period.end
    return None


def _years_later(start: date, years: str) -> date | None:
    try:
        later = start.year + integer_of(years)
        return start.replace(year=later) - timedelta(days=1)
    except (CorpusError, ValueError):  # 29 February
        return None
