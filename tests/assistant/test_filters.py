"""Which documents are looked at when a person has chosen a place or a time."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.errors import FilterError
from assistant.filters import narrowed
from corpus.datamodels import Document, Period
from corpus.library import Library


@pytest.fixture
def documents(towns: Library) -> tuple[Document, ...]:
    """A winter's plan of one city with the notice that forwards it, a summer's of another."""
    pattern = replace(towns.documents[0], period=None, forwarded_by=None)
    winter = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="秋冬季")
    summer = Period(start=date(2022, 4, 1), end=date(2022, 9, 30), label="夏季")
    return (
        replace(pattern, id="outer", region="甲市", number="甲发〔2021〕2号"),
        replace(pattern, id="plan", region="甲市", period=winter, forwarded_by="outer"),
        replace(pattern, id="summer", region="乙川市", period=summer),
    )


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (None, ["outer", "plan", "summer"]),
        ({"region": "", "period": ""}, ["outer", "plan", "summer"]),
        ({"region": "乙川市"}, ["summer"]),
        ({"region": "乙川"}, ["summer"]),
        ({"period": "2021-11-01/2022-03-31"}, ["outer", "plan"]),
        ({"period": "2022-03-31/2022-04-01"}, ["outer", "plan", "summer"]),
        ({"period": "2022-04-01/2022-04-01", "region": "甲市"}, []),
        ({"number": "甲发〔2021〕2号"}, ["outer"]),
        ({"id": "plan"}, ["plan"]),
    ],
    ids=str,
)
def test_documents_pass_that_have_all_that_was_chosen(
    documents: tuple[Document, ...], filters: dict[str, str] | None, passing: list[str]
) -> None:
    assert [document.id for document in narrowed(documents, filters)] == passing


@pytest.mark.parametrize(
    "filters",
    [{"period": "2021"}, {"period": "2022-03-31/2021-10-01"}, {"colour": "red"}],
    ids=str,
)
def test_filter_that_cannot_be_used_is_told(
    documents: tuple[Document, ...], filters: dict[str, str]
) -> None:
    with pytest.raises(FilterError):
        narrowed(documents, filters)
