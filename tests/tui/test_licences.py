"""Papers that expire on screen, without a letter key (G12)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, journal, licences
from store.licences import Followed
from store.rights import Staff
from tests.conftest import Clock
from tests.store.test_licences import TODAY, entered
from tests.store.test_permits import home, issued
from tests.tui.driving import elsewhere, line, opened, page, press, shown, typed, until

__all__ = ["home"]


async def test_from_the_directory_to_the_printed_list(assistant: Staff) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("licences"))
        assert "Ctrl-N" in shown(driven[0])
        await press(driven, "ctrl+n", *["right"] * 5, "enter", "right", "enter")
        await typed(driven, "蓝天清洗\nＢＸ－１\n\n2026-01-01\n2026-12-10\n\n")
        assert "已记录：ZZ-2026-0001  保险  蓝天清洗  快到期" in shown(driven[0])
        assert "请办理续期并记录" in shown(driven[0])
        await press(driven, "ctrl+d")
        await typed(driven, "已催续保\n")
        assert "请办理续期并记录" not in shown(driven[0])
        await press(driven, "f9")
        await until(driven, lambda: "licences-2026-11-23.pdf" in line(driven[0], -2))
    assert [one.expires.isoformat() for one in licences.every()] == ["2026-12-10"]
    (sheet,) = [e for e in journal.of_subject("licences:all") if e.kind == "sheet.printed"]
    assert sheet.payload["sheet"] == "licence list"


async def test_what_expires_stands_on_Today_and_Enter_leads_there(
    assistant: Staff, time: Clock
) -> None:
    paper = entered(assistant, left=5)
    async with opened(assistant) as driven:
        assert "保险 11-28 到期，请续：蓝天清洗" in shown(driven[0])
        at = [row.subject for row in driven[0].screen.rows.things].index(paper.subject)  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        await press(driven, "ctrl+r")
        await typed(driven, "BX-2\n2026-11-23\n2027-11-28\n\n")
        assert "ZZ-2026-0002" in shown(driven[0])
        await press(driven, "f2")
        assert "请续" not in shown(driven[0])


async def test_what_another_page_keeps_is_opened_there(
    home: int, assistant: Staff, time: Clock
) -> None:
    permit = issued(home, assistant, until=TODAY + timedelta(days=20))
    async with opened(assistant) as driven:
        await press(driven, *page("licences"))
        row = next(row for row in shown(driven[0]).split("\n") if permit.number in row)
        assert "停车证" in row and "快到期" in row and " 20 " in row
        await press(driven, "ctrl+k")
        assert type(driven[0].screen).__name__ == "LicencesScreen"  # nothing can be done here
        await press(driven, "enter")
        assert type(driven[0].screen).__name__ == "PermitsScreen"
        assert driven[0].screen.subject == f"permit:{permit.id}"  # type: ignore[attr-defined]


async def test_what_has_expired_stays_red_in_words_too(assistant: Staff, time: Clock) -> None:
    entered(assistant, left=1)
    time.pass_(days=2)
    async with opened(assistant) as driven:
        await press(driven, *page("licences"))
        row = next(row for row in shown(driven[0]).split("\n") if "2026-11-24" in row)
        assert "!" in row and "已过期" in row and " -1 " in row
        assert "已过期：请续期或注销" in shown(driven[0])
        assert clock.today() == TODAY + timedelta(days=2)


async def test_a_paper_that_another_has_seen_to_meanwhile_is_not_seen_to_twice(
    assistant: Staff, second: Staff
) -> None:
    paper = entered(assistant)
    done = Followed(told="已申请")
    async with opened(assistant, code="en") as driven:
        await press(driven, *page("licences"), "ctrl+d")
        await typed(driven, "等保单")
        await elsewhere(lambda: licences.follow(paper.id, done, by=second))
        await press(driven, "ctrl+s")
        assert "周敏 changed this at 09:00" in line(driven[0], -2)
        assert "等保单" in shown(driven[0])
    assert licences.get(paper.id).followed == 1


async def test_a_mistake_is_put_right_with_what_stood_there(assistant: Staff) -> None:
    paper = entered(assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("licences"), "ctrl+e")
        assert "蓝天清洗" in shown(driven[0]) and "BX-1" in shown(driven[0])
        await press(driven, *["down"] * 8)
        await typed(driven, "证号抄错\n")
        assert "更正" in shown(driven[0])
    assert [e.kind for e in journal.of_subject(paper.subject)][-1] == "licence.corrected"
