"""The cleaning of the demo estate: blocks ticked, one left, works at each stage, an accident."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, plans
from store.answers import Past
from store.cleaning.duties import board
from store.cleaning.inputs import Failing, LeavingOut, Minor, Ticking, Whole
from store.cleaning.matter_inputs import Approving, Happened, MatterKind, Planned, Telling, ToldOn
from store.cleaning.matter_steps import approve, plan_work, record_accident, tell, tell_orally
from store.cleaning.steps import fail, leave_out, minor, set_up, tick, whole
from store.rights import Staff

# Minutes of a shift at which the cleaning lead notes what has been done: a block passes in 15.
_ROUND = (10, 30, 55, 75, 95, 115, 140, 200, 265, 330, 395, 455)


def plan(past: Past) -> None:
    """Set the timetable up a day ago, tick what is due, let works and an accident be on record."""
    first = min(past.shifts - 1, 2)
    past.plan(past.moment(first, 2), partial(set_up, by=past.supervisor))
    for back in range(first, -1, -1):
        for minute in _ROUND:
            happens = partial(_tick, past.rng.random(), past.supervisor)
            past.plan(past.moment(back, minute), happens)
    past.plan(past.moment(first, 60), partial(_works, past.supervisor))
    past.plan(past.moment(0, 20), partial(_accident, past.supervisor))


def _tick(fate: float, by: Staff) -> None:
    plans.make()
    now = clock.now()
    for one in board(now):
        due = one.occurrence
        if due.stage is not plans.Stage.OPEN or not due.starts <= now <= due.missed:
            continue
        if one.sheet.kind.value == "daily":
            _look(one.id, one.left, by)
        elif not one.sheet.kind.scored and one.left:
            if fate < 0.08:
                return
            if fate < 0.3 and len(one.left) > 1:
                leave_out(one.id, one.left[-1], LeavingOut(reason="现场有客人"), by=by)
            whole(one.id, Whole(), by=by)


def _look(number: int, left: list[int], by: Staff) -> None:
    if not left:
        return
    first, second, *rest = left
    fail(number, first, Failing(what="地面有水渍", worker="保洁 周领班"), by=by)
    minor(number, second, Minor(what="边角有积尘"), by=by)
    for place in rest[:-2]:
        tick(number, place, Ticking(), by=by)


def _works(by: Staff) -> None:
    for days, kind, place, what, height in (
        (6, MatterKind.FACADE, "售楼部外立面", "吊篮清洗外立面玻璃，自上而下", 18),
        (5, MatterKind.STONE, "大堂通道", "石材结晶打蜡，分段封闭", 0),
        (9, MatterKind.PESTS, "销售区域", "夜间消杀，次晨通风", 0),
    ):
        starts = clock.now() + timedelta(days=days)
        new = Planned(
            kind=kind, place=place, what=what, people="保洁 周领班，外包 4 人", starts=starts,
            ends=starts + timedelta(hours=8), height=height,
            measures="设警戒区，专人看护；提前一天告知；备急救箱",
        )  # fmt: skip
        one = plan_work(new, by=by)
        if kind is not MatterKind.PESTS:
            tell(one.id, Telling(receiver="开发商 郑工"), by=by)
        if kind is MatterKind.FACADE:
            approve(one.id, Approving(approver="开发商 郑工"), by=by)


def _accident(by: Staff) -> None:
    new = Happened(
        happened=clock.now() - timedelta(minutes=8), place="样板区楼梯",
        what="保洁员滑倒，脚踝扭伤", people="保洁 吴阿姨", measures="已冰敷送医",
    )  # fmt: skip
    one = record_accident(new, by=by)
    tell_orally(one.id, ToldOn(receiver="开发商 郑工", how="电话"), by=by)
