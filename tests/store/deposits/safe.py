"""Deposits as the tests take them."""

from __future__ import annotations

from typing import Any

from store import deposits
from store.deposits import Approve, Ask, Check, Deduct, Deposit, GiveBack, Met, NewDeposit
from store.rights import Staff

BACK = GiveBack(receipt_back=True, signed=True)


def new(home: int, yuan: str = "2000", **told: Any) -> NewDeposit:
    usual = {"home": home, "kind": "moving", "payer": "欧阳明", "standing": "owner", "amount": yuan}
    return NewDeposit.model_validate(usual | told)


def taken(home: int, by: Staff, yuan: str = "2000", **told: Any) -> Deposit:
    return deposits.take(new(home, yuan, **told), by=by)


def asked(home: int, by: Staff, yuan: str = "2000", **told: Any) -> Deposit:
    """One that is asked back, all conditions met."""
    one = taken(home, by, yuan, **told)
    deposits.meet(one.id, Met(), by=by)
    return deposits.ask(one.id, Ask(), by=by)


def approved(home: int, by: Staff, chief: Staff, *cut: str, **told: Any) -> Deposit:
    """One that may go back, with so much deducted of it."""
    one = asked(home, by, **told)
    for yuan in cut:
        deposits.deduct(one.id, deduction(yuan), by=by)
    deposits.check(one.id, Check(), by=by)
    return deposits.approve(one.id, Approve(), by=chief)


def deduction(yuan: str, **told: Any) -> Deduct:
    usual = {"deduction": yuan, "reason": "墙面划伤修补", "evidence": "照片", "agreed": True}
    return Deduct.model_validate(usual | told)
