"""What was reported up in the demo estate: some are done with, one is decided and goes on (D5)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.escalations import steps
from store.escalations.inputs import (
    Acknowledged,
    Decision,
    Ended,
    How,
    Level,
    Lowered,
    NewEscalation,
    Told,
)
from store.rights import Role, Staff

LIFT = "3 栋 2 号电梯困人 38 分钟，维保超时，业主要求书面说明"
WATER = "1 栋地下室积水，十二户同时报修，物资不够"
SMELL = "业主聚在前台，反映垃圾房异味"


def plan(past: Past) -> None:
    """Let a major, a lowered and a hard matter go up, the last of them the shift before this."""
    days = past.shifts // 3
    for back, course in ((min(days, 6) * 3, _lift), (min(days, 3) * 3, _smell), (1, _water)):
        course(past, past.assistant(back), back)


def _lift(past: Past, by: Staff, back: int) -> None:
    """Major: the supervisor at the second try, the manager by telephone, and what came of it."""
    at = past.moment(back, past.rng.uniform(60, 200))
    up: list[int] = []
    past.plan(at, partial(_raise, up, LIFT, Level.MAJOR, by))
    tries = ((2, Role.SUPERVISOR, False), (5, Role.SUPERVISOR, True), (7, Role.MANAGER, True))
    for minutes, whom, reached in tries:
        past.plan(at + timedelta(minutes=minutes), partial(_tell, up, whom, reached, by))
    words = "当日书面答复业主，约谈维保单位"
    past.plan(at + timedelta(minutes=12), partial(_decide, up, Role.MANAGER, words, 24, by))
    past.plan(at + timedelta(minutes=150), partial(_end, up, "说明已送达业主，维保单位已整改", by))


def _smell(past: Past, by: Staff, back: int) -> None:
    """Major at first, and lowered by the supervisor, who signs with the own PIN."""
    at = past.moment(back, past.rng.uniform(60, 200))
    up: list[int] = []
    past.plan(at, partial(_raise, up, SMELL, Level.MAJOR, by))
    past.plan(at + timedelta(minutes=3), partial(_read, up, past, by))
    past.plan(at + timedelta(minutes=6), partial(_lower, up, past.supervisor))
    past.plan(at + timedelta(minutes=9), partial(_decide, up, Role.SUPERVISOR, "加洗两次", 4, by))
    past.plan(at + timedelta(minutes=90), partial(_end, up, "清洗后异味消除，业主离开", by))


def _water(past: Past, by: Staff, back: int) -> None:
    """Hard: the supervisor decided, and it goes on."""
    at = past.moment(back, past.rng.uniform(60, 200))
    up: list[int] = []
    past.plan(at, partial(_raise, up, WATER, Level.HARD, by))
    past.plan(at + timedelta(minutes=4), partial(_tell, up, Role.SUPERVISOR, True, by))
    words = "调两台水泵，采购补物资"
    past.plan(at + timedelta(minutes=6), partial(_decide, up, Role.SUPERVISOR, words, 30, by))


def _raise(up: list[int], why: str, level: Level, by: Staff) -> None:
    up.append(steps.raise_(NewEscalation(level=level, why=why), by=by).id)


def _tell(up: list[int], role: Role, reached: bool, by: Staff) -> None:
    words = "已说明情况" if reached else "无人接听"
    steps.tell(
        up[0],
        Told(whom=staff.first_of(role).id, how=How.PHONE, reached=reached, words=words),
        by=by,
    )


def _read(up: list[int], past: Past, by: Staff) -> None:
    given = Acknowledged(number=past.supervisor.number, pin=past.pin)
    steps.acknowledge(up[0], given, by=by)


def _lower(up: list[int], by: Staff) -> None:
    steps.lower(up[0], Lowered(reason="四户业主，情绪已平复"), by=by)


def _decide(up: list[int], role: Role, words: str, hours: int, by: Staff) -> None:
    until, whom = clock.now() + timedelta(hours=hours), staff.first_of(role).id
    steps.decide(up[0], Decision(whom=whom, words=words, until=until, owner=whom), by=by)


def _end(up: list[int], words: str, by: Staff) -> None:
    steps.end(up[0], Ended(words=words), by=by)
