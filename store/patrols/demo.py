"""The patrols of the demo estate: walked, one not to its end, one missed, one under way."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from store import clock, plans
from store.answers import Past
from store.findings import Severity
from store.patrols.inputs import Abnormal, Block, LeftOut, Method, Normal, SettingOut
from store.patrols.route import Kind, Order, Patrolling, Point, typed
from store.patrols.seeds import BUILDING, FIRE
from store.patrols.steps import (
    abnormal,
    begin,
    block,
    no_access,
    normal,
    not_reached,
    set_out,
)
from store.patrols.walk import Round, open_rounds
from store.plans import Every
from store.rights import Staff

DAYS = 6
_NIGHT = tuple(map(Point, ("东门岗", "地库 B1 入口", "水泵房", "配电房", "儿童乐园", "西门岗")))
_WALKERS = ("秩序 老李", "秩序 小马", "秩序 周班长")


def plan(past: Past) -> None:
    """Let patrols be set up some days ago, and rounds be walked every shift since."""
    first = min(past.shifts - 1, 3 * DAYS)
    past.plan(past.moment(first, 2), partial(_set_up, past.supervisor))
    for back in range(first - 1, -1, -1):
        minute = past.rng.uniform(200, 260)
        fate = past.rng.random()
        happens = partial(_walk, fate, past.rng.choice(_WALKERS), past.assistant(back))
        past.plan(past.moment(back, minute), happens)


def _set_up(by: Staff) -> None:
    since = clock.today()
    for title, kind, points, windows, order in (
        ("楼宇巡查", Kind.BUILDING, BUILDING, "08:30-12:30", Order.FIXED),
        ("夜间巡逻", Kind.ORDER, _NIGHT, "01:30-05:30", Order.DRAWN),
        ("防火巡查", Kind.FIRE, FIRE, "16:30-20:30", Order.FIXED),
    ):
        begin(
            Patrolling.model_validate(
                {
                    "title": title,
                    "kind": kind,
                    "points": typed(points),
                    "every": Every.DAY,
                    "since": since,
                    "windows": windows,
                    "order": order,
                }
            ),
            by=by,
        )


def _walk(fate: float, walker: str, by: Staff) -> None:
    """Whatever is due by now: mostly walked, sometimes left undone."""
    plans.make()
    now = clock.now()
    for one in open_rounds(now):
        due = one.occurrence
        if due is not None and one.walk is None and due.starts <= now <= due.missed:
            _one(one, fate, walker, by)


def _one(one: Round, fate: float, walker: str, by: Staff) -> None:
    due = one.occurrence
    assert due is not None
    if fate > 0.93:  # nobody went
        return
    sheet = fate > 0.6
    given = SettingOut(walker=walker, method=Method.SHEET if sheet else Method.RADIO)
    walk = set_out(due.id, given, by=by)
    order, since = walk.planned, due.starts
    if fate < 0.12:
        found = Abnormal(
            what="防火门闭门器脱落，门关不上",
            severity=Severity.URGENT,
            worker="工程 赵师傅",
            happened=_after(since, 6),
        )
        abnormal(walk.id, order[1], found, by=by)
    elif fate < 0.2:
        no_access(walk.id, order[2], LeftOut(reason="设备房正在检修"), by=by)
    elif fate < 0.26:
        not_reached(walk.id, order[-1], LeftOut(reason="中途处理纠纷"), by=by)
    elif fate < 0.32:
        normal(walk.id, order[0], Normal(happened=_after(since, 3)), by=by)
        return
    minutes = 3 * len(order)
    until = min(_after(since, minutes), clock.now())
    block(walk.id, Block(since=since, until=until), by=by)


def _after(since: datetime, minutes: int) -> datetime:
    return min(since + timedelta(minutes=minutes), clock.now())
