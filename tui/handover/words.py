"""What the checklist says of a handover: its heading, how far it is, its lines."""

from __future__ import annotations

from datetime import timedelta

from store import clock, estate, handover
from store.handover import Line, Record, Section
from tui.handover.facts import SECTIONS, facts, parties, state, title
from tui.language import _, clockface, mark
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn

NEW = Action("new", ("ctrl+n",), mark("Begin"), mark("Begin or go on with the handover."), 5)

ASKS = {
    Section.ITEMS: mark(
        "Count it together. Enter: all there. {explain}: another count or damaged."
    ),
    Section.LOG: mark("Enter: read the shift's log together."),
    Section.OPEN: mark("The incoming says it back. Enter: known. {explain}: with a note."),
    Section.AREA: mark("Look together. Enter: in order. {explain}: something is wrong."),
}


def drawn(line: Line) -> Drawn:
    """A line of the list: its state, what it is, and the facts of it."""
    said, tone = state(line)
    forbids = line.important and not line.passed
    cells: list[str | Words] = [[(said, tone)], _(SECTIONS[line.section]), title(line), facts(line)]
    return Drawn(cells, mark="!" if forbids else " ")


def heading(record: Record) -> Words:
    """From which shift to which, who, and when the incoming came."""
    next_name = record.next_shift.partition(" ")[2]
    shifts = _("{shift} to {next}").format(shift=record.shift, next=next_name)
    due = _due(record)
    arrived = _("arrived {at}").format(at=clockface.hhmm(record.begun_at))
    late = _(" (due {due})").format(due=due) if due else ""
    return [" ", (shifts, Tone.TITLE), f"   {parties(record)}   {arrived}{late}"]


def _due(record: Record) -> str:
    """When the incoming was due: some minutes before the shift ends (H1)."""
    shift = handover.shift_labelled(record.shift)
    if shift is None:
        return ""
    early = timedelta(minutes=estate.settings().early_minutes)
    return clockface.hhmm(clock.from_ms(clock.to_ms(shift.end - early)))


def progress(record: Record) -> Words:
    """How many lines of each section are settled, and how many have signed."""
    words: list[str | tuple[str, Tone]] = [" "]
    for section, name in SECTIONS.items():
        lines = record.section(section)
        settled = sum(1 for line in lines if line.settled)
        tone = Tone.GOOD if settled == len(lines) else Tone.PLAIN
        words.append((f"{_(name)} {settled}/{len(lines)}   ", tone))
    words.append(_("Signatures {n}/2").format(n=len(record.signatures)))
    return words
