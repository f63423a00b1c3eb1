import io
from dataclasses import replace
from datetime import date

from icalendar import Calendar
from openpyxl import load_workbook

from corpus.aligned import Span
from ui.task_lines import TaskLine, calendar, sheet
from ui.tasks import Filters, chosen

LINE = TaskLine(
    id="plan:task:1",
    document_id="plan",
    span=Span(start=1, end=9),
    region="云川市",
    period="2021-2022年秋冬季",
    category="产业结构调整",
    task="淘汰落后产能",
    what="淘汰焦炉2座",
    deadline="2021年12月底前",
    due=date(2021, 12, 31),
    units=("市工信局",),
    carriers=("各县人民政府",),
    companies=("宏达焦化",),
    source="《方案》，云政发〔2021〕5号，二（一）",
)


def test_lines_pass_that_have_all_that_is_asked() -> None:
    other = replace(LINE, id="2", region="晴山市", due=None, companies=())
    assert chosen([other, LINE], Filters()) == (LINE, other)
    assert chosen([other, LINE], Filters(region="晴山市")) == (other,)
    assert chosen([other, LINE], Filters(due=date(2021, 12, 31))) == (LINE,)
    assert chosen([other, LINE], Filters(due=date(2021, 12, 30))) == ()
    assert chosen([other, LINE], Filters(company="宏达")) == (LINE,)
    assert chosen([other, LINE], Filters(unit="县人民")) == (LINE, other)
    assert chosen([other, LINE], Filters(words="焦炉", category="产业结构调整")) == (LINE, other)


def test_sheet_has_the_form_of_the_annex_and_the_source() -> None:
    header, row = load_workbook(io.BytesIO(sheet([LINE]))).active.values
    assert dict(zip(header, row, strict=True)) == {
        "序号": 1,
        "任务": "淘汰落后产能",
        "措施": "淘汰焦炉2座",
        "完成时限": "2021年12月底前",
        "进展情况": None,
        "责任人": "市工信局",
        "备注": "宏达焦化",
        "来源": "《方案》，云政发〔2021〕5号，二（一）",
    }


def test_text_like_a_formula_stays_text() -> None:
    page = load_workbook(io.BytesIO(sheet([replace(LINE, what="=1+1")]))).active
    assert page["C2"].data_type == "s"
    assert page["C2"].value == "'=1+1"


def test_calendar_has_the_deadlines_that_are_days() -> None:
    text = calendar([LINE, replace(LINE, id="2", due=None)])
    (event,) = Calendar.from_ical(text).events
    assert event["summary"] == "到期：淘汰落后产能"
    assert event["dtstart"].dt == date(2021, 12, 31)
    assert event["dtend"].dt == date(2022, 1, 1)
    assert "市工信局" in event["description"]
