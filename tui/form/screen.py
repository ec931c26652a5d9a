"""The form screen: any pydantic model asked for, drafts kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from pydantic import BaseModel, ValidationError

from store.errors import Overtaken, StoreError
from tui.form import fieldkinds, opened
from tui.form.field import Unfit
from tui.form.fieldscreen import BEFORE, NEXT, SAVE, FieldScreen
from tui.form.home import HomeEntry
from tui.form.resident import ResidentEntry
from tui.form.told import KEPT, Told
from tui.language import _, mark, saying
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from store.journal.overtaking import Opened

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")

Submit = Callable[[M], Awaitable[R]]
Hook = Callable[[int, int | None], Mapping[str, str]]

KEPT_EVERY = 2  # seconds of typing that a killed program may cost
CLEAR = Action("clear", ("ctrl+x",), mark("Clear"), mark("Empty the form and its draft."), 30)
_RESTORE = mark("Bring back")


class Form(FieldScreen[M, R]):
    """A form for a pydantic model.

    ``submit`` is given the valid model; what it returns is the screen's result, what it raises
    (``StoreError``) stands at the field it names. ``heading`` stands above the fields. ``draft``
    names the draft (the model's name unless said; empty for none). ``on_home`` is told which home
    was taken, and whom the search found, and gives what fields are to say that nobody typed.
    ``first`` is the field to begin at, by default the first that is empty. ``about`` is the thing
    that the form changes, as the journal names it, and ``part`` what of it, by default the fields
    that are typed into: what another session has changed of that since the form was opened is not
    overwritten. ``undrafted`` are fields that no draft keeps, for what they say changes meanwhile.
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
        about: str = "",
        part: str = "",
        undrafted: Collection[str] = (),
    ) -> None:
        fields = fieldkinds.fields(model, initial or {})
        super().__init__(title, fields, heading=heading, first=first)
        self.model, self._submit = model, submit
        self.draft = model.__name__ if draft is None else draft
        self._on_home = on_home
        self._about, self._part, self._undrafted = about, part, undrafted
        self._opened: Opened | None = None
        self._writing: Future[object] | None = None
        self._told = Told(fields, initial or {})
        home = next((one for one in fields if isinstance(one, HomeEntry)), None)
        for field in fields:
            if isinstance(field, ResidentEntry):
                field.home = home
        self._kept = self._initial
        self._emptied: dict[str, str] = {}  # what was typed before the form was emptied

    def filled(self) -> None:
        """Bring a draft back."""
        self._opened = self._as_opened() if self._about else None
        self._load_draft()

    def _as_opened(self) -> Opened:
        """The thing as the screen beneath knows it: the form was filled in from there."""
        from store import journal
        from store.journal.overtaking import Opened

        known = [screen.seen for screen in self.app.open_screens if screen is not self]
        number = next((seen for seen in reversed(known) if seen is not None), None)
        part = frozenset(filter(None, (self._part,)))
        return Opened(self._about, journal.last_number() if number is None else number, part)

    def changed(self, subjects: frozenset[str]) -> None:
        """Tell at once that another session has changed what the form is about."""
        if self._opened is None or self._about not in subjects or self._busy:
            return
        from store.journal import overtaking

        if (entry := overtaking.newer(self._opened)) is not None:
            self.say(opened.told(entry, self._titles), Tone.WARN)

    @property
    def _titles(self) -> dict[str, str]:
        return {field.key: field.label.rstrip(" *") for field in self._fields}

    def refuse(self, error: StoreError) -> None:
        """Show why the store said no; who was first, where that is why."""
        if not isinstance(error, Overtaken):
            super().refuse(error)
            return
        from store import journal

        told = opened.told_late(journal.get(error.number), self._titles)
        self.say(f"! {told}", Tone.ALARM)

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
        late = opened.overtook(kept, self._opened)
        self._put_back(opened.without_untouched(kept) if late else kept)
        self._told.bring_back(kept)
        self._kept = self._typed()
        told = self._told.kept
        changed = [
            key
            for key, text in self._typed().items()
            if text != self._initial[key] and f"{KEPT}{key}" not in told
        ]
        self._first = changed[-1] if changed else self._first  # where they broke off
        said = actions.told(_("Your draft is back. {clear} empties the form."), CLEAR)
        newer = opened.overtook(kept, self._carried()) if late else None
        if newer is not None:
            said = opened.told_back(newer, self._titles, self._initial)
        self._kept = {} if late else self._kept  # it is known now: to be kept as written after it
        self.call_after_refresh(self.say, said, Tone.WARN if newer else Tone.GOOD)

    def keep_draft(self) -> None:
        """Keep what is typed, if that has changed since it was last kept."""
        if write := self._draft_to_write(self._typed()):
            self._writing = self.app.write_soon(write)
            self._writing.add_done_callback(self._was_kept)

    def _was_kept(self, write: Future[object]) -> None:
        if write.exception() is not None:
            self._kept = {}  # it is not: to be tried again

    def _draft_to_write(self, typed: dict[str, str]) -> Callable[[], None] | None:
        """What brings the kept draft in step with what is typed; None when it is already."""
        from store.desk import drafts

        by = self.app.staff
        if not self.draft or by is None or typed == self._kept:
            return None
        self._kept, wanted = typed, self._drafted(typed)
        if wanted == self._drafted(self._initial):
            return partial(drafts.drop, self.draft, by=by)
        beside = self._told.kept | opened.seen(self._opened, self._initial)
        return partial(drafts.keep, self.draft, wanted | self._drafted(beside), by=by)

    def _drafted(self, texts: Mapping[str, str]) -> dict[str, str]:
        """What of some texts a draft keeps."""
        left = {name for key in self._undrafted for name in (key, f"{KEPT}{key}")}
        return {key: text for key, text in texts.items() if key not in left}

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
        """Empty the form and forget its draft; or bring back what that took, as the next thing."""
        if self._brings_back:
            self._put_back(self._emptied)
        else:
            self._emptied = self._typed()
            super().act_clear()
            sentence = _("Emptied; {clear} brings it back.")
            self.say(actions.told(sentence, CLEAR) if self._brings_back else "")
        self.keep_draft()

    @property
    def _brings_back(self) -> bool:
        return not self.half_written and self._emptied not in ({}, self._initial)

    def _put_back(self, texts: Mapping[str, str]) -> None:
        for field in self._fields:
            if field.key in texts:
                field.text = texts[field.key]

    def titled(self, action: Action) -> Action:
        """The key that emptied the form takes that back."""
        brings_back = action is CLEAR and self._brings_back
        return replace(CLEAR, title=_RESTORE) if brings_back else super().titled(action)

    async def act_back(self) -> None:
        """Leave; what is half written is kept as a draft, and nobody leaves what cannot be kept."""
        kept = bool(self.draft) and self._drafted(self._typed()) != self._drafted(self._initial)
        if kept:
            await self._settle_draft(self._typed())
        else:
            self.keep_draft()
            if self._writing is not None:  # or what was emptied would come back
                await asyncio.wait([asyncio.wrap_future(self._writing)])
        self.done(None)
        if kept:
            self.app.say_on_top(_("Your draft is kept; the form will bring it back."))

    async def submit(self, given: M) -> R:
        """Submit the valid model; its draft has had its day."""
        with opened.carrying(self._carried()):
            result = await self._submit(given)
        await self._settle_draft(self._initial)
        return result

    def _carried(self) -> Opened | None:
        """What was opened, of which what is typed into is changed."""
        if self._opened is None or self._part:
            return self._opened
        typed = self._typed()
        return self._opened.of(frozenset(k for k in typed if typed[k] != self._initial[k]))

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
        """Fill in what the home tells, where nothing is typed; another home's is replaced."""
        self._told.put(self._on_home(event.home_id, event.person_id) if self._on_home else {})

    def on_resident_entry_taken(self, event: ResidentEntry.Taken) -> None:
        """One of the household was chosen: what the home tells of them."""
        told = self._on_home(event.home_id, event.person_id) if self._on_home else {}
        self._told.put({key: text for key, text in told.items() if key != event.field.key})
