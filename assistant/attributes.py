"""Answers about a document itself: number, issuer, date, basis, contacts, validity and the like.

They are read from the formal parts of the document and cited from there, like anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.cited_documents import cited_number
from assistant.compose import Finding
from assistant.question import Attribute, Query
from assistant.scope import REPEALS
from assistant.telling import says_only_its_heading
from corpus.datamodels import BlockKind, Document, Passage
from corpus.dates import find_times
from corpus.heads import skeleton
from corpus.statements import Statement
from index.terms import grams

ASKS_IN_FORCE = re.compile(r"有效|废止|失效|作废|算数|管用|能用|(?:还|仍)(?:在)?(?:执行|用)")
# Not the letter with it: 转发的是省里的, 转发的那份方案，原来的文号.
_FORWARDED_ONE = re.compile(
    r"转发的?(?:是)?(?:省|国家|上级|部里|市里)"
    r"|转发[^？?]*(?:原来?|本来|自身|自己)的?(?:发文)?(?:文[号件]|字号|通知|方案|编号)"
    r"|被转发的?"
)
# The telephone of one person is asked for: by name (某局局长王某某的电话), or by office alone.
_PERSON_ASKED = re.compile(
    r"(?P<office>[局市县区处科部组院校州省]长|主任|书记|总指挥|秘书长)(?P<name>[\u4e00-\u9fff]{2,3}?)?(?:同志)?的?"
    r"(?:私人|办公室?|手机|联系|个人)?(?:电话|手机|号码|邮箱|方式)"
)
# To whom something is reported is told elsewhere than beside a telephone.
_REPORTED = re.compile(r"(?<![举通])报[送给到至]?|反馈|提交|汇总")
OWN_WORD = 2  # characters at the head of an office's name that say of what it is: 生态环境局
_POST_ASKED = re.compile(r"(?:什么|啥|哪[个种]?)(?:职务|职位|级别|头衔|官)")
_CONTACT = re.compile(r"联系(?:人|电话|方式)|咨询电话")
_BASIS = re.compile(r"贯彻落实|根据|依据|按照|落实")
_TITLED = re.compile(r"《[^《》]*(?:〈[^〉]*〉[^《》]*)*》(?:（[^（）]*〔\d{4}〕[^（）]*号）)?")
_VALIDITY = re.compile(r"有效期|施行(?!政)|废止|停止执行|失效(?!的)|负责解释|同时废|不再执行")
_ITSELF = re.compile(
    r"本(?:细则|办法|方案|预案|规定|通知|意见|公告|规范|规则|计划|文件)|自[^，。；]{0,16}起(?:施行|实施)"
)
_STILL_ASKED = re.compile(r"还|仍|现在|有效")
_ENDS_ANOTHER = re.compile(r"(?:》|号）?)[^，。；]{0,6}同时废止")
_ATTACHMENT_ITEM = re.compile(r"(?:^|(?<=[^\d]))(\d{1,2})[.．、]\s*(?=\D)")

Pages = Sequence[Passage]


def choose_documents(query: Query, documents: Sequence[Document]) -> list[Document]:
    """The documents whose number is named, else whose title has most of the question's words; a
    forwarding notice only if forwarding is what was asked about."""
    named = [d for d in documents if d.number and skeleton(d.number) in skeleton(query.text)]
    if named:
        return named
    forwarding = "转发" in query.text
    pool = [d for d in documents if forwarding == ("转发" in d.title)] or list(documents)
    if _FORWARDED_ONE.search(query.text):
        pool = [d for d in documents if d.forwarded_by] or pool
    wanted = {gram for gram in grams(query.content) if len(gram) > 1}
    scores = [len(wanted & set(grams(d.title + (d.issuer or "")))) for d in pool]
    best = max(scores, default=0)
    return [d for d, score in zip(pool, scores, strict=True) if score == best]


def attribute_finding(
    query: Query,
    attribute: Attribute,
    document: Document,
    *,
    passages: Pages,
    statements: Sequence[Statement],
) -> Finding | None:
    """The attribute with the passage that holds it, or None if the document does not say it."""
    if attribute is Attribute.NUMBER:
        cited = cited_number(query, document, statements)
        if cited is not None:
            return cited
    if attribute is Attribute.CONTACT and not _are_contacts_asked(query, document):
        return None
    simple, by_statement = _SIMPLE.get(attribute), _BY_STATEMENT.get(attribute)
    found = simple(document, passages) if simple else None
    if found is None and by_statement is not None:
        return by_statement(query, document, statements)
    return found


def _are_contacts_asked(query: Query, document: Document) -> bool:
    """Are a document's contacts what is asked for: those of the person or the office asked about,
    if one is, and not what post somebody holds?"""
    person = _PERSON_ASKED.search(query.text)
    told = "；".join(document.contacts)
    if _POST_ASKED.search(query.text):
        return False
    if person is not None and not any(word in told for word in person.groups() if word):
        return False
    if not query.units or _REPORTED.search(query.text):
        return True
    whose = f"{told} {document.issuer}"
    return any(unit[:OWN_WORD] in whose for unit in query.units)


def _finding(document: Document, words: str, value: str, passage: Passage) -> Finding:
    title = document.title.strip("《》")
    text = f"《{title}》{words}" if "《" not in title else f"{title}{words}"
    return Finding(text=text, value=value, passages=(passage,), document=document)


def _holding(
    document: Document, passages: Pages, kinds: Sequence[BlockKind], value: str
) -> Passage | None:
    """The passage of the first formal part of these kinds that contains the value."""
    wanted = skeleton(value)
    for kind in kinds:
        for block in document.blocks:
            if block.kind is not kind or wanted not in skeleton(block.text.text):
                continue
            for passage in passages:
                if passage.text.span.covers(block.text.span):
                    return passage
    return None


def _number(document: Document, passages: Pages) -> Finding | None:
    value = document.number
    passage = _holding(document, passages, (BlockKind.NUMBER,), value) if value else None
    return _finding(document, f"文号是{value}", value, passage) if value and passage else None


def _issuer(document: Document, passages: Pages) -> Finding | None:
    kinds = (BlockKind.ISSUER, BlockKind.SIGNATURE, BlockKind.TITLE, BlockKind.IMPRINT)
    value = document.issuer
    passage = _holding(document, passages, kinds, value) if value else None
    return _finding(document, f"由{value}印发", value, passage) if value and passage else None


def _published(document: Document, passages: Pages) -> Finding | None:
    day = document.published
    if day is None:
        return None
    value = f"{day.year}年{day.month}月{day.day}日"
    kinds = ((BlockKind.DATE,), (BlockKind.IMPRINT,), (BlockKind.NUMBER,))
    held = [_holding(document, passages, kind, value) for kind in kinds]
    said = tuple(dict.fromkeys(passage for passage in held[:2] if passage)) or tuple(
        passage for passage in held if passage
    )
    if not said:
        return None
    return replace(_finding(document, f"于{value}印发", value, said[0]), passages=said)


def _title(document: Document, passages: Pages) -> Finding | None:
    titles = [b.text.text for b in document.blocks if b.kind is BlockKind.TITLE]
    value = max(titles, key=len, default=document.title)
    passage = _holding(document, passages, (BlockKind.TITLE, BlockKind.HEADING), value)
    if passage is None:
        return None
    return Finding(text=f"全称是“{value}”", value=value, passages=(passage,), document=document)


def _addressees(document: Document, passages: Pages) -> Finding | None:
    value = document.addressees
    passage = _holding(document, passages, (BlockKind.ADDRESSEE,), value) if value else None
    return _finding(document, f"主送{value}", value, passage) if value and passage else None


def _publicity(document: Document, passages: Pages) -> Finding | None:
    value = document.publicity
    passage = _holding(document, passages, (BlockKind.PUBLICITY,), value) if value else None
    return _finding(document, f"标注“{value}”", value, passage) if value and passage else None


def _contact_told(
    query: Query, document: Document, statements: Sequence[Statement]
) -> Finding | None:
    """Who to turn to, where a clause says it."""
    for statement in statements if _CONTACT.search(query.text) else ():
        text = statement.text.text
        if _CONTACT.search(text) and re.search(r"\d{7}|@", text):
            value = text.strip("。；")
            return Finding(
                text=value, value=value, passages=(statement.passage,), document=document
            )
    return None


def _contact(document: Document, passages: Pages) -> Finding | None:
    if not document.contacts:
        return None
    value = "；".join(document.contacts)
    passage = _holding(document, passages, (BlockKind.CONTACT,), document.contacts[0])
    return _finding(document, f"：{value}", value, passage) if passage else None


def _attachments(document: Document, passages: Pages) -> Finding | None:
    for block in document.blocks:
        text = block.text.text
        if block.kind is not BlockKind.ATTACHMENT or not re.match(r"附件[:：].", text):
            continue
        numbers = [int(n) for n in _ATTACHMENT_ITEM.findall(text)]
        count = max(numbers, default=1)
        passage = _holding(document, passages, (BlockKind.ATTACHMENT,), text)
        if passage is not None:
            said = f"有{count}个附件" if numbers else "有一个附件"  # no digit stands in the text
            return _finding(document, f"{said}：{text[3:]}", str(count), passage)
    return None


def _basis(_query: Query, document: Document, statements: Sequence[Statement]) -> Finding | None:
    for statement in statements:
        text = statement.text.text
        titles = [t for t in _TITLED.findall(text) if skeleton(t) not in skeleton(document.title)]
        if not statement.headings and _BASIS.search(text) and titles:
            value = "、".join(titles)
            return _finding(document, f"依据{value}", value, statement.passage)
    return None


def ending_of(
    document: Document, others: Iterable[tuple[Document, Sequence[Statement]]]
) -> Finding | None:
    """What another document says to put an end to this one, or None."""
    names = [skeleton(name) for name in (document.number, document.title) if name]
    for other, statements in others:
        for statement in statements:
            text = statement.text.text
            if (
                other.id != document.id
                and REPEALS.search(text)
                and any(name in skeleton(text) for name in names)
            ):
                value = text.strip("。；")
                return Finding(
                    text=value, value=value, passages=(statement.passage,), document=other
                )
    return None


def ended_of(
    query: Query, documents: Iterable[tuple[Document, Sequence[Statement]]]
) -> Finding | None:
    """A sentence that puts an end to a document of the time asked for."""
    years = [re.findall(r"\d{4}", mention.text) for mention in query.times]
    wanted = {year for found in years for year in found}
    for document, statements in documents:
        for statement in statements:
            text = statement.text.text
            titles = "".join(_TITLED.findall(text))
            if REPEALS.search(text) and wanted and all(year in titles for year in wanted):
                value = text.strip("。；")
                return Finding(
                    text=value, value=value, passages=(statement.passage,), document=document
                )
    return None


def _validity(query: Query, document: Document, statements: Sequence[Statement]) -> Finding | None:
    found = [
        s
        for s in statements
        if _VALIDITY.search(s.text.text) and len(s.text) < 160 and not says_only_its_heading(s)
    ]
    number = skeleton(document.number) if document.number else ""
    if number and number in skeleton(query.text) and _STILL_ASKED.search(query.text):
        found = [s for s in found if not _ENDS_ANOTHER.search(s.text.text)]
    if not found:
        return _period(query, document, statements) if ASKS_IN_FORCE.search(query.text) else None
    best = max(found, key=lambda s: (_validity_fit(query.text, s.text.text), _of_itself(s)))
    value = best.text.text.strip("。")
    return Finding(text=value, value=value, passages=(best.passage,), document=document)


def _of_itself(statement: Statement) -> bool:
    """Does a document speak of itself, and not of a pass that is valid for so long?"""
    return _ITSELF.search(statement.text.text) is not None


def _validity_fit(question: str, text: str) -> int:
    """How many of the things asked a statement of validity tells."""
    return sum(
        bool(re.search(asked, question)) and bool(re.search(told, text))
        for asked, told in (
            (r"解释", r"负责解释|解释权"),
            (
                r"有效期|几年|多久|管到|(?:时候?|何时|哪[天年])[^，。？]{0,6}(?:失效|作废|到期)",
                r"有效期",
            ),
            (r"施行|实施|生效|起", r"施行|实施|生效"),
            (r"废止|失效|作废|还|现在|仍", r"废止|停止执行|失效"),
            (r"上一|原[先来有]|[旧老]的?|以前|去年|此前", r"》.{0,30}(?:废止|停止执行|失效)"),
        )
    )


def _period(_query: Query, document: Document, statements: Sequence[Statement]) -> Finding | None:
    own = document.period
    if own is None:
        return None
    said = [
        (not any("时间" in h or "期限" in h for h in s.headings[-1:]), len(s.text), mention.text, s)
        for s in statements
        for mention in find_times(s.text.text, default=own)
        if mention.period is not None
        and (mention.period.start, mention.period.end) == (own.start, own.end)
        and re.search(r"[月日]", mention.text)
    ]
    if not said:
        return None
    _, _, value, statement = min(said, key=lambda item: item[:3])
    return _finding(document, f"的时间为{value}", value, statement.passage)


def _forwarded(
    _query: Query, document: Document, statements: Sequence[Statement]
) -> Finding | None:
    for statement in statements:
        text = statement.text.text
        numbers = re.findall(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号", text)
        if "转发" in text and numbers and document.number not in numbers:
            value = text.strip("。，：")
            return Finding(
                text=value, value=value, passages=(statement.passage,), document=document
            )
    return None


_SIMPLE: dict[Attribute, Callable[[Document, Pages], Finding | None]] = {
    Attribute.NUMBER: _number,
    Attribute.ISSUER: _issuer,
    Attribute.PUBLISHED: _published,
    Attribute.TITLE: _title,
    Attribute.ADDRESSEES: _addressees,
    Attribute.PUBLICITY: _publicity,
    Attribute.CONTACT: _contact,
    Attribute.ATTACHMENTS: _attachments,
}
_BY_STATEMENT: dict[Attribute, Callable[[Query, Document, Sequence[Statement]], Finding | None]] = {
    Attribute.BASIS: _basis,
    Attribute.CONTACT: _contact_told,
    Attribute.VALIDITY: _validity,
    Attribute.PERIOD: _period,
    Attribute.FORWARDED: _forwarded,
}
