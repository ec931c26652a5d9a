"""Counting what the office keeps: type how many there are, Enter, the next (as K3)."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import affairs
from store.affairs import ASSET_COUNT, AssetCount, Counted, GivingUp, Line, Party
from store.checklist import Explanation, LineAnswer, Signing
from store.desk import staff
from store.rights import Staff
from tui import checklist
from tui.affairs import words
from tui.checklist import EXPLAIN, SIGN
from tui.counting import CountingScreen
from tui.form.screen import Form
from tui.form.signature import SignatureForm
from tui.language import _, mark
from tui.language.labels import label
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Page
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from textual.app import ComposeResult

COUNT = Action("settle", ("enter",), mark("Count"), mark("Type how many are there, then Enter."), 3)
GIVE_UP = Action("give_up", ("ctrl+k",), mark("Give up"), mark("Give this count up."), 70)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print its sheet."), 6)


def _id(line: Line) -> int:
    return int(line.key.rpartition(":")[2])


class Counting(CountingScreen[AssetCount]):
    """The things one after another; what the list says shows once a thing is counted."""

    SCOPE = "asset_count"
    MOST_DIGITS = 4
    ACTIONS: ClassVar[tuple[Action, ...]] = (COUNT, EXPLAIN, SIGN, GIVE_UP, actions.BACK)
    HELP = mark(
        "Type how many there are and Enter: 1 for a thing that is there, 0 for one that is not;"
        " what the list says shows afterwards. At the end come those that differ: count them again,"
        " or say what is known. Once it is signed, stock is as it was counted."
    )

    def read(self) -> AssetCount | None:
        """The one that is under way, if it is still this one."""
        found = affairs.current()
        return found if found is not None and found.id == self.record.id else None

    def heading(self) -> Words:
        """Which one, and how it is done."""
        how = _("count first; the list shows afterwards")
        title = _("Count of things {n}").format(n=self.record.id)
        return [" ", (title, Tone.TITLE), f"   {label(self.record.scope)}   {how}"]

    def progress(self) -> Words:
        """How many are counted and how many differ."""
        one = self.record
        counted = _("Counted {n}/{all}").format(n=one.counted, all=len(one.lines))
        return [f" {counted}   ", _("Differ {n}").format(n=one.differences)]

    def columns(self) -> Sequence[Column]:
        """State, which thing, where, and what was counted."""
        return [
            Column(_("State"), 10),
            Column(_("Thing"), 22, flex=True),
            Column(_("Lies at"), 12),
            Column(_("Counted"), 24),
        ]

    def drawn(self, line: Line) -> Drawn:
        """A line of the list."""
        place = line.facts["place"]
        cells: list[str | Words] = [
            [words.line_state(line)], line.title, place, words.said(line)
        ]  # fmt: skip
        return Drawn(cells, mark="!" if line.difference and not line.explained else " ")

    def named(self, line: Line) -> str:
        """The thing, and who keeps it."""
        return "  ".join((line.facts["number"], line.title, line.facts["keeper"]))

    def told(self, line: Line) -> Iterable[str | Words]:
        """Everything about a thing."""
        yield [(self.named(line), Tone.STRONG)]
        if counted := words.said(line):
            yield counted
        yield from checklist.said(line)

    def asks(self, line: Line) -> Words | None:
        """To count it; and once all are, to count again or to explain what differs."""
        if line.answer is None:
            text = _("How many of {thing} are there? Type it, then Enter.")
            return [(text.format(thing=line.title), Tone.WARN)]
        if not line.explained:
            text = _("It differs from the list: count again and Enter, or {explain} what is known.")
            return [(actions.told(text, EXPLAIN), Tone.ALARM)]
        return None

    def left(self) -> list[str]:
        """Things to be counted first; then those that differ."""
        return [line.key for line in self.record.uncounted or self.record.unsettled]

    def can(self, action: Action) -> bool:
        """Only what is counted is explained."""
        line = self.rows.current if self.is_mounted else None
        return action.id != EXPLAIN.id or (line is not None and line.answer is not None)

    async def act_settle(self) -> None:
        """Record what is typed; without it ask, go on, or sign."""
        line = self.rows.current
        if line is not None and line.answer is None and not self.typed:
            await self.settle(line)
        else:
            await super().act_settle()

    async def count(self, line: Line, counted: int) -> None:
        """Record how many there are."""
        await self._count(line, Counted(counted=counted))

    async def settle(self, line: Line) -> None:
        """Ask how many there are; nothing is taken for granted."""

        async def submit(given: Counted) -> AssetCount:
            return await self._count(line, given)

        heading: Words = [(self.named(line), Tone.STRONG)]
        draft = self.draft("count", line)
        await self.app.ask(Form(Counted, _("Count"), submit, heading=heading, draft=draft))

    async def _count(self, line: Line, given: Counted) -> AssetCount:
        by = self.app.signed_in
        record = await self.app.desk(affairs.count, self.record.id, _id(line), given, by=by)
        self.load(record)
        self.go_on()
        return record

    def draft(self, form: str, line: Line) -> str:
        """The name of a half-written form about a thing."""
        kind = "explain" if form == Explanation.__name__ else form
        return f"{self.SCOPE}/{kind}:{_id(line)}:{self.record.id}"

    def answering(self, line: Line, given: LineAnswer) -> Awaitable[AssetCount]:
        """Record what is known of a difference; counts are recorded one by one."""
        said, by = Explanation(note=given.note), self.app.signed_in
        return self.app.desk(affairs.explain, self.record.id, _id(line), said, by=by)

    async def sign(self) -> None:
        """Who counted signs, and the record is printed."""
        record = await self.app.ask(SignaturePage(self.record, self.app.signed_in))
        if record is not None:
            self.done()
            # This screen is gone; what follows belongs to the desk.
            self.app.run_worker(self.app.print_sheet(ASSET_COUNT, record.subject))

    async def act_give_up(self) -> None:
        """Give it up; it stays on record."""
        submit = self.app.writes(affairs.give_up, self.record.id)
        draft = f"{self.SCOPE}/give_up:{self.record.id}"
        await self.app.ask(Form(GivingUp, _("Why is it given up?"), submit, draft=draft))


class SignaturePage(SignatureForm[Signing, AssetCount]):
    """Who counted signs for it."""

    SCOPE = "asset count signature"

    def __init__(self, record: AssetCount, who: Staff) -> None:
        self.record = record
        title = _("Signature of the {party}: {name} {number}").format(
            party=label(Party.COUNTER), name=who.name, number=who.number
        )
        means = _("By signing, {name} declares: each thing was counted before the list was read.")
        heading: Words = [(means.format(name=who.name), Tone.STRONG)]
        super().__init__(Signing, title, self._sign, heading=heading, draft="")

    def sheet(self) -> Iterable[str | Words]:
        """The whole count."""
        return words.whole(self.record, staff.names())

    async def _sign(self, given: Signing) -> AssetCount:
        return await self.app.desk(affairs.sign, self.record.id, given, by=self.app.signed_in)


class RecordPage(DeskScreen[None]):
    """A count that has ended, to read and to print."""

    SCOPE = "asset count record"
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, PREVIEW, actions.BACK)

    def __init__(self, record: AssetCount) -> None:
        super().__init__()
        self.record = record

    def body(self) -> ComposeResult:
        """The record."""
        title = _("Count of things {n}").format(n=self.record.id)
        yield Band([" ", (title, Tone.TITLE)])
        yield Page(id="record")

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        page = self.query_one("#record", Page)
        page.show(list(words.whole(self.record, staff.names())))
        self.set_focus(page)

    async def act_print(self) -> None:
        """Print its sheet."""
        await self.app.print_sheet(ASSET_COUNT, self.record.subject)

    async def act_preview(self) -> None:
        """Read it as it would be printed."""
        await preview.preview_one(self.app, [(ASSET_COUNT, self.record.subject)])
