import io
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assistant.datamodels import Citation
from assistant.errors import ExportError
from assistant.exports import calendar, save_calendar, save_sheet, sheet
from assistant.ledger import TaskLine

SOURCE = Citation(
    id=1,
    document_id="a",
    title="云川市攻坚方案",
    number="云政办发〔2021〕5号",
    issuer="云川市人民政府办公室",
    region="云川市",
    published=date(2021, 11, 11),
    path=("二、主要任务",),
    quote="完成排查",
    start=0,
    end=4,
)


def line(*, what: str = "完成排查", dues: tuple[date, ...] = ()) -> TaskLine:
    return TaskLine(
        id="a:task:1",
        region="云川市",
        period="2021-2022年秋冬季",
        plan_end=date(2022, 3, 31),
        category="扬尘",
        work="",
        name="扬尘治理",
        what=what,
        deadline="2021年12月底前",
        dues=dues,
        responsible=("市住建局",),
        supporting=("市交通运输局",),
        carriers=("各县（市、区）人民政府",),
        companies=("云川宏远焦化有限公司",),
        industries=(),
        places=(),
        quantities=(),
        citations=(SOURCE,),
    )


def test_sheet_has_the_form_and_a_row_for_every_line() -> None:
    page = load_workbook(io.BytesIO(sheet([line(), line()]))).active
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("序号", "任务", "措施", "完成时限", "进展情况", "责任人", "备注", "来源")
    assert rows[2] == (
        2,
        "扬尘治理",
        "完成排查",
        "2021年12月底前",
        None,
        "市住建局",
        "配合：市交通运输局；落实：各县（市、区）人民政府；企业：云川宏远焦化有限公司",
        "《云川市攻坚方案》（云政办发〔2021〕5号），云川市人民政府办公室，2021-11-11"
        " › 二、主要任务",
    )


@pytest.mark.parametrize("what", ["=1+1", "+1", "-1", "@a"])
def test_words_that_begin_like_a_formula_stay_words(what: str) -> None:
    cell = load_workbook(io.BytesIO(sheet([line(what=what)]))).active["C2"]
    assert (cell.value, cell.data_type) == (what, "s")


def test_characters_that_no_workbook_holds_are_left_out() -> None:
    page = load_workbook(io.BytesIO(sheet([line(what="完\x0b成\x00")]))).active
    assert page["C2"].value == "完成"


def test_calendar_has_a_whole_day_for_every_last_day() -> None:
    days = (date(2021, 12, 31), date(2022, 3, 31))
    read = Calendar.from_ical(calendar([line(dues=days), line()]))
    entries = read.walk("VEVENT")
    assert [entry["dtstart"].dt for entry in entries] == list(days)
    assert len({entry["uid"] for entry in entries}) == 2
    assert entries[0]["summary"] == "到期：扬尘治理"
    for said in ("完成排查", "市住建局", "云政办发〔2021〕5号"):
        assert said in entries[0]["description"]


def test_what_has_no_day_is_told_when_a_calendar_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    told = save_calendar([line(dues=(date(2021, 12, 31),)), line()], path)
    assert told.startswith("1 项")
    assert "另有 1 项" in told
    assert path.is_file()


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none.*a\.xlsx"):
        save_sheet([line()], tmp_path / "none" / "a.xlsx")
