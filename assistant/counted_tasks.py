"""Whether tasks are counted, or things that only some of them are about: 要建的专用线项目有几个."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asked_count import asked_count
from assistant.general_words import general_pattern
from assistant.left_over import left_over
from assistant.question import Query
from assistant.row_lists import cells_asked
from corpus.datamodels import Document
from corpus.statements import Statement
from corpus.units import find_units

LONGEST = 1  # signs in a row that name nothing yet
_TABLE = re.compile(r"附[件表]|清单|台账|[任务目标措施]表|表(?:里|中|内|上|格)|栏|一览")
_TASK_UNITS = frozenset("项个件条")
_WORDS = "data/counting-tasks.txt"


def names_table(question: str) -> bool:
    """Does a question speak of a table, whose rows it then counts, and not of the text?"""
    return _TABLE.search(question) is not None


def counts_other_things(
    query: Query, statements: Sequence[Statement], documents: Mapping[str, Document]
) -> bool:
    """Does a question count what is not a task, or only those tasks that are about something it
    names beside units, deadlines, categories and the document?"""
    asked = asked_count(query)
    if asked is None:
        return False
    if asked.unit not in _TASK_UNITS:
        return True
    content = query.content
    for unit in find_units(query.text):
        content = content[: unit.start] + " " * (unit.end - unit.start) + content[unit.end :]
    rows = [statement for statement in statements if statement.row is not None]
    cells = [cell for said in cells_asked(query, rows).values() for cell in said]
    titles = " ".join(documents[id_].title for id_ in {s.document_id for s in statements})
    headings = {h for s in statements for h in s.headings[:1]}
    said = " ".join([titles, *cells, *headings])
    left = left_over(general_pattern().sub(" ", content), words=_WORDS)
    return any(len(run) > LONGEST and run not in said for run in left)
