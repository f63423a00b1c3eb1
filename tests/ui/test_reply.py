import html
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.datamodels import Answer, Citation, Conflict, Reason, Side, Status
from ui.reply import plain, reply_markdown

CITATION = Citation(
    id=1,
    document_id="yunchuan-2021",
    title="云川市攻坚方案",
    number="云政办发〔2021〕5号",
    issuer="云川市人民政府办公室",
    region="云川市",
    published=date(2021, 11, 11),
    path=("一、总体要求", "（三）目标"),
    quote="控制在 $PM_{2.5}$ <b>50</b> 以内",
    start=10,
    end=34,
)
ANSWER = Answer(
    question="目标？", status=Status.ANSWERED, answer="50以内[1]。", citations=(CITATION,)
)


def shown(markdown: str) -> str:
    """What a Markdown renderer would show of escaped text."""
    return html.unescape(re.sub(r"\\(.)", r"\1", markdown))


def test_source_stands_under_the_answer() -> None:
    text = shown(reply_markdown(ANSWER))
    answer, source = text.split("\n\n", 1)
    assert answer == "50以内[1]。"
    assert "《云川市攻坚方案》（云政办发〔2021〕5号）" in source
    assert "一、总体要求 › （三）目标" in source
    assert CITATION.quote in source


def test_abstention_shows_no_source() -> None:
    answer = Answer(
        question="乙市？", status=Status.ABSTAINED, answer="没有。", reason=Reason.OTHER_REGION
    )
    assert shown(reply_markdown(answer)) == "没有。"


def test_conflict_shows_both_sides() -> None:
    sides = (Side(says="9天", citation=1), Side(says="11天", citation=1))
    answer = replace(ANSWER, conflicts=(Conflict(about="重污染天数", sides=sides),))
    assert "9天[1]；11天[1]" in shown(reply_markdown(answer))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:y)", "![x](y)"])
def test_markup_in_a_document_is_text(text: str) -> None:
    markdown = reply_markdown(replace(ANSWER, citations=(replace(CITATION, quote=text),)))
    assert "<script" not in markdown
    assert "](" not in markdown
    assert text in shown(markdown)


@given(st.text())
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    assert shown(plain(text)) == " ".join(text.split())
