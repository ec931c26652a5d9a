"""What the checklist says of a handover: its heading, how far it is, its lines."""

from __future__ import annotations

from store.handover import Line, Record, Section
from store.rights import KEEP_LIST
from tui.handover.facts import SECTIONS, arrival, facts, parties, state, title
from tui.language import _, mark
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn

NEW = Action("new", ("ctrl+n",), mark("Begin"), mark("Begin or go on with the handover."), 5)
TAKE_OVER = Action(
    "take_over",
    ("ctrl+t",),
    mark("Take over"),
    mark("Take the desk over from who went without handing over."),
    30,
)

LIST = Action(
    *("change_list", ("ctrl+e",), mark("The list"), mark("What is counted and looked at.")),
    rank=40,
    right=KEEP_LIST,
)

ASKS = {
    Section.ITEMS: mark(
        "The incoming counts: type the number, Enter. {explain}: damaged, or no longer."
    ),
    Section.LOG: mark("Enter: read the shift's log together."),
    Section.OPEN: mark("The incoming says it back. Enter: known. {explain}: with a note."),
    Section.AREA: mark("Look together. Enter: in order. {explain}: something is wrong."),
}


def drawn(line: Line) -> Drawn:
    """A line of the list: its state, what it is, and the facts of it."""
    said, tone = state(line)
    cells: list[str | Words] = [[(said, tone)], _(SECTIONS[line.section]), title(line), facts(line)]
    return Drawn(cells, mark="!" if line.forbids or (line.faulty and not line.explained) else " ")


def heading(record: Record) -> Words:
    """From which shift to which, who, and when the incoming came."""
    next_name = record.next_shift.partition(" ")[2]
    shifts = _("{shift} to {next}").format(shift=record.shift, next=next_name)
    late = Tone.WARN if record.late_minutes else Tone.PLAIN
    return [" ", (shifts, Tone.TITLE), f"   {parties(record)}   ", (arrival(record), late)]


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
