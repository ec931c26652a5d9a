"""Renovations at every stage, for tests."""

from __future__ import annotations

from datetime import timedelta

from store import agenda, clock, deposits, renovation
from store.deposits import Approve as ApproveReturn
from store.deposits import Ask, Check, GiveBack, NewDeposit
from store.renovation import (
    Agreed,
    Approval,
    Completion,
    FloodTest,
    Inspection,
    NewRenovation,
    Papers,
    Permit,
    Renovation,
    Review,
    Start,
    Works,
)
from store.rights import Staff

CODE = "91350100M000100Y43"
PHONE = "13987654321"
ALL_PAPERS = Papers(**dict.fromkeys(Papers.model_fields, True))


def declaration(home: int, **told: object) -> NewRenovation:
    usual: dict[str, object] = {
        "home": home,
        "applicant": "张惠文",
        "scope": "卫生间翻新，墙面粉刷",
        "firm": "安居装饰有限公司",
        "code": CODE,
        "person": "刘工",
        "person_phone": PHONE,
        "starts": clock.today(),
        "ends": clock.today() + timedelta(days=59),
    }
    return NewRenovation.model_validate(usual | told)


def applied(home: int, by: Staff, **told: object) -> Renovation:
    return renovation.apply(declaration(home, **told), by=by)


def complete(home: int, by: Staff, *works: str, **told: object) -> Renovation:
    """Declared, its works ticked and its papers here."""
    one = applied(home, by, **told)
    renovation.declare(one.id, Works(**dict.fromkeys(works, True)), by=by)
    return renovation.tick(one.id, ALL_PAPERS, by=by)


def approved(home: int, by: Staff, chief: Staff, *works: str, **told: object) -> Renovation:
    one = complete(home, by, *works, **told)
    renovation.review(one.id, Review(fit=True, opinion="图纸符合"), by=by)
    return renovation.approve(one.id, Approval(), by=chief)


def paid(one: Renovation, by: Staff, amount: str = "2000") -> Renovation:
    told = {"home": one.home_id, "kind": "renovation", "payer": "张惠文", "standing": "owner"}
    return renovation.deposit(one.id, NewDeposit.model_validate(told | {"amount": amount}), by=by)


AGREED = Agreed(forbidden_told=True, neighbours="3-2-1301 3-2-1101 3-2-1202")


def permitted(home: int, by: Staff, chief: Staff, *works: str, **told: object) -> Renovation:
    one = approved(home, by, chief, *works, **told)
    renovation.agree(one.id, AGREED, by=by)
    paid(one, by)
    return renovation.permit(one.id, Permit(), by=by)


def begun(home: int, by: Staff, chief: Staff, *works: str, **told: object) -> Renovation:
    return renovation.begin(permitted(home, by, chief, *works, **told).id, Start(), by=by)


def passed(home: int, by: Staff, chief: Staff, *works: str, **told: object) -> Renovation:
    one = begun(home, by, chief, *works, **told)
    if one.flood_needed:
        renovation.flood(one.id, FloodTest(tight=True, below_seen=True), by=by)
    renovation.complete(one.id, Completion(), by=by)
    return renovation.inspect(one.id, Inspection(), by=by)


def give_back(deposit_id: int, by: Staff, chief: Staff, despite: str = "") -> deposits.Deposit:
    """The deposit's whole way back, by two people."""
    deposits.ask(deposit_id, Ask(), by=by)
    deposits.check(deposit_id, Check(despite=despite), by=chief)
    deposits.approve(deposit_id, ApproveReturn(), by=chief)
    return deposits.give_back(deposit_id, GiveBack(receipt_back=True, signed=True), by=by)


def waiting(subject: str) -> set[str]:
    now = clock.now()
    kept = [w for thing in ("renovation", "violation", "worker_pass") for w in agenda.kept(thing)]
    return {w.kind for w in kept if w.subject == subject and (w.shows is None or w.shows <= now)}
