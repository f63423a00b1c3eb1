from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.datamodels import Period
from corpus.dates import Recurrence, TimeBasis, TimeBound, TimeKind, TimeMention, find_times
from corpus.mentions import Cycle

WINTER = Period(start=date(2021, 10, 1), end=date(2022, 3, 31), label="2021-2022年秋冬季")
SPRING = Period(start=date(2023, 3, 26), end=date(2023, 7, 5), label="百日行动")
YEAR = Period(start=date(2024, 1, 1), end=date(2024, 12, 31), label="2024年")


def only(text: str, *, default: Period | None = None, as_of: date | None = None) -> TimeMention:
    found = find_times(text, default=default, as_of=as_of)
    assert len(found) == 1, [mention.text for mention in found]
    return found[0]


def stretch(mention: TimeMention) -> tuple[str, str] | None:
    period = mention.period
    return None if period is None else (period.start.isoformat(), period.end.isoformat())


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2021年12月底前", "2021-12-31"),
        ("2021 年 12 月底\n前", "2021-12-31"),
        ("２０２１年１２月底前", "2021-12-31"),
        ("二〇二一年十二月底前", "2021-12-31"),
        ("二○二四年二月底之前", "2024-02-29"),
        ("2021年10月底", "2021-10-31"),
        ("2023年底前", "2023-12-31"),
        ("2023年年底前", "2023-12-31"),
        ("2025年6月30日前", "2025-06-30"),
        ("2025年6月30日24时前", "2025-06-30"),
        ("2023年3月29日18:00前", "2023-03-29"),
        ("2022年", "2022-12-31"),
        ("到2025年", "2025-12-31"),
        ("2025年前", "2024-12-31"),
        ("2024年一季度末前", "2024-03-31"),
        ("2024年上半年", "2024-06-30"),
        ("2024年3月上旬", "2024-03-10"),
        ("2021年采暖季前", "2021-11-15"),
        ("2021年秋冬季前", "2021-10-01"),
        ("2021-11-11前", "2021-11-11"),
        ("2021.11.11", "2021-11-11"),
        ("21年12月底前", "2021-12-31"),
        ("32.2021 年 12 月底前", "2021-12-31"),
        ("“十四五”末", "2025-12-31"),
    ],
)
def test_deadline_in_words_becomes_its_last_day(text: str, due: str) -> None:
    found = only(text)
    assert found.due == date.fromisoformat(due)
    assert found.basis is TimeBasis.STATED


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2024年12月8日—12月31日", "range", "2024-12-08", "2024-12-31"),
        ("2025年1月1日-31日", "range", "2025-01-01", "2025-01-31"),
        ("2021年10月-2022年3月", "range", "2021-10-01", "2022-03-31"),
        ("2025年1—3月", "range", "2025-01-01", "2025-03-31"),
        ("2020年10到12月", "range", "2020-10-01", "2020-12-31"),
        ("2021年10月1日至2022年3月31日", "range", "2021-10-01", "2022-03-31"),
        ("2021年10月1日起至次年3月31日", "range", "2021-10-01", "2022-03-31"),
        ("2024年11月15日零时起至2025年3月15日24时", "range", "2024-11-15", "2025-03-15"),
        ("2024年11月15日（含）至12月1日（含）", "range", "2024-11-15", "2024-12-01"),
        ("2023年3月26至7月5日", "range", "2023-03-26", "2023-07-05"),
        ("2021年11月至3月底", "range", "2021-11-01", "2022-03-31"),
        ("2023—2025年", "range", "2023-01-01", "2025-12-31"),
        ("2021-2022年秋冬季", "season", "2021-10-01", "2022-03-31"),
        ("2020-2021 年秋冬防", "season", "2020-10-01", "2021-03-31"),
        ("2024—2025秋冬季", "season", "2024-10-01", "2025-03-31"),
        ("21-22年秋冬季", "season", "2021-10-01", "2022-03-31"),
        ("2023年秋冬季", "season", "2023-10-01", "2024-03-31"),
        ("2021—2022年采暖季", "season", "2021-11-15", "2022-03-15"),
        ("2023年二季度", "quarter", "2023-04-01", "2023-06-30"),
        ("2023年第4季度", "quarter", "2023-10-01", "2023-12-31"),
        ("2023年前三季度", "quarter", "2023-01-01", "2023-09-30"),
        ("2025年头三个月", "range", "2025-01-01", "2025-03-31"),
        ("2020年最后三个月", "range", "2020-10-01", "2020-12-31"),
        ("2020年全年", "year", "2020-01-01", "2020-12-31"),
        ("2021年度", "year", "2021-01-01", "2021-12-31"),
        ("2021-11", "month", "2021-11-01", "2021-11-30"),
        ("“十四五”期间", "plan", "2021-01-01", "2025-12-31"),
        ("十五五规划", "plan", "2026-01-01", "2030-12-31"),
    ],
)
def test_stretch_in_words_becomes_its_days(text: str, kind: str, start: str, end: str) -> None:
    found = only(text)
    assert (found.kind, stretch(found)) == (kind, (start, end))


@pytest.mark.parametrize(
    ("text", "default", "due"),
    [
        ("12月底前", WINTER, "2021-12-31"),
        ("3月底前", WINTER, "2022-03-31"),
        ("9月底前", WINTER, "2021-09-30"),
        ("3月29日18时前", SPRING, "2023-03-29"),
        ("6月30日前", SPRING, "2023-06-30"),
        ("采暖季前", WINTER, "2021-11-15"),
        ("秋冬季前", WINTER, "2021-10-01"),
        ("年底前", WINTER, "2021-12-31"),
        ("全年", YEAR, "2024-12-31"),
        ("一季度", WINTER, "2022-03-31"),
        ("10-12月", WINTER, "2021-12-31"),
        ("1月1日至3月31日", WINTER, "2022-03-31"),
    ],
)
def test_missing_year_comes_from_the_default_period(text: str, default: Period, due: str) -> None:
    found = only(text, default=default)
    assert (found.due, found.basis) == (date.fromisoformat(due), TimeBasis.DEFAULT)


@pytest.mark.parametrize(
    ("text", "as_of", "start", "end"),
    [
        ("今年", "2021-11-20", "2021-01-01", "2021-12-31"),
        ("去年12月底", "2021-11-20", "2020-12-21", "2020-12-31"),
        ("前年", "2021-11-20", "2019-01-01", "2019-12-31"),
        ("明年", "2021-11-20", "2022-01-01", "2022-12-31"),
        ("本月", "2021-11-20", "2021-11-01", "2021-11-30"),
        ("上个月", "2022-01-20", "2021-12-01", "2021-12-31"),
        ("今年二季度", "2021-11-20", "2021-04-01", "2021-06-30"),
        ("今冬", "2022-02-01", "2021-10-01", "2022-03-31"),
        ("今冬", "2022-06-01", "2022-10-01", "2023-03-31"),
        ("这个秋冬季", "2021-11-20", "2021-10-01", "2022-03-31"),
        ("上一个秋冬季", "2021-11-20", "2020-10-01", "2021-03-31"),
        ("上一秋冬防", "2022-02-20", "2020-10-01", "2021-03-31"),
        ("年底", "2021-11-20", "2021-12-01", "2021-12-31"),
        ("月底前", "2021-11-20", "2021-11-21", "2021-11-30"),
        ("明天", "2021-12-31", "2022-01-01", "2022-01-01"),
        ("本周", "2021-11-20", "2021-11-15", "2021-11-21"),
    ],
)
def test_relative_words_count_from_the_day_asked(
    text: str, as_of: str, start: str, end: str
) -> None:
    found = only(text, as_of=date.fromisoformat(as_of))
    assert (stretch(found), found.basis) == ((start, end), TimeBasis.RELATIVE)


def test_last_season_counts_from_the_documents_own_season() -> None:
    found = only("上一秋冬防", default=WINTER, as_of=date(2026, 11, 22))
    assert stretch(found) == ("2020-10-01", "2021-03-31")


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("每月5日前", Recurrence(cycle=Cycle.MONTH, day=5)),
        ("每月初10日内", Recurrence(cycle=Cycle.MONTH, day=10)),
        ("每月底前", Recurrence(cycle=Cycle.MONTH, day=31)),
        ("每周五18时前", Recurrence(cycle=Cycle.WEEK, day=5)),
        ("每两周", Recurrence(cycle=Cycle.WEEK, interval=2)),
        ("每季度", Recurrence(cycle=Cycle.QUARTER)),
        ("每半年", Recurrence(cycle=Cycle.MONTH, interval=6)),
        ("每3个月", Recurrence(cycle=Cycle.MONTH, interval=3)),
        ("每天", Recurrence(cycle=Cycle.DAY)),
        ("逐月", Recurrence(cycle=Cycle.MONTH)),
        ("每年12月底前", Recurrence(cycle=Cycle.YEAR, month=12, day=31)),
        ("每年11月15日至次年3月15日", Recurrence(cycle=Cycle.YEAR, month=11, day=15)),
        ("周调度", Recurrence(cycle=Cycle.WEEK)),
    ],
)
def test_recurring_deadline_keeps_its_cycle(text: str, recurrence: Recurrence) -> None:
    found = only(text)
    assert (found.kind, found.recurrence, found.due) == (TimeKind.RECURRENCE, recurrence, None)


@pytest.mark.parametrize(
    "text", ["长期坚持", "持续开展", "常态化", "长期", "即日起", "入冬前", "今年", "12月底前"]
)
def test_open_or_unresolvable_time_is_found_without_a_date(text: str) -> None:
    found = only(text)
    assert (found.text, found.period, found.due) == (text, None, None)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("自2021年9月起", TimeBound.FROM),
        ("2018年以来", TimeBound.FROM),
        ("较2020年实现负增长", TimeBound.THAN),
        ("截至2021年12月31日", TimeBound.BY),
        ("2021年内完成", TimeBound.ON),
    ],
)
def test_bound_is_told_from_the_words_around(text: str, bound: TimeBound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    "text",
    [
        "晋政办发〔2021〕59号",
        "夏县 47 43 1 持续改善",
        "使用15年以上的机械",
        "施工工期三个月以上",
        "保存不少于24个月",
        "应急预案（2024年修订）",
        "产业结构调整指导目录（2024年本）",
        "三年行动计划",
        "要求几月底前停下来",
        "执行GB 3095-2012的限值",
        "电话 2026823",
        "降尘量不高于7吨/月·平方公里",
        "尚未得到一个采暖季运行检验",
        "2×180平方米",
    ],
)
def test_numbers_that_are_no_times_are_left_alone(text: str) -> None:
    assert find_times(text) == ()


def test_two_stages_of_one_sentence_stay_apart() -> None:
    found = find_times("第一阶段为2024年12月8日—12月31日，第二阶段为2025年1月1日—3月31日")
    assert [stretch(mention) for mention in found] == [
        ("2024-12-08", "2024-12-31"),
        ("2025-01-01", "2025-03-31"),
    ]


def test_two_seasons_named_once_are_both_found() -> None:
    found = find_times("2020-2021和2021-2022两个秋冬季的要求有变化吗？")
    assert [stretch(mention) for mention in found] == [
        ("2020-10-01", "2021-03-31"),
        ("2021-10-01", "2022-03-31"),
    ]


def test_years_without_their_sign_are_found_where_they_are_compared() -> None:
    found = find_times("运城2021和临汾2024的降尘量要求一样吗？")
    assert [mention.text for mention in found] == ["2021", "2024"]


def test_time_inside_a_document_title_is_marked() -> None:
    found = find_times("按照《2021-2022年秋冬季攻坚方案》，2021年12月底前完成")
    assert [mention.in_title for mention in found] == [True, False]


DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
C_DIGITS = "〇一二三四五六七八九"


def in_chinese(moment: date) -> str:
    def small(number: int) -> str:
        tens, ones = divmod(number, 10)
        ten = {0: "", 1: "十"}.get(tens, C_DIGITS[tens] + "十")
        return ten + (C_DIGITS[ones] if ones else "")

    year = "".join(C_DIGITS[int(sign)] for sign in str(moment.year))
    return f"{year}年{small(moment.month)}月{small(moment.day)}日"


@given(DATES)
def test_every_way_of_writing_a_date_reads_as_that_date(moment: date) -> None:
    ways = (
        f"{moment.year}年{moment.month}月{moment.day}日",
        f"{moment.year} 年 {moment.month:02d} 月 {moment.day:02d} 日",
        moment.isoformat(),
        f"{moment.year}/{moment.month}/{moment.day}",
        in_chinese(moment),
    )
    assert {only(f"于{way}前完成").due for way in ways} == {moment}


@given(DATES, DATES)
def test_every_range_of_days_reads_as_its_ends(one: date, other: date) -> None:
    start, end = sorted((one, other))
    found = only(f"{start:%Y年%m月%d日}—{end:%Y年%m月%d日}")
    assert found.period is not None
    assert (found.period.start, found.period.end) == (start, end)


@given(st.text(alphabet="2021年月日底前起至-—十二一 每周五季度秋冬采暖全《》\n", max_size=40))
def test_found_texts_stand_where_the_offsets_say_and_do_not_overlap(text: str) -> None:
    reached = 0
    for mention in find_times(text, default=WINTER, as_of=date(2021, 11, 20)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= reached
        reached = mention.end


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = find_times(text, default=WINTER, as_of=date(2021, 11, 20))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_long_run_of_digits_is_read_to_its_end() -> None:
    found = find_times("2021年1" * 3000)
    assert all(mention.end <= 6 * 3000 for mention in found)
