"""The entrusted homes of the demo estate: some for weeks, one beyond its limit, one with a leak."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, meters, plans, residents
from store.answers import Past
from store.meters import MeterKind
from store.meters import Stage as Standing
from store.rights import Staff
from store.trusteeship import limits, steps, storms, walking
from store.trusteeship.inputs import Checked, Looked, NewTrust, Signing
from store.trusteeship.named import Entry, Leak, Level, Point, Round, Valves
from store.trusteeship.rain import left_of, standing
from store.trusteeship.rounds import of_round, open_rounds
from store.trusteeship.trust import get, of_home
from store.trusteeship.walked import NewRain, RainClosed, RainOver, Seen, Walked

MOST = 6
_WHY = ("外地工作，一年回来一次", "去子女家常住", "出国进修", "养病，住在医院附近", "房屋待售")
_GOODS = "客厅 沙发\n餐桌\n餐椅 x6\n冰箱\n洗衣机\n空调 x3"
_PHONES = ("13800001001", "13800001002", "13800001003", "13800001004", "13800001005")


def plan(past: Past) -> None:
    """Let some homes be entrusted when the desk began, walked since, and one signed today."""
    homes = [home for home in past.lived_in if residents.owner_of(home)][-MOST:]
    if len(homes) < MOST:
        return
    first = past.shifts - 1
    begun, now = homes[:-1], homes[-1]
    past.plan(past.moment(first, 120), partial(_entrust, begun, past.assistant(first)))
    for back in range(first - 1, 0, -1):
        by = past.assistant(back)
        past.plan(past.moment(back, 200), partial(_walk, begun, by, back))
    if past.shifts > 12:
        past.plan(past.moment(7, 240), partial(_storm, past.assistant(7)))
        past.plan(past.moment(6, 30), partial(_calm, past.assistant(6)))
    past.plan(past.moment(0, 3), partial(_find, begun[1], past.assistant(0)))
    past.plan(past.moment(0, 5), partial(_exceed, begun[2], past.assistant(0)))
    past.plan(past.moment(0, 6), partial(_draft, now, past.assistant(0), 5))


def _draft(home: int, by: Staff, place: int) -> int:
    owner = residents.owner_of(home)
    new = NewTrust(
        home=home,
        reason=_WHY[place % len(_WHY)],
        entry=list(Entry)[place % 3],
        contact=owner.name if owner else "",
        phone=_PHONES[place % len(_PHONES)],
        valves=Valves.BOTH,
        goods=_GOODS,
    )
    return steps.draft(new, by=by).id


def _entrust(homes: list[int], by: Staff) -> None:
    for place, home in enumerate(homes):
        id_ = _draft(home, by, place)
        signing = {"read_by": "李芳、王师傅", "signed": True}
        for kind, name, letter in (
            (MeterKind.WATER, "water", "S"),
            (MeterKind.POWER, "power", "D"),
        ):
            there = [one for one in meters.of_home(home) if one.kind is kind]
            stands = meters.chain(there[0].id)[-1].value if there else (100 + place) * 1000
            signing[name] = str(stands // 1000)
            if not there:
                signing[f"{name}_no"] = f"T{letter}{place:03}"
        steps.sign(id_, Signing.model_validate(signing), by=by)
    plans.make()


def _walk(homes: list[int], by: Staff, back: int) -> None:
    """Some homes of the week's round in each shift, all but the last one of this week's."""
    plans.make()
    for one in open_rounds():
        turn = [line for line in of_round(one) if line.visit is None and not line.missed]
        for line in turn[: 1 if back < 9 else 3]:
            if len(turn) > 2 or back >= 9:
                given = Walked(walked_by="王师傅")
                walking.walk(line.trust.id, Round.WEEK, one.id, given, by=by)


def _storm(by: Staff) -> None:
    """Rain is announced, and every home walked before it."""
    expected = clock.now() + timedelta(hours=3)
    given = NewRain(level=Level.YELLOW, expected=expected, source="气象台")
    rain = storms.open_rain(given, by=by)
    for one in left_of(rain, Round.BEFORE):
        walking.walk(one.id, Round.BEFORE, rain.id, Walked(walked_by="马队长"), by=by)


def _calm(by: Staff) -> None:
    """It is over, and every home walked after it."""
    rain = standing()
    if rain is None:
        return
    rain = storms.rain_over(rain.id, RainOver(source="气象台解除"), by=by)
    for one in left_of(rain, Round.AFTER):
        walking.walk(one.id, Round.AFTER, rain.id, Walked(walked_by="马队长"), by=by)
    storms.close_rain(rain.id, RainClosed(), by=by)


def _find(home: int, by: Staff) -> None:
    """A leak, seen from outside on a look besides; its owner has still to be told."""
    for one in of_home(home):
        seen = Seen(
            walked_by="王师傅",
            point=Point.LEAK,
            what="阳台地漏返水，外墙有水渍",
            worker="王师傅",
        )
        walking.find(one.id, Round.EXTRA, 0, seen, by=by)


def _exceed(home: int, by: Staff) -> None:
    """More power was used than was agreed: no leak, and the owner not called yet."""
    for one in of_home(home):
        stands = {}
        for kind, name, more in ((MeterKind.WATER, "water", 1), (MeterKind.POWER, "power", 34)):
            for meter in meters.of_home(home):
                if meter.kind is kind and meter.stage is Standing.SET:
                    stands[name] = str(meters.chain(meter.id)[-1].value // 1000 + more)
        steps.check(one.id, Checked.model_validate(stands), by=by)
        if get(one.id).exceeded_on is not None:
            looked = Looked(leak=Leak.NONE, words="水表不走，电表走字，窗户关好")
            limits.look(one.id, looked, by=by)
