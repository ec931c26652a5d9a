"""The operations of inspections, from the lot to the manager's word on an objection (I15-I17)."""

from __future__ import annotations

import json
from datetime import timedelta
from random import SystemRandom

from store import answers, clock, journal, series
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.inputs import Input
from store.inspections.inputs import (
    Deciding,
    Fault,
    GivingUpInspection,
    InOrder,
    NewInspection,
    NotApplying,
    Objecting,
    Outcome,
    TakingNote,
)
from store.inspections.inspection import INSPECTIONS, Inspection, Mark, drawn, marks, pool, scored
from store.inspections.settings import settings
from store.inspections.versions import adopted
from store.journal.operation import operation
from store.rights import Staff

SERIES = "JC"
_SEEDS = 1_000_000


@operation
def begin(new: NewInspection, *, by: Staff) -> Inspection:
    """Begin to go through a list: its lines and its places stand from here on (G5, I15).

    Raises ``Refused`` where somebody would inspect themselves (I17).
    """
    require(by, INSPECTIONS.first.right)
    if new.inspected.strip() == by.name:
        raise Refused("Nobody inspects themselves.", field="inspected")
    version, seed = adopted(new.kind, by), SystemRandom().randrange(_SEEDS)
    places = drawn(seed, pool(), new.draw)
    return INSPECTIONS.begin(
        new, by, number=series.following(SERIES), kind=new.kind, list=version.id,
        inspected=new.inspected, inspector=by.id, seed=seed, since=clock.now(),
        places=json.dumps(places, ensure_ascii=False),
    )  # fmt: skip


@operation
def in_order(number: int, place: int, given: InOrder, *, by: Staff) -> Inspection:
    """A line is as it should be: all its points."""
    one = _admitted(number, "in_order", place, by)
    mark = Mark(place, one.items[place].weight, None, given.note)
    return _mark(one, "in_order", given, by, mark)


@operation
def fault(number: int, place: int, given: Fault, *, by: Staff) -> Inspection:
    """Something is wrong: the points that are left, and a finding (G9).

    Raises ``Refused`` for as many points as the line has.
    """
    one = _admitted(number, "fault", place, by)
    item = one.items[place]
    if given.got >= item.weight:
        raise Refused("Less than its {weight} points.", field="got", weight=item.weight)
    found = NewFinding(
        place=f"{item.title} {'、'.join(one.places)}".strip(),
        what=given.what,
        severity=given.severity,
        worker=given.worker,
        due=given.due,
        photo=given.photo,
    )
    origin = Origin(one.subject, f"inspection_list:{one.list_id}")
    raised = answers.findings().raise_(found, origin, by=by)
    return _mark(one, "fault", given, by, Mark(place, given.got, raised.number, given.what))


@operation
def not_applying(number: int, place: int, given: NotApplying, *, by: Staff) -> Inspection:
    """A line does not apply here: it leaves the score above and below (G7)."""
    one = _admitted(number, "not_applying", place, by)
    return _mark(one, "not_applying", given, by, Mark(place, None, None, given.reason))


def _admitted(number: int, kind: str, place: int, by: Staff) -> Inspection:
    one = INSPECTIONS.admitted(number, kind, by)
    if place not in one.planned:
        raise Refused("There is no such line on this list.")
    return one


def _mark(one: Inspection, kind: str, given: Input, by: Staff, mark: Mark) -> Inspection:
    """Record a mark and what the score comes to; the last line ends the marking."""
    after = marks(one.id) | {mark.place: mark}
    score = scored(one.items, after)
    item = one.items[mark.place]
    moved = INSPECTIONS.move(
        one, kind, given, by,
        figures={
            "mark": [mark.place, mark.got, mark.finding], "line": item.title, "of": item.weight,
            "points_of_line": mark.got,
        },
        marked=len(after), got=score.got, points=score.of, failed=score.failed,
        found=sum(each.finding is not None for each in after.values()),
    )  # fmt: skip
    _keep(one.id, mark, journal.newest_of(one.subject))
    INSPECTIONS.wait_anew(one.id)
    if len(after) < len(one.items):
        return moved
    figures = {"score": moved.score.text, "failed": moved.failed}
    now = clock.now()
    return INSPECTIONS.move(moved, "scored", InOrder(), by, figures=figures, scored_at=now)


def _keep(id_: int, mark: Mark, number: int) -> None:
    database.db.execute_sql(
        "INSERT INTO inspection_mark (inspection_id, place, got, finding, note, number)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (inspection_id, place) DO UPDATE SET"
        " got = excluded.got, finding = excluded.finding, note = excluded.note,"
        " number = excluded.number",
        (id_, mark.place, mark.got, mark.finding, mark.note, number),
    )


@operation
def take_note(number: int, given: TakingNote, *, by: Staff) -> Inspection:
    """Who answers for it has signed that they know of it."""
    one = INSPECTIONS.admitted(number, "known", by)
    return INSPECTIONS.move(one, "known", given, by)


@operation
def objected(number: int, given: Objecting, *, by: Staff) -> Inspection:
    """Who answers for it objects: the manager has some days to decide (I17)."""
    one = INSPECTIONS.admitted(number, "objected", by)
    until = clock.now() + timedelta(days=settings().decide)
    return INSPECTIONS.move(one, "objected", given, by, decide_by=until)


@operation
def decide(number: int, given: Deciding, *, by: Staff) -> Inspection:
    """Decide of an objection: a void sheet leaves the scores; its findings stay (I17)."""
    one = INSPECTIONS.admitted(number, "decided", by)
    void = given.outcome is Outcome.VOID
    return INSPECTIONS.move(one, "decided", given, by, void=void)


@operation
def give_up(number: int, why: GivingUpInspection, *, by: Staff) -> Inspection:
    """End it before every line is marked: it has no score (G7)."""
    one = INSPECTIONS.admitted(number, "given_up", by)
    return INSPECTIONS.move(one, "given_up", why, by)
