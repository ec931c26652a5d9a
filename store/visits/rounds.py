"""The operations on a month: drawn so that it can be drawn again, its summary signed (V4, V10)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

import peewee
from pydantic import Field

from store import clock
from store.desk import staff
from store.desk.staff import require
from store.engine import dialect
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.rights import Staff
from store.text import mark
from store.visits import drawing
from store.visits.beginning import begin
from store.visits.inputs import Asked, Draw, Kind, Signed
from store.visits.month import MONTHS, Month, by_month, every, period_of
from store.visits.rights import SIGN_VISITS
from store.visits.settings import settings
from store.visits.summary import digest, summary, written
from store.visits.tally import visited_homes
from store.visits.visit import month_of

_SEEDS = 1_000_000


@operation
def draw(given: Draw, *, by: Staff) -> Month:
    """Draw this month's homes: the longest not visited first, the rest by the seed (V4).

    Raises ``Refused`` where the month is drawn already, and where nobody lives here.
    """
    require(by, MONTHS.first.right)
    month = month_of(clock.now())
    if by_month(month) is not None:
        raise Refused("{month} is drawn already; its list stays as it is.", month=month)
    homes, last = drawing.lived_in(), drawing.last_visits()
    if not homes:
        raise Refused("Nobody lives in any home yet: there is nobody to visit.")
    there = visited_homes(last, month) & set(homes)
    out = drawing.not_now() | there
    pool = [(home, _day(last, home)) for home in homes if home not in out]
    seed = secrets.randbelow(_SEEDS) if given.seed is None else given.seed
    wanted = drawing.quota(len(homes), settings().routine_share)
    one = MONTHS.begin(
        Draw(seed=seed),
        by,
        figures={"count": min(wanted, len(pool)), "pool": digest(drawing.written(pool))},
        month=month,
        seed=seed,
        homes=len(homes),
        counted=len(there),
        wanted=wanted,
        pool=drawing.written(pool),
        covers="",
    )
    due = clock.moment(period_of(month).last + timedelta(days=1), time())
    for home in drawing.drawn(pool, wanted, seed):
        begin(Asked(home=home, kind=Kind.ROUTINE, due=due), by, month=month, source=one.subject)
    for each in every():
        MONTHS.wait_anew(each.id)
    return one


def _day(last: Mapping[int, datetime], home: int) -> str:
    return clock.day(last[home]).isoformat() if home in last else ""


class _AsItStands(Signed):
    """What is signed: the summary as it stands."""

    summary: str = Field(title=mark("Month's return visits"))


@attempt
def sign(month_id: int, given: Signed, *, by: Staff) -> Month:
    """The supervisor signs the month's summary as it stands; it is printed so from then on."""
    require(by, SIGN_VISITS)
    staff.check_pin(by, given.pin)
    return _signed(month_id, given, by=by)


@operation
def _signed(month_id: int, given: Signed, *, by: Staff) -> Month:
    one = MONTHS.admitted(month_id, "signed", by)
    if month_of(clock.now()) == one.month:
        raise Refused("{month} is not over yet.", month=one.month)
    text = written(summary(one.month))
    signed = _AsItStands(changed=given.changed, pin=given.pin, summary=text)
    return MONTHS.move(
        *(one, "signed", signed, by),
        covers=digest(text),
        signed_at=clock.now(),
        signed_by=by.id,
    )


_SELECT = (
    "SELECT v.id, v.month, v.seed, v.wanted, v.pool,"
    f" {dialect.value_in('j.payload', 'pool')} FROM visit_month v LEFT JOIN journal j"
    " ON j.subject = 'visit_month:' || v.id AND j.kind = 'visit_month.drawn'"
)


def otherwise(db: peewee.Database) -> Iterator[int | str]:
    """The months whose list is not the one that its seed draws from its pool (``verify``)."""
    for id_, month, seed, wanted, pool, kept in db.execute_sql(_SELECT).fetchall():
        homes = db.execute_sql(
            "SELECT home_id FROM return_visit WHERE month = ? ORDER BY id", (month,)
        )
        listed = [int(home) for (home,) in homes.fetchall()]
        same = digest(pool) == kept and drawing.drawn(drawing.read(pool), wanted, seed) == listed
        if not same:
            yield f"visit_month:{id_}"
