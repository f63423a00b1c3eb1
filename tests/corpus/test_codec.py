from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aligned import AlignedText, Span
from corpus.codec import decode, encode
from corpus.datamodels import (
    Block,
    BlockKind,
    Cell,
    Mend,
    Period,
    ReadFile,
    Removed,
    Table,
    TableRow,
)
from corpus.errors import StoreError

texts = st.builds(
    lambda text, start: AlignedText(
        text, tuple(range(start, start + len(text))), tuple(range(start + 1, start + len(text) + 1))
    ),
    st.text(min_size=1, max_size=12),
    st.integers(0, 500),
)
spans = st.builds(lambda a, b: Span(start=min(a, b), end=max(a, b)), *[st.integers(0, 99)] * 2)
cells = st.builds(Cell, column=st.text(max_size=4), text=texts, inherited=st.booleans())
rows = st.builds(TableRow, cells=st.tuples(cells), text=texts)
records = st.one_of(
    spans,
    st.builds(Mend, rule=st.text(), span=spans, before=st.text(), after=st.text()),
    st.builds(Removed, reason=st.text(), span=spans),
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=texts,
        path=st.tuples(st.text(), st.text()),
        marker=st.text(max_size=3),
        rank=st.none() | st.integers(-100, 30),
        duty=st.none() | texts,
    ),
    st.builds(
        Table,
        title=st.text(),
        columns=st.tuples(st.text()),
        rows=st.tuples(rows, rows),
        loose=st.tuples(texts),
        notes=st.just(()),
        path=st.tuples(st.text()),
    ),
    st.builds(
        lambda a, b, label: Period(start=min(a, b), end=max(a, b), label=label),
        st.dates(),
        st.dates(),
        st.text(),
    ),
)


@given(records)
def test_record_comes_back_as_it_was(record: Any) -> None:
    stored = json.loads(json.dumps(encode(record), ensure_ascii=False))
    assert decode(type(record), stored) == record


def test_file_as_read_comes_back_as_it_was(read_file: ReadFile) -> None:
    assert decode(ReadFile, json.loads(json.dumps(encode(read_file)))) == read_file


@pytest.mark.parametrize(
    "stored",
    [
        {"start": "2021-10-01", "end": "2022-03-31"},
        {"start": "2021-10-01", "end": "2022-03-31", "label": "", "extra": 1},
        {"start": "no date", "end": "2022-03-31", "label": ""},
        [],
        None,
    ],
    ids=["field missing", "field unknown", "bad date", "a list", "nothing"],
)
def test_record_of_another_version_is_named(stored: object) -> None:
    with pytest.raises(StoreError, match="重建索引"):
        decode(Period, stored)


def test_dates_are_stored_as_iso() -> None:
    period = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="秋冬季")
    assert encode(period)["start"] == "2021-10-01"
