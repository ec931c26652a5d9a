"""Visits at every stage, for tests."""

from __future__ import annotations

from store import agenda, clock, visitors
from store.desk import settings
from store.rights import Staff
from store.visitors import Admission, How, NewVisit, Visit, VisitorSettings

PHONE = "13987654321"
CONFIRMED = Admission(how=How.INTERCOM)


def entered(home: int, by: Staff, **told: object) -> Visit:
    usual = {"home": home, "host": "张惠文", "who": "王先生"}
    return visitors.enter(NewVisit.model_validate(usual | told), by=by)


def inside(home: int, by: Staff, **told: object) -> Visit:
    return visitors.admit(entered(home, by, **told).id, CONFIRMED, by=by)


def set_(manager: Staff, **told: object) -> None:
    settings.change_own("visitors", VisitorSettings.model_validate(told), by=manager)


def waiting(visit: Visit) -> list[str]:
    now = clock.now()
    kept = [one for one in agenda.kept("visit") if one.shows is None or one.shows <= now]
    return [one.kind for one in kept if one.subject == f"visit:{visit.id}"]
