"""What is printed about tickets: work orders, answers, rectifications, tasks (W2, W6, G9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.sheet import Format, Head, Sheet
from printing.tickets import rectification, task, workorder
from store import tickets
from store.desk import staff
from store.errors import Refused
from store.estate import settings
from store.paper import SheetKind
from store.residents import masking
from store.text import mark
from store.tickets import BLANK_COMPLAINT, RECTIFICATION, TASK, WORK_ORDER, Kind, Ticket

__all__ = ["SHEETS"]


def _work_order(number: str, on: Format) -> Request:
    ticket, names, estate = _with_sheet(number, WORK_ORDER), staff.names(), settings().name
    masked = replace(ticket, phone=masking.phone(ticket.phone))

    def declare(at: datetime, head: Head | None) -> Sheet:
        return workorder.declare(ticket if head else masked, estate, names, at, head, on)

    name = f"work-order-{ticket.id:06}"
    return Request(WORK_ORDER, f"ticket:{ticket.id}", name, declare)


def _with_sheet(number: str, sheet: SheetKind) -> Ticket:
    """The ticket, if this is its sheet; raises ``Refused``."""
    ticket = tickets.get(int(number))
    if tickets.sheet_of(ticket) is not sheet:
        raise Refused("Ticket {number} has another sheet.", number=ticket.id)
    return ticket


def _rectification(number: str, on: Format) -> Request:
    ticket, names, estate = _with_sheet(number, RECTIFICATION), staff.names(), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return rectification.declare(ticket, estate, names, at, head, on)

    name = f"rectification-{ticket.id:06}"
    return Request(RECTIFICATION, f"ticket:{ticket.id}", name, declare)


def _task(number: str, on: Format) -> Request:
    ticket, names, estate = _with_sheet(number, TASK), staff.names(), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return task.declare(ticket, estate, names, at, head, on)

    return Request(TASK, f"ticket:{ticket.id}", f"task-{ticket.id:06}", declare)


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
        ),
        RECTIFICATION: Asked(_rectification, (Blank("rectification", rectification.blank),)),
        TASK: Asked(_task, (Blank("task", task.blank),)),
    },
    (
        Command(
            "work-order",
            mark("a ticket's sheet, in three"),
            (Takes("number", int, "N"),),
            lambda given: (WORK_ORDER, f"ticket:{given['number']}"),
            WORK_ORDER.papers,
        ),
        Command(
            "rectification",
            mark("a finding's sheet"),
            (Takes("number", int, "N"),),
            lambda given: (RECTIFICATION, f"ticket:{given['number']}"),
        ),
        Command(
            "task",
            mark("an assigned task's sheet"),
            (Takes("number", int, "N"),),
            lambda given: (TASK, f"ticket:{given['number']}"),
        ),
    ),
)
