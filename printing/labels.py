"""The Chinese names that paper gives to what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from store import catalogue, clock
from store.text import Named

_chinese = catalogue.of("zh_CN").gettext

STEPS = {
    "taken": "受理",
    "dispatched": "派单",
    "arrived": "到场",
    "called": "致电说明",
    "suspended": "挂起",
    "resumed": "恢复",
    "completed": "完工",
    "answered": "答复",
    "opinion": "意见征询",
    "visited": "回访",
    "closed": "结束",
    "reopened": "重开",
    "withdrawn": "撤销",
    "noted": "备注",
}
# What an entry of the book is about, by the first word of its kind.
SUBJECTS = {
    "ticket": "工单",
    "key": "钥匙",
    "handover": "交接班",
    "duty": "值班",
    "day": "签阅",
    "log": "跟进",
}
EVENTS = {
    "key.held": "收存",
    "key.lent": "借出",
    "key.returned": "归还",
    "key.released": "移交",
    "key.reconciled": "核对",
    "duty.began": "到岗值班",
    "handover.begun": "开始交接班",
    "handover.answered": "交接说明",
    "handover.passed": "主管放行",
    "handover.signed": "一方已签字",
    "handover.refused": "接班人暂不签字",
    "handover.abandoned": "本次交接作罢",
    "handover.completed": "双方已签字，交接完成",
    "day.signed": "主管已签阅",
}
WEEKDAYS = "一二三四五六日"


def called(member: Named | None) -> str:
    """What the desk calls a member, in Chinese; empty for none."""
    return _chinese(member.called) if member is not None else ""


def choice(chosen: Named | None, among: Iterable[Named]) -> str:
    """Tick boxes with the chosen one ticked, all open when nothing is chosen."""
    boxes = (f"{'☑' if each is chosen else '☐'}\u00a0{called(each)}" for each in among)
    return "　".join(boxes)


def moment(at: datetime | None) -> str:
    """A time as paper shows it, empty when there is none."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else ""


def full_day(on: date) -> str:
    """A day with its weekday."""
    return f"{on.isoformat()}　星期{WEEKDAYS[on.weekday()]}"
