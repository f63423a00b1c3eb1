"""A statement about the thing asked for may still not tell the kind of thing that is asked."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.asked_kind import is_of_the_asked_kind
from assistant.compose import Finding
from assistant.understanding import Understanding
from corpus.datamodels import SourceFile
from corpus.library import Library
from corpus.statements import statements_of

TEXT = """宁山政发〔2025〕4号
宁山市2025-2026年秋冬季攻坚方案
一、任务
在生产环节落实节能降耗措施。
禁燃时段为每天17时至次日6时。
做到停产到位、管理到人。
围挡设置到工程竣工。
管控至3月31日。
保证措施落实，实行表格化管理。
运输车辆凭通行证进入厂区。
为了改善空气质量，淘汰老旧车辆。
淘汰了老旧车辆120辆。
落实环境保护责任，形成闭环管理。
在东三环设置检查站点。
城乡接合部取缔散煤销售点。
城关镇取缔散煤销售点。
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([SourceFile(name="plan.txt", sha256="0", text=TEXT)])


@pytest.fixture(scope="module")
def tells(library: Library) -> Callable[[str, str], bool]:
    """Is the clause that begins with some words of the kind that a question asks for?"""
    (document,) = library.documents
    understanding = Understanding(library)
    statements = statements_of(document, library.passages_in(document.id))

    def of_the_kind(question: str, clause: str) -> bool:
        statement = next(s for s in statements if s.text.text.startswith(clause))
        text = statement.text.text
        finding = Finding(text=text, value=text, passages=(), document=document)
        query = understanding.read(question, date(2025, 11, 20))
        return is_of_the_asked_kind(query, statement, finding)

    return of_the_kind


@pytest.mark.parametrize(
    ("question", "told", "beside"),
    [
        ("宁山每天几点以后禁燃，到几月几日？", "禁燃时段", "在生产环节"),
        ("宁山的管控要持续多久？", "管控至3月", "做到停产"),
        ("宁山的车辆进厂要带什么证件？", "运输车辆", "保证措施"),
        ("宁山老旧车辆已经淘汰完了吗？", "淘汰了", "为了改善"),
        ("宁山老旧车辆换掉了没有？", "淘汰了", "为了改善"),
        ("宁山在哪条路设检查站？", "在东三环", "落实环境"),
        ("宁山哪个镇要取缔散煤销售点？", "城关镇", "城乡接合部"),
    ],
)
def test_kind_asked_for_is_not_told_by_a_word_that_only_looks_like_it(
    tells: Callable[[str, str], bool], question: str, told: str, beside: str
) -> None:
    assert tells(question, told)
    assert not tells(question, beside)
