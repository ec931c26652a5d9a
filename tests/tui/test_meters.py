"""Meters on screen, read one after the other without a letter key ($78–$83)."""

from __future__ import annotations

from datetime import date

from store import bills, journal, meters, pricelist
from store.desk import settings as desk_settings
from store.desk import staff
from store.desk.staff import NewStaff
from store.meters import MeterSettings, NewMeter
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.store.bills import billed
from tests.store.dunning.owing import home
from tests.store.pricelist import listing
from tests.tui.driving import line, opened, page, press, shown, typed, until


def meter(number: str, code: str, by: Staff, base: str = "100") -> int:
    told = {"number": number, "kind": "water", "home": home(code, by), "base": base}
    given = NewMeter.model_validate(told | {"set_on": date(2026, 10, 1)})
    return meters.enter(given, by=by).id


async def test_meters_are_read_one_after_the_other(assistant: Staff) -> None:
    """A figure and Ctrl-S a meter: the next one's form is open already."""
    ids = [meter(f"S{n}", f"1-1-10{n}", assistant) for n in (1, 2, 3)]
    async with opened(assistant) as driven:
        await press(driven, *page("meters"), "ctrl+t")
        for n, value in enumerate(("105", "90", "107.5")):
            assert f"1-1-10{n + 1}" in shown(driven[0])
            await typed(driven, value)
            await press(driven, "ctrl+s")
            if value == "90":
                assert "低于 10-01 的读数 100" in shown(driven[0])
                await press(driven, "ctrl+u")
                await typed(driven, "103")
                await press(driven, "ctrl+s")
        assert "107.5" in shown(driven[0]) and "已记录" in shown(driven[0])
    values = [meters.chain(id_)[-1].value for id_ in ids]
    assert values == [105_000, 103_000, 107_500]


async def test_a_meter_is_entered_exchanged_and_its_slip_printed(assistant: Staff) -> None:
    id_ = meter("S1", "3-2-1201", assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("meters"), "ctrl+r")
        await press(driven, "enter", "ctrl+s")
        assert "请填写" in shown(driven[0])
        await press(driven, "escape", "f9")
        await until(driven, lambda: "meters-2026-11-23.pdf" in line(driven[0], -2))
    given = {"final": "120", "new_number": "S9", "base": "0"}
    meters.exchange(id_, meters.Exchange.model_validate(given), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("meters"), "left", "up")
        await until(driven, lambda: "S1" in shown(driven[0]))
        await press(driven, "f9")
        await until(driven, lambda: "换表单" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: "meter-exchange-S1.pdf" in line(driven[0], -2))
    assert journal.of_subject(f"meter:{id_}")[-1].kind == "sheet.printed"


async def test_engineering_reads_meters_and_corrects_none(assistant: Staff) -> None:
    """SET2."""
    meter("S1", "3-2-1201", assistant)
    new = NewStaff(name="何强", number="5001", role=Role.ENGINEERING, pin=PIN)
    fitter = staff.add(new, by=None)
    async with opened(fitter) as driven:
        await press(driven, *page("meters"), "enter")
        assert "抄表" in shown(driven[0]) and "更正" not in shown(driven[0])


async def test_a_home_is_billed_at_once_from_its_last_reading(manager: Staff) -> None:
    """$19, $21: who moves out takes the bill along, without a run and without a letter key."""
    item = listing.item(manager, number="SF", name="水费", kind="meter", way="use", rated=False)
    pricelist.price(item.id, listing.rate(price="5", unit="元/吨"), by=manager)
    desk_settings.change_own("meters", MeterSettings(water="SF"), by=manager)
    there = billed.home(manager, "3-2-1201")
    billed.pays(manager, there)
    told = {"number": "S1", "kind": "water", "home": there.id, "base": "100"}
    given = NewMeter.model_validate(told | {"set_on": date(2026, 10, 1)})
    one = meters.enter(given, by=manager)
    async with opened(manager) as driven:
        await press(driven, *page("meters"))
        assert "立即出账" not in line(driven[0], -1)
        await press(driven, "ctrl+t")
        await typed(driven, "116.5")
        await press(driven, "ctrl+s", "ctrl+b")
        assert "2026-10-02–11-23" in shown(driven[0]) and "16.5" in shown(driven[0])
        await press(driven, "enter")
        assert "82.50" in shown(driven[0])
    (bill,) = bills.of_home(there.id)
    assert (bill.owed, meters.chain(one.id)[-1].bill) == (82_50, bill.id)
