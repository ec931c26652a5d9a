"""The record of what was reported up: who was told, when, by what, reached or not (D9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from printing.asked import Sheets
from printing.labels import ON_PAPER, called, choice, moment
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
from store import escalations, sentences
from store.desk import staff
from store.escalations import ESCALATION, ESCALATIONS, Chain, Escalation, Level, Rung, Said
from store.text import mark

_TRIED = (
    Column("序", 12, Align.CENTRE),
    Column("时间", 36, Align.CENTRE),
    Column("向谁", 24),
    Column("方式", 26),
    Column("结果", 22, Align.CENTRE),
    Column("说了什么", 50),
    Column("记录人", 20),
)
_SAID = (
    Column("时间", 36, Align.CENTRE),
    Column("事项", 16, Align.CENTRE),
    Column("何人", 22),
    Column("内容", 62),
    Column("至", 36, Align.CENTRE),
    Column("由谁办理", 20),
)
_CALLED = {"lowered": "降级", "decided": "决定", "ended": "办结"}
_RULE = (
    "“已告知”须本人联系上；未联系上的再试，直至上一级。"
    "本人已阅以其密码签字为准，否则以前台记录为准。"
)
_WRITTEN_LATER = 300  # seconds from which a telling counts as noted later (G6)
_BLANK_ROWS = 6


def record(
    one: Escalation | None,
    told: Chain,
    names: dict[int, str],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    on: Format,
) -> Sheet:
    """One as it stands, or a sheet to fill in by hand."""
    raised = next(told.of("raised"), None)
    more = _BLANK_ROWS if one is None else 0
    parts: tuple[Part, ...] = (
        _particulars(one, raised, names),
        Prose("事由", raised.words if raised else "", 2),
        Table(_TRIED, tuple(_tried(told, names)), more or 1, "逐级告知"),
        Table(_SAID, tuple(_said(told, names)), more // 2 or 1, "决定与结果"),
        Plain(_RULE),
        Signatures(
            (Signature("上报人"), Signature("主管", "已知悉"), Signature("管理处经理", "已知悉"))
        ),
    )
    number = one.number if one else ""
    return Sheet("升级上报记录", estate, parts, printed_at, number, head, format=on)


def _particulars(one: Escalation | None, raised: Said | None, names: dict[int, str]) -> Fields:
    thing = sentences.named(one.thing, ON_PAPER) if one and one.thing else ""
    by = names.get(raised.by or 0, "") if raised else ""
    return Fields.of(
        ("等级", choice(one.level if one else None, Level)),
        ("上报时间", moment(one.raised_at if one else None), "上报人", by),
        ("关于", thing, "状态", called(one.stage if one else None)),
        (
            *("主管联系上", moment(one.supervisor_at if one else None)),
            *("经理联系上", moment(one.manager_at if one else None)),
        ),
    )


def _tried(told: Chain, names: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for place, rung in enumerate(told.rungs, 1):
        how = called(rung.how) if rung.how else "本人密码签字"
        reached = "联系上" if rung.reached else "未联系上"
        whom, by = names.get(rung.whom, ""), names.get(rung.by or 0, "")
        yield str(place), _when(rung), whom, how, reached, rung.words, by


def _when(rung: Rung) -> str:
    later = (rung.written - rung.at).total_seconds() > _WRITTEN_LATER
    return moment(rung.at) + (f"\n（补记 {moment(rung.written)}）" if later else "")


def _said(told: Chain, names: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for one in told.of(*_CALLED):
        whom = names.get(one.whom or one.by or 0, "")
        owner, until = names.get(one.owner or 0, ""), moment(one.until)
        yield moment(one.at), _CALLED[one.kind], whom, one.words, until, owner


def _lay(one: Escalation | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    told = escalations.chain(one) if one else Chain((), ())
    return record(one, told, staff.names(), estate, at, head, on)


SHEETS = Sheets(
    {ESCALATION: about(ESCALATIONS, ESCALATION, "escalation", _lay)},
    (command(ESCALATIONS, ESCALATION, "escalation", mark("the record of what was reported up")),),
)
