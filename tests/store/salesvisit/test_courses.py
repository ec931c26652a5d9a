"""Random days against a count of our own: nobody is lost, nobody twice (S3, S4, S8)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from store import journal, salesvisit
from store.errors import Refused
from store.rights import Staff
from store.salesvisit import Arrival, At, Back, Join, Leaving, Lend, Split, Thing
from tests.conftest import Clock

STEPS = 90
PASSED = ("ST2", "ST4", "ST6", "ST7")
AFTER = {
    **{"ST1": "ST2", "ST2": "ST3", "R1": "ST4", "ST4": "ST5", "ST5": "ST6", "ST6": "R2"},
    **{"R2": "ST3", "ST7": "ST8", "ST8": None},
}


@dataclass
class Group:
    """A party as we remember it: who they are, where, since when they wait, what they hold."""

    people: list[int]
    at: str = "ST1"
    waits: bool = False
    since: float = 0
    been: set[str] = field(default_factory=lambda: {"ST1"})
    lent: int = 0


@dataclass
class Told:
    """All of it: who is here, how many left, how long each wait was, what is at hand."""

    here: dict[int, Group] = field(default_factory=dict)
    came: int = 0
    gone: int = 0
    waits: dict[str, list[float]] = field(default_factory=dict)
    umbrellas: int = 3
    covers: int = 10
    now: float = 0


@pytest.mark.parametrize("seed", range(3))
def test_random_days_are_what_was_said_of_them(
    seed: int,
    guard: Staff,
    butler: Staff,
    hostess: Staff,
    kept: dict[int, Thing],
    time: Clock,
) -> None:
    rng, told = random.Random(seed), Told()
    for _step in range(STEPS):
        passed = rng.randint(5, 120)
        time.pass_(seconds=passed)
        told.now += passed
        by = rng.choice((guard, butler, hostess))
        steps = (_announce, _onward, _onward, _onward, _other, _split, _join, _lend, _back, _leave)
        rng.choice(steps)(rng, told, by)
        _agrees(told)
    assert journal.verify().right
    waits = salesvisit.of(time().date()).waits
    held = {at.value: sorted(one.total_seconds() for one in each) for at, each in waits.items()}
    assert held == {at: sorted(each) for at, each in told.waits.items()}


def _some(rng: random.Random, told: Told) -> int | None:
    return rng.choice(sorted(told.here)) if told.here else None


def _announce(rng: random.Random, told: Told, by: Staff) -> None:
    if len(told.here) > 6:
        return
    who = [rng.randint(1, 3), rng.randint(0, 2), rng.randint(0, 1)]
    given = Arrival(adults=who[0], children=who[1], elders=who[2])
    one = salesvisit.announce(given, by=by)
    told.here[one.id] = Group(who, since=told.now)
    told.came += sum(who)


def _next(group: Group) -> str | None:
    if group.at == "ST3":
        return "ST7" if "ST5" in group.been else "R1"
    return AFTER[group.at]


def _full(told: Told, number: int, group: Group) -> bool:
    others = [g for n, g in told.here.items() if n != number]
    if group.at == "R1":
        there = [g for g in others if g.at in ("ST4", "ST5") or (g.at == "R1" and not g.waits)]
    else:
        there = [g for g in others if g.at == "ST5" and not g.waits]
    total = sum(sum(g.people) for g in there) + sum(group.people)
    return len(there) >= 2 or total > 8


def _go(told: Told, group: Group, to: str) -> None:
    group.at, group.waits, group.since = to, True, told.now
    group.been.add(to)


def _onward(rng: random.Random, told: Told, by: Staff) -> None:
    number = _some(rng, told)
    if number is None:
        return
    group, stay = told.here[number], salesvisit.staying(number)
    assert stay is not None
    if not group.waits:
        to = _next(group)
        if to is None:
            with pytest.raises(Refused):
                salesvisit.send_on(number, stay.id, by=by)
            return
        salesvisit.send_on(number, stay.id, by=by)
        _go(told, group, to)
        return
    if group.at in ("R1", "ST5") and _full(told, number, group):
        with pytest.raises(Refused, match="Wait"):
            salesvisit.take_over(number, stay.id, by=by)
        return
    salesvisit.take_over(number, stay.id, by=by)
    told.waits.setdefault(group.at, []).append(told.now - group.since)
    if group.at == "ST4":
        told.covers = max(0, told.covers - sum(group.people))
    if group.at in PASSED:
        _go(told, group, str(_next(group)))
    else:
        group.waits = False
    with pytest.raises(Refused):  # who comes second, whatever they saw (Q84)
        salesvisit.take_over(number, stay.id, by=by)


def _other(rng: random.Random, told: Told, by: Staff) -> None:
    number = _some(rng, told)
    if number is None:
        return
    group, stay, to = told.here[number], salesvisit.staying(number), rng.choice(list(At))
    assert stay is not None
    if to is At.ST1 or (group.waits and to.value == group.at):
        with pytest.raises(Refused):
            salesvisit.send_on(number, stay.id, to, by=by)
        return
    salesvisit.send_on(number, stay.id, to, by=by)
    _go(told, group, to.value)


def _split(rng: random.Random, told: Told, by: Staff) -> None:
    number = _some(rng, told)
    if number is None:
        return
    group = told.here[number]
    some = [rng.randint(0, n) for n in group.people]
    given = Split(adults=some[0], children=some[1], elders=some[2])
    if not 0 < sum(some) < sum(group.people):
        with pytest.raises(Refused):
            salesvisit.split(number, given, by=by)
        return
    new = salesvisit.split(number, given, by=by)
    group.people = [a - b for a, b in zip(group.people, some, strict=True)]
    told.here[new.id] = Group(some, group.at, group.waits, group.since, {group.at})


def _join(rng: random.Random, told: Told, by: Staff) -> None:
    if len(told.here) < 2:
        return
    number, into = rng.sample(sorted(told.here), 2)
    salesvisit.join(number, Join(group=salesvisit.get(into).group), by=by)
    gone = told.here.pop(number)
    other = told.here[into]
    other.people = [a + b for a, b in zip(other.people, gone.people, strict=True)]


def _lend(rng: random.Random, told: Told, by: Staff) -> None:
    number, many = _some(rng, told), rng.randint(1, 2)
    if number is None:
        return
    if many > told.umbrellas:
        with pytest.raises(Refused):
            salesvisit.lend(number, Lend(code=11, quantity=many), by=by)
        return
    salesvisit.lend(number, Lend(code=11, quantity=many), by=by)
    told.here[number].lent += many
    told.umbrellas -= many


def _back(rng: random.Random, told: Told, by: Staff) -> None:
    out = salesvisit.out()
    if out:
        loan = rng.choice(out)
        salesvisit.take_back(loan.id, Back(), by=by)
        told.umbrellas += loan.quantity
        if loan.party_id in told.here:
            told.here[loan.party_id].lent -= loan.quantity


def _leave(rng: random.Random, told: Told, by: Staff) -> None:
    number = _some(rng, told)
    if number is None:
        return
    if told.here[number].lent:
        with pytest.raises(Refused):
            salesvisit.leave(number, Leaving(), by=by)
        return
    salesvisit.leave(number, Leaving(), by=by)
    told.gone += sum(told.here.pop(number).people)


def _agrees(told: Told) -> None:
    """The sum of people is right at every moment, and everybody is at one station."""
    board = {row.party.id: row for row in salesvisit.board()}
    assert set(board) == set(told.here)
    for number, group in told.here.items():
        row = board[number]
        one = row.party
        assert [one.adults, one.children, one.elders] == group.people
        assert row.stay is not None
        assert (row.stay.station.value, row.stay.waits) == (group.at, group.waits)
    inside = sum(row.party.people for row in board.values())
    assert inside + told.gone == told.came
    things = {one.code: one for one in salesvisit.things()}
    assert (things[11].left, things[21].total) == (told.umbrellas, told.covers)
