import pytest

from assistant.spoken import case_and_question, plainly_put, without_added


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("一氧化碳也说一下", "一氧化碳呢？"),
        ("再说说C级", "再说说C级"),
        ("详细说说", "详细说说"),
        ("晋城那边也是这么规定的吗？", "晋城呢？"),
        ("红色预警也讲讲吧", "红色预警呢？"),
        ("PM2.5目标帮我查一下", "PM2.5目标帮我查一下"),  # a question of its own
        ("学校也要停课吗？", "学校也要停课吗？"),
    ],
)
def test_a_topic_put_as_a_request(said: str, put: str) -> None:
    assert plainly_put(said) == put


@pytest.mark.parametrize(
    ("topic", "left"),
    [
        ("焦化这一行", "焦化"),
        ("2022年那份方案里", "2022年"),
        ("2022年的时候", "2022年"),
        ("实施方案", "实施方案"),
        ("这一块", "这一块"),
        ("那份", "那份"),
    ],
)
def test_words_that_add_nothing_to_a_topic(topic: str, left: str) -> None:
    assert without_added(topic) == left


def test_a_case_is_told_from_what_is_asked_of_it() -> None:
    assert case_and_question("要是熄焦全部用干法，能少限多少？") == (
        "熄焦全部用干法",
        "能少限多少？",
    )
    assert case_and_question("要是B级呢？") is None
