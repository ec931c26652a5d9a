"""A statement of account for any home and days: the ledger's own lines, day by day ($70, SH17).

It belongs to a payer: another payer's dealings are on none but the manager's ($21, X104). What is
owed and what is put by stand apart; a settlement from prepayments is a line of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store import residents
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.journal.operation import attempt
from store.rates.ledger import GRANTED
from store.rates.rights import READ_EVERY_PAYER
from store.rights import READ_MONEY, Staff
from store.text import Named, mark

_PAYERS = (
    "SELECT id, name, standing, since, until FROM payer WHERE home_id = ? AND stage <> 'struck'"
    " ORDER BY since DESC, id DESC"
)
# Of the bills of a payer: what each did to what is owed, dated. A void bill takes off what its
# reductions had left of it.
_OWED = (
    "SELECT b.issued_on, 0, b.number, i.name, b.month, b.amount FROM bill b"
    " JOIN price_item i ON i.id = b.item_id WHERE b.payer_id = ? AND b.issued_on <= ?"
    " UNION ALL SELECT b.voided_on, 1, b.number, i.name, b.month, coalesce((SELECT sum(r.amount)"
    f" FROM reduction r WHERE r.bill_id = b.id AND {GRANTED} AND r.on_day <= b.voided_on), 0)"
    " - b.amount FROM bill b JOIN price_item i ON i.id = b.item_id"
    " WHERE b.payer_id = ? AND b.issued_on IS NOT NULL AND b.voided_on <= ?"
    " UNION ALL SELECT r.on_day, 2, b.number, i.name, b.month, -r.amount FROM reduction r"
    " JOIN bill b ON b.id = r.bill_id JOIN price_item i ON i.id = b.item_id"
    f" WHERE b.payer_id = ? AND b.issued_on IS NOT NULL AND r.on_day <= ? AND {GRANTED}"
    " AND (b.voided_on IS NULL OR r.on_day <= b.voided_on)"
    # A late charge becomes a line when it is settled ($53): charged, and paid at once.
    " UNION ALL SELECT l.on_day, 3, b.number, i.name, b.month, l.amount FROM late_settled l"
    " JOIN bill b ON b.id = l.bill_id JOIN price_item i ON i.id = b.item_id"
    " WHERE b.payer_id = ? AND l.on_day <= ?"
    " UNION ALL SELECT s.on_day, 4, c.number, p.method, b.number, -s.amount FROM settlement s"
    " JOIN bill b ON b.id = s.bill_id JOIN payment p ON p.id = s.payment_id"
    " JOIN receipt c ON c.id = p.receipt_id WHERE b.payer_id = ? AND s.on_day <= ?"
    " UNION ALL SELECT l.on_day, 5, c.number, p.method, b.number, -l.amount FROM late_settled l"
    " JOIN bill b ON b.id = l.bill_id JOIN payment p ON p.id = l.payment_id"
    " JOIN receipt c ON c.id = p.receipt_id WHERE b.payer_id = ? AND l.on_day <= ?"
    " UNION ALL SELECT q.on_day, 6, c.number, p.method, '', q.amount FROM prepaid q"
    " JOIN payment p ON p.id = q.payment_id JOIN receipt c ON c.id = p.receipt_id"
    " WHERE q.payer_id = ? AND q.on_day <= ? ORDER BY 1, 2, 3, 5"
)
_PARTS = 7
_WRITTEN_OFF = (
    "SELECT coalesce(sum(amount - settled - reduced), 0) FROM bill"
    " WHERE payer_id = ? AND issued_on <= ? AND stage = 'written-off'"
)


class Deal(Named):
    """What a line of a statement is."""

    BILL = "0", mark("bill")
    VOID = "1", mark("bill void")
    REDUCTION = "2", mark("reduction")
    LATE = "3", mark("late charge")
    PAID = "4", mark("paid")
    LATE_PAID = "5", mark("late charge paid")
    CREDIT = "6", mark("prepayment")


@dataclass(frozen=True)
class Payer:
    """Who pays for a home, and from when until when."""

    id: int
    home_id: int
    name: str
    standing: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Dealing:
    """One line: fen by which what is owed (``owes``) and what is put by (``put_by``) change.

    ``owed`` and ``prepaid`` are what stood after it; ``number`` is the bill's or the receipt's;
    ``about`` the item, or the way of paying; ``of`` the month, or the bill that was settled.
    """

    on: date
    deal: Deal
    number: str
    about: str
    of: str
    owes: int
    put_by: int
    owed: int
    prepaid: int


@dataclass(frozen=True)
class Statement:
    """The dealings of a payer over some days, between what stood before and after; fen.

    ``written_off`` is how much of what is owed nobody asks for any more, as of now: lists that ask
    for it leave that out.
    """

    home: str
    payer: Payer
    first: date
    last: date
    opening: tuple[int, int]
    lines: list[Dealing]
    written_off: int = 0

    @property
    def closing(self) -> tuple[int, int]:
        """What is owed, and what is put by, at the end of the last day."""
        return (self.lines[-1].owed, self.lines[-1].prepaid) if self.lines else self.opening

    def sums(self, *deals: Deal) -> int:
        """What lines of these kinds changed of what is owed, together."""
        return sum(one.owes for one in self.lines if one.deal in deals)


def payers(home_id: int) -> list[Payer]:
    """All who have paid for a home, the newest first."""
    return [
        Payer(id_, home_id, name, standing, date.fromisoformat(since), _day(until))
        for id_, name, standing, since, until in database.db.execute_sql(
            _PAYERS, (home_id,)
        ).fetchall()
    ]


def payer_on(home_id: int, day: date) -> Payer:
    """Who paid for a home on a day, else who did last before it; raises ``NotFound``."""
    for one in payers(home_id):
        if one.since <= day:
            return one
    raise NotFound("Nobody pays for this home yet.")


def payer(payer_id: int) -> Payer:
    """The payer with this number; raises ``NotFound``."""
    sql = "SELECT home_id FROM payer WHERE id = ?"
    row = database.db.execute_sql(sql, (payer_id,)).fetchone()
    for one in payers(row[0]) if row else ():
        if one.id == payer_id:
            return one
    raise NotFound("There is no such payer.")


def of(payer: Payer, first: date, last: date) -> Statement:
    """The statement of one payer; raises ``Refused`` at days that end before they begin."""
    if last < first:
        raise Refused("This must not lie before {day}.", field="last", day=first)
    owed, prepaid, opening = 0, 0, (0, 0)
    lines: list[Dealing] = []
    params = (payer.id, last.isoformat()) * _PARTS
    for on, deal, number, about, of_, amount in database.db.execute_sql(_OWED, params).fetchall():
        credit = deal == int(Deal.CREDIT.value)
        owed += 0 if credit else amount
        prepaid += amount if credit else 0
        day = date.fromisoformat(on)
        if day < first:
            opening = (owed, prepaid)
            continue
        owes, put_by = (0, amount) if credit else (amount, 0)
        lines.append(Dealing(day, Deal(str(deal)), number, about, of_, owes, put_by, owed, prepaid))
    code = residents.get(payer.home_id).code
    (gone,) = database.db.execute_sql(_WRITTEN_OFF, params[:2]).fetchone()
    return Statement(code, payer, first, last, opening, lines, gone)


@attempt
def ask(
    home_id: int, first: date, last: date, *, every: bool = False, by: Staff
) -> list[Statement]:
    """The statement of whoever pays for a home on the last day, or of ``every`` payer of it.

    Raises ``Forbidden`` where the role does not reach: every payer's is the manager's (X104).
    """
    require(by, READ_EVERY_PAYER if every else READ_MONEY)
    return statements(home_id, first, last, every=every)


def statements(home_id: int, first: date, last: date, *, every: bool = False) -> list[Statement]:
    """The same without asking who wants them: for a sheet whose printing is on record."""
    now = payer_on(home_id, last)
    wanted = [one for one in payers(home_id) if one.since <= last] if every else [now]
    return [of(one, first, last) for one in wanted]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
