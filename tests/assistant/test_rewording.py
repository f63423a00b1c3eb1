"""Drafts of a model beside the answer that they would stand for: what may pass, what may not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.datamodels import Answer, Citation, Reason, Status
from assistant.rewording import ROOM, can_be_reworded, objection, tidied

COKING = (
    "（一）焦化行业。A级企业自主减排；"
    "B级、C级、D级企业焦炉负荷分别降至设计负荷的85%、70%、50%以内。"
)
COUNTIES = "东浦县PM2.5控制目标为44微克/立方米，西浦县PM2.5控制目标为49微克/立方米。"
UPGRADE = (
    "2025年1月底前，槐阳恒嘉焦化有限公司、槐阳金晟铸造有限公司完成超低排放改造。"
    "（市生态环境局牵头，市能源局配合）"
)
FINED = "主城区全域禁止燃放烟花爆竹，违规燃放的由公安机关处500元以下罚款，停业整顿15天。"


def answer(text: str, *quotes: str, status: Status = Status.ANSWERED) -> Answer:
    citations = tuple(
        Citation(
            id=number,
            document_id="d",
            title="方案",
            number=None,
            issuer=None,
            region="槐阳市",
            published=None,
            path=(),
            quote=quote,
            start=0,
            end=len(quote),
        )
        for number, quote in enumerate(quotes, 1)
    )
    return Answer(question="怎么规定？", status=status, answer=text, citations=citations)


GRADE = answer("槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内[1]。", COKING)
TWO = answer(
    "东浦县PM2.5控制目标为44微克/立方米[1]；西浦县PM2.5控制目标为49微克/立方米[2]。",
    *COUNTIES.split("，"),
)
ONE_QUOTE = answer(
    "东浦县PM2.5控制目标为44微克/立方米，西浦县PM2.5控制目标为49微克/立方米[1]。", COUNTIES
)
WORKS = answer(
    "槐阳市：2025年1月底前，槐阳恒嘉焦化有限公司完成超低排放改造：市生态环境局牵头[1]。", UPGRADE
)
FINE = answer("槐阳市：违规燃放的由公安机关处500元以下罚款，停业整顿15天[1]。", FINED)
BOUNDS_SAID = "市区PM2.5平均浓度控制在82微克/立方米以内，重污染天数控制在11天以内"
BOUNDS = answer(f"槐阳市：{BOUNDS_SAID}[1]。", BOUNDS_SAID)
FURNACES_SAID = "12月底前，退出金山特钢2座450m³高炉、众泰冶炼1座450m³高炉"
FURNACES = answer(f"槐阳市：{FURNACES_SAID}[1]。", FURNACES_SAID + "，完成改造。")


@pytest.mark.parametrize(
    ("original", "draft"),
    [
        (GRADE, "槐阳市焦化行业C级企业的焦炉负荷应当降至设计负荷的70%以内[1]。"),
        (GRADE, "槐阳市C级焦化企业，焦炉负荷须降至设计负荷的70％以内。[1]"),
        (TWO, "东浦县的PM2.5控制目标是44微克/立方米[1]。西浦县的是PM2.5控制目标49微克/立方米[2]。"),
        (TWO, "西浦县PM2.5控制目标为49微克/立方米[2]，东浦县PM2.5控制目标则为44微克/立方米[1]。"),
        (WORKS, "槐阳市规定，槐阳恒嘉焦化有限公司应在2025年1月底前完成超低排放改造，"
                "由市生态环境局牵头[1]。"),
        (FINE, "槐阳市对违规燃放的，由公安机关处500元以下罚款，并停业整顿15天[1]。"),
    ],
)  # fmt: skip
def test_rewording_that_says_the_same_passes(original: Answer, draft: str) -> None:
    assert objection(tidied(draft), original) is None


@pytest.mark.parametrize(
    ("original", "draft", "problem"),
    [
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的72%以内[1]。", "72%"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的85%以内[1]。", "数字"),
        (GRADE, "槐阳市焦化行业：B级企业焦炉负荷降至设计负荷的70%以内[1]。", "等级"),
        (GRADE, "槐阳市焦化行业：B级、C级企业焦炉负荷降至设计负荷的70%以内[1]。", "等级"),
        (GRADE, "砚洲市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内[1]。", "名称"),
        (GRADE, "槐阳市水泥行业：C级企业焦炉负荷降至设计负荷的70%以内[1]。", "水、泥"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以上[1]。", "限定"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷不降至设计负荷的70%以内[1]。", "限定"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的百分之六十以内[1]。", "60%"),
        (GRADE, "槐阳市焦化行业C级企业焦炉负荷降至设计负荷的70%以内。", "没有引用编号"),
        (GRADE, "槐阳市焦化行业：C级企业。焦炉负荷降至设计负荷的70%以内[1]。", "没有引用编号"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内[1]。企业负荷。", "没有引用"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内[2]。", "引用编号"),
        (GRADE, "槐阳市焦化行业：C级企业SO2负荷降至设计负荷的70%以内[1]。", "so2"),
        (GRADE, "槐阳市焦化行业：**C级企业**焦炉负荷降至设计负荷的70%以内[1]。", r"\*"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷降至设计负荷的70%以内\u202e[1]。", "\u202e"),
        (GRADE, f"槐阳市焦化行业：C级企业焦炉负荷降至{'设计负荷' * ROOM}的70%以内[1]。", "超过"),
        (GRADE, "", "没有引用编号"),
        (GRADE, "槐阳市焦化行业：C级企业负荷降至70%以内[1]。", "漏了"),
        (GRADE, "槐阳市焦化行业：C级企业焦炉负荷自主减至设计负荷的70%以内[1]。", "限定"),
        (TWO, "东浦县控制目标为44微克/立方米[1]；西浦县PM2.5控制目标为49微克/立方米[2]。", "pm2.5"),
        (BOUNDS, BOUNDS.answer.replace("天以内", "天以上"), "限定"),
        (BOUNDS, BOUNDS.answer.replace("11天以内", "11天"), "限定"),
        (BOUNDS, BOUNDS.answer.replace("PM2.5", "PM2"), "pm2"),
        (FURNACES, FURNACES.answer.replace("1座450", "2座450"), "数字"),
        (FURNACES, FURNACES.answer.replace("退出", "改造"), "改、造"),
        (TWO, "东浦县PM2.5控制目标为49微克/立方米[2]；西浦县PM2.5控制目标为44微克/立方米[1]。",
         "名称"),
        (TWO, "东浦县PM2.5控制目标为44微克/立方米[1]。", "引用编号"),
        (ONE_QUOTE, "东浦县PM2.5控制目标为49微克/立方米，西浦县PM2.5控制目标为44微克/立方米[1]。",
         "数字"),
        (WORKS, "槐阳市：2025年1月底前，槐阳永丰焦化有限公司完成超低排放改造：市生态环境局牵头"
         "[1]。", "永丰"),
        (WORKS, "槐阳市：2025年1月底前，槐阳金晟铸造有限公司完成超低排放改造：市生态环境局牵头"
         "[1]。", "名称"),
        (WORKS, "槐阳市：2025年1月底前，槐阳恒嘉焦化有限公司完成超低排放改造：市财政局牵头[1]。",
         "市财政局"),
        (WORKS, "槐阳市：2025年1月底前，槐阳恒嘉焦化有限公司完成超低排放改造：市能源局牵头"
         "[1]。", "名称"),
        (WORKS, "槐阳市：2025年2月底前，槐阳恒嘉焦化有限公司完成超低排放改造：市生态环境局牵头"
         "[1]。", "2025年2月底"),
        (WORKS, "槐阳市：槐阳恒嘉焦化有限公司完成超低排放改造：市生态环境局牵头[1]。", "日期"),
        (FINE, "槐阳市：违规燃放的由公安机关处500元以下罚款，停业整顿15小时[1]。", "15小时"),
        (FINE, "槐阳市：主城区违规燃放的由公安机关处500元以下罚款，业整顿15天[1]。", "限定"),
    ],
)  # fmt: skip
def test_rewording_that_says_otherwise_is_refused(
    original: Answer, draft: str, problem: str
) -> None:
    found = objection(tidied(draft), original)
    assert found is not None
    assert problem.replace("\\", "") in found


@given(st.one_of(st.text(), st.lists(st.sampled_from([*GRADE.answer, "[1]", "[2]", "\n"]))))
def test_any_draft_is_refused_or_makes_an_answer(drawn: str | list[str]) -> None:
    draft = tidied("".join(drawn))
    if objection(draft, GRADE) is None:
        assert set(replace(GRADE, answer=draft).markers) == {1}


@pytest.mark.parametrize("original", [GRADE, TWO, ONE_QUOTE, WORKS, FINE])
def test_text_of_the_answer_itself_passes(original: Answer) -> None:
    assert objection(original.answer, original) is None


def test_what_was_worked_out_is_left_to_the_program() -> None:
    count = answer("槐阳市：共4项：东浦县[1]、西浦县[2]。", *COUNTIES.split("，"))
    difference = answer(
        TWO.answer.rstrip("。") + "；两者相差5（计算得出）。", *COUNTIES.split("，")
    )
    assert can_be_reworded(TWO)
    assert not can_be_reworded(count)
    assert not can_be_reworded(difference)


def test_only_what_is_answered_is_reworded() -> None:
    asked_back = answer(TWO.answer, *COUNTIES.split("，"), status=Status.CLARIFY)
    refused = Answer(
        question="？", status=Status.ABSTAINED, answer="没有。", reason=Reason.NOT_IN_CORPUS
    )
    assert not can_be_reworded(asked_back)
    assert not can_be_reworded(refused)
