"""Reported up from any screen by one key, alarming until somebody is reached (D5)."""

from __future__ import annotations

from store import escalations, journal, tickets
from store.desk import staff
from store.escalations import Level, NewEscalation, Stage
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import line, opened, page, press, shown, typed
from tests.tui.test_tickets import take, tick


async def test_one_key_reports_up_the_ticket_that_is_open_and_says_whom_to_tell(
    assistant: Staff, supervisor: Staff
) -> None:
    staff.sign_in(supervisor.number, PIN)
    take(assistant, "漏水")
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter", "ctrl+z")
        assert "升级上报：工单 1" in line(driven[0], 2)
        await typed(driven, "业主情绪激动")
        await press(driven, "ctrl+s")
        assert "报主管" in line(driven[0], 4)
        assert "联系上才算告知" in shown(driven[0])
        await press(driven, "ctrl+t")
        assert "王主管" in shown(driven[0])
        await press(driven, "2", "ctrl+s")
        one = escalations.get(1)
        assert (one.stage, one.thing) == (Stage.REACHED, "ticket:1")


async def test_it_goes_up_from_the_list_and_from_where_nothing_is_open(
    assistant: Staff,
) -> None:
    take(assistant, "漏水")
    async with opened(assistant) as driven:
        await press(driven, "ctrl+z")
        await typed(driven, "电梯困人后业主围住前台")
        await press(driven, "f2", "f4", "ctrl+z")
        await typed(driven, "漏到楼下")
        await press(driven, "ctrl+s")
    assert escalations.get(1).thing == "ticket:1"


async def test_it_alarms_in_every_session_until_somebody_takes_it_in_their_name(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    staff.sign_in(supervisor.number, PIN)
    escalations.raise_(NewEscalation(level=Level.HARD, why="停水"), by=second)
    async with opened(assistant) as driven:
        time.pass_(minutes=10)
        await tick(driven)
        assert "报警 1" in line(driven[0], 0)
        await press(driven, "f2")
        assert "请告知主管" in shown(driven[0])
        await press(driven, *page("escalations"), "ctrl+g")
        assert "已记在您名下" in shown(driven[0])
        await tick(driven)
        assert "报警" not in line(driven[0], 0)
        time.pass_(minutes=3)
        await tick(driven)
        assert "报警 1" in line(driven[0], 0)
    assert journal.of_subject("escalation:1")[-1].staff_id == assistant.id


async def test_who_is_told_signs_at_the_clerks_desk(assistant: Staff, supervisor: Staff) -> None:
    escalations.raise_(NewEscalation(level=Level.HARD, why="停水"), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("escalations"), "ctrl+a")
        await typed(driven, f"{supervisor.number}\n{PIN}\n")
        assert escalations.get(1).stage is Stage.REACHED
        assert "王主管 已阅，密码签字" in shown(driven[0])


async def test_chain_is_printed_in_words_and_warns_of_rungs_that_never_run_oncall_934(
    assistant: Staff, supervisor: Staff
) -> None:
    """Q49, Q53, D9: all that is still to come, with its minutes, and nothing that is not."""
    async with opened(assistant) as driven:
        await press(driven, "ctrl+z")
        await typed(driven, "停水")
        await press(driven, "ctrl+s")  # no supervisor is on
        told = "".join(shown(driven[0]).split())
        assert "现在报：经理" in told and "此后每隔3分钟再报" in told
        assert "即报经理" not in told
        staff.sign_in(supervisor.number, PIN)
        await press(driven, "ctrl+z")
        await typed(driven, "停电")
        await press(driven, "ctrl+s")
        told = "".join(shown(driven[0]).split())
        for words in ("现在报：主管", "10分钟内联系上", "每隔3分钟一次", "满20分钟即报经理"):
            assert words in told


async def test_a_ticket_offers_to_be_reported_up_and_says_why(assistant: Staff) -> None:
    """D13: the reason is filled in, and how grave it is."""
    ticket = tickets.take(tickets.NewTicket(place="大堂", what="电梯异响"), by=assistant)
    for caller in ("陈", "林"):
        tickets.join(ticket.id, tickets.Joined(caller=caller), by=assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "home", "enter")
        assert "升级上报（Ctrl-Z）？多户反映同一事项" in shown(driven[0])
        await press(driven, "ctrl+z", "ctrl+s")
    (one,) = escalations.every()
    assert (one.level, one.thing) == (escalations.Level.MAJOR, f"ticket:{ticket.id}")
