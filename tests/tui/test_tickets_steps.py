"""A ticket's steps, by their keys and by the menu of its page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from store import clock, residents, tickets
from store.engine import database
from store.residents import NewHome
from store.rights import Staff
from store.tickets import Kind, Opinion, Stage
from tests.conftest import Clock
from tests.tui.driving import Driven, elsewhere, opened, pasted, press, shown, typed
from tests.tui.test_tickets import dispatch_and_take, send, settle, take, tick
from tui.form.screen import Form
from tui.screen.actions import SERVICES
from tui.tickets.actions import FOUND, GIVE
from tui.tickets.page import TicketPage
from tui.tickets.screen import TicketsScreen

NASTY = "[/foo] [red]x \x1b[31m \u202e３－２ 㛃𠅤䶮"
KEPT = "[/foo] [red]x [31m ３－２ 㛃𠅤䶮"


async def by_key(driven: Driven, key: str, words: str = "") -> None:
    await press(driven, key)
    if words:
        await typed(driven, words)
        await press(driven, "ctrl+s")


async def test_a_repair_goes_from_dispatch_to_its_end_by_keys(assistant: Staff) -> None:
    """W2-W5."""
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await by_key(driven, "ctrl+d", "王师傅")
        await by_key(driven, "ctrl+a")
        assert tickets.get(1).stage is Stage.ARRIVED
        assert "大堂：到场" in shown(driven[0])
        await by_key(driven, "ctrl+e", "换了电容")
        await by_key(driven, "ctrl+o", "1\n很快")
        await by_key(driven, "ctrl+r", "1\n不错")
        await by_key(driven, "ctrl+w")
        ticket = tickets.get(1)
    assert [step.kind for step in ticket.steps] == [
        "taken", "dispatched", "arrived", "completed", "opinion", "visited", "closed",
    ]  # fmt: skip
    assert (ticket.worker, ticket.result, ticket.opinion_words) == ("王师傅", "换了电容", "很快")


async def test_a_second_enter_in_the_same_breath_records_no_arrival(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W3: it was meant for the form before, and an arrival stops the clock for good."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets", code="en") as driven:
        await press(driven, "enter", "enter", "enter")
        assert "Not recorded yet: Enter once more records" in shown(driven[0])
        assert tickets.get(1).stage is Stage.DISPATCHED
        monkeypatch.setattr(TicketPage, "BREATH_SECONDS", 0)
        await press(driven, "enter")
        assert tickets.get(1).stage is Stage.ARRIVED


async def test_on_the_page_enter_does_each_step_that_is_next(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W2-W5: the menu points at the next step."""
    monkeypatch.setattr(TicketPage, "BREATH_SECONDS", 0)
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter", "enter")
        await typed(driven, "王师傅")
        await press(driven, "ctrl+s")
        time.pass_(minutes=21)
        await tick(driven)
        await press(driven, "enter")
        await typed(driven, "师傅在路上")
        await press(driven, "ctrl+s", "enter", "enter")
        await typed(driven, "修好了")
        await press(driven, "ctrl+s")
        for _ in range(2):
            await press(driven, "enter", "1", "ctrl+s")
        await press(driven, "enter")
        assert "已办结" in shown(driven[0])
    assert [step.kind for step in tickets.get(1).steps] == [
        "taken", "dispatched", "called", "arrived", "completed", "opinion", "visited", "closed",
    ]  # fmt: skip


async def test_a_complaint_is_answered(assistant: Staff) -> None:
    """W6."""
    take(assistant, "太吵", kind=Kind.COMPLAINT)
    async with opened(assistant, "tickets") as driven:
        await by_key(driven, "ctrl+e", "已劝止")
    assert tickets.get(1).stage is Stage.ANSWERED


async def test_a_ticket_rests_until_tomorrow_and_is_taken_up_again(assistant: Staff) -> None:
    """W7, D3."""
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await by_key(driven, "ctrl+u", "等配件")
        ticket = tickets.get(1)
        assert ticket.stage is Stage.SUSPENDED
        assert ticket.suspended_until == clock.today() + timedelta(days=1)
        await press(driven, "ctrl+u")
    assert tickets.get(1).stage is Stage.TAKEN


async def test_a_dissatisfied_resident_leads_to_reopening(assistant: Staff) -> None:
    """W9: the page's next step is not closing."""
    send(take(assistant), assistant)
    tickets.complete(1, tickets.Unseen(result="修好了", unseen="电话指导"), by=assistant)
    tickets.give_opinion(1, tickets.OpinionGiven(opinion=Opinion.SATISFIED), by=assistant)
    tickets.visit(1, tickets.Visit(opinion=Opinion.DISSATISFIED), by=assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter", "enter")
        await typed(driven, "又坏了\n")
    assert tickets.get(1).stage is Stage.TAKEN


async def test_a_note_says_who_was_told(assistant: Staff) -> None:
    """D5."""
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+g")
        await typed(driven, "水管爆裂\n王主管\n")
    step = tickets.get(1).last("noted")
    assert step is not None
    assert dict(step.words) == {"words": "水管爆裂", "told": "王主管"}


async def test_a_report_is_withdrawn(assistant: Staff) -> None:
    """W9."""
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await by_key(driven, "ctrl+k", "业主自修")
        assert not tickets.get(1).open
        assert "筛选：未完" in shown(driven[0])


async def test_a_refused_close_says_what_to_do_first(assistant: Staff) -> None:
    """W4, W5."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+w")
        assert "! 尚未完工" in shown(driven[0])
        tickets.complete(1, tickets.Unseen(result="修好了", unseen="电话指导"), by=assistant)
        await press(driven, "ctrl+w")
        assert "须先记录住户意见" in shown(driven[0])
        assert tickets.get(1).open


async def test_a_breached_ticket_is_not_closed_before_the_call(
    assistant: Staff, time: Clock
) -> None:
    """W3."""
    send(take(assistant), assistant)
    time.pass_(minutes=25)
    tickets.arrive(1, by=assistant)
    async with opened(assistant, "tickets") as driven:
        assert "后才到场：请致电业主说明" in shown(driven[0])
        tickets.complete(1, tickets.Unseen(result="修好了", unseen="电话指导"), by=assistant)
        await press(driven, "ctrl+w")
        assert "须先致电业主" in shown(driven[0])


async def test_a_step_out_of_turn_is_told_before_anything_is_typed(assistant: Staff) -> None:
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+o")
        assert isinstance(driven[0].screen, TicketsScreen)
        assert "现在不能办这一步" in shown(driven[0])
        assert "请派单给工程" in shown(driven[0])


async def test_a_promise_in_the_past_is_refused_at_its_field(assistant: Staff) -> None:
    """W3."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+t")
        await typed(driven, "晚到\n")
        await press(driven, "ctrl+u")
        await typed(driven, "今天 08:00")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, Form)
        assert "时间须晚于现在" in shown(driven[0])


async def test_the_page_follows_what_another_session_records(
    assistant: Staff, second: Staff
) -> None:
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter")
        await elsewhere(lambda: dispatch_and_take(second))
        driven[0]._poll()
        await driven[1].pause()
        assert "派单 赵师傅" in shown(driven[0])
        screen = driven[0].screen
        assert isinstance(screen, TicketPage)
        assert screen.menu.current is not None
        assert screen.menu.current.id == "arrive"


async def test_the_page_leads_back_to_the_same_line(assistant: Staff) -> None:
    for number in range(3):
        take(assistant, f"第{number}件")
    async with opened(assistant, "tickets") as driven:
        await press(driven, "down", "enter", "escape")
        screen = driven[0].screen
        assert isinstance(screen, TicketsScreen)
        assert screen.ticket is not None
        assert screen.ticket.id == 2


async def test_a_draft_of_one_ticket_does_not_come_back_in_another(assistant: Staff) -> None:
    take(assistant)
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+g")
        await typed(driven, "写了一半")
        await press(driven, "escape", "down", "ctrl+g")
        assert "写了一半" not in shown(driven[0])
        await press(driven, "escape", "up", "ctrl+g")
        assert "写了一半" in shown(driven[0])


async def test_f9_makes_the_work_order_and_says_where(assistant: Staff) -> None:
    """W2."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets", size=(200, 40)) as driven:
        await press(driven, "f9")
        sheet = database.folder() / "sheets" / "work-order-000001.pdf"
        assert sheet.read_bytes().startswith(b"%PDF")
        assert str(sheet) in shown(driven[0]) or sheet.name in shown(driven[0])


async def test_f7_opens_the_file_of_the_tickets_home(
    supervisor: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6: where a masked phone is revealed, on record."""
    home = settle(supervisor)
    take(supervisor, home=home)
    async with opened(supervisor, "tickets") as driven:
        gone: list[tuple[str, object]] = []

        async def go(name: str, key: object = None) -> None:
            gone.append((name, key))

        monkeypatch.setattr(driven[0], "go", go)
        await press(driven, "f7")
        assert gone == [("residents", home)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("code", ["zh_CN", "en"])
async def test_every_field_takes_any_text(
    assistant: Staff, size: tuple[int, int], code: str, desk: Path
) -> None:
    """W1-W7: what is typed comes back as it was, without control characters."""
    told = {"what": NASTY, "caller": NASTY, "place": NASTY, "convenient": NASTY}
    take(assistant, **told)
    async with opened(assistant, "tickets", code=code, size=size) as driven:
        assert "[/foo] [red]x" in shown(driven[0])
        for key in ("ctrl+d", "ctrl+t", "ctrl+g", "ctrl+u"):
            await press(driven, key)
            await pasted(driven, NASTY)
            await press(driven, "ctrl+s")
        await press(driven, "ctrl+u")
        for key in ("ctrl+e", "ctrl+o", "ctrl+r", "ctrl+x", "ctrl+k"):
            await press(driven, key, *(("1", "enter") if key in {"ctrl+o", "ctrl+r"} else ()))
            await pasted(driven, NASTY)
            if key == "ctrl+e":  # why nobody was on site
                await press(driven, "tab", "tab", "tab")
                await pasted(driven, NASTY)
            await press(driven, "ctrl+s")
        await press(driven, "enter")
        assert "[/foo] [red]x" in shown(driven[0])
    ticket = tickets.get(1)
    kinds = [step.kind for step in ticket.steps]
    assert kinds == [
        "taken", "dispatched", "called", "noted", "suspended", "resumed", "completed", "opinion",
        "visited", "reopened", "withdrawn",
    ]  # fmt: skip
    for step in ticket.steps:
        assert all(text in (KEPT, "工程组") for text in step.words.values())


async def test_after_the_call_an_arrival_is_what_comes_next(assistant: Staff, time: Clock) -> None:
    send(take(assistant), assistant)
    time.pass_(minutes=25)
    ahead = time() + timedelta(hours=1)
    tickets.call(1, tickets.Call(said="堵车", expected=ahead), by=assistant)
    async with opened(assistant, "tickets") as driven:
        assert "到场后记录（^A）" in shown(driven[0])


async def test_an_opinion_is_chosen_never_presumed(assistant: Staff) -> None:
    """W4: and 不满意, as an input method sends it, is not taken for the 满意 in it."""
    send(take(assistant), assistant)
    tickets.arrive(1, by=assistant)
    tickets.complete(1, tickets.Unseen(result="修好了", unseen="电话指导"), by=assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+o", "ctrl+s")
        assert tickets.get(1).opinion is None
        await typed(driven, "不满意\n还在漏")
        await press(driven, "ctrl+s")
    assert tickets.get(1).opinion is Opinion.DISSATISFIED
    assert tickets.get(1).opinion_words == "还在漏"


async def test_what_is_half_written_about_one_home_s_finding_is_not_put_into_another_s(
    assistant: Staff,
) -> None:
    homes = [residents.add_home(NewHome(code=f"3-2-120{n}"), by=assistant).id for n in (1, 2)]
    async with opened(assistant, "residents") as driven:
        for home, before in ((homes[0], False), (homes[1], False), (homes[0], True)):
            await driven[0].go("residents", f"home:{home}")
            await press(driven)
            driven[0].screen.perform(SERVICES["finding"])  # type: ignore[attr-defined]
            await press(driven)
            assert isinstance(driven[0].screen, Form)
            assert ("地砖松动" in shown(driven[0])) is before
            if home == homes[0] and not before:
                await typed(driven, "地砖松动")
            await press(driven, "escape", "escape")


async def test_what_somebody_found_is_taken_down_and_its_sheet_is_the_notice(
    assistant: Staff,
) -> None:
    """G9."""
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        screen = driven[0].screen
        assert isinstance(screen, TicketsScreen)
        screen.perform(FOUND)
        await press(driven, "down")
        await typed(driven, "3栋大堂\n地砖松动")
        await press(driven, "tab", "2", "tab")
        await typed(driven, "王师傅")
        await press(driven, "ctrl+s")
        assert "发现于" not in shown(driven[0])
        assert "地砖松动" in shown(driven[0]) and "第 1 轮" in shown(driven[0])
    ticket = tickets.get(2)
    assert (ticket.kind, ticket.place, ticket.worker) == (Kind.FINDING, "3栋大堂", "王师傅")
    assert ticket.expected == clock.now() + timedelta(days=3)
    assert tickets.sheet_of(ticket) is tickets.RECTIFICATION


async def test_a_task_is_given_and_goes_to_its_end_by_keys(supervisor: Staff) -> None:
    """篇5 4.1(1)."""
    async with opened(supervisor, "tickets") as driven:
        screen = driven[0].screen
        assert isinstance(screen, TicketsScreen)
        screen.perform(GIVE)
        await press(driven)
        await typed(driven, "归档装修照片\n王师傅")
        await press(driven, "ctrl+s")
        assert "交办任务 1" in shown(driven[0]) and f"交办人 {supervisor.name}" in shown(driven[0])
        assert "确认办结" not in shown(driven[0])
        await by_key(driven, "ctrl+u", "")
        await typed(driven, "2026-12-31 10:00\n资料未齐")
        await press(driven, "ctrl+s")
        await by_key(driven, "ctrl+e", "已归档")
        assert "已答复：由交办人确认办结" in shown(driven[0])
        await by_key(driven, "ctrl+x", "缺清单")
        await by_key(driven, "ctrl+e", "清单已补")
        await by_key(driven, "ctrl+w")
    ticket = tickets.get(1)
    assert [step.kind for step in ticket.steps] == [
        "tasked", "postponed", "reported", "sent_back", "reported", "confirmed",
    ]  # fmt: skip
    assert (ticket.worker, ticket.result, ticket.stage) == ("王师傅", "清单已补", Stage.CLOSED)
    assert tickets.sheet_of(ticket) is tickets.TASK


async def test_a_task_about_a_home_begins_at_its_page(assistant: Staff, supervisor: Staff) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    async with opened(assistant, "residents") as driven:
        await driven[0].go("residents", f"home:{home}")
        await press(driven)
        driven[0].screen.perform(SERVICES["task"])  # type: ignore[attr-defined]
        await press(driven)
        await typed(driven, "上门量窗户\n王师傅\n\n")
        await press(driven, "1", "ctrl+s")
        assert "交办人须是主管或经理" in shown(driven[0])
        await press(driven, "2", "ctrl+s")
    ticket = tickets.get(1)
    assert (ticket.kind, ticket.home, ticket.what) == (Kind.TASK, "3-2-1201", "上门量窗户")
