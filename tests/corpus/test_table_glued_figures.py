"""Figures that ran together: taken apart where one way suits all columns, else left in doubt."""

from __future__ import annotations

from corpus.aligned import AlignedText
from corpus.table_glued_figures import taken_apart
from corpus.tables import find_tables, lines_of, read_table

ROWS = "东塘县 48 45 12\n柳溪县 41 40 9\n云台市 55 51 14\n"


def apart(text: str) -> list[list[str]]:
    rows = [
        tuple(AlignedText.of_source(line, 0, len(line))[a:b] for a, b in spans(line))
        for line in text.splitlines()
    ]
    return [[token.text for token in row] for row in taken_apart(rows)]


def spans(line: str) -> list[tuple[int, int]]:
    found, place = [], 0
    for token in line.split():
        place = line.index(token, place)
        found.append((place, place + len(token)))
        place += len(token)
    return found


def test_figures_that_only_one_way_suits_are_taken_apart() -> None:
    assert apart(f"{ROWS}白桥区 5047 11\n")[-1] == ["白桥区", "50", "47", "11"]
    assert apart(f"{ROWS}白桥区 504711\n")[-1] == ["白桥区", "50", "47", "11"]


def test_unit_standing_alone_goes_with_its_figure() -> None:
    rows = "东塘县 48 45 12天\n柳溪县 41 40 9 天\n云台市 55 51 14天\n白桥区 50 47 8天\n"
    assert apart(rows)[1] == ["柳溪县", "41", "40", "9天"]


def test_figures_that_two_ways_suit_stay_as_they_are_and_in_doubt() -> None:
    columns = "县区 2024年家数 2025年家数 投资（万元）\n"
    rows = "东塘县 8 15 120\n柳溪县 12 9 340\n云台市 14 11 260\n"
    assert apart(f"{rows}白桥区 111 230\n")[-1] == ["白桥区", "111", "230"]
    text = AlignedText.of_source(f"{columns}{rows}白桥区 111 230\n")
    (table,) = [read_table(region) for region in find_tables(lines_of(text))]
    assert [row.get("县区") for row in table.rows] == ["东塘县", "柳溪县", "云台市"]
    assert [text.text for text in table.loose] == ["白桥区 111 230"]
