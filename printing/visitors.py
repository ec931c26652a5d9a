"""The visitor's pass, the list of who is inside, and the notice at the desk (N1, N4, N6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, choice, moment
from printing.register import about, command
from printing.sheet import (
    A5,
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
from store import clock, visitors
from store.estate import settings
from store.residents import masking
from store.text import mark
from store.visitors import INSIDE, NOTICE, PASS, VISITS, Pass, Stage, Visit

_VALID = (Stage.ADMITTED, Stage.INSIDE)
_INSIDE = (
    Column("序", 8, Align.RIGHT),
    Column("房号", 26),
    Column("访客", 30),
    Column("人数", 14, Align.RIGHT),
    Column("事由", 30),
    Column("进入时间", 36, Align.CENTRE),
    Column("证号", 14, Align.CENTRE),
    Column("离开／核对", 26),
)
_BLANK_ROWS = 24


def visitor_pass(
    one: Visit | None,
    estate: str,
    printed_at: datetime,
    head: Head | None,
    on: Format = A5,
) -> Sheet:
    """The pass that a visitor carries, or one to fill in by hand; one that does not hold says so.

    It bears no number of the home's people, nor the visitor's ID.
    """
    state = one.state(clock.day(printed_at)) if one else None
    invalid = f"（{called(state)}，不作通行凭证）" if state and state not in _VALID else ""
    days = " 至 ".join(dict.fromkeys((one.since.isoformat(), one.until.isoformat()))) if one else ""
    entered = moment(one.inside_since or one.arrived_at) if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", one.home if one else "", "被访人", one.host if one else ""),
            ("访客", one.who if one else "", "人数", str(one.count) if one else ""),
            ("事由", called(one.kind) if one else "", "业户确认", called(one.how) if one else ""),
            ("有效日期", days, "通行次数", choice(one.passage if one else None, Pass)),
            ("到访时间", entered, "访客证号", str(one.card or "") if one else ""),
            ("车牌", one.plate_shown if one else "", "停放", _parking(one)),
        ),
        Plain(invalid + _rules()),
        Signatures((Signature("被访人", "已到访"), Signature("门岗", "离开时间、收证"))),
    )
    return Sheet("访客单", estate, parts, printed_at, one.number if one else "", head, format=on)


def _parking(one: Visit | None) -> str:
    free = visitors.settings().free_minutes
    told = f"免费{free}分钟，" if free else ""
    return f"{told}本单不是停车证" if one is None or one.plate else ""


def _rules() -> str:
    kept = visitors.settings().kept
    return f"离开时请将本单及访客证交回门岗。来访信息只用于来访登记与安全，保存{kept}天后删除。"


def inside(
    found: Sequence[Visit],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """Who is inside now, the longest first: for fire, and to hand over."""
    rows = tuple(_row(place, one) for place, one in enumerate(found, 1))
    people = sum(one.count for one in found)
    count = "" if blank else f"{len(found)} 批 {people} 人"
    parts: tuple[Part, ...] = (
        Fields.of(("时间", "" if blank else moment(printed_at), "在内", count)),
        Table(_INSIDE, rows, _BLANK_ROWS if blank else 0),
        Plain("火警时按本表逐一核对去向；交班时未见离开的，由交班人查明并签名。"),
        Signatures((Signature("制表"), Signature("核对"))),
    )
    return Sheet("在内访客名单", estate, parts, printed_at, "", head)


def _row(place: int, one: Visit) -> tuple[str, ...]:
    card = str(one.card or "")
    since = moment(one.inside_since)
    return str(place), one.home, one.who, str(one.count), called(one.kind), since, card, ""


def notice(estate: str, printed_at: datetime) -> Sheet:
    """What is kept of a visitor, why and how long, as it stands at the desk (个人信息保护法 17)."""
    figures = visitors.settings()
    of = [
        name
        for name, asked in (
            ("施工维修人员", figures.of_workers),
            ("中介人员", figures.of_agents),
            (f"{figures.latest}:00 至次日 6:00 到访人员", figures.at_night),
        )
        if asked
    ]
    more = f"{'、'.join(of)}另登记电话和身份证号后四位。" if of else ""
    parts: tuple[Part, ...] = (
        Prose("处理者", f"{estate}物业服务企业（前台）", 1),
        Prose("目的", "确认来访、火警时核对在内人员、追查安全事件。不作他用，不对外提供。", 1),
        Prose(
            "登记内容",
            f"称呼、人数、到访房号和被访人、事由、车牌、进出时间。{more}不复印、不拍摄证件。",
            1,
        ),
        Prose("保存期限", f"自离开之日起 {figures.kept} 天，期满删除；涉安全事件的至处理完毕。", 1),
        Prose("您的权利", "可以向前台查阅、更正自己的登记，要求说明，或向主管投诉。", 1),
        Plain("依据：《中华人民共和国个人信息保护法》第十七条、第十九条。"),
    )
    return Sheet("来访登记告知", estate, parts, printed_at)


def _all_inside(_about: str, _on: Format) -> Request:
    found, estate = visitors.inside(), settings().name
    name = f"visitors-inside-{clock.local(clock.now()):%Y%m%d-%H%M}"
    return Request(
        INSIDE, "visitors:inside", name, lambda at, head: inside(found, estate, at, head)
    )


def _masked(one: Visit) -> Visit:
    return replace(one, phone=masking.phone(one.phone))


SHEETS = Sheets(
    {
        PASS: about(VISITS, PASS, "visitor-pass", visitor_pass, _masked),
        INSIDE: Asked(
            _all_inside,
            (
                Blank(
                    "visitors",
                    lambda estate, at, _on: inside([], estate, at, None, blank=True),
                ),
            ),
        ),
        NOTICE: Asked(None, (Blank("visitor-notice", lambda estate, at, _on: notice(estate, at)),)),
    },
    (
        command(VISITS, PASS, "visitor-pass", mark("a visitor's pass")),
        Command(
            "visitors-inside",
            mark("who is inside now, the longest first"),
            (),
            lambda _given: (INSIDE, "visitors:inside"),
        ),
    ),
)
