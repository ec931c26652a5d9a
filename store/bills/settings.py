"""When bills fall due, changeable without code ($28)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store.estate import calendar, own
from store.inputs import Input, Number, mark


class BillSettings(Input):
    """When bills fall due."""

    due_day: Number = Field(
        25,
        ge=1,
        le=28,
        title=mark("Due on the day of the month"),
        description=mark("On a holiday it moves to the first working day after it (民法典 203)."),
    )


def settings() -> BillSettings:
    """The settings in force."""
    return own.settings("bills", BillSettings)


def due_of(month: date, made_on: date) -> date:
    """When a bill of a month falls due; one made later at once ($17, $28)."""
    due = calendar.in_force().next_working_day(month.replace(day=settings().due_day))
    return max(due, made_on)
