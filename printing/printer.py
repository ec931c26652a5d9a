"""Printing on real printers: ``lp`` takes the sheet, and IPP says what becomes of it.

``lp`` says that all is well for a printer that is out of paper, switched off or stopped, and speaks
the session's language; the state is therefore read from the server itself.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from printing import ipp
from printing.ipp import Answer, Attributes, Server, Unreachable
from printing.sheet import A4, A5, CONTINUOUS, ROLL, Format
from store.desk.printjobs import State
from store.errors import Unavailable
from store.paper import Paper, Printer

FORMATS: dict[Paper, Format] = {
    Paper.A4: A4,
    Paper.A5: A5,
    Paper.CONTINUOUS: CONTINUOUS,
    Paper.ROLL: ROLL,
}
SILENT = "print-server-silent"
_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_NOT_FOUND = 0x0406
_JOB = ("job-state", "job-state-reasons", "job-printer-state-reasons")
_PRINTER = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "media-source-supported",
)
_STOPPED = 5
# Job states of RFC 8011 once nothing more will happen.
_CANCELED = 7
_ENDS = {_CANCELED: State.CANCELED, 8: State.FAILED, 9: State.DONE}
_PROCESSING = 5
# Reasons that say nothing is wrong, or that are CUPS' own book-keeping.
_HARMLESS = re.compile(r"none|cups-.*|job-.*|.*-(?:report|warning)|spool-area-full-report")
# Trouble all the same, however lightly the printer takes it.
_TROUBLE = re.compile(
    r"(?:offline|media-empty|media-needed|media-jam|cover-open|door-open|connecting-to-device)"
    r"-(?:report|warning)"
)


@dataclass(frozen=True)
class Queue:
    """A printer that the print server knows, with what is wrong with it now."""

    name: str
    about: str
    accepting: bool
    reasons: tuple[str, ...]
    trays: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What the server says of a job."""

    state: State
    reasons: tuple[str, ...] = ()


def server() -> Server:
    """The print server that ``lp`` would use, ``CUPS_SERVER`` or this machine's own."""
    address = os.environ.get("CUPS_SERVER", "").partition("/version=")[0]
    there = (path for path in _SOCKETS if Path(path).exists())
    return Server(address or next(there, "localhost:631"))


def queues() -> list[Queue]:
    """The printers to choose from, by name; raises ``Unavailable`` when no server answers."""
    try:
        asked = {"requested-attributes": ipp.keywords(*_PRINTER)}
        answer = server().ask(ipp.CUPS_GET_PRINTERS, "/", asked)
    except Unreachable as error:
        raise Unavailable("The printing system (CUPS) does not answer here.") from error
    return sorted(map(_queue, answer.groups), key=lambda queue: queue.name)


def _queue(found: Attributes) -> Queue:
    return Queue(
        name=str(found["printer-name"][0]),
        about=str(next(iter(found.get("printer-info", [])), "")),
        accepting=bool(next(iter(found.get("printer-is-accepting-jobs", [])), True)),
        reasons=_printer_reasons(found),
        trays=tuple(map(str, found.get("media-source-supported", []))),
    )


def submit(file: Path, to: Printer, title: str) -> int:
    """Hand a PDF to a printer and give the server's number for the job.

    Raises ``Unavailable`` with what ``lp`` said. A title shows in queues: no personal data in it.
    """
    command = ["lp", "-d", to.name, "-n", str(to.copies), "-t", title]
    for option in options(file, to):
        command += ["-o", option]
    try:
        done = subprocess.run(
            [*command, "--", str(file)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except FileNotFoundError as error:
        raise Unavailable("There is no printing system (CUPS) on this machine.") from error
    except subprocess.TimeoutExpired as error:
        raise Unavailable("The printing system (CUPS) does not answer here.") from error
    number = re.search(r"request id is \S+-(\d+)", done.stdout)
    if done.returncode or not number:
        queues()  # lp blames the printer when nobody answers
        said = done.stderr.strip().removeprefix("lp: ").removeprefix("Error - ")
        raise Unavailable("The printer took nothing: {reason}", reason=said.split("\n")[0])
    return int(number[1])


def options(file: Path, to: Printer) -> list[str]:
    """How ``lp`` is to print it: on its own paper, not scaled, from the chosen tray."""
    media = FORMATS[to.paper].media
    if "{height}" in media:
        media = media.format(height=_height(file))
    told = [f"media={media},{to.tray}" if to.tray else f"media={media}", "print-scaling=none"]
    # What such printers use unless told otherwise is too coarse for Han.
    return [*told, "Resolution=180dpi"] if to.paper is Paper.CONTINUOUS else told


def _height(file: Path) -> int:
    """Height of a PDF's first page in whole millimetres."""
    box = re.search(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]", file.read_bytes())
    return round(float(box[1]) * 25.4 / 72) if box else 297


def look(printer: str, job: int) -> Seen:
    """What has become of a job; a silent server leaves it waiting, an unknown job is lost."""
    at = f"/printers/{quote(printer)}"
    printer_uri = f"ipp://localhost{at}"
    asked = {
        "printer-uri": ipp.uri(printer_uri),
        "job-id": ipp.integer(job),
        "requesting-user-name": ipp.name(_user()),
        "requested-attributes": ipp.keywords(*_JOB),
    }
    try:
        answer = server().ask(ipp.GET_JOB, at, asked)
        if answer.status == _NOT_FOUND or (answer.ok and not answer.groups):
            return Seen(State.LOST)
        if not answer.ok:
            return Seen(State.WAITING, (f"ipp-{answer.status:04x}",))
        return _seen(answer, printer_uri)
    except Unreachable:
        return Seen(State.WAITING, (SILENT,))


def _seen(answer: Answer, printer_uri: str) -> Seen:
    job = answer.groups[0]
    number = int(next(iter(job.get("job-state", [])), 3))
    told = [str(reason) for reason in job.get("job-printer-state-reasons", [])]
    if number in _ENDS:
        # A jam may end a job as canceled too; only who did it tells it from a wish.
        wished = "job-canceled-by-user" in job.get("job-state-reasons", [])
        state = State.FAILED if number == _CANCELED and not wished else _ENDS[number]
        return Seen(state, _reasons(told) if state is State.FAILED else ())
    trouble = _trouble_at(printer_uri)
    if trouble:
        return Seen(State.WAITING, trouble)
    return Seen(State.PRINTING if number == _PROCESSING else State.SPOOLED)


def _trouble_at(printer_uri: str) -> tuple[str, ...]:
    asked = {
        "printer-uri": ipp.uri(printer_uri),
        "requested-attributes": ipp.keywords("printer-state", "printer-state-reasons"),
    }
    path = printer_uri.removeprefix("ipp://localhost")
    answer = server().ask(ipp.GET_PRINTER, path, asked)
    if answer.status == _NOT_FOUND or not answer.groups:
        return ("no-such-printer",)
    return _printer_reasons(answer.groups[0])


def _printer_reasons(printer: Attributes) -> tuple[str, ...]:
    reasons = _reasons([str(reason) for reason in printer.get("printer-state-reasons", [])])
    if printer.get("printer-state") == [_STOPPED] and not reasons:
        return ("paused",)
    return reasons


def _reasons(told: list[str]) -> tuple[str, ...]:
    """The reasons that keep paper from coming, without how grave the printer finds them."""
    grave = (one for one in told if _TROUBLE.fullmatch(one) or not _HARMLESS.fullmatch(one))
    return tuple(sorted({re.sub(r"-(?:error|report|warning)$", "", one) for one in grave}))


def cancel(printer: str, job: int) -> None:
    """Take a job back; nothing happens when it has ended. Raises ``Unavailable``."""
    at = f"/printers/{quote(printer)}"
    asked = {
        "printer-uri": ipp.uri(f"ipp://localhost{at}"),
        "job-id": ipp.integer(job),
        "requesting-user-name": ipp.name(_user()),
    }
    try:
        server().ask(ipp.CANCEL_JOB, at, asked)
    except Unreachable as error:
        raise Unavailable("The printing system (CUPS) does not answer here.") from error


def _user() -> str:
    import getpass

    return getpass.getuser()
