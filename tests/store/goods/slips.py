"""Slips at every stage, for tests."""

from __future__ import annotations

from datetime import timedelta

from store import agenda, clock, goods
from store.goods import (
    Confirmation,
    How,
    Identity,
    Issue,
    NewSlip,
    Passage,
    Slip,
    Why,
)
from store.rights import Staff

PHONE = "13987654321"
OUT = Passage(gate="东门", guard="赵队长", matches=True)
IN_PERSON = Confirmation(identity=Identity.FILE, how=How.IN_PERSON)


def asked(home: int, by: Staff, **told: object) -> Slip:
    usual = {"home": home, "applicant": "张惠文", "goods": "沙发, 1", "bearer": "刘师傅"}
    return goods.ask(NewSlip.model_validate({"again": True} | usual | told), by=by)


def issued(home: int, by: Staff, **told: object) -> Slip:
    slip = goods.confirm(asked(home, by, **told).id, IN_PERSON, by=by)
    return goods.issue(slip.id, Issue(), by=by)


def passed(home: int, by: Staff, **told: object) -> Slip:
    return goods.let_pass(issued(home, by, **told).id, OUT, by=by)


def for_repair(home: int, by: Staff, things: str = "电视, 2\n音箱, 1.5, SN9") -> Slip:
    back_by = clock.today() + timedelta(days=3)
    return passed(home, by, goods=things, why=Why.REPAIR, back_by=back_by)


def waiting(slip: Slip) -> list[str]:
    now = clock.now()
    kept = [one for one in agenda.kept("slip") if one.shows is None or one.shows <= now]
    return [one.kind for one in kept if one.subject == f"slip:{slip.id}"]
