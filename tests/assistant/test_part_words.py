"""The parts of a document that a question names are told apart from what it is about."""

import pytest

from assistant.part_words import annex_number, parts_asked


@pytest.mark.parametrize(
    ("question", "clause", "annex", "left"),
    [
        ("粉尘治理的时限，正文和清单给的各是什么", None, None, "粉尘治理的时限"),
        ("道路保洁谁负责，第十四条和附件三各怎么写的", (14,), 3, "道路保洁谁负责"),
        ("附件任务表里旁路排查的时限和正文对得上吗", None, None, "旁路排查的时限"),
        ("降尘量正文第8条与附表2有没有出入", (8,), 2, "降尘量"),
        ("抽检批次正文和附件一致吗", None, None, "抽检批次"),
        ("抽检批次正文和附件2一致吗", None, 2, "抽检批次"),
    ],
)
def test_parts_and_what_is_asked_of_them(
    question: str, clause: tuple[int, ...] | None, annex: int | None, left: str
) -> None:
    asked = parts_asked(question)
    assert asked is not None
    assert (asked.clause.numbers if asked.clause else None) == clause
    assert asked.annex == annex
    chars = list(question)
    for start, end in asked.spans:
        chars[start:end] = " " * (end - start)
    rest = "".join(chars)
    assert left in rest.replace(" ", "") or left in rest
    assert not any(word in rest for word in ("正文", "附", "清单", "任务表"))


@pytest.mark.parametrize(
    "question",
    [
        "减排清单什么时候更新",
        "正文里说的减排清单什么时候更新",
        "附件2和附件1的目标一致吗",
        "任务表里有几项",
    ],
)
def test_one_part_is_not_held_against_another(question: str) -> None:
    assert parts_asked(question) is None


@pytest.mark.parametrize(
    ("heading", "number"),
    [("附件2 任务表", 2), ("附件 二 任务表", 2), ("附表3", 3), ("任务表", None)],
)
def test_number_of_an_annex(heading: str, number: int | None) -> None:
    assert annex_number(heading) == number
