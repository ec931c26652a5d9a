"""The operations of reviews and of the daily check of the fronts (I24, I26)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from store import answers, clock, journal, plans, series
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.inputs import Input
from store.journal.operation import operation
from store.plans import Doing, Ending, Excusing, MakingUp, Occurrence, Plan, Planning
from store.rights import EXCUSE, PLAN, Staff
from store.shops import shop as shops
from store.shops.breaching import begin as begin_breach
from store.shops.breachinputs import NewBreach
from store.shops.check import (
    AGREEMENTS,
    CHECKS,
    FRONTAGES,
    Check,
    Mark,
    keep,
    marks,
    of_day,
    open_review,
)
from store.shops.inputs import Bad, GivingUp, Good, Mismatch, NewCheck, NotHere, Rest
from store.shops.settings import settings, split
from store.shops.shop import SHOPS
from store.shops.words import Agreement, BreachKind, CheckKind, Stage

SERIES = "SPX"


# The plan of the daily check


@operation
def plan(new: Planning, *, by: Staff) -> Plan:
    """Set up how often the fronts are checked; the duties are those in force by then (G5)."""
    require(by, PLAN)
    return FRONTAGES.begin(new.title, new.terms, by, _carries())


@operation
def change_plan(plan_id: int, new: Planning, *, by: Staff) -> Plan:
    """Let it be another from now on, with the duties that are in force now."""
    require(by, PLAN)
    return FRONTAGES.change(plan_id, new.title, new.terms, by, _carries())


@operation
def end_plan(plan_id: int, why: Ending, *, by: Staff) -> Plan:
    """Let no more checks come due of it."""
    return FRONTAGES.end(plan_id, why, by)


def _carries() -> dict[str, object]:
    return {"duties": list(split(settings().duties))}


@operation
def make_up(number: int, why: MakingUp, *, by: Staff) -> Occurrence:
    """A missed check was made after all; it stays counted as missed (G3)."""
    return FRONTAGES.make_up(number, why, by)


@operation
def excuse(number: int, why: Excusing, *, by: Staff) -> Occurrence:
    """A missed check need not be made; it leaves the count (G8)."""
    require(by, EXCUSE)
    return FRONTAGES.excuse(number, why, by)


# A check begins


@operation
def review(shop_id: int, given: NewCheck, *, by: Staff) -> Check:
    """Begin to hold a shop's papers against each other: the five that agree (I24).

    Raises ``Refused`` without its licence, and where somebody is at it.
    """
    require(by, CHECKS.first.right)
    shop = shops.get(shop_id)
    if shop.stage is Stage.CLOSED:
        raise Refused("This is not possible now: it is {stage}.", stage=shop.stage)
    if not shop.licensed:
        raise Refused("Enter its business licence first; without one it is a breach.")
    if there := open_review(shop_id):
        raise Refused("{number} is under way.", number=there.number)
    return _begin(CheckKind.REVIEW, AGREEMENTS, [shop_id], given, by, shop_id=shop_id)


@operation
def walk_fronts(number: int, given: NewCheck, *, by: Staff) -> Check:
    """Begin the check of a planned day; its lines stand from here on (G5).

    Raises ``Refused`` where it lies ahead, is answered for, or somebody is at it.
    """
    require(by, CHECKS.first.right)
    day = FRONTAGES.occurrence(number)
    if clock.now() < day.starts:
        raise Refused("Its time begins only at {time}.", time=clock.local(day.starts))
    if day.stage is not plans.Stage.OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=day.stage)
    if there := of_day(number):
        raise Refused("{number} is under way.", number=there.number)
    duties = tuple(day.carries.get("duties", ()))
    return _begin(CheckKind.FRONTAGE, duties, _there(), given, by, occurrence=number)


@operation
def walk_extra(given: NewCheck, *, by: Staff) -> Check:
    """Check the fronts of one's own accord: in no score (Q64)."""
    require(by, CHECKS.first.right)
    return _begin(CheckKind.FRONTAGE, split(settings().duties), _there(), given, by)


def _there() -> list[int]:
    found = [one.id for one in shops.open_ones()]
    if not found:
        raise Refused("There is no shop.")
    return found


def _begin(
    kind: CheckKind,
    items: Sequence[str],
    there: Sequence[int],
    given: NewCheck,
    by: Staff,
    shop_id: int | None = None,
    occurrence: int | None = None,
) -> Check:
    also = [f"{FRONTAGES.occurs}:{occurrence}"] if occurrence else []
    return CHECKS.begin(
        given, by, also=also + [f"shop:{shop_id}"] * (shop_id is not None),
        number=series.following(SERIES), kind=kind, shop_id=shop_id, occurrence=occurrence,
        items=json.dumps(list(items), ensure_ascii=False), shops=json.dumps(list(there)),
        checker=given.checker, since=clock.now(),
    )  # fmt: skip


# Its lines


@operation
def good(check_id: int, place: int, given: Good, *, by: Staff) -> Check:
    """A line is as it should be; an expired paper never agrees (Q40)."""
    one = _admitted(check_id, "good", place, by)
    _must_be_valid(one, place)
    return _note(one, "good", given, by, [Mark(place, 1, None, given.note)])


def _must_be_valid(one: Check, place: int) -> None:
    shop_id, item = one.at(place)
    shop, today = shops.get(shop_id), clock.today()
    if one.kind is not CheckKind.REVIEW:
        return
    if item == Agreement.LICENCE and shop.expired(today):
        raise Refused("The licence expired on {day}: it does not agree.", day=shop.licensed_until)
    for paper in shops.papers(shop_id) if item == Agreement.PERMITS else ():
        if paper.expires < today and paper.stage.value == "kept":
            raise Refused(
                "{number} expired on {day}: it does not agree.",
                number=paper.number,
                day=paper.expires,
            )


@operation
def bad(check_id: int, place: int, given: Bad, *, by: Staff) -> Check:
    """Something is wrong at a front: the ladder begins at once (I27)."""
    one = _admitted(check_id, "bad", place, by)
    if one.kind is CheckKind.REVIEW:
        raise Refused("What differs at a review becomes a finding.")
    shop_id, item = one.at(place)
    what = f"{item}：{given.what}"
    new = NewBreach(kind=BreachKind.FRONTAGE, what=what, photo=given.photo)
    began = begin_breach(shop_id, new, by, one.id)
    return _note(one, "bad", given, by, [Mark(place, 0, began.id, given.what)])


@operation
def mismatch(check_id: int, place: int, given: Mismatch, *, by: Staff) -> Check:
    """Something does not agree: a finding of its own (I24, G9)."""
    one = _admitted(check_id, "mismatch", place, by)
    if one.kind is CheckKind.FRONTAGE:
        raise Refused("What is wrong at a front begins the ladder.")
    shop_id, item = one.at(place)
    shop = shops.get(shop_id)
    found = NewFinding(
        home=shop.home_id,
        place=f"{shop.told} {_SHORT[Agreement(item)]}",
        what=given.what,
        severity=given.severity,
        worker=given.worker,
        due=given.due,
    )
    raised = answers.findings().raise_(found, Origin(one.subject, shop.subject), by=by)
    return _note(one, "mismatch", given, by, [Mark(place, 0, raised.number, given.what)])


_SHORT = dict(zip(Agreement, "照证铺人业", strict=True))


@operation
def not_here(check_id: int, place: int, why: NotHere, *, by: Staff) -> Check:
    """A line does not apply: closed that day, or a trade that needs no permit (G7)."""
    one = _admitted(check_id, "not_here", place, by)
    item = one.at(place)[1]
    if one.kind is CheckKind.REVIEW and item != Agreement.PERMITS:
        raise Refused("Only permits may not apply; all else is there or differs.")
    return _note(one, "not_here", why, by, [Mark(place, None, None, why.reason)])


@operation
def rest(check_id: int, given: Rest, *, by: Staff) -> Check:
    """All that is left at the fronts is in order, as the sheet has it."""
    one = CHECKS.admitted(check_id, "rest", by)
    if one.kind is CheckKind.REVIEW:
        raise Refused("Each of the five is looked at by itself.")
    found = [Mark(place, 1, None, "") for place in one.left]
    return _note(one, "rest", given, by, found)


@operation
def give_up(check_id: int, why: GivingUp, *, by: Staff) -> Check:
    """End it before its last line: it has no score, and its day is still to be answered for."""
    one = CHECKS.admitted(check_id, "given_up", by)
    return CHECKS.move(one, "given_up", why, by, ended_at=clock.now(), occurrence=None)


def _admitted(check_id: int, kind: str, place: int, by: Staff) -> Check:
    one = CHECKS.admitted(check_id, kind, by)
    if place not in one.planned:
        raise Refused("There is no such line on this list.")
    noted = marks(check_id).get(place)
    if noted is not None and noted.found is not None:
        raise Refused("What is wrong here is on record, and followed until it is put right.")
    return one


def _note(one: Check, kind: str, given: Input, by: Staff, found: Sequence[Mark]) -> Check:
    """Record what was noted of some lines; the last one ends it."""
    after = marks(one.id) | {each.place: each for each in found}
    shop_id, item = one.at(found[0].place)
    told = [[each.place, each.got, each.found] for each in found]
    moved = CHECKS.move(
        one, kind, given, by,
        figures={"lines": told, "count": len(found), "shop": shop_id, "item": item},
        marked=len(after), wrong=sum(each.got == 0 for each in after.values()),
    )  # fmt: skip
    keep(one.id, found, journal.newest_of(one.subject))
    CHECKS.wait_anew(one.id)
    return moved if len(after) < len(one.planned) else _complete(moved, by)


def _complete(one: Check, by: Staff) -> Check:
    """Every line is noted: the day is done, or the shop stands as reviewed."""
    found = [noted for _place, noted in sorted(marks(one.id).items())]
    figures = {"wrong": one.wrong, "count": len(found)}
    now = clock.now()
    done = CHECKS.move(one, "completed", Input(), by, figures=figures, ended_at=now)
    if one.shop_id is not None:
        stage = Stage.DIFFERS if one.wrong else Stage.AGREES
        shop = SHOPS.admitted(one.shop_id, "reviewed", by)
        SHOPS.move(
            shop, "reviewed", Input(), by, also=[one.subject], figures={"wrong": one.wrong},
            stage=stage, reviewed_at=now,
        )  # fmt: skip
    if one.occurrence is not None:
        day = FRONTAGES.occurrence(one.occurrence)
        if day.stage is plans.Stage.OPEN and now <= day.missed:
            FRONTAGES.do(day.id, Doing(happened=max(one.since, day.starts)), by)
    return done
