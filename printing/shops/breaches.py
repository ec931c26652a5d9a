"""The notice of a breach and its report to the authority; neither threatens a fine (I27)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from printing.labels import called, choice, moment
from printing.sheet import (
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
)
from store import journal
from store.shops import Authority, Breach, BreachKind, Signed

_NOTICE_LAW = (
    "依据《物业管理条例》第四十五条：对违反治安、环保、物业装饰装修和使用等方面规定的行为，应当制止，"
    "并及时向有关行政管理部门报告。本通知不涉及任何金钱扣收；逾期未改的，报有关部门依法处理。"
)
_REPORT_LAW = "依据《物业管理条例》第四十五条报告，请依法处理。本单位留存副本。"


def notice(one: Breach | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    """The notice: facts, what is asked, until when; it threatens no fine (I27)."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("致", f"{one.home} {one.name}" if one else "", "事项", _kind(one)),
            ("发现时间", moment(one.found_at) if one else "", "照片号", one.photo if one else ""),
        ),
        Prose("事实", one.what if one else "", 3),
        Prose("整改要求", one.demand if one else "", 3),
        Fields.of(
            ("整改期限", moment(one.until) if one else "", "送达时间", _at(one, "noticed_at")),
            ("签收", choice(one.signed if one else None, Signed)),
            ("见证人", one.witness if one else ""),
        ),
        Prose("复查结果", _seen(one), 2),
        Plain(_NOTICE_LAW),
        Signatures((Signature("签收", "已收到"), Signature("送达"), Signature("复查"))),
    )
    return Sheet("限期整改通知书", estate, parts, at, one.number if one else "", head)


def letter(one: Breach | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    """The report to the authority, with what was done before (I27, A10)."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("报送部门", choice(one.authority if one else None, Authority)),
            ("报告时间", _at(one, "reported_at"), "回执号", one.receipt if one else ""),
            ("商铺", f"{one.home} {one.name}" if one else "", "事项", _kind(one)),
        ),
        Prose("事实", one.what if one else "", 3),
        Prose("劝阻与处理经过", _course(one), 4),
        Prose("附件（照片、通知书、签收）", one.photo if one else "", 1),
        Plain(_REPORT_LAW),
        Signatures((Signature("报告单位（章）"), Signature("收件"))),
    )
    return Sheet("商铺违规情况报告", estate, parts, at, one.number if one else "", head)


def _kind(one: Breach | None) -> str:
    return called(one.kind) if one else choice(None, BreachKind)


def _at(one: Breach | None, name: str) -> str:
    return moment(getattr(one, name)) if one else ""


def _seen(one: Breach | None) -> str:
    entries = journal.of_kind(one.subject, "shop_breach.rechecked") if one else []
    if not entries:
        return ""
    last = entries[-1]
    found = "已整改" if last.payload.get("righted") else "未整改"
    return f"{moment(last.happened)} {found}：{last.words.get('seen', '')}"


_RUNGS: Mapping[str, tuple[str, str]] = {
    "found": ("发现", "what"),
    "advised": ("劝阻", "said"),
    "noticed": ("送达限期整改通知书", "demand"),
    "rechecked": ("复查", "seen"),
    "reported": ("报告", "facts"),
}


def _course(one: Breach | None) -> str:
    """What was said and done, with its times."""
    told = []
    for entry in journal.of_subject(one.subject) if one else ():
        rung = _RUNGS.get(entry.kind.partition(".")[2])
        if rung is not None:
            told.append(f"{moment(entry.happened)} {rung[0]}：{entry.words.get(rung[1], '')}")
    return "\n".join(told)
