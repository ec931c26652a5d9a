"""The pages of the book by day, and the supervisor's signature under each (D4, D7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock, journal
from store.desk import staff
from store.desk.staff import require
from store.dutylog.absence import Absence, absences_on
from store.dutylog.deputy import signs_as_deputy
from store.dutylog.entry import LogEntry, numbered, read
from store.dutylog.rights import SIGN_DAY
from store.engine import database
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.rights import Staff

_EMPTY_ASKED_FOR = timedelta(days=31)


@dataclass(frozen=True)
class Signature:
    """A supervisor's signature: it covers the page's entries up to number ``through``.

    ``count`` is how many of them no earlier signature covered; ``deputy``: for the supervisor, by
    somebody who was named to.
    """

    staff: Staff
    at: datetime
    number: int
    through: int
    count: int
    deputy: bool = False


@dataclass(frozen=True)
class Day:
    """One page: every entry that people read, oldest first, and its signatures, oldest first.

    ``absences`` are those that began on the day, each with its end (B1).
    """

    day: date
    entries: tuple[LogEntry, ...]
    signatures: tuple[Signature, ...]
    absences: tuple[Absence, ...] = ()

    @property
    def count(self) -> int:
        """How many entries there are for a signature to cover; the signatures are none of them."""
        return sum(entry.kind != "day.signed" for entry in self.entries)

    @property
    def sealed(self) -> int:
        """How many signatures stand among the entries, which no signature need cover."""
        return len(self.entries) - self.count

    @property
    def unsigned(self) -> tuple[LogEntry, ...]:
        """The entries that no signature covers yet."""
        return tuple(entry for entry in self.entries if not entry.signed)

    @property
    def to_sign(self) -> bool:
        """Whether something is left to sign: entries, or that nothing happened on a past day."""
        is_over = self.day < clock.today()
        return bool(self.unsigned) or (is_over and not self.entries and not self.signatures)

    @property
    def late(self) -> tuple[LogEntry, ...]:
        """The entries written after the day."""
        return tuple(entry for entry in self.entries if entry.late)

    @property
    def signed(self) -> Signature | None:
        """The signature that covers the whole page, None while an entry is without one."""
        return self.signatures[-1] if self.signatures and not self.unsigned else None


def day(on: date) -> Day:
    """The page of a day, however long ago (D7)."""
    entries = tuple(read("WHERE e.day = ? ORDER BY e.number", on.isoformat()))
    return Day(on, entries, tuple(_signatures(on)), tuple(absences_on(*clock.bounds(on))))


def _signatures(on: date) -> list[Signature]:
    return [
        Signature(
            staff.get(entry.staff_id),
            entry.happened,
            entry.number,
            entry.payload["through"],
            entry.payload["count"],
            entry.payload.get("deputy", False),
        )
        for entry in journal.of_subject(f"day:{on.isoformat()}")
        if entry.kind == "day.signed" and entry.staff_id is not None
    ]


@attempt
def sign_day(on: date, pin: str, *, by: Staff, through: int | None = None) -> Day:
    """Sign a page as the supervisor, with one's own PIN (D4); a page can be signed again.

    It covers what stands now, or up to entry ``through``, the last that was read. Today's page may
    be signed too; what is written afterwards shows unsigned. A past day without entries is signed
    as such. Raises ``Forbidden`` for another role unless the person is the supervisor's deputy,
    ``Refused`` for a wrong PIN, a day to come, and a page with nothing left to sign.
    """
    if not signs_as_deputy(by):
        require(by, SIGN_DAY)
    _left_to_sign(on, through)
    staff.check_pin(by, pin)
    return _sign(on, by, through)


@operation
def _sign(on: date, by: Staff, through: int | None) -> Day:
    last = journal.last_number() if through is None else min(through, journal.last_number())
    left = _left_to_sign(on, last)
    payload: dict[str, object] = {"day": on.isoformat(), "through": last, "count": left}
    if signs_as_deputy(by):
        payload["deputy"] = True
    journal.append("day.signed", f"day:{on.isoformat()}", by=by, payload=payload)
    return day(on)


def _left_to_sign(on: date, through: int | None) -> int:
    if on > clock.today():
        raise Refused("This day has not come yet.")
    page = day(on)
    left = [e for e in page.unsigned if through is None or e.number <= through]
    if not left and (page.entries or not page.to_sign):
        raise Refused("There is nothing left to sign on this day.")
    return len(left)


def unsigned_days(before: date) -> list[date]:
    """Days before this one with entries that no signature covers, oldest first (D4).

    A day without any entry is one of them for a month: it is signed, too, that nothing happened.
    """
    rows = database.db.execute_sql(
        "SELECT day FROM log_day WHERE newest > signed AND day < ?", (before.isoformat(),)
    ).fetchall()
    written = [date.fromisoformat(row[0]) for row in rows]
    return sorted([*written, *_unsigned_empty_days(before)])


def _unsigned_empty_days(before: date) -> Iterator[date]:
    first = before - _EMPTY_ASKED_FOR
    rows = database.db.execute_sql(
        "SELECT day FROM log_day WHERE day < ? AND day >= coalesce("
        "(SELECT max(day) FROM log_day WHERE day <= ?), ?) ORDER BY day",
        (before.isoformat(), *[first.isoformat()] * 2),
    ).fetchall()
    if not rows:
        return
    with_entries = {date.fromisoformat(row[0]) for row in rows}
    begin = max(first, min(with_entries))
    for number in range((before - begin).days):
        one = begin + timedelta(days=number)
        if one not in with_entries and not journal.newest_of(f"day:{one.isoformat()}"):
            yield one


def numbers_since(after: int) -> list[int]:
    """Numbers of the log's own entries behind this one (H3)."""
    return _since(after, "kind LIKE 'log.%'")


def entries_since(after: int, *, but: str) -> list[LogEntry]:
    """All that the book holds behind this entry but one kind of thing, oldest first (H3)."""
    return numbered(_since(after, "kind NOT LIKE ? || '.%'", but))[::-1]


def _since(after: int, which: str, *params: object) -> list[int]:
    rows = database.db.execute_sql(
        f"SELECT number FROM journal WHERE number > ? AND {which} ORDER BY number", (after, *params)
    ).fetchall()
    return [row[0] for row in rows]


def newest_before_shift(shift: str) -> int:
    """Number of the entry before the first of the shift of this label, whatever it is about."""
    on = date.fromisoformat(shift.partition(" ")[0])
    (first,) = database.db.execute_sql(
        "SELECT min(number) FROM journal WHERE at >= ? AND shift = ?",
        (clock.to_ms(clock.bounds(on)[0]), shift),
    ).fetchone()
    return journal.last_number() if first is None else int(first) - 1
