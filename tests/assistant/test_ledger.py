import hashlib
from datetime import date
from pathlib import Path

import pytest

from assistant.build import facts_of
from assistant.errors import FilterError
from assistant.filters import TargetFilter, TaskFilter
from assistant.ledger import task_lines
from assistant.ledger_text import ledger_text
from corpus.aligned import Span
from corpus.datamodels import SourceFile
from corpus.factstore import FactStore
from corpus.library import Library

PLAN = """云川市人民政府办公室文件
云政办发〔2021〕5号
云川市人民政府办公室
关于印发云川市2021-2022年秋冬季大气污染防治攻坚方案的通知
各县（市、区）人民政府：
《云川市2021-2022年秋冬季大气污染防治攻坚方案》已经市人民政府同意，现印发给你们，请认真贯彻执行。
云川市人民政府办公室
2021年11月11日
（此件公开发布）
云川市2021-2022年秋冬季大气污染防治攻坚方案
一、总体要求
全市PM2.5平均浓度控制在50微克/立方米以内。
二、主要任务
（一）开展扬尘治理。2021年12月底前完成工地排查。2022年3月底前完成道路硬化。（市住建局牵头，市交通局配合）
（二）推进清洁取暖。云川宏远焦化有限公司2021年11月底前完成供热改造。（市能源局牵头）
（三）加强宣传引导。广泛开展宣传，长期坚持。（市生态环境局负责）
"""


@pytest.fixture(scope="module")
def library() -> Library:
    source = SourceFile(name="a.txt", sha256=hashlib.sha256(PLAN.encode()).hexdigest(), text=PLAN)
    return Library.build([source])


@pytest.fixture(scope="module")
def store(library: Library, tmp_path_factory: pytest.TempPathFactory) -> FactStore:
    folder = tmp_path_factory.mktemp("facts")
    FactStore.write(folder, facts_of(library))
    return FactStore.open(folder)


@pytest.fixture(scope="module")
def own_store(own_home: Path) -> tuple[FactStore, Library]:
    from assistant.cli import open_home
    from assistant.settings import Settings

    workplace = open_home(Settings(home=own_home))
    return workplace.facts(), workplace.library()


def test_every_task_is_listed_once_and_the_first_due_stands_first(
    store: FactStore, library: Library
) -> None:
    lines = task_lines(store, library)
    assert [line.name for line in lines] == ["推进清洁取暖", "开展扬尘治理", "加强宣传引导"]
    assert lines[1].dues == (date(2021, 12, 31), date(2022, 3, 31))
    assert (lines[1].responsible, lines[1].supporting) == (("市住建局",), ("市交通运输局",))
    assert lines[2].due is None


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        pytest.param(TaskFilter(region="云川"), 3, id="short region"),
        pytest.param(TaskFilter(unit="市住建局"), ["开展扬尘治理"], id="unit in full"),
        pytest.param(TaskFilter(unit="环保局"), ["加强宣传引导"], id="unit by an old name"),
        pytest.param(TaskFilter(unit="能源"), ["推进清洁取暖"], id="part of a unit"),
        pytest.param(TaskFilter(unit="市财政局"), [], id="unit without tasks"),
        pytest.param(TaskFilter(enterprise="宏远"), ["推进清洁取暖"], id="enterprise"),
        pytest.param(TaskFilter(category="扬尘"), ["开展扬尘治理"], id="category"),
        pytest.param(TaskFilter(due_before=date(2021, 11, 30)), ["推进清洁取暖"], id="before"),
        pytest.param(TaskFilter(due_after=date(2022, 1, 1)), ["开展扬尘治理"], id="after"),
        pytest.param(
            TaskFilter(due_after=date(2021, 12, 1), due_before=date(2021, 12, 31)),
            ["开展扬尘治理"],
            id="one of its days",
        ),
    ],
)
def test_filters_narrow_the_list(
    store: FactStore, library: Library, wanted: TaskFilter, names: list[str] | int
) -> None:
    found = [line.name for line in task_lines(store, library, wanted)]
    assert (len(found) if isinstance(names, int) else found) == names


def test_unknown_region_is_told_with_those_there_are(store: FactStore, library: Library) -> None:
    with pytest.raises(FilterError, match=r"乙市.*云川市"):
        task_lines(store, library, TaskFilter(region="乙市"))


@pytest.mark.parametrize("kind", [TaskFilter, TargetFilter])
def test_days_the_wrong_way_round_are_turned_away(
    kind: type[TaskFilter] | type[TargetFilter],
) -> None:
    with pytest.raises(FilterError, match="对调"):
        kind(due_after=date(2022, 1, 1), due_before=date(2021, 1, 1))


def test_table_counts_what_is_overdue_on_the_day(store: FactStore, library: Library) -> None:
    text = ledger_text(task_lines(store, library), as_of=date(2021, 12, 1))
    assert text.splitlines()[0] == "共 3 项任务，2 项有日期，到 2021-12-01 已过期限的 1 项"
    assert text.count("已过") == 2  # in the head, and beside the one
    assert ledger_text((), as_of=date(2021, 12, 1)) == "没有符合条件的任务，请放宽条件"


def test_rows_and_the_clauses_that_repeat_them_are_one_line(
    own_store: tuple[FactStore, Library],
) -> None:
    store, library = own_store
    lines = task_lines(store, library)
    merged = [line for line in lines if len(line.citations) > 1]
    assert merged
    assert len({line.id for line in lines}) == len(lines) < len(store.tasks())


def test_every_line_is_cited_where_it_stands(own_store: tuple[FactStore, Library]) -> None:
    store, library = own_store
    for line in task_lines(store, library):
        for citation in line.citations:
            document = library.document(citation.document_id)
            assert document.span.covers(Span(start=citation.start, end=citation.end))
            source = library.source(document.file).text[citation.start : citation.end]
            assert set(citation.quote.split()[0]) & set(source)
