"""Clauses are found by the number they are spoken of with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.datamodels import Answer, Status
from assistant.numbered import clause_numbers, clauses_at, said_inside

if TYPE_CHECKING:
    from assistant.chat import Assistant

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("第十二条说什么", [((12,), "条")]),
        ("第35条和第3点", [((35,), "条"), ((3,), "点")]),
        ("5.2讲什么", [((5, 2), "")]),
        ("PM2.5是3.26万户", []),
        ("第一批名单和第二阶段", []),
    ],
)
def test_numbers_in_a_question(question: str, numbers: list[tuple[tuple[int, ...], str]]) -> None:
    assert [(n.numbers, n.unit) for n in clause_numbers(question)] == numbers


def test_only_counted_points_are_points() -> None:
    (second,) = clause_numbers("第二点")
    text = "提出要求：一是按月报送；二是每周调度；三是及时报告。"
    assert said_inside(text, second) == "二是每周调度"
    assert said_inside("统一是关键，二是其次。", second) is None


def test_a_clause_ends_where_the_next_one_begins(sides: "Assistant") -> None:
    (third,) = clause_numbers("第三部分")
    mulan = [d for d in sides._library.documents if d.region == "沐岚市"]
    for document in mulan:
        (clause,) = clauses_at(document, third)
        assert clause.path == ("三、组织保障",)
        assert len(clause.blocks) == 1 + len({b.path for b in clause.blocks if len(b.path) > 1})


@pytest.mark.parametrize(
    ("question", "told", "quoted"),
    [
        ("沐岚2025年方案第10条说什么？", "由县级人民政府提出申请，经市政府批准", "10.调整错峰"),
        ("沐岚2025年方案第三部分讲什么？", "健全机制；强化调度；严肃问责", "（二）强化调度"),
        ("沐岚2024年方案第三部分第二项是什么？", "约谈政府主要负责人", "严肃问责"),
        ("溪垣转发时提的第三点要求是什么？", "专项检查45天", "3、开展"),
        ("沐岚2025年通知里提的第二点要求是什么？", "每周五16时前报送工作进展", "二是每周五"),
    ],
)
def test_the_text_under_a_number_is_told(
    ask_sides: Ask, question: str, told: str, quoted: str
) -> None:
    answer = ask_sides(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert any(quoted in citation.quote for citation in answer.citations)


def test_two_documents_have_such_a_clause(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚方案第3条讲什么？")
    assert answer.status is Status.CLARIFY
    assert len(answer.citations) == 2


def test_a_clause_named_beside_another_question_is_not_recited(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年方案第4条要检测多少台次？")
    assert "1600台次" in answer.answer
    assert len(answer.answer) < 60


def test_who_and_when_are_told_of_a_clause_named_by_its_number(ask_sides: Ask) -> None:
    assert "市交通运输局" in ask_sides("沐岚2025年方案第5条由谁牵头？").answer
    assert "2025年11月底" in ask_sides("沐岚2025年方案第2条什么时候完成？").answer


@pytest.mark.parametrize(
    "part", ["第五部分", "第40条", "第六章", "附件2", "附件3里的考核办法", "附表1"]
)
def test_a_part_that_no_document_has_is_not_told_by_another(ask_sides: Ask, part: str) -> None:
    answer = ask_sides(f"沐岚2025年方案{part}讲的是什么？")
    assert answer.status is Status.ABSTAINED
    assert part[:3] in answer.answer


def test_the_only_annex_is_the_first(ask_sides: Ask) -> None:
    assert ask_sides("沐岚2025年方案附件1是什么？").status is Status.ANSWERED


def test_a_phase_beyond_the_last_is_not_told_by_another(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年错峰生产第三阶段从哪天开始？")
    assert answer.status is Status.ABSTAINED
    assert "第三阶段" in answer.answer
