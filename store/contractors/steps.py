"""The operations on a contractor's file: from looked at to ended, or barred (I18, I23)."""

from __future__ import annotations

from datetime import date

from store import clock, series
from store.contractors.contractor import CONTRACTORS, Contractor
from store.contractors.inputs import (
    Arriving,
    Barring,
    Contract,
    Ending,
    FileChange,
    Letter,
    Listing,
    Mended,
    NewContractor,
)
from store.contractors.roll import PAPERS, expired, insured, papers_of
from store.contractors.siteinputs import PaperKind
from store.contractors.stint import inside
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff

SERIES = "FB"


@operation
def enter(new: NewContractor, *, by: Staff) -> Contractor:
    """Open a file; raises ``Refused`` for a credit code that has one, a barred one's too (I23)."""
    require(by, CONTRACTORS.first.right)
    _must_be_one(new.code, None)
    return CONTRACTORS.begin(new, by, number=series.following(SERIES), **new.model_dump())


@operation
def change(number: int, changed: FileChange, *, by: Staff) -> Contractor:
    """Put right what the file says; raises as ``enter``."""
    one = CONTRACTORS.admitted(number, "changed", by)
    _must_be_one(changed.code, one.id)
    row = changed.model_dump(exclude={"reason"})
    return CONTRACTORS.move(one, "changed", changed, by, **row)


@operation
def put_on_list(number: int, given: Listing, *, by: Staff) -> Contractor:
    """Let it be asked for work; raises ``Refused`` without a licence of its trade that holds."""
    one = CONTRACTORS.admitted(number, "listed", by)
    today = clock.today()
    _must_be_valid(one, today, today)
    held = (each for each in papers_of(one.id) if each.kind is PaperKind.LICENCE)
    if not any(each.stage == "kept" and each.holds(today) for each in held):
        raise Refused("Its licence is not on file: enter it among its papers first.")
    return CONTRACTORS.move(one, "listed", given, by)


@operation
def contract(number: int, new: Contract, *, by: Staff) -> Contractor:
    """Conclude a contract; raises ``Refused`` where a paper of its own has expired (Q40)."""
    one = CONTRACTORS.admitted(number, "contracted", by)
    today = clock.today()
    _must_be_valid(one, today, today)
    _must_fit(new)
    return CONTRACTORS.move(one, "contracted", new, by, **new.model_dump())


@operation
def renew(number: int, new: Contract, *, by: Staff) -> Contractor:
    """Conclude the contract that follows; raises ``Refused`` unless it ends later than this one."""
    one = CONTRACTORS.admitted(number, "renewed", by)
    today = clock.today()
    _must_be_valid(one, today, today)
    _must_fit(new)
    if one.until is not None and new.until <= one.until:
        raise Refused("It must end later than {day}.", field="until", day=one.until)
    return CONTRACTORS.move(one, "renewed", new, by, **new.model_dump())


@operation
def arrive(number: int, given: Arriving, *, by: Staff) -> Contractor:
    """Let it begin here; raises ``Refused`` without safety agreement or insurance (I19, A15)."""
    one = CONTRACTORS.admitted(number, "arrived", by)
    on = given.on or clock.today()
    if not one.covered(on):
        raise Refused("Its contract does not hold on {day}.", field="on", day=on)
    _must_be_valid(one, on, on)
    if one.agreed_on is None or one.agreed_on > on:
        raise Refused("There is no safety agreement with it: renew its contract with one first.")
    if not insured(one, on, on):
        raise Refused("Its insurance is not on file: enter it among its papers first.")
    return CONTRACTORS.move(one, "arrived", given, by, entered_on=on)


@operation
def warn(number: int, letter: Letter, *, by: Staff) -> Contractor:
    """Demand by letter that it mends something until a day."""
    one = CONTRACTORS.admitted(number, "warned", by)
    if letter.mend_by < clock.today():
        raise Refused("This day is past.", field="mend_by")
    return CONTRACTORS.move(one, "warned", letter, by, mend_by=letter.mend_by)


@operation
def mend(number: int, given: Mended, *, by: Staff) -> Contractor:
    """It has mended what was demanded."""
    one = CONTRACTORS.admitted(number, "mended", by)
    return CONTRACTORS.move(one, "mended", given, by, mend_by=None)


@operation
def end(number: int, given: Ending, *, by: Staff) -> Contractor:
    """Its contract ends; raises ``Refused`` while people of it are on site."""
    one = CONTRACTORS.admitted(number, "ended", by)
    _must_be_gone(one)
    on = given.on or clock.today()
    if one.since is not None and on < one.since:
        raise Refused("This must not lie before {day}.", field="on", day=one.since)
    after = CONTRACTORS.move(one, "ended", given, by, left_on=on, mend_by=None)
    return _papers_rest(after)


@operation
def bar(number: int, why: Barring, *, by: Staff) -> Contractor:
    """Never ask it again; the reason stays readable (I23)."""
    one = CONTRACTORS.admitted(number, "barred", by)
    _must_be_gone(one)
    left = one.left_on or clock.today()
    return _papers_rest(CONTRACTORS.move(one, "barred", why, by, left_on=left, mend_by=None))


def _papers_rest(one: Contractor) -> Contractor:
    """Nobody is asked to renew the papers of who has left."""
    for paper in papers_of(one.id):
        PAPERS.wait_anew(paper.id)
    return one


def _must_fit(new: Contract) -> None:
    if new.until < new.since:
        raise Refused("This must not lie before {day}.", field="until", day=new.since)


def _must_be_one(code: str, but: int | None) -> None:
    for other in CONTRACTORS.table.read("WHERE contractor.code = ?", code):
        if other.id != but:
            raise Refused(
                "This company is on file: {number}, {stage}.",
                field="code",
                number=other.number,
                stage=other.stage,
            )


def _must_be_valid(one: Contractor, first: date, last: date) -> None:
    for paper in expired(one, first, last):
        raise Refused(
            "{kind} {no} does not hold from {first} to {last}: renew it first.",
            kind=paper.kind,
            no=paper.no,
            first=first,
            last=last,
        )


def _must_be_gone(one: Contractor) -> None:
    if inside(one.id):
        raise Refused("People of it are on site still: sign them out first.")
