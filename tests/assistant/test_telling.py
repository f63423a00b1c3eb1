"""For whom, when and what a statement speaks: marks that decide between two that share words."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.question import Query
from assistant.scope import settle_periods
from assistant.telling import number_fit, speaks_of_a_part, tells_consequence
from assistant.told_times import time_fit
from corpus.datamodels import SourceFile
from corpus.library import Library
from corpus.statements import Statement, statements_of

Read, Said = Callable[[str], Query], Callable[[str], Statement]
TEXT = """宁山政发〔2025〕4号
宁山市2025-2026年秋冬季攻坚方案
一、目标
本方案实施时间为2025年10月1日至2026年3月31日。
2025年10-12月，优良天数达到70天。
2026年1-3月，优良天数达到60天。
整个2025-2026年秋冬季，优良天数达到130天。
二、任务
2025年淘汰货车120辆。
2026年淘汰货车210辆。
面积超过5000平方米的工地安装两套设备。
面积超过10000平方米的工地安装四套设备。
工地安装围挡。
附件
企业名单
| 企业名称 | 行业 | 等级 | 焦炉数 |
|---|---|---|---|
| 宁山恒泰焦化有限公司 | 焦化 | B级 | 4 |
| 宁山金晟焦化有限公司 | 焦化 | B级 | 6 |
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([SourceFile(name="plan.txt", sha256="0", text=TEXT)])


@pytest.fixture(scope="module")
def asked(library: Library) -> Read:
    """A question as the answering reads it: places known, times settled."""
    from assistant.understanding import Understanding

    understanding = Understanding(library)
    return lambda text: settle_periods(
        understanding.read(text, date(2025, 11, 20)), library.documents
    )


@pytest.fixture(scope="module")
def said(library: Library) -> Said:
    (document,) = library.documents
    statements = statements_of(document, library.passages_in(document.id))
    return lambda words: next(s for s in statements if words in s.text.text)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("2025年10-12月优良天数要达到几天？", {"70天": 1.0, "60天": -1.0}),
        ("2025年11月优良天数要达到几天？", {"60天": -1.0}),
        ("宁山市2025-2026年秋冬季优良天数要达到几天？", {"130天": 0.0, "70天": -0.5, "60天": -0.5}),
        # a year beside the plan's own time is what is asked about, not which plan is meant
        ("宁山市2025-2026年秋冬季方案里2026年淘汰多少辆货车？", {"210辆": 1.0, "120辆": -1.0}),
        # a year alone chooses the plan
        ("宁山市2025年淘汰多少辆货车？", {"120辆": 0.0, "210辆": 0.0}),
        ("宁山市淘汰多少辆货车？", {"120辆": 0.0, "210辆": 0.0}),
    ],
)
def test_time_asked_for(
    asked: Read, said: Said, library: Library, question: str, fits: dict[str, float]
) -> None:
    documents = {document.id: document for document in library.documents}
    query = asked(question)
    assert {words: time_fit(query, said(words), documents) for words in fits} == fits


def test_longer_stretch_of_time_fits_less_than_the_one_named(
    asked: Read, said: Said, library: Library
) -> None:
    documents = {document.id: document for document in library.documents}
    query = asked("宁山市2025年10-12月优良天数要达到几天？")
    season, months = (time_fit(query, said(words), documents) for words in ("130天", "70天"))
    assert -1.0 < season < months


@pytest.mark.parametrize(
    ("question", "two", "four", "neither"),
    [
        ("面积超过5000平方米的工地装几套设备？", 1.0, -1.0, 0.0),
        ("面积大于10000平方米的工地装几套设备？", -1.0, 1.0, 0.0),
        ("工地装几套设备？", 0.0, 0.0, 0.0),
    ],
)
def test_threshold_asked_for(
    asked: Read, said: Said, question: str, two: float, four: float, neither: float
) -> None:
    query = asked(question)
    fits = [number_fit(query, said(words)) for words in ("两套", "四套", "围挡")]
    assert fits == [two, four, neither]


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("不落实会怎么样？", "责令停工整改", True),
        ("不落实会怎么样？", "加强日常巡查", False),
        ("整改不到位会怎么样？", "督促整改", False),  # what the question names itself
        ("整改不到位会怎么样？", "未整改的，处以罚款", True),
    ],
)
def test_consequence_is_more_than_the_question_says(
    asked: Read, question: str, text: str, tells: bool
) -> None:
    assert tells_consequence(asked(question), text) is tells


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("B级焦化企业怎么错峰？", 1.0),
        ("宁山恒泰焦化有限公司是B级企业，怎么错峰？", 0.0),
        ("B级焦化企业有哪些？", 0.0),
    ],
)
def test_row_of_one_enterprise_is_a_part_of_what_is_asked_by_grade(
    asked: Read, said: Said, question: str, part: float
) -> None:
    assert speaks_of_a_part(asked(question), said("恒泰焦化")) == part
