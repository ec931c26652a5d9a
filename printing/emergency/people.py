"""Who is on file in the homes that an emergency concerns, to be looked for and counted (D27)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from printing.asked import Request
from printing.labels import called, moment
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
from store import emergency
from store.emergency import EMERGENCY_PEOPLE, Emergency, There
from store.estate import settings
from store.waiting import Inside

_COLUMNS = (
    Column("房号", 24, Align.CENTRE),
    Column("姓名", 34),
    Column("身份", 18, Align.CENTRE),
    Column("电话", 34),
    Column("留意", 40),
    Column("已确认", 16, Align.CENTRE),
    Column("去向", 22),
)
_GUESTS = (
    *(Column("位置", 56), Column("称呼", 40), Column("人数", 16, Align.CENTRE)),
    *(Column("到达", 36), Column("备注", 20), Column("已确认", 20, Align.CENTRE)),
)
_TITLE, _DRILL, _FIRST = "受影响住户名单", "（演练）", "【需协助】"
_RULE = "仅供本次处置清点、通知使用，用后交前台归档；不得外传、拍照。需要协助的排在最前。"


def people(
    one: Emergency,
    found: Sequence[There],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    guests: Sequence[Inside] = (),
) -> Sheet:
    """Home by home, those first where somebody needs help; a box for each who is accounted for."""
    drill = _DRILL if one.drill else ""
    count = sum(len(place.residents) for place in found)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("事件", f"{called(one.kind)}{drill}", "地点", one.place),
            ("范围", one.area, "户数、人数", f"{len(found)} 户 {count} 人"),
            ("答复来电", one.notice),
        ),
        Table(_COLUMNS, tuple(row for place in found for row in _rows(place)), 1),
        *_of_guests(guests),
        Plain(_RULE),
        Signatures((Signature("清点人"), Signature("现场负责人"))),
    )
    return Sheet(_TITLE + drill, estate, parts, printed_at, one.number, head)


def _of_guests(guests: Sequence[Inside]) -> Iterator[Part]:
    """Who visits there, or is on site: by place, with how many they are (D31)."""
    if guests:
        rows = tuple(
            (one.place, one.name, str(one.people), moment(one.since), "推定" * one.guessed, "☐")
            for one in guests
        )
        yield Table(_GUESTS, rows, title=f"来访在场　{sum(one.people for one in guests)} 人")


def _rows(place: There) -> Iterator[tuple[str, ...]]:
    first = _FIRST if place.needs_help else ""
    minded = first + "；".join(
        "　".join(filter(None, (called(one.mind), one.note))) for one in place.minded
    )
    for number, one in enumerate(place.residents):
        phone = one.person.phones[0].number if one.person.phones else ""
        told = minded if number == 0 else ""
        role = one.relation or called(one.role)
        yield place.home.code, one.person.name, role, phone, told, "☐", ""
    if not place.residents:
        yield place.home.code, "", "", "", minded, "☐", ""


def request(number: str, _on: Format) -> Request:
    """The list of an emergency's homes; phones are whole once its printing is on record (F6)."""
    one, estate = emergency.get(int(number)), settings().name
    masked = emergency.there(one)
    whole = tuple({who.person.id for place in masked for who in place.residents})

    guests = emergency.guests(one)

    def declare(at: datetime, head: Head | None) -> Sheet:
        found = emergency.there(one, whole) if head else masked
        return people(one, found, estate, at, head, guests)

    name = f"emergency-people-{one.number}"
    return Request(EMERGENCY_PEOPLE, one.subject, name, declare, whole)
