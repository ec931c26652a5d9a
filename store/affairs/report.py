"""What administrative affairs tell of a period (G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.affairs.asset import low
from store.affairs.loan import LOANS
from store.affairs.words import LoanStage, Way
from store.figure import Figure, Period, share
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period, of loans by when they began."""
    where = "WHERE asset_loan.since >= ? AND asset_loan.since < ?"
    found = LOANS.table.read(where, *period.bounds)
    sealed = [one for one in found if one.stage is LoanStage.USED]
    yield Figure(mark("Papers sealed"), len(sealed), mark("Uses of a seal here, each once."))
    driven = [one for one in found if one.way is Way.DRIVEN and one.stage is LoanStage.BACK]
    km = sum((one.km_back or 0) - (one.km_out or 0) for one in driven)
    yield Figure(mark("Kilometres driven"), km, mark("By what vehicles showed, out and back."))
    met = [one for one in found if one.way is Way.MEETING and one.stage is not LoanStage.OFF]
    yield Figure(mark("Meetings booked"), len(met), mark("But for those that were called off."))
    back = [one for one in found if one.stage is LoanStage.BACK and one.back_at]
    yield share(
        mark("Lent things back in time"),
        sum(one.back_at is not None and one.back_at <= one.until for one in back), len(back),
        mark("Seals and vehicles that were lent in it and are back."),
    )  # fmt: skip
    made = journal.counted(*period.bounds, "asset_count")
    yield Figure(mark("Counts of things"), made["asset_count.signed"], mark("Signed in it."))
    yield Figure(mark("Supplies below their minimum"), len(low()), mark("As it is now."))
