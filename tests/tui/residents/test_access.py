"""Who had files open is read by the manager; a person's own data is one sheet (F6)."""

from __future__ import annotations

import pytest

from printing import catalogue
from printing.sheet import Head
from store import clock, journal, residents
from store.errors import Forbidden
from store.figure import month
from store.residents import ACCESS, OWN_DATA, Confidential, HomePage
from store.rights import Staff
from tests.store.residents.conftest import ZENG_ID
from tests.tui.driving import line, opened, page, press, shown, typed, until


@pytest.fixture
def used(household: HomePage, assistant: Staff) -> HomePage:
    residents.open_home(household.home.id, assistant)
    owner = household.residents[0].person.id
    residents.reveal(owner, Confidential.PHONE, "回电 13812341234", by=assistant)
    return household


def test_every_look_is_listed_with_who_and_why_and_no_whole_figure_F6(
    used: HomePage, assistant: Staff
) -> None:
    found = list(residents.accesses(month(clock.today())))
    assert [one.number for one in found] == sorted((one.number for one in found), reverse=True)
    revealed, opened_ = found[:2]
    assert (revealed.what, revealed.staff_id) == ("Figure revealed", assistant.id)
    assert revealed.said == "phone；回电 138****1234"
    assert (opened_.what, opened_.home) == ("File opened", "3-2-1201")
    tenant = used.residents[1].person.id
    of_tenant = list(residents.accesses(person_id=tenant))
    assert revealed not in of_tenant and opened_ in of_tenant


async def test_the_manager_reads_and_prints_it_by_month(used: HomePage, manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("access"))
        assert "查看完整号码" in shown(driven[0]) and "13812341234" not in shown(driven[0])
        await typed(driven, "陈经理")
        assert "查看完整号码" not in shown(driven[0])
        await press(driven, "escape", "f9")
        await until(driven, lambda: "file-access-2026-11-23.pdf" in line(driven[0], -2))
        await press(driven, "left")
        assert "2026-10-01" in shown(driven[0])


async def test_nobody_else_does(used: HomePage, assistant: Staff) -> None:
    async with opened(assistant) as driven:
        with pytest.raises(Forbidden):
            await driven[0].go("access")


def test_a_person_s_own_data_is_masked_until_its_printing_is_on_record(used: HomePage) -> None:
    """个人信息保护法 45"""
    asked = catalogue.request(OWN_DATA, f"person:{used.residents[0].person.id}")
    assert asked.people == (used.residents[0].person.id,)
    before, after = (str(asked.declare(clock.now(), head)) for head in (None, Head("A1B2")))
    assert "13812341234" not in before and ZENG_ID not in before and "138****1234" in before
    for told in ("13812341234", ZENG_ID, "3-2-1201", "粤B·12345", "打开档案", "第四十五条"):
        assert told in after, told
    assert "曾小单" not in after


def test_the_list_of_days_counts_what_it_shows(used: HomePage) -> None:
    asked = catalogue.request(ACCESS, "residents:2026-11-01/2026-11-30")
    found = list(residents.accesses(month(clock.today())))
    assert f"{len(found)} 条" in str(asked.declare(clock.now(), None))


async def test_a_person_s_own_data_is_printed_from_the_home_s_page(
    used: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "f9")
        row = next(row for row in shown(driven[0]).split("\n") if "个人信息查阅表" in row)
        await press(driven, row.strip(" >").split()[0])
        await until(driven, lambda: "own-data-" in line(driven[0], -2))
    person = used.residents[0].person.id
    kinds = [one.kind for one in journal.of_subject(f"person:{person}")]
    assert "sheet.printed" in kinds
