"""The agreement about an entrusted home, in two copies (SH23, T5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from printing.labels import choice
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import meters, money
from store.meters import Meter, MeterKind
from store.trusteeship import Entry, Span, Trust, Valves, owner_of, settings

_GOODS = (Column("物品", 110), Column("数量", 20, Align.RIGHT), Column("备注", 50))
_METERS = (
    Column("表", 30),
    Column("表号", 50),
    Column("起始读数", 40, Align.RIGHT),
    Column("抄表日", 40, Align.CENTRE),
)
_TERMS = (
    "一、托管期间管理处每周及大雨前后对房屋作户外巡查，发现问题及时处理并告知业主。"
    "二、托管期间物业管理费按约定比例、按日计收，自双方签字之日与约定起始日中较晚者起算，不追溯。"
    "三、用水、用电限额用以确认房屋无人使用；超出限额的，管理处先查找渗漏并致电业主，"
    "确属有人使用的，自发现次日起恢复全额计费。"
    "四、进入室内须经业主同意，两人同行，领用钥匙签字。"
    "五、室内贵重物品由业主自行保管；因不可抗力、房屋自身缺陷造成的损失，管理处不承担赔偿责任，"
    "因管理处过错造成的损失由管理处承担。"
    "六、业主入住、出租、出售前应提前通知管理处，办理终止并双方抄表。"
)
_SUPPLY = {MeterKind.WATER: "水表", MeterKind.POWER: "电表", MeterKind.GAS: "燃气表"}
_COUNT = re.compile(r"(.*?)\s*[x×＊*]\s*(\d{1,4})")
_ROWS = 8


def agreement(
    one: Trust | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """What both agree on, the goods and the meters; blank to be filled in by hand."""
    parts: tuple[Part, ...] = (
        *_parties(one),
        Table(_METERS, tuple(_meters(one)), 3),
        Table(_GOODS, tuple(_goods(one)), 0 if one and one.goods else _ROWS),
        Plain(_TERMS),
        Prose("补充约定", one.remark if one else "", 2),
        Signatures(
            (
                Signature("业主", "同意以上约定，读数与清单已核对"),
                Signature("管理处", "同意以上约定，读数与清单已核对"),
            )
        ),
    )
    number = one.number if one else ""
    plies = ("一式两份　管理处存", "一式两份　业主存")
    return Sheet("房屋托管协议", estate, parts, printed_at, number, head, format=on, plies=plies)


def _parties(one: Trust | None) -> Iterator[Fields]:
    owner = owner_of(one) if one else ""
    until = (one.until.isoformat() if one.until else "至业主通知终止") if one else ""
    rate = f"{(one.rate / 100 if one else settings().rate):g}%"
    water, power = _limits(one)
    yield Fields.of(
        ("业主", owner, "房号", one.home if one else ""),
        ("申请日期", _day(one.applied_on if one else None), "托管原因", one.reason if one else ""),
        ("托管自", _day(one.since if one else None), "至", until),
        ("收费比例", f"物业管理费的 {rate}", "巡查约定", "每周一次；大雨前后各一次"),
        ("用水限额", f"{water} 立方米", "用电限额", f"{power} 度"),
    )
    yield Fields.of(
        ("限额期间", choice(one.span if one else None, Span)),
        ("允许入内", choice(one.entry if one else None, Entry)),
        ("总阀总闸", choice(one.valves if one else None, Valves)),
    )
    yield Fields.of(
        ("紧急联系人", one.contact if one else "", "电话", one.phone if one else ""),
        ("寄存钥匙", (f"挂钩 {one.hook}" if one.hook else "无") if one else ""),
    )


def _limits(one: Trust | None) -> tuple[str, str]:
    if one is None:
        return str(settings().water_limit), str(settings().power_limit)
    return tuple(money.text(each, money.READING, grouped=False).rstrip("0").rstrip(".")
                 for each in (one.water_limit, one.power_limit))  # type: ignore[return-value]  # fmt: skip


def _meters(one: Trust | None) -> Iterator[tuple[str, ...]]:
    """Each meter with what it stood at when both signed."""
    for kind, name in _SUPPLY.items():
        there = _of(one, kind)
        value, on = _at_start(one, there) if one and there else ("", "")
        yield name, there.number if there else "", value, on


def _of(one: Trust | None, kind: MeterKind) -> Meter | None:
    there = meters.of_home(one.home_id) if one else []
    return next((each for each in there if each.kind is kind), None)


def _at_start(one: Trust, meter: Meter) -> tuple[str, str]:
    if one.signed_on is None:
        return "", ""
    reads = [read for read in meters.chain(meter.id) if read.on == one.signed_on]
    if not reads:
        return "", ""
    return money.measure_text(reads[0].value, money.READING) or "0", reads[0].on.isoformat()


def _goods(one: Trust | None) -> Iterator[tuple[str, ...]]:
    """The goods, a line each: what, how many."""
    for line in one.goods.split("\n") if one and one.goods else ():
        found = _COUNT.fullmatch(line.strip())
        yield (found[1], found[2], "") if found else (line.strip(), "1", "")


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
