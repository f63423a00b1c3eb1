"""Findings become answers: cited, checked to the letter, refused with words that say why."""

import pytest

from assistant.answers import abstention, answered, clarification
from assistant.compose import Finding
from assistant.datamodels import Reason, Status
from corpus.datamodels import Passage
from corpus.library import Library


@pytest.fixture(scope="module")
def targets(towns: Library) -> list[Finding]:
    """The target of each plan, in the words of the plan."""
    return [
        finding_of(towns, number, f"全市PM2.5平均浓度控制在{value}微克/立方米以内")
        for number, value in (("槐政办发〔2024〕18号", "46"), ("砚政办发〔2024〕31号", "39"))
    ]


def finding_of(towns: Library, number: str, text: str, whole: Finding | None = None) -> Finding:
    document = towns.document(number)
    return Finding(
        text=text,
        value=text,
        passages=(passage_of(towns, number, "攻坚目标"),),
        document=document,
        whole=whole,
    )


def passage_of(towns: Library, number: str, words: str) -> Passage:
    passages = towns.passages_in(towns.document(number).id)
    return next(passage for passage in passages if words in passage.text.text)


def test_answer_names_its_city_and_points_at_its_source(targets: list[Finding]) -> None:
    answer = answered("目标？", targets[:1])
    assert answer.answer == "槐阳市：全市PM2.5平均浓度控制在46微克/立方米以内[1]。"
    assert answer.citations[0].number == "槐政办发〔2024〕18号"


def test_two_answers_from_one_passage_share_its_citation(towns: Library) -> None:
    number = "槐政办发〔2024〕18号"
    findings = [
        finding_of(towns, number, "控制在46微克/立方米以内"),
        finding_of(towns, number, "重度及以上污染天数不超过6天"),
    ]
    answer = answered("目标？", findings)
    assert len(answer.citations) == 1
    assert answer.markers == (1, 1)


def test_words_that_fail_the_check_give_way_to_the_statement_as_it_stands(towns: Library) -> None:
    number = "槐政办发〔2024〕18号"
    whole = finding_of(towns, number, "全市PM2.5平均浓度控制在46微克/立方米以内")
    answer = answered("目标？", [finding_of(towns, number, "控制在47微克以内", whole)])
    assert "46微克" in answer.answer
    assert "47" not in answer.answer


def test_figure_that_no_source_has_is_never_told(towns: Library) -> None:
    answer = answered("目标？", [finding_of(towns, "槐政办发〔2024〕18号", "控制在47微克以内")])
    assert answer.status is Status.ABSTAINED
    assert "47" not in answer.answer


def test_asking_back_tells_each_option_with_its_own_source(targets: list[Finding]) -> None:
    answer = clarification("目标？", targets)
    assert answer.status is Status.CLARIFY
    assert "槐阳市2024-2025年秋冬季" in answer.answer
    assert "砚洲市2024-2025年秋冬季" in answer.answer
    assert answer.markers == (1, 2)


def test_asking_back_leaves_a_record_of_each_option(targets: list[Finding]) -> None:
    records = clarification("目标？", targets).facts
    assert [record["option"] for record in records] == ["槐阳市", "砚洲市"]
    assert [record["citation"] for record in records] == [1, 2]
    assert records[0]["document"] == targets[0].document.id


@pytest.mark.parametrize("reason", list(Reason))
def test_refusal_says_why_and_cites_nothing(reason: Reason) -> None:
    answer = abstention("保定的目标？", reason, about="保定市")
    assert (answer.status, answer.reason, answer.citations) == (Status.ABSTAINED, reason, ())
    assert ("保定市" in answer.answer) == (reason is not Reason.OUT_OF_SCOPE)


def test_refusals_differ_in_their_words() -> None:
    assert len({abstention("？", reason, about="").answer for reason in Reason}) == len(Reason)
