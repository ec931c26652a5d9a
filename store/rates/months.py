"""Months of the calendar, as the ledger writes them: ``2026-11``."""

from __future__ import annotations

from datetime import date, timedelta

from store import figure
from store.estate.calendar import days_in_month


def of(day: date) -> str:
    """The month that a day lies in."""
    return f"{day.year:04}-{day.month:02}"


def first(month: str) -> date:
    """Its first day."""
    return date.fromisoformat(f"{month}-01")


def last(month: str) -> date:
    """Its last day."""
    return figure.month(first(month)).last


def beside(month: str, count: int) -> str:
    """The month so many after it, or before it below 0."""
    year, place = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + count, 12)
    return f"{year:04}-{place + 1:02}"


def begins_year(month: str) -> str:
    """January of its year."""
    return f"{month[:4]}-01"


def newer_than(day: date, months: int) -> date:
    """The earliest day that so many months before a day are not yet over for.

    A term of months ends on the same-numbered day, or the month's last (民法典 202, 203).
    """
    there = beside(of(day), -months)
    found = first(there)
    while _after(found, months) < day:
        found += timedelta(days=1)
    return found


def _after(day: date, months: int) -> date:
    begun = first(beside(of(day), months))
    return begun.replace(day=min(day.day, days_in_month(begun.year, begun.month)))
