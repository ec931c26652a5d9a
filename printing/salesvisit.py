"""The sales site on paper: a visit, the day, who is there for a fire, the flat's items (S16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, full_day, moment
from printing.register import about, command
from printing.sheet import (
    A4,
    Align,
    Column,
    Field,
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
from store import clock, salesvisit
from store.desk import staff
from store.estate import settings
from store.figure import NOTHING, tenths
from store.residents import masking
from store.salesvisit import (
    DAY_SHEET,
    ITEMS,
    PARTIES,
    PRESENT,
    VISIT,
    ItemCount,
    Moment,
    Party,
    Row,
    Stage,
    Told,
)
from store.salesvisit.stations import BY_CODE
from store.text import mark

_WAY = (
    *(Column("站", 44), Column("进", 16, Align.CENTRE), Column("接待", 16, Align.CENTRE)),
    *(Column("接待人", 20), Column("出", 16, Align.CENTRE)),
)
_LENT = (Column("物品", 40), Column("数", 10, Align.CENTRE), Column("借出", 22), Column("归还", 22))
_THERE = (
    *(Column("组", 10, Align.CENTRE), Column("位置", 26), Column("人数", 12, Align.CENTRE)),
    *(Column("需协助", 12, Align.CENTRE), Column("称呼", 20), Column("车牌", 22)),
    *(Column("到达", 30), Column("已撤离", 14, Align.CENTRE)),
)
_HOURS = (Column("到达时段", 40), Column("组数", 20, Align.RIGHT))
_WAITS = (
    *(Column("站", 60), Column("次数", 16, Align.RIGHT)),
    *(Column("平均等候（分）", 26, Align.RIGHT), Column("目标（分）", 20, Align.RIGHT)),
)
_ITEMS = (
    *(Column("编号", 12, Align.CENTRE), Column("名称", 44), Column("单位", 12, Align.CENTRE)),
    *(Column("应有", 14, Align.RIGHT), Column("开场实点", 18, Align.RIGHT)),
    *(Column("收场实点", 18, Align.RIGHT), Column("备注", 40)),
)
_BLANK_ROWS = 10


def visit(
    one: Party | None, estate: str, at: datetime, head: Head | None, on: Format = A4
) -> Sheet:
    """A party's visit as its form has it; that somebody is a VIP stands on no paper (S10)."""
    stays, lent = (salesvisit.way(one.id), salesvisit.loans(one.id)) if one else ((), ())
    names = staff.names() if one else {}
    way = tuple(
        (
            f"{stay.station.value} {BY_CODE[stay.station].name}",
            _hour(stay.entered_at),
            _hour(stay.taken_at),
            names.get(stay.taken_by, "") if stay.taken_by else "",
            _hour(stay.left_at),
        )
        for stay in stays
    )
    things = tuple(
        (
            each.name,
            str(each.quantity),
            moment(each.out_at),
            "遗失" if each.lost else moment(each.back_at),
        )
        for each in lent
    )
    parts: tuple[Part, ...] = (
        Fields((*_who(one),)),
        Table(_WAY, way, 0 if one else _BLANK_ROWS, title="站点轨迹"),
        Table(_LENT, things, 0 if one else 3, title="物品借用"),
        Prose("意见", one.opinion if one else ""),
        Plain(
            f"来访信息只用于本次接待，保存{salesvisit.settings().kept}天后删除；电话仅在客户同意回电时记录。"
        ),
        Signatures((Signature("接待人"), Signature("案场负责人"))),
    )
    return Sheet("来访登记单", estate, parts, at, one.number if one else "", head, format=on)


def _who(one: Party | None) -> Sequence[tuple[Field, ...]]:
    if one is None:
        empty = ("日期", "组号", "车牌（或步行）", "称呼", "人数", "销售代表", "到达", "离场")
        return tuple(
            (Field(a, ""), Field(b, "")) for a, b in zip(empty[::2], empty[1::2], strict=True)
        )
    plate = one.plate_shown or ("" if one.car else "步行")
    people = f"成人 {one.adults}　儿童 {one.children}　老人 {one.elders}　需协助 {one.assisted}"
    left = moment(one.left_at) + ("（推定）" if one.guessed else "")
    rows = (
        ("日期", full_day(one.day), "组号", one.group),
        ("预约", moment(one.expected_at), "到访", "复访" if one.again else "首访"),
        ("车牌（或步行）", plate, "称呼", one.name),
        ("人数", people, "销售代表", one.representative),
        ("电话", one.phone, "座位", one.seat),
        ("样板房户型", one.flat, "状态", called(one.stage)),
        ("到达", moment(one.arrived_at), "离场", left),
    )
    return tuple((Field(a, b), Field(c, d)) for a, b, c, d in rows)


def _hour(at: datetime | None) -> str:
    return f"{clock.local(at):%H:%M}" if at else ""


def present(
    rows: Sequence[Row], estate: str, at: datetime, head: Head | None, *, blank: bool = False
) -> Sheet:
    """Who is on site and where: to call them out in a fire, those first who need help (D31)."""
    here = [row for row in rows if row.party.stage is Stage.HERE]
    here.sort(key=lambda row: (not row.party.assisted, row.party.id))
    lines = tuple(map(_there, here))
    people = sum(row.party.people for row in here)
    parts: tuple[Part, ...] = (
        Fields.of(("组数", "" if blank else str(len(here)), "人数", "" if blank else str(people))),
        Table(_THERE, lines, _BLANK_ROWS if blank else 0),
        Plain("按记录在场；标“推定”的已过收场时间，可能已离开，仍须核实。"),
        Signatures((Signature("点名人"), Signature("现场负责人"))),
    )
    return Sheet("案场在场名单", estate, parts, at, "", head)


def _there(row: Row) -> tuple[str, ...]:
    one, stay = row.party, row.stay
    place = called(stay.station) if stay else ""
    if one.is_cut(clock.now()):
        place += "（推定）"
    return (
        *(one.group, place, str(one.people), str(one.assisted or ""), one.name),
        *(one.plate_shown or "步行", moment(one.arrived_at), ""),
    )


def day_sheet(
    day: date | None,
    told: Told,
    incidents: str,
    closed: str,
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """The day in figures (S16)."""
    targets = salesvisit.settings()
    waits = tuple(
        (
            f"{at_.value} {BY_CODE[at_].name}",
            str(count),
            tenths(mean) if mean is not None else NOTHING,
            _minutes(targets.target(at_)),
        )
        for at_, mean, count in told.waiting
    )
    hours = tuple((f"{hour:02}:00–{hour + 1:02}:00", str(n)) for hour, n in told.hours.items())
    stay = tenths(told.stay) if told.stay is not None else NOTHING
    filled = day is not None
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", full_day(day) if day else "", "收场", closed),
            *_figures(told, stay, filled),
        ),
        Table(_HOURS, hours, 0 if filled else 6, title="分时段"),
        Table(_WAITS, waits, 0 if filled else 6, title="各站等候"),
        Prose("事件", incidents),
        Signatures((Signature("制表人"), Signature("案场负责人"))),
    )
    return Sheet("案场日报", estate, parts, at, "", head)


def _figures(told: Told, stay: str, filled: bool) -> tuple[tuple[str, ...], ...]:
    rows = (
        ("组数", str(told.parties), "人数", str(told.people)),
        ("VIP 组", str(told.vip), "复访组", str(told.again)),
        ("首组到达", moment(told.first), "末组到达", moment(told.last)),
        ("平均停留（分）", stay, "其中推定", str(told.guessed)),
        ("超时等候", f"{told.over}/{told.taken}", "预约未到", str(told.no_shows)),
        ("饮品（杯）", str(told.drinks), "", ""),
    )
    return rows if filled else tuple((a, "", c, "") for a, _b, c, _d in rows)


def _minutes(target: timedelta | None) -> str:
    return NOTHING if target is None else str(int(target.total_seconds()) // 60)


def items(
    day: date | None, counts: Sequence[ItemCount], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """The flat's items as they were handed over and counted (S12)."""
    found = {
        each.moment: {item.code: item for item in each.items} for each in counts
    }  # as the list was then (G5)
    known = {code: item for each in found.values() for code, item in each.items()}
    rows = []
    for code, item in sorted(known.items()):
        opened = found.get(Moment.OPENING, {}).get(code)
        closed = found.get(Moment.CLOSING, {}).get(code)
        counted = [str(each.found) if each else "" for each in (opened, closed)]
        differs = any(each and each.found != each.expected for each in (opened, closed))
        note = "有差异" if differs else ""
        rows.append((str(code), item.name, item.unit, str(item.expected), *counted, note))
    tickets = "、".join(f"{each.ticket}" for each in counts if each.ticket)
    parts: tuple[Part, ...] = (
        Fields.of(("日期", full_day(day) if day else "", "地点", "样板房"), ("整改单", tickets)),
        Table(_ITEMS, tuple(rows), 0 if day else _BLANK_ROWS),
        Signatures((Signature("移交人", "如数移交"), Signature("接管人", "如数接收"))),
    )
    return Sheet("案场物品交接清单", estate, parts, at, "", head)


def _present(_which: str, _on: Format) -> Request:
    rows, estate = salesvisit.board(), settings().name
    name = f"sales-present-{clock.local(clock.now()):%Y%m%d-%H%M}"
    return Request(
        PRESENT, "salesvisit:present", name, lambda at, head: present(rows, estate, at, head)
    )


def _of(which: str) -> date:
    return datetime.strptime(which, "%Y%m%d").date()


def _day(which: str, _on: Format) -> Request:
    day, estate = _of(which), settings().name
    told, done = salesvisit.of(day), salesvisit.closed(day)
    closed, incidents = (moment(done.closed_at), done.incidents) if done else ("未收场", "")

    def declare(at: datetime, head: Head | None) -> Sheet:
        return day_sheet(day, told, incidents, closed, estate, at, head)

    return Request(DAY_SHEET, f"salesvisit:{which}", f"sales-day-{which}", declare)


def _items(which: str, _on: Format) -> Request:
    day, estate = _of(which), settings().name
    counts = salesvisit.counted(day)

    def declare(at: datetime, head: Head | None) -> Sheet:
        return items(day, counts, estate, at, head)

    return Request(ITEMS, f"salesvisit:{which}", f"sales-items-{which}", declare)


def _masked(one: Party) -> Party:
    return replace(one, phone=masking.phone(one.phone))


_ON = Takes("day", date, "DAY")
SHEETS = Sheets(
    {
        VISIT: about(PARTIES, VISIT, "sales-visit", visit, _masked),
        PRESENT: Asked(
            _present,
            (Blank("sales-present", lambda e, at, _on: present([], e, at, None, blank=True)),),
        ),
        DAY_SHEET: Asked(
            _day,
            (Blank("sales-day", lambda e, at, _on: day_sheet(None, Told(), "", "", e, at, None)),),
        ),
        ITEMS: Asked(
            _items, (Blank("sales-items", lambda e, at, _on: items(None, (), e, at, None)),)
        ),
    },
    (
        command(PARTIES, VISIT, "sales-visit", mark("a visit of the sales site")),
        Command(
            "sales-present",
            mark("who is on the sales site, and where"),
            (),
            lambda _given: (PRESENT, "salesvisit:present"),
        ),
        Command(
            "sales-day",
            mark("a day of the sales site in figures"),
            (_ON,),
            lambda given: (DAY_SHEET, f"salesvisit:{given['day']:%Y%m%d}"),
        ),
        Command(
            "sales-items",
            mark("the show flat's items as they were counted"),
            (_ON,),
            lambda given: (ITEMS, f"salesvisit:{given['day']:%Y%m%d}"),
        ),
    ),
)
