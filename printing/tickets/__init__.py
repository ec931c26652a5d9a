"""What is printed about tickets: work orders, answers to complaints and enquiries (W2, W6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.sheet import Format, Head, Sheet
from printing.tickets import workorder
from store import tickets
from store.desk import staff
from store.estate import settings
from store.residents import masking
from store.text import mark
from store.tickets import BLANK_COMPLAINT, WORK_ORDER, Kind

__all__ = ["SHEETS"]


def _work_order(number: str, on: Format) -> Request:
    ticket, names, estate = tickets.get(int(number)), staff.names(), settings().name
    masked = replace(ticket, phone=masking.phone(ticket.phone))

    def declare(at: datetime, head: Head | None) -> Sheet:
        return workorder.declare(ticket if head else masked, estate, names, at, head, on)

    name = f"work-order-{ticket.id:06}"
    return Request(WORK_ORDER, f"ticket:{ticket.id}", name, declare)


def _complaint(estate: str, at: datetime, on: Format) -> Sheet:
    return workorder.blank(estate, at, on, Kind.COMPLAINT)


SHEETS = Sheets(
    {
        WORK_ORDER: Asked(
            _work_order,
            (
                Blank("work-order", workorder.blank),
                Blank("complaint", _complaint, BLANK_COMPLAINT),
            ),
        )
    },
    (
        Command(
            "work-order",
            mark("a ticket's sheet, in three"),
            (Takes("number", int, "N"),),
            lambda given: (WORK_ORDER, f"ticket:{given['number']}"),
            WORK_ORDER.papers,
        ),
    ),
)
