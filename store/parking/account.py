"""What was billed of a permit and of those it replaced, and to when it is paid (P8, P10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import bills, permits, pricelist
from store.bills import Bill, Stage
from store.permits import Permit

_DAY = timedelta(days=1)
_BY_MONTH = (permits.Kind.MONTHLY, permits.Kind.OWNED, permits.Kind.LEASED)  # P8


@dataclass(frozen=True)
class Account:
    """The bills of a permit that are not void, the first first, and what of them is owed; fen.

    ``paid_to`` is the last day up to which all of it is paid whole, None for none; ``ended`` the
    day on which the permit was given up, ``left`` the bills for whole months after it, and
    ``unbilled`` the days up to it that no bill is for yet ($19).
    """

    bills: tuple[Bill, ...]
    owed: int
    paid_to: date | None
    ended: date | None
    left: tuple[Bill, ...]
    unbilled: tuple[date, date] | None


def account(permit: Permit) -> Account:
    """How a permit's money stands; of nothing here does the permit itself depend (P10, $68)."""
    numbers = [permit.id, *_before(permit)]
    where = (
        f"WHERE bill.permit_id IN ({', '.join('?' * len(numbers))}) AND bill.stage <> ?"
        " ORDER BY bill.first, bill.id"
    )
    found = tuple(bills.BILLS.table.read(where, *numbers, Stage.VOID))
    ended = permits.given_up_on(permit)
    left = tuple(one for one in found if ended is not None and one.first > ended)
    owed = sum(one.owed for one in found)
    return Account(found, owed, paid_to(found), ended, left, _unbilled(permit, found, ended))


def _unbilled(
    permit: Permit, found: Sequence[Bill], ended: date | None
) -> tuple[date, date] | None:
    """Of a permit that was given up and costs by the month, the days that nobody billed."""
    if ended is None or permit.home_id is None or permit.kind not in _BY_MONTH:
        return None
    since = permits.begun().get(permit.id, permit.since)
    first = max((one.last + _DAY for one in found), default=since)
    return (first, ended) if first <= min(ended, permit.until) and _listed() else None


def _listed() -> bool:
    """Whether the price list has a parking fee at all."""
    return any(item.kind is pricelist.Kind.PARKING for item in pricelist.listed())


def _before(permit: Permit) -> list[int]:
    """The permits that this one replaced, one after the other (P9)."""
    return [old for old, new in permits.heirs().items() if new == permit.id]


def paid_to(found: Sequence[Bill]) -> date | None:
    """The last day of the bills that are paid whole, from the first on without a gap.

    A part of a bill never moves it, nor does what else the home owes ($31, X47); drafts are
    neither owed nor counted ($26).
    """
    until: date | None = None
    for one in (each for each in found if each.stage is not Stage.DRAFT):
        whole = one.stage is Stage.ISSUED and not one.owed
        if not whole or (until is not None and one.first > until + _DAY):
            break
        until = max(one.last, until or one.last)
    return until
