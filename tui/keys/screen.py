"""F5: the keys by hook, narrowed as one types, with the chosen key's history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import clock, keys
from store.desk import staff
from store.inputs import halfwidth
from store.keys import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP, HeldKey
from tui.keys import steps, words
from tui.keys.history import History
from tui.keys.steps import LEND, NEW, RELEASE
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from store.keys import Loan

HISTORY = Action("history", ("ctrl+o",), mark("History"), mark("All that happened to the key."), 16)
JUMP = Action(
    "jump", ("ctrl+g",), mark("Go to"), mark("Go to the home that the key belongs to."), 22
)
COUNT = Action("count", ("ctrl+t",), mark("Reconcile"), mark("Count the keys hook by hook."), 14)
PRINT = Action(
    "print", ("f9",), mark("Print"), mark("The list, the board, a slip, an authorisation."), 18
)


class KeysScreen(Listing[HeldKey]):
    """The keys that the desk holds."""

    SCOPE = "keys"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        LEND,
        NEW,
        NARROWER,
        WIDER,
        HISTORY,
        COUNT,
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

    TITLE = mark("Keys")
    VIEWS: ClassVar[tuple[View[HeldKey], ...]] = (
        View(mark("all")),
        View(mark("out"), lambda key: key.loan is not None),
        View(mark("overdue"), lambda key: key.loan is not None and key.loan.late(clock.now())),
    )
    FOLLOWS = ("key", "home")
    EVERY_SECONDS = 20
    EMPTY = mark("No key here. {new} takes one into keeping; Left and Right show others.")
    NONE_FITS = mark("No key fits. Esc shows all keys again.")

    # What shows

    def things(self, typed: str) -> Sequence[HeldKey]:
        """Keys by hook, home, doors and reason."""
        return keys.inventory(typed)

    def key(self, thing: HeldKey) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """What changes by itself leftmost."""
        return words.columns()

    def drawn(self, thing: HeldKey) -> Drawn:
        """A key as a line."""
        return words.drawn(thing)

    def full(self, thing: HeldKey) -> Iterator[str | Words]:
        """The key, who has it, and its lendings."""
        return words.full(thing, staff.names())

    def empty(self) -> str:
        """How to hang one up."""
        return actions.told(_(self.EMPTY), NEW)

    def best(self, things: Sequence[HeldKey], typed: str) -> HeldKey | None:
        """The key on the hook that is typed, before those that only begin so."""
        wanted = halfwidth(typed).lower()
        return next(
            (key for key in things if key.hook.lower() == wanted), super().best(things, typed)
        )

    @property
    def subject(self) -> str:
        """The key that is pointed at."""
        return f"key:{self.rows.current.id}" if self.rows.current else ""

    def can(self, action: Action) -> bool:
        """Whether there is a key to lend, and whether it is here to be handed over."""
        key = self.rows.current
        if action is RELEASE:
            return key is not None and key.loan is None
        if action is JUMP:
            return key is not None and key.home_id is not None
        return action not in {LEND, HISTORY} or key is not None

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

    async def act_count(self) -> None:
        """Count the keys, or go on with it (K3)."""
        await self.app.go("key_counts")

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
        self.load()
        if key is not None:
            self.say(_(sentence).format(hook=key.hook), Tone.GOOD)
