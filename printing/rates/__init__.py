"""The sheets of rates: the month's report, what is posted, the statement of account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.rates import posted, report, statement
from printing.sheet import Format, Head, Sheet
from store import clock, rates, residents
from store.estate import settings
from store.paper import SheetKind
from store.rates import POSTED, RATES, STATEMENT
from store.text import mark

_SPAN = 365


def asked(month: str) -> tuple[SheetKind, str]:
    """The month's report, and its subject."""
    return RATES, f"rates:{month}"


def asked_posted(month: str) -> tuple[SheetKind, str]:
    """What is posted of a month, and its subject."""
    return POSTED, f"public:{month}"


def asked_statement(
    home_id: int, first: date, last: date, *, every: bool = False
) -> tuple[SheetKind, str]:
    """The statement of a home's payer on the last day, or of every one, and its subject."""
    reach = "every" if every else "own"
    return STATEMENT, f"statement:{home_id}/{first.isoformat()}/{last.isoformat()}/{reach}"


def _report(month: str, _on: Format) -> Request:
    found, estate = report.read(month), settings().name

    def lay(at: datetime, head: Head | None) -> Sheet:
        return report.declare(found, estate, at, head)

    return Request(*asked(month), f"collection-rate-{month}", lay)


def _posted(month: str, _on: Format) -> Request:
    found, estate = rates.posted(month), settings().name

    def lay(at: datetime, head: Head | None) -> Sheet:
        return posted.declare(month, found, estate, at, head)

    return Request(*asked_posted(month), f"income-and-expenditure-{month}", lay)


def _statement(about: str, _on: Format) -> Request:
    home, first, last, reach = about.split("/")
    days = date.fromisoformat(first), date.fromisoformat(last)
    every = reach == "every"
    found = rates.statements(int(home), *days, every=every)
    estate = settings().name

    def lay(at: datetime, head: Head | None) -> Sheet:
        return statement.declare(found, estate, at, head)

    name = f"statement-{found[0].home}-{first}-{last}"
    return Request(*asked_statement(int(home), *days, every=every), name, lay)


def _month(given: Mapping[str, Any]) -> str:
    chosen = given["month"] or clock.today()
    return f"{chosen:%Y-%m}" if isinstance(chosen, date) else str(chosen)


def _of_home(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    last = given["through"] or clock.today()
    first = given["since"] or last - timedelta(days=_SPAN)
    home = residents.by_code(given["home"])
    return asked_statement(home.id, first, last, every=given["every"])


_MONTH = (Takes("--month", date, "YYYY-MM"),)
_STATEMENT = (
    Takes("home", str, "HOME"),
    Takes("--since", date, "DAY", mark("the first day that counts; a year back without it")),
    Takes("--through", date, "DAY", mark("the last day that counts; today without it")),
    Takes("--every", bool, help=mark("earlier payers' dealings as well")),
)

SHEETS = Sheets(
    {
        RATES: Asked(
            _report,
            (Blank("rates", lambda estate, at, _on: report.declare(None, estate, at, None)),),
        ),
        POSTED: Asked(
            _posted,
            (Blank("posted", lambda estate, at, _on: posted.declare("", [], estate, at, None)),),
        ),
        STATEMENT: Asked(
            _statement,
            (Blank("statement", lambda estate, at, _on: statement.declare([], estate, at, None)),),
        ),
    },
    (
        Command(
            "rates", mark("a month's collection rate"), _MONTH, lambda given: asked(_month(given))
        ),
        Command(
            "posted",
            mark("a month's income and expenditure, as it is posted"),
            _MONTH,
            lambda given: asked_posted(_month(given)),
        ),
        Command("statement", mark("a home's statement of account"), _STATEMENT, _of_home),
    ),
)
