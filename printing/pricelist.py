"""The posted price list: every heading that the law names (SH19, PRICE-04 art. 6–9)."""

from __future__ import annotations

from datetime import date, datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, full_day
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
from store import clock, money, pricelist
from store.estate import settings
from store.pricelist import PRICE_LIST, SERVICES, Item, Kind, Pricing, Rate, Terms, Where
from store.text import mark

_COLUMNS = (
    Column("收费项目", 28),
    Column("服务内容与标准", 40),
    Column("收费对象", 22),
    Column("计费方式", 20, Align.CENTRE),
    Column("收费标准", 28, Align.RIGHT),
    Column("价格形式及依据", 34),
    Column("计费起始", 24),
)
_AHEAD = (
    Column("收费项目", 40),
    Column("收费对象", 30),
    Column("新标准", 40, Align.RIGHT),
    Column("执行日期", 30, Align.CENTRE),
    Column("公示日期", 30, Align.CENTRE),
)
_SERVICES = (
    Column("服务", 22),
    Column("内容", 32),
    Column("不含", 28),
    Column("人工", 20, Align.RIGHT),
    Column("起价", 14, Align.RIGHT),
    Column("上门费", 14, Align.RIGHT),
    Column("夜间节假日加收", 16, Align.RIGHT),
    Column("保修", 14, Align.CENTRE),
    Column("同意后取消", 24),
)
_MATERIALS = (
    Column("编码", 26),
    Column("材料", 44),
    Column("规格", 54),
    Column("单价", 34, Align.RIGHT),
    Column("执行日期", 26, Align.CENTRE),
)
_SERVED = (
    "先报价、后同意、再施工；增加内容另行报价。未列入本表的不收费。收费前出具结算清单，收费后开具"
    "票据。业主自备材料的，只收人工，材料不在保修之内。起价、上门费单位为元。"
)
_RULE = "未列入本表的项目，不收费；收费前出具清单，收费后开具票据。"
_BLANK_ROWS = 16
Priced = tuple[Item, list[Rate], list[Rate]]


def declare(
    found: list[Priced],
    estate: str,
    complaints: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """What is charged and at which rates today, and the rates that are posted to come."""
    today = clock.day(printed_at)
    rows = tuple(_row(item, rate) for item, now, _ahead in found for rate in now)
    ahead = tuple(_to_come(item, rate) for item, _now, ahead in found for rate in ahead)
    parts: list[Part] = [
        Fields.of(("日期", "" if blank else full_day(today), "投诉电话", complaints)),
        Table(_COLUMNS, rows, _BLANK_ROWS if blank else 0),
    ]
    if ahead:
        parts.append(Table(_AHEAD, ahead, 0, "已公示、尚未执行的标准"))
    parts += [Plain(_RULE), Signatures((Signature("制表"), Signature("经理", "同意公示")))]
    return Sheet("收费项目及标准公示表", estate, tuple(parts), printed_at, "", head)


def _row(item: Item, rate: Rate) -> tuple[str, ...]:
    return (
        item.name,
        item.content,
        _homes(rate),
        called(item.way),
        _price(rate),
        _basis(rate),
        item.begins,
    )


def _to_come(item: Item, rate: Rate) -> tuple[str, ...]:
    return item.name, _homes(rate), _price(rate), _iso(rate.since), _iso(rate.posted)


def _iso(day: date) -> str:
    return day.isoformat()


def _price(rate: Rate) -> str:
    return f"{money.measure_text(rate.price, money.PRICE)} {rate.unit}".strip()


def _homes(rate: Rate) -> str:
    kind = "全体" if rate.homes is Where.ALL else called(rate.homes)
    return f"{rate.building} 栋 {kind}" if rate.building else kind


def _basis(rate: Rate) -> str:
    told = f"{called(rate.pricing)}；{rate.basis}"
    if rate.pricing is not Pricing.GUIDED or rate.base is None:
        return told
    base = money.measure_text(rate.base, money.PRICE)
    up, down = (money.measure_text(each or 0, 2) for each in (rate.up, rate.down))
    return f"{told}；基准价 {base}，上浮 {up}%、下浮 {down}%"


def _posted(_about: str, _on: Format) -> Request:
    today = clock.today()
    found = [
        (item, pricelist.in_force(item, today), pricelist.to_come(item, today))
        for item in pricelist.listed()
    ]
    estate, line = settings().name, pricelist.settings().complaints
    name = f"price-list-{today.isoformat()}"
    return Request(
        PRICE_LIST,
        "pricelist:posted",
        name,
        lambda at, head: declare(found, estate, line, at, head),
    )


def services(
    found: list[tuple[Item, list[Rate], Terms | None]],
    materials: list[tuple[Item, list[Rate]]],
    estate: str,
    complaints: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """What paid services cost: in and out, least price, call-out, warranty, materials (SH46)."""
    today = clock.day(printed_at)
    rows = tuple(_service(item, rate, terms) for item, rates, terms in found for rate in rates)
    costs = tuple(
        (item.number, item.name, item.content, _price(rate), rate.since.isoformat())
        for item, rates in materials
        for rate in rates
    )
    rows_by_hand = _BLANK_ROWS // 2 if blank else 0
    parts: tuple[Part, ...] = (
        Fields.of(("日期", "" if blank else full_day(today), "投诉电话", complaints)),
        Table(_SERVICES, rows, rows_by_hand),
        Table(_MATERIALS, costs, rows_by_hand, "材料"),
        Plain(_SERVED),
        Signatures((Signature("制表"), Signature("经理", "同意公示"))),
    )
    return Sheet("服务价目表", estate, parts, printed_at, "", head)


def _service(item: Item, rate: Rate, terms: Terms | None) -> tuple[str, ...]:
    def yuan(fen: int) -> str:
        return money.measure_text(fen, money.FEN) if fen else "—"

    if terms is None:
        price = f"{_price(rate)} 自 {_iso(rate.since)}"
        return item.name, item.content, "", price, "—", "—", "—", "—", ""
    surcharge = f"{terms.surcharge / 100:g}%" if terms.surcharge else "—"
    return (
        *(item.name, item.content, terms.excluded, f"{_price(rate)} 自 {_iso(rate.since)}"),
        *(yuan(terms.minimum), yuan(terms.call_out), surcharge),
        *(f"{terms.warranty} 天" if terms.warranty else "—", called(terms.cancelling)),
    )


def _served(_about: str, _on: Format) -> Request:
    today, line, estate = clock.today(), pricelist.settings().complaints, settings().name
    every = [(item, pricelist.in_force(item, today)) for item in pricelist.listed()]
    found = [
        (item, now, pricelist.terms_of(item.id, today))
        for item, now in every
        if item.kind is Kind.SERVICE
    ]
    materials = [each for each in every if each[0].kind is Kind.MATERIAL]
    return Request(
        SERVICES,
        "pricelist:services",
        f"service-prices-{today.isoformat()}",
        lambda at, head: services(found, materials, estate, line, at, head),
    )


def _blank_services(estate: str, at: datetime, _on: Format) -> Sheet:
    return services([], [], estate, "", at, None, blank=True)


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return declare([], estate, "", at, None, blank=True)


SHEETS = Sheets(
    {
        PRICE_LIST: Asked(_posted, (Blank("price-list", _blank),)),
        SERVICES: Asked(_served, (Blank("service-prices", _blank_services),)),
    },
    (
        Command(
            "price-list",
            mark("the price list, as it is posted"),
            (),
            lambda _given: (PRICE_LIST, "pricelist:posted"),
        ),
        Command(
            "service-prices",
            mark("what paid services cost, as it is posted"),
            (),
            lambda _given: (SERVICES, "pricelist:services"),
        ),
    ),
)
