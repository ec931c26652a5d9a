"""Finding a home from anywhere, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from tui.form.entry import Entry
from tui.form.field import Field
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.paint import Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.residents import Found

MOST = 20
BEGIN = mark("Homes appear here as you type: 3-2-1201, a name, the end of a phone, zhw.")
OPEN = Action("open", ("enter",), mark("Open"), mark("Open the home's page."), 10)


def place_of(found: Found) -> str:
    """Where a find leads: the home, and in it the person who was found."""
    person = f"/person:{found.person_id}" if found.person_id else ""
    return f"home:{found.home_id}{person}"


class Finder(DeskScreen[str]):
    """What is typed, and the homes that fit it; gives the place of the chosen one."""

    SCOPE = "finder"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark("Type a room, a name, a phone, a plate or pinyin; Up and Down choose, Enter opens.")

    def __init__(self) -> None:
        super().__init__()
        self.following = False  # whether the list is behind what is typed

    def body(self) -> ComposeResult:
        """The entry, and the list under it."""
        yield Entry("find", _("Find"), indent=8)
        yield Rows["Found"](
            (
                Column(_("Home"), 12),
                Column(_("Owner"), 12),
                Column(_("Phone"), 13),
                Column(_("Found by"), 10, flex=True),
            ),
            key=lambda found: found.home_id,
            draw=lambda found: Drawn((found.code, found.owner, found.phone_masked, found.why)),
            empty=_(BEGIN),
        )

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self.set_focus(self.query_one(Entry))

    def on_field_changed(self, event: Field.Changed) -> None:
        """Search for what is typed, once it shows; several characters at once make one search."""
        if not self.following:
            self.following = True
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """List what fits what is typed by now."""
        from store import residents

        if not self.following:
            return
        self.following = False
        typed = self.query_one(Entry).text.strip()
        self._rows.empty = _("Nothing fits.") if typed else _(BEGIN)
        found = residents.find(typed, MOST + 1) if typed else []
        self._rows.load(found[:MOST])
        self._rows.point(found[0].home_id if found else None)
        more = _("The first {n} of more; type on to find fewer.").format(n=MOST)
        self.say(more if len(found) > MOST else "", Tone.FAINT)

    @property
    def _rows(self) -> Rows[Found]:
        return self.query_one(Rows)

    def on_key(self, event: events.Key) -> None:
        """Let the list move while the entry keeps the focus."""
        if event.key in {"up", "down", "pageup", "pagedown"}:
            self._follow()
            self._rows.on_key(event)
        else:
            super().on_key(event)

    def act_open(self) -> None:
        """Take the home that is pointed at."""
        self._follow()
        found = self._rows.current
        if found is not None:
            self.done(place_of(found))
