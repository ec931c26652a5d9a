"""The inspections of the demo estate: signed, objected to, one half marked."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.findings import Severity
from store.inspections.inputs import (
    Fault,
    InOrder,
    Kind,
    NewInspection,
    NotApplying,
    Objecting,
    TakingNote,
)
from store.inspections.steps import begin, fault, in_order, not_applying, objected, take_note
from store.rights import Staff

_ANSWER = {
    Kind.CLEANING: "保洁 周领班",
    Kind.ORDER: "秩序 马队长",
    Kind.ENGINEERING: "工程 赵师傅",
    Kind.GREEN: "绿化 钱师傅",
    Kind.FIRE: "工程 赵师傅",
}


def plan(past: Past) -> None:
    """Let a department be inspected by day every other day, the newest not to its end."""
    days = [back for back in range(min(past.shifts - 1, 15), -1, -1) if _by_day(past, back)]
    for nth, back in enumerate(days[::-2][::-1]):
        kind, under_way = list(_ANSWER)[nth % len(_ANSWER)], back == days[-1]
        happens = partial(_inspect, kind, past.rng.random(), past.supervisor, under_way)
        past.plan(past.moment(back, past.rng.uniform(60, 200)), happens)


def _by_day(past: Past, back: int) -> bool:
    return 8 <= clock.local(past.moment(back, 60)).hour < 15


def _inspect(kind: Kind, fate: float, by: Staff, under_way: bool) -> None:
    one = begin(NewInspection(kind=kind, inspected=_ANSWER[kind]), by=by)
    for place in one.planned[: 2 if under_way else None]:
        chance = (fate * 97 * (place + 3)) % 1
        if chance < 0.12:
            wrong = Fault(
                got=one.items[place].weight // 2,
                what=f"{one.items[place].title}：现场与要求不符",
                severity=Severity.GENERAL,
                worker=_ANSWER[kind],
                due=clock.now() + timedelta(days=3),
            )
            fault(one.id, place, wrong, by=by)
        elif chance > 0.95:
            not_applying(one.id, place, NotApplying(reason="本区没有"), by=by)
        else:
            in_order(one.id, place, InOrder(), by=by)
    if under_way:
        return
    if fate > 0.75:
        objected(one.id, Objecting(objection="检查时正在换班，请复核"), by=by)
    elif fate > 0.2:
        take_note(one.id, TakingNote(), by=by)
