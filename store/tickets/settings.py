"""The figures of tickets that an estate sets for itself, changeable without code (W1, W5, D13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from store import clock
from store.estate import calendar, own, working
from store.inputs import Count, Input, halfwidth, mark
from store.tickets.inputs import Kind

_HOURS = re.compile(r"(\d{1,3})\s*(?:h|小时|时)")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|分钟|分)?")


def _span(typed: object) -> object:
    """``8h`` as minutes, and what else stands there as it is."""
    if not isinstance(typed, str):
        return typed
    text = halfwidth(typed).strip().lower()
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60
    found = _MINUTES.fullmatch(text)
    return found[1] if found else text


# Minutes of working time, 0 for no target.
Target = Annotated[int, BeforeValidator(_span), Field(ge=0, le=9999)]
_TARGET = mark("Minutes of working time, or as 8h; counted from the report. 0: no target.")


class TicketSettings(Input):
    """What is the same fault again, and until when work is to be done."""

    again_days: Count = Field(
        30,
        ge=1,
        le=365,
        title=mark("Same fault again, days"),
        description=mark(
            "So long after a ticket of a home has ended, a report is offered as its return."
        ),
    )  # D13
    up_late: Count = Field(
        2,
        le=20,
        title=mark("Report up: times the promise"),
        description=mark("After so many times the promised time it is offered. 0: never."),
    )  # D13
    up_often: Count = Field(
        3,
        le=99,
        title=mark("Report up: of one home"),
        description=mark(
            "From so many tickets of one kind of a home on, within the days above. 0: never."
        ),
    )  # D13
    up_many: Count = Field(
        3,
        le=99,
        title=mark("Report up: reported by"),
        description=mark("So many who report the same are a joint complaint. 0: never."),
    )  # D13
    up_danger: bool = Field(
        True,
        title=mark("Report up: danger"),
        description=mark("A finding that is dangerous is offered at once."),
    )  # D13
    hours: working.Hours = Field(
        "08:30-12:00; 13:30-17:30",
        title=mark("Working hours"),
        description=mark(
            "The hours of a working day, by the calendar; only the targets below count in them."
            " The clocks of an arrival and of an answer never pause."
        ),
    )
    repair: Target = Field(0, title=mark("Repair: done within"), description=_TARGET)
    paid: Target = Field(0, title=mark("Paid service: done within"), description=_TARGET)
    complaint: Target = Field(0, title=mark("Complaint: solved within"), description=_TARGET)
    enquiry: Target = Field(0, title=mark("Enquiry: solved within"), description=_TARGET)

    def target(self, kind: Kind) -> int:
        """The minutes of working time within which a kind is to be done, 0 for no target."""
        targets: Mapping[Kind, int] = {
            Kind.REPAIR: self.repair,
            Kind.PAID: self.paid,
            Kind.COMPLAINT: self.complaint,
            Kind.ENQUIRY: self.enquiry,
        }
        return targets.get(kind, 0)


def settings() -> TicketSettings:
    """The settings in force."""
    return own.settings("tickets", TicketSettings)


def done_by(kind: Kind, begins: datetime | None = None) -> dict[str, int]:
    """Until when a ticket is to be done, for the entry that sets it; nothing without a target."""
    in_force = settings()
    if not (minutes := in_force.target(kind)):
        return {}
    since = begins or clock.now()
    by = working.over(since, minutes, in_force.hours, calendar.in_force())
    return {"done_by": clock.to_ms(by)}
