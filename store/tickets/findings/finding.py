"""What a finding's steps make of it: where it comes from, its rounds, who may re-inspect it."""

from __future__ import annotations

from collections.abc import Iterator

from store.engine import database
from store.findings import Finding, Origin, Reinspection, Severity
from store.tickets.rows import get, read
from store.tickets.state import Stage, Ticket


def origin_of(ticket: Ticket) -> Origin:
    """Where it was found, as its first entry says."""
    told = ticket.steps[0].payload
    return Origin(told["source"], told["about"], tuple(told["barred"]), told["at_source"])


def severity(ticket: Ticket) -> Severity:
    """How bad it is."""
    return Severity(ticket.steps[0].payload["severity"])


def photo(ticket: Ticket) -> str:
    """Which photo shows it, as it was typed."""
    return ticket.steps[0].words.get("photo", "")


def rounds(ticket: Ticket) -> int:
    """How often it was, or is being, put right: one more after each re-inspection that failed."""
    return 1 + sum(not seen.passed for seen in reinspections(ticket))


def reinspections(ticket: Ticket) -> Iterator[Reinspection]:
    """Every re-inspection, the oldest first."""
    for step in ticket.steps:
        if step.kind == "reinspected":
            told = step.payload
            yield Reinspection(
                *(step.number, step.at, step.staff_id, told["passed"]),
                note=step.words.get("note", ""),
                figures=told.get("figures", {}),
            )


def barred_from(ticket: Ticket) -> frozenset[int]:
    """Who may not re-inspect it: who put it right last, and whom its source excludes."""
    righted = ticket.last("put_right")
    by = righted.staff_id if righted else None
    return frozenset(origin_of(ticket).barred) | ({by} if by is not None else set())


def of_ticket(ticket: Ticket) -> Finding:
    """A finding as its source sees it."""
    return Finding(
        number=ticket.id,
        origin=origin_of(ticket),
        open=ticket.open,
        stage=ticket.stage,
        due=ticket.expected,
        to_reinspect=ticket.stage is Stage.TO_REINSPECT,
        reinspections=tuple(reinspections(ticket)),
    )


def open_of(thing: str) -> list[Finding]:
    """The open findings whose source is such a thing."""
    found = map(of_ticket, read("WHERE t.open = 1 AND t.kind = 'finding' ORDER BY t.id"))
    return [one for one in found if one.origin.source.startswith(f"{thing}:")]


def of_source(source: str) -> list[Finding]:
    """The findings that were raised from a round, a count or a visit, the oldest first."""
    rows = database.db.execute_sql(
        "SELECT j.subject FROM touched t JOIN journal j ON j.number = t.number"
        " WHERE t.subject = ? AND j.kind = 'ticket.raised' ORDER BY j.number",
        (source,),
    ).fetchall()
    return [of_ticket(get(int(subject.partition(":")[2]))) for (subject,) in rows]
