"""The demo estate's late charges: its contract agrees them, one is waived, one waits for that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice

from store import clock
from store.answers import Past
from store.bills import Approved
from store.desk import settings, staff
from store.late.charge import Late, of_home
from store.late.settings import LateSettings
from store.late.waiver import NewWaiver, Waiver, approve, ask
from store.rights import Role

_CLAUSE = "前期物业服务合同第九条"
_GRACE = 10  # days: who pays this month soon after its bill bears nothing


def plan(past: Past) -> None:
    """Let the clause be entered before the first bills, and two of those who owe ask for mercy."""
    first = past.shifts - 1
    past.plan(past.moment(first, 65), _agree)
    past.plan(past.moment(min(first, 2), 100), partial(_waive, past.lived_in))
    past.plan(past.moment(min(first, 1), 102), partial(_ask, past.lived_in, "称通知单寄到旧地址"))


def _agree() -> None:
    told = LateSettings.model_validate({"clause": _CLAUSE, "grace": _GRACE})
    settings.change_own("late", told, by=staff.first_of(Role.MANAGER))


def _waive(homes: Sequence[int]) -> None:
    """The manager grants what a supervisor asked for."""
    for one in _ask(homes, "业主住院，家属代缴"):
        approve(one.id, Approved(), by=staff.first_of(Role.MANAGER))


def _ask(homes: Sequence[int], reason: str) -> list[Waiver]:
    """Ask for the first bill whose late charge is owed; none where the past is too short."""
    by, today = staff.first_of(Role.SUPERVISOR), clock.today()
    owed = (one for home in homes for one in of_home(home, today))
    return [ask(_whole(one, reason), by=by) for one in islice(owed, 1)]


def _whole(one: Late, reason: str) -> NewWaiver:
    return NewWaiver.model_construct(bill=one.bill.number, amount=one.owed, reason=reason)
