"""The first screen: what is to be done, and where each line leads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest

import tui
from store import agenda, clock, dutylog, estate, handover, journal, keys, tickets
from store.desk import backup, drafts, settings, staff
from store.desk.staff import NewStaff
from store.dutylog import Category, NewEntry
from store.engine import database
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.rights import Role, Staff
from store.tickets import NewTicket
from store.waiting import Waiting
from tests.conftest import PIN, Clock
from tests.relieving import relieved
from tests.tui.driving import (
    Driven,
    elsewhere,
    heard,
    line,
    opened,
    page,
    press,
    shown,
    typed,
    until,
)
from tests.tui.test_tickets import send, take, tick
from tui import answers
from tui.desk.stafflist import StaffList
from tui.dutylog.screen import DutylogScreen
from tui.handover.checklist import Checklist
from tui.tickets.page import TicketPage
from tui.tickets.screen import TicketsScreen
from tui.today import words
from tui.today.screen import Line, TodayScreen
from tui.widgets.rows import Drawn

ASKING = {"Form", "Report"}  # the screens that keep a draft by their model's name, unless told


async def test_the_greeting_and_the_reminders_stand_on_top(assistant: Staff) -> None:
    """B1."""
    async with opened(assistant) as driven:
        assert "您好，金色家园" in line(driven[0], 2)
        assert "铃响三声内接听 | 佩戴胸卡 | 不离岗" in line(driven[0], 2)


async def test_the_estates_own_greeting_is_shown(assistant: Staff, manager: Staff) -> None:
    """B1."""
    settings.change(
        estate.settings().model_copy(update={"greeting": "您好，前台 [/foo]"}), by=manager
    )
    async with opened(assistant) as driven:
        assert "您好，前台 [/foo]" in line(driven[0], 2)


@pytest.mark.parametrize("who", ["assistant", "supervisor"])
async def test_nobody_on_duty_stands_first_and_enter_takes_the_desk(
    who: str, request: pytest.FixtureRequest
) -> None:
    by: Staff = request.getfixturevalue(who)
    send(take(by), by)
    async with opened(by) as driven:
        assert "无人在班：按 Enter 接班" in line(driven[0], 5)
        await press(driven, "enter")
        assert f"{by.name} 已在班" in shown(driven[0])
        assert "无人在班" not in shown(driven[0])
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == by


async def test_the_handover_counts_down(assistant: Staff, time: Clock) -> None:
    """H1."""
    handover.take_desk(by=assistant)
    async with opened(assistant) as driven:
        assert "在班 李芳" in shown(driven[0])
        assert "交班还有 7 小时 0 分" in shown(driven[0])
        time.pass_(minutes=1)
        await tick(driven)
        assert "交班还有 6 小时 59 分" in shown(driven[0])
        time.pass_(hours=7, minutes=4)
        await tick(driven)
        assert "交班已过 5 分" in shown(driven[0])


async def test_an_owed_call_stands_on_top_and_enter_opens_its_page(
    assistant: Staff, time: Clock
) -> None:
    """W3."""
    handover.take_desk(by=assistant)
    take(assistant, "漏水", urgency="urgent")
    send(take(assistant), assistant)
    async with opened(assistant) as driven:
        assert "漏水" in line(driven[0], 5)
        time.pass_(minutes=20)
        await tick(driven)
        assert "! 超 0分" in line(driven[0], 5)
        assert "请致电业主" in line(driven[0], 5)
        await press(driven, "home", "enter")
        screen = driven[0].screen
        assert isinstance(screen, TicketPage)
        assert screen.ticket is not None
        assert screen.ticket.id == 2
        await press(driven, "escape", "escape")
        assert isinstance(driven[0].screen, TodayScreen)


async def test_a_promise_due_today_asks_for_the_end_or_a_new_date(
    assistant: Staff, time: Clock
) -> None:
    """D3."""
    handover.take_desk(by=assistant)
    send(take(assistant), assistant, expected=clock.now() + timedelta(hours=1))
    async with opened(assistant, size=(120, 40)) as driven:
        tickets.arrive(1, by=assistant)
        time.pass_(minutes=61)
        await tick(driven)
        assert "完工，或写明原因与日期" in shown(driven[0])


async def test_yesterdays_figures_stand_beside_the_list(assistant: Staff, time: Clock) -> None:
    """D3."""
    send(take(assistant), assistant)
    send(take(assistant), assistant)
    time.pass_(days=1)
    async with opened(assistant) as driven:
        assert "受理 2  重开 0" in shown(driven[0])
        assert "完成 0  撤单 0  未完 2" in shown(driven[0])
        assert "超时 2" in shown(driven[0])


async def test_an_overdue_key_leads_to_the_keys(assistant: Staff, time: Clock) -> None:
    """K2."""
    handover.take_desk(by=assistant)
    key = keys.hold(NewKey(hook="17", doors="配电房", kind=KeyKind.PUBLIC), by=assistant)
    loan = KeyLoan(
        borrower="孙师傅",
        identity=Identity.WORK_PASS,
        reason="抄表",
        due=clock.now() + timedelta(hours=1),
        signed=Signed.PAPER,
    )
    keys.lend(key.id, loan, by=assistant)
    time.pass_(hours=2)
    async with opened(assistant) as driven:
        assert "* 超 60分" in line(driven[0], 5)
        assert "钥匙 17" in line(driven[0], 5)
        await press(driven, "enter")
        assert type(driven[0].screen).__name__ == "KeysScreen"
        assert "孙师傅" in shown(driven[0])


async def test_a_follow_up_leads_to_its_entry(assistant: Staff) -> None:
    """D3."""
    handover.take_desk(by=assistant)
    entry = NewEntry(category=Category.OTHER, what="电梯异响", follow_up_due=clock.today())
    dutylog.write(entry, by=assistant)
    async with opened(assistant) as driven:
        assert "跟进：电梯异响" in line(driven[0], 5)
        await press(driven, "enter")
        assert type(driven[0].screen).__name__ == "DutylogScreen"
        assert "电梯异响" in shown(driven[0])


async def test_an_unsigned_day_leads_to_the_log_of_that_day(assistant: Staff, time: Clock) -> None:
    """D4."""
    handover.take_desk(by=assistant)
    dutylog.write(NewEntry(category=Category.OTHER, what="昨天的事"), by=assistant)
    time.pass_(days=1)
    async with opened(assistant) as driven:
        assert "11-23 日志待主管签字" in shown(driven[0])
        await press(driven, "enter")
        assert "昨天的事" in shown(driven[0])


async def test_an_open_handover_leads_to_the_handover(assistant: Staff, second: Staff) -> None:
    """H5."""
    handover.take_desk(by=assistant)
    relieved(second, second)
    async with opened(assistant) as driven:
        assert "交接班未完" in line(driven[0], 5)
        assert "接班 周敏" in shown(driven[0])
        await press(driven, "enter")
        assert not isinstance(driven[0].screen, TodayScreen)


async def test_a_clock_that_has_lost_its_time_is_told_on_top(assistant: Staff, time: Clock) -> None:
    time.at = datetime(1970, 1, 1, 1, tzinfo=UTC)
    async with opened(assistant) as driven:
        assert "1970-01-01" in line(driven[0], 6)
        assert "校准" in line(driven[0], 6)
        await press(driven, "down", "enter")
        assert "管理服务器的人" in shown(driven[0])


async def test_a_half_written_report_is_offered_and_brought_back(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "f4", "ctrl+n", "down")
        await typed(driven, "写了一半的报修")
        await press(driven, "escape")
        await driven[0].desk(clock.now)  # the writer has kept the draft by now
        await press(driven, "f2")
        assert "草稿" in line(driven[0], 5)
        assert "新报修" in line(driven[0], 5)
        await press(driven, "enter")
        assert "写了一半的报修" in shown(driven[0])
        await press(driven, "escape")
        assert isinstance(driven[0].screen, TicketsScreen)


@pytest.mark.parametrize(
    ("place", "to_words"),
    [("f3", ("down", "down")), ("f5", ()), ("f7", ())],
    ids=["log entry", "key", "home"],
)
async def test_a_draft_of_something_new_opens_its_form(
    supervisor: Staff, place: str, to_words: tuple[str, ...]
) -> None:
    handover.take_desk(by=supervisor)
    async with opened(supervisor) as driven:
        await press(driven, place, "ctrl+n", *to_words)
        await typed(driven, "9-9-99")
        form = driven[0].screen
        await press(driven, "escape")
        await driven[0].desk(clock.now)
        await press(driven, "f2", "end", "enter")
        assert type(driven[0].screen) is type(form)
        assert "9-9-99" in shown(driven[0])


async def test_a_draft_of_a_step_leads_to_its_ticket(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    noted = take(assistant)
    async with opened(assistant) as driven:
        await press(driven, "f4", "ctrl+g")
        await typed(driven, "备注一半")
        await press(driven, "escape")
        await driven[0].desk(clock.now)
        await press(driven, "f2", "end", "enter")
        assert "备注一半" in shown(driven[0])
        await press(driven, "escape")
        screen = driven[0].screen
        assert isinstance(screen, TicketPage)
        assert screen.ticket == noted


async def test_a_draft_of_what_is_not_possible_any_more_can_be_discarded(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    ended = take(assistant)
    tickets.withdraw(ended.id, tickets.Reason(reason="自修"), by=assistant)
    drafts.keep(f"dispatch:{ended.id}", {"worker": "王师傅"}, by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        assert isinstance(driven[0].screen, TodayScreen)
        assert "已不能再办" in shown(driven[0])
        assert drafts.of(assistant)
        await press(driven, "ctrl+k")
        assert "草稿已丢弃" in shown(driven[0])
    assert not drafts.of(assistant)


async def test_a_draft_of_a_handovers_line_leads_into_that_handover(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    drafts.keep(f"ItemCount:item:keys:{record.id}", {"counted": "3"}, by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        assert isinstance(driven[0].screen, Checklist)


async def test_a_draft_about_staff_leads_to_the_list_of_staff(manager: Staff) -> None:
    handover.take_desk(by=manager)
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "ctrl+n")
        await typed(driven, "1009")
        await press(driven, "escape", "escape")
        await driven[0].desk(clock.now)
        await press(driven, "f3", "f2", "end")
        assert "新员工" in shown(driven[0])
        await press(driven, "enter")
        assert isinstance(driven[0].screen, StaffList)


def test_every_form_that_keeps_a_draft_has_a_name_on_today() -> None:
    kept = set(_draft_names())
    assert "HomeTicket" in kept
    assert "KeyLoan" in kept
    named = {form for each in answers.everyone() for form in each.drafts}
    for name in kept:  # what follows a stroke may be the step's own
        assert answers.draft(name) or any(form.startswith(name) for form in named), name


def _draft_names() -> Iterator[str]:
    """The first part of each name, as the forms in the code give it."""
    for file in Path(tui.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if not isinstance(call, ast.Call):
                continue
            named = next((one.value for one in call.keywords if one.arg == "draft"), None)
            if isinstance(named, ast.JoinedStr) and isinstance(named.values[0], ast.Constant):
                yield str(named.values[0].value).partition(":")[0]
            elif named is None and isinstance(call.func, ast.Name) and call.func.id in ASKING:
                model = call.args[0]
                yield model.attr if isinstance(model, ast.Attribute) else ast.unparse(model)


async def test_a_quiet_desk_says_where_to_begin(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant) as driven:
        assert "没有待办" in shown(driven[0])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("code", ["zh_CN", "en"])
async def test_any_text_is_shown_as_it_is(
    assistant: Staff, code: str, size: tuple[int, int]
) -> None:
    handover.take_desk(by=assistant)
    send(take(assistant, "[/foo] [red]x"), assistant, worker="[/w]")
    entry = NewEntry(category=Category.OTHER, what="[/bar]", follow_up_due=date(2026, 11, 23))
    dutylog.write(entry, by=assistant)
    async with opened(assistant, code=code, size=size) as driven:
        assert "[/foo] [red]x" in shown(driven[0])
        assert "[/bar]" in shown(driven[0])


async def test_a_clock_that_was_ahead_is_said_first_until_the_manager_has_seen_it(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    """D2: whoever else is there sees the day that the record reaches into."""
    handover.take_desk(by=assistant)
    time.pass_(hours=3)
    dutylog.write(NewEntry(what="钟快了三小时"), by=assistant)
    time.pass_(hours=-3)
    send(take(assistant), assistant)
    async with opened(assistant, code="en") as driven:
        line = next(one for one in shown(driven[0]).split("\n") if one.startswith(">"))
        assert "Was ahead, to 12:00" in line
        await press(driven, "enter")
        assert isinstance(driven[0].screen, DutylogScreen)
    time.pass_(minutes=5)
    async with opened(manager, code="en") as driven:
        assert "Was ahead, to 12:00" in shown(driven[0])
        await press(driven, "enter")
        assert "Was ahead, to 12:00" in shown(driven[0])
        await press(driven, "escape")
        assert "Was ahead, to 12:00" in shown(driven[0])
        await press(driven, "enter", "enter")
        assert "Was ahead" not in shown(driven[0])
        assert "Confirmed." in shown(driven[0])


async def test_lists_and_top_line_are_in_order_again_as_soon_as_the_clock_is_set_right_W3(
    assistant: Staff, time: Clock
) -> None:
    send(take(assistant, "跳闸"), assistant)
    async with opened(assistant, "tickets", code="en") as driven:
        time.pass_(hours=24)
        dutylog.write(NewEntry(what="钟快了一天"), by=assistant)
        await heard(driven)
        await tick(driven)
        assert "Alarms 1" in line(driven[0], 0)
        assert "! " in row_of(driven, "大堂")
        time.pass_(hours=-24, minutes=5)
        await tick(driven)  # the session notices it
        await until(driven, lambda: bool(journal.set_backs()))
        await heard(driven)
        await tick(driven)
        assert "Alarms" not in line(driven[0], 0)
        assert "15m left" in row_of(driven, "大堂")
        await press(driven, "f2")
        assert "15m left" in row_of(driven, "大堂")


def row_of(driven: Driven, words: str) -> str:
    """The first line that has these words."""
    return next((one for one in shown(driven[0]).split("\n") if words in one), shown(driven[0]))


async def test_the_record_s_page_opens_though_its_newest_entry_is_not_in_the_book(
    assistant: Staff, time: Clock
) -> None:
    """A sign-in stands in no book; where it does not, its day still does."""
    handover.take_desk(by=assistant)
    time.pass_(hours=3)
    staff.add(NewStaff(name="周敏", number="1002", role=Role.ASSISTANT, pin=PIN), by=None)
    time.pass_(hours=-3)
    async with opened(assistant, code="en") as driven:
        assert "Was ahead, to 12:00" in shown(driven[0])
        await press(driven, "enter")
        assert isinstance(driven[0].screen, DutylogScreen)
        assert "There is no entry" not in shown(driven[0])


async def test_a_desk_without_backups_says_so_and_enter_makes_one(
    assistant: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = datetime.now(UTC) + timedelta(days=2)  # the backup is dated by a process of its own
    async with opened(assistant) as driven:
        assert "还没有备份过" in shown(driven[0])
        screen = driven[0].screen
        assert isinstance(screen, TodayScreen)
        screen.rows.point("backup:")
        await press(driven, "enter")
        await until(driven, lambda: "备份完成" in shown(driven[0]))
        assert "还没有备份过" not in shown(driven[0])
    assert backup.newest() is not None


async def test_of_hundreds_the_most_urgent_show_and_the_others_come_at_the_last_line(
    assistant: Staff,
) -> None:
    """Five thousand open matters cost no more than a screen of them."""
    with database.write():
        for n in range(250):
            figures = {"number": f"CW-{n}", "plate": "", "home": ""}
            one = Waiting("permit.asked_for", f"permit:{n}", weight=n, figures=figures)
            agenda.keep(one.subject, [one])
    async with opened(assistant) as driven:
        total = int(re.findall(r"1/(\d+)", shown(driven[0]))[0])
        assert total >= 250
        seen = set[str]()
        for _ in range(0, total, 10):
            seen |= set(re.findall(r"CW-\d+", shown(driven[0])))
            await press(driven, "pagedown")
        assert len(seen) == 250
        assert f"{total}/{total}" in shown(driven[0])


async def test_an_entry_that_changes_no_line_draws_none(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs every open session; what does change a line shows at once."""
    tickets.take(NewTicket(what="灯不亮", place="走廊"), by=assistant)
    async with opened(assistant) as driven:
        drawn: list[object] = []
        screen = driven[0].screen
        assert isinstance(screen, TodayScreen)
        draw = screen.rows._draw

        def noted(line: Line) -> Drawn:
            drawn.append(line)
            return draw(line)

        monkeypatch.setattr(screen.rows, "_draw", noted)
        await elsewhere(lambda: dutylog.write(NewEntry(what="巡查"), by=assistant))
        await heard(driven)
        assert drawn == []
        await elsewhere(
            lambda: tickets.take(NewTicket(what="水管漏水", place="地库"), by=assistant)
        )
        await heard(driven)
        assert drawn
        assert "地库" in shown(driven[0])


async def test_what_is_half_written_is_one_key_away_however_much_waits(assistant: Staff) -> None:
    """A full day must not hide it behind what is not yet shown."""
    handover.take_desk(by=assistant)
    for _n in range(70):
        tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    drafts.keep("NewEntry", {"what": "送锦旗"}, by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        assert "送锦旗" in shown(driven[0])


@pytest.mark.usefixtures("assistant")
def test_figures_of_yesterday_are_asked_for_with_the_day_and_not_with_each_entry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are of the past: what is corrected of it shows within the minute."""
    asked = Mock(wraps=tickets.figures)
    monkeypatch.setattr(tickets, "figures", asked)
    beside = words.Beside()
    first = list(beside.told(clock.now(), None))
    assert list(beside.told(clock.now(), {"ticket:1"})) == first
    assert asked.call_count == 1
    list(beside.told(clock.now(), None))
    assert asked.call_count == 2
