"""Who is on now: at the desk, and of each role, by the roster where one is published (O5).

At the desk is whose duty it is. Of a role are on whoever has the desk and whom the roster has at
this moment; on a day without one, everybody who signed in during the shift that runs, or since
midnight between two shifts. Who was retired since is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from store import answers, clock
from store.answers import OnRoster
from store.desk import staff
from store.engine import database
from store.estate import shifts
from store.rights import WORK_THE_DESK, Role, Staff, may
from store.subjects import ROSTERS, thing_of


@dataclass(frozen=True)
class Present:
    """Somebody who is on, and since when (UTC)."""

    staff: Staff
    since: datetime


def at_desk() -> Present | None:
    """Who answers for the desk, None when nobody does."""
    for _name, each in answers.daily():
        if each.on_duty and (found := each.on_duty()) is not None:
            return Present(*found)
    return None


def of_roles(roles: frozenset[Role], now: datetime) -> list[Present]:
    """Those of some roles who are on now, the first come first."""
    on = {one.staff.id: one for one in _expected(now)}
    if (there := at_desk()) is not None:
        on[there.staff.id] = there
    found = [one for one in on.values() if one.staff.active and one.staff.role in roles]
    return sorted(found, key=lambda one: (one.since, one.staff.id))


def relieving(after: datetime) -> list[Staff]:
    """Who is to take the desk over by the roster when the next shift begins, none where none is."""
    begins = shifts.following(after).start
    found = _rostered(begins) or ()
    fresh = [one.staff for one in found if one.staff is not None and one.since == begins]
    return [one for one in fresh if one.active and may(one.role, WORK_THE_DESK)]


def _expected(now: datetime) -> list[Present]:
    """Whom the roster has on; without one, who signed in."""
    planned = _rostered(now)
    if planned is None:
        return _signed_in(_began(now), now)
    return [Present(one.staff, one.since) for one in planned if one.staff is not None]


def _rostered(at: datetime) -> Sequence[OnRoster] | None:
    """Whom the roster has on; an estate that never published one loads no room for it."""
    kind, thing = ROSTERS.rosters, thing_of(ROSTERS.rosters)
    found = database.db.execute_sql(
        "SELECT 1 FROM journal WHERE subject >= ? AND subject < ? AND kind = ? LIMIT 1",
        (f"{thing}:", f"{thing};", kind),
    ).fetchone()
    return answers.rostered(at) if found else None


def _began(now: datetime) -> datetime:
    shift = shifts.running(now)
    return shift.start if shift else clock.bounds(clock.day(now))[0]


def _signed_in(since: datetime, until: datetime) -> list[Present]:
    """Who signed in, and when first."""
    rows = database.db.execute_sql(
        "SELECT staff, min(at) FROM journal WHERE kind = 'staff.signed_in'"
        " AND at >= ? AND at <= ? GROUP BY staff",
        (clock.to_ms(since), clock.to_ms(until)),
    ).fetchall()
    return [Present(staff.get(id_), clock.from_ms(at)) for id_, at in rows]
