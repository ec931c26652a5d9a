"""What follows a visit: a ticket, a finding, a report up, a visit by who is above (V3, V7, W9)."""

from __future__ import annotations

from datetime import timedelta

from store import answers, clock, escalations, tickets
from store.escalations import Level, NewEscalation
from store.findings import NewFinding, Origin
from store.rights import Role, Staff
from store.tickets import Channel, NewTicket
from store.visits.beginning import begin
from store.visits.inputs import Asked, Fate, Kind, Made, Overall
from store.visits.settings import settings
from store.visits.visit import Visit

_ABOVE = {Role.ASSISTANT: Role.SUPERVISOR}
_DAYS = 3  # a general finding (I13)


def fate(one: Visit, made: Made, by: Staff) -> str:
    """The ticket or finding that a suggestion ends as, as the journal names it, or nothing."""
    if made.fate is Fate.TICKET:
        kind = tickets.Kind.COMPLAINT if made.overall is Overall.C else tickets.Kind.ENQUIRY
        new = NewTicket(
            home=one.home_id,
            what=made.words,
            kind=kind,
            caller=made.person,
            channel=Channel.REFERRED,
        )
        return f"ticket:{tickets.take(new, by=by).id}"
    if made.fate is Fate.FINDING:
        due = clock.now() + timedelta(days=_DAYS)
        found = NewFinding(home=one.home_id, what=made.words, worker=made.worker, due=due)
        raised = answers.findings().raise_(found, Origin(source=one.subject), by=by)
        return f"ticket:{raised.number}"
    return ""


def after(one: Visit, made: Made, visitor: Staff, by: Staff) -> None:
    """Whoever is not satisfied is visited again, one level up, and the supervisor hears of it."""
    about = one.source or one.subject
    if made.overcharged:
        why = made.words or made.overall.value
        escalations.raise_(NewEscalation(level=Level.MAJOR, why=why), thing=about, by=by)
    elif made.overall is Overall.C:
        why = made.words
        escalations.raise_(NewEscalation(level=Level.HARD, why=why), thing=about, by=by)
    if made.overall is Overall.C and one.home_id is not None:
        _again(one, visitor, by)


def _again(one: Visit, visitor: Staff, by: Staff) -> None:
    above = _ABOVE.get(visitor.role, Role.MANAGER)
    due = clock.now() + timedelta(hours=settings().hours)
    asked = Asked(home=one.home_id, kind=Kind.DISSATISFIED, due=due)
    begin(asked, by, role=above.value, source=one.subject)
