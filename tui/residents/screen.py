"""F7: homes, found as one types; Enter opens a home's file, which is recorded (F6, F7)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events

from store import residents
from store.residents import Found, NewHome
from tui.form.entry import Entry
from tui.form.field import Field
from tui.form.home import found_by
from tui.form.screen import Form
from tui.language import _, mark
from tui.residents import words
from tui.residents.page import HomeScreen
from tui.residents.steps import NEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band, Rule
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

MOST = 100
OPEN = Action("open", ("enter",), mark("Open"), mark("Open the home's file; it is recorded."), 3)
IMPORT = replace(actions.PAGES["import"], usual=("ctrl+o",), rank=7)
_MOVES = frozenset({"up", "down", "pageup", "pagedown"})


class ResidentsScreen(DeskScreen[None]):
    """The homes that fit what is typed, all of them while nothing is."""

    SCOPE = "residents"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, NEW, IMPORT, actions.BACK)
    HELP = mark(
        "Type a room, a name, a phone, a plate or pinyin; Up and Down choose, Enter opens the"
        " home's file. Phones and ID numbers stay masked until they are revealed."
    )

    def __init__(self) -> None:
        super().__init__()
        self._person = ""  # to be pointed at in the file that opens next

    def body(self) -> ComposeResult:
        """How many homes there are, the entry, and the list."""
        self.heading = Band()
        self.entry = Entry("find", _("Find"), indent=8)
        self.rows = Rows[Found](
            (
                Column(_("Home"), 14),
                Column(_("Owner"), 12, flex=True),
                Column(_("Phone"), 14),
                Column(_("Found by"), 16, flex=True),
            ),
            key=lambda found: found.home_id,
            draw=lambda f: Drawn((f.code, f.owner or words.unknown(), f.phone_masked, found_by(f))),
            empty=self._told_when_empty,
        )
        yield self.heading
        yield self.entry
        yield Rule()
        yield self.rows

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self._load()
        self.set_focus(self.entry)

    def _told_when_empty(self) -> str:
        if not self.app.may(IMPORT):
            return actions.told(_("No home fits. {new} begins a file."), NEW)
        sentence = _("No home fits. {new} begins a file; a whole spreadsheet is imported with F10.")
        return actions.told(sentence, NEW)

    def _load(self) -> None:
        typed = self.entry.text.strip()
        found = residents.find(typed, MOST) if typed else residents.first(MOST)
        self.rows.load(found)
        fit = residents.count_fitting(typed) if len(found) == MOST else len(found)
        self.heading.show(_heading(typed, fit, residents.count()))
        self.refresh_bands()

    def changed(self, subjects: frozenset[str]) -> None:
        """A file was changed, here or in another session; the list keeps its place."""
        if any(subject.startswith(("home:", "person:", "residents")) for subject in subjects):
            self._load()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Search for what is typed."""
        self._load()
        first = next(iter(self.rows.things), None)
        self.rows.point(first.home_id if first else None)

    def on_key(self, event: events.Key) -> None:
        """Let the list move while the entry keeps the focus."""
        if event.key in _MOVES:
            self.rows.on_key(event)
        else:
            super().on_key(event)

    def can(self, action: Action) -> bool:
        """Enter needs a home."""
        return action is not OPEN or self.rows.current is not None

    def point(self, key: object) -> None:
        """Open the file of a home: its number in the database, ``home:7``, ``home:7/person:9``."""
        home, _slash, person = str(key).partition("/")
        home_id = int(home.rpartition(":")[2])
        self.entry.offer(residents.get(home_id).code)
        self._load()
        if self.rows.point(home_id):
            self._person = person
            self.perform(OPEN)

    # What can be done

    async def act_open(self) -> None:
        """Open the file, once that is on record (F6)."""
        found = self.rows.current
        person, self._person = self._person, ""
        if found is not None:
            if not person and found.person_id:
                person = f"person:{found.person_id}"
            await self._open(found.home_id, person)

    async def _open(self, home_id: int, person: str = "") -> None:
        page = await self.app.desk(residents.open_home, home_id, self.app.signed_in)
        await self.app.ask(HomeScreen(page, person))
        self.entry.offer(self.entry.text)  # who comes back and types looks for another home

    async def act_new(self) -> None:
        """Begin the file of a home, then open it."""
        form = Form(NewHome, _("New home"), self.app.writes(residents.add_home))
        home = await self.app.ask(form)
        if home is not None:
            self.entry.text = home.code
            self._load()
            self.rows.point(home.id)
            await self._open(home.id)

    def act_back(self) -> None:
        """Leave; the next time nothing is typed yet."""
        self.entry.text = ""
        self._load()
        super().act_back()


def _heading(typed: str, found: int, count: int) -> Words:
    told = _("{n} homes").format(n=count)
    if typed:
        most = "+" if found == residents.MOST_COUNTED else ""
        told += "  " + _("{n} fit").format(n=f"{found}{most}")
    elif found < count:
        told += "  " + _("the first {n} stand here; type to find the others").format(n=found)
    return [" ", (_("Residents"), Tone.TITLE), f"  {told}"]
