"""《问题整改单》: what was found, who puts it right until when, and who saw that it is (G9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from printing import sheet
from printing.labels import ON_PAPER, choice, moment
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
from store import sentences
from store.findings import Severity
from store.tickets import Kind, Ticket, findings

TITLE = "问题整改单"
_SIGNATURES = Signatures(
    (
        Signature("责任人", "已知悉问题与期限，整改属实"),
        Signature("复查人", "本人未参与整改，复查结果属实"),
        Signature("主管", "已审核"),
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
    """The declaration of a finding's sheet; ``staff`` gives names by id."""
    first = ticket.steps[0]
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", ticket.home, "地点", ticket.place),
            (
                "发现时间",
                moment(first.at if ticket.id else None),
                "发现人",
                _name(first.staff_id, staff),
            ),
            ("来源", _source(ticket), "照片编号", findings.photo(ticket)),
            ("责任部门 / 责任人", _whose(ticket), "整改期限", moment(ticket.expected)),
        ),
        Fields.of(("严重程度", choice(findings.severity(ticket) if ticket.id else None, Severity))),
        Prose("问题", ticket.what, lines=3),
        Prose("整改结果", ticket.result, lines=2 if ticket.result else 4),
        Table(
            STEP_COLUMNS,
            tuple(step_row(step, staff, told_above=False) for step in ticket.steps if ticket.id),
            least=0 if ticket.id else 4,
            title="经过",
        ),
        _SIGNATURES,
    )
    number = f"{ticket.id:06}" if ticket.id else ""
    return Sheet(TITLE, estate, parts, printed_at, number, head, "", on)


def blank(estate: str, printed_at: datetime, on: Format = A4) -> Sheet:
    """The same sheet to fill in by hand."""
    return sheet.blank(declare(nothing(Kind.FINDING, printed_at), estate, {}, printed_at, on=on))


def _name(staff_id: int | None, staff: Mapping[int, str]) -> str:
    return staff.get(staff_id or 0, "")


def _whose(ticket: Ticket) -> str:
    return "　".join(filter(None, (ticket.team, ticket.worker)))


def _source(ticket: Ticket) -> str:
    source = findings.origin_of(ticket).source if ticket.id else ""
    return sentences.named(source, ON_PAPER) if source else ""
