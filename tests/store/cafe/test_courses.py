"""Random days of two waiters against a count of our own: nothing lost, nothing doubled (C6–C13)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from store import cafe, journal
from store.cafe import Cancel, Day, Drink, LineStage, Order, Seat, Seating, Stage, Wanted, Wrong
from store.engine import database
from store.errors import Refused
from store.rights import Staff
from tests.conftest import Clock

STEPS = 120


@dataclass
class Told:
    """The café as we remember it: drinks by order and how far each has come, what is left."""

    left: dict[int, int]
    few: dict[int, int]
    lines: dict[int, list[list[object]]] = field(default_factory=dict)
    wrong: int = 0


@pytest.mark.parametrize("seed", range(3))
def test_random_days_are_what_was_said_of_them(
    seed: int,
    day: Day,
    drinks: dict[int, Drink],
    seats: list[Seat],
    waiter: Staff,
    other: Staff,
    time: Clock,
) -> None:
    rng = random.Random(seed)
    told = Told({21: 20, 31: 20}, {12: 3})
    for _step in range(STEPS):
        time.pass_(seconds=rng.randint(5, 90))
        _act(rng, told, seats, rng.choice((waiter, other)))
        _agrees(told, day, drinks)
    assert journal.verify().right
    slips = [(one.order_id, one.slip) for n in told.lines for one in cafe.lines(n) if one.slip]
    there = {(n, each.no) for n in told.lines for each in cafe.slips(n)}
    assert set(slips) <= there


@pytest.mark.parametrize(
    "past",
    [
        "UPDATE cafe_line SET quantity = 9",
        "UPDATE cafe_line SET stage = 'served'",
        "UPDATE cafe_menu SET used = 0 WHERE used > 0",
    ],
)
def test_what_is_changed_past_the_entries_is_found(
    past: str, day: Day, seats: list[Seat], waiter: Staff
) -> None:
    one = cafe.tell(cafe.seat(seats[0].id, Seating(guests=1), by=waiter).id, by=waiter)
    cafe.add(one.id, Wanted(guest=1, code=21), by=waiter)
    assert journal.verify().right
    with database.write():
        database.db.execute_sql(past)
    assert not journal.verify().right


def _act(rng: random.Random, told: Told, seats: list[Seat], by: Staff) -> None:
    board = rng.choice(cafe.board())
    one = board.order
    if one is None:
        new = cafe.tell(cafe.seat(board.seat.id, Seating(guests=2), by=by).id, by=by)
        told.lines[new.id] = []
        return
    if one.stage is Stage.LEFT:
        cafe.clear(one.id, by=by)
        return
    rng.choice((_add, _add, _send, _serve, _cancel, _wrong, _leave))(rng, told, one, by)


def _add(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    code, many = rng.choice((11, 12, 13, 21, 22, 31)), rng.randint(1, 3)
    may = code != 22 and many <= told.few.get(code, many)
    try:
        cafe.add(one.id, Wanted(guest=rng.randint(1, 2), code=code, quantity=many), by=by)
    except Refused:
        assert not may
        return
    assert may
    told.lines[one.id].append([code, many, "ordered"])
    for counts in (told.left, told.few):
        if code in counts:
            counts[code] -= many


def _send(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    new = [line for line in told.lines[one.id] if line[2] == "ordered"]
    off = any(line[2] == "unsaid" for line in told.lines[one.id])
    try:
        cafe.send(one.id, by=by)
    except Refused:
        assert not new and not off
        return
    assert new or off
    for line in told.lines[one.id]:
        line[2] = {"ordered": "sent", "unsaid": "off"}.get(str(line[2]), line[2])


def _at(rng: random.Random, told: Told, one: Order, *stages: str) -> int | None:
    """The place of a line that stands so, as the store has it too."""
    fit = [place for place, line in enumerate(told.lines[one.id]) if line[2] in stages]
    return rng.choice(fit) if fit else None


def _serve(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    if (at := _at(rng, told, one, "sent")) is not None:
        cafe.serve(one.id, cafe.lines(one.id)[at].id, by=by)
        told.lines[one.id][at][2] = "served"


def _wrong(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    if (at := _at(rng, told, one, "sent", "served")) is not None:
        cafe.serve_wrong(one.id, cafe.lines(one.id)[at].id, Wrong(what="错"), by=by)
        told.lines[one.id][at][2] = "sent"
        told.wrong += 1


def _cancel(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    if (at := _at(rng, told, one, "ordered", "sent")) is None:
        return
    line = told.lines[one.id][at]
    code, many, stage = int(str(line[0])), int(str(line[1])), line[2]
    some = rng.randint(1, many)
    cafe.cancel(one.id, cafe.lines(one.id)[at].id, Cancel(quantity=some, reason="改"), by=by)
    after = "unsaid" if stage == "sent" else "off"
    if some == many:
        line[2] = after
    else:
        line[1] = many - some
        told.lines[one.id].append([code, some, after])
    for counts in (told.left, told.few):
        if code in counts:
            counts[code] += some
    if all(each[2] in ("unsaid", "off") for each in told.lines[one.id]):
        assert cafe.get(one.id).stage is Stage.DONE


def _leave(rng: random.Random, told: Told, one: Order, by: Staff) -> None:
    waits = any(line[2] in ("ordered", "sent") for line in told.lines[one.id])
    try:
        cafe.leave(one.id, cafe.Leaving(), by=by)
    except Refused:
        assert waits
        return
    assert not waits


def _agrees(told: Told, day: Day, drinks: dict[int, Drink]) -> None:
    menu = cafe.entries(day.id)
    assert {code: menu[drinks[code].id].stock for code in told.left} == told.left
    assert menu[drinks[12].id].few == told.few[12]
    for number, lines in told.lines.items():
        held = Counter(
            (one.drink_id, one.quantity, one.stage is LineStage.CANCELLED)
            for one in cafe.lines(number)
        )
        said = Counter(
            (drinks[int(str(code))].id, many, stage in ("unsaid", "off"))
            for code, many, stage in lines
        )
        assert held == said
    assert cafe.of(day).wrong == told.wrong
