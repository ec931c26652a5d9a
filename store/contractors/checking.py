"""The operations of daily checks: a section after another, then what they come to (I22, G7, G9)."""

from __future__ import annotations

import json
from typing import Any

from store import answers, clock, journal
from store.contractors.check import CHECKS, Check, Mark, checks_of, marks
from store.contractors.contractor import CONTRACTORS, WORKING
from store.contractors.scoreinputs import AsIs, CheckStage, GiveUpCheck, LeftOut, Lost
from store.contractors.settings import settings
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.inputs import Input
from store.journal.operation import operation
from store.rights import Staff
from store.score import Line, score


@operation
def begin_check(number: int, given: AsIs, *, by: Staff) -> Check:
    """Begin a day's check; one that is open is gone on with. Raises ``Refused`` where none works.

    The weights of its sections stand from here on (G5).
    """
    require(by, CHECKS.first.right)
    one = CONTRACTORS.table.one(number)
    if one.stage not in WORKING:
        raise Refused("It is not at work here: there is nothing to check.")
    for there in checks_of(one.id):
        if there.stage is CheckStage.OPEN:
            return there
    if not any(settings().weights):
        raise Refused("No section has any weight: see the settings.")
    return CHECKS.begin(
        given, by, also=[one.subject], contractor_id=one.id, month=f"{clock.today():%Y-%m}",
        weights=json.dumps(settings().weights), inspector=by.id, since=clock.now(),
    )  # fmt: skip


@operation
def as_is(number: int, place: int, given: AsIs, *, by: Staff) -> Check:
    """A section is as it should be: all its points."""
    one = _admitted(number, "as_is", place, by)
    return _mark(one, "as_is", given, by, place, one.items[place][1], None, given.note)


@operation
def lose(number: int, place: int, given: Lost, *, by: Staff) -> Check:
    """Something is wrong: the points that are left, and a finding (G9).

    Raises ``Refused`` for as many points as the section has.
    """
    one = _admitted(number, "lost", place, by)
    _section, weight = one.items[place]
    if given.got >= weight:
        raise Refused("Less than its {weight} points.", field="got", weight=weight)
    told = given.model_dump(exclude={"got"}) | {"team": one.name, "place": one.name}
    origin = Origin(one.subject, f"contractor:{one.contractor_id}")
    raised = answers.findings().raise_(NewFinding.model_validate(told), origin, by=by)
    return _mark(one, "lost", given, by, place, given.got, raised.number, given.what)


@operation
def leave_out(number: int, place: int, given: LeftOut, *, by: Staff) -> Check:
    """A section does not apply today: it leaves the score above and below (G7)."""
    one = _admitted(number, "left_out", place, by)
    return _mark(one, "left_out", given, by, place, None, None, given.note)


@operation
def give_up_check(number: int, why: GiveUpCheck, *, by: Staff) -> Check:
    """End it before every section is marked: it counts nowhere (G7)."""
    one = CHECKS.admitted(number, "given_up", by)
    return CHECKS.move(one, "given_up", why, by)


def _admitted(number: int, kind: str, place: int, by: Staff) -> Check:
    one = CHECKS.admitted(number, kind, by)
    if place not in one.planned:
        raise Refused("There is no such line on this list.")
    return one


def _mark(
    one: Check, kind: str, given: Input, by: Staff, place: int, got: int | None,
    finding: int | None, note: str,
) -> Check:  # fmt: skip
    """Record a mark and what the score comes to; the last section ends the check."""
    found = {**marks(one.id), place: Mark(one.id, place, got, finding, note)}
    total = score(Line(one.items[n][1], mark.got) for n, mark in found.items())
    section, weight = one.items[place]
    figures: dict[str, Any] = {
        "mark": [place, got, finding], "section": section, "of": weight, "points_of": got,
    }  # fmt: skip
    moved = CHECKS.move(
        one, kind, given, by, figures=figures, marked=len(found), got=total.got, points=total.of,
        found=sum(each.finding is not None for each in found.values()),
    )  # fmt: skip
    _keep(found[place], journal.newest_of(one.subject))
    CHECKS.wait_anew(one.id)
    if len(found) < len(one.planned):
        return moved
    ended = CHECKS.move(moved, "marked", AsIs(), by, figures={"score": moved.score.text})
    CONTRACTORS.wait_anew(one.contractor_id)
    return ended


def _keep(mark: Mark, number: int) -> None:
    database.db.execute_sql(
        "INSERT INTO contractor_mark (check_id, place, got, finding, note, number)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (check_id, place) DO UPDATE SET"
        " got = excluded.got, finding = excluded.finding, note = excluded.note,"
        " number = excluded.number",
        (mark.check_id, mark.place, mark.got, mark.finding, mark.note, number),
    )
