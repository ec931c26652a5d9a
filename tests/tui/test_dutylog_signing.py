"""The supervisor signs a day (D4)."""

from __future__ import annotations

from store import clock, dutylog
from store.dutylog import NewEntry
from store.rights import Staff
from tests.conftest import MONDAY, PIN, Clock
from tests.tui.driving import opened, press, shown, typed


def write(what: str, by: Staff) -> int:
    return dutylog.write(NewEntry(what=what), by=by).number


async def test_a_day_shows_unsigned_until_the_supervisor_signs(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    write("住户来电", assistant)
    write("电梯异响", assistant)
    time.pass_(days=1)
    async with opened(supervisor, "dutylog") as driven:
        await press(driven, "left")
        assert "未签" in shown(driven[0])
        await press(driven, "ctrl+s")
        moment = shown(driven[0])
        assert "共 2 条" in moment
        assert "签字即确认" in moment
        assert "电梯异响" in moment
        await typed(driven, PIN + "\n")
        assert "王主管 09:00 已签" in shown(driven[0])
        assert "未签" not in shown(driven[0])
    signed = dutylog.day(MONDAY.date()).signed
    assert signed is not None
    assert (signed.count, signed.staff) == (2, supervisor)


async def test_a_signature_covers_what_was_read_and_not_what_came_meanwhile(
    assistant: Staff, supervisor: Staff
) -> None:
    read = write("住户来电", assistant)
    async with opened(supervisor, "dutylog") as driven:
        await press(driven, "ctrl+s")
        write("签字时刚写的", assistant)
        await typed(driven, PIN + "\n")
        assert "1 条未签" in shown(driven[0])
    page = dutylog.day(clock.today())
    assert page.signatures[0].through == read
    assert [entry.words["what"] for entry in page.unsigned] == ["签字时刚写的"]


async def test_the_supervisor_signs_at_an_assistants_session_by_number(
    assistant: Staff, supervisor: Staff
) -> None:
    write("住户来电", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+s")
        await typed(driven, f"2001\n{PIN}\n")
        assert "王主管 已签阅" in shown(driven[0])
    assert dutylog.day(clock.today()).signatures[0].staff == supervisor


async def test_an_assistant_cannot_sign(assistant: Staff) -> None:
    write("住户来电", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+s")
        await typed(driven, f"1001\n{PIN}\n")
        assert "! " in shown(driven[0])
        await press(driven, "escape")
    assert dutylog.day(clock.today()).signatures == ()


async def test_a_wrong_pin_signs_nothing_and_is_said_at_the_field(
    assistant: Staff, supervisor: Staff
) -> None:
    write("住户来电", assistant)
    async with opened(supervisor, "dutylog") as driven:
        await press(driven, "ctrl+s")
        await typed(driven, "271828\n")
        assert "! " in shown(driven[0])
        assert "271828" not in shown(driven[0])
    assert dutylog.day(clock.today()).signatures == ()


async def test_the_page_turns_while_the_pin_is_asked(assistant: Staff, supervisor: Staff) -> None:
    for n in range(20):
        write(f"第{n}件", assistant)
    async with opened(supervisor, "dutylog") as driven:
        await press(driven, "ctrl+s")
        assert "第0件" in shown(driven[0])
        await press(driven, *["pagedown"] * 8)
        assert "第19件" in shown(driven[0])
        await typed(driven, PIN + "\n")
        assert "已签阅" in shown(driven[0])


async def test_a_signed_page_and_an_empty_one_offer_no_signature(
    assistant: Staff, supervisor: Staff
) -> None:
    async with opened(supervisor, "dutylog") as driven:
        here = driven[0].screen
        await press(driven, "ctrl+s")
        assert driven[0].screen is here
        write("住户来电", assistant)
        dutylog.sign_day(clock.today(), PIN, by=supervisor)
        driven[0].screen.changed(frozenset({"day:2026-11-23"}))  # type: ignore[attr-defined]
        await press(driven, "ctrl+s")
        assert driven[0].screen is here


async def test_the_supervisor_names_a_deputy_who_signs_and_it_shows_D4(
    assistant: Staff, supervisor: Staff
) -> None:
    dutylog.write(NewEntry(what="大堂灯坏"), by=assistant)
    async with opened(supervisor, "dutylog") as driven:
        await press(driven, "ctrl+p")
        await typed(driven, "指定代签\n")
        await press(driven, "right", "enter")
        await typed(driven, "+3d")
        await press(driven, "ctrl+s")
        assert f"由 {assistant.name} 代主管签阅" in shown(driven[0])
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+s")
        await typed(driven, f"{PIN}\n")
        assert f"{assistant.name} 09:00 代签" in shown(driven[0])
