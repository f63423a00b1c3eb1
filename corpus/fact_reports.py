"""Duties to report: who sends what to whom, by which day, and to which address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.dates import TimeBound, TimeMention
from corpus.fact_models import Field, Report
from corpus.fact_paragraphs import Paragraph
from corpus.fact_times import times_of, timing
from corpus.markers import find_marker
from corpus.statements import Statement

_VERB = re.compile(
    r"(?:汇总|审核|书面|统一|及时|按时|定期)*(?:后于?)?(?:(?<!信息)报送(?!邮箱)|上报|(?<!申)报备"
    r"|(?<![举通预播申日月周年警简快填])报(?=[省县区州]|市(?!长)|所在|指挥部|督导|生态|国家|上级))"
)
_TO_BEFORE = re.compile(r"向(?P<to>[^，；。]{2,30}?)(?:及时)?(?:汇总)?$")
_OBJECT = re.compile(r"将(?P<what>[^；。]{2,60}?)[，]?$")
_ENDS = re.compile(r"[，；。]|（(?=联系|电话|邮箱)|(?<=[局办委厅府部组])（|备案|审批|$")
_BY_END = re.compile(r"于|[将应要须请在向]|按时|每|后$|后于|汇总|负责")
_BY_START = re.compile(r"^(?:请|由|各级|其中|并|[，；：、])+")
_UNIT_END = re.compile(r"(?:[县市区局办位委组厅府业会室]|部门|单位|街道|乡镇|分局|（[^）]*）)$")
_PAPER = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{0,16}(?:表|报告|总结|方案|名单|清单|材料|台账))(?:（[^）]*）)?"
)
_NOBODY = re.compile(r"对|经|[\u4e00-\u9fff]*(?:表|报告|总结|名单|清单)(?:（|$)")
_RECEIVER = re.compile(r"(?:部|局|厅|委|站|办|院|中心|政府|指挥部|办公室)$")
_TARGET = re.compile(r"(?P<to>[\u4e00-\u9fff（）、]{2,30}?)(?:邮箱|备案|审批|审核|汇总|$)")
_FORM = re.compile(r"《[^》]{2,60}》")
_WITHIN = re.compile(
    r"[\u4e00-\u9fff]{2,12}后\d+个?(?:工作)?(?:日|天|小时)内|\d+个?(?:工作日|小时|分钟)内|次[周月][一二三四五六日\d]?日?"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-—－]?\d{7,8}|1[3-9]\d{9}|\d{7,8})(?![\d.]*[@万吨户家])")
LONGEST_PARTY = 36  # characters


def read_reports(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Report]:
    """The duties to report in the text of a document."""
    for paragraph in paragraphs:
        for statement in paragraph.statements:
            if paragraph.path and statement.row is None:
                yield from _of_statement(document, statement)


def _of_statement(document: Document, statement: Statement) -> Iterator[Report]:
    mark = find_marker(statement.text.text)
    text = statement.text[mark.end if mark else 0 :]
    start = 0
    for verb in _VERB.finditer(text.text):
        stop = _ENDS.search(text.text, verb.end())
        end = stop.start() if stop else len(text)
        part, before, after = text[start:end], text[start : verb.start()], text[verb.end() : end]
        times = tuple(t for t in times_of(part, document) if _tells_when(t))
        what, to = _what_and_to(before, after, verb.group())
        start = end
        if what is None and to is None:
            continue
        within = _WITHIN.search(part.text)
        yield Report(
            id="",
            document_id=document.id,
            passage_id=statement.passage.id,
            region=document.region,
            text=Field.of(statement.text),
            what=what,
            by=_by(before, times),
            to=to,
            times=tuple(timing(part, time) for time in times),
            within=Field.of(part[within.start() : within.end()]) if within else None,
            forms=_found(_FORM, part),
            mails=_found(_MAIL, text[end:]) or _found(_MAIL, text),
            phones=_found(_PHONE, text[end:]) or _found(_PHONE, text),
        )


def _tells_when(time: TimeMention) -> bool:
    due = time.due is not None and time.bound is TimeBound.BY
    return not time.in_title and (time.recurrence is not None or due)


def _what_and_to(
    before: AlignedText, after: AlignedText, verb: str
) -> tuple[Field | None, Field | None]:
    """将X报Y, X报Y, 向Y报送X, 报送X: what is sent and who gets it."""
    told = _OBJECT.search(before.text)
    what = _part(before, told, "what") or _paper(before)
    to = _part(before, _TO_BEFORE.search(before.text), "to")
    rest = after.strip()
    if not rest:
        return what, to
    receives = _RECEIVER.search(rest.text) or not verb.endswith("送")
    if to is None and receives and (told or what or not verb.endswith(("上报", "填报"))):
        return what, _part(rest, _TARGET.match(rest.text), "to")
    return what or Field.of(rest), to


def _part(text: AlignedText, match: re.Match[str] | None, group: str) -> Field | None:
    return Field.of(text[match.start(group) : match.end(group)]) if match else None


def _paper(before: AlignedText) -> Field | None:
    """名单于12月20日前报…: the paper is what the last part of the sentence is about."""
    start = max(before.text.rfind("，"), before.text.rfind("；")) + 1
    return _part(before, _PAPER.match(before.text, start), "what")


def _by(before: AlignedText, times: Sequence[TimeMention]) -> Field | None:
    """Who: what the last part of the sentence begins with that is somebody, not a paper."""
    end = len(before)
    while end > 0:
        start = max(before.text.rfind("，", 0, end), before.text.rfind("；", 0, end)) + 1
        words = _subject(before[start:end], [t.start - start for t in times if t.start >= start])
        somebody = words and _UNIT_END.search(words.text) and not _NOBODY.match(words.text)
        if somebody and len(words) <= LONGEST_PARTY:
            return Field.of(words)
        end = start - 1
    return None


def _subject(text: AlignedText, times: Sequence[int]) -> AlignedText:
    lead = _BY_START.match(text.text)
    begin = lead.end() if lead else 0
    ends = [match.start() for match in _BY_END.finditer(text.text, begin) if match.start() > begin]
    return text[begin : min([*ends, *(t for t in times if t >= begin)], default=len(text))].strip()


def _found(pattern: re.Pattern[str], text: AlignedText) -> tuple[Field, ...]:
    return tuple(Field.of(text[m.start() : m.end()]) for m in pattern.finditer(text.text))
