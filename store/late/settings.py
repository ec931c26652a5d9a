"""What the service contract agrees about late payment, changeable without code ($51, §12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Annotated

from pydantic import BeforeValidator, Field

from store import clock, money
from store.estate import dated, own
from store.inputs import Asks, Count, Input, Line, Number, mark, wrong
from store.late.reckoning import PARTS, Terms
from store.text import Named

_DECIMALS = 4  # of a per cent a day
_MOST = 1_0000  # 1 % a day, more than three times the principal in a year


class Order(Named):
    """What a payment settles first of a bill (民法典 561)."""

    CHARGE = "charge", mark("late charge first, as 民法典 561 has it")
    PRINCIPAL = "principal", mark("principal first, as the contract agrees")


def _rate(typed: object) -> object:
    rate = money.whole(str(typed).strip().rstrip("%％"), _DECIMALS)
    if not 0 < rate <= _MOST:
        raise wrong("A rate a day is more than 0 and at most {most} %.", most=1)
    return money.measure_text(rate, _DECIMALS)


class LateSettings(Input):
    """On what ground a late charge is asked for, and what it comes to."""

    clause: Line = Field(
        "",
        title=mark("Clause on late payment"),
        description=mark(
            "Where the service contract agrees it, its article; empty: none is asked for"
            " (民法典 585)."
        ),
    )
    since: date | None = Field(
        None,
        title=mark("For bills due from"),
        description=mark(
            "Earlier bills stay under what held when they were due; empty: all of them."
        ),
    )
    rate: Annotated[str, BeforeValidator(_rate), Asks("daily")] = Field(
        "0.05",
        title=mark("Late charge a day, %"),
        description=mark("Of what is unpaid of a bill; simple, never of a late charge."),
    )
    cap: Number = Field(
        100,
        ge=1,
        le=100,
        title=mark("Late charge at most, % of the bill"),
        description=mark("However long it stays unpaid."),
    )
    grace: Count = Field(
        0,
        le=365,
        title=mark("Days of grace"),
        description=mark("Paid within them it costs nothing; later it counts from the due day."),
    )
    halts: bool = Field(
        True,
        title=mark("Not while disputed"),
        description=mark("Days on which the payer objects to the bill do not count."),
    )
    rated: bool = Field(
        True,
        title=mark("Of the management fee alone"),
        description=mark("No: of every item; each of them needs a contract that agrees it."),
    )
    order: Order = Field(
        Order.CHARGE,
        title=mark("A payment settles first"),
        description=mark("Of a bill with a late charge; another order has to be agreed."),
    )

    @property
    def terms(self) -> Terms:
        """What a bill costs by them."""
        return Terms(money.whole(self.rate, _DECIMALS), self.cap, self.grace, self.halts)

    @property
    def yearly(self) -> str:
        """The rate a year in per cent."""
        return as_percent(self.terms.rate * 365)


def as_percent(rate: int) -> str:
    """A rate as it is read, without the sign."""
    return money.measure_text(rate, _DECIMALS)


assert PARTS == 100 * 10**_DECIMALS


@dataclass(frozen=True)
class Clause:
    """What was agreed for bills that fall due from a day on; no text: that nothing is."""

    text: str
    since: date
    rated: bool
    terms: Terms


def settings() -> LateSettings:
    """The settings in force."""
    return own.settings("late", LateSettings)


def clauses() -> list[Clause]:
    """All that was agreed so far, as it was entered; none while no clause is in force."""
    if not settings().clause:
        return []
    found, now = [], clock.now()
    told = LateSettings().model_dump(mode="json")
    entered = sorted(dated.history(own.key("late")), key=lambda one: (one.since, one.number))
    for (since, _number), of_it in groupby(entered, key=lambda one: (one.since, one.number)):
        values = list(of_it)
        told |= {
            one.key: one.value for one in values if one.value is not None or one.key == "since"
        }
        if _holds(values, since, now):
            found.append(_clause(told, values[0].day))
    return found or [_clause(settings().model_dump(mode="json"), None)]


def _holds(values: Sequence[dated.Held], since: datetime, now: datetime) -> bool:
    return since <= now or values[0].day is None


def _clause(told: dict[str, object], day: date | None) -> Clause:
    one = LateSettings.model_validate({k: told[k] for k in LateSettings.model_fields})
    since = max(one.since or date.min, day or date.min)
    return Clause(one.clause, since, one.rated, one.terms)


def holding(agreed: Sequence[Clause], due: date) -> Clause | None:
    """What was agreed of a bill that was due on a day, as it was entered last; None for nothing."""
    one = next((one for one in reversed(agreed) if one.since <= due), None)
    return one if one is not None and one.text else None
