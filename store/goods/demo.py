"""The slips of the demo estate: most are closed, some wait for the guard, one for a repair."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, residents
from store.answers import Past
from store.goods.inputs import Confirmation, How, Identity, Issue, Match, NewSlip, Passage, Why
from store.goods.steps import ask, confirm, issue, let_pass, match
from store.rights import Staff

MOST = 18
_GOODS = (
    "沙发, 1\n茶几, 1",
    "冰箱, 1, BCD-252",
    "纸箱, 12\n衣柜, 2",
    "瓷砖, 3.5, , 余料",
    "自行车, 2",
)


def plan(past: Past) -> None:
    """Let goods go out of some homes over the days of the demo."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    for home in homes[2:]:
        back = past.rng.randint(1, max(past.shifts, 1))
        at = past.moment(back, past.rng.uniform(60, 400))
        goods, matched = past.rng.choice(_GOODS), past.rng.random() < 0.8
        past.plan(at, partial(_go, home, goods, past.assistant(back), matched=matched))
    for home in homes[:1]:
        past.plan(past.moment(1, 90), partial(_repair, home, past.assistant(1)))
    for home in homes[1:2]:
        past.plan(past.moment(0, 1), partial(_ask, home, _GOODS[0], past.assistant(0)))


def _ask(home: int, goods: str, by: Staff, why: Why = Why.PART) -> int | None:
    owner = residents.owner_of(home)
    if owner is None:
        return None
    back_by = clock.today() + timedelta(days=3) if why is Why.REPAIR else None
    new = NewSlip(
        home=home, applicant=owner.name, goods=goods, why=why, back_by=back_by, bearer="刘师傅"
    )
    return ask(new, by=by).id


def _go(home: int, goods: str, by: Staff, why: Why = Why.PART, *, matched: bool = True) -> None:
    slip = _ask(home, goods, by, why)
    if slip is None:
        return
    confirm(slip, Confirmation(identity=Identity.FILE, how=How.IN_PERSON), by=by)
    issue(slip, Issue(), by=by)
    let_pass(slip, Passage(gate="东门", guard="赵队长", matches=True), by=by)
    if matched:
        match(slip, Match(), by=by)


def _repair(home: int, by: Staff) -> None:
    _go(home, "电视, 1, SN20481", by, Why.REPAIR)
