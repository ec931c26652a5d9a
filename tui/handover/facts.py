"""A handover in words: what each line asks and says, and the whole record to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from store import handover, journal
from store.handover import HANDOVER, Line, Record, Section
from store.subjects import thing_of
from tui import answers, checklist, sentences
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

HALF_WRITTEN = "half_written"

SECTIONS = {
    Section.ITEMS: mark("Items"),
    Section.LOG: mark("Log"),
    Section.OPEN: mark("Unfinished"),
    Section.AREA: mark("Area"),
}


def parties(record: Record) -> str:
    """Who hands over to whom."""
    return _("{outgoing} to {incoming}").format(
        outgoing=record.outgoing.name, incoming=record.incoming.name
    )


def arrival(record: Record) -> str:
    """When the incoming arrived, by when they should have, and how late it was (H1)."""
    arrived = _("arrived {at}").format(at=clockface.hhmm(record.arrived_at))
    if record.due_at is None:
        return arrived
    text = _("{arrived} (due {due})")
    if record.late_minutes:
        text = _("{arrived} (due {due}, {n} min late)")
    due = clockface.hhmm(record.due_at)
    return text.format(arrived=arrived, due=due, n=record.late_minutes)


def title(line: Line) -> str:
    """What a line is about, in few words."""
    if line.section is Section.LOG:
        entries = line.facts.get("entries", 0)
        return _("Log of {shift}: {entries} entries").format(shift=line.title, entries=entries)
    return line.title


def state(line: Line) -> tuple[str, Tone]:
    """How a line stands, in a word or two."""
    return checklist.state(line, _(_DONE[line.section]), _fault(line))


def _fault(line: Line) -> str:
    return _("damaged") if line.section is Section.ITEMS else _("abnormal")


_DONE = {
    Section.ITEMS: mark("counted"),
    Section.LOG: mark("read"),
    Section.OPEN: mark("known"),
    Section.AREA: mark("in order"),
}


def facts(line: Line) -> str:
    """What stands behind a line: its count, the ticket's stage and promise, when a key is due."""
    if line.subject:
        return sentences.told(f"{thing_of(line.subject)}.handed", line.facts)
    counted = checklist.figures(line) if line.expected is not None else ""
    return "  ".join(filter(None, (counted, before(line))))


def before(line: Line) -> str:
    """What was wrong with it at the handover before, empty for nothing (H2, H4)."""
    more, faulty = line.facts.get("was_more", 0), line.facts.get("was_faulty")
    found = [checklist.differs(more)] * bool(more) + [_fault(line)] * bool(faulty)
    return _("last time: {found}").format(found=_(", ").join(found)) if found else ""


def note_before(line: Line) -> str:
    """How it was explained at the handover before."""
    told = line.facts.get("told")
    return journal.get(told).words.get("note", "") if told else ""


def told(record: Record, line: Line) -> list[str | Words]:
    """Everything about a line, for the pane under the list."""
    words: list[str | Words] = [[(title(line), Tone.STRONG)]]
    if behind := facts(line):
        words.append(behind)
    if thing_of(line.subject) == HALF_WRITTEN:
        words += _forms(record)
    if said := note_before(line):
        words.append([(_("Explained last time: {note}").format(note=said), Tone.FAINT)])
    by = record.said_by(line)
    words += checklist.said(line, by.name if by else "")
    return words


def _forms(record: Record) -> Iterator[str]:
    """The forms that the outgoing has not saved, by their titles, while they still are."""
    for name in handover.half_written(record.outgoing):
        found = answers.draft(name)
        yield _(found.title) if found else name


def record_words(record: Record) -> list[str | Words]:
    """The whole record, section by section, and its signatures."""
    words: list[str | Words] = [arrival(record)]
    for section, heading in SECTIONS.items():
        words.append([(_(heading), Tone.TITLE)])
        for line in record.section(section):
            words += _record_line(record, line)
    words.append([(_("Signatures"), Tone.TITLE)])
    for signature in record.signatures:
        words.append(
            _("  {name} {number}, {party}, {at}").format(
                name=signature.staff.name,
                number=signature.staff.number,
                party=label(signature.party),
                at=clockface.moment(signature.at),
            )
        )
    return words


def _record_line(record: Record, line: Line) -> Iterator[str | Words]:
    said, tone = state(line)
    behind = facts(line)
    yield ["  ", (said, tone), f"  {title(line)}" + (f"  {behind}" if behind else "")]
    for extra in told(record, line)[1 + bool(behind) :]:
        yield ["      ", extra] if isinstance(extra, str) else extra


PRINT = Action("print", ("f9",), mark("Print"), mark("Make the record as a PDF file."), 6)


class RecordPage(DeskScreen[None]):
    """A handover that was signed, to read and to print."""

    SCOPE = "handover record"
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, PREVIEW, actions.BACK)

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def body(self) -> ComposeResult:
        """The record."""
        yield Band([" ", (f"{self.record.shift}  {parties(self.record)}", Tone.TITLE)])
        yield Page(id="record")

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        page = self.query_one("#record", Page)
        page.show(record_words(self.record))
        self.set_focus(page)

    async def act_print(self) -> None:
        """Make the record's PDF."""
        await self.app.print_sheet(HANDOVER, f"handover:{self.record.id}")

    async def act_preview(self) -> None:
        """Read the record as it would be printed."""
        await preview.preview_one(self.app, [(HANDOVER, f"handover:{self.record.id}")])
