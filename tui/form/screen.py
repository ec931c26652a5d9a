"""The form screen: any pydantic model asked for, drafts kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import ClassVar, TypeVar

from pydantic import BaseModel, ValidationError

from store.errors import StoreError
from tui.form import fieldkinds
from tui.form.field import Unfit
from tui.form.fieldscreen import BEFORE, NEXT, SAVE, FieldScreen
from tui.form.home import HomeEntry
from tui.language import _, mark, saying
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")

Submit = Callable[[M], Awaitable[R]]
Hook = Callable[[int], Mapping[str, str]]

KEPT_EVERY = 2  # seconds of typing that a killed program may cost
CLEAR = Action("clear", ("ctrl+x",), mark("Clear"), mark("Empty the form and its draft."), 30)


class Form(FieldScreen[M, R]):
    """A form for a pydantic model.

    ``submit`` is given the valid model; what it returns is the screen's result, what it raises
    (``StoreError``) stands at the field it names. ``heading`` stands above the fields. ``draft``
    names the draft (the model's name unless said; empty for none). ``on_home`` is told which home
    was taken and gives what other empty fields are to say. ``first`` is the field to begin at, by
    default the first that is empty.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE, CLEAR, actions.BACK)
    HELP = mark("Fill the fields in from top to bottom; Enter goes on, {save} saves from anywhere.")

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
        fields = fieldkinds.fields(model, initial or {})
        super().__init__(title, fields, heading=heading, first=first)
        self.model, self._submit = model, submit
        self.draft = model.__name__ if draft is None else draft
        self._on_home = on_home
        self._kept = self._initial

    def filled(self) -> None:
        """Bring a draft back."""
        self._load_draft()

    @property
    def half_written(self) -> bool:
        """Whether something typed is not saved."""
        return self._typed() != self._initial

    # Drafts

    def _load_draft(self) -> None:
        from store.desk import drafts

        if not self.draft or self.app.staff is None:
            return
        kept = drafts.find(self.draft, by=self.app.staff)
        if not kept:
            return
        for field in self._fields:
            if field.key in kept:
                field.text = kept[field.key]
        self._kept = self._typed()
        changed = [key for key, text in self._kept.items() if text != self._initial[key]]
        self._first = changed[-1] if changed else self._first  # where they broke off
        self.call_after_refresh(
            self.say,
            actions.told(_("Your draft is back. {clear} empties the form."), CLEAR),
            Tone.GOOD,
        )

    def keep_draft(self) -> None:
        """Keep what is typed, if that has changed since it was last kept."""
        if write := self._draft_to_write(self._typed()):
            self.app.write_soon(write).add_done_callback(self._was_kept)

    def _was_kept(self, write: Future[object]) -> None:
        if write.exception() is not None:
            self._kept = {}  # it is not: to be tried again

    def _draft_to_write(self, typed: dict[str, str]) -> Callable[[], None] | None:
        """What brings the kept draft in step with what is typed; None when it is already."""
        from store.desk import drafts

        by = self.app.staff
        if not self.draft or by is None or typed == self._kept:
            return None
        self._kept = typed
        if typed == self._initial:
            return partial(drafts.drop, self.draft, by=by)
        return partial(drafts.keep, self.draft, typed, by=by)

    async def _settle_draft(self, typed: dict[str, str]) -> None:
        if write := self._draft_to_write(typed):
            try:
                await self.app.desk(write)
            except StoreError:
                self._kept = {}
                raise

    def tick(self) -> None:
        """Keep a draft every few seconds while something is being typed."""
        if self.app.seconds % KEPT_EVERY == 0:
            self.keep_draft()

    # What the keys do

    def act_clear(self) -> None:
        """Empty the form and forget its draft."""
        super().act_clear()
        self.keep_draft()

    async def act_back(self) -> None:
        """Leave; what is half written is kept as a draft, and nobody leaves what cannot be kept."""
        kept = self.half_written and bool(self.draft)
        if kept:
            await self._settle_draft(self._typed())
        else:
            self.keep_draft()
        self.done(None)
        if kept:
            self.app.say_on_top(_("Your draft is kept; the form will bring it back."))

    async def submit(self, given: M) -> R:
        """Submit the valid model; its draft has had its day."""
        result = await self._submit(given)
        await self._settle_draft(self._initial)
        return result

    def checked(self) -> M | None:
        """The valid model."""
        wrong: dict[str, str] = {}
        values = self._values(wrong)
        try:
            model = self.model.model_validate(values)
        except ValidationError as error:
            for one in error.errors():
                name = str(one["loc"][0]) if one["loc"] else ""
                wrong.setdefault(name, saying.say_wrong(one))
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
                elif fieldkinds.kind_of(info).type is str and info.default is not None:
                    values[field.key] = ""
            except Unfit as error:
                wrong[field.key] = str(error)
        return values

    def on_home_entry_taken(self, event: HomeEntry.Taken) -> None:
        """Fill in what the home tells, where nothing is typed yet."""
        told = self._on_home(event.home_id) if self._on_home else {}
        for field in self._fields:
            if field.key in told and field.empty:
                field.offer(told[field.key])
