"""Other documents that a document names, and for how long it is itself in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.dates import TimeBound
from corpus.fact_models import Field, Reference, Relation, Validity, amount_of
from corpus.fact_times import times_of, timing
from corpus.numerals import find_quantities
from corpus.statements import Statement

_TITLE = re.compile(
    r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*|[^《》]*(?:〈[^〉]*〉[^《》]*)*)》"
)
DOCUMENT_NUMBER = (
    r"[\u4e00-\u9fff]{1,14}[〔［\[（(]\s*(?:19|20)\d{2}\s*[〕］\]）)]\s*第?\d{1,5}\s*号"
)
_BEHIND = re.compile(rf"\s*[（(](?P<number>{DOCUMENT_NUMBER})[）)]")
_LONE = re.compile(rf"[（(](?P<number>{DOCUMENT_NUMBER})[）)]")
_AHEAD: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.FORWARDS, re.compile(r"转发[^，。；]{0,30}$")),
    (Relation.AMENDS, re.compile(r"(?:修订|修改)[^，。；》）]{0,6}$")),
    (
        Relation.IMPLEMENTS,
        re.compile(
            r"(?:根据|依据|按照?|依照|遵照|落实|贯彻|执行|参照|结合|对照|完成)[^，。；]{0,30}$"
        ),
    ),
)
_LISTED = re.compile(r"(?:[、和及与\s]|以及)?")
_SHORT_FORM = re.compile(r"(?:以下)?简?称(?:为)?[：:]?《(?P<name>[^《》]+)》")
_REPEALED = re.compile(r"[^。；]{0,30}(?:废止|停止执行|失效)")
_FORWARDED = re.compile(r"[^。；]{0,16}转发")
_IN_FORCE = re.compile(
    r"(?:自|从).{2,24}?起(?:正式)?(?:施行|实施|执行|生效|试行)|有效期|(?:至|到).{4,16}(?:废止|失效|止)"
)
_OWN = re.compile(r"本(?:办法|通知|预案|意见|方案|规定|细则|公告|计划|制度)")
_KIND = re.compile(
    r"(?:法|条例|办法|规定|意见|通知|方案|计划|规划|预案|标准|指南|目录|细则|制度|公告|决定|要点|指引|要求|办法（试行）|清单|建议（试行）)"
)
AHEAD_REACH = 40  # characters before a title in which the word for its relation is looked for


def read_references(document: Document, statements: Sequence[Statement]) -> Iterator[Reference]:
    """The documents named in a document, each once per relation."""
    told: set[tuple[str, Relation]] = set()
    short = {m["name"] for s in statements for m in _SHORT_FORM.finditer(s.text.text)}
    for statement in statements:
        for reference in _of_statement(document, statement):
            if reference.number is None and reference.title and reference.title.text in short:
                continue
            field = reference.number or reference.title
            key = ("".join(field.text.split()) if field else "", reference.relation)
            if key not in told and not _is_itself(document, reference):
                told.add(key)
                yield reference


def _of_statement(document: Document, statement: Statement) -> Iterator[Reference]:
    text = statement.text
    taken, relation = 0, Relation.CITES
    for title in _TITLE.finditer(text.text):
        behind = _BEHIND.match(text.text, title.end())
        end = behind.end() if behind else title.end()
        listed = taken and _LISTED.fullmatch(text.text, taken, title.start())
        relation = relation if listed else _relation(text.text, title.start(), end)
        taken = end
        if behind is None and not _KIND.search(title["title"]):
            continue
        yield Reference(
            id="",
            document_id=document.id,
            passage_id=statement.passage.id,
            region=document.region,
            text=Field.of(text),
            relation=relation,
            title=Field.of(text[title.start("title") : title.end("title")]),
            number=_field(text, behind, "number"),
        )
    for lone in _LONE.finditer(text.text, taken):
        yield Reference(
            id="",
            document_id=document.id,
            passage_id=statement.passage.id,
            region=document.region,
            text=Field.of(text),
            relation=_relation(text.text, lone.start(), lone.end()),
            number=_field(text, lone, "number"),
        )


def _field(text: AlignedText, match: re.Match[str] | None, group: str) -> Field | None:
    return Field.of(text[match.start(group) : match.end(group)]) if match else None


def _relation(text: str, start: int, end: int) -> Relation:
    if _REPEALED.match(text, end):
        return Relation.REPEALS
    if _FORWARDED.match(text, end):
        return Relation.FORWARDS
    ahead = text[max(0, start - AHEAD_REACH) : start]
    return next((relation for relation, cue in _AHEAD if cue.search(ahead)), Relation.CITES)


def _is_itself(document: Document, reference: Reference) -> bool:
    """A notice names the plan that it issues; the plan is this document."""
    number = "".join((reference.number.text if reference.number else "").split())
    title = "".join((reference.title.text if reference.title else "").split())
    own = "".join(document.title.split())
    return bool(number and number == document.number) or bool(title and own.endswith(title))


def read_validity(document: Document, statements: Sequence[Statement]) -> Iterator[Validity]:
    """Sentences on when the document itself is in force."""
    for statement in statements:
        text = statement.text
        if statement.row is not None or not _OWN.search(text.text):
            continue
        if not _IN_FORCE.search(text.text):
            continue
        times = times_of(text, document)
        begin = next((t for t in times if t.bound is TimeBound.FROM), None)
        end = next((t for t in times if t.bound is TimeBound.BY), None)
        at = text.text.find("有效期")
        lengths = [q for q in find_quantities(text.text) if q.start >= at >= 0]
        yield Validity(
            id="",
            document_id=document.id,
            passage_id=statement.passage.id,
            region=document.region,
            text=Field.of(text),
            start=timing(text, begin) if begin else None,
            end=timing(text, end) if end else None,
            length=amount_of(text, lengths[0]) if lengths else None,
        )
