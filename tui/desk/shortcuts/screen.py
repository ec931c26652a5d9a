"""The list of actions with their keys, and the form in which one gets others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from store import estate
from store.desk import settings
from store.errors import Refused
from tui.desk.shortcuts import choosing
from tui.desk.shortcuts.choosing import Listed
from tui.form.entry import Entry
from tui.form.fieldscreen import FieldScreen, indent_of
from tui.language import _, mark, saying
from tui.over.menu import Menu
from tui.screen import actions, keynames
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

Keys = tuple[str, ...]

CHANGE = Action("choose", ("enter",), mark("Other key"), mark("Give the action another key."), 3)
USUAL = Action("usual", ("ctrl+k",), mark("Usual key"), mark("Give it its usual key back."), 5)
ALL_USUAL = Action(
    "all_usual", ("ctrl+y",), mark("All usual"), mark("Give every action its usual key back."), 7
)
TAKE = Action("next", ("enter",), mark("Take it"), mark("Take this key."), 3)


class KeyEntry(Entry):
    """Takes a key by its name, or by being pressed."""

    TAKES_FUNCTION_KEYS = True

    def on_key(self, event: events.Key) -> None:
        """Write a pressed key's name; the rest is typing."""
        name = choosing.pressed(event.key)
        if not name:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.text = name
        self.changed()


class ChooseKey(FieldScreen[Keys, Keys]):
    """Asks for the keys of an action; gives those that are right."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (TAKE, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = ()
    HELP = mark("Press the key that is to do this, or type its name; then Enter.")

    def __init__(self, action: Action, titles: str) -> None:
        label = _("Key")
        hint = _("Press the key, or type its name: F11, Ctrl-T; several apart by commas.")
        self._entry = KeyEntry(choosing.FIELD, label, indent=indent_of([label]), hint=hint)
        self._entry.offer(_spelled(action.keys))
        about = (titles, _(action.help))
        super().__init__(_("Key for an action"), [self._entry], heading=[_(": ").join(about)])
        self._action = action

    @property
    def offered(self) -> list[Action]:
        """Every other key is one that may be chosen."""
        return list(self.ACTIONS)

    def on_mount(self) -> None:
        """The present key stands there, to be replaced."""
        super().on_mount()
        self.set_focus(self._entry)

    def checked(self) -> Keys | None:
        """The keys, or what is wrong with them."""
        try:
            return choosing.read(self._action, self._entry.text)
        except Refused as error:
            self._show_wrong({choosing.FIELD: saying.say(error)})
            return None

    async def submit(self, given: Keys) -> Keys:
        """Give the action these keys."""
        chosen = () if given == self._action.usual else given
        desk = self.app
        await desk.desk(settings.choose_shortcut, self._action.id, chosen, by=desk.signed_in)
        return given


class Shortcuts(DeskScreen[None]):
    """The actions with their keys."""

    SCOPE = "shortcuts"
    ACTIONS: ClassVar[tuple[Action, ...]] = (CHANGE, USUAL, ALL_USUAL, actions.BACK)
    HELP = mark(
        "What can be done, and with which key. Another key holds at once, for everybody; the"
        " footer, the help and all sentences follow. Enter, Esc, Tab, F10 and the arrows stay as"
        " they are."
    )

    def body(self) -> ComposeResult:
        """The list."""
        yield Band([" ", (_("Shortcuts"), Tone.TITLE)])
        self.rows = Rows[Listed](
            (
                Column(_("Key"), 14),
                Column(_("Usual"), 10),
                Column(_("Action"), 20, flex=True),
                Column(_("What it does"), 20, flex=True),
            ),
            key=lambda one: one.action.id,
            draw=_drawn,
        )
        yield self.rows

    def on_mount(self) -> None:
        """Show them."""
        super().on_mount()
        self.rows.load(choosing.listed())
        self.set_focus(self.rows)

    def can(self, action: Action) -> bool:
        """Only what was changed can be put back."""
        chosen = estate.settings().shortcuts
        if action is USUAL:
            return self.rows.current is not None and self.rows.current.action.id in chosen
        return action is not ALL_USUAL or bool(chosen)

    def on_rows_moved(self) -> None:
        """Other actions fit now."""
        self.refresh_bands()

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(CHANGE)

    async def act_choose(self) -> None:
        """Give the action that is pointed at another key."""
        one = self.rows.current
        if one is not None:
            keys = await self.app.ask(ChooseKey(one.action, _titles(one)))
            if keys is not None:
                self._tell(one)

    async def act_usual(self) -> None:
        """Give the action that is pointed at its usual key."""
        one = self.rows.current
        if one is not None:
            choosing.check(one.action, one.action.usual)
            await self.app.desk(settings.choose_shortcut, one.action.id, (), by=self.app.signed_in)
            self._tell(one)

    async def act_all_usual(self) -> None:
        """Give every action its usual key, asked once."""
        if await self.app.ask(Menu(_("Give all actions their usual keys?"), [ALL_USUAL])):
            await self.app.desk(settings.usual_shortcuts, by=self.app.signed_in)
            self.say(_("All actions have their usual keys."), Tone.GOOD)

    def _tell(self, one: Listed) -> None:
        keys = _spelled(one.action.keys) or _("no key")
        self.say(_("{title}: {key}, from now on.").format(title=_titles(one), key=keys), Tone.GOOD)


def _spelled(keys: Keys) -> str:
    return ", ".join(map(keynames.spelled, keys))


def _titles(one: Listed) -> str:
    return " / ".join(map(_, one.titles))


def _drawn(one: Listed) -> Drawn:
    action = one.action
    changed = action.keys != action.usual
    return Drawn(
        (
            [(_spelled(action.keys) or "-", Tone.KEY)],
            [(_spelled(action.usual) if changed else "", Tone.FAINT)],
            _titles(one),
            _(action.help),
        ),
        mark="*" if changed else " ",
    )
