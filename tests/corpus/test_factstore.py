"""The store of facts: what is asked of it comes back whole, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from corpus.datamodels import Period
from corpus.errors import StoreError
from corpus.fact_models import Relation, TaskOrigin
from corpus.fact_schema import all_of
from corpus.factstore import FACT_FILE, FactStore
from corpus.mentions import DutyRole, TimeKind


@pytest.fixture(scope="module")
def folder(known, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    FactStore.write(folder, [read.facts for read in known.values()])
    return folder


@pytest.fixture
def store(folder):
    with FactStore.open(folder) as opened:
        yield opened


def test_what_was_written_is_read_back_unchanged(store, known):
    for name, read in known.items():
        written = {fact.id: fact for fact in all_of(read.facts)}
        back = [
            *store.tasks(document=name),
            *store.targets(document=name),
            *store.curtailments(document=name),
            *store.reports(document=name),
            *store.references(document=name),
            *store.validity(document=name),
            *store.contradictions(document=name),
        ]
        assert {fact.id: fact for fact in back} == written


def test_tasks_by_unit_and_part(store):
    rows = store.tasks(document="jincheng-2021.2", unit="能源局", origin=TaskOrigin.ROW)
    assert [task.what.text[:9] for task in rows] == [
        "完成散煤治理1.6",
        "完成煤炭消费总量省",
        "全市煤炭行业清洁运",
    ]
    assert rows == store.tasks(
        document="jincheng-2021.2",
        unit="市能源局",
        role=DutyRole.LEAD,
        origin=TaskOrigin.ROW,
    )


def test_tasks_due_in_a_stretch_of_days(store):
    due = store.tasks(
        document="jincheng-2020",
        origin=TaskOrigin.ROW,
        due_after=date(2020, 9, 1),
        due_before=date(2020, 9, 30),
    )
    assert len(due) == 9


def test_tasks_without_a_day(store):
    rows = {"document": "yuncheng-2021", "origin": TaskOrigin.ROW}
    assert len(store.tasks(**rows, time=TimeKind.OPEN)) == 13
    assert len(store.tasks(**rows, time=TimeKind.YEAR)) == 2


def test_tasks_by_part_of_a_company_name_and_by_words(store):
    found = store.tasks(company="翔天钢铁", origin=TaskOrigin.ROW)
    assert [task.document_id for task in found] == ["yuncheng-2021"]
    assert store.tasks(words="秸秆综合利用率", region="运城市", origin=TaskOrigin.ROW)


def test_rules_by_industry_grade_and_day(store):
    asked = {"region": "临汾市", "industry": "焦化", "grade": "C级"}
    (rule,) = store.curtailments(**asked, on=date(2025, 1, 2))
    assert rule.says == "C级企业，焦炉负荷降至设计生产负荷的65%以内"
    assert store.curtailments(**asked, on=date(2025, 6, 1)) == ()
    assert store.curtailments(region="临汾市", industry="电解铝") == ()


def test_rules_by_company_and_level(store):
    (rule,) = store.curtailments(company="宏炬焦化")
    assert rule.measure.phrase == "出焦时间延长至32小时"
    levels = {rule.level for rule in store.curtailments(region="河曜市", level="橙色")}
    assert levels == {"橙色"}


def test_targets_by_place_indicator_and_period(store):
    winter = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="")
    (target,) = store.targets(place="稷山县", indicator="PM2.5", period=winter)
    assert target.value is not None
    assert target.baseline is not None
    assert (target.value.value, target.baseline.value) == (70, 79)
    later = Period(start=date(2024, 10, 1), end=date(2025, 3, 31), label="")
    assert store.targets(place="稷山县", period=later) == ()


def test_what_repeals_a_document(store):
    (reference,) = store.references(relation=Relation.REPEALS, names="海环发〔2023〕17号")
    assert reference.document_id == "haishu-2025-vocs"


def test_contradictions_by_what_they_are_about(store):
    found = store.contradictions(region="运城市", words="门禁")
    assert {side.said.text for c in found for side in c.sides} >= {"179家", "26家"}


def test_targets_of_two_documents_of_one_region_and_time_are_held_together(tmp_path, read_texts):
    plan = "宁山市2023-2024年秋冬季大气污染综合治理攻坚行动方案"
    notice = "宁山市2023-2024年秋冬季空气质量改善计划"
    said = "2023年10—12月，全市PM2.5平均浓度控制在{}微克/立方米以内。"
    texts = {
        "plan.txt": f"{plan}\n\n一、主要目标\n{said.format(49)}\n",
        "notice.txt": f"{notice}\n\n一、主要目标\n{said.format(47)}\n",
    }
    FactStore.write(tmp_path, [read.facts for read in read_texts(texts).values()])
    with FactStore.open(tmp_path) as store:
        (found,) = store.contradictions()
    assert {(s.document_id, s.said.text) for s in found.sides} == {
        ("plan", "49微克/立方米"),
        ("notice", "47微克/立方米"),
    }


def test_names_that_hold_some_characters(store):
    assert "望槐县宏炬焦化有限公司" in store.names("company", containing="宏炬")
    assert "焦化" in store.names("industry")


def test_a_store_that_is_missing_damaged_or_older_is_named(tmp_path):
    with pytest.raises(StoreError, match="wence build"):
        FactStore.open(tmp_path)
    (tmp_path / FACT_FILE).write_bytes(b"not a database, but long enough to look like one" * 30)
    with pytest.raises(StoreError, match="损坏"):
        FactStore.open(tmp_path)
    (tmp_path / FACT_FILE).unlink()
    FactStore.write(tmp_path, [])
    import sqlite3

    with sqlite3.connect(tmp_path / FACT_FILE) as connection:
        connection.execute("pragma user_version = 1")
    connection.close()
    with pytest.raises(StoreError, match="版本"):
        FactStore.open(tmp_path)


def test_writing_again_replaces_what_was_there(tmp_path, known):
    FactStore.write(tmp_path, [known["yuncheng-2021"].facts])
    FactStore.write(tmp_path, [known["linfen-2024"].facts])
    with FactStore.open(tmp_path) as store:
        assert store.tasks(document="yuncheng-2021") == ()
        assert store.curtailments(document="linfen-2024")
