"""A home's file: its people, vehicles, keys, tickets and what the log says of it (F1, F6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from store import residents
from store.desk import staff
from store.residents import (
    FILE_COVER,
    HOUSEHOLD,
    OWN_DATA,
    RESIDENTS,
    Confidential,
    Document,
    Former,
    HomePage,
    Instruction,
    Representative,
    Resident,
    Vehicle,
)
from tui.answers import HomeLine, headings
from tui.form.revealing import Reveal
from tui.language import _, mark
from tui.over.menu import Menu
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.residents import words
from tui.residents.besides import BESIDES, Besides
from tui.residents.filing import BACK_AGAIN, FILING, FIRST_OFF, MORE, STATE, Filing
from tui.residents.minding import Minding
from tui.residents.parties import Parties
from tui.residents.revealing import Revealed, RevealForm
from tui.residents.serving import BEGIN, Serving
from tui.residents.steps import CHANGE, ERASE, KEEPING, OUT
from tui.residents.things import Beside, Further, Standing, Thing, figure_of, person_of
from tui.residents.words import Line
from tui.screen import actions
from tui.screen.actions import Action
from tui.subjects import OF_THING
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

OPEN = Action("open", ("enter",), mark("Open"), mark("Go to it, or see what can be done."), 4)
PHONE = Action(
    "phone", ("ctrl+r",), mark("Show phone"), mark("Show it whole for a minute, on record."), 6
)
ID_NUMBER = Action(
    "id_number", ("ctrl+g",), mark("Show ID"), mark("Show it whole for a minute, on record."), 8
)
PRINT = Action(
    "print", ("f9",), mark("Print"), mark("The registers and the file's cover; a reveal."), 22
)
_REVEALS = {PHONE: Confidential.PHONE, ID_NUMBER: Confidential.ID_NUMBER}
ON_PERSON = (PHONE, ID_NUMBER, CHANGE, *MORE, *FIRST_OFF, *BESIDES, OUT, ERASE)


class HomeScreen(Serving, Besides, Minding, Filing, Parties):
    """A home's page; whoever opens it has recorded that already."""

    SCOPE = "home"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        OPEN, BEGIN, PHONE, ID_NUMBER, *KEEPING, *FILING, PRINT, PREVIEW, actions.BACK,
    )  # fmt: skip
    HELP = mark(
        "The home's file. Enter on a ticket, key or entry goes to it, on a person shows what can be"
        " done. Phones and ID numbers show whole for a minute, once the reason is on record."
    )

    def __init__(self, page: HomePage, at: str = "") -> None:
        super().__init__()
        self.page, self._first = page, at
        self.revealed = Revealed()

    @property
    def subject(self) -> str:
        """The home."""
        return f"home:{self.page.home.id}"

    def body(self) -> ComposeResult:
        """The home, the list, and the chosen line in full."""
        self.heading, self.services = Band(), Band()
        self.rows = Rows[Line](
            words.columns(),
            key=lambda line: line.key,
            draw=lambda line: words.drawn(line, self.revealed),
        )
        self.detail = Pane()
        yield self.heading
        yield Split(self.rows, self.detail, lower_lines=5)
        yield self.services

    def on_mount(self) -> None:
        """Show the file."""
        super().on_mount()
        self.show(self.page, self._first)
        self.set_focus(self.rows)

    # What shows

    @property
    def thing(self) -> Thing | None:
        """What is pointed at."""
        return self.rows.current.thing if self.rows.current else None

    def show(self, page: HomePage, key: str = "") -> None:
        """The file as it is now, pointing at what was changed."""
        self.page, home = page, page.home
        self.heading.show([*words.title(home), *headings(home.id)])
        self.rows.load(list(words.lines(page)))
        if key:
            self.rows.point(words.key_of(page, key))
        self._show_detail()

    def _show_detail(self) -> None:
        self.detail.show(self._paragraphs())
        self.refresh_bands()

    def _paragraphs(self) -> Iterator[str | Words]:
        line = self.rows.current
        if line is not None:
            yield from words.full(line, self.revealed, staff.names())

    def _redraw(self) -> None:
        self.rows.redraw()
        self._show_detail()

    def on_rows_moved(self) -> None:
        """Show the line that is pointed at now."""
        self._show_detail()

    def changed(self, subjects: frozenset[str]) -> None:
        """Something of the home may have changed; the list keeps its place."""
        self.show(residents.home(self.page.home.id))

    def tick(self) -> None:
        """Hide again what has shown long enough (F6)."""
        if self.revealed.hide_old():
            self._redraw()

    def on_screen_suspend(self) -> None:
        """Hide what shows as soon as another screen does, the lock above all (F6)."""
        self._hide()

    def _hide(self) -> None:
        if self.revealed.hide():
            self._redraw()

    def can(self, action: Action) -> bool:
        """Whether the line is one for this action."""
        if action in _REVEALS:
            return figure_of(self.thing, _REVEALS[action]) is not None
        return super().can(action) and (action is not OPEN or self.thing is not None)

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Go to the thing, or offer what can be done about a person or a vehicle."""
        match self.thing:
            case HomeLine(opens=None, subject=subject):
                await self.app.go(OF_THING[subject.partition(":")[0]], subject)
            case HomeLine(opens=opens) if opens is not None:
                await opens(self.app)
            case Resident() | Representative():
                await self._offer(self.page.home.code, ON_PERSON)
            case Former():
                await self._offer(self.page.home.code, (BACK_AGAIN,))
            case Further() | Beside() | Vehicle() | Document() | Instruction():
                self.perform(OUT)
            case Standing():
                self.perform(STATE)

    async def _offer(self, title: str, about: tuple[Action, ...]) -> None:
        offered = [one for one in about if self.app.may(one) and self.can(one)]
        self._hide()  # what the menu repeats would stay there when its minute is over
        action = await self.app.ask(Menu(title, offered, list(self._paragraphs())))
        if action is not None:
            self.perform(action)

    async def act_phone(self) -> None:
        """Show the phone."""
        await self._reveal(Confidential.PHONE)

    async def act_id_number(self) -> None:
        """Show the ID number."""
        await self._reveal(Confidential.ID_NUMBER)

    async def _reveal(self, field: Confidential) -> None:
        """Ask for the reason, and show the figure only when that is on record (F6)."""
        figure, by = figure_of(self.thing, field), self.app.signed_in
        if figure is None:
            return

        async def submit(given: Reveal) -> str:
            whose, which, sort = figure.person.id, figure.further, figure.field
            reason = given.reason
            return await self.app.desk(residents.reveal, whose, sort, reason, further=which, by=by)

        value = await self.app.ask(RevealForm(figure, submit))
        if value is not None:
            self.revealed.show(figure, value)
            self._redraw()
            self.say(_("On record; it hides again in a minute."), Tone.GOOD)

    async def act_print(self) -> None:
        """One of the home's sheets; the phones and ID numbers on it count as revealed (F6)."""
        await preview.print_one(self.app, self._sheets)

    async def act_preview(self) -> None:
        """Read one of them, masked."""
        await preview.preview_one(self.app, self._sheets)

    @property
    def _sheets(self) -> list[preview.Asked]:
        subject = f"home:{self.page.home.id}"
        sheets = [(kind, subject) for kind in (HOUSEHOLD, RESIDENTS, FILE_COVER)]
        who = person_of(self.thing)
        return [*sheets, *([(OWN_DATA, f"person:{who.id}")] if who else [])]
