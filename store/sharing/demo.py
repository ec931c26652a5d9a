"""The demo estate's shared cost: last month's power of the lifts of its first building, billed."""

from __future__ import annotations

from datetime import date, timedelta

from store import bills, clock, residents
from store.answers import Past
from store.desk import staff
from store.rights import Role
from store.sharing.inputs import NewShare
from store.sharing.steps import share

_BUILDING, _COST = "1", 1_286_40
_HOMES = 1000


def plan(past: Past) -> None:
    """Let the cost be split and billed with the months before, which most homes pay soon after."""
    past.plan(past.moment(past.shifts - 1, 78), _split)


def _split() -> None:
    """By area among the homes that somebody pays for; the developer bears the others' part."""
    last = clock.today().replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    there = residents.browse(limit=_HOMES)
    sharing = [one for one in there if residents.is_of(one.code, _BUILDING)]
    without = [one.code for one in sharing if not _pays(one.id, first, last)]
    if len(without) == len(sharing):
        return
    new = NewShare.model_construct(
        item="DTF", total=_COST, first=first, last=last, building=_BUILDING,
        without=" ".join(without), basis=f"供电局发票 {last:%m}-0912，空置房由开发商承担",
    )  # fmt: skip
    made = share(new, by=staff.first_of(Role.SUPERVISOR))
    bills.issue(made.run_id, bills.Issue(), by=staff.first_of(Role.SUPERVISOR))


def _pays(home: int, *days: date) -> bool:
    return all(bills.payer_on(home, day) for day in days)
