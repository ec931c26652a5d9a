"""Keys hung up, lent and brought back as a usual day has it, and what stands on Today of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from store import answers, clock, keys
from store.keys import HeldKey, Identity, KeyLoan, KeyLoss, KeyReturn, NewKey, Signed
from store.rights import Staff
from store.waiting import Place


def hang(by: Staff, hook: str = "17", count: int = 1) -> HeldKey:
    """A public room's key."""
    return keys.hold(NewKey(hook=hook, doors="水泵房", count=count), by=by)


def loan_to_firm(hours: float = 2, **more: Any) -> KeyLoan:
    """A lending to somebody of a firm, with a phone to ring."""
    given: dict[str, Any] = {"borrower": "贺工", "identity": Identity.ID_CARD}
    given |= {"phone": "13812341234", "firm": "装修公司", "reason": "量尺"}
    given |= {"signed": Signed.PAPER, "due": clock.now() + timedelta(hours=hours)}
    return KeyLoan.model_validate(given | more)


def lend(key: HeldKey, by: Staff, **more: Any) -> HeldKey:
    """Lend it to a colleague, who leaves no phone."""
    given: dict[str, Any] = {"borrower": "孙师傅", "identity": Identity.WORK_PASS}
    given |= {"reason": "检修", "signed": Signed.PAPER, "due": clock.now() + timedelta(hours=2)}
    return keys.lend(key.id, KeyLoan.model_validate(given | more), by=by)


def brought_back(key_id: int, by: Staff) -> HeldKey:
    """All of it that is out comes back, by the borrower, signed on paper."""
    loan = keys.get(key_id).loan
    count = loan.out if loan else None
    return keys.take_back(key_id, KeyReturn(count=count, signed=Signed.PAPER), by=by)


def lose(key: HeldKey, by: Staff, count: int = 1) -> HeldKey:
    """Some of it are lost."""
    return keys.lose(key.id, KeyLoss(count=count, what="掉进集水坑", told="王主管"), by=by)


def waits() -> list[tuple[str, str, Place]]:
    """What stands on Today of keys, but for their reconciliation."""
    found = answers.of("keys").waiting
    assert found is not None
    told = ((one.kind, one.subject, one.place) for one in found(clock.now()))
    return [one for one in told if not one[0].startswith("key_count")]


def handed() -> dict[str, dict[str, Any]]:
    """The facts of the keys that are handed over with the desk."""
    found = answers.of("keys").handed
    assert found is not None
    told = [one for one in found(clock.now()) if one.subject.startswith("key:")]
    return {one.subject: dict(one.facts) for one in told}
