"""The list of papers that expire, as it hangs in the office (G12)."""

from __future__ import annotations

from datetime import date, datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import ON_PAPER, called, full_day
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
from store import clock, licences
from store.estate import settings
from store.licences import LICENCE_LIST, Elsewhere, Listed, State
from store.text import mark

_COLUMNS = (
    Column("有效期至", 26, Align.CENTRE),
    Column("剩余天数", 18, Align.CENTRE),
    Column("证照", 34),
    Column("持证单位／人／设备", 48),
    Column("证号", 40),
    Column("状态", 18, Align.CENTRE),
)
_RULE = (
    "证照在所载截止日当日 24:00 前有效；到期未续的，不得用于新的作业，须主管书面同意并写明理由。"
)
_BLANK_ROWS = 24


def declare(
    found: list[Listed],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """The papers that are kept, the first to expire on top."""
    today = clock.day(printed_at)
    rows = tuple(_row(one, today) for one in found)
    expired = sum(one.state(today) is State.OVER for one in found)
    count = "" if blank else f"{len(rows)} 件，其中已过期 {expired} 件"
    parts: tuple[Part, ...] = (
        Fields.of(("日期", "" if blank else full_day(today), "合计", count)),
        Table(_COLUMNS, rows, _BLANK_ROWS if blank else 0),
        Plain(_RULE),
        Signatures((Signature("制表"), Signature("主管", "已阅，到期证照已安排"))),
    )
    return Sheet("证照到期一览表", estate, parts, printed_at, "", head)


def _row(one: Listed, today: date) -> tuple[str, ...]:
    what = ON_PAPER.word(one.paper.called) if isinstance(one, Elsewhere) else called(one.kind)
    number = one.number if isinstance(one, Elsewhere) else one.no
    left = str((one.expires - today).days)
    return one.expires.isoformat(), left, what, one.holder, number, called(one.state(today))


def _all(_about: str, _on: Format) -> Request:
    ended = (State.RENEWED, State.WITHDRAWN)
    kept = [one for one in licences.every() if one.state(clock.today()) not in ended]
    estate, name = settings().name, f"licences-{clock.today().isoformat()}"
    return Request(
        LICENCE_LIST, "licences:all", name, lambda at, head: declare(kept, estate, at, head)
    )


SHEETS = Sheets(
    {
        LICENCE_LIST: Asked(
            _all,
            (Blank("licences", lambda estate, at, _on: declare([], estate, at, None, blank=True)),),
        ),
    },
    (
        Command(
            "licences",
            mark("the papers that expire, the first on top"),
            (),
            lambda _given: (LICENCE_LIST, "licences:all"),
        ),
    ),
)
