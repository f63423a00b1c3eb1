"""A question and its history in, a cited answer out: what decides between answer and refusal."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.chat import Assistant
from assistant.datamodels import Answer, Reason, Status
from corpus.library import Library
from corpus.literal import literal_form

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("槐阳市2024-2025年秋冬季PM2.5目标是多少？", "46微克"),
        ("槐阳市2023-2024年秋冬季PM2.5目标是多少？", "49微克"),
        ("砚洲市这个秋冬季PM2.5目标是多少？", "39微克"),
        ("槐阳今年的PM2.5目标是多少？", "46微克"),
    ],
)
def test_the_document_of_the_place_and_time_asked_for_answers(
    ask: Ask, question: str, value: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert value in answer.answer
    assert len(answer.citations) == 1


def test_this_year_is_the_year_of_the_day_asked_on(ask: Ask) -> None:
    assert "49微克" in ask("槐阳市今年PM2.5目标是多少？", as_of=date(2023, 12, 1)).answer
    assert "46微克" in ask("槐阳市今年PM2.5目标是多少？", as_of=date(2024, 12, 1)).answer


@pytest.mark.parametrize("now", ["今年", "这个秋冬季", "今年冬天"])
def test_present_without_a_document_is_that_of_the_last_one_and_the_answer_says_so(
    ask: Ask, now: str
) -> None:
    answer = ask(f"槐阳市{now}PM2.5目标是多少？", as_of=date(2027, 1, 10))
    assert answer.answer.startswith("槐阳市2024-2025年秋冬季")
    assert "46微克" in answer.answer
    assert any("已过" in note for note in answer.notes)


def test_present_of_no_place_asks_which_one_is_meant(ask: Ask) -> None:
    answer = ask("今年PM2.5目标是多少？", as_of=date(2027, 1, 10))
    assert answer.status is Status.CLARIFY


def test_past_year_is_never_that_of_another_document(ask: Ask) -> None:
    answer = ask("槐阳市去年PM2.5目标是多少？", as_of=date(2027, 6, 10))
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.OTHER_PERIOD)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("石家庄市PM2.5目标是多少？", Reason.OTHER_REGION),
        ("槐阳市2019-2020年秋冬季PM2.5目标是多少？", Reason.OTHER_PERIOD),
        ("槐阳市2027年PM2.5目标是多少？", Reason.OTHER_PERIOD),
        ("槐阳市玻璃企业怎么错峰？", Reason.NOT_COVERED),
        ("槐阳市E级焦化企业怎么限产？", Reason.NOT_COVERED),
        ("远岱特钢要做什么？", Reason.NOT_IN_CORPUS),
        ("槐阳市小学几点放学？", Reason.NOT_IN_CORPUS),
        ("红烧肉怎么做？", Reason.OUT_OF_SCOPE),
    ],
)
def test_what_is_not_there_is_refused_with_the_reason(
    ask: Ask, question: str, reason: Reason
) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, reason)
    assert answer.citations == ()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("PM2.5目标是多少？", ("49微克", "46微克", "39微克")),
        ("槐阳市PM2.5目标是多少？", ("49微克", "46微克")),
        ("C级焦化企业焦炉负荷降到多少？", ("70%", "75%", "60%")),
    ],
)
def test_open_question_gives_every_option_with_its_own_source(
    ask: Ask, question: str, values: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.status is Status.CLARIFY
    assert all(value in answer.answer for value in values)
    assert len(answer.citations) == len(values) == len(set(answer.markers))


def test_question_that_only_one_document_answers_needs_no_asking_back(ask: Ask) -> None:
    answer = ask("工业炉窑要治理多少座？")
    assert answer.status is Status.ANSWERED
    assert "13座" in answer.answer


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("槐阳市2024年C级焦化企业焦炉负荷降到多少？", "那B级呢？"), "85%"),
        (("槐阳市2024年C级焦化企业焦炉负荷降到多少？", "砚洲市呢？"), "60%"),
        (("砚洲市2024年PM2.5目标是多少？", "槐阳市呢？"), "46微克"),
        (("槐阳市2024年要改造多少家餐饮单位的油烟设施？", "由谁负责？"), "市城市管理局"),
        (("槐阳市2024年要改造多少家餐饮单位的油烟设施？", "什么时候完成？"), "2024年12月底前"),
    ],
)
def test_follow_up_keeps_what_it_does_not_replace(
    ask: Ask, turns: tuple[str, ...], value: str
) -> None:
    assert value in ask(*turns).answer


def test_follow_up_about_a_place_without_documents_is_refused(ask: Ask) -> None:
    answer = ask("砚洲市2024年PM2.5目标是多少？", "那石家庄呢？")
    assert answer.reason is Reason.OTHER_REGION


def test_filter_narrows_the_documents(town_assistant: Assistant) -> None:
    answer = town_assistant.ask(
        "散煤替代什么时候完成？", as_of=date(2024, 11, 20), filters={"region": "砚洲市"}
    )
    assert "2024年11月底前" in answer.answer


def test_search_shows_the_passages_of_the_place_and_time(
    town_assistant: Assistant, towns: Library
) -> None:
    found = town_assistant.retrieve("砚洲市焦化企业怎么限产？", k=5, as_of=date(2024, 11, 20))
    numbers = {towns.document(passage.document_id).number for passage in found}
    assert numbers == {"砚政办发〔2024〕31号"}
    assert "焦炉负荷" in found[0].text.text
    assert len(found) <= 5


def test_search_takes_what_is_left_out_from_the_question_before(
    town_assistant: Assistant, towns: Library
) -> None:
    found = town_assistant.retrieve("那C级呢？", history=["槐阳市2023年B级焦化企业怎么限产？"])
    assert towns.document(found[0].document_id).number == "槐政办发〔2023〕22号"
    assert "75%" in found[0].text.text


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("槐阳市秸秆禁烧配备多少专职巡查员？", "无人机"),
        ("槐阳市2024年完成多少家餐饮单位油烟净化设施改造？", "清洗"),
        ("砚洲市2024年淘汰燃煤锅炉多少台？", "生物质锅炉"),
        ("砚洲市油品抽检多少批次？", "尿素"),
    ],
)
def test_topic_that_nothing_speaks_of_is_refused(
    ask: Callable[..., Answer], asked: str, topic: str
) -> None:
    assert ask(asked, f"{topic}呢？").status is Status.ABSTAINED


def test_topic_that_another_row_is_of_is_told(ask: Callable[..., Answer]) -> None:
    assert "16座" in ask("砚洲市2024年改造岸电泊位多少个？", "堆场呢？").answer


def test_search_for_a_place_without_documents_finds_nothing(town_assistant: Assistant) -> None:
    assert town_assistant.retrieve("石家庄市焦化企业怎么限产？") == ()


QUESTIONS = [
    "槐阳市2024-2025年秋冬季PM2.5目标是多少？",
    "散煤替代要完成多少户？",
    "东浦县2024—2025年秋冬季PM2.5目标是多少？",
    "砚洲市2024年市生态环境局负责哪些任务？",
    "槐阳市2024年方案的文号是什么？",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_stands_in_the_source(ask: Ask, towns: Library, question: str) -> None:
    for citation in ask(question).citations:
        source = towns.source(towns.document(citation.document_id).file).text
        stands = literal_form(source[citation.start : citation.end]).split()
        assert "".join(stands) == "".join(literal_form(citation.quote).split())
