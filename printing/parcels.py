"""The list of what lies at the desk, signed as it is fetched, and the receipt for one parcel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, choice, full_day, moment
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, parcels
from store.estate import settings
from store.parcels import (
    PARCEL_LIST,
    PARCEL_SLIP,
    PARCELS,
    Identity,
    Kind,
    Parcel,
)
from store.text import mark

_COLUMNS = (
    Column("编号", 33, Align.CENTRE),
    Column("房号", 22, Align.CENTRE),
    Column("收件人", 19, Align.CENTRE),
    Column("快递／尾号", 30),
    Column("件数", 11, Align.CENTRE),
    Column("存放处", 22),
    Column("收存时间", 22, Align.CENTRE),
    Column("领取人签收", 27),
)
_RULE = "领取时核对收件人身份，当面点清件数、查看外包装后签收；代领的，先致电收件人并注明代领人。"
_BLANK_ROWS = 24
_ALL = "parcels:all"


def listed(
    here: Sequence[Parcel],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """What lies here, the oldest on top, with room to sign."""
    pieces = sum(one.lying for one in here)
    counted = "" if blank else f"{len(here)} 票，{pieces} 件"
    day = "" if blank else full_day(clock.day(printed_at))
    parts: tuple[Part, ...] = (
        Fields.of(("日期", day, "待领", counted)),
        Table(_COLUMNS, tuple(map(_row, here)), _BLANK_ROWS if blank else 0),
        Plain(_RULE),
        Signatures((Signature("清点", "账物相符"), Signature("接班", "已清点"))),
    )
    return Sheet("包裹待领清单", estate, parts, printed_at, "", head)


def _row(one: Parcel) -> tuple[str, ...]:
    since = f"{clock.local(one.since):%m-%d %H:%M}"
    kind = "" if one.kind is Kind.PARCEL else f"（{called(one.kind)}）"
    carrier = f"{one.carrier} {one.tail}{kind}".strip()
    return one.number, one.home, one.recipient, carrier, str(one.lying), one.place, since, ""


def receipt(
    one: Parcel | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """That a parcel was fetched: by whom, and by what they were known."""
    since = moment(one.since) if one else ""
    told = f"{moment(one.told_at)} {called(one.told_how)}" if one and one.told_at else ""
    gone = moment(one.gone_at) if one else ""
    pieces = f"{one.pieces}（在库 {one.lying}）" if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", one.home if one else "", "收件人", one.recipient if one else ""),
            ("快递公司", one.carrier if one else "", "单号尾号", one.tail if one else ""),
            ("类别", choice(one.kind if one else None, Kind)),
            ("件数", pieces, "存放处", one.place if one else ""),
            ("收存时间", since, "通知", told),
            ("领取人", one.fetched_by if one else "", "领取时间", gone),
            ("身份核对", choice(one.identity if one else None, Identity)),
        ),
        Plain(_RULE),
        Signatures((Signature("领取人", "件数相符，外包装完好"), Signature("经办", "身份已核对"))),
    )
    number = one.number if one else ""
    return Sheet("包裹领取单", estate, parts, printed_at, number, head, format=on)


def _here(_shelf: str, _on: Format) -> Request:
    here, estate = parcels.lying(), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return listed(here, estate, at, head)

    return Request(PARCEL_LIST, _ALL, f"parcels-{clock.today().isoformat()}", declare)


SHEETS = Sheets(
    {
        PARCEL_LIST: Asked(
            _here,
            (Blank("parcels", lambda estate, at, _on: listed([], estate, at, None, blank=True)),),
        ),
        PARCEL_SLIP: about(PARCELS, PARCEL_SLIP, "parcel-slip", receipt),
    },
    (
        Command("parcels", mark("what lies at the desk"), (), lambda _given: (PARCEL_LIST, _ALL)),
        command(PARCELS, PARCEL_SLIP, "parcel-slip", mark("the receipt for a parcel")),
    ),
)
