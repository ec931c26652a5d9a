"""Who takes part: whom the roster plans, and people of contractors, as typed (O14, I21)."""

from __future__ import annotations

import re

from store import contractors, roster
from store.contractors import Rolled
from store.courses.needs import ALL
from store.errors import NotFound, Refused
from store.roster import TYPED
from store.text import halfwidth, mark

_APART = re.compile(r"[、,，;；\s]+")


def typed(text: str) -> list[str]:
    """As the journal names them, each once; raises ``Refused`` at the field for nobody."""
    found: list[str] = []
    for part in filter(None, _APART.split(halfwidth(text).strip())):
        found += _meant(part)
    return list(dict.fromkeys(found))


def _meant(part: str) -> list[str]:
    everyone = roster.everyone()
    if part == ALL:
        return [one.who for one in everyone]
    if part in TYPED:
        return [one.who for one in everyone if one.post is TYPED[part]]
    if part.upper().startswith("FB"):
        return _of_contractor(part)
    named = [one for one in everyone if part in (one.name, one.account and one.account.number)]
    if len(named) > 1:
        told = mark("Several are called {name}: type the staff number.")
        raise Refused(told, field="people", name=part)
    if named:
        return [named[0].who]
    raise Refused("Nobody here is called {name}.", field="people", name=part)


def _of_contractor(number: str) -> list[str]:
    try:
        firm = contractors.CONTRACTORS.numbered(number)
    except NotFound as error:
        raise Refused("Nobody here is called {name}.", field="people", name=number) from error
    return [one.subject for one in contractors.people_of(firm.id) if one.stage is Rolled.HERE]


def name_of(who: str) -> str:
    """What somebody is called, their number where that is erased."""
    thing, _colon, number = who.partition(":")
    if thing == "contractor_person":
        return contractors.PEOPLE.table.one(int(number)).name or number
    return roster.name_of(who)
