"""The café on paper: only what is new to the bar, the drinks of the day, the day with its stock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from printing import sheet
from printing.catalogue import request
from printing.sheet import Head
from store import cafe
from store.cafe import (
    BAR_SLIP,
    DAY_SHEET,
    MENU_TODAY,
    Cancel,
    Day,
    How,
    Move,
    Seat,
    Seating,
    Wanted,
)
from store.paper import BLANK
from store.rights import Staff
from tests.printing.conftest import AT, HEAD
from tests.printing.test_looks import compared
from tests.store.cafe.conftest import day, drinks, seats, waiter  # noqa: F401

Read = Callable[[bytes], str]


def _slip(number: int, head: Head = HEAD) -> bytes:
    return sheet.render(request(BAR_SLIP, f"cafe_slip:{number}").declare(AT, head))


def _ordered(seat: Seat, by: Staff) -> int:
    one = cafe.tell(cafe.seat(seat.id, Seating(women=1, men=1, hurry=True), by=by).id, by=by)
    cafe.add(one.id, Wanted(guest=1, code=21, quantity=2, how=How.ICED, note="加柠檬"), by=by)
    cafe.add(one.id, Wanted(guest=2, code=31), by=by)
    cafe.send(one.id, by=by)
    return one.id


def test_a_slip_has_what_is_new_alone_and_says_what_is_cancelled(
    day: Day,  # noqa: F811
    seats: list[Seat],  # noqa: F811
    waiter: Staff,  # noqa: F811
    text: Read,
) -> None:
    """C10, Q91, Q96, Q99, Q100: the seat, the guest, the drink, how many; a reprint says so."""
    one = _ordered(seats[0], waiter)
    first = text(_slip(1))
    assert "NEW" in first and "橙汁冰加柠檬" in first and "重印" not in first
    assert "重印" in text(_slip(1, Head(HEAD.code, 2)))
    line = cafe.lines(one)[0].id
    cafe.cancel(one, line, Cancel(quantity=1, reason="少一杯"), by=waiter)
    cafe.add(one, Wanted(guest=2, code=11), by=waiter)
    cafe.send(one, by=waiter)
    second = text(_slip(2))
    assert "加" in second and "铁观音" in second and "取消1" in second and "橙汁" in second
    assert "矿泉水" not in second
    cafe.move(one, Move(seat="B1"), by=waiter)
    assert "换座" in text(_slip(3)) and "A1→B1" in text(_slip(3))


def test_the_slip_and_the_day_look_as_they_did(
    day: Day,  # noqa: F811
    seats: list[Seat],  # noqa: F811
    waiter: Staff,  # noqa: F811
    tmp_path: Path,
    told: Callable[..., str],
    text: Read,
) -> None:
    one = _ordered(seats[0], waiter)
    compared("bar-slip", _slip(1), 1, tmp_path, told)
    cafe.serve(one, cafe.lines(one)[0].id, by=waiter)
    pdf = sheet.render(request(DAY_SHEET, f"cafe_day:{day.id}").declare(AT, HEAD))
    compared("cafe-day", pdf, 1, tmp_path, told)
    menu = text(sheet.render(request(MENU_TODAY, f"cafe_day:{day.id}").declare(AT, HEAD)))
    assert menu.index("菊花茶") < menu.index("铁观音") < menu.index("西瓜汁")
    assert "今日特色" in menu and "没有（冰箱坏，至16:00）" in menu
    blank = text(sheet.render(request(DAY_SHEET, BLANK).declare(AT, None)))
    assert "水吧日盘点" in blank and "橙汁" not in blank
