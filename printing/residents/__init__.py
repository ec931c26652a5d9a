"""《业主家庭情况登记表》, 《住户登记表》 and 《业主档案》 cover (F1–F5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.residents.cover import blank_cover, cover
from printing.residents.household import FAMILY, blank_household, household
from printing.residents.own import own_data, who_had
from printing.residents.register import blank_register, register
from printing.sheet import Format, Head, Sheet
from store import residents
from store.estate import settings
from store.paper import SheetKind
from store.residents import ACCESS, FILE_COVER, HOUSEHOLD, OWN_DATA, RESIDENTS, HomePage, Role
from store.text import mark

__all__ = ["SHEETS", "blank_household", "cover", "household", "register"]

Lay = Callable[[HomePage, str, datetime, Head | None], Sheet]


def _household(number: str, _on: Format) -> Request:
    return _register(HOUSEHOLD, number, "household", household, FAMILY)


def _residents(number: str, _on: Format) -> Request:
    return _register(RESIDENTS, number, "residents", register, frozenset(Role))


def _register(kind: SheetKind, number: str, name: str, lay: Lay, who: frozenset[Role]) -> Request:
    page, estate = residents.home(int(number)), settings().name
    home = page.home

    def declare(at: datetime, head: Head | None) -> Sheet:
        # Whole only once the printing is on record.
        now = residents.whole(home.id, people) if head else page
        return lay(now, estate, at, head)

    living = [one.person.id for one in page.residents if one.role in who]
    acting = [one.person.id for one in page.representatives if one.party_id in living]
    people = tuple(dict.fromkeys([*living, *acting]))
    return Request(kind, f"home:{home.id}", f"{name}-{home.code}", declare, people)


def _cover(number: str, _on: Format) -> Request:
    page, estate = residents.home(int(number)), settings().name
    return Request(
        FILE_COVER,
        f"home:{page.home.id}",
        f"cover-{page.home.code}",
        lambda at, head: cover(page, estate, at, head),
    )


def _command(name: str, help_: str, kind: SheetKind) -> Command:
    def asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
        return kind, f"home:{residents.by_code(given['home']).id}"

    return Command(name, help_, (Takes("home", str, "CODE"),), asks)


SHEETS = Sheets(
    {
        HOUSEHOLD: Asked(
            _household, (Blank("household", lambda estate, at, _: blank_household(estate, at)),)
        ),
        RESIDENTS: Asked(
            _residents, (Blank("residents", lambda estate, at, _: blank_register(estate, at)),)
        ),
        FILE_COVER: Asked(_cover, (Blank("cover", lambda estate, at, _: blank_cover(estate, at)),)),
        ACCESS: Asked(who_had),
        OWN_DATA: Asked(own_data),
    },
    (
        _command("household", mark("a home's file, to be checked and signed"), HOUSEHOLD),
        _command("residents", mark("a home's people and vehicles, as a register"), RESIDENTS),
        _command("cover", mark("the cover of a home's paper file"), FILE_COVER),
    ),
)
