"""The sheet of a paid service: quote, agreement, settlement list, acceptance (SH45)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from printing import amount
from printing.asked import Sheets
from printing.labels import called, full_day, moment
from printing.register import about, command
from printing.sheet import (
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
from store import clock, money, pricelist, services, tickets
from store.services import SERVICE, SERVICES, Line, LineKind, Service, Stage
from store.text import mark

_QUOTED = (
    Column("序号", 12, Align.CENTRE),
    Column("项目", 72),
    Column("数量", 20, Align.RIGHT),
    Column("单价（元）", 28, Align.RIGHT),
    Column("比例", 18, Align.RIGHT),
    Column("金额（元）", 32, Align.RIGHT),
)
_PLIES = ("第一联　财务", "第二联　住户", "第三联　前台存根")
_RULES = (
    "一、按公示的服务价目表计价；报价经住户同意后施工，增加内容另行报价、另行同意，未经同意的不收费。\n"
    "二、收费前出具结算清单，住户核对签字后付款；付款取收据，需要发票的请说明。\n"
    "三、住户自备的材料不在保修之内；其余自验收之日起按上列天数保修。"
)
_WHOLE = 10_000
_SETTLED = (Stage.LISTED, Stage.SETTLED, Stage.DISPUTED)


def declare(
    one: Service | None,
    lines: Sequence[Line],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    on: Format,
) -> Sheet:
    """What was quoted and agreed, what was done, and what is charged for it, to be signed."""
    agreed = [line for line in lines if line.agreed]
    open_ = [line for line in lines if one and line.quote == one.quote and not line.agreed]
    parts: list[Part] = [_about(one)]
    parts.append(Table(_QUOTED, _rows(open_ or agreed, done=False), 0 if one else 5, "报价明细"))
    parts += [_agreement(one), *_settlement(one, agreed), Plain(_RULES)]
    parts.append(
        Signatures(
            (
                Signature("住户（同意报价）", "同意后施工"),
                Signature("施工人", "已完工，现场已清理"),
                Signature("住户（验收结算）", "已验收，清单无误"),
            )
        )
    )
    number = one.number if one else ""
    return Sheet("特约服务单", estate, tuple(parts), printed_at, number, head, format=on,
                 plies=_PLIES)  # fmt: skip


def _about(one: Service | None) -> Fields:
    ticket = tickets.get(one.ticket_id) if one else None
    return Fields.of(
        ("房号", one.home if one else "", "工单号", f"{one.ticket_id}" if one else ""),
        ("服务项目", one.item if one else "", "工程人员", ticket.worker if ticket else ""),
        ("报修内容", ticket.what if ticket else ""),
        ("收费与否", called(one.basis) if one else ""),
        ("不含内容", _excluded(one)),
    )


def _excluded(one: Service | None) -> str:
    if one is None or one.item_id is None or one.quoted_at is None:
        return ""
    terms = pricelist.terms_of(one.item_id, clock.day(one.quoted_at))
    return terms.excluded if terms else ""


def _agreement(one: Service | None) -> Fields:
    sum_ = (one.offered or one.agreed) if one else 0
    return Fields(
        (
            (Field("报价合计", _words(sum_), strong=True),),
            (
                Field("有效期至", full_day(one.valid_until) if one and one.valid_until else ""),
                Field("保修天数", f"{one.warranty}" if one else ""),
            ),
            (
                Field("同意人", one.agreed_by if one else ""),
                Field("同意方式", called(one.how) if one and one.how else ""),
                Field("同意时间", moment(one.agreed_at if one else None)),
            ),
            (
                Field("付款约定", _terms(one)),
                Field("取消时", called(one.cancelling) if one else ""),
            ),
        )
    )


def _terms(one: Service | None) -> str:
    if one is None or one.agreed_at is None:
        return ""
    return "同意记入房屋账" if one.on_account else "完工即付"


def _settlement(one: Service | None, agreed: Sequence[Line]) -> list[Part]:
    """The settlement list (PRICE-22 art. 15); empty until the work is settled."""
    settled = one is not None and one.stage in _SETTLED
    rows = _rows([line for line in agreed if line.charged], done=True) if settled else ()
    total = one.listed if one and settled else None
    return [
        Prose("变更说明", _changes(one, agreed), 1),
        Table(_QUOTED, rows, 0 if settled else 5, "结算清单"),
        Fields(((Field("结算合计", _words(total or 0), strong=True),),)),
        Fields.of(
            (
                *("验收人", one.accepted_by if one else ""),
                *("验收日期", full_day(one.accepted_on) if one and one.accepted_on else ""),
            ),
            ("保修至", full_day(one.warm_until) if one and one.warm_until else ""),
        ),
    ]


def _changes(one: Service | None, agreed: Sequence[Line]) -> str:
    if one is None:
        return ""
    told = []
    if more := sum(line.amount for line in agreed if line.quote > agreed[0].quote):
        told.append(f"增项经住户同意，{money.text(more)} 元。")
    told += [
        f"{_named(line)}：报 {_many(line.quantity)}，实做 {_many(line.done)}。"
        for line in agreed
        if line.done != line.quantity and line.kind is not LineKind.SURCHARGE
    ]
    if one.cut_on is not None:
        told.append(f"{full_day(one.cut_on)}取消。")
    return "".join(told)


def _rows(lines: Sequence[Line], *, done: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(number, line, done) for number, line in enumerate(lines, 1))


def _row(number: int, line: Line, done: bool) -> tuple[str, ...]:
    own = line.kind is LineKind.OWN
    fixed = line.kind is LineKind.MINIMUM
    fen = line.charged if done else line.amount
    price = fen * 100 if fixed else line.price
    return (
        str(number),
        f"{_named(line)}（不保修）" if own else _named(line),
        _many(line.done if done and not fixed else line.quantity),
        "" if own else money.measure_text(price, money.PRICE),
        "" if line.rate == _WHOLE else f"{line.rate / 100:g}%",
        "" if own else money.text(fen),
    )


def _named(line: Line) -> str:
    what = line.words if line.kind is LineKind.OWN else line.item
    if line.kind in (LineKind.LABOUR, LineKind.MATERIAL, LineKind.OWN):
        return f"{called(line.kind)} {what}".strip()
    return called(line.kind)


def _many(quantity: int) -> str:
    return money.measure_text(quantity, money.AREA)


def _words(fen: int) -> str:
    if not fen:
        return ""
    return f"¥{money.text(fen)}　{amount.in_words(Decimal(fen).scaleb(-2))}"


def _lay(one: Service | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    return declare(one, services.lines(one.id) if one else (), estate, at, head, on)


SHEETS = Sheets(
    {SERVICE: about(SERVICES, SERVICE, "paid-service", _lay)},
    (
        command(
            SERVICES, SERVICE, "paid-service", mark("a paid service: quote and settlement list")
        ),
    ),
)
