"""Spot checks, violations, the stop, the report to the authority (SH31–SH33)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called, choice, moment
from printing.renovation.works import day, short
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
from store import journal, renovation
from store.desk import staff
from store.renovation import Grade, Renovation, Result, Signed, Violation
from store.renovation import Line as CheckLine

_CHECKS = (
    Column("时间", 28, Align.CENTRE),
    Column("现场", 20),
    Column("所见工序", 20),
    Column("不合格项", 44),
    Column("备注", 34),
    Column("巡查人", 16),
)
_LAW = (
    "依据《住宅室内装饰装修管理办法》第十七条：发现违反规定的，应当立即制止；已造成事实后果或者拒不改正"
    "的，应当及时报告有关部门依法处理。"
)
_NO_FINE = "本通知不涉及罚款，也不以停水停电为手段。"


def checks(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The record of spot checks, the oldest on top (SH31)."""
    found = renovation.visits(one.id)[::-1] if one else []
    names = staff.names()
    rows = tuple(
        (
            moment(each.at),
            called(each.result),
            called(each.seen),
            _faults(each),
            each.remark,
            names.get(each.staff, ""),
        )
        for each in found
    )
    lines = "；".join(called(line) for line in CheckLine)
    results = choice(None, Result) if one is None else "、".join(called(each) for each in Result)
    parts: tuple[Part, ...] = (
        short(one),
        Plain(f"现场：{results}\n检查项：{lines}；九个要点"),
        Table(_CHECKS, rows, 0 if one else 14),
    )
    number = one.permit if one else ""
    return Sheet("装修巡查记录", estate, parts, printed_at, number, head)


def _faults(seen: renovation.Seeing) -> str:
    codes = filter(None, seen.faults.split(","))
    faults = [called(CheckLine(code)) for code in codes]
    point = [called(seen.point)] if seen.point else []
    return "；".join(faults + point)


def _of(one: Violation | None) -> Renovation | None:
    return renovation.get(one.renovation_id) if one else None


def notice(
    one: Violation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The notice of a violation, in two copies, signed for or refused with a witness (SH32)."""
    signed = choice(one.signed if one else None, Signed)
    parts: tuple[Part, ...] = (
        short(_of(one)),
        Fields.of(
            ("发现时间", moment(one.found_at) if one else "", "部位", one.place if one else ""),
            ("等级", choice(one.grade if one else None, Grade)),
            ("违反条款", called(one.article) if one else ""),
        ),
        Prose("违章内容", one.what if one else "", 3),
        Prose("整改要求", "", 2),
        Fields.of(
            ("整改期限", day(one.put_right_by) if one else "", "签收", signed),
            ("见证人", one.witness if one else "", "签收时间", _at(one)),
        ),
        Prose("复查结果", _rechecked(one), 2),
        Plain(_LAW + _NO_FINE),
        Signatures((Signature("装修人／施工单位", "已收到"), Signature("送达"), Signature("复查"))),
    )
    return _sheet("装修违章整改通知书", one, estate, parts, printed_at, head)


def stop(
    one: Violation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The stop-work notice, in two copies (SH33)."""
    parts: tuple[Part, ...] = (
        short(_of(one)),
        Fields.of(
            (
                "违章编号",
                one.number if one else "",
                "发现时间",
                moment(one.found_at) if one else "",
            ),
            ("违反条款", called(one.article) if one else ""),
        ),
        Prose("事实", one.what if one else "", 3),
        Plain(
            "请自收到本通知起立即停止施工，保持现状，并按要求整改；经复查合格、书面同意后方可复工。"
            + _LAW
            + _NO_FINE
        ),
        Signatures(
            (Signature("装修人／施工单位", "已收到"), Signature("见证人"), Signature("签发"))
        ),
    )
    return _sheet("装修停工通知书", one, estate, parts, printed_at, head)


def letter(
    one: Violation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The report to the authority: facts, how it was dissuaded, what is enclosed (SH33)."""
    means = called(one.means) if one and one.means else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("收件单位", one.authority if one else "", "方式", means),
            (
                "报告时间",
                moment(one.reported_at) if one else "",
                "回执号",
                one.receipt if one else "",
            ),
        ),
        short(_of(one)),
        Fields.of(("违反条款", called(one.article) if one else "")),
        Prose("事实", one.what if one else "", 3),
        Prose("劝阻与处理经过", _course(one), 4),
        Prose("附件（照片、通知书、签收）", one.photo if one else "", 1),
        Plain(_LAW + "请依法处理。"),
        Signatures((Signature("报告单位（章）"), Signature("收件"))),
    )
    return _sheet("违规装修情况报告", one, estate, parts, printed_at, head)


def _course(one: Violation | None) -> str:
    """What was said and done, with its times."""
    if one is None:
        return ""
    told = [f"{moment(one.found_at)} 发现，等级：{called(one.grade)}"]
    names = {"dissuaded": "劝阻：", "noticed": "送达整改通知书", "rechecked": "复查："}
    for entry in journal.of_subject(one.subject):
        step = entry.kind.partition(".")[2]
        if step in names:
            words = entry.words.get("words") or entry.words.get("seen") or ""
            told.append(f"{moment(entry.happened)} {names[step]}{words}")
    return "\n".join(told)


def _at(one: Violation | None) -> str:
    return moment(one.noticed_at) if one else ""


def _rechecked(one: Violation | None) -> str:
    entries = journal.of_kind(one.subject, "violation.rechecked") if one else []
    if not entries:
        return ""
    last = entries[-1]
    found = "已整改" if last.payload.get("righted") else "未整改"
    return f"{moment(last.happened)} {found}：{last.words.get('seen', '')}"


def _sheet(
    title: str,
    one: Violation | None,
    estate: str,
    parts: tuple[Part, ...],
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    return Sheet(title, estate, parts, printed_at, one.number if one else "", head)
