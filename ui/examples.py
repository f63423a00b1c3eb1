"""Questions to start with, drawn from the documents in use, so that they can be answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest

from assistant.datamodels import Status
from assistant.protocols import Answerer
from corpus.datamodels import Block, BlockKind, Document
from corpus.errors import PolicyError

EXAMPLES = 4
# A clause's first sentence of this length names what it is about; a longer one already says it.
TOPIC_LENGTH = range(4, 17)
TITLE_LENGTH = 40  # characters; the title of a forwarding notice runs on
TRIALS = 24  # questions that are tried; each costs an answer
_DEADLINE = re.compile(r"月底?前|年底前|日前")


def example_questions(documents: Iterable[Document], answerer: Answerer) -> tuple[str, ...]:
    """At most `EXAMPLES` questions that the assistant really answers, from several documents."""
    drawn = [_candidates(document, place) for place, document in enumerate(documents)]
    mixed = dict.fromkeys(q for q in chain.from_iterable(zip_longest(*drawn)) if q)
    answered = (q for q in islice(mixed, TRIALS) if _is_answered(q, answerer))
    return tuple(islice(answered, EXAMPLES))


def _is_answered(question: str, answerer: Answerer) -> bool:
    try:
        return answerer.ask(question).status is Status.ANSWERED
    except PolicyError:
        return False


def _candidates(document: Document, place: int) -> Iterator[str]:
    """Questions of all kinds, beginning with another kind for every document."""
    kinds = (_who(document), _when(document), _issued(document))
    first = place % len(kinds)
    return (q for q in chain.from_iterable(zip_longest(*kinds[first:], *kinds[:first])) if q)


def _who(document: Document) -> Iterator[str]:
    for block in document.blocks:
        topic = _topic(block)
        if topic and block.duty is not None:
            yield f"{document.region or ''}{topic}由谁负责？"


def _when(document: Document) -> Iterator[str]:
    for block in document.blocks:
        topic = _topic(block)
        if topic and _DEADLINE.search(block.text.text):
            yield f"{document.region or ''}{topic}要在什么时候完成？"


def _issued(document: Document) -> Iterator[str]:
    if len(document.title) <= TITLE_LENGTH:
        yield f"《{document.title}》是什么时候印发的？"


def _topic(block: Block) -> str:
    """What a clause is about, if its first sentence is a short phrase without figures."""
    if block.kind is not BlockKind.CLAUSE:
        return ""
    first = re.split(r"[。：；，]", block.text.text.removeprefix(block.marker), maxsplit=1)[0]
    topic = first.strip(" .．、")
    return topic if len(topic) in TOPIC_LENGTH and not re.search(r"[\d“‘《（]", topic) else ""
