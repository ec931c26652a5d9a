"""A screen of fields from top to bottom: moving among them, and what is wrong where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events
from textual.containers import ScrollableContainer
from textual.geometry import Region
from textual.strip import Strip

from store.errors import Refused, StoreError
from tui.form.field import Field
from tui.language import mark, saying
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets import paint
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

M = TypeVar("M")
R = TypeVar("R")
WIDEST_LABEL = 25

SAVE = Action("save", ("ctrl+s",), mark("Save"), mark("Save what is filled in."), 3)
NEXT = Action("next", ("enter", "tab", "down"), mark("Next"), mark("On to the next field."), 10)
BEFORE = Action("before", ("shift+tab", "up"), mark("Field before"), "", None)


def indent_of(titles: Iterable[str]) -> int:
    """Cells before the values, so that the labels line up."""
    return min(max(map(paint.width, titles), default=0), WIDEST_LABEL) + 2


class Column(ScrollableContainer):
    """What fields stand in, nothing of its own showing."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank lines, without asking for colours and borders that it has not."""
        return [_blank(crop.width)] * crop.height


@lru_cache(maxsize=8)  # the same strip each time: what it becomes on the wire is known then
def _blank(cells: int) -> Strip:
    return Strip.blank(cells)


class FieldScreen(DeskScreen[R], Generic[M, R]):
    """Fields under a title and a ``heading``.

    Subclasses check what is typed (``checked``) and do what saving does (``submit``); what that
    raises (``StoreError``) stands at the field it names. ``first`` is the field to begin at, by
    default the first that is empty.
    """

    SCOPE = "form"
    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE)
    SAVES: ClassVar[str] = SAVE.title  # what saving is called here
    AUTO_FOCUS = ""  # ``on_mount`` says where it begins

    def __init__(
        self, title: str, fields: Sequence[Field], *, heading: Words = (), first: str = ""
    ) -> None:
        super().__init__()
        self.heading_title, self.heading = title, heading
        self._fields = fields
        self._first = first
        self._initial = self._typed()
        self._busy = False

    def body(self) -> ComposeResult:
        """The title, the heading, and the fields in a column that scrolls."""
        yield Band([(f" {self.heading_title}", Tone.TITLE)])
        if self.heading:
            yield Band([" ", *self.heading])
        with Column(id="fields", can_focus=False):
            yield from self._fields

    def on_mount(self) -> None:
        """Begin."""
        super().on_mount()
        self.filled()
        begin = (f for f in self._fields if (f.key == self._first if self._first else f.empty))
        self.set_focus(next(begin, next(iter(self._fields), None)))

    # What subclasses fill in

    def filled(self) -> None:
        """The fields show; whatever is to stand in them may be put there."""

    def checked(self) -> M | None:
        """What was typed, if it is right; else what is wrong has been shown."""
        raise NotImplementedError

    async def submit(self, given: M) -> R:
        """Do what saving does."""
        raise NotImplementedError

    async def saved(self, result: R) -> None:
        """Leave with what saving gave."""
        self.done(result)

    # What the keys do

    def act_next(self) -> None:
        """Go on to the next field; from the last one, save."""
        at = self._at()
        if at + 1 < len(self._fields):
            self.set_focus(self._fields[at + 1])
        else:
            self.perform(SAVE)

    def act_before(self) -> None:
        """Go back to the field before."""
        self.set_focus(self._fields[max(0, self._at() - 1)])

    def on_key(self, event: events.Key) -> None:
        """Enter and Tab on the last field differ: only Enter saves."""
        last = self._at() + 1 == len(self._fields)
        if last and event.key in {"tab", "down"}:
            event.stop()
            event.prevent_default()
            if event.key == "tab":
                self.set_focus(self._fields[0])
            return
        super().on_key(event)

    def _at(self) -> int:
        return self._fields.index(self.focused) if isinstance(self.focused, Field) else 0

    def act_clear(self) -> None:
        """Empty the fields."""
        for field in self._fields:
            field.offer(self._initial.get(field.key, ""))
            field.complain("")
        self.set_focus(self._fields[0])

    async def act_save(self) -> None:
        """Check everything, then submit it; the first wrong field gets the focus."""
        model = None if self._busy else self.checked()
        if model is None:
            return
        self._busy = True
        try:
            result = await self.submit(model)
        except StoreError as error:
            self._refused(error)
        else:
            await self.saved(result)
        finally:
            self._busy = False
            self.app.keys_ahead.pass_over(SAVE.keys)  # pressed again while it was being saved

    @property
    def offered(self) -> list[Action]:
        """In a form, only what concerns it."""
        own = {action.id for action in self.ACTIONS}
        return [*(each for each in self.available if each.id in own), actions.HELP]

    def titled(self, action: Action) -> Action:
        """Saving has its name here, and so has Enter where it saves."""
        last = self._at() + 1 == len(self._fields)
        saves = action is SAVE or (action is NEXT and last)
        return replace(action, title=self.SAVES) if saves else super().titled(action)

    def _typed(self) -> dict[str, str]:
        return {field.key: field.text for field in self._fields if field.keeps_draft}

    def _show_wrong(self, wrong: Mapping[str, str]) -> None:
        for field in self._fields:
            field.complain(wrong.get(field.key, ""))
        first = next((field for field in self._fields if field.key in wrong), None)
        if first is not None:
            self.set_focus(first)
        elif rest := next(iter(wrong.values()), ""):
            self.say("! " + rest, Tone.ALARM)

    def _refused(self, error: StoreError) -> None:
        name = error.field if isinstance(error, Refused) else None
        for field in self._fields:
            field.refused()
        if name in {field.key for field in self._fields}:
            self._show_wrong({str(name): saying.say(error)})
        else:
            self.refuse(error)
