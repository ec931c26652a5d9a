"""A month's close: its figures as they stood, and nothing dated into it after ($50, $62).

There is no way of opening one again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from store import clock
from store.desk import staff
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.rates import months
from store.rates.figures import Figures, figures, of_months
from store.rates.inputs import Closing, Stage
from store.rates.rights import CLOSE_MONTHS
from store.rates.share import Share
from store.register import Register, Step
from store.rights import Staff

_FIGURES = tuple(field.name for field in fields(Figures))


@dataclass(frozen=True)
class Close(Figures):
    """A month that is closed, with its figures as they stood then."""

    id: int
    month: str
    closed_on: date
    closed_by: int
    stage: Stage

    @property
    def number(self) -> str:
        """Its month, by which it is called."""
        return self.month

    @property
    def subject(self) -> str:
        """The closed month as the journal names it."""
        return f"month_close:{self.id}"

    @property
    def figures(self) -> Figures:
        """What stood when it was closed."""
        return Figures(*(getattr(self, name) for name in _FIGURES))


@dataclass(frozen=True)
class Shown:
    """A month as it shows everywhere: as closed, else as of the day; ``now`` is the ledger's word.

    ``close`` is None while it is open.
    """

    month: str
    close: Close | None
    now: Figures

    def at(self, today: date) -> date:
        """The day that its buildings and ages are told as of, as its figures are."""
        return self.close.closed_on if self.close else today

    @property
    def figures(self) -> Figures:
        """The figures that are told first ($62)."""
        return self.close.figures if self.close else self.now

    @property
    def restated(self) -> Figures | None:
        """What the ledger says now, where that differs from what was closed."""
        return self.now if self.close and self.close.figures != self.now else None


@dataclass(frozen=True)
class Standing:
    """What is due and received of a month as it shows everywhere; fen, as ``Shown`` has them."""

    month: str
    close: Close | None
    now_due: int
    now_received: int

    @property
    def rate(self) -> Share:
        """The amount rate that is told first: as closed, else as of the day."""
        return self.close.figures.amount_rate if self.close else self.now

    @property
    def now(self) -> Share:
        """What the ledger says."""
        return Share(self.now_received, self.now_due)

    @property
    def restated(self) -> bool:
        """Whether the ledger differs from what was closed."""
        return self.rate != self.now


_COLUMNS = (*_FIGURES, "id", "month", "closed_on", "closed_by", "stage")
CLOSES = Register(
    "month_close",
    Table(
        "month_close",
        Close,
        f"SELECT {', '.join(f'month_close.{name}' for name in _COLUMNS)} FROM month_close",
    ),
    Step("closed", Closing, to=Stage.CLOSED, right=CLOSE_MONTHS),
    figures=lambda one: {"number": one.month, "due": one.due, "received": one.received},
    columns=("month", "closed_on", "closed_by", *_FIGURES, "stage"),
    moments=("closed_on",),
)


@operation
def close(given: Closing, *, by: Staff) -> Close:
    """Close a month with the figures of today.

    Raises ``Refused`` at a month that is not over, is closed already, or does not follow the last
    closed one; ``Forbidden`` to whoever is not of finance ($50).
    """
    require(by, CLOSES.first.right)
    month, today = given.month, clock.today()
    newest = newest_closed()
    if newest and month <= newest.month:
        raise _closed(closed_with(month) or newest, field="month")
    if months.last(month) >= today:
        raise Refused("This month is not over.", field="month")
    if newest and month != (following := months.beside(newest.month, 1)):
        raise Refused("{month} is closed first.", field="month", month=following)
    row = vars(figures(month, today))
    return CLOSES.begin(given, by, month=month, closed_on=today, closed_by=by.id, **row)


def newest_closed() -> Close | None:
    """The month that was closed last."""
    found = CLOSES.table.read("ORDER BY month_close.month DESC LIMIT 1")
    return found[0] if found else None


def closed_with(month: str) -> Close | None:
    """The close that a month is closed by: its own, or the first one after it."""
    where = "WHERE month_close.month >= ? ORDER BY month_close.month LIMIT 1"
    found = CLOSES.table.read(where, month)
    return found[0] if found else None


def must_be_open(day: date, field: str | None = None) -> None:
    """Refuse a day in a closed month: ``Refused`` at ``field``, with who closed it and when.

    Whatever dates money or bills asks this first; the database refuses it by any path ($50, X100).
    """
    if (found := closed_with(months.of(day))) is not None:
        raise _closed(found, field)


def _closed(one: Close, field: str | None) -> Refused:
    return Refused(
        "{month} was closed by {person} on {day}: nothing is dated into it any more."
        " Date it today and name the day in words.",
        field=field,
        month=one.month,
        person=staff.names().get(one.closed_by, str(one.closed_by)),
        day=one.closed_on,
    )


def shown(month: str, at: date | None = None) -> Shown:
    """A month as it shows, as of today unless a day is named ($62, X20)."""
    found = CLOSES.table.read("WHERE month_close.month = ?", month)
    return Shown(month, found[0] if found else None, figures(month, at or clock.today()))


def standings(last: str, count: int = 12, at: date | None = None) -> list[Standing]:
    """So many months up to one, the oldest first, each as it shows ($62)."""
    first = months.beside(last, 1 - count)
    now = of_months(first, last, at or clock.today())
    where = "WHERE month_close.month >= ? AND month_close.month <= ?"
    closed = {one.month: one for one in CLOSES.table.read(where, first, last)}
    there = (months.beside(first, n) for n in range(count))
    return [Standing(one, closed.get(one), *now.get(one, (0, 0))) for one in there]
