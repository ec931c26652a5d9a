"""F10: all pages in groups, opened by two digits, by typing, or by the arrows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, dutylog, keys, tickets
from store.dutylog import NewEntry
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock
from tests.tui.driving import Driven, line, opened, pasted, press, shown, typed
from tui.dutylog.screen import DutylogScreen
from tui.keys.screen import KeysScreen
from tui.language import _
from tui.over.directory import COLUMNS, Directory
from tui.screen import actions
from tui.subjects import PAGES, Group
from tui.today.screen import TodayScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
LANGUAGES = pytest.mark.parametrize("code", ["zh_CN", "en"])


def directory(driven: Driven) -> Directory:
    page = driven[0].screen
    assert isinstance(page, Directory)
    return page


def numbers(driven: Driven) -> list[str]:
    """The numbers of all that is listed, column by column."""
    return [cell.number for cell in directory(driven).grid.cells()]


def pointed(driven: Driven) -> str:
    """The number of what is pointed at."""
    cell = directory(driven).grid.current
    return cell.number if cell else ""


@LANGUAGES
@SIZES
async def test_every_page_stands_there_whole_with_its_number(
    manager: Staff, code: str, size: tuple[int, int]
) -> None:
    async with opened(manager, code=code, size=size) as driven:
        await press(driven, "f10")
        seen = shown(driven[0])
        for _column in directory(driven).grid.columns:
            seen += shown(driven[0])
            await press(driven, "right")
        for page in PAGES.values():
            assert f"{page.number:02} {_(page.title)}" in seen
            assert f"  {_(page.group.called)}" in seen


@LANGUAGES
async def test_what_is_out_of_sight_is_named_on_the_side_where_it_lies(
    manager: Staff, code: str
) -> None:
    """Columns that do not fit are never cut: the window moves along them, whole."""
    async with opened(manager, code=code) as driven:
        await press(driven, "f10")
        for _column in directory(driven).grid.columns:
            left, right = directory(driven).grid.beyond()
            head, told = line(driven[0], 2), shown(driven[0])
            assert ("←" in head, "→" in head) == (bool(left), bool(right))
            assert all(one in head and f"  {one}" not in told[len(head) :] for one in left + right)
            assert sum(map(len, COLUMNS)) > len(left + right), "some group is in sight"
            await press(driven, "right")
        assert pointed(driven) == "01"
        assert directory(driven).grid.beyond()[0] == []


async def test_a_wide_window_has_every_page_in_sight(manager: Staff) -> None:
    async with opened(manager, size=(160, 50)) as driven:
        await press(driven, "f10")
        assert directory(driven).grid.beyond() == ([], [])


@LANGUAGES
async def test_what_is_pointed_at_is_explained_in_one_whole_line(manager: Staff, code: str) -> None:
    async with opened(manager, code=code) as driven:
        await press(driven, "f10")
        for page in PAGES.values():
            directory(driven).grid.load(
                [[next(c for c in directory(driven).grid.cells() if c.action.page == page.name)]]
            )
            directory(driven)._tell()
            await driven[1].pause()
            assert f" {page.number:02} {_(page.title)}  {_(page.help)}" in shown(driven[0])
            await press(driven, "backspace")  # all of them again


@pytest.mark.parametrize("who", ["assistant", "supervisor", "manager"])
async def test_everybody_sees_the_pages_that_their_role_may(
    who: str, request: pytest.FixtureRequest
) -> None:
    staff: Staff = request.getfixturevalue(who)
    async with opened(staff) as driven:
        await press(driven, "f10")
        allowed = {name for name, one in actions.PAGES.items() if driven[0].may(one)}
        assert {cell.action.page for cell in directory(driven).grid.cells()} == allowed
        assert ("printers" in allowed) is (who == "manager")


@pytest.mark.parametrize("digits", ["04", "０４"])
async def test_two_digits_open_a_page_also_wide_ones(assistant: Staff, digits: str) -> None:
    """They pass every input method, so nobody needs a letter."""
    async with opened(assistant) as driven:
        await press(driven, "f10")
        await typed(driven, digits)
        assert isinstance(driven[0].screen, KeysScreen)


async def test_a_page_that_nobody_may_see_is_not_opened_by_its_number(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f10", "7", "1")
        assert numbers(driven) == []
        assert "没有符合的" in shown(driven[0])
        await press(driven, "enter")
        assert isinstance(driven[0].screen, Directory)


@pytest.mark.parametrize(
    "text", ["打印队", "队列", "dayinduilie", "yindui", "dydl", "DYDL", "print q"]
)
async def test_typing_narrows_by_name_pinyin_and_initials(assistant: Staff, text: str) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f10")
        await typed(driven, text)
        assert numbers(driven) == [f"{PAGES['print_queue'].number:02}"]
        assert text.replace(" ", "") in line(driven[0], 2)
        await press(driven, "enter")
        assert type(driven[0].screen).__name__ == "PrintQueue"


async def test_a_digit_narrows_to_a_group_and_pasting_is_typing(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, "f10", "7")
        assert {number[0] for number in numbers(driven)} == {"7"}
        await press(driven, "backspace")
        await pasted(driven, "员工\n")
        assert numbers(driven) == [f"{PAGES['staff'].number}"]


async def test_esc_forgets_what_was_typed_first_and_leaves_then(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f10")
        everything = numbers(driven)
        await typed(driven, "yao")
        assert numbers(driven) != everything
        await press(driven, "escape")
        assert numbers(driven) == everything
        await press(driven, "escape")
        assert isinstance(driven[0].screen, TodayScreen)


async def test_the_arrows_point_within_a_column_and_beside_it(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f10")
        assert pointed(driven) == "01"
        await press(driven, "down", "down", "down")
        assert pointed(driven) == "04"
        await press(driven, "right")
        assert pointed(driven).startswith("1")
        await press(driven, "left")
        assert pointed(driven).startswith("0")
        await press(driven, "escape", "f10", "up")
        last = max(one.number for one in PAGES.values() if one.group is Group.SITE)
        assert pointed(driven) == str(last)  # round to the last of the column
        await press(driven, "down", "down", "down", "down", "enter")
        assert isinstance(driven[0].screen, KeysScreen)


@LANGUAGES
async def test_a_figure_says_how_much_waits_and_whether_it_is_overdue(
    assistant: Staff, time: Clock, code: str
) -> None:
    key = keys.hold(NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房"), by=assistant)
    due = clock.now() + timedelta(hours=1)
    loan = KeyLoan(
        borrower="王工", identity=Identity.KNOWN, reason="检修", due=due, signed=Signed.PAPER
    )
    keys.lend(key.id, loan, by=assistant)
    time.pass_(hours=2)
    for _n in range(2):
        tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    async with opened(assistant, code=code) as driven:
        await press(driven, "f10")
        told = shown(driven[0]).split("\n")
        figures = f"03 {_(PAGES['tickets'].title)} 2", f"04 {_(PAGES['keys'].title)} 1!"
        for figure in figures:
            assert any(f"{figure} " in f"{one} " for one in told), figure


async def test_what_the_screen_offers_without_a_key_stands_under_here(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []
    monkeypatch.setattr(DutylogScreen, "act_print_month", lambda _self: done.append(True))
    dutylog.write(NewEntry(what="送锦旗"), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f10")
        assert _("Here") in shown(driven[0])
        assert f"91 {_('Print month')}" in shown(driven[0])
        await press(driven, "9", "1")
        assert done == [True]
        assert isinstance(driven[0].screen, DutylogScreen)


async def test_a_tenth_of_them_has_no_number_and_is_reached_by_the_arrows(
    assistant: Staff,
) -> None:
    offered = [actions.Action(f"a{n}", (), f"Action {n}") for n in range(1, 11)]
    async with opened(assistant, code="en") as driven:
        page = Directory(offered)
        await driven[0].push_screen(page)
        await driven[1].pause()
        assert numbers(driven) == [*(f"9{n}" for n in range(1, 10)), ""]
        assert pointed(driven) == "91"
        await press(driven, "up", "enter")
        assert driven[0].screen is not page
