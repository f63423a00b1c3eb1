"""How well a statement explains a question: by its own words, its heading, what is around it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.evidence import Explainer, FieldCache, Fields, TermWeights
from assistant.tuning import EvidenceSettings
from corpus.library import Library
from corpus.statements import Statement, statements_of
from index.lexicon import Lexicon

TEXTS = ("完成散煤替代", "完成锅炉改造", "完成煤改电", "开展检查", "完成验收")
Explain = Callable[..., float]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The shipped lexicon with a word of our own."""
    path: Path = tmp_path_factory.mktemp("lexicon") / "own.tsv"
    path.write_text("洗澡水炉子\t锅炉\t测试\n", encoding="utf-8")
    return Lexicon.load(extra=(path,))


@pytest.fixture(scope="module")
def statement(towns: Library) -> Statement:
    document = towns.documents[0]
    return statements_of(document, towns.passages_in(document.id))[0]


@pytest.fixture(scope="module")
def explainer_of(lexicon: Lexicon) -> Callable[[str], Explainer]:
    return lambda content: Explainer(
        content,
        weights=TermWeights.of(TEXTS),
        lexicon=lexicon,
        settings=EvidenceSettings(),
    )


@pytest.fixture(scope="module")
def explain(statement: Statement, explainer_of: Callable[[str], Explainer]) -> Explain:
    """The coverage of a question's content by a statement's own words, heading and around."""

    def explain(content: str, own: str, heading: str = "", around: str = "") -> float:
        fields = Fields(own=own, heading=heading, near="", around=around)
        explainer = explainer_of(content)
        return explainer.coverage(explainer.shares(fields))

    return explain


def test_own_words_explain_all(explain: Explain) -> None:
    assert explain("散煤替代", "完成散煤替代3万户") == pytest.approx(1.0)


def test_nothing_explains_nothing(explain: Explain) -> None:
    assert explain("散煤替代", "开展联合检查") == 0.0


def test_own_words_count_more_than_the_heading_and_that_more_than_what_is_around(
    explain: Explain,
) -> None:
    own = explain("锅炉改造", "锅炉改造27台")
    heading = explain("锅炉改造", "完成27台", heading="锅炉改造")
    around = explain("锅炉改造", "完成27台", around="锅炉改造")
    assert own > heading > around > 0


def test_everyday_word_is_explained_by_the_official_one(explain: Explain) -> None:
    official = explain("洗澡水炉子", "完成锅炉改造")
    assert 0 < official < 1
    assert official > explain("洗澡水炉子", "完成煤改电")


def test_what_is_left_is_named(
    statement: Statement, explainer_of: Callable[[str], Explainer]
) -> None:
    fields = Fields(own="完成散煤替代", heading="", near="", around="")
    explainer = explainer_of("散煤替代验收")
    evidence = explainer.explain(statement, explainer.shares(fields))
    assert set("验收") <= set("".join(evidence.missing))
    assert not set("散煤") & set("".join(evidence.missing))


def test_rare_words_weigh_more_than_frequent_ones() -> None:
    weights = TermWeights.of(TEXTS)
    assert weights.weight("散煤") > weights.weight("完成")
    assert weights.weight("的") == 0.0


def test_character_never_seen_weighs_most() -> None:
    weights = TermWeights.of(TEXTS)
    assert weights.weight("鲸") >= max(weights.weight(c) for c in "散煤锅炉")


def test_question_without_content_is_explained_by_nothing(explain: Explain) -> None:
    assert explain("", "完成散煤替代") == 0.0


def test_statement_is_taken_to_pieces_once(towns: Library, statement: Statement) -> None:
    cache = FieldCache(titles={d.id: d.title for d in towns.documents}, size=2)
    assert cache.of(statement) is cache.of(statement)
    assert statement.text.text.endswith(cache.of(statement).own[-5:])
