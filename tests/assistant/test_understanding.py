"""Places of a question: counties with documents, counties without, names of enterprises."""

from collections.abc import Callable

import pytest

from assistant.datamodels import Answer, Reason, Status

Ask = Callable[[str], Answer]


def test_county_that_no_document_names_is_refused(ask_counties: Ask) -> None:
    answer = ask_counties("青禾市武泉县PM2.5目标是多少？")
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.NOT_COVERED)
    assert "武泉县" in answer.answer


@pytest.mark.parametrize("place", ["临溪县", "青禾市临溪县", "青禾市的临溪县"])
def test_county_with_documents_of_its_own_is_found_in_its_citys_table(
    ask_counties: Ask, place: str
) -> None:
    answer = ask_counties(f"{place}PM2.5目标是多少？")
    assert answer.status is Status.ANSWERED
    assert "38" in answer.answer
    assert [citation.number for citation in answer.citations] == ["青政办发〔2025〕12号"]


def test_county_answers_from_its_own_documents_too(ask_counties: Ask) -> None:
    answer = ask_counties("临溪县餐饮单位不清洗油烟净化设施罚多少钱？")
    assert "2000元" in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [("安陵煤矿每天运输不超过多少车？", "60车"), ("安陵机械有限公司限产多少？", "45%")],
)
def test_county_inside_an_enterprises_name_is_no_place(
    ask_counties: Ask, question: str, value: str
) -> None:
    answer = ask_counties(question)
    assert answer.status is Status.ANSWERED
    assert value in answer.answer
    assert {citation.region for citation in answer.citations} == {"岚桥市"}


@pytest.mark.parametrize(
    "question",
    ["写一首关于雾霾的诗", "帮我编个统计数据的小程序", "给我讲讲笑话", "作诗", "3加5等于几"],
)
def test_what_no_document_answers_is_out_of_scope(ask_counties: Ask, question: str) -> None:
    answer = ask_counties(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    "question",
    ["青禾市工作方案里歌舞厅有什么要求？", "青禾市对作出处罚的程序有什么规定？", "工作程序是什么"],
)
def test_words_inside_others_make_no_request_to_write(ask_counties: Ask, question: str) -> None:
    assert ask_counties(question).reason is not Reason.OUT_OF_SCOPE


@pytest.mark.parametrize("law", ["《大气污染防治法》第九十九条", "大气污染防治法第九十九条"])
def test_article_of_a_law_that_no_document_quotes_is_refused(ask_counties: Ask, law: str) -> None:
    answer = ask_counties(f"{law}怎么规定的？")
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.NOT_IN_CORPUS)
    assert "第九十九条" in answer.answer
