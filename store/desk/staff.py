"""The people who work the desk: staff numbers, roles and PINs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from peewee import AutoField, BigIntegerField, IntegerField, TextField
from pydantic import Field

from store import clock, journal
from store.desk import pins
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.inputs import FilledLine, Input, NewPin, StaffNumber, halfwidth, mark
from store.journal import standing
from store.journal.operation import operation
from store.rights import KEEP_STAFF, SIGN_IN, Right, Role, Staff, may

FREE_FAILURES = 3
FIRST_LOCK = timedelta(seconds=15)
LONGEST_LOCK = timedelta(minutes=15)


class StaffRow(database.Row):
    """One person."""

    id = AutoField()
    number = TextField()
    name = TextField()
    role = TextField()
    pin_hash = TextField()
    active = IntegerField(default=1)
    failures = IntegerField(default=0)
    locked_until = BigIntegerField(null=True)

    class Meta:
        table_name = "staff"


class NewStaff(Input):
    """A new member of staff."""

    name: FilledLine = Field(title=mark("Name"))
    number: StaffNumber = Field(title=mark("Staff number"))
    role: Role = Field(Role.ASSISTANT, title=mark("Role"))
    pin: NewPin = Field(title=mark("PIN"))


class StaffChange(Input):
    """What is new about a member of staff; the number stays, sheets are signed with it."""

    name: FilledLine = Field(title=mark("Name"))
    role: Role = Field(title=mark("Role"))


@operation
def add(new: NewStaff, *, by: Staff | None) -> Staff:
    """Add a person; ``by`` is None at set-up and from the administrator's command line.

    Raises ``Refused`` when the number is taken or the person may not.
    """
    if by is not None:
        require(by, KEEP_STAFF)
    if StaffRow.select().where(StaffRow.number == new.number).exists():
        raise Refused("Staff number {number} is taken.", field="number", number=new.number)
    _refuse_number_as_pin(new.number, new.pin)
    hashed = pins.hashed(new.pin)
    row = StaffRow.create(number=new.number, name=new.name, role=new.role.value, pin_hash=hashed)
    payload = {"role": new.role.value, "number": new.number, "pin": standing.pin_digest(hashed)}
    journal.append("staff.added", f"staff:{row.id}", by=by, payload=payload)
    return _staff(row)


@operation
def change(staff_id: int, changed: StaffChange, *, by: Staff) -> Staff:
    """Put a person's name or role right; nothing is recorded when nothing changed.

    Every page shows the name of now, so the entry keeps both names as its words. Raises ``Refused``
    for one's own role: somebody must be left who can give it back.
    """
    require(by, KEEP_STAFF)
    before = get(staff_id)
    if not before.active:
        raise Refused("{name} has retired.", name=before.name)
    if staff_id == by.id and changed.role is not before.role:
        raise Refused("You cannot change your own role.", field="role")
    fields = [name for name in ("name", "role") if getattr(before, name) != getattr(changed, name)]
    if not fields:
        return before
    StaffRow.update(name=changed.name, role=changed.role.value).where(
        StaffRow.id == staff_id
    ).execute()
    payload = {"fields": fields, "role": changed.role.value}
    words = {"before": before.name, "name": changed.name} if "name" in fields else {}
    journal.append("staff.changed", f"staff:{staff_id}", by=by, payload=payload, words=words)
    return get(staff_id)


@operation
def reset_pin(staff_id: int, pin: str, *, by: Staff) -> None:
    """Give a person a new PIN; the manager for anyone, everyone for themselves."""
    require(by, KEEP_STAFF if staff_id != by.id else SIGN_IN)
    row = _row(staff_id)
    _refuse_number_as_pin(row.number, pin)
    hashed = pins.hashed(pin)
    StaffRow.update(pin_hash=hashed, failures=0, locked_until=None).where(
        StaffRow.id == staff_id
    ).execute()
    payload = {"pin": standing.pin_digest(hashed)}
    journal.append("staff.pin_reset", f"staff:{staff_id}", by=by, payload=payload)


@operation
def retire(staff_id: int, *, by: Staff) -> None:
    """Let a person sign in no more; what they recorded stays."""
    require(by, KEEP_STAFF)
    if staff_id == by.id:
        raise Refused("You cannot retire yourself.")
    StaffRow.update(active=0).where(StaffRow.id == _row(staff_id).id).execute()
    journal.append("staff.retired", f"staff:{staff_id}", by=by)


def require(by: Staff, right: Right, *, other_than: Collection[int | None] = ()) -> None:
    """Raise ``Forbidden`` unless the role that this person has now has the right.

    What takes four eyes names in ``other_than`` those who may not do it themselves, by id.

    The staff list is asked, for a session may know a role that was taken away since.
    """
    row = database.db.execute_sql(
        "SELECT role FROM staff WHERE id = ? AND active = 1", (by.id,)
    ).fetchone()
    if row is None or not may(Role(row[0]), right):
        raise Forbidden("Your role does not allow this.", by=by)
    if by.id in other_than:
        raise Forbidden("This takes four eyes: somebody else has to do it.", by=by)


def sign_in(number: str, pin: str) -> Staff:
    """The person with this number and PIN; recorded either way.

    Raises ``Refused`` when they do not fit or the person is locked out for a while.
    """
    row = StaffRow.get_or_none(StaffRow.number == halfwidth(number), StaffRow.active == 1)
    if row is None:
        pins.hashed(pin)  # an unknown number must take as long as a wrong PIN
        with database.write():
            journal.append("staff.unknown_number", "staff:0", by=None)
        raise Refused("Staff number and PIN do not fit.", field="pin")
    check_pin(_staff(row), pin)
    with database.write():
        journal.append("staff.signed_in", f"staff:{row.id}", by=_staff(row))
    return _staff(row)


def check_pin(who: Staff, pin: str) -> None:
    """Make sure that this person typed their own PIN: at sign-in, unlocking and every signature.

    Raises ``Refused``, with growing delays after three failures; a failure and a try during the
    delay are recorded, never what was typed.
    """
    with database.write():  # one turn for all of it: many sessions get no more tries than one
        refusal = _try_pin(who.id, pin)
    if refusal is not None:
        raise refusal


def _try_pin(staff_id: int, pin: str) -> Refused | None:
    """Why the PIN is refused, which is on record then; None when it fits."""
    row, now = _row(staff_id), clock.now()
    if not row.active:
        return Refused("Staff number and PIN do not fit.", field="pin")
    if (until := _locked_until(row, now)) > now:
        seconds = int((until - now).total_seconds()) + 1
        payload = {"seconds": seconds}
        journal.append("staff.locked_out", f"staff:{row.id}", by=None, payload=payload)
        return Refused(
            "Too many wrong PINs. Please wait {seconds} seconds.", field="pin", seconds=seconds
        )
    if not pins.fits(row.pin_hash, halfwidth(pin)):
        _record_failure(row, now)
        return Refused("Staff number and PIN do not fit.", field="pin")
    if row.failures:
        StaffRow.update(failures=0, locked_until=None).where(StaffRow.id == row.id).execute()
    return None


def _locked_until(row: StaffRow, now: datetime) -> datetime:
    """Until when a person waits; from now on where the clock was ahead when that began."""
    until = clock.from_ms(row.locked_until or 0)
    if until - now > (longest := _wait_after(row.failures)):
        until = now + longest
        set_right = StaffRow.update(locked_until=clock.to_ms(until))
        set_right.where(StaffRow.id == row.id).execute()
    return until


def _record_failure(row: StaffRow, now: datetime) -> None:
    failures = row.failures + 1
    wait = _wait_after(failures)
    until = clock.to_ms(now + wait) if wait else None
    StaffRow.update(failures=failures, locked_until=until).where(StaffRow.id == row.id).execute()
    payload = {"failures": failures, "locked_seconds": int(wait.total_seconds())}
    journal.append("staff.pin_refused", f"staff:{row.id}", by=None, payload=payload)


def _wait_after(failures: int) -> timedelta:
    """How long a person must wait after so many wrong PINs in a row."""
    if failures < FREE_FAILURES:
        return timedelta(0)
    doublings = min(failures - FREE_FAILURES, 10)  # far beyond the longest
    return min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)


def get(staff_id: int) -> Staff:
    """One person; raises ``NotFound``."""
    # Asked for by every signature and handover: plain SQL takes a tenth of the time.
    row = database.db.execute_sql(
        "SELECT id, number, name, role, active FROM staff WHERE id = ?", (staff_id,)
    ).fetchone()
    if row is None:
        raise NotFound("There is no such member of staff.")
    id_, number, name, role, active = row
    return Staff(id_, number, name, Role(role), bool(active))


def by_number(number: str) -> Staff:
    """The active person with this staff number; raises ``NotFound``."""
    wanted = halfwidth(number)
    row = StaffRow.get_or_none(StaffRow.number == wanted, StaffRow.active == 1)
    if row is None:
        raise NotFound("There is no staff number {number}.", number=wanted)
    return _staff(row)


def given_pin(who: Staff, since: int) -> bool:
    """Whether somebody else gave this person a PIN in an entry after ``since``."""
    row = database.db.execute_sql(
        "SELECT 1 FROM journal WHERE number > ? AND subject = ? AND kind = 'staff.pin_reset'"
        " AND staff IS DISTINCT FROM ?",
        (since, f"staff:{who.id}", who.id),
    ).fetchone()
    return row is not None


def everyone() -> list[Staff]:
    """All staff by number, retired ones too."""
    return [_staff(row) for row in StaffRow.select().order_by(StaffRow.number)]


def first_of(role: Role) -> Staff:
    """Who of a role was added first and works here still."""
    return next(one for one in everyone() if one.active and one.role is role)


def names() -> dict[int, str]:
    """Names of all staff by id, for lists."""
    return dict(database.db.execute_sql("SELECT id, name FROM staff").fetchall())


def _refuse_number_as_pin(number: str, pin: str) -> None:
    if pin == number:
        raise Refused("The PIN must not be the staff number.", field="pin")


def _row(staff_id: int) -> StaffRow:
    row = StaffRow.get_or_none(StaffRow.id == staff_id)
    if row is None:
        raise NotFound("There is no such member of staff.")
    return row


def _staff(row: StaffRow) -> Staff:
    return Staff(row.id, row.number, row.name, Role(row.role), bool(row.active))
