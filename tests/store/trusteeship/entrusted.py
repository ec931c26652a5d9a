"""Entrusted homes as the tests need them."""

from __future__ import annotations

from typing import Any

from store import residents, trusteeship
from store.residents import NewHome, NewPerson, Role
from store.rights import Staff
from store.trusteeship import Ending, NewTrust, Seen, Signing, Trust, Walked

WALKED = Walked(walked_by="王师傅")


def home(by: Staff, code: str = "3-2-1201", area: float = 60.01) -> int:
    """A home with its owner."""
    there = residents.add_home(NewHome(code=code, area=area), by=by).id
    owner = NewPerson(name="欧阳明", phone="13812341234", role=Role.OWNER)
    residents.move_in(there, owner, by=by)
    return there


def drafted(there: int, by: Staff, **told: Any) -> Trust:
    usual = {"home": there, "reason": "出国", "entry": "call", "contact": "欧阳芳"}
    usual |= {"phone": "13900001111", "goods": "沙发\n餐椅 x6"}
    return trusteeship.draft(NewTrust.model_validate(usual | told), by=by)


def signing(**told: Any) -> Signing:
    usual = {"water": "100", "power": "2000", "read_by": "李芳、王师傅", "signed": True}
    return Signing.model_validate(usual | told)


def entrusted(by: Staff, code: str = "3-2-1201", there: int | None = None, **told: Any) -> Trust:
    """One that both have signed, its meters entered with it."""
    there = home(by, code) if there is None else there
    one = drafted(there, by, **told)
    numbers = {"water_no": f"S{there}", "power_no": f"D{there}"}
    return trusteeship.sign(one.id, signing(**numbers), by=by)


def ending(**told: Any) -> Ending:
    usual = {"why": "back", "water": "101", "power": "2003", "read_by": "李芳、王师傅"}
    return Ending.model_validate(usual | told)


def seen(**told: Any) -> Seen:
    usual = {"walked_by": "王师傅", "point": "leak", "what": "阳台渗水", "worker": "赵师傅"}
    return Seen.model_validate(usual | told)
