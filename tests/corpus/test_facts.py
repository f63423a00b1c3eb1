"""Facts as a whole: each word of them stands where they say it does."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

from corpus.aligned import AlignedText
from corpus.datamodels import Document
from corpus.fact_models import Fact, Field, TaskOrigin
from corpus.fact_schema import all_of


def fields_in(value: Any) -> Iterator[Field]:
    """Every `Field` inside a record."""
    if isinstance(value, Field):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from fields_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield from chain.from_iterable(fields_in(item) for item in value)


def texts_of(document: Document) -> Iterator[AlignedText]:
    for block in document.blocks:
        yield block.text
    for table in document.tables:
        for row in table.rows:
            yield row.text
            yield from (cell.text for cell in row.cells if cell.text)
        yield from (*table.loose, *table.notes)


def holds(text: AlignedText, field: Field) -> bool:
    if not text or not text.span.overlaps(field.span):
        return False
    found = text.within(field.span).text
    return "".join(found.split()) == "".join(field.text.split())


def test_every_field_stands_at_its_span(known):
    wrong, count = [], 0
    for read in known.values():
        texts = list(texts_of(read.document))
        for fact in all_of(read.facts):
            for field in fields_in(fact):
                count += 1
                if not any(holds(text, field) for text in texts):
                    wrong.append((fact.id, field.text))
    assert count > 5000
    assert wrong == []


def test_every_fact_has_an_id_of_its_own_and_a_passage_of_its_document(known):
    facts: list[Fact] = []
    for read in known.values():
        passages = {statement.passage.id for statement in read.statements}
        own = list(all_of(read.facts))
        assert {fact.passage_id for fact in own} <= passages
        facts.extend(own)
    ids = [fact.id for fact in facts]
    assert len(ids) == len(set(ids))


def test_a_sentence_knows_its_clause_and_a_row_the_clause_that_says_the_same(known):
    tasks = {task.id: task for task in known["yuncheng-2021"].facts.tasks}
    sentences = [task for task in tasks.values() if task.within]
    assert sentences
    assert all(tasks[task.within].what.span.covers(task.what.span) for task in sentences)
    (row,) = (t for t in tasks.values() if t.origin is TaskOrigin.ROW and "环卫车辆" in t.what.text)
    assert [tasks[key].task.text for key in row.same_as if tasks[key].task] == [
        "加快新能源车辆更换"
    ]
