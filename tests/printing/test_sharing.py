"""The sheet of a shared cost: every share, and that they add up to what was shared ($8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from printing import sheet
from printing.catalogue import request
from store import bills, sharing
from store.paper import BLANK
from store.rights import Staff
from store.sharing import SHARED, NewShare
from tests.printing.conftest import AT
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing


@pytest.mark.parametrize("undone", [False, True])
def test_each_share_stands_on_the_sheet_and_they_add_up(
    manager: Staff, text: Callable[[bytes], str], undone: bool
) -> None:
    listing.item(manager, number="DTF", name="电梯电费", kind="shared", way="agreed", rated=False)
    for n in range(3):
        pays(manager, home(manager, f"1-1-{n + 1}01", "66.6"), date(2026, 1, 1))
    told = {"item": "DTF", "total": "100", "first": "2026-10-01", "last": "2026-10-31"}
    new = NewShare.model_validate(told | {"basis": "供电局发票 0912"})
    one = sharing.share(new, by=manager)
    if undone:
        sharing.undo(one.id, sharing.Undo(reason="错"), by=manager)
    said = text(sheet.render(request(SHARED, f"shared_cost:{one.id}", None).declare(AT, None)))
    assert [said.count(amount) for amount in ("33.34", "33.33")] == [1, 2]
    for told_ in (
        "FT-2026-0001",
        "¥100.00",
        "壹佰元整",
        "供电局发票0912",
        "2026-10-01至2026-10-31",
    ):
        assert told_ in said, told_
    assert all(bill.number in said for bill in bills.of_run(one.run_id))
    assert ("本次分摊已撤销" in said) is undone


def test_a_blank_one_can_be_filled_in_by_hand(manager: Staff) -> None:
    assert sheet.render(request(SHARED, BLANK, None).declare(AT, None))
