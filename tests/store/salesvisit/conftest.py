"""A sales site with its people, things to lend, and items in the show flat."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store import salesvisit
from store.desk import staff
from store.desk.staff import NewStaff
from store.rights import Role, Staff
from store.salesvisit import Arrival, At, NewThing, Party, PostChecked, Thing, ThingKind
from tests.conftest import PIN

RIGHT = PostChecked(uniform=True, badge=True, shoes=True, nails=True, posture=True, radio=True)
Came = Callable[..., Party]
THINGS = (
    (11, "雨伞", ThingKind.LENT, 3, 2),
    (21, "鞋套", ThingKind.COVERS, 10, 8),
    (31, "台灯", ThingKind.FLAT, 4, 0),
    (32, "抱枕", ThingKind.FLAT, 6, 0),
)


def hired(name: str, number: str, role: Role) -> Staff:
    return staff.add(NewStaff(name=name, number=number, role=role, pin=PIN), by=None)


@pytest.fixture
def guard(desk: object) -> Staff:
    return hired("赵安", "6001", Role.GUARD)


@pytest.fixture
def butler(desk: object) -> Staff:
    return hired("小周", "6002", Role.BUTLER)


@pytest.fixture
def hostess(desk: object) -> Staff:
    return hired("小吴", "6003", Role.GUEST_ASSISTANT)


@pytest.fixture
def lead(desk: object) -> Staff:
    return hired("何姐", "6004", Role.SALES_LEAD)


@pytest.fixture
def came(guard: Staff) -> Came:
    """Announce somebody at the gate."""

    def announce(plate: str = "", **more: object) -> Party:
        given = {"plate": plate, "adults": 2} | more
        return salesvisit.announce(Arrival.model_validate(given), by=guard)

    return announce


@pytest.fixture
def kept(lead: Staff) -> dict[int, Thing]:
    return {
        code: salesvisit.enter_thing(
            NewThing(code=code, name=name, kind=kind, total=total, least=least), by=lead
        )
        for code, name, kind, total, least in THINGS
    }


def at(party: Party | int) -> tuple[At, bool]:
    """Where they are, and whether they wait there."""
    stay = salesvisit.staying(party if isinstance(party, int) else party.id)
    assert stay is not None
    return stay.station, stay.waits


def onward(party: Party, by: Staff, until: At) -> None:
    """Let them go their usual way until somebody has them there."""
    for _step in range(20):
        stay = salesvisit.staying(party.id)
        assert stay is not None
        if stay.waits:
            salesvisit.take_over(party.id, stay.id, by=by)
            if stay.station is until:
                return
        elif stay.station is until:
            return
        else:
            salesvisit.send_on(party.id, stay.id, by=by)
    raise AssertionError(until)
