import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.build import current
from corpus.library import Library
from eval.bench_sets import general_sets, own_set
from eval.datamodels import Evidence, Expect, Question
from eval.errors import RunError

LAW = {
    "title": "某市大气污染防治条例",
    "articles": [
        {"no": "第一条", "chapter": "总则", "text": "为防治大气污染，制定本条例。"},
        {"no": "第二条", "chapter": None, "text": "禁止露天焚烧秸秆。"},
    ],
}
ASKED = {"question": "能烧秸秆吗", "law": LAW["title"], "articles": ["第二条"]}
GENERAL = {"set": "some", "passages": ["甲", "乙"], "questions": [["乙在哪", [1]]]}


def lines(*rows: Any) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_sets_of_a_folder_are_read_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "regulation_questions.jsonl").write_text(lines(ASKED), encoding="utf-8")
    other = {**LAW, "title": "别的条例"}
    packed = gzip.compress(lines(other, LAW).encode())
    (tmp_path / "laws.jsonl.gz").write_bytes(packed)
    (tmp_path / "retrieval_eval.jsonl").write_text(lines(GENERAL), encoding="utf-8")
    regulations, some = general_sets(tmp_path)
    (law,) = regulations.collections
    assert [passage.context for passage in law.passages] == [
        "某市大气污染防治条例 总则",
        "某市大气污染防治条例",
    ]
    assert law.sought[0].gold == {1}
    assert (some.name, some.questions) == ("some", 1)
    assert some.collections[0].sought[0].gold == {1}


def test_folder_without_sets_has_none(tmp_path: Path) -> None:
    assert list(general_sets(tmp_path)) == []


@pytest.mark.parametrize("row", [{"set": "some"}, {**ASKED, "articles": ["第九条"]}])
def test_file_of_another_form_is_refused(tmp_path: Path, row: dict[str, Any]) -> None:
    name = "retrieval_eval.jsonl" if "set" in row else "regulation_questions.jsonl"
    (tmp_path / name).write_text(lines(row), encoding="utf-8")
    (tmp_path / "laws.jsonl").write_text(lines(LAW), encoding="utf-8")
    with pytest.raises(RunError, match="检索题集读不了"):
        list(general_sets(tmp_path))


def test_own_question_is_sought_where_the_assistant_would(town_home: Path) -> None:
    library = Library.load(current(town_home))
    asked = Question(
        id="q1",
        kind="target",
        question="那C级呢？",
        history=("砚洲市B级焦化企业焦炉负荷降到多少？",),
        expect=Expect.ANSWERED,
        evidence=(Evidence(doc="砚政办发〔2024〕31号", quote="C级企业降至60%以内"),),
    )
    refused = Question(id="q2", kind="unanswerable", question="别处呢？", expect=Expect.ABSTAINED)
    (collection,) = own_set("own", [asked, refused], library).collections
    (sought,) = collection.sought
    assert "焦化" in sought.text
    regions = {library.document(id_).region for id_ in sought.document_ids or ()}
    assert regions == {"砚洲市"}
    assert ["C级企业降至60%" in collection.passages[row].text.text for row in sought.gold] == [True]
