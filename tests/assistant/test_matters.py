"""What is asked about another matter of government is not answered by what shares some words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status
from assistant.matters import matters_in

DOCUMENTS = Path(__file__).parents[1] / "data" / "matters"
DAY = date(2025, 11, 20)  # within the season that the plan is for
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("elsewhere", "here", "told"),
    [
        pytest.param("霜川公务员考试报名时间", "霜川考核排名每月几号前公开？", "5日", id="exams"),
        pytest.param("霜川高考什么时候出分", "霜川考核由谁牵头？", "市生态环境局", id="no word"),
        pytest.param("霜川天然气价格", "霜川新增天然气管网多少公里？", "60公里", id="price"),
        pytest.param("霜川公交车末班是几点", "霜川公交车更新多少辆？", "40辆", id="transport"),
        pytest.param("霜川核酸检测在哪做", "霜川核查检测线多少条？", "12条", id="health"),
        pytest.param("霜川森林覆盖率目标", "霜川监测覆盖率要达到多少？", "65%", id="share"),
        pytest.param("霜川天气预报", "霜川重污染天气期间学校怎么办？", "户外活动", id="weather"),
        pytest.param("霜川广场几点关门", "霜川几点到几点洒水？", "12时至16时", id="hours"),
        pytest.param("什么是PM2.5", "霜川2026年1-3月PM2.5控制在多少？", "52", id="definition"),
        pytest.param(
            "霜川2026年PM2.5年均浓度目标是多少？",
            "霜川2026年一季度PM2.5浓度目标是多少？",
            "52",
            id="mean of a year",
        ),
        pytest.param(
            "霜川TSP平均浓度目标是多少？",
            "霜川2026年1-3月PM2.5平均浓度目标是多少？",
            "52",
            id="substance",
        ),
        pytest.param("霜川身份证怎么办", "霜川家庭床位新建多少张？", "300张", id="permit"),
    ],
)
def test_another_matter(ask: Ask, elsewhere: str, here: str, told: str) -> None:
    assert ask(elsewhere).status is Status.ABSTAINED
    answer = ask(here)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


def test_number_of_a_document_that_nobody_names(ask: Ask) -> None:
    assert ask("霜政办发〔2025〕81号规定了什么？").status is Status.ABSTAINED
    assert "霜川市2025-2026年秋冬季" in ask("霜政办发〔2025〕18号是什么文件？").answer


def test_where_an_office_is_has_to_be_told(ask: Ask) -> None:
    assert "市生态环境局" in ask("霜川攻坚专班的办公室设在哪个单位？").answer


def test_matter_is_that_of_the_whole_document(ask: Ask) -> None:
    answer = ask("霜川养老机构评为四级奖励多少？")
    assert "10万元" in answer.answer


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("高考成绩", {"教育"}),
        ("提高考核比重", set()),  # words that only seem to be there
        ("提高铁路运输比例", set()),
        ("市长流程钢铁", set()),
        ("一氧化碳排放", set()),
        ("碳排放配额和用水水价", {"碳", "水"}),
    ],
)
def test_matters_in_a_text(text: str, matters: set[str]) -> None:
    assert matters_in(text) == matters
