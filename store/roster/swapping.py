"""Swaps and reliefs: one asks, the other agrees, who is in charge allows it (O8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from store import clock, journal, series
from store.desk import staff
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.register import Register, Step
from store.rights import WORK_THE_DESK, Staff
from store.roster import checking, month
from store.roster.inputs import Filled, Stage, SwapAgreed, SwapAllowed, SwapAsked, SwapRefused
from store.roster.inputs import SwapStage as State
from store.roster.kinds import REST, spans, split
from store.roster.month import ROSTERS, Cell, Roster
from store.roster.people import Person, named, person
from store.roster.rights import KEEP_ROSTER
from store.roster.steps import EXCHANGES
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Swap:
    """A swap; without ``other_day`` a relief. It lapses at ``ends``, its first start."""

    id: int
    number: str
    asker: str
    day: date
    other: str
    other_day: date | None
    ends: datetime
    asked_by: int
    agreed_by: int | None
    decided_by: int | None
    stage: State

    def lapsed(self, now: datetime) -> bool:
        """Whether it can be done no more: a shift of it has begun."""
        return self.stage in (State.ASKED, State.AGREED) and self.ends <= now


def _waits(one: Swap) -> Iterator[Waiting]:
    if one.stage in (State.ASKED, State.AGREED) and not one.lapsed(clock.now()):
        kind = "to_agree" if one.stage is State.ASKED else "to_allow"
        told = {"number": one.number, "who": one.asker, "other": one.other}
        subject = f"roster_swap:{one.id}"
        yield Waiting(f"roster_swap.{kind}", subject, one.ends, Place.TODAY,
                      figures=told | {"day": one.day.isoformat()})  # fmt: skip
        yield Waiting("roster_swap.lapses", subject, place=Place.HOUSE, shows=one.ends)


_OPEN = (State.ASKED, State.AGREED)
SWAPS = Register(
    "roster_swap",
    Table(
        "roster_swap",
        Swap,
        "SELECT roster_swap.id, roster_swap.number, roster_swap.asker, roster_swap.day,"
        " roster_swap.other, roster_swap.other_day, roster_swap.ends, roster_swap.asked_by,"
        " roster_swap.agreed_by, roster_swap.decided_by, roster_swap.stage FROM roster_swap",
    ),
    Step("asked", SwapAsked, to=State.ASKED),
    Step("agreed", SwapAgreed, (State.ASKED,), State.AGREED),
    Step("allowed", SwapAllowed, (State.AGREED,), State.ALLOWED, KEEP_ROSTER),
    Step("refused", SwapRefused, _OPEN, State.REFUSED),
    figures=lambda one: {
        "number": one.number, "who": one.asker, "other": one.other, "day": one.day.isoformat()
    },
    waits=_waits,
    private=("asker", "other", "pin"),
    columns=(
        *("number", "asker", "day", "other", "other_day", "ends", "asked_by", "agreed_by"),
        *("decided_by", "stage"),
    ),
    named=("ends",),
)  # fmt: skip
get = SWAPS.table.one


def every(typed: str = "") -> list[Swap]:
    """All swaps, the newest first."""
    found = SWAPS.table.read("ORDER BY roster_swap.id DESC")
    return [one for one in found if typed.upper() in one.number]


@attempt
def ask(given: SwapAsked, *, by: Staff) -> Swap:
    """Somebody asks another to take their shift, signed with their own PIN or on the slip."""
    require(by, WORK_THE_DESK)
    asker, other = named(given.asker, "asker"), named(given.other)
    if asker.who == other.who:
        raise Refused("The other one must be somebody else.", field="other")
    _signed(asker, given.pin)
    return _asked(asker, other, given, by=by)


@operation
def _asked(asker: Person, other: Person, given: SwapAsked, *, by: Staff) -> Swap:
    ends = _starts(cells_after(asker.who, given.day, other.who, given.other_day))
    return SWAPS.begin(
        given.model_copy(update={"pin": ""}),
        by,
        figures={"paper": int(asker.account is None)},
        number=series.following(EXCHANGES),
        asker=asker.who,
        day=given.day,
        other=other.who,
        other_day=given.other_day,
        ends=ends,
        asked_by=by.id,
        agreed_by=None,
        decided_by=None,
    )


@attempt
def agree(swap_id: int, given: SwapAgreed, *, by: Staff) -> Swap:
    """The other says yes, with their own PIN or on the slip; nobody says it for them (Q113)."""
    require(by, WORK_THE_DESK)
    _signed(person(get(swap_id).other), given.pin)
    return _agreed(swap_id, given, by=by)


@operation
def _agreed(swap_id: int, given: SwapAgreed, *, by: Staff) -> Swap:
    one = _in_time(swap_id, "agreed", by)
    other = person(one.other)
    signer = other.account.id if other.account else by.id
    return SWAPS.move(
        *(one, "agreed", given.model_copy(update={"pin": ""}), by),
        figures={"paper": int(other.account is None)},
        agreed_by=signer,
    )


@operation
def allow(swap_id: int, given: SwapAllowed, *, by: Staff) -> Swap:
    """Who is in charge allows it: only then do the cells change, and no others (Q112)."""
    one = _in_time(swap_id, "allowed", by)
    concerned = {person(who).account for who in (one.asker, one.other)}
    require(by, KEEP_ROSTER, other_than=[each.id for each in concerned if each])
    cells = cells_after(one.asker, one.day, one.other, one.other_day)
    for roster in {each.day.replace(day=1): _published(each.day) for each in cells}.values():
        mine = [each for each in cells if roster.first <= each.day <= roster.last]
        written = [[each.who, each.day.isoformat(), each.code, 0] for each in mine]
        month.keep(mine, journal.next_number())
        figures = {"cells": written, "count": len(mine), "swap": one.number}
        ROSTERS.move(roster, "swapped", Filled(), by, figures=figures, changes=roster.changes + 1)
    return SWAPS.move(one, "allowed", given, by, decided_by=by.id)


@operation
def refuse(swap_id: int, given: SwapRefused, *, by: Staff) -> Swap:
    """It is not done: the other will not, or who is in charge does not allow it."""
    one = SWAPS.admitted(swap_id, "refused", by)
    return SWAPS.move(one, "refused", given, by, decided_by=by.id)


def _signed(who: Person, pin: str) -> None:
    if who.account is None:
        return
    if not pin:
        raise Refused("{name} signs with their own PIN.", field="pin", name=who.name)
    staff.check_pin(who.account, pin)


def _in_time(swap_id: int, kind: str, by: Staff) -> Swap:
    one = SWAPS.admitted(swap_id, kind, by)
    if one.lapsed(clock.now()):
        raise Refused("The shift has begun: this swap has lapsed.")
    return one


def _published(day: date, field: str | None = None) -> Roster:
    found = month.of_day(day)
    if found is None or found.stage is not Stage.PUBLISHED:
        raise Refused("The roster of {day} is not published.", field=field, day=day)
    return found


def cells_after(asker: str, day: date, other: str, other_day: date | None) -> list[Cell]:
    """The cells as the swap would leave them; raises ``Refused`` where that may not be.

    The same checks as everywhere: leave, overlaps, hours, nights (Q115).
    """
    roster = _published(day)
    last = _published(other_day, "other_day").last if other_day else roster.last
    known = checking.around(roster) | (month.between(roster.first, last) if other_day else {})
    mine = known.get((asker, day))
    if mine is None or not split(mine.code):
        raise Refused("There is no shift on {day} to give away.", day=day)
    cells = _exchanged(known, mine, other, other_day)
    if _starts(cells, known) <= clock.now():
        raise Refused("A shift that has begun is not swapped.")
    after = known | {(each.who, each.day): each for each in cells}
    for one in {each.day.replace(day=1) for each in cells}:
        whole = _published(one)
        there = checking.around(whole) | after
        for each in checking.of_month(whole, there, {asker, other}):
            if each.fault.law:
                raise Refused(each.fault.message, **each.values)
    return cells


def _exchanged(known: month.Cells, mine: Cell, other: str, other_day: date | None) -> list[Cell]:
    theirs = known.get((other, mine.day), Cell(other, mine.day, ""))
    if other_day is None or other_day != mine.day:
        _must_be_free(theirs)
    if other_day is None:
        return [_with(mine, REST), _with(theirs, mine.code)]
    if other_day == mine.day:
        _must_work(theirs)
        return [_with(mine, theirs.code), _with(theirs, mine.code)]
    given = known.get((other, other_day), Cell(other, other_day, ""))
    _must_work(given)
    taken = known.get((mine.who, other_day), Cell(mine.who, other_day, ""))
    _must_be_free(taken)
    return [
        _with(mine, REST),
        _with(theirs, mine.code),
        _with(taken, given.code),
        _with(given, REST),
    ]


def _with(cell: Cell, code: str) -> Cell:
    return replace(cell, code=code, leave="", exempt=False)


def _must_be_free(cell: Cell) -> None:
    if cell.code not in ("", REST):
        raise Refused("{name} is not free on {day}.", field="other",
                      name=person(cell.who).name, day=cell.day)  # fmt: skip


def _must_work(cell: Cell) -> None:
    if not split(cell.code):
        raise Refused("{name} has no shift on {day}.", field="other_day",
                      name=person(cell.who).name, day=cell.day)  # fmt: skip


def _starts(cells: Sequence[Cell], known: month.Cells | None = None) -> datetime:
    """When the first shift begins that any of the cells has, or had."""
    was = [(known or {}).get((each.who, each.day)) for each in cells]
    every_ = [*cells, *(each for each in was if each is not None)]
    return min(
        span.start
        for each in every_
        for span in spans(each.code, each.day, _published(each.day).shifts)
    )
