"""The price list of the demo estate: what a home, a shop and a car pay, and what services cost."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.pricelist.inputs import (
    Belongs,
    Calling,
    Convention,
    Kind,
    NewItem,
    NewRate,
    NewTerms,
    Pricing,
    Way,
    Where,
)
from store.pricelist.steps import enter, months_after, price
from store.pricelist.terms import serve
from store.rights import Role

_SERVICE = "公共部位维护、保洁、绿化、秩序维护，三级服务标准"
# Code, name, what is done, kind, way, whose money, and its rates: yuan, unit, for whom, basis.
_ITEMS = (
    (
        NewItem(
            number="WYF", name="物业服务费", content=_SERVICE, kind=Kind.MANAGEMENT, rated=True
        ),
        ((28_000, "元/㎡·月", Where.HOME), (65_000, "元/㎡·月", Where.SHOP)),
    ),
    (
        NewItem(
            number="CWF", name="车位管理费", content="车场照明、保洁、秩序", kind=Kind.PARKING,
            way=Way.FIXED, belongs=Belongs.OWNERS,
        ),
        ((3_000_000, "元/个·月", Where.ALL),),
    ),
    (
        NewItem(
            number="ZXLJ", name="装修垃圾清运费", content="装修垃圾清运至指定地点",
            kind=Kind.WASTE, way=Way.ONCE, begins="办理装修手续时",
        ),
        ((40_000, "元/㎡", Where.ALL),),
    ),
    (
        NewItem(
            number="DSF", name="代收水费", content="自来水公司供水", kind=Kind.METER, way=Way.USE,
            belongs=Belongs.THIRD, begins="自交付之日起", invoice=False,
            convention=Convention.WHOLE,
        ),
        ((34_500, "元/m³", Where.ALL),),
    ),
    (
        NewItem(
            number="DTF", name="电梯电费分摊", content="本楼栋电梯运行用电，按供电局发票",
            kind=Kind.SHARED, way=Way.AGREED, belongs=Belongs.THIRD, invoice=False,
        ),
        (),
    ),
    (
        NewItem(
            number="FWST", name="管道疏通", content="室内下水、地漏、马桶疏通至畅通",
            kind=Kind.SERVICE, way=Way.ONCE, begins="验收后",
        ),
        ((800_000, "元/次", Where.ALL),),
    ),
    (
        NewItem(
            number="FWDL", name="灯具安装", content="更换或安装灯具，试亮，清理现场",
            kind=Kind.SERVICE, way=Way.ONCE, begins="验收后",
        ),
        ((400_000, "元/盏", Where.ALL),),
    ),
    (
        NewItem(
            number="CLJF", name="角阀", content="铜质 DN15", kind=Kind.MATERIAL, way=Way.ONCE,
            begins="验收后",
        ),
        ((350_000, "元/只", Where.ALL),),
    ),
)  # fmt: skip
# What the list says besides of the services: fen, basis points, days.
_TERMS = {
    "FWST": ("管道改线、吊顶拆装", 80_00, 30_00, 50_00, 30),
    "FWDL": ("灯具本身、线路改造、高度 3.5 m 以上", 60_00, 30_00, 50_00, 90),
}


def plan(past: Past) -> None:
    """Let the list be entered when the desk began, and a price of next year's be posted."""
    first = past.shifts - 1
    for place, (item, prices) in enumerate(_ITEMS):
        past.plan(past.moment(first, 40 + 5 * place), partial(_enter, item, prices))


def _enter(item: NewItem, prices: tuple[tuple[int, str, Where], ...]) -> None:
    by = staff.first_of(Role.MANAGER)
    entered = enter(item, by=by)
    began = date(clock.today().year - 2, 1, 1)
    for yuan, unit, where in prices:
        price(entered.id, _rate(item, yuan, unit, where, began), by=by)
    if item.number in _TERMS:
        excluded, minimum, call_out, surcharge, warranty = _TERMS[item.number]
        terms = NewTerms.model_construct(
            excluded=excluded, minimum=minimum, call_out=call_out, surcharge=surcharge,
            warranty=warranty, cancelling=Calling.CALL_OUT, since=began,
            posted=began - timedelta(days=40),
        )  # fmt: skip
        serve(entered.id, terms, by=by)
    if item.number == "CWF":
        ahead = months_after(clock.today(), 2).replace(day=1)
        price(entered.id, _rate(item, 3_200_000, "元/个·月", Where.ALL, ahead), by=by)


def _rate(item: NewItem, yuan: int, unit: str, where: Where, since: date) -> NewRate:
    guided = item.kind is Kind.MANAGEMENT and where is Where.HOME
    return NewRate.model_construct(
        price=yuan,
        unit=unit,
        where=where,
        building="",
        since=since,
        posted=min(since - timedelta(days=40), clock.today()),
        pricing=Pricing.GUIDED if guided else Pricing.MARKET,
        base=26_000 if guided else None,
        up=20_00 if guided else None,
        down=20_00 if guided else None,
        basis="前期物业服务合同" if item.kind is not Kind.METER else "自来水公司价目",
    )
