"""Receipts as the tests issue them."""

from __future__ import annotations

from typing import Any

from store import clock, receipts
from store.receipts import Kind, Line, Method, NewReceipt, Receipt, Reddening, Voiding
from store.rights import Staff

BACK = Voiding(reason="写错房号", plies_back=True)
RED = Reddening(reason="收错房号", ply_back=True)


def new(home: int, amount: int = 250_66, **told: Any) -> NewReceipt:
    lines = (Line("物业管理费", "2026-11", "89.52 ㎡", "2.80", amount),)
    usual: dict[str, Any] = {
        "kind": Kind.INCOME, "home_id": home, "about": "payment:1", "payer": "欧阳明",
        "amount": amount, "method": Method.CASH, "received_on": clock.today(), "lines": lines,
    }  # fmt: skip
    return NewReceipt(**(usual | told))


def issued(home: int, by: Staff, amount: int = 250_66, **told: Any) -> Receipt:
    return receipts.issue(new(home, amount, **told), by=by)
