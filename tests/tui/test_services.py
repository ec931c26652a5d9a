"""What a ticket costs, walked at the ticket without a letter key (W12–W16)."""

from __future__ import annotations

import pytest

from store import journal, payments, services, tickets
from store.residents import Home
from store.rights import Staff
from store.services import Stage
from tests.store.services.serving import agreed, done, estate, ordered, quoted
from tests.tui.driving import line, opened, page, press, shown, typed, until


@pytest.fixture
def of(manager: Staff) -> Home:
    return estate(manager)


async def test_from_the_quote_to_the_receipt_at_the_ticket(of: Home, assistant: Staff) -> None:
    """Right opens what it costs, the first line is what is next; the list comes before the money.

    From the work that is done to the receipt: 1, 1 and the signature, 1 and the money.
    """
    ticket = ordered(assistant, of)
    async with opened(assistant) as driven:
        await press(driven, *page("tickets"), "enter")
        assert "施工前先报价（右）" in shown(driven[0])
        await press(driven, "right", "1")
        await typed(driven, "ＦＷＳＴ")
        await press(driven, "ctrl+s")
        assert "FW-2026-0001  管道疏通  已报价  100.00" in shown(driven[0])
        await press(driven, "1")
        await typed(driven, "王芳")
        await press(driven, "ctrl+s")
        assert "住户已同意" in shown(driven[0]) and "同意 100.00 元，王芳 当面" in shown(driven[0])
    done(assistant, ticket)
    async with opened(assistant) as driven:
        await press(driven, *page("tickets"), "enter", "right", "1")
        await until(driven, lambda: "已出结算清单" in shown(driven[0]))
        await press(driven, "1", "2", "ctrl+s")
        assert "已验收待收款" in shown(driven[0])
        await press(driven, "1")
        assert "壹佰元整" in shown(driven[0])
        await press(driven, "ctrl+s")
        await until(driven, lambda: "已缴" in shown(driven[0]))
    one = services.of_ticket(ticket.id)
    assert one is not None and one.stage is Stage.SETTLED
    assert [each.amount for each in payments.of_home(of.id)] == [100_00]
    sheets = [e.payload["sheet"] for e in journal.of_subject(one.subject) if "sheet" in e.payload]
    assert sheets == ["paid service"]


async def test_todays_line_and_the_homes_page_lead_to_the_ticket(
    of: Home, assistant: Staff
) -> None:
    """CT6: a quote that waits; Enter goes to its ticket, wherever it shows."""
    one = quoted(assistant, ordered(assistant, of))
    async with opened(assistant) as driven:
        await press(driven, *page("today"))
        told = "报价 100.00 元待答复，有效至 2026-11-30：3-1-101 工单 1"
        await until(driven, lambda: told[:14] in shown(driven[0]))
        await press(driven, *page("residents"))
        await typed(driven, "3-1-101")
        await press(driven, "enter")
        await until(driven, lambda: one.number in shown(driven[0]))


async def test_what_is_refused_is_said_at_its_field(of: Home, assistant: Staff) -> None:
    """W13: more than was agreed is quoted first."""
    ticket = ordered(assistant, of)
    agreed(assistant, quoted(assistant, ticket))
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="赵师傅"), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("tickets"), "enter", "right", "2")
        await typed(driven, "3\n堵得深")
        await press(driven, "ctrl+s")
        assert "请先报增项并取得同意" in shown(driven[0])
        assert line(driven[0], 0)
