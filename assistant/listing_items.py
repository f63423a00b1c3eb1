"""The members of a list, and how many are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.datamodels import Document, Passage

TOLD = 12  # items told in the answer; all are cited and counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One member of a list: its name as told, what is told of it, and where it stands."""

    name: str
    passage: Passage
    document: Document
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items found, what they are, what is told beside their number, and whether it is this that
    was asked for, whatever else the question's words ask."""

    about: str
    items: tuple[Item, ...]
    unit: str = "项"
    beside: str = ""
    is_count: bool = False
    number: str = ""  # told for the count of the items, where a table's total tells how many
