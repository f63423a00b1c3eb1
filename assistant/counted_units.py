"""How many units a note of duty names: 由几个部门牵头, 是几个县的责任, 责任单位里有几个市级部门."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_count import AskedCount
from assistant.tally import Tally, counted
from corpus.duties import DutyParty, DutyRole, parties_of

_NUMBER = "(?:几|多少)"
_OF_CITY = r"市[直级]"
_COUNTIES = r"(?:[县区]|县区|市县|县[（(]市(?:、区)?[）)]|县市区?)(?:级?(?:人民)?政府)?"
_UNITS_ASKED = re.compile(
    rf"(?:责任|牵头|配合|负责)的?(?:部门|单位)[^，。？?]{{0,4}}{_NUMBER}"
    rf"|{_NUMBER}[个家](?:{_OF_CITY}|责任|牵头|配合)*(?:部门|单位)(?=[，？?]|$|牵头|负责|配合|按|来|管|抓)"
)
_COUNTIES_ASKED = re.compile(
    rf"{_NUMBER}个{_COUNTIES}的?(?:责任|负责|牵头|来|管|抓)"
    rf"|(?:责任|牵头|负责)的?单位[^，。？?]{{0,4}}{_NUMBER}个{_COUNTIES}"
)
# Whose works they are, not who is charged.
_FIRMS_CONCERNED = re.compile(rf"(?:涉及|分?属于?|来自|分布在|落在)[了到]?{_NUMBER}家")
_OF_CITY_ONLY = re.compile(
    rf"{_NUMBER}[个家]{_OF_CITY}|{_OF_CITY}(?:责任)?(?:部门|单位)|(?:不算|不含|除了?|不包括)各?县"
)
_COUNTY_NAME = re.compile("[县市区旗]$")
_EVERY = re.compile(r"^(?:各|有关|相关|其他)")
_ROLES: tuple[tuple[re.Pattern[str], frozenset[DutyRole]], ...] = (
    (re.compile("牵头"), frozenset({DutyRole.LEAD})),
    (re.compile("配合"), frozenset({DutyRole.SUPPORT})),
    (re.compile("责任(?:部门|单位)"), frozenset({DutyRole.RESPONSIBLE, DutyRole.CARRY})),
)
_ANY_ROLE = frozenset(DutyRole) - {DutyRole.SUPPORT}


def asks_units(question: str) -> bool:
    """Are the units counted that are charged with something?"""
    asked = _UNITS_ASKED.search(question) or _COUNTIES_ASKED.search(question)
    return asked is not None and not _FIRMS_CONCERNED.search(question)


def units_counted(question: str, asked: AskedCount, duty: str) -> Tally | None:
    """The units of a note in the role, and of the level, that the question counts; None where
    there are none such, or only 各县."""
    parties = _in_role(question, parties_of(duty))
    if _COUNTIES_ASKED.search(question):
        parties = [party for party in parties if _is_of_county(party)]
        if any(_EVERY.match(party.text) for party in parties):
            return None
    elif _OF_CITY_ONLY.search(question):
        parties = [p for p in parties if p.unit is not None and p.unit.level == "市"]
    if not parties:
        return None
    names = tuple(dict.fromkeys(party.text for party in parties))
    is_open = duty.startswith("等", parties[-1].end)
    return counted(names, asked.unit, is_open=is_open, from_duty=True)


def _in_role(question: str, parties: Sequence[DutyParty]) -> list[DutyParty]:
    """Those in the role that is asked for; where a note tells no such role, all that do it."""
    own = next((roles for pattern, roles in _ROLES if pattern.search(question)), _ANY_ROLE)
    found = [party for party in parties if party.role in own]
    told = {party.role for party in parties}
    return found or ([*parties] if DutyRole.RESPONSIBLE in own or len(told) == 1 else [])


def _is_of_county(party: DutyParty) -> bool:
    """Is it a county or its government? Of one that no gazetteer has, its name has to tell."""
    if party.unit is None:
        return _COUNTY_NAME.search(party.text) is not None
    return party.unit.level == "县"
