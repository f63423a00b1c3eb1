"""Rows about a town of a county, and about one enterprise of many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.build import build, open_assistant
from assistant.datamodels import Answer
from corpus.readers import read_bytes

Ask = Callable[..., Answer]
PLAN = """沧源市大气污染防治工作领导小组办公室文件

沧气领办〔2026〕31号

关于印发《沧源市2026年夏季臭氧污染综合治理攻坚方案》的通知
各县（市、区）人民政府：
现将《沧源市2026年夏季臭氧污染综合治理攻坚方案》印发给你们，请认真执行。
沧源市大气污染防治工作领导小组办公室
2026年5月12日

沧源市2026年夏季臭氧污染综合治理攻坚方案
为改善环境空气质量，制定本方案。
一、重点任务
1.整治储罐。2026年6月底前，砺北石化、丰海炼化等企业完成28座内浮顶储罐密封改造。（牵头单位：市生态环境局）
2.整治炉窑。2026年8月底前，全市完成工业炉窑改造46台。（牵头单位：市生态环境局）
附件1
重点乡镇2026年夏季空气质量目标

县（市、区） 乡镇 臭氧浓度目标（μg/m³） 优良天数目标（天）
东丘市 石梁镇 196 67
东丘市 长堰镇 195 68
南汀县 齐桥镇 198 66
南汀县 交河镇 194 61

附件2
重点企业治理任务清单

序号 县（市、区） 企业名称 治理任务 完成时限
1 东丘市 沧源砺北石化有限公司 12 座内浮顶储罐密封改造 2026 年 6 月底
2 南汀县 沧源丰海炼化有限公司 16 座内浮顶储罐密封改造 2026 年 6 月底
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    home: Path = tmp_path_factory.mktemp("parts")
    build(home, [read_bytes("plan.txt", PLAN.encode())])
    return open_assistant(home).ask


def test_what_a_column_counts_is_its_unit(tmp_path: Path) -> None:
    plan = PLAN.replace("优良天数目标（天）", "优良天数")
    build(tmp_path, [read_bytes("plan.txt", plan.encode())])
    answer = open_assistant(tmp_path).ask("沧源齐桥镇2026年夏季优良天数要达到多少？")
    assert "66天" in answer.answer


def test_unit_asked_in_chooses_the_column(tmp_path: Path) -> None:
    plan = PLAN.replace("优良天数目标（天）", "超标天数上限（天）")
    build(tmp_path, [read_bytes("plan.txt", plan.encode())])
    answer = open_assistant(tmp_path).ask("沧源长堰镇2026年夏季臭氧超标天数不能超过多少天？")
    assert "68天" in answer.answer
    assert "195" not in answer.answer


@pytest.mark.parametrize(("town", "told"), [("石梁镇", "196"), ("齐桥镇", "198")])
def test_figure_of_a_town_is_told_though_its_county_is_not_named(
    ask: Ask, town: str, told: str
) -> None:
    answer = ask(f"沧源{town}2026年夏季臭氧目标是多少？")
    assert told in answer.answer
    assert not answer.conflicts


def test_one_enterprises_share_is_no_rival_of_the_whole(ask: Ask) -> None:
    answer = ask("沧源2026年6月底前要改造多少座内浮顶储罐？")
    assert "28座" in answer.answer
    assert "16座" not in answer.answer
    assert "12座" not in answer.answer


def test_the_share_is_told_where_the_enterprise_is_named(ask: Ask) -> None:
    assert "16座" in ask("沧源丰海炼化要改造多少座内浮顶储罐？").answer


def test_a_change_is_no_level_and_an_aim_nothing_that_was_reached(tmp_path: Path) -> None:
    aims = "东丘市、南汀县臭氧浓度同比下降率不低于7%，其他县（市、区）不低于4%。"
    plan = PLAN.replace("1.整治储罐。", f"1.治理目标。{aims}\n1.整治储罐。")
    build(tmp_path, [read_bytes("plan.txt", plan.encode())])
    ask = open_assistant(tmp_path).ask
    counties = plan.replace("县（市、区） 乡镇 臭氧", "县（市、区） 臭氧")
    for town in ("石梁镇 ", "长堰镇 ", "齐桥镇 ", "交河镇 "):
        counties = counties.replace(town, "")
    build(tmp_path / "counties", [read_bytes("plan.txt", counties.encode())])
    by_county = open_assistant(tmp_path / "counties").ask
    assert "7%" in ask("沧源东丘市臭氧要同比下降多少？").answer
    assert "7%" not in by_county("沧源东丘市2026年臭氧目标是多少？").answer
    assert by_county("沧源东丘市2025年夏季实际有多少优良天数？").status == "abstained"
