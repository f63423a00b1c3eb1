"""Rules by grade whose industries stand in the middle: each row under its own, or under none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.aligned import AlignedText
from corpus.datamodels import Table
from corpus.table_graded_lines import graded_line
from corpus.tables import find_tables, lines_of, read_table

HEADER = "行业 绩效等级 错峰生产措施 备注"
INDUSTRIES = ("焦化", "炭素", "水泥", "玻璃", "陶瓷", "石灰", "铸造", "砖瓦")
GRADES = (("A 级", "B 级", "C 级", "D 级"), ("引领性", "非引领性"), ("B 级", "C 级及以下"))


def tables(text: str) -> list[Table]:
    return [read_table(region) for region in find_tables(lines_of(AlignedText.of_source(text)))]


def rows(table: Table) -> list[tuple[str, str, str]]:
    names = ("行业", "绩效等级", "错峰生产措施")
    cells = (["".join(row.get(name).split()) for name in names] for row in table.rows)
    return [(industry, grade, rule) for industry, grade, rule in cells]


@settings(max_examples=25)
@given(
    groups=st.lists(
        st.tuples(st.sampled_from(GRADES), st.integers(1, 4), st.booleans()),
        min_size=2,
        max_size=6,
    ),
    order=st.permutations(INDUSTRIES),
)
def test_every_grade_is_under_the_industry_in_the_middle_of_its_group(
    groups: list[tuple[tuple[str, ...], int, bool]], order: list[str]
) -> None:
    lines, wanted, figure = [HEADER], [], 10
    for (grades, most, below), name in zip(groups, order, strict=False):
        own = grades[: max(2, most)]
        middle = (len(own) - 1) // 2 + (below and len(own) % 2 == 0)
        for place, grade in enumerate(own):
            figure += 1
            wanted.append((name, "".join(grade.split()), f"限产{figure}%"))
            lead = f"{name} " if place == middle else ""
            lines.append(f"{lead}{grade} 限产 {figure}%")
    (table,) = tables("\n".join([*lines, "附件2"]))
    assert rows(table) == [row for row in wanted if row in rows(table)]
    assert len(table.rows) + len(table.loose) >= len(wanted)
    if all(len(grades[: max(2, most)]) > 2 for grades, most, _ in groups):
        assert rows(table) == wanted


def test_name_between_two_lines_belongs_to_both() -> None:
    (table,) = tables(
        f"{HEADER}\n引领性 自主减排\n砖瓦\n非引领性 停产 60 天\n"
        "A 级 自主减排\n焦化 B 级 限产 20%\nC 级 限产 40%\n附件2\n"
    )
    assert rows(table)[:2] == [
        ("砖瓦", "引领性", "自主减排"), ("砖瓦", "非引领性", "停产60天"),
    ]  # fmt: skip


def test_remark_beside_one_grade_is_given_to_no_other() -> None:
    (table,) = tables(
        f"{HEADER}\nA 级 自主减排\n焦化 B 级 限产 20%\nC 级 限产 40% 以产量计\nD 级 停产\n附件2\n"
    )
    assert [row.get("备注") for row in table.rows] == ["", "", "以产量计", ""]


def test_lines_of_a_remark_of_which_nobody_knows_whose_are_kept_as_text() -> None:
    (table,) = tables(
        f"{HEADER}\nA 级 自主减排\n焦化 B 级 限产 20%\n"
        "C 级 限产 40% 承担供热任\nD 级 停产 务的除外\n附件2\n"
    )
    assert len(table.rows) == 4
    assert not any(row.get("备注") for row in table.rows)
    assert [text.text for text in table.loose] == ["承担供热任", "务的除外"]


def test_rows_are_in_doubt_where_a_name_is_wanting() -> None:
    for table in tables(
        f"{HEADER}\nA 级 自主减排\n焦化 B 级 限产 20%\nC 级 限产 40%\n"
        "A 级 自主减排\nB 级 限产 25%\nC 级 限产 50%\n附件2\n"
    ):
        assert ("焦化", "B级", "限产25%") not in rows(table)


def test_numbers_of_industries_stand_in_their_own_column() -> None:
    (table,) = tables(
        "序号 行业 绩效等级 错峰生产措施\nA 级 自主减排\n1 焦化 B 级 限产 20%\nC 级 限产 40%\n"
        "A 级 自主减排\n2 玻璃 B 级 限产 25%\nC 级 限产 50%\n附件2\n"
    )
    assert [row.get("序号") for row in table.rows] == list("111222")
    assert [row.get("行业") for row in table.rows] == ["焦化"] * 3 + ["玻璃"] * 3


def test_name_that_runs_into_the_grade_is_parted_from_it() -> None:
    line = graded_line(AlignedText.of_source("（中频炉）C 级及以下 隔日生产"), remarked=True)
    assert line is not None
    assert line.name is not None
    assert line.grade is not None
    assert (line.name.text, line.grade.text) == ("（中频炉）", "C级及以下")


def test_space_within_a_rule_is_no_end_of_it() -> None:
    line = graded_line(AlignedText.of_source("B 级 喷涂工序 停产"), remarked=True)
    assert line is not None
    assert line.rule is not None
    assert (line.rule.text, line.remark) == ("喷涂工序 停产", None)
