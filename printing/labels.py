"""The Chinese names that paper gives to what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from store import clock
from store.dutylog import Category
from store.keys import Identity, KeyKind
from store.residents import HomeKind, Role, Sex
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
CATEGORIES = {
    Category.CALL: "来电",
    Category.VISIT: "来访",
    Category.PARCEL: "快递",
    Category.NOTICE: "通知",
    Category.PATROL: "巡查",
    Category.FACILITY: "设施",
    Category.ENVIRONMENT: "环境",
    Category.SECURITY: "安全",
    Category.EMERGENCY: "突发事件",
    Category.ESCALATION: "上报",
    Category.ABSENCE: "离岗",
    Category.OTHER: "其他",
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
KEY_KINDS = {
    KeyKind.PUBLIC: "公共",
    KeyKind.DEPOSITED: "业主托管",
    KeyKind.VACANT: "空置房",
}
IDENTITIES = {
    Identity.ID_CARD: "身份证",
    Identity.WORK_PASS: "工作证",
    Identity.RESIDENT_CARD: "住户证",
    Identity.DRIVING_LICENCE: "驾驶证",
    Identity.PASSPORT: "护照",
    Identity.AUTHORISATION: "授权书",
    Identity.KNOWN: "本人熟识",
}
HOME_KINDS = {HomeKind.HOME: "住宅", HomeKind.SHOP: "商铺"}
ROLES = {Role.OWNER: "业主", Role.FAMILY: "家属", Role.TENANT: "租户", Role.OTHER: "其他"}
SEXES = {Sex.UNKNOWN: "", Sex.MALE: "男", Sex.FEMALE: "女"}
WEEKDAYS = "一二三四五六日"


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


def full_day(on: date) -> str:
    """A day with its weekday."""
    return f"{on.isoformat()}　星期{WEEKDAYS[on.weekday()]}"
