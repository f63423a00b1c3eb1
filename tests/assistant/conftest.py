"""How a question is read without a corpus: its places from the gazetteer alone; and an assistant
over three short documents of two invented cities, in which every sentence has its own figures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from assistant.chat import Assistant
    from assistant.datamodels import Answer
    from assistant.question import Query
    from corpus.library import Library

AS_OF = date(2024, 1, 10)
COUNTIES = Path(__file__).parents[1] / "data" / "counties"
SIDES = Path(__file__).parents[1] / "data" / "sides"
PLACES = Path(__file__).parents[1] / "data" / "places"
SIDES_DAY = date(2025, 11, 20)  # within the season that the newer plan is for
COUNTIES_DAY = date(2025, 11, 20)  # within the season that their plans are for
TOWNS_DAY = date(2024, 11, 20)  # within the season that the newer plans are for
BRANDS = ("恒昌", "永丰")  # enterprises that the pretended corpus names


@pytest.fixture(scope="session")
def read() -> Callable[[str], "Query"]:
    """Reads a question as over a corpus that has every prefecture of the country."""
    from assistant.places import PlaceName
    from assistant.question import read_question
    from corpus.gazetteer import Gazetteer
    from corpus.places import PlaceLevel, PlaceMention

    gazetteer = Gazetteer.standard()

    def named(mention: PlaceMention, *, text: str) -> PlaceName:
        place = mention.candidates[0]
        city = next((p.name for p in place.line() if p.level is PlaceLevel.CITY), None)
        office = mention.full and text[mention.end : mention.end + 1] == "长"
        return PlaceName(
            name=place.name,
            region=city,
            start=mention.start,
            end=mention.end - office,
            whole=place.level is PlaceLevel.CITY,
            wide=place.level is PlaceLevel.PROVINCE,
        )

    def read(text: str) -> "Query":
        places = [named(mention, text=text) for mention in gazetteer.find(text)]
        return read_question(
            text,
            regions=[(p.region, p.start, p.end) for p in places if p.region and p.whole],
            inner_places=[p.name for p in places if p.region and not p.whole],
            enterprises=[brand for brand in BRANDS if brand in text],
            as_of=AS_OF,
            places=places,
        )

    return read


@pytest.fixture(scope="session")
def towns(town_home: Path) -> "Library":
    from assistant.build import current
    from corpus.library import Library

    return Library.load(current(town_home))


@pytest.fixture(scope="session")
def town_assistant(town_home: Path, towns: "Library") -> "Assistant":
    from assistant.build import current
    from assistant.engine import HybridEngine

    return HybridEngine().open(towns, current(town_home))


def asker(assistant: "Assistant", day: date) -> Callable[..., "Answer"]:
    """Asks an assistant on a day: the earlier questions first, the question last."""

    def ask(*questions: str, as_of: date = day) -> "Answer":
        *history, question = questions
        return assistant.ask(question, history=history, as_of=as_of)

    return ask


@pytest.fixture(scope="module")
def ask(request: pytest.FixtureRequest) -> Callable[..., "Answer"]:
    """Asks an assistant over the documents that a test module names as `DOCUMENTS`, on its `DAY`;
    over the towns', if it names none."""
    documents = getattr(request.module, "DOCUMENTS", None)
    if documents is None:
        return asker(request.getfixturevalue("town_assistant"), TOWNS_DAY)
    over = request.getfixturevalue("ask_over")
    return cast("Callable[..., Answer]", over(documents, request.module.DAY))


@pytest.fixture(scope="session")
def ask_over(
    assistant_over: Callable[[Path], "Assistant"],
) -> Callable[[Path, date], Callable[..., "Answer"]]:
    """Asks an assistant built over the files of a folder, on a day."""
    return lambda documents, day: asker(assistant_over(documents), day)


@pytest.fixture(scope="session")
def assistant_over(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], "Assistant"]:
    """Builds an assistant over the files of a folder."""

    def build(documents: Path) -> "Assistant":
        from assistant.build import current
        from assistant.cli import open_home
        from assistant.engine import HybridEngine
        from assistant.settings import Settings
        from corpus.library import Library

        home = tmp_path_factory.mktemp(documents.name) / "home"
        open_home(Settings(home=home, documents=documents)).build()
        return HybridEngine().open(Library.load(current(home)), current(home))

    return build


@pytest.fixture(scope="session")
def counties(assistant_over: Callable[[Path], "Assistant"]) -> "Assistant":
    """An assistant over two cities and a county with documents of its own, built once."""
    return assistant_over(COUNTIES)


@pytest.fixture(scope="session")
def ask_counties(counties: "Assistant") -> Callable[..., "Answer"]:
    """Asks the assistant of the two cities and the county."""
    return asker(counties, COUNTIES_DAY)


@pytest.fixture(scope="session")
def sides(assistant_over: Callable[[Path], "Assistant"]) -> "Assistant":
    """An assistant over two years of one invented city, whose annex and text do not always
    agree; built once."""
    return assistant_over(SIDES)


@pytest.fixture(scope="session")
def ask_places(assistant_over: Callable[[Path], "Assistant"]) -> Callable[..., "Answer"]:
    """Asks the assistant of three years of one invented city, whose plan says many a thing in two
    places."""
    return asker(assistant_over(PLACES), SIDES_DAY)


@pytest.fixture(scope="session")
def ask_sides(sides: "Assistant") -> Callable[..., "Answer"]:
    """Asks the assistant of the two years."""
    return asker(sides, SIDES_DAY)
