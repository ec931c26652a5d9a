"""Who owes: arrears by age and building, and the homes that would bring a month to its target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.rates import ledger, months
from store.rates.figures import due, received
from store.rates.share import Share
from store.text import Named, mark


class Age(Named):
    """How long ago a bill fell due."""

    UP_TO_3 = "3", mark("up to 3 months")
    UP_TO_12 = "12", mark("3 to 12 months")
    UP_TO_24 = "24", mark("12 to 24 months")
    UP_TO_36 = "36", mark("24 to 36 months")
    BEYOND = "", mark("over 36 months")


_TERMS = tuple(age for age in Age if age.value)
# Only what is past its due date; what is due today is not (X22).
_AGES = (
    "SELECT h.building, c.developer, CASE WHEN c.until >= ? THEN '3' WHEN c.until >= ? THEN '12'"
    " WHEN c.until >= ? THEN '24' WHEN c.until >= ? THEN '36' ELSE '' END,"
    " sum(c.due - c.received), count(DISTINCT c.home_id)"
    " FROM counted c JOIN home h ON h.id = c.home_id"
    " WHERE c.due > c.received AND c.until < ? GROUP BY 1, 2, 3"
)
_LARGEST = (
    "SELECT c.home_id, h.code, sum(c.due - c.received) AS owed, max(CASE WHEN c.disputed IS NULL"
    " THEN 0 ELSE 1 END) FROM counted c JOIN home h ON h.id = c.home_id"
    " WHERE c.due > c.received GROUP BY c.home_id, h.code ORDER BY owed DESC, c.home_id LIMIT ?"
)
_ALL = "9999-12"


@dataclass(frozen=True)
class Owed:
    """Arrears of one age of a building, of homes without one, or of the developer; fen."""

    building: str
    developer: bool
    age: Age
    amount: int
    homes: int


@dataclass(frozen=True)
class Debtor:
    """A home that owes of a month; ``then`` is the rate once it and those before it have paid."""

    home_id: int
    code: str
    owed: int
    disputed: bool
    then: Share


def ages(at: date) -> list[Owed]:
    """All arrears past their due date as of a day, by building and age; sums agree (X15, X21)."""
    day = at.isoformat()
    terms = [months.newer_than(at, int(age.value)).isoformat() for age in _TERMS]
    found = ledger.rows(ledger.OWED_BEFORE, _AGES, at, _ALL, _ALL, day, day, *terms, day)
    return [
        Owed(building if not developer else "", bool(developer), Age(age), amount, homes)
        for building, developer, age, amount, homes in found
    ]


def by_age(owed: list[Owed]) -> dict[Age, int]:
    """Fen of each age, noughts as well."""
    return {age: sum(one.amount for one in owed if one.age is age) for age in Age}


def closing_the_gap(month: str, at: date, most: int = 10) -> list[Debtor]:
    """The homes that owe most of a month, and the rate once each has paid, in turn (CT6)."""
    whole, had = due(month, at), received(month, at)
    found = []
    for home, code, owed, disputed in ledger.rows(ledger.OF_MONTH, _LARGEST, at, month, most):
        had += owed
        found.append(Debtor(home, code, owed, bool(disputed), Share(had, whole)))
    return found
