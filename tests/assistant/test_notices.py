"""A notice on stopping work by turns, an emergency plan, a county's plan for a season and a city's
for some years: what each says of one grade, enterprise, level, town or year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Status

DOCUMENTS = Path(__file__).parents[1] / "data" / "notices"
DAY = date(2024, 11, 20)  # within the season of the plan and the notice
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # the season's figure and the calendar year's, told in one clause
        ("云浦县今年秋冬季PM2.5平均浓度目标是多少？", ["57"], "44.6"),
        ("云浦县2024年全年PM2.5要控制到多少？", ["44.6"], "57"),
        # a town by its row, though a county far away is called by the end of its name
        ("岭固镇降尘量控制目标", ["7.2"], "固镇县"),
        # the year that opens a sentence is that of each of its clauses
        ("西岭2025年臭氧日最大8小时第90百分位浓度控制在多少？", ["147"], "31.4"),
        # the rule of a grade before the sentence about one enterprise of that grade
        ("朔沅C级铸造企业错峰时间最少多少天？", ["66天"], "72天"),
        ("朔沅D级砖瓦厂采暖季要停产多少天以上？", ["118天"], "142天"),
        ("朔沅B级石灰企业错峰多少天？", ["33天"], "112天"),
        ("朔沅C级水泥熟料企业停窑多少天？", ["138天"], "66天"),
        # what the sentence of an enterprise says: furnaces, both parts of a stop, days in all
        ("恒澜电石在错峰期间要停几台电石炉？", ["停3台"], "69天"),
        ("德柳电石要停几台炉？", ["全部停产"], "停3台"),
        ("青蒲铸业什么时候停产？", ["11月18日", "12月22日", "2月11日", "3月19日"], "屏山"),
        ("青蒲铸业第二段停产是什么时候？", ["2月11日", "3月19日"], "11月18日"),
        ("砚溪新型砖厂停产几天？", ["142天"], "118天"),
    ],
)
def test_what_is_told(ask: Ask, question: str, told: list[str], untold: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert all(part in answer.answer for part in told), answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "朔沅C级焦化企业错峰多少天？",  # exempted, so none of 其他行业
        "朔沅C级平板玻璃企业错峰多少天？",  # named nowhere
        "云浦县2025年全年PM2.5要控制到多少？",
        "西岭2030年优良天数比率要达到多少？",
    ],
)
def test_what_is_not_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ABSTAINED, answer.answer
