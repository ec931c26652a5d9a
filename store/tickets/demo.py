"""The findings and tasks of the demo estate, taken up in the shifts that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.findings import NewFinding, Severity
from store.rights import Staff
from store.tickets.findings import (
    Reinspected,
    Righted,
    accept,
    begin,
    origin_of,
    put_right,
    raise_,
    reinspect,
)
from store.tickets.inputs import Kind, Reason
from store.tickets.phrases import NewPhrase, add_phrase
from store.tickets.queue import queue
from store.tickets.rows import get
from store.tickets.state import Stage
from store.tickets.tasks import NewTask, TaskAnswer, confirm, give, report, send_back, take_on

SHIFTS_BETWEEN = 11
_FOUND = (
    ("3栋负一层", "消防通道堆放纸箱", Severity.URGENT, "秩序班长"),
    ("中心花园", "儿童滑梯护栏松动", Severity.GENERAL, "工程部"),
    ("1栋大堂", "地砖空鼓一块", Severity.PLANNED, "工程部"),
)


_REPORTS = (
    ("家里停电，空气开关已跳", Kind.REPAIR),
    ("水管漏水，已关总阀", Kind.REPAIR),
    ("马桶堵塞", Kind.REPAIR),
    ("门锁打不开", Kind.REPAIR),
    ("楼上噪音扰民", Kind.COMPLAINT),
    ("询问物业费缴纳方式", Kind.ENQUIRY),
)


def plan(past: Past) -> None:
    """Let somebody find something now and then, and each shift go on with what is open."""
    for place, (words, kind) in enumerate(_REPORTS):
        new = NewPhrase.model_validate({"what": words, "kind": kind})
        at = past.moment(past.shifts - 1, 5 + place)
        past.plan(at, partial(add_phrase, new, by=past.supervisor))
    for back in range(past.shifts - 2, 0, -1):
        by = past.assistant(back)
        if back % SHIFTS_BETWEEN == 3:
            at = past.moment(back, past.rng.uniform(60, 120))
            past.plan(at, partial(_find, past.rng.choice(_FOUND), by))
        for minute, steps in ((40, _TAKEN_UP), (170, _BEGUN)):
            at = past.moment(back, past.rng.uniform(minute, minute + 30))
            past.plan(at, partial(_go_on, steps, by))
        at = past.moment(back, past.rng.uniform(300, 330))
        past.plan(at, partial(_go_on, _REINSPECTED, past.supervisor))
    _plan_tasks(past)


def _find(what: tuple[str, str, Severity, str], by: Staff) -> None:
    place, seen, severity, worker = what
    due = clock.now() + timedelta(days=3)
    new = NewFinding(place=place, what=seen, severity=severity, worker=worker, due=due)
    raise_(new, by=by)


def _put_right(ticket_id: int, *, by: Staff) -> None:
    put_right(ticket_id, Righted(result="已处理，现场恢复"), by=by)


def _reinspect(ticket_id: int, *, by: Staff) -> None:
    if not origin_of(get(ticket_id)).at_source:
        reinspect(ticket_id, Reinspected(passed=True, note="现场复查，已整改到位"), by=by)


_Steps = Mapping[Stage, Callable[..., object]]
_TAKEN_UP: _Steps = {Stage.ASSIGNED: accept, Stage.RECTIFYING: _put_right}
_REINSPECTED: _Steps = {Stage.TO_REINSPECT: _reinspect}
_BEGUN: _Steps = {Stage.ACCEPTED: begin}


def _go_on(steps: _Steps, by: Staff) -> None:
    for queued in queue():
        if queued.ticket.kind is Kind.FINDING and queued.ticket.stage in steps:
            steps[queued.ticket.stage](queued.ticket.id, by=by)


# What was given so many shifts ago, to whom, due in so many hours; whether it is answered.
_TASKS = (
    (26, "核对地下车库照明控制箱的标签", "赵师傅", 30, True),
    (14, "整理九月至十一月的装修巡查照片，按楼栋归档", "", 48, True),
    (2, "检查各单元门禁卡登记，列出失效未注销的", "", 26, False),
    (1, "更换大堂告示栏的用电安全通知", "何师傅", 12, True),
    (1, "准备明天上午业主恳谈会的签到表和座位", "", 20, False),
)


def _plan_tasks(past: Past) -> None:
    """Let the supervisor assign some; the last two are open, one waits to be confirmed."""
    for number, (back, what, worker, hours, answered) in enumerate(_TASKS):
        if back + 1 >= past.shifts:
            continue
        by = past.assistant(back)
        new = {"what": what, "worker": worker or by.name, "giver": past.supervisor.id}
        at = past.moment(back, 95 + 20 * number)
        task = _Given()
        past.plan(at, partial(task.give, new, hours, past.supervisor))
        if answered:
            past.plan(at + timedelta(minutes=25), partial(task.answer, by))
        if answered and back > 1:
            past.plan(at + timedelta(minutes=60), partial(task.confirm, by, past.supervisor))


class _Given:
    """A task of the past: its number is known once it was given."""

    def __init__(self) -> None:
        self.number = 0

    def give(self, new: Mapping[str, object], hours: int, by: Staff) -> None:
        due = clock.now() + timedelta(hours=hours)
        self.number = give(NewTask.model_validate({**new, "due": due}), by=by).id

    def answer(self, by: Staff) -> None:
        take_on(self.number, by=by)
        report(self.number, TaskAnswer(result="已办好，照片在工作群里"), by=by)

    def confirm(self, by: Staff, giver: Staff) -> None:
        send_back(self.number, Reason(reason="缺一份清单，请补"), by=giver)
        report(self.number, TaskAnswer(result="清单已补，放在前台文件夹"), by=by)
        confirm(self.number, by=giver)
