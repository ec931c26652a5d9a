"""The demo estate's bills: who pays, and twelve months of the management fee and the car spaces."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.bills.bill import owed_by
from store.bills.inputs import (
    Approved,
    Dispute,
    FromFiles,
    Issue,
    NewRate,
    NewReduction,
    NewRun,
)
from store.bills.making import draft, issue
from store.bills.naming import name_owners
from store.bills.parts import agree
from store.bills.steps import approve_reduction, ask_reduction, dispute, reductions_asked
from store.desk import staff
from store.errors import Refused
from store.rights import Role

_MONTHS = 12
_LET_OFF = 20


def plan(past: Past) -> None:
    """Let the owners be named when the desk began, and the months be billed."""
    first = past.shifts - 1
    past.plan(past.moment(first, 70), _name)
    for home in past.lived_in[-1:]:
        past.plan(past.moment(first, 74), partial(_part, home))
    past.plan(past.moment(first, 75), _bill)
    past.plan(past.moment(min(first, 2), 20), _cars)
    for home in past.lived_in[1:2]:
        past.plan(past.moment(min(first, 3), 50), partial(_object, home))
    for home in past.lived_in[2:3]:
        past.plan(past.moment(min(first, 2), 90), partial(_reduce, home))


def _name() -> None:
    began = date(clock.today().year - 1, 1, 1)
    name_owners(FromFiles(since=began, reason="入住通知单"), by=staff.first_of(Role.MANAGER))


def _part(home: int) -> None:
    """One family is away for a year: by the contract it pays six tenths meanwhile."""
    since = clock.today().replace(day=1)
    told = {"home": home, "item": "WYF", "rate": "60", "since": since}
    given = NewRate.model_validate(told | {"reason": "业主书面申请空置，物业服务合同第八条"})
    agree(given, by=staff.first_of(Role.MANAGER))


def _object(home: int) -> None:
    """One says that the lift stood still."""
    for bill in owed_by(home)[:1]:
        told = Dispute(since=clock.today(), reason="称上月电梯停用五日，要求减收")
        dispute(bill.id, told, by=staff.first_of(Role.ASSISTANT))


def _reduce(home: int) -> None:
    """For another a part is asked to be let off, and the manager grants it."""
    free = [
        one for one in owed_by(home) if one.owed > _LET_OFF * 100 and not reductions_asked(one.id)
    ]
    for bill in free[-1:]:
        told = {"amount": str(_LET_OFF), "reason": "屋面渗漏维修延误", "paper": "经理批示 2026-03"}
        given = NewReduction.model_validate(told)
        ask_reduction(bill.id, given, by=staff.first_of(Role.ASSISTANT))
        for asked in reductions_asked(bill.id):
            approve_reduction(asked.id, Approved(), by=staff.first_of(Role.MANAGER))


def _bill() -> None:
    by, months = staff.first_of(Role.SUPERVISOR), list(_last(clock.today(), _MONTHS))
    for month in months:
        run = draft(NewRun(item="WYF", month=month), by=by)
        issue(run.id, Issue(), by=by)


def _cars() -> None:
    """Car spaces are billed by the permits that there are; the drafts wait to be issued."""
    try:
        draft(NewRun(item="CWF", month=f"{clock.today():%Y-%m}"), by=staff.first_of(Role.ASSISTANT))
    except Refused:  # a short past has no permit yet
        return


def _last(day: date, count: int) -> list[str]:
    months = []
    for _number in range(count):
        months.append(f"{day:%Y-%m}")
        day = day.replace(day=1) - timedelta(days=1)
    return months[::-1]
