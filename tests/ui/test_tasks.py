from dataclasses import replace
from datetime import date

from assistant.datamodels import Citation
from assistant.ledger import TaskLine
from corpus.datamodels import SourceFile
from corpus.library import Library
from ui.periods import period_value
from ui.tasks import Filters, chosen

LINE = TaskLine(
    id="plan:task:1",
    region="云川市",
    period="2021-2022年秋冬季",
    plan_end=date(2022, 3, 31),
    category="产业结构调整",
    work="",
    name="淘汰落后产能",
    what="淘汰焦炉2座",
    deadline="2021年12月底前",
    dues=(date(2021, 12, 31),),
    responsible=("市工信局",),
    supporting=(),
    carriers=("各县人民政府",),
    companies=("宏达焦化",),
    industries=(),
    places=(),
    quantities=(),
    citations=(),
)


def test_lines_pass_that_have_all_that_is_asked() -> None:
    other = replace(LINE, id="2", region="晴山市", dues=(), companies=())
    assert chosen([LINE, other], Filters()) == (LINE, other)
    assert chosen([LINE, other], Filters(region="晴山市")) == (other,)
    assert chosen([LINE, other], Filters(due=date(2021, 12, 31))) == (LINE,)
    assert chosen([LINE, other], Filters(due=date(2021, 12, 30))) == ()
    assert chosen([LINE, other], Filters(company="宏达")) == (LINE,)
    assert chosen([LINE, other], Filters(unit="县人民")) == (LINE, other)
    assert chosen([LINE, other], Filters(words="焦炉", category="产业结构调整")) == (LINE, other)


def test_task_without_category_counts_under_its_work() -> None:
    line = replace(LINE, category="", work="锅炉治理")
    assert chosen([LINE, line], Filters(category="锅炉治理")) == (line,)


def test_period_takes_the_tasks_of_the_documents_in_it(plan: str) -> None:
    (document,) = Library.build([SourceFile(name="p.txt", sha256="0", text=plan)]).documents
    assert document.period is not None
    cited = Citation(
        id=1,
        document_id=document.id,
        title="",
        number=None,
        issuer=None,
        region=None,
        published=None,
        path=(),
        quote="淘汰焦炉2座",
        start=0,
        end=6,
    )
    line = replace(LINE, citations=(cited,))
    inside, outside = period_value(document.period), "2019-10-01/2020-03-31"
    assert chosen([line, LINE], Filters(period=inside), [document]) == (line,)
    assert chosen([line], Filters(period=outside), [document]) == ()
