"""A ticket that was put right, as its work order and the handover tell it (D2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from store import handover, tickets
from store.handover import Section
from store.rights import Staff
from store.tickets import WORK_ORDER
from tests.conftest import Clock
from tests.printing.conftest import printed
from tests.relieving import in_order, relieved
from tests.store.tickets.test_corrections import corrected
from tests.store.tickets.test_steps import send, take

Read = Callable[[bytes], str]


def test_the_work_order_tells_what_is_right_and_that_it_was_put_right(
    assistant: Staff, time: Clock, tmp_path: Path, text: Read
) -> None:
    ticket, came = send(take(assistant), assistant), time.at + timedelta(minutes=5)
    corrected(ticket, assistant, what="三楼漏水", reason="听错楼层")
    tickets.arrive(ticket.id, by=assistant)
    tickets.strike(ticket.id, tickets.Reason(reason="是 2 号的"), by=assistant)
    time.pass_(minutes=30)
    tickets.arrive(ticket.id, tickets.Arrival(happened=came), by=assistant)
    sheet = printed(WORK_ORDER, f"ticket:{ticket.id}", tmp_path / "order.pdf", assistant)
    read = text(sheet.path.read_bytes())
    assert "三楼漏水" in read and "听错楼层" in read and "更正" in read
    assert "误记，已作废" in read and "补记" in read


def test_what_was_acknowledged_is_read_again_once_it_is_put_right(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    ticket = take(assistant)
    record = relieved(assistant, second)
    key = f"ticket:{ticket.id}"
    line = next(line for line in record.lines if line.key == key)
    record = handover.answer(record.id, key, in_order(line), by=second)
    assert key not in [line.key for line in record.unsettled]
    corrected(ticket, assistant, what="三楼漏水")
    again = handover.get(record.id)
    assert key in [line.key for line in again.unsettled if line.section is Section.OPEN]
    assert "三楼漏水" in str([line.title for line in again.section(Section.OPEN)])
