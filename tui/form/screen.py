"""The form screen: fields top to bottom, errors where they belong, drafts kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from textual import events
from textual.containers import ScrollableContainer

from store.errors import Refused, StoreError
from tui import actions, language
from tui.actions import Action
from tui.field import Field, Unfit
from tui.form import kinds
from tui.form.home import HomeEntry
from tui.frame import Band, DeskScreen
from tui.language import _, mark
from tui.paint import Tone, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")

Submit = Callable[[M], Awaitable[R]]
Hook = Callable[[int], Mapping[str, str]]

SAVE = Action("save", ("ctrl+s",), mark("Save"), mark("Save what is filled in."), 3)
CLEAR = Action("clear", ("ctrl+x",), mark("Clear"), mark("Empty the form and its draft."), 30)
NEXT = Action("next", ("enter", "tab", "down"), mark("Next"), mark("On to the next field."), 10)
BEFORE = Action("before", ("shift+tab", "up"), mark("Field before"), "", None)


class Form(DeskScreen[R], Generic[M, R]):
    """A form for a pydantic model.

    ``submit`` is given the valid model; what it returns is the screen's result, what it raises
    (``StoreError``) stands at the field it names. ``heading`` stands above the fields. ``draft``
    names the draft (the model's name unless said; empty for none). ``on_home`` is told which home
    was taken and gives what other empty fields are to say. ``first`` is the field to begin at, by
    default the first that is empty.
    """

    SCOPE = "form"
    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE, CLEAR, actions.BACK)
    HELP = mark("Fill the fields in from top to bottom; Enter goes on, Ctrl-S saves from anywhere.")

    def __init__(
        self,
        model: type[M],
        title: str,
        submit: Submit[M, R],
        *,
        initial: Mapping[str, object] | None = None,
        heading: Words = (),
        draft: str | None = None,
        on_home: Hook | None = None,
        first: str = "",
    ) -> None:
        super().__init__()
        self.model, self.heading_title, self._submit = model, title, submit
        self.heading = heading
        self.draft = model.__name__ if draft is None else draft
        self._on_home = on_home
        self._first = first
        self._fields = kinds.fields(model, initial or {})
        self._initial = self._typed()
        self._kept = self._initial
        self._busy = False

    def body(self) -> ComposeResult:
        """The title, the heading, and the fields in a column that scrolls."""
        yield Band([(f" {self.heading_title}", Tone.TITLE)])
        if self.heading:
            yield Band([" ", *self.heading])
        with ScrollableContainer(id="fields", can_focus=False):
            yield from self._fields

    def on_mount(self) -> None:
        """Bring a draft back, and begin."""
        super().on_mount()
        self._load_draft()
        begin = (f for f in self._fields if (f.key == self._first if self._first else f.empty))
        self.set_focus(next(begin, self._fields[0]))

    def _typed(self) -> dict[str, str]:
        return {field.key: field.text for field in self._fields if field.keeps_draft}

    @property
    def half_written(self) -> bool:
        """Whether something typed is not saved."""
        return self._typed() != self._initial

    # Drafts

    def _load_draft(self) -> None:
        from store import drafts

        if not self.draft or self.app.staff is None:
            return
        kept = drafts.find(self.draft, by=self.app.staff)
        if not kept:
            return
        for field in self._fields:
            if field.key in kept:
                field.text = kept[field.key]
        self._kept = self._typed()
        self.call_after_refresh(
            self.say, _("Your draft is back. Ctrl-X empties the form."), Tone.GOOD
        )

    def keep_draft(self) -> None:
        """Keep what is typed, if that has changed since it was last kept."""
        if write := self._draft_to_write(self._typed()):
            self.app.write_soon(write)

    def _draft_to_write(self, typed: dict[str, str]) -> Callable[[], None] | None:
        """What brings the kept draft in step with what is typed; None when it is already."""
        from store import drafts

        by = self.app.staff
        if not self.draft or by is None or typed == self._kept:
            return None
        self._kept = typed
        if typed == self._initial:
            return partial(drafts.drop, self.draft, by=by)
        return partial(drafts.keep, self.draft, typed, by=by)

    async def _settle_draft(self, typed: dict[str, str]) -> None:
        if write := self._draft_to_write(typed):
            await self.app.desk(write)

    def tick(self) -> None:
        """Keep a draft every few seconds while something is being typed."""
        if self.app.seconds % 5 == 0:
            self.keep_draft()

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
        """Empty the form and forget its draft."""
        for field in self._fields:
            field.offer(self._initial.get(field.key, ""))
            field.complain("")
        self.keep_draft()
        self.set_focus(self._fields[0])

    async def act_back(self) -> None:
        """Leave; what is half written is kept as a draft."""
        kept = self.half_written and bool(self.draft)
        await self._settle_draft(self._typed())
        self.done(None)
        if kept:
            self.app.say_on_top(_("Your draft is kept; the form will bring it back."))

    async def act_save(self) -> None:
        """Check everything, then submit it; the first wrong field gets the focus."""
        model = None if self._busy else self._checked()
        if model is None:
            return
        self._busy = True
        try:
            result = await self._submit(model)
        except StoreError as error:
            self._refused(error)
        else:
            await self._settle_draft(self._initial)
            await self.saved(result)
        finally:
            self._busy = False

    async def saved(self, result: R) -> None:
        """Leave with what saving gave."""
        self.done(result)

    @property
    def offered(self) -> list[Action]:
        """In a form, only what concerns it."""
        return [*self.ACTIONS, actions.HELP]

    def _checked(self) -> M | None:
        wrong: dict[str, str] = {}
        values = self._values(wrong)
        try:
            model = self.model.model_validate(values)
        except ValidationError as error:
            for one in error.errors():
                name = str(one["loc"][0]) if one["loc"] else ""
                wrong.setdefault(name, language.say_wrong(one))
        else:
            if not wrong:
                return model
        self._show_wrong(wrong)
        return None

    def _values(self, wrong: dict[str, str]) -> dict[str, object]:
        values: dict[str, object] = {}
        for field in self._fields:
            info = self.model.model_fields[field.key]
            try:
                if not field.empty:
                    values[field.key] = field.value()
                elif kinds.kind_of(info).type is str and info.default is not None:
                    values[field.key] = ""
            except Unfit as error:
                wrong[field.key] = str(error)
        return values

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
        if name in {field.key for field in self._fields}:
            self._show_wrong({str(name): language.say(error)})
        else:
            self.refuse(error)

    def on_home_entry_taken(self, event: HomeEntry.Taken) -> None:
        """Fill in what the home tells, where nothing is typed yet."""
        told = self._on_home(event.home_id) if self._on_home else {}
        for field in self._fields:
            if field.key in told and field.empty:
                field.offer(told[field.key])
