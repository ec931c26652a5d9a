"""What a day's money comes to: by item and way, receipts from and to, what went back ($49)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import clock, receipts
from store.drawer.moves import Moved, moved
from store.engine import database
from store.figure import Period
from store.receipts import Kind, Method, Receipt, Stage

PREPAID, DEPOSITS = "预收", "押金"


@dataclass(frozen=True)
class DayOf:
    """A day's receipts and sums in fen; ``items`` by item and way, void receipts left out.

    ``current``, ``arrears`` and ``prepaid`` part what was taken for fees; ``deposits`` stand apart.
    """

    day: date
    receipts: tuple[Receipt, ...]
    items: Mapping[tuple[str, Method], int]
    current: int
    arrears: int
    prepaid: int
    deposits: int
    cash: tuple[Moved, ...]

    @property
    def void(self) -> list[Receipt]:
        """Its receipts that are void."""
        return [one for one in self.receipts if one.stage is Stage.VOID]

    @property
    def red(self) -> list[Receipt]:
        """The red receipts that were given on it."""
        return [one for one in self.receipts if one.kind is Kind.RED]

    def first_and_last(self, kind: Kind) -> tuple[str, str]:
        """The numbers of a book that were used, empty without."""
        numbers = [one.number for one in self.receipts if one.kind is kind]
        return (numbers[0], numbers[-1]) if numbers else ("", "")

    @property
    def totals(self) -> dict[str, int]:
        """Its sums by name, as they are signed."""
        ways = Counter[str]()
        for (_item, way), amount in self.items.items():
            ways[way.value] += amount
        return {
            **dict(sorted(ways.items())), "current": self.current, "arrears": self.arrears,
            "prepaid": self.prepaid, "deposits": self.deposits, "receipts": len(self.receipts),
            "void": len(self.void), "red": len(self.red),
        }  # fmt: skip


def of_day(day: date) -> DayOf:
    """A day's money as the book has it."""
    start, end = clock.bounds(day)
    made = receipts.between(Period(day, day))
    counted = [one for one in made if one.stage is not Stage.VOID]
    items: Counter[tuple[str, Method]] = Counter()
    for one in counted:
        for line in one.lines:
            item = line.words.removesuffix("（部分）")
            items[DEPOSITS if _of_deposit(one) else item, one.method] += line.amount
    fees = [one for one in counted if not _of_deposit(one) and one.method is not Method.PREPAID]
    current, arrears, prepaid = _parted(fees, day)
    deposits = sum(one.amount for one in counted if _of_deposit(one))
    moves = tuple(moved(start, end))
    return DayOf(day, tuple(made), dict(items), current, arrears, prepaid, deposits, moves)


def _of_deposit(one: Receipt) -> bool:
    return one.about.startswith("deposit:") and one.method is not Method.DEPOSIT


def _parted(fees: Sequence[Receipt], day: date) -> tuple[int, int, int]:
    """What of the day's fees is for this month, for earlier ones, and for what is to come."""
    month, current, arrears, prepaid = f"{day:%Y-%m}", 0, 0, 0
    for one in fees:
        for line in one.lines:
            if line.words == PREPAID or line.period > month:
                prepaid += line.amount
            elif line.period and line.period < month:
                arrears += line.amount
            else:
                current += line.amount
    return current, arrears, prepaid


def days_with_money() -> list[date]:
    """The days on which a receipt was made, the newest first; at most a year of them."""
    rows = database.db.execute_sql("SELECT made_at FROM receipt ORDER BY made_at DESC LIMIT 20000")
    found = dict.fromkeys(clock.day(clock.from_ms(row[0])) for row in rows.fetchall())
    return list(found)[:366]
