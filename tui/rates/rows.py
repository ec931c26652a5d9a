"""The lines of the page of rates: months, buildings, ages of arrears, homes that owe most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from store import money, rates
from store.rates import Age, Share
from tui.language import _
from tui.language.labels import label


class What(Enum):
    """What a line is about."""

    MONTH = auto()
    BUILDING = auto()
    AGE = auto()
    HOME = auto()


@dataclass(frozen=True)
class Line:
    """A line: its name, fen that are due or owed, fen received, its rate, a few words.

    ``received`` is None where nothing is; ``month`` the one it is of.
    """

    key: int
    what: What
    month: str
    name: str
    due: int
    received: int | None
    rate: Share
    note: str = ""
    short: bool = False

    @property
    def subject(self) -> str:
        """Nothing that the journal names."""
        return ""


_EACH = 1000  # lines of one kind at most, as their keys are told apart


def lines(last: str, month: str, today: date) -> Iterator[Line]:
    """All lines: twelve months up to the last one, and of a month the rest."""
    yield from _months(last, today)
    close = rates.closed_with(month)
    at = close.closed_on if close and close.month == month else today
    yield from _buildings(month, at)
    yield from _ages(at, month)
    yield from _homes(month, today)


def _months(last: str, today: date) -> Iterator[Line]:
    target = rates.target()
    for n, one in enumerate(reversed(rates.standings(last, at=today))):
        note = ""
        if one.close:
            note = _("restated") if one.restated else label(one.close.stage)
        short = one.rate.whole > 0 and not one.rate.reaches(target)
        yield Line(
            *(n, What.MONTH, one.month, one.month, one.rate.whole, one.rate.part, one.rate),
            *(note, short),
        )


def named(building: str, *, developer: bool) -> str:
    """A building, the developer's homes, or those without a building."""
    if developer:
        return _("developer's")
    return building or _("unassigned")


def _buildings(month: str, at: date) -> Iterator[Line]:
    target = rates.target()
    for n, one in enumerate(rates.parts(month, at), _EACH):
        name = named(one.building, developer=one.developer)
        short = one.due > 0 and not one.rate.reaches(target)
        yield Line(
            *(n, What.BUILDING, month, name, one.due, one.received, one.rate),
            *(f"{one.paid}/{one.homes}", short),
        )


def _ages(at: date, month: str) -> Iterator[Line]:
    by_age = rates.by_age(rates.ages(at))
    whole = sum(by_age.values())
    for n, (age, amount) in enumerate(by_age.items(), 2 * _EACH):
        share = Share(amount, whole)
        short = age is Age.BEYOND and amount > 0
        yield Line(n, What.AGE, month, label(age), amount, None, share, "", short)


def _homes(month: str, today: date) -> Iterator[Line]:
    for one in rates.closing_the_gap(month, today):
        note = _("disputed") if one.disputed else ""
        yield Line(
            *(3 * _EACH + one.home_id, What.HOME, month, one.code, one.owed, None, one.then, note)
        )


def told(month: str, today: date) -> Iterator[str]:
    """A month in words, so that nothing is said by its bar alone."""
    shown = rates.shown(month, today)
    found, target = shown.figures, rates.target()
    yield _("{month}: due {due}, received {received}: {rate} %").format(
        month=month,
        due=money.text(found.due),
        received=money.text(found.received),
        rate=found.amount_rate.text,
    )
    yield from _to_the_target(found.amount_rate, target, month, today)
    yield _("Homes that owe nothing {paid} of {homes}: {rate} %; year to date {year} %").format(
        paid=found.paid,
        homes=found.homes,
        rate=found.household_rate.text,
        year=found.year_rate.text,
    )
    yield _("Arrears recovered {all} %; this year's {recent} %, earlier years' {older} %").format(
        all=found.arrears_rate.text, recent=found.recent_rate.text, older=found.older_rate.text
    )
    moved = _("Money received {whole}: of the month {current}, arrears {arrears}, ahead {ahead}")
    yield moved.format(
        whole=money.text(found.taken),
        current=money.text(found.current),
        arrears=money.text(found.arrears),
        ahead=money.text(found.ahead + found.prepaid),
    )
    if shown.restated is not None:
        again = shown.restated
        yield _("Restated since it was closed: due {due}, received {received}: {rate} %").format(
            due=money.text(again.due),
            received=money.text(again.received),
            rate=again.amount_rate.text,
        )


def _to_the_target(rate: Share, target: int, month: str, today: date) -> Iterator[str]:
    if rate.whole <= 0:
        yield _("Nothing is due of it: there is no rate.")
        return
    percent = money.measure_text(target, 2)
    if rate.reaches(target):
        yield _("The target of {target} % is reached.").format(target=percent)
        return
    yield _("{sum} yuan are missing to {target} %: {homes}").format(
        sum=money.text(rate.missing(target)),
        target=percent,
        homes=_those(rates.closing_the_gap(month, today)) or "-",
    )


def _those(found: Sequence[rates.Debtor]) -> str:
    return ", ".join(f"{one.code} {money.text(one.owed)}" for one in found)
