"""Saying who pays for a home, and from when ($17, $21)."""

from __future__ import annotations

from datetime import date, timedelta

from store import residents
from store.bills.inputs import FromFiles, NewPayer, Standing, Struck
from store.bills.payer import PAYERS, Payer, of_home
from store.bills.rights import NAME_PAYERS
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import Staff


@operation
def name_payer(new: NewPayer, *, by: Staff) -> Payer:
    """Let somebody pay for a home from a day on; who paid before does so until the day before.

    What was billed to the one before stays theirs ($21). Raises ``Refused`` at the field: a day on
    which somebody later pays already, days that are billed to the one before, no name and no owner
    on file.
    """
    require(by, NAME_PAYERS)
    paying = of_home(new.home)
    if paying and paying[-1].since >= new.since:
        raise Refused(
            "{name} pays from {day} already.", field="since",
            name=paying[-1].name, day=paying[-1].since,
        )  # fmt: skip
    if paying:
        _end(paying[-1], new.since - timedelta(days=1), by)
    return _begin(new, by)


@operation
def name_owners(given: FromFiles, *, by: Staff) -> int:
    """Let the owners on file pay for all homes that have no payer yet; how many there were.

    A home without an owner on file is left as it is, and named by the next run ($23).
    """
    require(by, NAME_PAYERS)
    rows = database.db.execute_sql(
        "SELECT h.id, h.code, p.id, p.name FROM home h JOIN residency r ON r.id ="
        " (SELECT min(r.id) FROM residency r WHERE r.home_id = h.id AND r.role = 'owner'"
        " AND r.until IS NULL) JOIN person p ON p.id = r.person_id WHERE NOT EXISTS"
        " (SELECT 1 FROM payer y WHERE y.home_id = h.id AND y.stage = 'named') ORDER BY h.id"
    ).fetchall()
    wanted = [row for row in rows if residents.is_of(row[1], given.building.strip())]
    for home, _code, person, name in wanted:
        new = NewPayer(home=home, since=given.since, name=name, reason=given.reason)
        _enter(new, person, by)
    return len(wanted)


@operation
def strike(payer_id: int, why: Struck, *, by: Staff) -> Payer:
    """Take back a payer who was entered by mistake; the one before pays on.

    Raises ``Refused`` once something was billed to them, or where somebody followed.
    """
    payer = PAYERS.admitted(payer_id, "struck", by)
    billed = _billed_from(payer.home_id, date.min, payer.id)
    if billed:
        raise Refused("Bill {number} is made out to them: void it first.", number=billed)
    paying = of_home(payer.home_id)
    if paying[-1].id != payer.id:
        raise Refused("{name} pays after them: take that back first.", name=paying[-1].name)
    struck = PAYERS.move(payer, "struck", why, by)
    for before in paying[-2:-1]:
        PAYERS.move(before, "resumed", why, by, until=None)
    return struck


def _begin(new: NewPayer, by: Staff) -> Payer:
    owner = residents.owner_of(new.home)
    name = new.name or (owner.name if owner and new.standing is Standing.OWNER else "")
    if not name:
        raise Refused("No owner is on file: name who pays.", field="name")
    person = next(
        (one.person_id for one in residents.people_of(new.home) if one.name == name), None
    )
    return _enter(new.model_copy(update={"name": name}), person, by)


def _enter(new: NewPayer, person: int | None, by: Staff) -> Payer:
    return PAYERS.begin(
        new,
        by,
        home_id=new.home,
        since=new.since,
        standing=new.standing,
        person_id=person,
        name=new.name,
    )


def _end(payer: Payer, until: date, by: Staff) -> None:
    billed = _billed_from(payer.home_id, until, payer.id)
    if billed:
        raise Refused(
            "Bill {number} charges {name} for days after that: void it first.",
            field="since", number=billed, name=payer.name,
        )  # fmt: skip
    PAYERS.move(payer, "followed", Input(), by, figures={"until": until}, until=until)


def _billed_from(home_id: int, after: date, payer_id: int) -> str:
    """The number of the first live bill of theirs for a day after this one; empty without."""
    row = database.db.execute_sql(
        "SELECT min(number) FROM bill WHERE home_id = ? AND payer_id = ? AND stage <> 'void'"
        " AND last > ?",
        (home_id, payer_id, after.isoformat()),
    ).fetchone()
    return row[0] or ""
