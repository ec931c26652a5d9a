"""The record of an inspection, and the order to put right what was found (I15-I17)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Sheets
from printing.labels import called, choice, moment
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
from store import answers
from store.desk import staff
from store.findings import Finding
from store.inspections import INSPECTION, INSPECTIONS, ORDERS, Inspection, Item, Kind, Mark
from store.text import mark

_LINES = (
    Column("序", 8, Align.CENTRE),
    Column("检查项目", 36),
    Column("要求", 62),
    Column("分值", 12, Align.CENTRE),
    Column("得分", 14, Align.CENTRE),
    Column("问题说明", 42),
    Column("问题单", 16, Align.CENTRE),
)
_ORDERED = (
    Column("问题单", 18, Align.CENTRE),
    Column("问题", 70),
    Column("整改期限", 34, Align.CENTRE),
    Column("整改情况", 40),
    Column("复查人、日期", 28),
)
_HOW = (
    "不适用的项目不计分值；★ 为否决项，不合格的本次不合格。"
    "得分率＝得分/应得分，保留一位小数。抽查地点由系统抽签并留存。"
)
_BLANK_ROWS = 12
Line = tuple[Item, Mark | None]


def record(
    one: Inspection | None,
    lines: Sequence[Line],
    inspector: str,
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format,
) -> Sheet:
    """What was looked at and marked, signed by both sides."""
    score = f"{one.score.text}（{one.got}/{one.of}）" if one else ""
    failed = "不合格（否决项）" if one and one.failed else ""
    parts: tuple[Part, ...] = (
        Fields.of(("检查类别", choice(one.kind if one else None, Kind))),
        Fields.of(
            ("被检查部门", one.inspected if one else "", "检查人", inspector),
            ("检查时间", moment(one.since) if one else "", "抽查地点", _places(one)),
        ),
        Table(_LINES, _rows(lines), 0 if one else _BLANK_ROWS),
        Fields.of(("得分率", score, "结论", failed)),
        Plain(_HOW),
        Signatures(
            (
                Signature("检查人", "如实检查"),
                Signature("被检查部门负责人", "□已知悉　□有异议：＿＿＿＿＿＿"),
            )
        ),
    )
    title = "防火检查记录" if one and one.kind is Kind.FIRE else "部门检查记录表"
    return Sheet(title, estate, parts, at, one.number if one else "", head, format=on)


def _places(one: Inspection | None) -> str:
    return "、".join(one.places) if one else ""


def _rows(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(nth, item, found) for nth, (item, found) in enumerate(lines, 1))


def _row(nth: int, item: Item, found: Mark | None) -> tuple[str, ...]:
    title = f"{'★' if item.critical else ''}{item.title}"
    if found is None:
        got, note, finding = "未查", "", ""
    else:
        got = "不适用" if found.got is None else str(found.got)
        note, finding = found.note, str(found.finding or "")
    return (str(nth), title, item.asks, str(item.weight), got, note, finding)


def order(
    one: Inspection | None,
    found: Sequence[tuple[Finding, str, str]],
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format,
) -> Sheet:
    """The findings of an inspection, to the department that has to put them right (I16)."""
    rows = tuple((str(each.number), what, due, "", "") for each, what, due in found)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("致", one.inspected if one else "", "检查", called(one.kind) if one else ""),
            ("检查时间", moment(one.since) if one else "", "得分率", one.score.text if one else ""),
        ),
        Table(_ORDERED, rows, 0 if rows else _BLANK_ROWS),
        Plain("请按期整改并书面回复；复查由整改人以外的人进行，复查合格后关闭。两次逾期的报经理。"),
        Signatures(
            (Signature("签发", "督办"), Signature("签收", "已收到"), Signature("复查", "已复查")),
        ),
    )
    return Sheet("督办单", estate, parts, at, one.number if one else "", head, format=on)


def _record(
    one: Inspection | None, estate: str, at: datetime, head: Head | None, on: Format
) -> Sheet:
    lines = [(item, found) for _place, item, found in one.lines()] if one else []
    return record(one, lines, _inspector(one), estate, at, head, on)


def _inspector(one: Inspection | None) -> str:
    return staff.get(one.inspector).name if one else ""


def _order(
    one: Inspection | None, estate: str, at: datetime, head: Head | None, on: Format
) -> Sheet:
    return order(one, _found(one) if one else [], estate, at, head, on)


def _found(one: Inspection) -> list[tuple[Finding, str, str]]:
    """Its findings, with what was marked of each and until when it is to be put right."""
    raised = {each.number: each for each in answers.findings().of_source(one.subject)}
    noted = [found for _place, _item, found in one.lines() if found and found.finding in raised]
    return [
        (raised[found.finding], found.note, moment(raised[found.finding].due))
        for found in noted
        if found.finding is not None
    ]


SHEETS = Sheets(
    {
        INSPECTION: about(INSPECTIONS, INSPECTION, "inspection", _record),
        ORDERS: about(INSPECTIONS, ORDERS, "inspection-order", _order),
    },
    (
        command(INSPECTIONS, INSPECTION, "inspection", mark("the record of an inspection")),
        command(
            INSPECTIONS, ORDERS, "inspection-order", mark("the order to put right what was found")
        ),
    ),
)
