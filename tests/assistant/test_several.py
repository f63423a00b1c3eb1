"""A text that asks several things is answered on each of them, with where each stands."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("攻坚指挥部谁当指挥长？办公室主任又是谁？", ("汤致远", "柳承泽")),
        ("散煤替代完成多少户？谁负责？", ("1.4万户", "市能源局")),
        ("降尘量要求是多少？由谁负责？", ("6吨", "市生态环境局")),
        ("门禁系统什么时候、由谁、装多少家？", ("2025年12月底", "市交通运输局", "43家")),
        ("秸秆禁烧谁牵头？道路清扫又是谁牵头？", ("市生态环境局", "市城市管理局")),
        ("实施细则什么时候报？牵头单位的调度进展多久报送一次？", ("10月20日前", "每")),
        ("居民供热企业调整错峰措施，找谁申请、谁批？", ("县级人民政府", "市政府批准")),
    ],
)
def test_every_part_is_told(ask_sides: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = ask_sides(f"沐岚2025年{question}")
    assert answer.status is Status.ANSWERED
    assert all(words in answer.answer for words in told)


def test_how_things_stand_is_no_question(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年气还没通呢，散煤替代完成多少户？")
    assert "1.4万户" in answer.answer
    assert len(answer.markers) == 1


def test_each_part_points_at_its_own_place(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年降尘量不能超过多少？重点用车企业门禁系统什么时候装完？")
    assert set(answer.markers) == {c.id for c in answer.citations}
    quotes = [citation.quote for citation in answer.citations]
    assert any("降尘量不高于6吨" in quote for quote in quotes)
    assert any("门禁系统" in quote for quote in quotes)


def test_a_time_that_comes_back_is_told_where_it_is_asked_for(ask: Ask) -> None:
    answer = ask("槐阳2024年工作进展每月几号前报？")
    assert "每月5日前" in answer.answer
