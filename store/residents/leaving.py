"""Whole households that leave at once, and a moving out that is undone (F1, M30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from store import answers, journal
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.inputs import FilledProse, Input, mark
from store.journal.operation import operation
from store.residents import changes, files, former, searchkeys
from store.residents.files import HomePage
from store.residents.inputs import MoveOut
from store.residents.rights import KEEP_FILES
from store.rights import Staff


class HouseholdLeaves(Input):
    """The last day of everybody who lives in a home, and why."""

    on: date = Field(title=mark("Moved out on"))
    owners: bool = Field(False, title=mark("The owners too"))
    reason: FilledProse = Field(title=mark("Reason"))


class MovingBack(Input):
    """Why somebody's moving out is undone: it was entered by mistake, say."""

    reason: FilledProse = Field(title=mark("Reason"))


@dataclass(frozen=True)
class Former:
    """Somebody who has left a home: which residency, whose, from when until when."""

    id: int
    person_id: int
    name: str
    since: date | None
    until: date


def former_of(home_id: int) -> list[Former]:
    """Those who have left a home and are not there again, the last first (F1)."""
    ids = [person_id for _home, person_id, _name in former.of_homes([home_id])]
    return [_last(home_id, person_id) for person_id in ids]


@operation
def move_household_out(home_id: int, leaving: HouseholdLeaves, *, by: Staff) -> HomePage:
    """End the residency of everybody in a home at once, each on record; owners only if said.

    Raises ``Refused`` where there is nobody to leave, or one came after that day.
    """
    require(by, KEEP_FILES)
    there = files.home(home_id).residents
    going = [one for one in there if leaving.owners or one.role.value != "owner"]
    if not going:
        raise Refused("Nobody but owners lives here: say whether they leave too.", field="owners")
    for one in going:
        out = MoveOut(on=leaving.on, reason=leaving.reason)
        changes.move_out(home_id, one.person.id, out, by=by)
    return files.home(home_id)


@operation
def move_back(home_id: int, person_id: int, why: MovingBack, *, by: Staff) -> HomePage:
    """Undo a moving out: the residency goes on as it was, with the reason as words (F1).

    What the moving out touched of other subjects is undone by them. Raises ``NotFound`` for who has
    not left, or is there again.
    """
    require(by, KEEP_FILES)
    if person_id not in [one for _home, one, _name in former.of_homes([home_id])]:
        raise NotFound("This person has not left this home.")
    last = _last(home_id, person_id)
    database.db.execute_sql("UPDATE residency SET until = NULL WHERE id = ?", (last.id,))
    searchkeys.write(home_id)
    payload = {
        "home": files.get(home_id).code,
        "home_id": home_id,
        "undone": last.until.isoformat(),
    }
    touched = [
        subject
        for _name, each in answers.everyone()
        for subject in (each.moved_back(home_id, person_id) if each.moved_back else ())
    ]
    journal.append(
        "person.moved_back",
        f"person:{person_id}",
        by=by,
        payload=payload,
        words={"reason": why.reason},
        touches=touched,
    )
    return files.home(home_id)


def _last(home_id: int, person_id: int) -> Former:
    row = database.db.execute_sql(
        "SELECT r.id, p.name, r.since, r.until FROM residency r"
        " JOIN person p ON p.id = r.person_id WHERE r.home_id = ? AND r.person_id = ?"
        " AND r.until IS NOT NULL ORDER BY r.id DESC LIMIT 1",
        (home_id, person_id),
    ).fetchone()
    id_, name, since, until = row
    began = date.fromisoformat(since) if since else None
    return Former(id_, person_id, name, began, date.fromisoformat(until))
