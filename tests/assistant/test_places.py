"""Places of a question: those the corpus has documents for, those inside them, and all others."""

import pytest

from assistant.places import PlaceFinder, PlaceName
from corpus.library import Library


@pytest.fixture(scope="module")
def finder(towns: Library) -> PlaceFinder:
    return PlaceFinder(towns.documents)


def only(finder: PlaceFinder, text: str) -> PlaceName:
    (place,) = finder.find(text)
    return place


@pytest.mark.parametrize("text", ["槐阳市PM2.5目标", "槐阳的目标", "问一下槐阳今年怎么限产"])
def test_region_of_the_corpus_by_full_and_short_name(finder: PlaceFinder, text: str) -> None:
    place = only(finder, text)
    assert (place.region, place.whole) == ("槐阳市", True)
    assert text[place.start : place.end].startswith("槐阳")


@pytest.mark.parametrize("name", ["东浦县", "西浦县"])
def test_county_that_the_documents_name_lies_in_their_region(
    finder: PlaceFinder, name: str
) -> None:
    place = only(finder, f"{name}的目标是多少？")
    assert (place.name, place.region, place.whole) == (name, "槐阳市", False)


@pytest.mark.parametrize("name", ["石家庄市", "保定", "海淀区"])
def test_place_without_documents_has_no_region(finder: PlaceFinder, name: str) -> None:
    assert only(finder, f"{name}的目标是多少？").region is None


def test_two_places_come_in_their_order(finder: PlaceFinder) -> None:
    found = finder.find("砚洲市和槐阳市的目标各是多少？")
    assert [place.region for place in found] == ["砚洲市", "槐阳市"]


def test_mayor_is_a_person_of_the_place(finder: PlaceFinder) -> None:
    text = "槐阳市长是谁？"
    place = only(finder, text)
    assert place.region == "槐阳市"
    assert text[place.end :].startswith("市长")


@pytest.mark.parametrize(
    "text", ["全市的目标是多少？", "各县怎么报送？", "各县区怎么报送？", "PM2.5目标", ""]
)
def test_words_that_are_no_place(finder: PlaceFinder, text: str) -> None:
    assert finder.find(text) == ()


@pytest.mark.parametrize("number", ["某市气防〔2031〕5号", "洛市生态环保委办[2030]4号"])
def test_number_of_a_document_names_no_place(finder: PlaceFinder, number: str) -> None:
    place = only(finder, f"按{number}，槐阳什么时候完成？")
    assert place.region == "槐阳市"
