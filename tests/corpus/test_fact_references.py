"""References: what a document does with others, and how long it holds itself."""

import pytest

from corpus.fact_models import Relation


@pytest.mark.parametrize(
    ("document", "relation", "number"),
    [
        ("jincheng-2021.1", Relation.FORWARDS, "晋市气防〔2021〕5号"),
        ("haishu-2025-vocs", Relation.REPEALS, "海环发〔2023〕17号"),
        ("heyao-2023-emergency", Relation.REPEALS, "河政发〔2020〕22号"),
        ("ningzhu-2024-emergency", Relation.REPEALS, "宁政办字〔2021〕27号"),
        ("tongya-2023-offpeak", Relation.REPEALS, "铜工信联发〔2022〕51号"),
        ("yuncheng-2021", Relation.IMPLEMENTS, "环大气〔2021〕104号"),
        ("yuncheng-2021", Relation.IMPLEMENTS, "晋政办发电〔2021〕16号"),
        ("jincheng-2023", Relation.IMPLEMENTS, "晋环委办发〔2023〕5号"),
    ],
)
def test_documents_named_by_number(known, document, relation, number):
    found = {
        "".join(reference.number.text.split())
        for reference in known[document].facts.references
        if reference.relation is relation and reference.number
    }
    assert number in found


def test_a_short_form_is_no_other_document(known):
    titles = {r.title.text for r in known["jincheng-2020"].facts.references if r.title}
    assert "重污染天气重点行业应急减排措施制定技术指南" in titles
    assert "技术指南" not in titles


@pytest.mark.parametrize(
    ("document", "start", "end", "length"),
    [
        ("haishu-2025-vocs", "2025年5月1日起", None, "两年"),
        ("heyao-2023-emergency", "2023年10月15日起", None, "5年"),
        ("tongya-2023-offpeak", None, "2024年3月10日", None),
    ],
)
def test_from_when_until_when_and_for_how_long(known, document, start, end, length):
    (validity,) = known[document].facts.validity
    assert (validity.start.field.text if validity.start else None) == start
    assert (validity.end.field.text if validity.end else None) == end
    assert (validity.length.phrase if validity.length else None) == length
