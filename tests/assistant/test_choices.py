"""What tells the options of an ask-back apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.choices import choices
from assistant.compose import Finding
from corpus.datamodels import Document, Period
from corpus.library import Library

Findings = Callable[..., list[Finding]]
SEASON = Period(start=date(2024, 10, 1), end=date(2025, 3, 31), label="2024-2025年秋冬季")
SUMMER = Period(start=date(2023, 4, 1), end=date(2023, 6, 30), label="2023年夏季")


@pytest.fixture
def findings(towns: Library) -> Findings:
    passage = next(iter(towns.passages))
    document = towns.documents[0]

    def make(*said: tuple[str, Period | None, str, str]) -> list[Finding]:
        def owner(region: str, period: Period | None) -> Document:
            name = f"{region}{period.label if period else ''}方案"
            return replace(document, id=name, title=name, region=region, period=period)

        return [
            Finding(
                text=text,
                value=text,
                passages=(passage,),
                document=owner(region, period),
                heading=heading,
            )
            for region, period, heading, text in said
        ]

    return make


def test_places_are_told_by_their_names(findings: Findings) -> None:
    found = choices(findings(("甲市", SEASON, "", "46"), ("乙市", SEASON, "", "39")))
    assert (found.ask, found.labels) == ("请问是哪个市？", ("甲市", "乙市"))


def test_place_with_two_documents_is_told_with_the_period(findings: Findings) -> None:
    said = [("甲市", SEASON, "", "46"), ("甲市", SUMMER, "", "30"), ("乙市", SEASON, "", "39")]
    found = choices(findings(*said))
    assert found.labels == ("甲市2024-2025年秋冬季", "甲市2023年夏季", "乙市2024-2025年秋冬季")


def test_documents_of_one_place_are_told_by_their_periods(findings: Findings) -> None:
    found = choices(findings(("甲市", SEASON, "", "46"), ("甲市", SUMMER, "", "30")))
    assert (found.ask, found.labels) == (
        "请问是哪个时期？",
        ("2024-2025年秋冬季", "2023年夏季"),
    )


def test_documents_without_a_period_are_told_by_their_titles(findings: Findings) -> None:
    found = choices(findings(("甲市", None, "", "46"), ("甲市", SUMMER, "", "30")))
    assert found.ask == "请问是哪份文件？"


@pytest.mark.parametrize(
    ("one", "other", "ask", "labels"),
    [
        (
            ("焦化行业（不含煤气）", "限产20%"),
            ("水泥行业", "停产"),
            "请问是哪个行业？",
            ("焦化行业", "水泥行业"),
        ),
        (
            ("措施", "B级企业限产20%"),
            ("措施", "C级企业停产"),
            "请问是哪个等级？",
            ("B级", "C级"),
        ),
        (
            ("清扫道路", "市城市管理局"),
            ("清运垃圾", "市住建局"),
            "请问是哪一项？",
            ("清扫道路", "清运垃圾"),
        ),
        (("总则", "一天"), ("总则", "两天"), "请问是哪一项？", ("一天", "两天")),
    ],
    ids=["industry", "grade", "heading", "value"],
)
def test_parts_of_one_document_are_told_by_what_they_are_about(
    findings: Findings,
    one: tuple[str, str],
    other: tuple[str, str],
    ask: str,
    labels: tuple[str, ...],
) -> None:
    found = choices(findings(*(("甲市", SEASON, heading, text) for heading, text in (one, other))))
    assert (found.ask, found.labels, found.within) == (ask, labels, True)
