"""The Chinese names that paper gives to what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from store import clock
from store.tickets import Channel, Kind, Opinion, Stage, Urgency

E = TypeVar("E", bound=StrEnum)

KINDS = {
    Kind.REPAIR: "维修",
    Kind.PAID: "特约服务（有偿）",
    Kind.COMPLAINT: "投诉",
    Kind.ENQUIRY: "咨询",
}
CHANNELS = {
    Channel.PHONE: "来电",
    Channel.VISIT: "来访",
    Channel.NET: "网络",
    Channel.REFERRED: "转报",
}
URGENCIES = {Urgency.URGENT: "紧急", Urgency.NORMAL: "一般", Urgency.PLANNED: "预约"}
OPINIONS = {
    Opinion.SATISFIED: "满意",
    Opinion.FAIR: "基本满意",
    Opinion.DISSATISFIED: "不满意",
    Opinion.NONE: "未联系上",
}
STAGES = {
    Stage.TAKEN: "已受理",
    Stage.DISPATCHED: "已派单",
    Stage.ARRIVED: "已到场",
    Stage.SUSPENDED: "挂起",
    Stage.COMPLETED: "已完工",
    Stage.ANSWERED: "已答复",
    Stage.VISITED: "已回访",
    Stage.CLOSED: "已结束",
    Stage.WITHDRAWN: "已撤销",
}
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


def choice(names: Mapping[E, str], chosen: E | None, among: Iterable[E] | None = None) -> str:
    """Tick boxes with the chosen one ticked, all open when nothing is chosen."""
    boxes = (
        f"{'☑' if each is chosen else '☐'}\u00a0{names[each]}"
        for each in (among if among is not None else names)
    )
    return "　".join(boxes)


def moment(at: datetime | None) -> str:
    """A time as paper shows it, empty when there is none."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else ""
