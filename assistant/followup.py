"""Follow-up questions made whole: what a turn leaves out is taken from the turns before it.

"那C级呢？" puts another grade into the question before; "由谁牵头？" asks something else about the
same thing; a full question without a place or time stays with the ones talked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.question import Query, plain_words

_ELLIPSIS = re.compile(
    r"^(?:那么?|再|还有|换成|如果是|要是|若是)?(?P<topic>.{1,24}?)(?:呢|怎么样)[？?。]?$"
)
_PRONOUN = re.compile(
    r"(?:这|那|该|上述|前面)(?:家|个|项|些|几个|几项|份|条|类)?(?:企业|公司|任务|工作|方案|文件|单位|厂|要求|规定|措施|目标)?"
    r"|它们?|其中|上面"
)
_GRADE = re.compile(r"(?:非|无独立热源的?非?)?引领性|[A-D][-－—]?级")
_LEVEL = re.compile(r"[红橙黄蓝]色|[ⅠⅡⅢⅣ]级|[一二三四]级(?=响应|预警)")
_NAMES = re.compile(r"[一-鿿A-Za-z0-9.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question made whole. `behind` is content of an earlier turn that still counts a little."""

    text: str
    behind: str = ""


def complete(question: str, history: Sequence[str], *, read: Callable[[str], Query]) -> Turn:
    """The question with what the earlier ones of the conversation supply."""
    turn: Turn | None = None
    for text in (*history, question):
        turn = Turn(text=plain_words(text)) if turn is None else _merge(turn, text, read=read)
    return turn or Turn(text=question)


def _merge(before: Turn, text: str, *, read: Callable[[str], Query]) -> Turn:
    text = plain_words(text)
    old, new = read(before.text), read(text)
    topic = _topic(text)
    if topic is not None:
        return _replace(before, old, read(topic), topic)
    if not _has_content(new):
        return _ask_else(before, old, new)
    return Turn(text=_inherit(text, old, new), behind="")


def _topic(text: str) -> str | None:
    match = _ELLIPSIS.match(text.strip())
    return match["topic"] if match else None


def _replace(before: Turn, old: Query, new: Query, topic: str) -> Turn:
    """那…呢: put the new slots where the old ones were; a new topic takes the old one's place."""
    text = before.text
    left = new.content
    for pattern in (_GRADE, _LEVEL):
        if (given := pattern.search(topic)) and pattern.search(text):
            text = pattern.sub(given.group(), text, count=1)
            left = pattern.sub("", left)
    if new.industries and old.industries:
        text = text.replace(old.industries[0].word, new.industries[0].word, 1)
        left = left.replace(new.industries[0].word, "")
    text = _with_places_and_times(text, old, new)
    if not _NAMES.search(re.sub(r"企业|公司|行业|级|的|那|方案|[呢？?]", "", left)):
        return Turn(text=text, behind=before.behind)
    asked = _asking_part(old)
    slots = "".join(old.text[start:end] for start, end in old.region_spans)
    times = "".join(mention.text for mention in old.times) if not new.times else ""
    place = slots if not new.regions else ""
    return Turn(text=f"{place}{times}{topic}{asked}", behind=_content_words(old))


def _with_places_and_times(text: str, old: Query, new: Query) -> str:
    if new.times:
        named = "".join(mention.text for mention in new.times)
        if old.times:
            for mention in old.times:
                text = text.replace(mention.text, "\0", 1)
            text = text.replace("\0", named, 1).replace("\0", "")
        else:
            text = named + text
    if new.regions:
        named = "".join(new.text[start:end] for start, end in new.region_spans[:1])
        if old.region_spans:
            start, end = old.region_spans[0]
            text = text.replace(old.text[start:end], named, 1)
        else:
            text = named + text
    return text


def _ask_else(before: Turn, old: Query, new: Query) -> Turn:
    """由谁牵头？: the old content with the new question."""
    text = _with_places_and_times(_PRONOUN.sub("", new.text), new, new)
    kept = " ".join(old.content.split())
    places = "" if new.regions else "".join(old.text[s:e] for s, e in old.region_spans)
    times = "" if new.times else "".join(mention.text for mention in old.times)
    return Turn(text=f"{places}{times}{kept}，{text}", behind=before.behind)


def _inherit(text: str, old: Query, new: Query) -> str:
    places = "" if new.regions else "".join(old.text[s:e] for s, e in old.region_spans)
    times = ""
    if not new.times and not new.regions:
        times = "".join(mention.text for mention in old.times)
    return f"{places}{times}{_PRONOUN.sub('', text)}" if places or times else text


def _has_content(query: Query) -> bool:
    left = _PRONOUN.sub("", query.content)
    left = re.sub(
        r"[由是归和跟要得再就又都也谁给在从到对，。？?！!、 ]|企业|公司|任务|措施|目标|工作",
        "",
        left,
    )
    return len(left) >= 2


def _asking_part(query: Query) -> str:
    """The words by which a question asks: what was blanked out of its content."""
    asked = [
        char if blank == " " else " " for char, blank in zip(query.text, query.content, strict=True)
    ]
    for start, end in [*query.region_spans, *((t.start, t.end) for t in query.times)]:
        asked[start:end] = " " * (end - start)
    return "".join("".join(asked).split()) + (query.measure or "")


def _content_words(query: Query) -> str:
    return " ".join(query.content.split())
