"""Short remarks beside an answer, so that the answer itself stays clean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from assistant.places import PlaceName
from corpus.datamodels import Document

_PROVINCE = ("省", "自治区")


def on_documents(
    documents: Iterable[Document], *, repealed: Collection[str], day: date
) -> Iterator[str]:
    """What to know of cited documents on that day: a period that is over, a repeal.

    `repealed` are ids.
    """
    for document in documents:
        end = document.period.end if document.period else None
        if document.id in repealed:
            yield f"《{document.title}》已被后来的文件废止"
        elif end is not None and end < day:
            yield f"《{document.title}》的实施期至{end.year}年{end.month}月{end.day}日，已过"


def on_places(places: Iterable[PlaceName]) -> Iterator[str]:
    """Cities and counties that were named beside others and have no documents."""
    for place in places:
        if place.region is None and not place.wide and not place.name.endswith(_PROVINCE):
            yield f"现有文件不包括{place.name}的政策"
