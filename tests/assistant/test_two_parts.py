"""What the text and its tables say on one point is told together, with where it stands."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "青禾市2025年正文和附件里砖瓦窑治理多少座写的一样吗？",
        "青禾市2025年到底要治理多少座砖瓦窑？",
    ],
)
def test_two_figures_are_both_told_and_cited(ask_counties: Ask, question: str) -> None:
    answer = ask_counties(question)
    assert "不一" in answer.answer
    first, second = answer.citations
    assert "8座" in first.quote
    assert "11座" in second.quote
    assert all(figure in answer.answer for figure in ("8座", "11座"))


@pytest.mark.parametrize("asked", ["多少辆一致吗", "的数量一致吗", "多少辆写的一样吗"])
def test_two_places_that_agree_are_said_to(ask_counties: Ask, asked: str) -> None:
    answer = ask_counties(f"青禾市2025年正文和附表里淘汰老旧货车{asked}？")
    assert "120辆" in answer.answer
    assert "不一" not in answer.answer
    assert "一致" in answer.answer
    assert len(answer.citations) == 2


def test_what_holds_is_told_once_where_nothing_differs(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市2025年到底要淘汰多少辆老旧货车？")
    assert answer.answer.count("120辆") == 1


@pytest.mark.parametrize(
    ("asked", "in_text", "in_annex"),
    [
        ("淘汰燃煤锅炉的时限，正文和清单各是什么？", "2025年11月底", "2025年12月底"),
        ("燃煤锅炉淘汰，附件写的期限和正文对得上吗？", "2025年11月底", "2025年12月底"),
        ("秸秆禁烧的牵头单位，正文说的和附件清单说的是同一家吗？", "市农业农村局", "市生态环境局"),
        ("秸秆禁烧，正文和任务清单写的责任方一致吗？", "市农业农村局", "市生态环境局"),
        ("秸秆禁烧的责任部门，正文第7条和附件有没有出入？", "市农业农村局", "市生态环境局"),
        ("门禁系统安装企业数，正文第5条和任务清单有出入吗？", "43家", "34家"),
        ("要装多少家门禁系统？正文和附件好像对不上", "43家", "34家"),
    ],
)
def test_text_and_annex_are_held_side_by_side(
    ask_sides: Ask, asked: str, in_text: str, in_annex: str
) -> None:
    answer = ask_sides(f"沐岚2025年{asked}")
    assert "说法不一" in answer.answer
    assert f"正文：{in_text}"[:3] in answer.answer
    assert answer.answer.index(in_text) < answer.answer.index(in_annex)
    assert [side.citation for side in answer.conflicts[0].sides] == [1, 2]
    assert len(answer.citations) == 2


def test_annex_that_says_it_in_a_cell_of_its_own_agrees(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年散煤替代户数正文和任务清单对得上吗？")
    assert answer.answer.count("1.4万户") == 2
    assert "两处一致" in answer.answer


def test_parts_are_asked_about_in_a_follow_up(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年燃煤锅炉什么时候淘汰完？", "正文和附件说的一样吗？")
    assert "2025年11月底" in answer.answer
    assert "2025年12月底" in answer.answer


def test_a_figure_that_the_annex_gives_otherwise_is_not_told_alone(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年要给多少家重点用车企业安装门禁系统？")
    assert "43家" in answer.answer
    assert "34家" in answer.answer
    assert len(answer.conflicts) == 1


def test_a_figure_that_both_give_alike_is_told_once(ask_sides: Ask) -> None:
    answer = ask_sides("沐岚2025年要完成多少万户散煤替代？")
    assert answer.answer.count("1.4万户") == 1
    assert not answer.conflicts
