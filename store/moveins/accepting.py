"""The home accepted line by line, its defects mended round by round (M5–M7, M20–M24)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from store import answers, catalogue, clock, meters, residents
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin, Severity
from store.journal.operation import operation
from store.meters import MeterKind, NewMeter, NewReading
from store.moveins.gates import must_be_verified, must_sign
from store.moveins.inputs import Concluded
from store.moveins.line import Line, admitted, by_code, lines_of, step
from store.moveins.lineinputs import Base, Defect, Ticked, Why
from store.moveins.settings import settings
from store.moveins.walk import MOVES, Walk, mending_of, moved
from store.moveins.words import Conclusion, LineStage, Part, Warranty, Whose
from store.pricelist import months_after
from store.residents import DocumentKind, NewDocument
from store.rights import WORK_THE_DESK, Staff

_chinese = catalogue.of("zh_CN").gettext
_YEARS = {
    Warranty.WATERPROOF: 5,
    Warranty.WIRING: 2,
    Warranty.PIPES: 2,
    Warranty.FINISH: 2,
}
_SEASON_BEGINS, _SEASON_ENDS = (11, 15), (3, 15)  # of most cities that heat


@operation
def check(walk_id: int, code: str, stage: LineStage, *, by: Staff) -> Line:
    """A line of the register is in order, or there is none of it (M20); one key."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    kind = "in_order" if stage is LineStage.OK else "there_is_none"
    if code.startswith("meter:") and kind == "in_order":
        raise Refused("A meter is read: say its number and what it stands at.")
    return step(walk, admitted(walk, code, kind), kind, Ticked(), by)


@operation
def check_rest(walk_id: int, *, by: Staff) -> int:
    """All lines that nobody has looked at yet are in order, meters left out; how many (M20)."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    rows = by_code(walk.id)
    left = [one.code for one in walk.asked if one.part is Part.ROOM
            and not one.code.startswith("meter:")
            and (one.code not in rows or rows[one.code].stage is LineStage.OPEN)]  # fmt: skip
    for code in left:
        step(walk, admitted(walk, code, "in_order"), "in_order", Ticked(), by)
    return len(left)


@operation
def leave_unchecked(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """A line is not checked, with the reason: the register may be signed all the same (M20)."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    line = admitted(walk, code, "unchecked")
    return step(walk, line, "unchecked", why, by, note=why.reason)


@operation
def read_meter(walk_id: int, code: str, given: Base, *, by: Staff) -> Line:
    """A meter's base reading, that both sign: a meter that is there is read, else entered (M24).

    Raises ``Refused`` where the home's meter of this kind has another number.
    """
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    line = admitted(walk, code, "read")
    kind = MeterKind(code.partition(":")[2])
    there = [one for one in meters.of_home(walk.home_id)
             if one.kind is kind and one.stage is meters.Stage.SET]  # fmt: skip
    if there and all(one.number != given.number for one in there):
        raise Refused(
            "This home's meter is {number}: exchange it on its own page.",
            field="number", number=there[0].number,
        )  # fmt: skip
    if there:
        _read(there, given, by)
    else:
        new = NewMeter.model_construct(
            number=given.number, kind=kind, home=walk.home_id, place="", set_on=None,
            base=given.value, digits=5, multiplier=None, backward=False,
        )  # fmt: skip
        meters.enter(new, by=by)
    figures = {"kind": kind.value}
    return step(walk, line, "read", given, by, refs=given.number, figures=figures)


def _read(there: list[meters.Meter], given: Base, by: Staff) -> None:
    (meter,) = [one for one in there if one.number == given.number]
    if meters.chain(meter.id)[-1].on == clock.today():
        return  # read today already: the base of somebody else who came
    new = NewReading.model_construct(
        value=given.value, why=meters.Why.MOVE_IN, on=None, rolled=False, sure=True, photo=""
    )
    try:
        meters.read(meter.id, new, by=by)
    except Refused as refused:
        field = refused.field if refused.field == "value" else None
        raise Refused(refused.message, field=field, **refused.values) from None


@operation
def defect(walk_id: int, code: str, given: Defect, *, by: Staff) -> Line:
    """A defect is found: one line, one ticket, with its warranty's end (M6, M21).

    On a line that has a defect already, or with no ``code``, it becomes a line of its own.
    """
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    if given.wanted_by is not None and given.wanted_by <= clock.today():
        raise Refused("This day is past.", field="wanted_by")
    rows = by_code(walk.id)
    taken = code in rows and rows[code].ticket is not None
    place = given.place or _place(walk, code)
    if not code or taken or code.startswith("meter:"):
        code = f"extra:{sum(one.code.startswith('extra:') for one in rows.values()) + 1}"
    line = admitted(walk, code, "defect", place)
    due = given.wanted_by or clock.today() + timedelta(days=settings().defect_days)
    until = warranty_end(given.warranty, walk.notice_date or walk.opened_on)
    usual = (
        settings().developer
        if given.whose is Whose.DEVELOPER
        else _chinese(Whose.ENGINEERING.called)
    )
    new = NewFinding(
        home=walk.home_id,
        place=place,
        what=given.what,
        severity=Severity.GENERAL,
        worker=given.worker or usual,
        due=_evening(due),
        photo=given.photo,
    )
    origin = Origin(source=walk.subject, about=line.subject, at_source=True)
    found = answers.findings().raise_(new, origin, by=by)
    row = {"name": place, "note": given.what, "round": 1, "warranty": given.warranty.value}
    figures = {"ticket": found.number, "warranty_end": until}
    return step(
        walk, line, "defect", given, by, ticket=found.number, warranty_until=until,
        figures=figures, **row,
    )  # fmt: skip


@operation
def conclude(walk_id: int, given: Concluded, *, by: Staff) -> Walk:
    """The owner accepts the home, with its listed defects, or does not (M5, M20, M23).

    Raises ``Refused`` while a line is neither answered nor left unchecked with a reason, where
    nobody signs who may, and for an acceptance without defects that has some.
    """
    walk = MOVES.admitted(walk_id, "concluded", by)
    must_be_verified(walk)
    if walk.concluded_on is not None and not walk.refused:
        raise Refused("The home is accepted already.")
    if given.conclusion is Conclusion.NONE:
        raise Refused("Please fill this in.", field="conclusion")
    letter = must_sign(walk, given.signed_by, "signed_by")
    if given.conclusion is Conclusion.REFUSED:
        if not given.reason:
            raise Refused("Say why it is not accepted.", field="reason")
    else:
        _must_be_gone_through(walk)
    if given.conclusion is Conclusion.ACCEPTED and mending_of(walk.id):
        raise Refused("It has defects: it is accepted with those.", field="conclusion")
    accepted = None if given.conclusion is Conclusion.REFUSED else clock.today()
    if accepted:
        paper = NewDocument(kind=DocumentKind.ACCEPTANCE, on=clock.today())
        residents.file_document(walk.home_id, paper, by=by)
    figures = {"by_letter": letter, "defects": mending_of(walk.id)}
    row = {"conclusion": given.conclusion, "concluded_on": accepted}
    return moved(walk, "concluded", given, by, row, figures)


def _must_be_gone_through(walk: Walk) -> None:
    rows = by_code(walk.id)
    left = [one for one in walk.asked if one.part is Part.ROOM
            and (one.code not in rows or rows[one.code].stage is LineStage.OPEN)]  # fmt: skip
    if left:
        raise Refused("Not gone through yet: {line} ({n} in all).", line=left[0].kind, n=len(left))


def _place(walk: Walk, code: str) -> str:
    kind = next((one.kind for one in walk.asked if one.code == code), None)
    return _chinese(kind.called).partition("：")[0] if kind else ""


def _evening(day: date) -> datetime:
    return clock.moment(day, time(18))


def warranty_end(kind: Warranty, since: date) -> date | None:
    """The last day of a warranty that runs from a day; None for one without a figure (BQ-40).

    A term of years ends on the same day, or that month's last (民法典 202); heating and cooling
    have two whole seasons.
    """
    if kind in _YEARS:
        return months_after(since, 12 * _YEARS[kind])
    if kind is Warranty.HEATING:
        first = since.year if (since.month, since.day) <= _SEASON_BEGINS else since.year + 1
        return date(first + 2, *_SEASON_ENDS)
    return None


def defects_of(walk_id: int) -> list[Line]:
    """The lines of a walk that have a ticket, whatever became of them (M21)."""
    return [one for one in lines_of(walk_id) if one.ticket is not None]
