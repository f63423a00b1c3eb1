"""Tasks: what is to be done, by when, by whom."""

import json
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.duties import parse_duty
from corpus.fact_models import Task, TaskOrigin
from corpus.folded import fold
from corpus.mentions import DutyRole

ANNEX = Path(__file__).parents[1] / "data" / "annex"
ALIKE = 0.6  # of the words of a row, so that a row with slips of the scanner is still found


def plain(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", fold(text).text)


def row_for(wanted: str, rows: list[Task]) -> Task | None:
    scored = [(SequenceMatcher(None, wanted, plain(t.what.text)).ratio(), t) for t in rows]
    score, best = max(scored, key=lambda pair: pair[0])
    return best if score >= ALIKE else None


@pytest.mark.parametrize(
    ("file", "document"),
    [
        ("jincheng-2020-tasks.jsonl", "jincheng-2020"),
        ("jincheng-2021-tasks.jsonl", "jincheng-2021.2"),
        ("yuncheng-2021-tasks.jsonl", "yuncheng-2021"),
    ],
)
def test_each_row_of_an_annex_is_a_task_with_its_deadline_and_units(known, file, document):
    rows = [t for t in known[document].facts.tasks if t.origin is TaskOrigin.ROW]
    gold = [json.loads(line) for line in (ANNEX / file).read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(gold)
    wrong = []
    for line in gold:
        cells, unsure = line["cells"], line.get("unsure", [])
        task = row_for(plain(cells["工程措施"]), rows)
        assert task is not None, cells
        units = "牵头单位" if "牵头单位" in cells else "责任单位"
        wanted = {party.name for party in parse_duty(cells.get(units, ""))}
        if units not in unsure and wanted != {party.name for party in task.parties}:
            wrong.append((line["row"], wanted, task.parties))
        deadline = "".join(time.field.text for time in task.deadlines)
        if "完成时限" not in unsure and plain(deadline) != plain(cells.get("完成时限", "")):
            wrong.append((line["row"], cells.get("完成时限"), deadline))
    assert wrong == []


def test_columns_of_other_names_are_told_by_what_they_hold(known):
    tasks = known["haishu-2025-vocs"].facts.tasks
    rows = [task for task in tasks if task.origin is TaskOrigin.ROW]
    assert len(rows) == 7
    (task,) = (t for t in rows if t.what.text == "内浮顶储罐改造")
    assert [place.canonical for place in task.places] == ["砚港市"]
    assert [amount.phrase for amount in task.amounts] == ["66座"]
    assert task.due is not None
    assert task.due.isoformat() == "2025-10-31"
    assert [(p.name, p.role) for p in task.parties] == [
        ("砚港分局", DutyRole.LEAD),
        ("市应急管理局", DutyRole.SUPPORT),
    ]


def clause_tasks(facts, origin: TaskOrigin) -> list[Task]:
    return [task for task in facts.tasks if task.origin is origin]


def test_a_clause_and_its_dated_sentences_are_tasks(facts_of):
    facts = facts_of(
        "一、主要任务",
        "（一）清洁取暖",
        "1.推进散煤替代。2023年10月底前，完成散煤替代1.2万户。12月底前，淘汰燃煤锅炉8台。持续巩固成效。"
        "（市能源局牵头，市财政局配合，各县（市、区）人民政府负责落实）",
    )
    (clause,) = clause_tasks(facts, TaskOrigin.CLAUSE)
    sentences = clause_tasks(facts, TaskOrigin.SENTENCE)
    assert [(p.name, p.role.value) for p in clause.parties] == [
        ("市能源局", "lead"),
        ("市财政局", "support"),
        ("各县（市、区）人民政府", "carry"),
    ]
    assert [task.due.isoformat() for task in sentences if task.due] == ["2023-10-31", "2023-12-31"]
    assert {task.within for task in sentences} == {clause.id}
    assert clause.task is not None
    assert clause.task.text == "推进散煤替代"
    assert clause.work is not None
    assert clause.work.text == "清洁取暖"


def test_units_told_in_the_sentence_make_a_task(facts_of):
    facts = facts_of(
        "一、职责分工",
        "（一）市公安局：负责机动车限行的管控；",
        "（二）监测预报组由市生态环境局牵头，市气象局参加。",
        title="宁山市重污染天气应急预案",
    )
    parties = [
        (p.name, p.role.value) for t in clause_tasks(facts, TaskOrigin.SENTENCE) for p in t.parties
    ]
    assert parties == [
        ("市公安局", "responsible"),
        ("市生态环境局", "lead"),
        ("市气象局", "support"),
    ]


def test_those_who_carry_out_all_tasks_are_told_apart_from_those_named(known):
    rows = [t for t in known["yuncheng-2021"].facts.tasks if t.origin is TaskOrigin.ROW]
    assert {p.name for t in rows for p in t.carriers} == {
        "各县（市、区）人民政府",
        "运城开发区管委会",
    }
    assert all(p.name != "运城开发区管委会" for t in rows for p in t.parties)


def test_a_date_in_a_title_or_in_the_past_is_no_deadline(facts_of):
    facts = facts_of(
        "一、主要任务",
        "（一）落实《宁山市2023年12月底前淘汰落后产能实施方案》要求，做好相关工作。",
        "（二）2023年是规划承上启下之年，要认真总结经验。",
    )
    assert facts.tasks == ()


def test_a_note_that_says_by_when_gives_its_clause_a_deadline(facts_of):
    facts = facts_of(
        "一、重点任务",
        "1.整治锅炉。拆除燃煤锅炉2台。（责任单位：市生态环境局；完成时限：2023年11月底前）",
    )
    (task,) = facts.tasks
    assert [d.field.text for d in task.deadlines] == ["2023年11月底前"]
    assert [p.name for p in task.parties] == ["市生态环境局"]
