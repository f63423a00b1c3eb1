"""A notice on stopping work by turns, an emergency plan, a county's plan for a season and a city's
for some years: what each says of one grade, enterprise, level, town or year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer, Reason, Status

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
        # how many and which a notice is for
        ("朔沅市青堤区有多少户企业纳入错峰生产？", ["21户"], "16户"),
        (
            "朔沅这个采暖季哪些行业要错峰生产？",
            ["水泥熟料", "电石", "石灰", "铸造", "砖瓦"],
            "焦化",
        ),
        ("朔沅哪些行业的D级企业停产？", ["铸造", "砖瓦"], "德柳"),
        ("朔沅纳入错峰生产的企业有多少户？", ["46户"], "21户"),
        ("朔沅几个行业错峰？", ["5个行业"], "33天"),
        ("朔沅哪些行业不用错峰？", ["焦化"], "砖瓦"),
        # towns without a goal, told under the table
        ("云浦县哪些镇本期不下达PM2.5浓度目标？", ["石桥镇", "白坡镇", "荷塘镇"], "岭固镇"),
        # from when on a warning is given: its own item, not what is said behind all of them
        ("淮冕什么情况下启动红色预警？", ["72小时", "300持续24小时"], "难以缓解"),
        ("淮冕达到什么条件发橙色预警？", ["200持续48小时"], "300"),
        ("淮冕监测AQI达到重度污染要怎么办？", ["及时启动预警"], "红色"),
        # all items of one field at a level
        ("淮冕Ⅰ级响应时移动源方面增加哪些措施？", ["25%", "公交"], "三环路"),
        ("淮冕Ⅱ级响应扬尘源有哪些措施？", ["破碎", "2次"], "公交"),
        ("淮冕红色预警的时候娃还用去上学吗？", ["500", "停课"], "户外体育"),
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
        "淮冕红色预警期间坐公交免费吗？",  # more of them run, and for how much is not told
    ],
)
def test_what_is_not_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ABSTAINED, answer.answer


def test_rows_without_a_goal_by_their_empty_cells(
    ask_over: Callable[[Path, date], Ask], tmp_path: Path
) -> None:
    plan = (DOCUMENTS / "yunpu-2024-winter.txt").read_text(encoding="utf-8")
    plan = plan.partition("注：")[0].replace("| 梁家镇 | 60 |", "| 梁家镇 | — |")
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    answer = ask_over(tmp_path, DAY)("云浦县哪些镇不下达PM2.5浓度目标？")
    assert "梁家镇" in answer.answer
    assert "岭固镇" not in answer.answer


def test_city_of_which_only_a_county_has_documents(
    ask_over: Callable[[Path, date], Ask], tmp_path: Path
) -> None:
    """A county of the gazetteer, so that it is known what city and province it lies in."""
    plan = (DOCUMENTS / "yunpu-2024-winter.txt").read_text(encoding="utf-8")
    (tmp_path / "plan.txt").write_text(plan.replace("云浦县", "广灵县"), encoding="utf-8")
    ask = ask_over(tmp_path, DAY)
    refused = ask("大同市2024-2025年秋冬季PM2.5目标是多少？")
    assert refused.reason is Reason.OTHER_REGION
    assert "57" in ask("大同广灵县秋冬季PM2.5目标是多少？").answer
    assert "57" in ask("山西省大同市广灵县秋冬季PM2.5目标是多少？").answer
