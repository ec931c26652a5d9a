"""The demo estate's bills: who pays, and twelve months of the management fee and the car spaces."""

from __future__ import annotations

from datetime import date, timedelta

from store import clock
from store.answers import Past
from store.bills.inputs import FromFiles, Issue, NewRun
from store.bills.making import draft, issue
from store.bills.naming import name_owners
from store.errors import Refused
from store.rights import Role, Staff

_MONTHS = 12


def plan(past: Past) -> None:
    """Let the owners be named when the desk began, and the months be billed."""
    first = past.shifts - 1
    past.plan(past.moment(first, 70), _name)
    past.plan(past.moment(first, 75), _bill)


def _name() -> None:
    began = date(clock.today().year - 1, 1, 1)
    name_owners(FromFiles(since=began, reason="入住通知单"), by=_one(Role.MANAGER))


def _bill() -> None:
    by, months = _one(Role.SUPERVISOR), list(_last(clock.today(), _MONTHS))
    for month in months:
        for item in ("WYF", "CWF"):
            _run(item, month, by)


def _run(item: str, month: str, by: Staff) -> None:
    try:
        run = draft(NewRun(item=item, month=month), by=by)
    except Refused:  # a month without a permit has no car space to bill
        return
    issue(run.id, Issue(), by=by)


def _last(day: date, count: int) -> list[str]:
    months = []
    for _number in range(count):
        months.append(f"{day:%Y-%m}")
        day = day.replace(day=1) - timedelta(days=1)
    return months[::-1]


def _one(role: Role) -> Staff:
    from store.desk import staff

    return next(one for one in staff.everyone() if one.role is role)
