"""Of a sentence the part for whom, where and when the question names, and no other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.datamodels import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        # the part of a region
        ("青禾市市区清洁取暖覆盖率要达到多少？", ("100%",), ("95%", "80%")),
        ("青禾市县城清洁取暖覆盖率要达到多少？", ("95%",), ("100%", "80%")),
        ("青禾市农村清洁取暖覆盖率要达到多少？", ("80%",), ("95%", "100%")),
        # a segment that leaves out of what it is the share
        ("青禾市工地视频监控覆盖率要达到多少？", ("85%",), ("96%",)),
        ("青禾市主城区工地视频监控覆盖率要达到多少？", ("96%",), ("85%",)),
        # the number in a series
        ("青禾市水泥企业第一时段什么时候错峰？", ("12月1日至12月31日",), ("1月15日",)),
        ("青禾市水泥企业第二时段什么时候错峰？", ("1月15日至2月10日",), ("12月1日",)),
        # the grade, where only the last one of the list has its 级
        ("青禾市B级石灰企业限产多少？", ("B级", "15%"), ("35%", "55%")),
        ("青禾市C级石灰企业限产多少？", ("C级", "35%"), ("15%", "55%")),
        # the post, not its deputy, nor all others
        ("青禾市指挥部总指挥由谁担任？", ("常务副市长",), ("秘书长", "其他成员")),
        ("青禾市指挥部副总指挥由谁担任？", ("市政府秘书长",), ("常务副市长", "其他成员")),
        ("青禾市指挥部其他成员由谁担任？", ("有关部门主要负责人",), ("副市长", "秘书长")),
        # the item of a list, by its name or by the unit asked for
        ("青禾市要购置多少辆洒水车？", ("9辆",), ("16台", "33套")),
        ("青禾市购置作业装备要购置多少套？", ("33套",), ("16台", "9辆")),
        # the year of two, though the plan is for both
        (
            "青禾市2025-2026年秋冬季方案里2026年要淘汰多少辆老旧货车？",
            ("210辆",),
            ("120辆",),
        ),
        ("青禾市2025年要淘汰多少辆老旧货车？", ("120辆",), ("210辆",)),
    ],
)
def test_only_the_part_asked_for_is_told(
    ask_counties: Ask, question: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    answer = ask_counties(question).answer
    assert all(words in answer for words in said), answer
    assert not any(words in answer for words in unsaid), answer


def test_condition_keeps_what_it_leads_to(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市拒不整改的企业会怎么样？").answer
    assert "对拒不整改的，依法责令停产" in answer


def test_number_of_an_article_is_not_told(ask_counties: Ask) -> None:
    answer = ask_counties("临溪县餐饮单位多久清洗一次油烟净化设施？")
    assert "每季度清洗1次" in answer.answer
    assert "第一条" not in answer.answer
    assert "第一条" in answer.citations[0].quote


SWEEPING = """云川市2023-2024年秋冬季大气污染防治攻坚方案
一、主要任务
（一）强化道路扬尘整治。市区建成区道路机械化清扫率达到78%以上（主干道路机械化清扫率达到98%），县城达到66%以上。
"""


def test_figure_in_brackets_is_told_of_what_it_is_of(
    ask_over: Callable[[Path, date], Callable[..., Answer]], tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text(SWEEPING, "utf-8")
    ask = ask_over(tmp_path, date(2023, 12, 1))
    asked = "云川市市区建成区道路机械化清扫率要达到多少？"
    assert "78%" in ask(asked).answer
    answer = ask(asked, "主干道呢？").answer
    assert "98%" in answer
    assert "78%" not in answer
