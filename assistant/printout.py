"""How answers and documents look in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.datamodels import Answer, Citation
from corpus.accounting import REASONS, TABLE_PARTS, account
from corpus.datamodels import BlockKind, Document, ReadFile, Table

PATH_GLUE = " › "
KIND_NAMES = {
    "task": "任务",
    "target": "目标",
    "curtailment": "限产规定",
    "report": "报送要求",
    "reference": "提到的文件",
    "validity": "施行与失效",
    "contradiction": "前后不一",
}


def answer_text(answer: Answer) -> str:
    """The answer first, then where it stands, then what else there is to say."""
    return "\n".join(_lines(answer))


def source_line(citation: Citation) -> str:
    """《标题》（文号），机关，日期: as a person would name the source."""
    number = f"（{citation.number}）" if citation.number else ""
    published = citation.published.isoformat() if citation.published else None
    return "，".join(
        part for part in (f"《{citation.title}》{number}", citation.issuer, published) if part
    )


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.answer
    for citation in answer.citations:
        yield ""
        yield f"[{citation.id}] {source_line(citation)}"
        place = (*citation.path, *((f"第{citation.page}页",) if citation.page else ()))
        if place:
            yield f"    {PATH_GLUE.join(place)}"
        yield "    “" + citation.quote.replace("\n", "\n      ") + "”"
    for conflict in answer.conflicts:
        says = "；".join(f"{side.says}[{side.citation}]" for side in conflict.sides)
        yield from ("", f"说法不一（{conflict.about}）：{says}")
    if answer.notes:
        yield from ("", *(f"注：{note}" for note in answer.notes))
    if answer.suggestions:
        yield from ("", *(f"可以接着问：{suggestion}" for suggestion in answer.suggestions))


def summary_text(document: Document) -> str:
    """One document in one line."""
    published = document.published.isoformat() if document.published else "日期不详"
    return "  ".join((document.id, published, document.number or "无文号", document.title))


def detail_text(document: Document, file: ReadFile, *, facts: Mapping[str, int]) -> str:
    """All that was read of a document, and what was mended and removed in its file. `facts` tells
    how many there are of each kind."""
    parts = (_metadata(document), _outline(document), _facts(facts), _tables(document), _care(file))
    return "\n".join(line for part in parts for line in part)


def _metadata(document: Document) -> Iterator[str]:
    period = document.period
    fields = {
        "标题": document.title,
        "编号": document.id,
        "文号": document.number,
        "发文机关": document.issuer,
        "地区": document.region,
        "印发日期": document.published,
        "时段": f"{period.label}（{period.start} 至 {period.end}）" if period else None,
        "主送": document.addressees,
        "公开": document.publicity,
        "联系": "；".join(document.contacts),
        "转发于": document.forwarded_by,
        "原始文件": f"{document.file} 第 {document.span.start}–{document.span.end} 字",
    }
    yield from (f"{name}：{value}" for name, value in fields.items() if value)


def _outline(document: Document) -> Iterator[str]:
    yield from ("", "提纲")
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            yield "  " * (len(block.path) + 1) + block.text.text
    kinds = Counter(block.kind.value for block in document.blocks)
    yield from ("", "段落：" + "，".join(f"{kind} {count}" for kind, count in kinds.items()))


def _facts(counts: Mapping[str, int]) -> Iterator[str]:
    told = (f"{KIND_NAMES.get(kind, kind)} {count}" for kind, count in counts.items())
    yield "事实：" + ("，".join(told) or "没有读出")


def _tables(document: Document) -> Iterator[str]:
    for table in document.tables:
        yield from ("", f"表：{table.title}（{len(table.rows)} 行，散文字 {len(table.loose)} 段）")
        yield from _rows(table)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield "  " + "｜".join(f"{cell.column}：{cell.text.text}" for cell in row.cells)
    yield from (f"  散：{text.text}" for text in table.loose)
    yield from (f"  注：{text.text}" for text in table.notes)


def _care(file: ReadFile) -> Iterator[str]:
    """Where the characters of the file went, and what was corrected."""
    done = account(file)
    tables = done.text.get(BlockKind.TABLE, 0)
    yield from ("", f"{file.source.name} 共 {done.total} 字，其中空白 {done.blank} 字")
    yield f"  正文 {sum(done.text.values()) - tables} 字，表格 {tables} 字"
    if tables:
        parts = (f"{TABLE_PARTS[part]} {count}" for part, count in done.tables.items() if count)
        yield f"    {'，'.join(parts)}"
    gone = sorted(done.removed.items(), key=lambda item: -item[1])
    yield from (f"  删去{REASONS.get(reason, reason)} {count} 字" for reason, count in gone)
    if not done.complete:
        yield f"  没有归处 {sum(map(len, done.lost))} 字，重复 {sum(map(len, done.double))} 字"
    yield f"  修正 {len(file.mends)} 处"
    mends = Counter((mend.rule, mend.before, mend.after) for mend in file.mends)
    for (rule, before, after), count in mends.most_common():
        times = f" ×{count}" if count > 1 else ""
        yield f"    {rule}：{before!r} → {after!r}{times}"
