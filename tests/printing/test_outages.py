"""The notice of an outage: where, from when to when, in the words that are read out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from printing import sheet
from printing.catalogue import request
from store import clock, outages, residents
from store.outages import OUTAGE_NOTICE, NewOutage, Supply
from store.paper import BLANK
from store.residents import NewHome
from store.rights import Staff
from tests.printing.conftest import AT, HEAD
from tests.printing.test_looks import compared

Read = Callable[[bytes], str]


def printed(number: int) -> bytes:
    return sheet.render(request(OUTAGE_NOTICE, f"outage:{number}").declare(AT, HEAD))


def test_it_says_what_where_when_and_who_says_so(assistant: Staff, text: Read) -> None:
    for code in ("3-1-101", "5-1-101"):
        residents.add_home(NewHome(code=code), by=assistant)
    new = NewOutage(
        supply=Supply.WATER,
        scope="3; 5-1",
        planned=True,
        until=clock.now() + timedelta(hours=4),
        words="清洗水箱，请提前储水",
        announced="自来水公司",
    )
    one = outages.announce(new, by=assistant)
    page = text(printed(one.id))
    for told in (
        *("停水通知", one.number, "范围3栋、5栋1单元", "类别计划", "自2026-11-2309:00"),
        *("预计至2026-11-2313:00", "清洗水箱，请提前储水", "自来水公司", HEAD.code),
    ):
        assert told in page, told


def test_without_an_end_or_a_place_it_says_so(assistant: Staff, text: Read) -> None:
    new = NewOutage(supply=Supply.GAS, words="抢修中", announced="燃气公司")
    page = text(printed(outages.announce(new, by=assistant).id))
    assert "停气通知" in page and "全小区" in page and "另行通知" in page and "类别临时" in page


def test_the_sheet_to_fill_in_by_hand_is_empty(assistant: Staff, text: Read) -> None:
    page = text(sheet.render(request(OUTAGE_NOTICE, BLANK).declare(AT, None)))
    assert "停供通知" in page and "全小区" not in page


def test_the_notice_looks_as_it_did(
    assistant: Staff, tmp_path: Path, told: Callable[..., str]
) -> None:
    new = NewOutage(
        supply=Supply.LIFT,
        until=clock.now() + timedelta(hours=12),
        words="电梯正在维修，维保单位已到场；需要搬运或行动不便的，前台安排人协助。",
        announced="电梯维保单位",
    )
    one = outages.announce(new, by=assistant)
    compared("outage-notice", printed(one.id), 1, tmp_path, told)
