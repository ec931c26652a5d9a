"""The posted price list on paper (SH19, PRICE-04)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from printing import pricelist as paper
from printing import sheet
from store.pricelist import Belongs, Convention, Item, Kind, Pricing, Rate, Stage, Way, Where
from tests.printing.conftest import AT
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared

Told = Callable[..., str]


def priced(count: int) -> list[paper.Priced]:
    """Items, the first with a guided price and one that is posted to come."""
    found = []
    for n in range(1, count + 1):
        item = Item(
            id=n, number=f"SF{n}", name="物业服务费" if n == 1 else f"第 {n} 项收费",
            content=LONG[:60] if n == 2 else "三级服务", begins="自入住通知所载日期起",
            kind=Kind.MANAGEMENT, way=Way.AREA, convention=Convention.ACTUAL,
            belongs=Belongs.COMPANY, invoice=True, rated=True, until=None, stage=Stage.LISTED,
        )  # fmt: skip
        guided = n == 1
        now = Rate(
            id=n, item_id=n, price=28_000, unit="元/㎡·月", homes=Where.HOME,
            building="3" if n == 2 else "", since=date(2026, 1, 1), posted=date(2025, 11, 20),
            pricing=Pricing.GUIDED if guided else Pricing.MARKET, base=26_000 if guided else None,
            up=20_00 if guided else None, down=None, basis="服务合同 2025-11-01", taken=False,
        )  # fmt: skip
        later = Rate(**{**vars(now), "price": 31_000, "since": date(2027, 1, 1)})
        found.append((item, [now], [later] if n == 1 else []))
    return found


def declared(count: int) -> sheet.Sheet:
    return paper.declare(priced(count), ESTATE, "12315", AT, None, blank=not count)


def test_every_heading_that_the_law_names_is_printed(text: Callable[[bytes], str]) -> None:
    """PRICE-04 art. 6: item, content, who is charged, way, rate, kind, basis, start, complaints."""
    read = text(sheet.render(declared(2)))
    for word in (
        *("收费项目", "服务内容与标准", "收费对象", "计费方式", "收费标准", "价格形式及依据"),
        *("计费起始", "投诉电话", "12315", "政府指导价", "基准价2.6", "上浮20%", "下浮0%"),
        *("2.8元/㎡·月", "3栋住宅", "已公示、尚未执行的标准", "3.1元/㎡·月", "2027-01-01"),
    ):
        assert word in read, word


@pytest.mark.parametrize(("name", "count"), [("price-list", 4), ("blank-price-list", 0)])
def test_it_looks_as_it_did(name: str, count: int, tmp_path: Path, told: Told) -> None:
    compared(name, sheet.render(declared(count)), 1, tmp_path, told)
