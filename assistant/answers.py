"""Findings become answer objects: marks, citations, the words around them, the literal check."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.choices import choices
from assistant.citations import cite, unsupported
from assistant.compose import Finding
from assistant.datamodels import Answer, Conflict, JsonObject, Reason, Side, Status, Trace
from assistant.likeness import likeness
from assistant.listing_items import TOLD, Listing
from corpus.datamodels import Document, Passage, PassageKind

TOLD_SHARE = 0.5  # of a name's pairs of characters, that a text tells if it speaks of it
_REFUSALS = {
    Reason.NOT_IN_CORPUS: "现有文件里没有找到关于{about}的内容。",
    Reason.OTHER_REGION: "现有文件不包括{about}的政策。",
    Reason.OTHER_PERIOD: "现有文件没有{about}的规定。",
    Reason.NOT_COVERED: "现有文件没有对{about}作出规定。",
    Reason.OUT_OF_SCOPE: "这个问题不在政策文件的范围内。",
}
# A text that opens with what it is about goes right after the place: 某市耐火行业：…
_HEADED = re.compile(r"[^，。；：、《“]{2,24}：")

_LOG = logging.getLogger(__name__)


def abstention(
    question: str,
    reason: Reason,
    *,
    about: str,
    near: Sequence[str] = (),
    score: float | None = None,
) -> Answer:
    """A refusal that says why; `score` is that of the best evidence there was."""
    return Answer(
        question=question,
        status=Status.ABSTAINED,
        answer=_REFUSALS[reason].format(about=about or "这个问题"),
        reason=reason,
        suggestions=tuple(near),
        trace=Trace(score=score),
    )


def answered(question: str, findings: Sequence[Finding], *, worked_out: str = "") -> Answer:
    """An answer with its citations, and what was worked out from them; a refusal if a figure of
    it stands in no quote, as where cells of a table were misread as its head."""
    lines, passages, documents = _cited(findings, names=_in_one_document(findings))
    text = "；".join(lines) + worked_out
    citations = cite(passages, documents)
    missing = unsupported(
        text,
        (citation.quote for citation in citations),
        allowed=[worked_out, *(finding.label + finding.named for finding in findings)],
    )
    if missing and any(finding.whole is not None for finding in findings):
        plain = [finding.whole or finding for finding in findings]
        return answered(question, plain, worked_out=worked_out)
    if missing:
        _LOG.info("答案里的内容不在引文中，改为拒答：%s：%s", "、".join(missing), text)
        return abstention(question, Reason.NOT_COVERED, about="")
    return Answer(
        question=question,
        status=Status.ANSWERED,
        answer=text + "。",
        citations=citations,
        facts=tuple(
            {
                "document": finding.document.id,
                "value": finding.value,
                "citation": passages.index(finding.passages[0]) + 1,
            }
            for finding in findings
        ),
        trace=_trace(findings),
    )


def said_in_passage(question: str, text: str, passage: Passage, document: Document) -> Answer:
    """What one passage says that has to be known with an answer, in its own words."""
    return Answer(
        question=question,
        status=Status.ANSWERED,
        answer=f"{text}[1]。",
        citations=cite([passage], [document]),
    )


def contradicted(
    question: str, findings: Sequence[Finding], *, verdict: str = "文件里说法不一："
) -> Answer:
    """An answer in which two parts of a document disagree: both are told and cited."""
    passages = list(dict.fromkeys(p for finding in findings for p in finding.passages))
    sides = tuple(
        Side(says=finding.text, citation=passages.index(finding.passages[0]) + 1)
        for finding in findings
    )
    said = [
        f"{part}：{finding.text}[{side.citation}]"
        for part, finding, side in zip(_parts_of(findings), findings, sides, strict=True)
    ]
    document = findings[0].document
    about = document.title
    owners = {p: finding.document for finding in findings for p in finding.passages}
    return Answer(
        question=question,
        status=Status.ANSWERED,
        answer=f"{document.region or ''}{verdict}{'；'.join(said)}。",
        citations=cite(passages, [owners[passage] for passage in passages]),
        conflicts=(Conflict(about=about, sides=sides),),
        trace=_trace(findings),
    )


def side_by_side(question: str, findings: Sequence[Finding]) -> Answer:
    """What a document's text and its table say alike, each with its place."""
    apart = contradicted(question, findings, verdict="：")
    told = apart.answer.removesuffix("。")
    return replace(apart, answer=f"{told}；两处一致。", conflicts=())


def _parts_of(findings: Sequence[Finding]) -> list[str]:
    """Where each side stands: text or table, or of two clauses the earlier and the later one."""
    parts = [_part_of(finding) for finding in findings]
    if len(findings) != 2 or parts[0] != parts[1]:
        return parts
    if findings[0].document is not findings[1].document:
        return [finding.label for finding in findings]
    return ["前文", "后文"]


def _part_of(finding: Finding) -> str:
    in_table = finding.passages[0].kind in (PassageKind.ROW, PassageKind.LOOSE)
    return "附表" if in_table else "正文"


def listed(question: str, listing: Listing, *, count: bool) -> Answer:
    """A list with its number; every item is cited, the first ones are told."""
    count = count or listing.is_count
    passages: list[Passage] = []
    documents: list[Document] = []
    told: list[str] = []
    for item in listing.items:
        if item.passage not in passages:
            passages.append(item.passage)
            documents.append(item.document)
        mark = f"[{passages.index(item.passage) + 1}]"
        value = f"（{item.value}）" if item.value and item.value not in item.name else ""
        told.append(f"{item.name}{value}{mark}")
    number = listing.number or f"共{len(listing.items)}{listing.unit}{listing.beside}"
    shown = "、".join(told[:TOLD]) + ("等" if len(told) > TOLD else "")
    regions = "、".join(dict.fromkeys(d.region for d in documents if d.region))
    text = f"{regions}：{number}：{shown}" if count or len(told) > 1 else f"{regions}：{shown}"
    facts = tuple(
        {"name": item.name, "value": item.value, "document": item.document.id}
        for item in listing.items
    )
    return Answer(
        question=question,
        status=Status.ANSWERED,
        answer=text + "。",
        citations=cite(passages, documents),
        facts=facts,
        notes=(f"{number}为逐条计数得出",) if count and not listing.number else (),
    )


def clarification(question: str, findings: Sequence[Finding]) -> Answer:
    """Ask back, with each option's value; `facts` hold one record for each option."""
    chosen = choices(findings)
    regions = [finding.document.region or "" for finding in findings]
    places = [f"{region}{label}" for region, label in zip(regions, chosen.labels, strict=True)]
    lines, passages, documents = _cited(findings, names=places if chosen.within else ())
    options: dict[str, JsonObject] = {}
    for label, finding in zip(chosen.labels, findings, strict=True):
        option: JsonObject = {
            "option": label,
            "document": finding.document.id,
            "value": finding.value,
            "citation": passages.index(finding.passages[0]) + 1,
        }
        options.setdefault(label, option)
    return Answer(
        question=question,
        status=Status.CLARIFY,
        answer=f"{chosen.ask}{'；'.join(lines)}。",
        citations=cite(passages, documents),
        facts=tuple(options.values()),
        trace=_trace(findings),
    )


def _trace(findings: Sequence[Finding]) -> Trace:
    """An answer is as sure as its weakest part."""
    scores = [finding.coverage for finding in findings if finding.coverage is not None]
    return Trace(score=min(scores, default=None))


def _in_one_document(findings: Sequence[Finding]) -> Sequence[str]:
    """Names for several things that one document says: the place once, and what each is about
    where its words do not say it; empty for anything else."""
    if len(findings) < 2 or len({finding.document.id for finding in findings}) > 1:
        return ()
    names = []
    for number, finding in enumerate(findings):
        place = (finding.document.region or "") if number == 0 else ""
        told = likeness(finding.part, finding.text) >= TOLD_SHARE
        names.append(place if told else f"{place}{finding.part}")
    return names


def with_its_time(answer: Answer, documents: Mapping[str, Document]) -> Answer:
    """An answer out of one document with the document's time behind its place, where the question
    names a present that the document is not for."""
    cited = {citation.document_id for citation in answer.citations}
    document = documents[cited.pop()] if len(cited) == 1 else None
    if document is None or document.period is None or not document.region:
        return answer
    place, time = document.region, document.period.label
    if not answer.answer.startswith(place) or answer.answer.startswith(f"{place}{time}"):
        return answer
    return replace(answer, answer=f"{place}{time}{answer.answer[len(place) :]}")


def _cited(
    findings: Sequence[Finding], *, names: Sequence[str] = ()
) -> tuple[list[str], list[Passage], list[Document]]:
    """The findings as text with marks, each under its name where there are several, and what
    the marks point at."""
    passages: list[Passage] = []
    documents: list[Document] = []
    lines = []
    several = len(findings) > 1
    for number, finding in enumerate(findings):
        for passage in finding.passages:
            if passage not in passages:
                passages.append(passage)
                documents.append(finding.document)
        marks = "".join(f"[{passages.index(p) + 1}]" for p in finding.passages)
        prefix = finding.label if several else finding.document.region or ""
        prefix = names[number] if names else prefix
        glue = "" if not prefix or _HEADED.match(finding.text) else "："
        lines.append(f"{prefix}{glue}{finding.text}{marks}")
    return lines, passages, documents
