"""Printing on a real CUPS: what comes out, and every way in which it does not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from printing import printer
from printing.printer import Seen
from store.desk.printjobs import State
from store.errors import Unavailable
from store.paper import Paper, Printer
from tests.printing import appliance, printers
from tests.printing.printers import Cups, Tray

DESK = Printer(name="desk")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Cups]:
    with printers.running() as cups:
        yield cups


@pytest.fixture
def cups(scheduler: Cups, monkeypatch: pytest.MonkeyPatch) -> Cups:
    monkeypatch.setenv("CUPS_SERVER", scheduler.socket)
    return scheduler


@pytest.fixture
def desk(cups: Cups, request: pytest.FixtureRequest) -> Iterator[Tray]:
    """A printer of its own for each test."""
    tray = cups.add("desk")
    yield tray
    tray.mend_all()
    cups.remove(tray)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4\n/MediaBox [0 0 226.77 400.00]\n")
    return path


def until(job: int, wanted: Callable[[Seen], bool], name: str = "desk") -> Seen:
    """What is seen of a job once it is as wanted; a printer takes its time."""
    end = time.monotonic() + 60
    while not wanted(seen := printer.look(name, job)):
        assert time.monotonic() < end, seen
        time.sleep(0.02)
    return seen


def test_a_sheet_comes_out_as_it_was_made(desk: Tray, file: Path) -> None:
    job = printer.submit(file, DESK, "工作单 000012")
    until(job, lambda seen: seen == Seen(State.DONE))
    (out,) = desk.sheets
    assert out.read_bytes() == file.read_bytes()


# All of these are names that CUPS allows.
NAMES = [
    "-o",
    "-d",
    "--",
    "$(x)",
    "`x`",
    "a;b|c&d>e",
    "*",
    "%s%n",
    "{0}",
    "[red]",
    "~",
    "!x",
]
NAMES += ["前台打印机", "é", "打" * 42, "n" * 127, "desk,a=b", "a%2Fb", "COM1:", "@me"]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_a_printer_of_any_name_prints(cups: Cups, file: Path, name: str) -> None:
    tray = cups.add(name)
    try:
        to = Printer(name=name)
        assert name in [queue.name for queue in printer.queues()]
        job = printer.submit(file, to, "工作单 000012")
        until(job, lambda seen: seen == Seen(State.DONE), name)
        (out,) = tray.sheets
        assert out.read_bytes() == file.read_bytes()
        tray.fail("empty")
        job = printer.submit(file, to, "-t")
        printer.cancel(name, job)
        until(job, lambda seen: seen.state is State.CANCELED, name)
    finally:
        tray.mend_all()
        cups.remove(tray)


def test_a_printer_without_paper_waits_and_goes_on_with_new_paper(desk: Tray, file: Path) -> None:
    desk.fail("empty")
    job = printer.submit(file, DESK, "x")
    until(job, lambda seen: seen == Seen(State.WAITING, ("media-empty",)))
    desk.mend("empty")
    until(job, lambda seen: seen.state is State.DONE)


def test_a_printer_that_is_switched_off_waits(desk: Tray, file: Path) -> None:
    desk.fail("off")
    job = printer.submit(file, DESK, "x")
    until(job, lambda seen: seen == Seen(State.WAITING, ("connecting-to-device",)))


def test_a_jam_ends_the_job_and_says_so(desk: Tray, file: Path) -> None:
    desk.fail("jam")
    job = printer.submit(file, DESK, "x")
    seen = until(job, lambda seen: seen.state not in {State.PRINTING, State.WAITING})
    assert seen.state is State.FAILED


def test_a_stopped_printer_waits(cups: Cups, desk: Tray, file: Path) -> None:
    cups.admin("cupsdisable", "desk")
    job = printer.submit(file, DESK, "x")
    assert printer.look("desk", job) == Seen(State.WAITING, ("paused",))
    assert next(q for q in printer.queues() if q.name == "desk").reasons == ("paused",)


def test_a_job_can_be_taken_back(desk: Tray, file: Path) -> None:
    desk.fail("empty")
    job = printer.submit(file, DESK, "x")
    printer.cancel("desk", job)
    until(job, lambda seen: seen.state is State.CANCELED)
    printer.cancel("desk", job)


def test_a_job_nobody_knows_is_lost(desk: Tray) -> None:
    assert printer.look("desk", 9999) == Seen(State.LOST)


def test_a_removed_printer_is_named(cups: Cups, desk: Tray, file: Path) -> None:
    cups.admin("cupsreject", "desk")
    with pytest.raises(Unavailable, match="not accepting jobs"):
        printer.submit(file, DESK, "x")
    with pytest.raises(Unavailable, match="does not exist"):
        printer.submit(file, Printer(name="前台"), "x")


def test_a_silent_server_keeps_jobs_waiting_and_takes_none(
    cups: Cups, desk: Tray, file: Path
) -> None:
    cups.admin("cupsdisable", "desk")
    job = printer.submit(file, DESK, "x")
    cups.stop()
    try:
        assert printer.look("desk", job) == Seen(State.WAITING, (printer.SILENT,))
        with pytest.raises(Unavailable, match="does not answer"):
            printer.submit(file, DESK, "x")
        with pytest.raises(Unavailable, match="does not answer"):
            printer.queues()
    finally:
        cups.start()
    cups.admin("cupsenable", "desk")
    until(job, lambda seen: seen.state is State.DONE)


def test_a_printer_on_the_network_prints_and_says_when_it_is_out_of_paper(
    cups: Cups, file: Path
) -> None:
    with appliance.running() as printer_:
        cups.add_uri("net", printer_.uri)
        try:
            job = printer.submit(file, Printer(name="net"), "x")
            until(job, lambda seen: seen.state is State.DONE, "net")
            assert printer_.sheets[0].read_bytes() == file.read_bytes()
            printer_.empty()
            job = printer.submit(file, Printer(name="net"), "x")
            until(job, lambda seen: "media-empty" in seen.reasons, "net")
            printer_.refill()
            until(job, lambda seen: seen.state is State.DONE, "net")
            assert len(printer_.sheets) == 2
        finally:
            cups.admin("lpadmin", "-x", "net")


def test_printers_are_offered_by_name_with_what_they_are_called(cups: Cups, desk: Tray) -> None:
    found = {queue.name: queue for queue in printer.queues()}
    assert found["desk"].about == "前台 desk"
    assert found["desk"].accepting
    assert found["desk"].reasons == ()


def test_copies_paper_and_tray_are_passed_on(cups: Cups, desk: Tray, file: Path) -> None:
    desk.fail("empty")
    job = printer.submit(file, Printer(name="desk", copies=3, tray="tray-2"), "x")
    told = cups.attributes("desk", job)
    assert told["copies"] == [3]
    assert told["media"] == ["iso_a4_210x297mm", "tray-2"]
    assert told["print-scaling"] == ["none"]


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        (Paper.A4, ["media=iso_a4_210x297mm", "print-scaling=none"]),
        (
            Paper.CONTINUOUS,
            ["media=Custom.241x139.7mm", "print-scaling=none", "Resolution=180dpi"],
        ),
        (Paper.ROLL, ["media=Custom.80x141mm", "print-scaling=none"]),
    ],
)
def test_each_paper_has_its_own_size(paper: Paper, wanted: list[str], file: Path) -> None:
    assert printer.options(file, Printer(name="desk", paper=paper)) == wanted


def test_a_machine_without_cups_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Unavailable, match="no printing system"):
        printer.submit(file, DESK, "x")
