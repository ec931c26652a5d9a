"""The deposits of the demo estate: most held, some due back, one on its way, some given back."""

from __future__ import annotations

from functools import partial

from store import residents
from store.answers import Past
from store.deposits.inputs import (
    Approve,
    Ask,
    Check,
    Deduct,
    GiveBack,
    Kind,
    Met,
    NewDeposit,
    Standing,
)
from store.deposits.returning import approve, ask, check, deduct, give_back
from store.deposits.steps import meet, take
from store.rights import Staff

MOST = 14
_YUAN = {
    Kind.UTILITIES: "1000",
    Kind.MOVING: "500",
    Kind.RENOVATION: "2000",
    Kind.CARD: "50",
}
_STANDINGS = {"owner": Standing.OWNER, "tenant": Standing.TENANT}


def plan(past: Past) -> None:
    """Let some homes pay deposits over the days of the demo."""
    last = max(past.shifts - 1, 2)
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    for place, home in enumerate(homes):
        kind = list(_YUAN)[place % len(_YUAN)]
        back = past.rng.randint(min(4, last), last)
        fate = ("held", "due", "asked", "deducted", "returned")[place % 5]
        by, chief = past.assistant(back), past.supervisor
        happens = partial(_pay, home, kind, fate, by, chief)
        past.plan(past.moment(back, past.rng.uniform(60, 400)), happens)


def _pay(home: int, kind: Kind, fate: str, by: Staff, chief: Staff) -> None:
    owner = residents.home(home).owner
    if owner is None:
        return
    given = {"home": home, "kind": kind, "payer": owner.person.name, "amount": _YUAN[kind]}
    standing = _STANDINGS.get(owner.role.value, Standing.OTHER)
    new = NewDeposit.model_validate(given | {"standing": standing})
    one = take(new, by=by)
    if fate != "held":
        meet(one.id, Met(seen="现场查看"), by=by)
    if fate in ("asked", "deducted", "returned"):
        ask(one.id, Ask(), by=by)
    if fate in ("deducted", "returned"):
        check(one.id, Check(), by=by)
    if fate == "deducted":
        told = {"deduction": "35", "reason": "电梯轿厢木板划伤修补", "evidence": "照片两张，报价单"}
        deduct(one.id, Deduct.model_validate(told | {"agreed": True}), by=by)
    if fate in ("deducted", "returned"):
        approve(one.id, Approve(), by=chief)
        give_back(one.id, GiveBack(receipt_back=True, signed=True), by=by)
