"""The month's figures on screen and on paper, without a letter key."""

from __future__ import annotations

from store import journal, tickets
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock
from tests.store.services import serving
from tests.tui.driving import elsewhere, heard, line, opened, page, press, shown, typed, until


def row(text: str, name: str) -> str:
    """The line of a figure."""
    return next(one for one in text.split("\n") if f" {name} " in one)


async def test_from_the_directory_to_the_printed_figures(assistant: Staff, time: Clock) -> None:
    """Digits, arrows and function keys alone."""
    tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    async with opened(assistant, size=(80, 40)) as driven:
        await press(driven, *page("report"))
        assert "2026-11-01 - 2026-11-30" in shown(driven[0])
        assert row(shown(driven[0]), "维修").split()[-3:] == ["1", "维修", "工单"]
        assert "—" in row(shown(driven[0]), "按时到场")
        await press(driven, "left")
        assert "2026-10-01 - 2026-10-31" in shown(driven[0])
        assert row(shown(driven[0]), "维修").split()[-3] == "0"
        await press(driven, "right", "f9", "1")
        await until(driven, lambda: "figures-2026-11-01-2026-11-30.pdf" in line(driven[0], -2))
    (printed,) = [
        entry
        for entry in journal.of_subject("report:2026-11-01/2026-11-30")
        if entry.kind == "sheet.printed"
    ]
    assert printed.payload["sheet"] == "figures"


async def test_other_days_are_asked_for_and_the_wrong_way_round_is_told(
    assistant: Staff, time: Clock
) -> None:
    tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    time.pass_(days=1)
    async with opened(assistant, "report") as driven:
        await press(driven, "ctrl+t")
        await typed(driven, "2026-11-24\n2026-11-23\n")
        assert "不得早于 2026-11-24" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "2026-11-24\n")
        assert "2026-11-24 - 2026-11-24" in shown(driven[0])
        assert row(shown(driven[0]), "维修").split()[-3] == "0"


async def test_what_is_recorded_meanwhile_counts(assistant: Staff, time: Clock) -> None:
    async with opened(assistant, "report") as driven:
        assert row(shown(driven[0]), "维修").split()[-3] == "0"
        time.pass_(minutes=1)
        new = NewTicket(place="大堂", what="漏水")
        await elsewhere(lambda: tickets.take(new, by=assistant))
        await heard(driven)
        assert row(shown(driven[0]), "维修").split()[-3] == "1"


async def test_what_counts_stands_below_and_typing_narrows(assistant: Staff, time: Clock) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅", team="工程组"), by=assistant)
    time.pass_(minutes=21)
    tickets.arrive(ticket.id, by=assistant)
    async with opened(assistant, "report") as driven:
        await typed(driven, "到场")
        text = shown(driven[0])
        assert "0/1 = 0.0 %" in text and "21.0" in text and "分钟" in text
        assert "维修" not in row(text, "按时到场")
        assert "占比" in text and "在当时所定时限内到场" in text


async def test_an_engineer_s_name_narrows_to_his_services(manager: Staff) -> None:
    """W20: jobs, money and satisfaction of one engineer stand together, on the screen too."""
    of = serving.estate(manager)
    ticket = serving.ordered(manager, of)
    one = serving.agreed(manager, serving.quoted(manager, ticket))
    serving.done(manager, ticket)
    serving.accepted(manager, one)
    async with opened(manager, "report") as driven:
        await typed(driven, "赵师傅")
        text = shown(driven[0])
        assert "完成单数 赵师傅" in text and "完成金额 赵师傅" in text and "满意率 赵师傅" in text
        assert "100.00" in row(text, "完成金额 赵师傅")
