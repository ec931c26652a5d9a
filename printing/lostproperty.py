"""The list of lost property, and the receipt of who claimed a thing or took it over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import choice, full_day, moment
from printing.register import about, command
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
from store import clock, lostproperty
from store.estate import settings
from store.lostproperty import LOST, LOST_LIST, LOST_SLIP, Identity, Item, Kind, Stage
from store.residents import masking
from store.text import mark

_COLUMNS = (
    Column("编号", 30, Align.CENTRE),
    Column("物品", 40),
    Column("拾得地点", 36),
    Column("拾得时间", 24, Align.CENTRE),
    Column("存放处", 22),
    Column("招领期限", 22, Align.CENTRE),
    Column("备注", 12),
)
# The list may hang out: it says nothing of the marks, by which the owner is known.
_LISTED = (
    "失主请持身份证件到前台，说明物品特征后认领。自发布招领公告之日起一年内无人认领的，"
    "归国家所有（《民法典》第三百一十八条）。"
)
_RULE = (
    "认领人确认上列物品为本人所有，如有不实愿承担责任；领取时应支付保管等必要费用，"
    "悬赏的按承诺履行（《民法典》第三百一十七条）。"
)
_BLANK_ROWS = 24
_ALL = "lostproperty:all"


def listed(
    kept: Sequence[Item],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """What is kept here, the oldest on top."""
    day = "" if blank else full_day(clock.day(printed_at))
    count = "" if blank else f"{len(kept)} 件"
    parts: tuple[Part, ...] = (
        Fields.of(("日期", day, "在库", count)),
        Table(_COLUMNS, tuple(map(_row, kept)), _BLANK_ROWS if blank else 0),
        Plain(_LISTED),
        Signatures((Signature("清点", "账物相符"), Signature("接班", "已清点"))),
    )
    return Sheet("失物登记表", estate, parts, printed_at, "", head)


def _row(one: Item) -> tuple[str, ...]:
    at, until = f"{clock.local(one.found_at):%m-%d %H:%M}", one.until
    term = until.isoformat() if until else ""
    return one.number, one.what, one.spot, at, one.place, term, ""


def receipt(
    one: Item | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """That a thing was given back, or handed to the police."""
    handed = one is not None and one.stage is Stage.POLICE
    parts: tuple[Part, ...] = (
        _found(one),
        *(_handed_in(one) if one and handed else _claimed(one)),
    )
    title = "失物移交单" if handed else "失物认领单"
    number = one.number if one else ""
    return Sheet(title, estate, parts, printed_at, number, head, format=on)


def _found(one: Item | None) -> Fields:
    return Fields.of(
        ("物品", one.what if one else ""),
        ("类别", choice(one.kind if one else None, Kind)),
        ("拾得地点", one.spot if one else "", "拾得时间", moment(one.found_at) if one else ""),
        ("拾得人", one.finder if one else "", "电话", one.phone if one else ""),
        ("收存时间", moment(one.since) if one else "", "存放处", one.place if one else ""),
    )


def _claimed(one: Item | None) -> tuple[Part, ...]:
    gone = moment(one.gone_at) if one else ""
    return (
        Fields.of(
            ("认领人", one.claimant if one else "", "电话", one.claim_phone if one else ""),
            ("证件核对", choice(one.identity if one else None, Identity)),
            ("认领时间", gone, "特征核对", "相符" if one and one.claimant else ""),
        ),
        Prose("认领人所述特征", one.described if one else "", 2),
        Plain(_RULE),
        Signatures((Signature("认领人", "物品已领回"), Signature("经办", "证件、特征已核"))),
    )


def _handed_in(one: Item) -> tuple[Part, ...]:
    return (
        Fields.of(
            ("接收单位", one.receiver, "回执编号", one.receipt),
            ("移交时间", moment(one.gone_at), "收存特征", one.marks),
        ),
        Signatures((Signature("接收人", "物品已收到"), Signature("移交人", "物品已移交"))),
    )


def _masked(one: Item) -> Item:
    phone, claims = masking.phone(one.phone), masking.phone(one.claim_phone)
    return replace(one, phone=phone, claim_phone=claims)


def _kept(_all: str, _on: Format) -> Request:
    kept, estate = lostproperty.kept(), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return listed(kept, estate, at, head)

    return Request(LOST_LIST, _ALL, f"lost-property-{clock.today().isoformat()}", declare)


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return listed([], estate, at, None, blank=True)


SHEETS = Sheets(
    {
        LOST_LIST: Asked(_kept, (Blank("lost-property", _blank),)),
        LOST_SLIP: about(LOST, LOST_SLIP, "lost-property-slip", receipt, _masked),
    },
    (
        Command(
            "lost-property",
            mark("the lost property that is kept"),
            (),
            lambda _given: (LOST_LIST, _ALL),
        ),
        command(LOST, LOST_SLIP, "lost-property-slip", mark("the receipt for a found thing")),
    ),
)
