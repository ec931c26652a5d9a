"""A review, the fronts of a day, the week's scores (I24, I26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.labels import called, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store.figure import Period
from store.shops import Agreement, Check, Mark, Shop, Week

_REVIEW = (
    Column("项", 10, Align.CENTRE),
    Column("核对内容", 34),
    Column("证照所载", 48),
    Column("现场", 40),
    Column("结果", 18, Align.CENTRE),
    Column("说明、问题单", 34),
)
_WEEK_HOW = (
    "得分＝合格项次/应计项次×100，不适用的不计，一项未计的记“—”；只计按计划完成的巡查，自发巡查不计。"
    "↓ 为低于目标。"
)
_SIDES = ("照", "证", "铺", "人", "业")
_BLANK_ROWS = 16


Line = tuple[Shop, str, Mark | None]


def review(
    one: Check | None, lines: Sequence[Line], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """The five held against each other: 照、证、铺、人、业 (I24)."""
    there = lines[0][0] if lines else None
    found = {item: noted for _shop, item, noted in lines}
    rows = tuple(
        (
            *(short, called(each), *_sides(there, each)),
            _result(found.get(each.value), one is not None, "一致", "不一致"),
            _note(found.get(each.value), "问题单"),
        )
        for short, each in zip(_SIDES, Agreement, strict=True)
    )
    parts: tuple[Part, ...] = (
        Fields.of(
            ("铺号", there.home if there else "", "店名", there.name if there else ""),
            ("核对人", one.checker if one else "", "时间", moment(one.since) if one else ""),
        ),
        Table(_REVIEW, rows),
        Plain("照、证、铺、人、业五项逐项核对；不一致的逐项立问题单，整改后由他人复查。"),
        Signatures((Signature("商户", "已看"), Signature("核对人", "如实核对"), Signature("主管"))),
    )
    return Sheet("商铺证照核对表", estate, parts, at, one.number if one else "", head)


def _sides(one: Shop | None, which: Agreement) -> tuple[str, str]:
    if one is None:
        return "", ""
    until = one.licensed_until.isoformat() if one.licensed_until else "长期"
    return {
        Agreement.LICENCE: (f"{one.code} {one.licensee} 至 {until}", one.name),
        Agreement.PERMITS: ("", "见档案卡"),
        Agreement.SHOP: (one.address, one.home),
        Agreement.PERSON: (one.legal, one.operator),
        Agreement.TRADE: (one.scope, one.trade),
    }[which]


def _result(noted: Mark | None, made: bool, good: str, bad: str) -> str:
    if noted is None:
        return "未查" if made else f"□{good} □{bad}"
    return "不适用" if noted.got is None else good if noted.got else bad


def _note(noted: Mark | None, of: str) -> str:
    if noted is None:
        return ""
    return f"{noted.note}（{of} {noted.found}）" if noted.found else noted.note


def fronts(
    one: Check | None,
    lines: Sequence[Line],
    duties: Sequence[str],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """The fronts of a day: a row a shop, a column a duty (I26)."""
    width = 54 // max(len(duties), 1)
    columns = (
        Column("铺号", 22),
        Column("店名", 34),
        *(Column(duty, width, Align.CENTRE) for duty in duties),
        Column("问题", 50),
        Column("签收", 24),
    )
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line[0].id, []).append(line)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("巡查人", one.checker if one else "", "时间", moment(one.since) if one else ""),
        ),
        Table(columns, tuple(_front(each) for each in rows.values()), 0 if one else _BLANK_ROWS),
        Plain("√ 合格　× 不合格　/ 不适用　未查留空；当场劝阻，未改的发限期整改通知书。"),
        Signatures((Signature("巡查人", "如实巡查"), Signature("主管", "已核"))),
    )
    return Sheet("商铺门前三包巡查表", estate, parts, at, one.number if one else "", head)


def _front(lines: Sequence[Line]) -> tuple[str, ...]:
    shop = lines[0][0]
    signs = ("" if noted is None else _SIGNS[noted.got] for _shop, _duty, noted in lines)
    notes = (f"{duty}：{noted.note}" for _shop, duty, noted in lines if noted and noted.note)
    return (shop.home, shop.name, *signs, "；".join(notes), "")


_SIGNS = {1: "√", 0: "×", None: "/"}


def weekly(
    period: Period,
    found: Sequence[Week],
    duties: Sequence[str],
    goal: int,
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """The week's score of each front (I26, G7)."""
    width = 66 // max(len(duties), 1)
    columns = (
        Column("铺号", 24),
        Column("店名", 40),
        *(Column(duty, width, Align.RIGHT) for duty in duties),
        Column("得分", 24, Align.RIGHT),
        Column("巡查天数", 18, Align.RIGHT),
        Column("不合格", 14, Align.RIGHT),
    )
    rows = tuple(_week(each, duties, goal) for each in found)
    parts: tuple[Part, ...] = (
        Fields.of(("周", f"{period.first} 至 {period.last}", "目标", str(goal))),
        Table(columns, rows, 0 if rows else 1),
        Plain(_WEEK_HOW),
        Signatures((Signature("评分", "如实"), Signature("主管", "已阅"))),
    )
    return Sheet("商铺门前三包周评分表", estate, parts, at, "", head)


def _week(one: Week, duties: Sequence[str], goal: int) -> tuple[str, ...]:
    exact = one.score.exact
    below = " ↓" if exact is not None and exact < goal else ""
    each = (one.duties[duty].text if duty in one.duties else "—" for duty in duties)
    shop = (one.shop.home, one.shop.name)
    return (*shop, *each, one.score.text + below, str(one.days), str(one.wrong or ""))
