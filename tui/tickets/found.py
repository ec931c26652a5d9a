"""What is said of a finding or a task besides what is said of any ticket (G9, 篇5 4.1(1))."""

from __future__ import annotations

from collections.abc import Iterator

from store import tickets
from store.desk import staff
from store.residents import masking
from store.tickets import Kind, Ticket, findings
from store.tickets.assigned import giver_of
from tui import sentences
from tui.language import _, clockface
from tui.language.labels import label
from tui.screen import actions
from tui.widgets.paint import Tone, Words


def kinds(ticket: Ticket) -> str:
    """What kind of ticket it is, how urgent, how it came; how bad a finding, whose a task is."""
    if ticket.reported:
        told = [label(ticket.kind), label(ticket.urgency), label(ticket.channel)]
        if ticket.rounds > 1:
            told.append(_("reopened {n} times").format(n=ticket.rounds - 1))
        return "  ".join(told)
    if ticket.kind is Kind.TASK:
        given = _("given by {who}").format(who=staff.get(giver_of(ticket)).name)
        return f"{label(ticket.kind)}  {given}"
    often = _("round {n}").format(n=findings.rounds(ticket))
    return "  ".join((label(ticket.kind), label(findings.severity(ticket)), often))


def together(ticket: Ticket) -> Iterator[str]:
    """What came before it and again after it, and who else reported it, phones masked (F6)."""
    if (before := tickets.again_of(ticket)) is not None:
        yield _("The same fault again, after ticket {number}").format(number=before)
    if after := tickets.again(ticket.id):
        yield _("Came again: ticket {numbers}").format(numbers=_(", ").join(map(str, after)))
    for one in tickets.callers(ticket.id):
        who = f"{one.caller} {masking.phone(one.phone)}".strip()
        yield _("Reported too: {who}").format(who=who or "-")


def upward(ticket: Ticket) -> Iterator[Words]:
    """That it should be known further up, and by which key (D13)."""
    if why := tickets.reasons_up(ticket):
        reasons = _(", ").join(map(label, why))
        sentence = _("Report it up ({escalate})? {why}")
        yield [(actions.told(sentence, actions.PAGES["escalate"], why=reasons), Tone.WARN)]


def why_up(subject: str) -> tuple[str, bool]:
    """What is filled in first where a ticket is reported up, and whether it is a major matter."""
    why = tickets.reasons_up(tickets.get(int(subject.partition(":")[2])))
    return _(", ").join(map(label, why)), any(one.is_major for one in why)


def origin(ticket: Ticket) -> Iterator[str]:
    """Until when a task or a finding is due, where that comes from, and what shows it."""
    if ticket.kind is Kind.TASK and ticket.expected:
        yield _("Due by {time}").format(time=clockface.moment(ticket.expected))
    if ticket.kind is not Kind.FINDING:
        return
    if ticket.expected:
        yield _("To be put right by {time}").format(time=clockface.moment(ticket.expected))
    if source := findings.origin_of(ticket).source:
        yield _("Found at: {what}").format(what=sentences.named(source))
    if photo := findings.photo(ticket):
        yield _("Photo: {which}").format(which=photo)
