"""The release slip, stub and guard's part (SH42, GR3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from printing.asked import Sheets
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
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, goods
from store.desk import staff
from store.goods import GOODS, SLIP, Line, Slip, Stage, Why
from store.residents import masking
from store.text import mark

_COLUMNS = (
    Column("物品", 70),
    Column("数量", 24, Align.RIGHT),
    Column("标识/序列号", 50),
    Column("备注", 40),
)
_PLIES = ("第一联　前台存根", "第二联　搬运人持，放行后门岗收存")
_RULES = "本条一次有效，放行即止；物品与所列不符的，退回前台重开。本条保存一年。"
_UNTIL = "当日24:00前"
_NOT_VALID = (Stage.ASKED, Stage.DOUBT, Stage.CONFIRMED, Stage.VOID, Stage.UNUSED)


def slip(
    one: Slip | None,
    lines: Sequence[Line],
    issuer: str,
    estate: str,
    printed_at: datetime,
    head: Head | None,
    on: Format = A5,
) -> Sheet:
    """The slip for the gate, or one to fill in by hand; one that does not hold says so."""
    rows = tuple((line.thing, goods.many(line.quantity), line.mark, line.remark) for line in lines)
    state = one.state(clock.day(printed_at)) if one else None
    invalid = f"（{called(state)}，不得放行）" if state in _NOT_VALID else ""
    parts: tuple[Part, ...] = (
        _asked(one),
        Table(_COLUMNS, rows, 4),
        _confirmed(one),
        Plain(invalid + _RULES),
        Signatures(
            (
                Signature("申请人"),
                Signature("签发", "证件、业主确认已核", issuer),
                Signature("放行（门岗）", "物品与所列相符", one.guard if one else ""),
            )
        ),
    )
    number = one.number if one else ""
    return Sheet("物品放行条", estate, parts, printed_at, number, head, format=on, plies=_PLIES)


def _asked(one: Slip | None) -> Fields:
    applicant = f"{one.applicant}（{called(one.standing)}）" if one else ""
    until = (f"{one.until.isoformat()} " if one and one.until else "") + _UNTIL
    return Fields.of(
        ("房号", one.home if one else "", "申请人", applicant),
        ("搬运人", one.bearer if one else "", "电话", one.phone if one else ""),
        ("车牌", one.plate_shown if one else "", "有效期", until),
        ("原因", choice(one.why if one else None, Why)),
        ("归还期限", one.back_by.isoformat() if one and one.back_by else ""),
    )


def _confirmed(one: Slip | None) -> Fields:
    how = ("主管决定" if one.how is None else called(one.how)) if one and one.confirmed_at else ""
    return Fields.of(
        ("证件核对", called(one.identity) if one else "", "业主确认", how),
        ("确认时间", moment(one.confirmed_at if one else None), "签发时间", _at(one)),
        ("放行岗位", one.gate if one else "", "放行时间", moment(one.passed_at if one else None)),
    )


def _at(one: Slip | None) -> str:
    return moment(one.issued_at if one else None)


def _lay(one: Slip | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    lines = goods.lines(one.id) if one else []
    issuer = staff.names().get(one.issued_by or 0, "") if one else ""
    return slip(one, lines, issuer, estate, at, head, on)


def _masked(one: Slip) -> Slip:
    return replace(one, phone=masking.phone(one.phone))


SHEETS = Sheets(
    {SLIP: about(GOODS, SLIP, "goods-slip", _lay, _masked)},
    (command(GOODS, SLIP, "goods-slip", mark("a goods release slip")),),
)
