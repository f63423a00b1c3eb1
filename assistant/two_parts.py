"""What the text of a document and its tables say on one point, held side by side.

正文和附表写的一样吗, 到底是多少: the best sentence and the best row of one document are told
together. Whether they agree goes by what was asked: figures in the unit, days, or units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Composer, Finding
from assistant.question import Query, Want
from assistant.ranking import Ranked
from assistant.slot_checks import measure_pattern
from corpus.datamodels import Document
from corpus.dates import find_times
from corpus.units import find_units

ROW_COVERAGE = 0.5  # of the question, that a row explains at least
TEXT_COVERAGE = 0.5  # the same for a sentence
_TWO_PARTS = re.compile(
    r"正文[^。？]{0,14}(?:附件?|表|清单|分解|分工)|(?:附件?|表|清单|分工)[^。？]{0,10}正文"
    r"|前后[^，。？]{0,6}(?:一致|一样|矛盾)|说法[^，。？]{0,4}(?:一致|一样|不一)|对得上|自相矛盾|两处"
)
_WHICH_IS_IT = re.compile(r"到底|究竟")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def text_and_table(
    query: Query, ranked: Sequence[Ranked], document: Document, *, composer: Composer
) -> list[Finding]:
    """The best sentence and the best row of a document, if both are asked for or, where it is
    only asked what holds, if they differ. Empty otherwise."""
    asked = _TWO_PARTS.search(query.text) is not None
    if not asked and not _WHICH_IS_IT.search(query.text):
        return []
    own = [item for item in ranked if item.statement.document_id == document.id]
    text = next((i for i in own if not i.statement.row and _explains(i, TEXT_COVERAGE)), None)
    row = next((i for i in own if i.statement.row and _explains(i, ROW_COVERAGE)), None)
    if text is None or row is None or not text.fits:
        return []
    found = [composer.find(item.evidence, document) for item in (text, row)]
    return found if asked or differ(query, found) else []


def differ(query: Query, findings: Sequence[Finding]) -> bool:
    """Do findings say different things on what is asked?"""
    said = [_point(query, finding) for finding in findings]
    if not query.wants_any(Want.WHO, Want.WHEN) and any(all(a <= b for b in said) for a in said):
        return False  # one says the same and something more
    return all(said) and len(set(said)) > 1


def _explains(item: Ranked, least: float) -> bool:
    return item.evidence.coverage >= least


def _point(query: Query, finding: Finding) -> frozenset[str]:
    text = finding.value
    if query.wants_any(Want.WHO):
        return frozenset(unit.canonical for unit in find_units(text) if unit.known)
    if query.wants_any(Want.WHEN):
        times = find_times(text, default=finding.document.period)
        return frozenset(str(mention.due) for mention in times if mention.due)
    if query.measure and (match := measure_pattern(query.measure).search(text)):
        return frozenset(_NUMBER.findall(match.group()))
    return frozenset(_NUMBER.findall(text))
