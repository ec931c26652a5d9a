"""A café with drinks and seats, somebody at the post, and its day begun."""

from __future__ import annotations

from datetime import date

import pytest

from store import cafe, licences
from store.cafe import Day, Drink, Kind, Opening, PostCheck, Seat
from store.desk import staff
from store.desk.staff import NewStaff
from store.licences import NewLicence
from store.rights import Role, Staff
from tests.conftest import PIN

DRINKS = (
    (11, "铁观音", Kind.TEA, True),
    (12, "龙井", Kind.TEA, True),
    (13, "菊花茶", Kind.TEA, False),
    (21, "橙汁", Kind.JUICE, False),
    (22, "西瓜汁", Kind.JUICE, False),
    (31, "矿泉水", Kind.WATER, False),
)


def certified(name: str, until: date, by: Staff) -> None:
    given = {
        "kind": "health",
        "whose": "worker",
        "holder": name,
        "no": f"JK-{name}",
        "issued": date(2025, 12, 1),
        "expires": until,
    }
    licences.enter(NewLicence.model_validate(given), by=by)


@pytest.fixture
def waiter(assistant: Staff) -> Staff:
    new = NewStaff(name="小周", number="5001", role=Role.CAFE, pin=PIN)
    certified("小周", date(2026, 12, 31), assistant)
    return staff.add(new, by=None)


@pytest.fixture
def other(desk: object) -> Staff:
    return staff.add(NewStaff(name="小吴", number="5002", role=Role.CAFE, pin=PIN), by=None)


@pytest.fixture
def lead(desk: object) -> Staff:
    return staff.add(NewStaff(name="何姐", number="5003", role=Role.CAFE_LEAD, pin=PIN), by=None)


@pytest.fixture
def drinks(supervisor: Staff) -> dict[int, Drink]:
    return {
        code: cafe.enter_drink(
            cafe.inputs.Drink(code=code, name=name, kind=kind, caffeine=strong, counted=code > 20),
            by=supervisor,
        )
        for code, name, kind, strong in DRINKS
    }


@pytest.fixture
def seats(supervisor: Staff) -> list[Seat]:
    return [
        cafe.enter_seat(cafe.inputs.Seat(code=code, note=note), by=supervisor)
        for code, note in (("A1", "靠窗"), ("A2", ""), ("B1", "安静"))
    ]


@pytest.fixture
def day(drinks: dict[int, Drink], seats: list[Seat], waiter: Staff) -> Day:
    cafe.check(PostCheck(uniform=True, badge=True, hands=True), by=waiter)
    given = Opening(specials="13", missing="22, 冰箱坏, 16:00", few="12, 3", clean=True)
    day = cafe.open_day(given, by=waiter)
    for code in (21, 31):
        cafe.receive(drinks[code].id, cafe.Amount(quantity=20), by=waiter)
    return day
