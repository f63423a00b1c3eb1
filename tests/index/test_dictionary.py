from index.dictionary import domain_words
from index.settings import DictionarySettings

SENTENCES = [
    f"{before}超低排放改造{after}"
    for before, after in [
        ("推进", "工作"), ("完成", "任务"), ("实施", "方案"), ("开展", "监测"), ("钢铁", "项目"),
        ("焦化", "验收"), ("水泥", "评估"), ("继续", "清单"),
    ]
]  # fmt: skip


def test_recurring_term_with_varied_neighbours_is_a_word() -> None:
    words = domain_words(SENTENCES, DictionarySettings(min_word_count=4, min_cohesion=2))
    assert "超低排放改造" in words
    assert words["超低排放改造"] == len(SENTENCES)


def test_piece_of_a_word_is_no_word() -> None:
    words = domain_words(SENTENCES, DictionarySettings(min_word_count=4, min_cohesion=2))
    assert not {"低排", "超低排", "放改", "排放改造"} & words.keys()


def test_units_companies_and_places_are_words_where_they_stand_alone() -> None:
    texts = ["（市水务局牵头，黑石县人民政府负责落实）", "责任单位：市水务局、北原重工股份有限公司"]
    words = domain_words(texts, DictionarySettings(min_name_count=1))
    assert {"市水务局", "黑石县人民政府", "北原重工股份有限公司"} <= words.keys()
    assert not any(word.startswith("责任单位") for word in words)


def test_large_corpus_is_sampled_and_still_finds_its_words() -> None:
    settings = DictionarySettings(min_word_count=4, min_cohesion=2, max_characters=2_000)
    words = domain_words(SENTENCES * 100, settings)
    assert "超低排放改造" in words
    assert sum(words.values()) < 2_000


def test_no_text_gives_no_words() -> None:
    assert domain_words([], DictionarySettings()) == {}
    assert domain_words(["", "。", "abc"], DictionarySettings()) == {}


def test_same_texts_give_the_same_words_in_the_same_order() -> None:
    first = domain_words(SENTENCES, DictionarySettings())
    assert list(first.items()) == list(domain_words(SENTENCES, DictionarySettings()).items())
