"""F9 to paper on a real CUPS: the state on the message line and on record, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import clock, estate, journal
from store.desk import printed, printjobs, settings
from store.desk.printjobs import State
from store.dutylog import LOG_PAGE
from store.errors import Refused
from store.paper import Paper, Printer
from store.rights import Staff
from store.tickets import WORK_ORDER
from tests.printing import printers
from tests.printing.printers import Cups, Tray
from tests.tui.driving import opened, page, press, shown, typed, until
from tui.desk.app import Desk


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Cups]:
    with printers.running() as cups:
        yield cups


@pytest.fixture
def cups(scheduler: Cups, monkeypatch: pytest.MonkeyPatch) -> Cups:
    monkeypatch.setenv("CUPS_SERVER", scheduler.socket)
    monkeypatch.setattr(Desk, "PRINTER_SECONDS", 0.2)
    return scheduler


@pytest.fixture
def front(cups: Cups) -> Iterator[Tray]:
    tray = cups.add("front")
    yield tray
    tray.mend_all()
    cups.remove(tray)


@pytest.fixture
def back(cups: Cups) -> Iterator[Tray]:
    tray = cups.add("back")
    yield tray
    tray.mend_all()
    cups.remove(tray)


def to_front(manager: Staff) -> None:
    settings.choose_printer(LOG_PAGE, Printer(name="front"), by=manager)


async def test_f9_prints_and_tells_until_it_is_out(
    front: Tray, assistant: Staff, manager: Staff
) -> None:
    """D7: each state is on record too."""
    to_front(manager)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: "已在 front 打印" in shown(driven[0]))
    (out,) = front.sheets
    assert out.read_bytes().startswith(b"%PDF-")
    kinds = [entry.kind for entry in journal.of_subject("print:1")]
    assert kinds[:2] == ["print.queued", "print.spooled"]
    assert kinds[-1] == "print.done"
    (job,) = printjobs.latest()
    assert (job.kind, job.copy, job.state) == (LOG_PAGE.name, 1, State.DONE)


async def test_an_empty_printer_is_said_and_the_sheet_goes_to_another(
    front: Tray, back: Tray, assistant: Staff, manager: Staff
) -> None:
    to_front(manager)
    front.fail("empty")
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: "缺纸" in shown(driven[0]))
        await press(driven, *page("print_queue"))
        assert "等待: 缺纸" in shown(driven[0])
        await press(driven, "ctrl+o")
        await until(driven, lambda: "就绪" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: "已在 back 打印" in shown(driven[0]))
    assert len(back.sheets) == 1
    assert front.sheets == []
    assert [job.state for job in printjobs.latest()] == [State.DONE, State.CANCELED]


async def test_what_failed_is_tried_again_and_what_came_out_is_the_next_copy(
    front: Tray, assistant: Staff, manager: Staff
) -> None:
    to_front(manager)
    front.fail("jam")
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: printjobs.get(1).state is State.FAILED)
        front.mend("jam")
        await press(driven, *page("print_queue"), "ctrl+r")
        await until(driven, lambda: printjobs.latest()[0].state is State.DONE)
        assert [job.copy for job in printjobs.latest()] == [1, 1]
        await press(driven, "ctrl+r")
        await until(driven, lambda: len(front.sheets) == 2)
        await until(driven, lambda: printjobs.latest()[0].state is State.DONE)
    assert [job.copy for job in printjobs.latest()] == [2, 1, 1]


async def test_a_printer_that_is_gone_leaves_the_pdf(
    cups: Cups, assistant: Staff, manager: Staff
) -> None:
    settings.choose_printer(LOG_PAGE, Printer(name="gone"), by=manager)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: "未能" in shown(driven[0]))
        assert "does not exist" in shown(driven[0])
        await press(driven, *page("print_queue"), "ctrl+e")
        await until(driven, lambda: "log-2026-11-23.pdf" in shown(driven[0]))
        assert (driven[0].folder / "sheets" / "log-2026-11-23.pdf").exists()


async def test_the_manager_chooses_a_printer_once(
    front: Tray, manager: Staff, assistant: Staff
) -> None:
    async with opened(manager, "dutylog") as driven:
        await press(driven, *page("printers"))
        assert "打印机" in shown(driven[0])
        await press(driven, "down", "down", "down", "down", "enter")
        await until(driven, lambda: "就绪" in shown(driven[0]))
        await press(driven, "enter", "ctrl+s")
        assert estate.settings().printers == {WORK_ORDER.name: Printer(name="front")}
        assert "front" in shown(driven[0])
        await press(driven, "ctrl+k")
        assert estate.settings().printers == {}
    with pytest.raises(Refused):
        to_front(assistant)


async def test_without_cups_the_manager_types_the_name(
    manager: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    async with opened(manager, "dutylog") as driven:
        await press(driven, *page("printers"), *["down"] * 4, "enter")
        await until(driven, lambda: "没有应答" in shown(driven[0]))
        await press(driven, "escape", "ctrl+n")
        await typed(driven, "front\n2\ntray-2\n")
        await press(driven, "ctrl+s")
    chosen = estate.settings().printers[WORK_ORDER.name]
    assert chosen == Printer(name="front", copies=2, tray="tray-2")


async def test_a_later_session_goes_on_watching(
    front: Tray, assistant: Staff, manager: Staff
) -> None:
    to_front(manager)
    front.fail("empty")
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: printjobs.get(1).state is State.WAITING)
    front.mend("empty")
    async with opened(assistant, "dutylog") as driven:
        await driven[0].enter(assistant)
        await until(driven, lambda: printjobs.get(1).state is State.DONE)


def test_a_sheet_goes_only_on_its_papers(manager: Staff) -> None:
    roll = Printer(name="front", paper=Paper.ROLL)
    with pytest.raises(Refused) as refused:
        settings.choose_printer(LOG_PAGE, roll, by=manager)
    assert refused.value.field == "paper"


@pytest.mark.parametrize("name", ["", "a b", "a/b", "a#b", "a?b", "a'b", 'a"b', "a\\b", "x" * 128])
def test_a_printer_s_name_is_one(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Printer(name=name)


def test_a_job_that_has_ended_stays_so(assistant: Staff) -> None:
    printing = printed.record(LOG_PAGE, f"day:{clock.today()}", by=assistant)
    job = printjobs.queue(printing.number, "log.pdf", Printer(name="x"), by=assistant)
    printjobs.move(job.id, State.SPOOLED, spooled=7)
    before = journal.last_number()
    printjobs.move(job.id, State.SPOOLED)
    assert journal.last_number() == before
    printjobs.move(job.id, State.DONE)
    with pytest.raises(Refused):
        printjobs.move(job.id, State.CANCELED, by=assistant)
    assert printjobs.waiting() == []
