"""The café of the demo estate: yesterday closed and counted, today in the middle of its work."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from store import clock, licences
from store.answers import Past
from store.cafe import inputs, keeping, post, steps
from store.cafe.inputs import Kind
from store.cafe.menu import last, listed, seats
from store.cafe.order import lines
from store.licences import NewLicence
from store.rights import Staff

_DRINKS = (
    (11, "铁观音", Kind.TEA, True, False),
    (12, "龙井", Kind.TEA, True, False),
    (13, "菊花茶", Kind.TEA, False, False),
    (21, "橙汁", Kind.JUICE, False, True),
    (22, "西瓜汁", Kind.JUICE, False, False),
    (31, "矿泉水", Kind.WATER, False, True),
    (32, "苏打水", Kind.WATER, False, True),
    (41, "美式咖啡", Kind.COFFEE, True, False),
    (42, "拿铁", Kind.COFFEE, True, False),
    (51, "热牛奶", Kind.MILK, False, True),
)
_SEATS = (
    *(("A1", "靠窗"), ("A2", "靠窗"), ("A3", ""), ("B1", "安静"), ("B2", "安静")),
    *(("C1", "沙发"), ("C2", "沙发"), ("D1", "吧台")),
)
_CAME_IN = 24
_AGO = timedelta(minutes=4)


def plan(past: Past) -> None:
    """Set it up, work through yesterday, and have guests there now."""
    by = past.assistant(0)
    past.plan(past.moment(min(5, past.shifts), 5), partial(_set_up, past.supervisor, by))
    past.plan(past.moment(min(3, past.shifts), 10), partial(_yesterday, by))
    past.plan(max(past.moment(0, 11), clock.now() - _AGO), partial(_today, by))


def _set_up(lead: Staff, by: Staff) -> None:
    today = clock.today()
    given = {
        "kind": "health",
        "whose": "worker",
        "holder": by.name,
        "no": "JK20260301",
        "issued": date(today.year, 1, 10),
        "expires": today + timedelta(days=200),
    }
    licences.enter(NewLicence.model_validate(given), by=by)
    for code, name, kind, caffeine, counted in _DRINKS:
        drink = inputs.Drink(code=code, name=name, kind=kind, caffeine=caffeine, counted=counted)
        keeping.enter_drink(drink, by=lead)
    for place, note in _SEATS:
        keeping.enter_seat(inputs.Seat(code=place, note=note), by=lead)


def _open(by: Staff, opening: inputs.Opening) -> int:
    post.check(inputs.PostCheck(uniform=True, badge=True, hands=True), by=by)
    day = keeping.open_day(opening, by=by)
    for one, _entry in listed(day.id):
        if one.counted:
            keeping.receive(one.id, inputs.Amount(quantity=_CAME_IN), by=by)
    return day.id


def _yesterday(by: Staff) -> None:
    day = _open(by, inputs.Opening(specials="13", clean=True))
    first, second = seats()[0].id, seats()[3].id
    for seat, given in (
        (first, inputs.Seating(women=1, men=1)),
        (second, inputs.Seating(men=2, companions=1)),
    ):
        order = _order(seat, given, (11, 31, 21), by)
        for one in lines(order):
            steps.serve(order, one.id, by=by)
        steps.leave(order, inputs.Leaving(), by=by)
        steps.clear(order, by=by)
    counted = [(one, entry) for one, entry in listed(day) if one.counted]
    said = "\n".join(f"{one.code}, {entry.stock}" for one, entry in counted)
    keeping.close_day(day, inputs.Closing(counts=said), by=by)


def _today(by: Staff) -> None:
    before = last()
    if before is not None and before.day >= clock.today():
        return
    _open(by, inputs.Opening(specials="42", missing="22, 冰箱坏, 16:00", few="12, 3", clean=True))
    place = seats()
    order = _order(place[0].id, inputs.Seating(women=2, men=1, companions=1), (42, 11, 31), by)
    steps.serve(order, lines(order)[0].id, by=by)
    _order(place[3].id, inputs.Seating(guests=1, hurry=True), (41,), by)
    gone = _order(place[5].id, inputs.Seating(men=1), (31,), by)
    steps.serve(gone, lines(gone)[0].id, by=by)
    steps.leave(gone, inputs.Leaving(), by=by)


def _order(seat: int, given: inputs.Seating, codes: tuple[int, ...], by: Staff) -> int:
    one = steps.seat(seat, given, by=by)
    steps.tell(one.id, by=by)
    for guest, code in enumerate(codes[: one.guests], 1):
        steps.add(one.id, inputs.Wanted(guest=guest, code=code), by=by)
    steps.send(one.id, by=by)
    return one.id
