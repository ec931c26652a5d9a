"""A month's round: the draw that it was made by, what is left of it, and its signed summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine import database
from store.engine.table import Table
from store.figure import Period
from store.figure import month as month_around
from store.register import Register, Step
from store.text import Named, mark
from store.visits.inputs import Draw, Signed
from store.visits.rights import SIGN_VISITS
from store.visits.settings import settings
from store.waiting import Place, Waiting


class Drawn(Named):
    """How far a month has come."""

    DRAWN = "drawn", mark("drawn")
    SIGNED = "signed", mark("signed")


@dataclass(frozen=True)
class Month:
    """A month's draw: ``homes`` were lived in, ``counted`` of them visited before for anything.

    ``pool`` are those that it was drawn from, with the day each was last visited; ``covers`` is the
    digest of the summary that was signed. Times are UTC.
    """

    id: int
    month: str
    seed: int
    homes: int
    counted: int
    wanted: int
    pool: str
    covers: str
    signed_at: datetime | None
    signed_by: int | None
    stage: Drawn

    @property
    def period(self) -> Period:
        """Its days."""
        return period_of(self.month)

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"visit_month:{self.id}"

    @property
    def number(self) -> str:
        """The month stands for its printed number."""
        return self.month


def period_of(month: str) -> Period:
    """The days of a month, ``2026-11``."""
    return month_around(date.fromisoformat(f"{month}-01"))


def left_of(month: str) -> tuple[int, int]:
    """How many homes of a month's round are still to be visited, of how many."""
    left, count = database.db.execute_sql(
        "SELECT count(CASE WHEN stage IN ('due', 'agreed') THEN 1 END), count(*)"
        " FROM return_visit WHERE month = ?",
        (month,),
    ).fetchone()
    return int(left), int(count)


def _waits(one: Month) -> Iterator[Waiting]:
    """What is left of the round; the summary to be signed; the next month to be drawn."""
    after = one.period.last + timedelta(days=1)
    first = clock.moment(after, time())
    figures: dict[str, object] = {"month": one.month}
    if one.stage is Drawn.DRAWN:
        left, count = left_of(one.month)
        if left:
            told = figures | {"left": left, "count": count}
            yield Waiting("visit_month.round", one.subject, first, Place.FOLLOWING, figures=told)
        due = clock.moment(after.replace(day=settings().sign_day) + timedelta(days=1), time())
        yield Waiting(
            "visit_month.to_sign", one.subject, due, Place.SIGNING, figures=figures, shows=first
        )
    if not by_month(f"{after:%Y-%m}"):
        told = {"month": f"{after:%Y-%m}"}
        day = clock.bounds(after)[1]
        yield Waiting("visit_month.to_draw", one.subject, day, figures=told, shows=first)


MONTHS = Register(
    "visit_month",
    Table(
        "visit_month",
        Month,
        "SELECT visit_month.id, visit_month.month, visit_month.seed, visit_month.homes,"
        " visit_month.counted, visit_month.wanted, visit_month.pool, visit_month.covers,"
        " visit_month.signed_at, visit_month.signed_by, visit_month.stage FROM visit_month",
    ),
    Step("drawn", Draw, to=Drawn.DRAWN),
    Step("signed", Signed, (Drawn.DRAWN,), Drawn.SIGNED, SIGN_VISITS),
    figures=lambda one: {"month": one.month},
    waits=_waits,
    private=("pin",),
    columns=("month", "seed", "homes", "counted", "wanted", "covers", "signed_at", "signed_by",
             "stage"),
    moments=("signed_at",),
)  # fmt: skip


def by_month(month: str) -> Month | None:
    """The draw of a month, None where none was made."""
    return next(iter(MONTHS.table.read("WHERE visit_month.month = ?", month)), None)


def every() -> list[Month]:
    """All months, the newest first."""
    return MONTHS.table.read("ORDER BY visit_month.month DESC")


def renew(month: str) -> None:
    """Let a month wait anew for what is left of it; call within an operation."""
    if (one := by_month(month)) is not None:
        MONTHS.wait_anew(one.id)
