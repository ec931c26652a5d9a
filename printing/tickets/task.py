"""《交办任务单》: who is to do what until when, the answer, who confirmed it (篇5 4.1(1))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from printing import sheet
from printing.labels import moment
from printing.sheet import (
    A4,
    Fields,
    Format,
    Head,
    Part,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from printing.tickets.steps import STEP_COLUMNS, step_row
from printing.tickets.workorder import nothing
from store.tickets import Kind, Ticket
from store.tickets.assigned import giver_of

TITLE = "交办任务单"
_SIGNATURES = Signatures(
    (
        Signature("承办人", "已知悉任务与期限，办理情况属实"),
        Signature("交办人", "已核对办理情况，同意办结"),
    )
)


def declare(
    ticket: Ticket,
    estate: str,
    staff: Mapping[int, str],
    printed_at: datetime,
    head: Head | None = None,
    on: Format = A4,
) -> Sheet:
    """The declaration of a task's sheet; ``staff`` gives names by id."""
    is_known = ticket.id > 0
    answered, confirmed = ticket.last("reported"), ticket.last("confirmed")
    by = staff.get(ticket.taken_by or 0, "") if is_known else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("交办人", staff.get(giver_of(ticket), "") if is_known else "", "登记人", by),
            (
                *("交办时间", moment(ticket.taken_at if is_known else None)),
                *("办理期限", moment(ticket.expected)),
            ),
            ("承办人", ticket.worker, "房号 / 地点", _where(ticket)),
        ),
        Prose("任务", ticket.what, lines=3),
        Prose("办理情况", ticket.result, lines=2 if ticket.result else 4),
        Fields.of(
            (
                *("答复时间", moment(answered.at if answered else None)),
                *("办结时间", moment(confirmed.at if confirmed else None)),
            ),
        ),
        Table(
            STEP_COLUMNS,
            tuple(step_row(step, staff, told_above=False) for step in ticket.steps if is_known),
            least=0 if is_known else 4,
            title="经过",
        ),
        _SIGNATURES,
    )
    number = f"{ticket.id:06}" if is_known else ""
    return Sheet(TITLE, estate, parts, printed_at, number, head, "", on)


def blank(estate: str, printed_at: datetime, on: Format = A4) -> Sheet:
    """The same sheet to fill in by hand."""
    return sheet.blank(declare(nothing(Kind.TASK, printed_at), estate, {}, printed_at, on=on))


def _where(ticket: Ticket) -> str:
    return "　".join(filter(None, (ticket.home, ticket.place)))
