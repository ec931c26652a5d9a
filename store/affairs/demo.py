"""The office of the demo estate: a car is out, a room is booked, paper runs low."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.affairs.countsteps import begin_count, count
from store.affairs.inputs import (
    Begin,
    Counted,
    Drive,
    Meeting,
    NewAsset,
    SealOut,
    SealUse,
    StockIn,
    StockOut,
    Taking,
)
from store.affairs.lending import drive, meet, take, take_seal, use_seal
from store.affairs.steps import enter, issue, stock
from store.affairs.words import Kind, Scope
from store.answers import Past
from store.rights import Staff

# kind, name, mark, place, keeper, unit, stock, minimum
_THINGS = (
    (Kind.SEAL, "管理处公章", "圆形 42 mm", "保险柜 1", "王主管", "枚", 0, 0),
    (Kind.SEAL, "收费专用章", "", "财务柜", "收费员", "枚", 0, 0),
    (Kind.VEHICLE, "巡逻电瓶车", "厂内 003", "地库 B1", "秩序 马队", "辆", 0, 0),
    (Kind.VEHICLE, "公务车", "粤B8Q123", "地面 12 号", "王主管", "辆", 0, 0),
    (Kind.ROOM, "二楼会议室", "20 座", "管理处二楼", "客服", "", 0, 0),
    (Kind.SUPPLY, "A4 复印纸", "70 g", "文印柜", "客服", "包", 20, 10),
    (Kind.SUPPLY, "中性笔", "黑 0.5", "文印柜", "客服", "支", 60, 24),
    (Kind.ASSET, "笔记本电脑", "资-018", "前台", "客服", "台", 0, 0),
    (Kind.ASSET, "投影仪", "资-022", "会议室", "客服", "台", 0, 0),
)
_NAMES = ("kind", "name", "code", "place", "keeper", "unit", "stock", "minimum")


def plan(past: Past) -> None:
    """Let things be entered, used and lent; one count is under way."""
    first = min(past.shifts - 1, 9)
    past.plan(past.moment(first, 12), partial(_enter, past.supervisor))
    past.plan(past.moment(max(first - 2, 0), 90), partial(_use, past.assistant(first)))
    past.plan(past.moment(0, 14), partial(_today, past.assistant(0)))


def _enter(by: Staff) -> None:
    for row in _THINGS:
        enter(NewAsset.model_validate(dict(zip(_NAMES, row, strict=True))), by=by)


def _use(by: Staff) -> None:
    use = SealUse(what="装修许可证", copies=2, whither="3 栋业主", who=by.name, other="王主管")
    use_seal(1, use, by=by)
    issue(6, StockOut(count=14, who=by.name, what="催缴通知"), by=by)
    stock(7, StockIn(count=12, source="办公用品店"), by=by)


def _today(by: Staff) -> None:
    now = clock.now()
    car = Drive(
        who="王主管", what="送检电梯资料", whither="市特检院", until=now + timedelta(hours=3)
    )
    take(drive(4, car, by=by).id, Taking(km=35218), by=by)
    room = Meeting(
        who=by.name, what="业委会例会", copies=9, since=now + timedelta(hours=6),
        until=now + timedelta(hours=8),
    )  # fmt: skip
    meet(5, room, by=by)
    seal = SealOut(
        who=by.name, other="收费员", what="租赁合同备案", whither="街道办",
        since=now + timedelta(hours=20), until=now + timedelta(hours=23),
    )  # fmt: skip
    take_seal(1, seal, by=by)
    found = begin_count(Begin(scope=Scope.SUPPLIES), by=by)
    count(found.id, 6, Counted(counted=6), by=by)
