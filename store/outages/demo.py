"""The outages of the demo estate: one is over, one runs, one is planned for tomorrow."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, residents
from store.answers import Past
from store.outages.inputs import NewOutage, OutageEnd, OutageReport, Supply
from store.outages.steps import announce, end, report
from store.rights import Staff


def plan(past: Past) -> None:
    """Plan them for where somebody lives."""
    if not past.lived_in:
        return
    home = past.rng.choice(list(past.lived_in))
    if past.shifts > 7:
        at = past.moment(6, 40)
        past.plan(at, partial(_power, home, past.assistant(6)))
    past.plan(past.moment(0, 4), partial(_lift, home, past.assistant(0)))
    past.plan(past.moment(0, 7), partial(_water, home, past.assistant(0)))


def _building(home: int, parts: int) -> str:
    return "-".join(residents.get(home).code.split("-")[:parts])


def _power(home: int, by: Staff) -> None:
    new = NewOutage(
        supply=Supply.POWER,
        scope=_building(home, 1),
        until=clock.now() + timedelta(hours=2),
        words="配电箱检修，公共照明和电梯停用约两小时，请走楼梯并照看老人儿童。",
        announced="工程部 赵师傅",
    )
    one = announce(new, by=by)
    for what in ("家里没电", "电梯不动"):
        report(one.id, OutageReport(home=home, what=what), by=by)
    end(one.id, OutageEnd(remark="已恢复供电"), by=by)


def _lift(home: int, by: Staff) -> None:
    new = NewOutage(
        supply=Supply.LIFT,
        scope=_building(home, 2),
        until=clock.now() + timedelta(hours=12),
        words="电梯正在维修，维保单位已到场；需要搬运或行动不便的，前台安排人协助。",
        announced="电梯维保单位",
    )
    announce(new, by=by)


def _water(home: int, by: Staff) -> None:
    begins = clock.bounds(clock.today())[1] + timedelta(hours=9)
    new = NewOutage(
        supply=Supply.WATER,
        scope=_building(home, 1),
        planned=True,
        since=begins,
        until=begins + timedelta(hours=4),
        words="明日清洗二次供水水箱，9 时至 13 时停水，请提前储水；来水后先放水几分钟再用。",
        announced="自来水公司通知",
    )
    announce(new, by=by)
