"""Citations stand where they say; what an answer says stands in a citation."""

import pytest

from assistant.citations import cite, unsupported
from corpus.library import Library

QUOTE = "2024年10月底前，完成散煤替代3.2万户，依据平政办发〔2024〕7号。（市能源局牵头）"


def test_quote_is_the_passage_and_its_place_is_in_the_source(towns: Library) -> None:
    document = towns.documents[0]
    passages = towns.passages_in(document.id)
    citations = cite(passages, [document] * len(passages))
    assert [citation.id for citation in citations] == list(range(1, len(passages) + 1))
    source = towns.source(document.file).text
    for citation, passage in zip(citations, passages, strict=True):
        assert citation.quote == passage.text.text
        assert (citation.number, citation.region) == (document.number, document.region)
        stands = "".join(source[citation.start : citation.end].split())
        assert stands == "".join(citation.quote.split())


@pytest.mark.parametrize(
    "answer",
    [
        "完成散煤替代3.2万户[1]。",
        "2024年10月底前[1]。",
        "２０２４年１０月底前完成[1]。",
        "由市能源局牵头[1]。",
        "依据平政办发[2024]7号[1]。",
    ],
)
def test_what_the_quote_says_is_supported(answer: str) -> None:
    assert unsupported(answer, [QUOTE]) == []


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ("完成散煤替代3.3万户[1]。", "3.3万"),
        ("完成散煤替代2万户[1]。", "2万"),  # not the 2 of 3.2
        ("2024年11月底前[1]。", "2024年11月底"),
        ("依据平政办发〔2024〕8号[1]。", "[2024]8号"),
        ("由市生态环境局牵头[1]。", "市生态环境局"),
    ],
)
def test_what_the_quote_does_not_say_is_named(answer: str, missing: str) -> None:
    assert missing in unsupported(answer, [QUOTE])


def test_mark_of_a_citation_is_no_figure() -> None:
    assert unsupported("市能源局牵头[12]", [QUOTE]) == []


def test_what_was_worked_out_may_be_said_beside() -> None:
    assert unsupported("相差9微克", [QUOTE]) == ["9"]
    assert unsupported("相差9微克", [QUOTE], allowed=["相差9"]) == []
