"""The café on paper: what the bar is told, the day's drinks, the day's sheet (C10, C7, C14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, full_day, moment
from printing.sheet import (
    A4,
    A5,
    ROLL,
    Align,
    Column,
    Field,
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
from store import cafe
from store.cafe import (
    BAR_SLIP,
    DAY_SHEET,
    MENU_TODAY,
    Day,
    Drink,
    Entry,
    How,
    Line,
    Order,
    Slip,
    Told,
    Word,
)
from store.desk import staff
from store.estate import settings
from store.figure import NOTHING, tenths
from store.text import mark

_TO_BAR = (Column("客", 8, Align.CENTRE), Column("饮品", 44), Column("数", 8, Align.CENTRE))
_MENU = (Column("编号", 12, Align.CENTRE), Column("饮品", 50), Column("今日", 62))
_STOCK = (
    *(Column("品名", 34), Column("单位", 12, Align.CENTRE)),
    *(Column(name, 14, Align.RIGHT) for name in ("期初", "领用", "消耗", "报损", "期末", "实盘")),
    *(Column("差异", 14, Align.RIGHT), Column("原因", 34)),
)
_DRINKS = (Column("饮品", 60), Column("杯数", 20, Align.RIGHT))
_REPRINT = "重印"
_BLANK_ROWS = 12


def bar_slip(
    order: Order,
    slip: Slip,
    lines: Sequence[Line],
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format = ROLL,
) -> Sheet:
    """What is new since the slip before: drinks, what is cancelled, a seat that changed (C10)."""
    new = [one for one in lines if one.slip == slip.no and one.off_slip != slip.no]
    sent_so = {one.id: one.quantity for one in new}
    off = [one for one in lines if one.off_slip == slip.no]
    kind = "换座" if slip.moved else "NEW" if slip.no == 1 else "加" if new else "取消"
    again = f" {_REPRINT}" if head is not None and head.copy > 1 else ""
    where = f"{slip.moved} → {slip.seat}" if slip.moved else slip.seat
    parts: list[Part] = [
        Fields(((Field("座位", where, strong=True),),)),
        Fields.of(
            ("单", f"{slip.no} {kind}{again}"),
            ("时间", moment(slip.at)),
            ("赶时间", "是" if order.hurry else ""),
        ),
    ]
    if new:
        rows = tuple((str(one.guest), _wanted(one), str(sent_so[one.id])) for one in new)
        parts.append(Table(_TO_BAR, rows, title="新点"))
    if off:
        rows = tuple((str(one.guest), _wanted(one), f"取消 {one.quantity}") for one in off)
        parts.append(Table(_TO_BAR, rows, title="取消"))
    return Sheet("点单条", estate, tuple(parts), at, order.number, head, format=on)


def _wanted(one: Line) -> str:
    how = "" if one.how is How.USUAL else called(one.how)
    return " ".join(filter(None, (one.drink, how, "续" if one.refill else "", one.note)))


def menu(
    day: Day | None,
    listed: Sequence[tuple[Drink, Entry]],
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format = A5,
) -> Sheet:
    """The drinks of the day, specials first, with their day and hours (Q101, Q102)."""
    printed = [(one, entry) for one, entry in listed if one.printed]
    rows = tuple((str(one.code), one.name, _word(entry, day)) for one, entry in printed)
    when = full_day(day.day) if day else ""
    parts: tuple[Part, ...] = (
        Fields.of(("日期", when)),
        Table(_MENU, rows, 0 if day else _BLANK_ROWS),
    )
    return Sheet("今日酒水单", estate, parts, at, "", head, format=on)


def _word(entry: Entry, day: Day | None) -> str:
    if entry.word is Word.SPECIAL:
        return " ".join(filter(None, ("★ 今日特色", day.hours if day else "")))
    if entry.word is Word.MISSING:
        until = f"，至 {entry.until}" if entry.until else ""
        return f"没有（{entry.why or '已售完'}{until}）"
    return "少量" if entry.word is Word.FEW else ""


def day_sheet(
    day: Day | None,
    told: Told,
    listed: Sequence[tuple[Drink, Entry]],
    who: Sequence[str],
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format = A4,
) -> Sheet:
    """The day in figures, and the stock with what differs (C13, C14)."""
    stock = tuple(_stock(one, entry) for one, entry in listed if one.counted)
    waits = [int(one.total_seconds()) // 60 for one in told.waits]
    mean = tenths(told.mean) if told.mean is not None else NOTHING
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", full_day(day.day) if day else "", "在岗", "、".join(who)),
            ("开始", moment(day.opened_at) if day else "", "结束", _closed(day)),
            ("组数", str(told.orders), "客人", str(told.guests)),
            ("已上饮品", str(told.served), "其中续杯", str(told.refills)),
            ("上错", str(told.wrong), "取消", str(told.cancelled)),
            ("点单至上桌（分）", f"平均 {mean}", "最久", str(waits[0]) if waits else NOTHING),
        ),
        Table(_DRINKS, tuple((name, str(count)) for name, count in told.drinks.items()), 0 if day
              else 4, title="饮品"),
        Table(_STOCK, stock, 0 if day else _BLANK_ROWS, title="水吧日盘点"),
        Plain("期末＝期初＋领用－消耗－报损；差异＝实盘－期末。"),
        Signatures((Signature("盘点人", "实数"), Signature("接班", "复点"))),
    )  # fmt: skip
    return Sheet("咖啡吧日报", estate, parts, at, "", head, format=on)


def _closed(day: Day | None) -> str:
    return moment(day.closed_at) if day and day.closed_at else ""


def _stock(one: Drink, entry: Entry) -> tuple[str, ...]:
    figures = (entry.begun, entry.received, entry.used, entry.wasted, entry.stock)
    found = "" if entry.found is None else str(entry.found)
    differs = f"{entry.differs:+d}" if entry.differs else "0" if found else ""
    return (one.name, one.unit, *map(str, figures), found, differs, entry.reason)


def _slip(which: str, on: Format) -> Request:
    slip, estate = cafe.SLIPS.one(int(which)), settings().name
    order, lines = cafe.get(slip.order_id), cafe.lines(slip.order_id)

    def declare(at: datetime, head: Head | None) -> Sheet:
        return bar_slip(order, slip, lines, estate, at, head, on)

    name = f"bar-slip-{order.number}-{slip.no}"
    return Request(BAR_SLIP, slip.subject, name, declare)


def _menu(which: str, on: Format) -> Request:
    day, estate = cafe.DAYS.table.one(int(which)), settings().name
    listed = cafe.listed(day.id)

    def declare(at: datetime, head: Head | None) -> Sheet:
        return menu(day, listed, estate, at, head, on)

    return Request(MENU_TODAY, f"cafe_day:{day.id}", f"cafe-menu-{day.day}", declare)


def _day(which: str, on: Format) -> Request:
    day, estate = cafe.DAYS.table.one(int(which)), settings().name
    told, listed, names = cafe.of(day), cafe.listed(day.id), staff.names()
    who = [names.get(one.staff_id, "") for one in cafe.there(day.day)]

    def declare(at: datetime, head: Head | None) -> Sheet:
        return day_sheet(day, told, listed, who, estate, at, head, on)

    return Request(DAY_SHEET, f"cafe_day:{day.id}", f"cafe-day-{day.day}", declare)


def _blank_menu(estate: str, at: datetime, on: Format) -> Sheet:
    return menu(None, (), estate, at, None, on)


def _blank_day(estate: str, at: datetime, on: Format) -> Sheet:
    return day_sheet(None, Told(0, 0), (), (), estate, at, None, on)


SHEETS = Sheets(
    {
        BAR_SLIP: Asked(_slip),
        MENU_TODAY: Asked(_menu, (Blank("cafe-menu", _blank_menu),)),
        DAY_SHEET: Asked(_day, (Blank("cafe-day", _blank_day),)),
    },
    (
        Command(
            "bar-slip",
            mark("what the café's bar was told"),
            (Takes("number", int, "NUMBER"),),
            lambda given: (BAR_SLIP, f"cafe_slip:{given['number']}"),
            BAR_SLIP.papers,
        ),
        Command(
            "cafe-menu",
            mark("the drinks of a day of the café"),
            (Takes("number", int, "NUMBER"),),
            lambda given: (MENU_TODAY, f"cafe_day:{given['number']}"),
            MENU_TODAY.papers,
        ),
        Command(
            "cafe-day",
            mark("a day of the café in figures"),
            (Takes("number", int, "NUMBER"),),
            lambda given: (DAY_SHEET, f"cafe_day:{given['number']}"),
        ),
    ),
)
