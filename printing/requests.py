"""Which sheet is about what: from a kind and a subject to its declaration, and the blank ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from printing import dutylog as log_paper
from printing import handover as handover_paper
from printing import tickets as ticket_paper
from printing.printer import FORMATS
from printing.sheet import Format, Head, Sheet
from store import dutylog, handover, site, staff, tickets
from store.paper import PAPERS, Kind, Paper

Declare = Callable[[datetime, Head | None], Sheet]


@dataclass(frozen=True)
class Request:
    """A sheet that is asked for; ``people`` are those whose figures stand whole on it (F6).

    ``subject`` is what it is about, as the journal names it; ``name`` its file's, without ending.
    """

    kind: Kind
    subject: str
    name: str
    declare: Declare
    people: tuple[int, ...] = ()


def request(kind: Kind, subject: str, paper: Paper | None = None) -> Request:
    """The sheet of a kind about a subject, on its usual paper unless another is named.

    Raises ``NotFound`` when there is no such subject.
    """
    number = subject.partition(":")[2]
    return _ASKED[kind](number, FORMATS[paper or PAPERS[kind][0]])


def _work_order(number: str, on: Format) -> Request:
    ticket, names, estate = tickets.get(int(number)), staff.names(), site.settings().name
    return Request(
        Kind.WORK_ORDER,
        f"ticket:{ticket.id}",
        f"work-order-{ticket.id:06}",
        lambda at, head: ticket_paper.declare(ticket, estate, names, at, head, on),
    )


def _log_page(day: str, _on: Format) -> Request:
    page, estate = dutylog.day(date.fromisoformat(day)), site.settings().name
    return Request(
        Kind.LOG_PAGE,
        f"day:{day}",
        f"log-{day}",
        lambda at, head: log_paper.declare(page, estate, at, head),
    )


def _handover(number: str, _on: Format) -> Request:
    record, estate = handover.get(int(number)), site.settings().name
    return Request(
        Kind.HANDOVER,
        f"handover:{record.id}",
        f"handover-{record.id}",
        lambda at, head: handover_paper.declare(record, estate, at, head),
    )


_ASKED: dict[Kind, Callable[[str, Format], Request]] = {
    Kind.WORK_ORDER: _work_order,
    Kind.LOG_PAGE: _log_page,
    Kind.HANDOVER: _handover,
}
