"""F5: the keys by hook, narrowed as one types, with the chosen key's history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from store import clock, keys
from store.desk import staff
from store.inputs import halfwidth
from store.keys import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP, KEY_RELEASE, HeldKey
from tui.keys import steps, words
from tui.keys.actions import (
    CHASE,
    CORRECT,
    COUNT,
    END,
    EXTEND,
    HISTORY,
    INSTRUCT,
    JUMP,
    LEND,
    LOSE,
    MORE,
    NEW,
    NEW_LOCK,
    PHONE,
    PRINT,
    RELEASE,
    SETTLE,
    SIGN,
)  # fmt: skip
from tui.keys.history import History
from tui.keys.stepping import Stepping
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    pass

SHOWS_FOR = timedelta(seconds=60)


class KeysScreen(Stepping):
    """The keys that the desk holds."""

    SCOPE = "keys"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        LEND, SIGN, NEW, PHONE, CHASE, EXTEND, MORE, NARROWER, WIDER, HISTORY, COUNT, CORRECT,
        RELEASE, JUMP, PRINT, PREVIEW, INSTRUCT, END, LOSE, SETTLE, NEW_LOCK, actions.BACK,
    )  # fmt: skip
    HELP = mark(
        "The overdue keys, then all by hook. Type a hook or a home to narrow the list; Left and"
        " Right show all, those out, overdue or missing. Enter lends a key, or takes it back."
    )

    TITLE = mark("Keys")
    VIEWS: ClassVar[tuple[View[HeldKey], ...]] = (
        View(mark("all"), lambda key: key.held),
        View(mark("out"), lambda key: key.loan is not None),
        View(mark("overdue"), lambda key: key.loan is not None and key.loan.late(clock.now())),
        View(mark("missing"), lambda key: key.held and key.missing > 0),
        View(mark("handed over"), lambda key: not key.held),
    )
    FOLLOWS = ("key", "home")
    EVERY_SECONDS = 20
    EMPTY = mark("No key here. {new} takes one into keeping; Left and Right show others.")
    NONE_FITS = mark("No key fits. Esc shows all keys again.")

    # What shows

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, str, datetime] | None = None  # a lending's phone, until when

    def things(self, typed: str) -> Sequence[HeldKey]:
        """Keys by hook, home, doors and reason; those that are overdue first, the longest on top.

        Somebody has to be rung for them (K2).
        """
        now, found = clock.now(), [*keys.inventory(typed), *keys.handed_over(typed)]
        late = [key for key in found if key.loan is not None and key.loan.late(now)]
        late.sort(key=lambda key: key.loan.due_at if key.loan else now)
        return [*late, *(key for key in found if key not in late)]

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
        loan_id, phone, _until = self._shown or (0, "", None)
        shown = phone if thing.loan is not None and thing.loan.id == loan_id else ""
        return words.full(thing, staff.names(), shown)

    def reveals(self, loan_id: int, phone: str) -> None:
        """Show a phone whole from now on, for a minute."""
        self._shown = (loan_id, phone, clock.now() + SHOWS_FOR)
        self.load()

    def tick(self) -> None:
        """Time runs for what is due, and for a phone that shows."""
        until = self._shown[2] if self._shown else None
        if until is not None and not clock.now() < until <= clock.now() + SHOWS_FOR:
            self._shown = None
            self.load()
        super().tick()

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
        """Whether there is a key whose history or home can be shown, or whose step can be taken."""
        key = self.rows.current
        if action is JUMP:
            return key is not None and key.home_id is not None
        return super().can(action) and (key is not None or action not in {HISTORY, MORE})

    # What can be done

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(LEND)

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
            sheets += [(KEY_LOAN, f"key:{key.id}"), (KEY_RELEASE, f"key:{key.id}")]
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
