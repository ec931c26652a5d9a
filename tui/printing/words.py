"""What becomes of a printed sheet, in words."""

from __future__ import annotations

from collections.abc import Iterable

from store import answers
from store.desk.printjobs import Job, State
from tui.language import _, mark
from tui.language.labels import label
from tui.widgets.paint import Tone

TONES = {
    State.WAITING: Tone.WARN,
    State.DONE: Tone.GOOD,
    State.FAILED: Tone.ALARM,
    State.LOST: Tone.ALARM,
}
_SENTENCES = {
    State.QUEUED: mark("{sheet}: on its way to {printer}."),
    State.SPOOLED: mark("{sheet}: in the queue of {printer}."),
    State.PRINTING: mark("{sheet}: {printer} is printing."),
    State.WAITING: mark("{sheet} waits at {printer}: {why}. Ways on: F10, Print queue."),
    State.DONE: mark("{sheet}: printed on {printer}."),
    State.CANCELED: mark("{sheet}: taken back from {printer}."),
    State.FAILED: mark("{sheet} did not come out of {printer}: {why}. Ways on: F10, Print queue."),
    State.LOST: mark("{sheet}: {printer} knows nothing of it any more. Look whether it came out."),
}
# IPP's reasons (RFC 8011), and our own.
_REASONS = {
    "media-empty": mark("out of paper"),
    "media-needed": mark("wants its paper"),
    "media-jam": mark("paper jam"),
    "input-tray-missing": mark("tray missing"),
    "output-tray-full": mark("output tray full"),
    "output-area-full": mark("output tray full"),
    "toner-empty": mark("out of toner"),
    "marker-supply-empty": mark("out of ink or toner"),
    "door-open": mark("door open"),
    "cover-open": mark("cover open"),
    "interlock-open": mark("cover open"),
    "offline": mark("switched off or offline"),
    "connecting-to-device": mark("cannot be reached"),
    "timed-out": mark("cannot be reached"),
    "shutdown": mark("switched off or offline"),
    "paused": mark("stopped by hand"),
    "moving-to-paused": mark("stopped by hand"),
    "no-such-printer": mark("no such printer"),
    "print-server-silent": mark("the printing system does not answer"),
}


def sheet(job: Job) -> str:
    """Which sheet it is."""
    kind, (thing, _colon, number) = answers.sheet(job.kind), job.subject.partition(":")
    called = _(kind.title(job.subject)) if kind else job.kind
    if thing == "blank":
        return _("{sheet}, blank").format(sheet=called)
    name = f"{called} {number}".strip()
    return name if job.copy == 1 else _("{sheet}, copy {n}").format(sheet=name, n=job.copy)


def why(job: Job) -> str:
    """Why it does not come out."""
    return reasons(job.reasons) or _("no reason given")


def reasons(told: tuple[str, ...]) -> str:
    """A printer's reasons; one that is not known stands as the printer says it."""
    known = (_(_REASONS[one]) if one in _REASONS else one for one in told)
    return _(", ").join(dict.fromkeys(known))


def state(job: Job) -> str:
    """The state, with its reasons where there are any."""
    return f"{label(job.state)}: {why(job)}" if job.reasons else label(job.state)


def sentence(job: Job) -> str:
    """What the message line says."""
    return _(_SENTENCES[job.state]).format(sheet=sheet(job), printer=job.printer.name, why=why(job))


def glyphs(characters: Iterable[str]) -> str:
    """Characters that the terminal may not show either, with their code points."""
    return "  ".join(f"{each} (U+{ord(each):04X})" for each in sorted(characters))
