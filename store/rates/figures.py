"""The figures of a month's management fee as of a day ($55–$61): each from one place for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from store.engine import database
from store.rates import ledger, months
from store.rates.share import Share

_DUE = "SELECT c.month, sum(c.due), sum(c.received) FROM counted c GROUP BY c.month"
# A home that has bills of the developer's alone is the developer's; it is paid with nothing owed.
_PARTS = (
    "SELECT h.building, sum(k.due), sum(k.received), sum(k.dev_due), sum(k.dev_received),"
    " sum(CASE WHEN k.due > 0 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN k.due > 0 AND k.received >= k.due THEN 1 ELSE 0 END),"
    " sum(CASE WHEN k.due > 0 AND k.only_dev = 1 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN k.due > 0 AND k.only_dev = 1 AND k.received >= k.due THEN 1 ELSE 0 END)"
    " FROM (SELECT c.home_id, sum(c.due) AS due, sum(c.received) AS received,"
    " sum(c.due * c.developer) AS dev_due, sum(c.received * c.developer) AS dev_received,"
    " min(CASE WHEN c.due > 0 THEN c.developer END) AS only_dev"
    " FROM counted c GROUP BY c.home_id) k JOIN home h ON h.id = k.home_id"
    " GROUP BY h.building ORDER BY h.building"
)
_OPENING = (
    "SELECT CASE WHEN c.month >= ? THEN 1 ELSE 0 END, sum(c.due - c.received),"
    " sum(coalesce(back.amount, 0)) FROM counted c LEFT JOIN (SELECT bill_id, sum(amount) AS amount"
    " FROM settlement WHERE on_day >= ? AND on_day <= ? GROUP BY bill_id) back"
    " ON back.bill_id = c.id WHERE c.due > c.received GROUP BY 1"
)
# By the month that the money is for, beside the month in which it moved.
_MOVED = (
    "SELECT CASE WHEN i.rated = 0 THEN 9 WHEN b.month = ? THEN 0 WHEN b.month < ? THEN -1 ELSE 1"
    " END, sum(s.amount) FROM settlement s JOIN bill b ON b.id = s.bill_id"
    " JOIN price_item i ON i.id = b.item_id WHERE s.on_day >= ? AND s.on_day <= ? GROUP BY 1"
)
_PREPAID = "SELECT coalesce(sum(amount), 0) FROM prepaid WHERE on_day >= ? AND on_day <= ?"


# By the day on which it was received; a red receipt takes back what the one it refers to was for.
_DEPOSITS = (
    "SELECT coalesce(sum(c.amount), 0) FROM receipt c LEFT JOIN receipt o ON o.id = c.refers_to"
    " WHERE c.received_on >= ? AND c.received_on <= ? AND c.stage <> 'void'"
    " AND coalesce(o.kind, c.kind) = 'deposit'"
)


@dataclass(frozen=True)
class Part:
    """What is due and received of a building, of homes without one, or of the developer.

    Fen and homes; ``building`` is empty for homes without one.
    """

    building: str
    developer: bool
    due: int
    received: int
    homes: int
    paid: int

    @property
    def rate(self) -> Share:
        """The amount rate ($57)."""
        return Share(self.received, self.due)


@dataclass(frozen=True)
class Figures:
    """All figures of a month as of a day; whole fen, and numbers of homes.

    ``recent`` and ``older`` are arrears that stood at the month's opening, of this year and of
    earlier ones. Money that moved in the month: ``current`` for it, ``arrears`` for earlier months,
    ``ahead`` for later ones, ``prepaid`` put by less what was used of it, ``other`` for items that
    do not count in the rate. Deposits are none of it ($60).
    """

    due: int
    received: int
    homes: int
    paid: int
    year_due: int
    year_received: int
    recent: int
    recent_recovered: int
    older: int
    older_recovered: int
    current: int
    arrears: int
    ahead: int
    prepaid: int
    other: int

    @property
    def amount_rate(self) -> Share:
        """Received of due, which the target is about ($57)."""
        return Share(self.received, self.due)

    @property
    def household_rate(self) -> Share:
        """Homes that owe nothing of those that had to pay ($58)."""
        return Share(self.paid, self.homes)

    @property
    def year_rate(self) -> Share:
        """Received of due from January on ($57)."""
        return Share(self.year_received, self.year_due)

    @property
    def arrears_rate(self) -> Share:
        """Recovered of all arrears that stood at the opening ($59)."""
        return Share(self.recent_recovered + self.older_recovered, self.recent + self.older)

    @property
    def recent_rate(self) -> Share:
        """Recovered of this year's arrears ($59)."""
        return Share(self.recent_recovered, self.recent)

    @property
    def older_rate(self) -> Share:
        """Recovered of earlier years' arrears ($59)."""
        return Share(self.older_recovered, self.older)

    @property
    def taken(self) -> int:
        """The money of rated items received in the month, never the rate's numerator ($60)."""
        return self.current + self.arrears + self.ahead + self.prepaid


def due(month: str, at: date) -> int:
    """Due(m) as of a day, fen ($55)."""
    return of_months(month, month, at).get(month, (0, 0))[0]


def received(month: str, at: date) -> int:
    """Received(m) as of a day, fen: whenever the money came ($56)."""
    return of_months(month, month, at).get(month, (0, 0))[1]


def of_months(first: str, last: str, at: date) -> dict[str, tuple[int, int]]:
    """Due and received of each month that has bills, as of a day; fen ($55, $56)."""
    found = ledger.rows(ledger.OF_MONTHS, _DUE, at, first, last)
    return {month: (whole, had) for month, whole, had in found}


def parts(month: str, at: date) -> list[Part]:
    """The month by building, the developer's and those without a building last ($55, X15)."""
    found, developer = [], [0, 0, 0, 0]
    for building, *sums in ledger.rows(ledger.OF_MONTH, _PARTS, at, month):
        whole_due, whole_received, dev_due, dev_received, homes, paid, dev_homes, dev_paid = sums
        of_it = (dev_due, dev_received, dev_homes, dev_paid)
        developer = [a + b for a, b in zip(developer, of_it, strict=True)]
        kept = Part(
            building,
            False,
            whole_due - dev_due,
            whole_received - dev_received,
            homes - dev_homes,
            paid - dev_paid,
        )
        if kept.due or kept.received or kept.homes:
            found.append(kept)
    found.sort(key=lambda one: (not one.building, len(one.building), one.building))
    if any(developer):
        found.append(Part("", True, *developer))
    return found


def figures(month: str, at: date) -> Figures:
    """All figures of a month as of a day; raises nothing, a month without bills has noughts."""
    of_it = parts(month, at)
    year = of_months(months.begins_year(month), month, at).values()
    recent, older = _arrears(month, at)
    moved = _moved(month, at)
    span = (months.first(month).isoformat(), _till(month, at).isoformat())
    prepaid = database.db.execute_sql(_PREPAID, span).fetchone()[0]
    return Figures(
        due=sum(part.due for part in of_it),
        received=sum(part.received for part in of_it),
        homes=sum(part.homes for part in of_it),
        paid=sum(part.paid for part in of_it),
        year_due=sum(whole for whole, _had in year),
        year_received=sum(had for _whole, had in year),
        recent=recent[0],
        recent_recovered=recent[1],
        older=older[0],
        older_recovered=older[1],
        current=moved.get(0, 0),
        arrears=moved.get(-1, 0),
        ahead=moved.get(1, 0),
        prepaid=prepaid,
        other=moved.get(9, 0),
    )


def deposits(month: str, at: date) -> int:
    """Deposits received in a month less red receipts of them, fen: no part of any figure ($60)."""
    span = (months.first(month).isoformat(), _till(month, at).isoformat())
    return int(database.db.execute_sql(_DEPOSITS, span).fetchone()[0])


def _till(month: str, at: date) -> date:
    last = months.last(month)
    return at if at < last else last


def _arrears(month: str, at: date) -> tuple[tuple[int, int], tuple[int, int]]:
    """Standing at the opening and recovered in the month, of this year and of earlier ones."""
    begins = months.first(month)
    before = begins - timedelta(days=1)
    day = before.isoformat()
    span = (begins.isoformat(), _till(month, at).isoformat())
    year = months.begins_year(month)
    owed = ledger.rows(ledger.OWED_BEFORE, _OPENING, before, month, month, day, day, year, *span)
    by_year = {bool(recent): (standing, back) for recent, standing, back in owed}
    return by_year.get(True, (0, 0)), by_year.get(False, (0, 0))


def _moved(month: str, at: date) -> dict[int, int]:
    """Fen by whether it was for the month (0), an earlier (-1), a later (1) or no rate (9)."""
    span = (months.first(month).isoformat(), _till(month, at).isoformat())
    found = database.db.execute_sql(_MOVED, (month, month, *span)).fetchall()
    return dict(found)
