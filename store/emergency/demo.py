"""The demo estate's drills: one gone through here with its report, one of before due soon (D30)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.emergency import drills, signing, steps
from store.emergency.course import Section, course
from store.emergency.inputs import (
    Controlled,
    Deed,
    EarlierDrill,
    Ended,
    Kind,
    NewEmergency,
    Outcome,
    Remark,
    Sign,
)
from store.rights import Role, Staff

_DAYS_AGO = 170  # a lift drill serves six months
_REPORT = (
    ("人员", "演练，无伤亡；参加 18 人，到场签到表 1 张"),
    ("财产", "无"),
    ("措施", "按预案疏散 3 栋 2 单元，清点 26 户；最近岗位 3 分钟内到场"),
    ("原因", "演练，模拟 5 层厨房着火"),
    ("上报", "演练，不对外报；主管、经理在场"),
    ("复盘", "广播声小，3 层以上听不清：工程组一周内调；其余按时限完成"),
)
_MINUTES_IN_ALL = 24


def plan(past: Past) -> None:
    """Hold a fire drill some days ago, and note a lift drill of before the desk began."""
    first, back = past.shifts, min(past.shifts // 3, 4) * 3
    at = past.moment(first, 60)
    on = clock.day(past.moment(0, 0)) - timedelta(days=_DAYS_AGO)
    past.plan(at, partial(_note, on, past.assistant(first)))
    by, at = past.assistant(back), past.moment(back, past.rng.uniform(60, 150))
    begun: list[int] = []
    past.plan(at, partial(_begin, begun, by))
    for minute in range(_MINUTES_IN_ALL):
        past.plan(at + timedelta(minutes=minute, seconds=30), partial(_go_on, begun, minute, by))
    past.plan(at + timedelta(minutes=_MINUTES_IN_ALL + 1), partial(_end, begun, by))
    past.plan(at + timedelta(minutes=_MINUTES_IN_ALL + 40), partial(_report, begun, by, past.pin))


def _note(on: date, by: Staff) -> None:
    held = EarlierDrill(on=on, words="维保单位配合，困人 9 分钟救出；纸质记录在消防档案盒 3")
    drills.note_drill(Kind.LIFT, held, by=by)


def _begin(begun: list[int], by: Staff) -> None:
    new = NewEmergency(kind=Kind.FIRE, drill=True, place="3 栋 2 单元 5 层")
    begun.append(steps.start(new, by=by).id)


def _go_on(begun: list[int], minute: int, by: Staff) -> None:
    """Decide what is due by this minute, and in the last one what has no time."""
    now = course(begun[0])
    last = minute == _MINUTES_IN_ALL - 1
    for line in now.section(Section.STEPS):
        due = str(line.facts["when"])
        if line.answer is None and (last or (due.isdecimal() and int(due) <= minute)):
            outside = "110" in line.title or "119" in line.title
            deed = (
                Deed(outcome=Outcome.NOT_NEEDED, note="演练，不拨出")
                if outside
                else Deed(told=str(line.facts["who"]), note="" if due.isdecimal() else "已做")
            )
            steps.decide(begun[0], line.key, deed, by=by)
    if minute == _MINUTES_IN_ALL // 2:
        steps.remark(begun[0], Remark(what="集合点清点：应到 26 户，实到 26 户"), by=by)


def _end(begun: list[int], by: Staff) -> None:
    steps.control(begun[0], Controlled(said_by=staff.first_of(Role.SUPERVISOR).name), by=by)
    steps.end(begun[0], Ended(note="演练结束"), by=by)


def _report(begun: list[int], by: Staff, pin: str) -> None:
    for line in course(begun[0]).section(Section.REPORT):
        note = next((text for word, text in _REPORT if word in line.title), "无")
        steps.decide(begun[0], line.key, Deed(note=note), by=by)
    for who in (by, staff.first_of(Role.SUPERVISOR), staff.first_of(Role.MANAGER)):
        signing.sign(begun[0], Sign(number=who.number, pin=pin))
