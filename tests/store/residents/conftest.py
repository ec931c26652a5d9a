from __future__ import annotations

import pytest

from store import residents
from store.residents import Home, HomePage, NewHome, NewPerson, NewVehicle, Role
from store.rights import Staff

ZENG_ID = "11010519491231002X"


@pytest.fixture
def household(assistant: Staff) -> HomePage:
    """3-2-1201: 张惠文 the owner, 曾小单 the tenant, one car."""
    home = residents.add_home(NewHome(code="3栋2单元1201室", area=94.56), by=assistant)
    owner = NewPerson(name="张惠文", phone="138 1234 1234", id_number=ZENG_ID)
    residents.move_in(home.id, owner, by=assistant)
    tenant = NewPerson(name="曾小单", role=Role.TENANT, phone="13900001111")
    residents.move_in(home.id, tenant, by=assistant)
    return residents.add_vehicle(home.id, NewVehicle(plate="粤B·12345"), by=assistant)


@pytest.fixture
def neighbours(household: HomePage, assistant: Staff) -> list[Home]:
    """Homes whose numbers are easily mistaken for 3-2-1201."""
    codes = ("3-2-120", "32-1201", "3-2-12010", "13-2-1201", "B2-118", "1-1-0802", "88")
    return [residents.add_home(NewHome(code=code), by=assistant) for code in codes]
