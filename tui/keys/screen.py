"""F5: the keys by hook, narrowed as one types, with the chosen key's history."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual import events

from store import clock, keys
from store.desk import staff
from store.inputs import halfwidth, printable
from store.keys import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP, HeldKey
from tui.form.entry import typed_in
from tui.keys import steps, words
from tui.keys.history import History
from tui.keys.steps import LEND, NEW, RELEASE
from tui.language import _, mark
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.keys import Loan

HISTORY = Action("history", ("ctrl+o",), mark("History"), mark("All that happened to the key."), 16)
JUMP = Action(
    "jump", ("ctrl+g",), mark("Go to"), mark("Go to the home that the key belongs to."), 22
)
NARROWER = Action("narrower", ("right",), mark("Filter"), mark("All, out, overdue."), 12)
WIDER = Action("wider", ("left",), mark("Filter back"), mark("Overdue, out, all."), None)
PRINT = Action(
    "print", ("f9",), mark("Print"), mark("The list, the board, a slip, an authorisation."), 18
)
MOST_TYPED = 40
NONE = mark("No key here. {new} takes one into keeping; Left and Right show others.")
NONE_FITS = mark("No key fits. Esc shows all keys again.")


def _none() -> str:
    return actions.told(_(NONE), NEW)


class Shown(Enum):
    """Which keys the list shows."""

    ALL = mark("all")
    OUT = mark("out")
    OVERDUE = mark("overdue")


class KeysScreen(DeskScreen[None]):
    """The keys that the desk holds."""

    SCOPE = "keys"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        LEND,
        NEW,
        NARROWER,
        WIDER,
        HISTORY,
        RELEASE,
        JUMP,
        PRINT,
        PREVIEW,
        actions.BACK,
    )
    HELP = mark(
        "The keys by hook. Type a hook or a home to narrow the list; Left and Right show all, those"
        " that are out, or those overdue. Enter lends a key, or takes it back."
    )

    def __init__(self) -> None:
        super().__init__()
        self.filter = Shown.ALL
        self.typed = ""

    def body(self) -> ComposeResult:
        """The filter, the list, and the chosen key."""
        self.heading = Band(id="filter")
        yield self.heading
        self.rows = Rows[HeldKey](
            words.columns(),
            key=lambda key: key.id,
            draw=words.drawn,
        )
        self.detail = Pane()
        yield Split(self.rows, self.detail, lower_lines=6)

    def on_mount(self) -> None:
        """Show the keys."""
        super().on_mount()
        self.set_focus(self.rows)
        self._load()

    # What shows

    def _load(self) -> None:
        now = clock.now()
        found = keys.inventory(self.typed)
        self._counts = {
            Shown.ALL: found,
            Shown.OUT: [key for key in found if key.loan],
            Shown.OVERDUE: [key for key in found if key.loan and key.loan.late(now)],
        }
        self.rows.empty = _(NONE_FITS) if self.typed else _none
        self.rows.load(self._counts[self.filter])
        self.heading.show(self._heading())
        self._show_detail()

    def _heading(self) -> Words:
        line: list[Part] = [" ", (_("Keys"), Tone.TITLE), " "]
        for shown, found in self._counts.items():
            text = f"{_(shown.value)} {len(found)}"
            chosen = shown is self.filter
            line += ["  ", (f"[{text}]", Tone.STRONG) if chosen else f" {text} "]
        if self.typed:
            line += ["   ", (_("Typed: "), Tone.FAINT), (self.typed, Tone.TYPED)]
        return line

    def _show_detail(self) -> None:
        key = self.rows.current
        self.detail.show([] if key is None else words.full(key, staff.names()))
        self.refresh_bands()

    def on_rows_moved(self) -> None:
        """Show the key that is pointed at now."""
        self._show_detail()

    def changed(self, subjects: frozenset[str]) -> None:
        """A key was lent, came back, came or went; the list keeps its place."""
        if any(subject.startswith(("key:", "home:")) for subject in subjects):
            self._load()

    def tick(self) -> None:
        """Time runs for what is out."""
        if self.app.seconds % 20 == 0:
            self._load()

    @property
    def subject(self) -> str:
        """The key that is pointed at."""
        return f"key:{self.rows.current.id}" if self.rows.current else ""

    def point(self, key: object) -> None:
        """Go to a key by its id or ``key:ID``."""
        self.filter, self.typed = Shown.ALL, ""
        self._load()
        self.rows.point(int(str(key).rpartition(":")[2]))

    def can(self, action: Action) -> bool:
        """Whether there is a key to lend, and whether it is here to be handed over."""
        key = self.rows.current
        if action is RELEASE:
            return key is not None and key.loan is None
        if action is JUMP:
            return key is not None and key.home_id is not None
        return action not in {LEND, HISTORY} or key is not None

    # Narrowing the list

    def on_key(self, event: events.Key) -> None:
        """Narrow the list by what is typed."""
        if self.action_of(event) is not None:
            return
        if event.key in {"backspace", "ctrl+u"}:
            self._type(self.typed[:-1] if event.key == "backspace" else "")
        elif typed := typed_in(event):
            self._type(self.typed + typed)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Narrow the list by what is pasted."""
        event.stop()
        self._type(self.typed + event.text[:MOST_TYPED])

    def _type(self, text: str) -> None:
        self.typed = paint.clean(printable(text)).lstrip()[:MOST_TYPED]
        self._load()
        wanted = halfwidth(self.typed).lower()
        things = self.rows.things
        best = next((key for key in things if key.hook.lower() == wanted), None) or next(
            iter(things), None
        )
        self.rows.point(best.id if best else None)

    def act_narrower(self) -> None:
        """Show the next kind."""
        self._turn(1)

    def act_wider(self) -> None:
        """Show the kind before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        kinds = list(Shown)
        self.filter = kinds[(kinds.index(self.filter) + step) % len(kinds)]
        self._load()

    def act_back(self) -> None:
        """Forget what was typed first, then leave."""
        if self.typed:
            self._type("")
        else:
            super().act_back()

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(LEND)

    async def act_lend(self) -> None:
        """Lend the key, or take it back when it is out (K2)."""
        key = self.rows.current
        if key is not None:
            await (self._take_back(key, key.loan) if key.loan else self._lend(key))

    async def _lend(self, key: HeldKey) -> None:
        done = await self.app.ask(steps.lending(self.app, key))
        self._recorded(done, mark("Key {hook} is lent."))

    async def _take_back(self, key: HeldKey, loan: Loan) -> None:
        done = await self.app.ask(steps.taking_back(self.app, key, loan))
        self._recorded(done, mark("Key {hook} is back."))

    async def act_release(self) -> None:
        """Hand the key over for good (K4)."""
        key = self.rows.current
        if key is None:
            return
        done = await self.app.ask(steps.releasing(self.app, key))
        if done is not None:
            self.typed = ""
        self._recorded(done, mark("Key {hook} is off the list."))

    async def act_history(self) -> None:
        """Show all that happened to the key."""
        if self.rows.current is not None:
            await self.app.ask(History(self.rows.current))

    async def act_print(self) -> None:
        """The list or the board; of the chosen key the slip or the authorisation."""
        await preview.print_one(self.app, self._sheets)

    async def act_preview(self) -> None:
        """Read one of them as it would be printed."""
        await preview.preview_one(self.app, self._sheets)

    @property
    def _sheets(self) -> list[preview.Asked]:
        sheets = [(KEY_LIST, "keys:all"), (KEY_MAP, "keys:all")]
        key = self.rows.current
        if key is not None:
            sheets.append((KEY_LOAN, f"key:{key.id}"))
            if key.home_id is not None:
                sheets.append((KEY_DEPOSIT, f"key:{key.id}"))
        return sheets

    async def act_jump(self) -> None:
        """Go to the key's home."""
        key = self.rows.current
        if key is not None and key.home_id is not None:
            await self.app.go("residents", key.home_id)

    async def act_new(self) -> None:
        """Take a key into keeping (K1)."""
        held = await self.app.ask(steps.holding(self.app))
        if held is not None:
            self.point(held.id)
        self._recorded(held, mark("Key {hook} hangs here now."))

    def _recorded(self, key: HeldKey | None, sentence: str) -> None:
        self._load()
        if key is not None:
            self.say(_(sentence).format(hook=key.hook), Tone.GOOD)
