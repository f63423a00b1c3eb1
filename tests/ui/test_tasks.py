from dataclasses import replace
from datetime import date

from assistant.ledger import TaskLine
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
