"""Which documents a question chooses, and what is said of choices that nothing fits."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.datamodels import Reason
from assistant.places import PlaceFinder
from assistant.question import Query, read_question
from assistant.scope import Scope, asked_periods, find_scope, repealed_documents, settle_periods
from corpus.datamodels import SourceFile
from corpus.library import Library

OLD, NEW, OTHER = "槐政办发〔2023〕22号", "槐政办发〔2024〕18号", "砚政办发〔2024〕31号"
Find = Callable[[str], Scope]


@pytest.fixture(scope="module")
def read(towns: Library) -> Callable[[str], Query]:
    places = PlaceFinder(towns.documents)

    def read(text: str) -> Query:
        found = places.find(text)
        regions = [(p.region, p.start, p.end) for p in found if p.region]
        return read_question(text, regions=regions, as_of=date(2024, 11, 20))

    return read


@pytest.fixture(scope="module")
def find(towns: Library, read: Callable[[str], Query]) -> Find:
    def find(text: str) -> Scope:
        query = read(text)
        return find_scope(query, towns.documents, regions=query.regions)

    return find


def numbers(scope: Scope) -> set[str | None]:
    return {document.number for document in scope.documents}


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        ("目标是多少？", {OLD, NEW, OTHER}),
        ("槐阳市目标是多少？", {OLD, NEW}),
        ("砚洲目标是多少？", {OTHER}),
        ("槐阳市和砚洲市目标各是多少？", {OLD, NEW, OTHER}),
        ("2023-2024年秋冬季目标是多少？", {OLD}),
        ("2024-2025年秋冬季目标是多少？", {NEW, OTHER}),
        ("槐阳市2024年目标是多少？", {NEW}),
        ("槐阳市2023年目标是多少？", {OLD}),
        ("槐阳市2025年一季度目标是多少？", {NEW}),
        ("槐阳市今年目标是多少？", {NEW}),
        ("槐政办发〔2023〕22号的目标是多少？", {OLD}),
        ("砚政办发[2024]31号的目标是多少？", {OTHER}),
    ],
)
def test_documents_of_the_place_and_time(find: Find, question: str, chosen: set[str]) -> None:
    scope = find(question)
    assert numbers(scope) == chosen
    assert scope.problem is None


@pytest.mark.parametrize(
    ("question", "by_region", "by_time"),
    [
        ("目标是多少？", False, False),
        ("槐阳市目标是多少？", True, False),
        ("2023-2024年秋冬季目标是多少？", False, True),
        ("槐阳市2024年目标是多少？", True, True),
        (f"{OLD}的目标是多少？", True, True),
    ],
)
def test_what_the_question_chose_by(
    find: Find, question: str, by_region: bool, by_time: bool
) -> None:
    scope = find(question)
    assert (scope.by_region, scope.by_time) == (by_region, by_time)


@pytest.mark.parametrize("time", ["2018-2019年秋冬季", "2021年", "2031年"])
def test_time_that_no_document_is_for_is_a_problem(find: Find, time: str) -> None:
    assert find(f"槐阳市{time}目标是多少？").problem is Reason.OTHER_PERIOD


def test_time_of_another_citys_document_does_not_help(find: Find) -> None:
    assert find("砚洲市2023-2024年秋冬季目标是多少？").problem is Reason.OTHER_PERIOD


def test_what_a_figure_is_compared_with_chooses_nothing(find: Find) -> None:
    assert numbers(find("槐阳市比上一秋冬季下降多少？")) == {OLD, NEW}


def test_document_that_another_one_ends_is_repealed() -> None:
    library = Library.build(
        [
            SourceFile(
                name="old.txt",
                sha256="1",
                text="海环发〔2023〕17号\n海澍市餐饮油烟治理实施意见\n一、目标\n安装净化设施。\n",
            ),
            SourceFile(
                name="new.txt",
                sha256="2",
                text="海环发〔2025〕9号\n海澍市餐饮油烟治理办法\n一、目标\n安装净化设施。\n二、附则\n"
                "本办法自印发之日起施行，海环发〔2023〕17号同时废止。\n",
            ),
        ]
    )
    old = next(d.id for d in library.documents if d.number == "海环发〔2023〕17号")
    assert repealed_documents(library.documents) == {old}


def test_nothing_is_repealed_where_nothing_says_so(towns: Library) -> None:
    assert repealed_documents(towns.documents) == frozenset()


@pytest.mark.parametrize(
    ("question", "chosen", "left"),
    [
        # the other time belongs to what is asked about
        ("槐阳市2024-2025年秋冬季方案里2019年的清单由谁更新？", {NEW}, ["2019年"]),
        # both times mean the same document
        ("槐阳市2024年方案里2025年一季度的目标是多少？", {NEW}, None),
        # in a plan that is named 今年 is its own year
        ("按槐阳市2023-2024年秋冬季方案，今年刚改的炉子要拆吗？", None, ["2023-2024年秋冬季"]),
        # one time, two documents to compare, and times that nothing is for settle nothing
        ("槐阳市2024年目标是多少？", None, None),
        ("槐阳市2023年和2024年的目标相比怎么样？", None, None),
        ("槐阳市2018年到2019年和2016年的目标是多少？", None, None),
    ],
)
def test_times_that_choose_no_document_belong_to_what_is_asked(
    towns: Library,
    read: Callable[[str], Query],
    question: str,
    chosen: set[str] | None,
    left: list[str] | None,
) -> None:
    before = read(question)
    query = settle_periods(before, towns.documents)
    numbers_chosen = {d.number for d in towns.documents if d.id in query.documents}
    assert numbers_chosen == (chosen or set())
    told = [mention.text for mention in asked_periods(query)]
    assert told == (left if left is not None else [m.text for m in asked_periods(before)])
