"""The list of a register: its things, and the steps of the chosen one as keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from store.desk import staff
from store.paper import SheetKind
from store.register import Register, Thing
from store.rights import WORK_THE_DESK, may
from tui import sentences
from tui.answers import Draft, HomeLine
from tui.form.screen import Form, Hook
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing
from tui.over.menu import Menu
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words

T = TypeVar("T", bound=Thing)

OPEN = Action("open", ("enter",), mark("Open"), mark("What can be done with it."), 3)
PRINT = Action(
    *("print", ("f9",), mark("Print"), mark("Print a sheet about it.")),
    rank=4,
    right=WORK_THE_DESK,
)


@dataclass(frozen=True)
class Do(Generic[T]):
    """A step of the register as an action: what does it, and what the form begins with.

    ``on_home`` gives what empty fields are to say once a home is taken.
    """

    kind: str
    action: Action
    operation: Callable[..., T]
    initial: Callable[[T], Mapping[str, object]] = lambda _thing: {}
    on_home: Hook | None = None


class RegisterScreen(Listing[T], Generic[T]):
    """The things of a register.

    Subclasses declare what a ``Listing`` asks for, the ``REGISTER``, its ``STEPS`` and the
    ``SHEETS`` about a thing; ``LISTS`` are sheets about all of them, with their subjects. The first
    ``BEGINNINGS`` of ``STEPS`` begin a thing; the others are offered where its stage admits them.
    ``MORE`` are actions about a thing that record nothing of it, ``NOT_TOLD`` kinds of entry that a
    list of their own shows.
    """

    REGISTER: ClassVar[Register[Any]]
    STEPS: ClassVar[tuple[Do[Any], ...]]
    BEGINNINGS: ClassVar[int] = 1
    MORE: ClassVar[tuple[Action, ...]] = ()
    NOT_TOLD: ClassVar[tuple[str, ...]] = ()
    SHEETS: ClassVar[tuple[SheetKind, ...]] = ()
    LISTS: ClassVar[tuple[tuple[SheetKind, str], ...]] = ()
    EMPTY: ClassVar[str] = mark("Nothing here. {new} begins one; Left and Right show others.")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if hasattr(cls, "STEPS"):
            prints = (PRINT, PREVIEW) if cls.SHEETS or cls.LISTS else ()
            steps = (do.action for do in cls.STEPS)
            cls.ACTIONS = (OPEN, *steps, *cls.MORE, *prints, NARROWER, WIDER, actions.BACK)
            cls.FOLLOWS = (cls.REGISTER.thing, "home", *cls.FOLLOWS)
        super().__init_subclass__(**kwargs)

    # What subclasses say

    def named(self, thing: T) -> str:
        """A thing in few words, above its forms."""
        raise NotImplementedError

    def key(self, thing: T) -> int:
        """Its number."""
        return thing.id

    def full(self, thing: T) -> Iterator[str | Words]:
        """A thing in full, its name first; by default with all that was recorded of it."""
        yield [(self.named(thing), Tone.STRONG)]
        reader = self.app.signed_in.role
        about = self._subject_of(thing)
        yield from sentences.history(about, staff.names(), reader, self.NOT_TOLD)

    def empty(self) -> str:
        """How to begin one."""
        first = self.STEPS[0].action
        spelled = {} if first.id == "new" else {"new": first.spelled}
        return actions.told(_(self.EMPTY), first, **spelled)

    # What can be done

    def _subject_of(self, thing: T) -> str:
        return f"{self.REGISTER.thing}:{thing.id}"

    @property
    def subject(self) -> str:
        """The thing that is pointed at."""
        return self._subject_of(self.rows.current) if self.rows.current else ""

    def can(self, action: Action) -> bool:
        """Steps that the stage admits; what else needs a thing needs one pointed at."""
        thing, do = self.rows.current, self._step(action)
        if do is not None and not self._may(do):
            return False
        if do in self.STEPS[: self.BEGINNINGS]:
            return True
        if do is not None:
            return thing is not None and do.kind in self.REGISTER.possible(thing)
        if action in (PRINT, PREVIEW) and self.LISTS:
            return True
        return action not in (OPEN, PRINT, PREVIEW, *self.MORE) or thing is not None

    def _may(self, do: Do[T]) -> bool:
        """Whether the role of who is signed in may do a step."""
        return may(self.app.signed_in.role, self.REGISTER.steps[do.kind].right)

    def _step(self, action: Action) -> Do[T] | None:
        return next((do for do in self.STEPS if do.action.id == action.id), None)

    def _method(self, action: Action) -> Callable[[], object] | None:
        """What a screen has of its own for a step stands before the step's form."""
        do = self._step(action)
        own = super()._method(action)
        return own if own or do is None else partial(self._do, do)

    async def _do(self, do: Do[T]) -> None:
        thing = None if do in self.STEPS[: self.BEGINNINGS] else self.rows.current
        after = await self.app.ask(self.form(self.app, do, thing))
        if after is not None:
            self.point(after.id)
            self.say(_("On record: {what}.").format(what=self.named(after)), Tone.GOOD)

    def form(
        self, desk: Host, do: Do[T], thing: T | None, initial: Mapping[str, object] | None = None
    ) -> Form[Any, T]:
        """The form of a step, about a thing or for a new one."""
        first = do.initial(thing) if thing else {}
        return Form(
            self.REGISTER.steps[do.kind].asks,
            _(": ").join((_(do.action.title), _(do.action.help))),
            desk.writes(do.operation, *([thing.id] if thing else [])),
            initial=dict(first) | dict(initial or {}),
            heading=[self.named(thing)] if thing else (),
            draft=f"{self.SCOPE}/{do.action.id}" + (f":{thing.id}" if thing else ""),
            about=f"{self.REGISTER.thing}:{thing.id}" if thing else "",
            on_home=do.on_home,
        )

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Offer what can be done with the thing."""
        thing = self.rows.current
        if thing is None:
            return
        may_be = (*(do.action for do in self.STEPS[self.BEGINNINGS :]), *self.MORE)
        offered = [action for action in may_be if self._possible(action)]
        offered += [PRINT] if self.SHEETS else []
        _title, *told = self.full(thing)
        action = await self.app.ask(Menu(self.named(thing), offered, told))
        if action is not None:
            self.perform(action)

    async def act_print(self) -> None:
        """Print a sheet about the thing, or about all of them."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        about = [(kind, self.subject) for kind in self.SHEETS] if self.rows.current else []
        return [*about, *self.LISTS]


class Owner(Protocol):
    """What things of a register may be of: it is named above their list."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102


class OfOne(RegisterScreen[T]):
    """The things that are of one other thing; what begins one enters it there."""

    def __init__(self, of: Owner) -> None:
        self.of = of
        super().__init__()

    def form(
        self, desk: Host, do: Do[T], thing: T | None, initial: Mapping[str, object] | None = None
    ) -> Form[Any, T]:
        """The form of a step; what begins one is about what it is of."""
        if thing is not None:
            return super().form(desk, do, thing, initial)
        return Form(
            self.REGISTER.steps[do.kind].asks,
            _(": ").join((_(do.action.title), self.of.name)),
            desk.writes(do.operation, self.of.id),
            initial=dict(initial or {}),
            draft=f"{self.SCOPE}/{do.action.id}:{self.of.id}",
            about=self.of.subject,
            on_home=do.on_home,
        )

    def _heading(self, counts: Any) -> Words:
        return [*super()._heading(counts), f"  {self.of.name}"]


async def begin(
    desk: Host, screen: type[RegisterScreen[Any]], initial: Mapping[str, object]
) -> Any:
    """Begin a thing elsewhere, filled in with what is known there, and go on in its list.

    Gives the thing, None where nothing was begun.
    """
    there = screen()
    thing = await desk.ask(there.form(desk, there.STEPS[0], None, initial))
    if thing is not None:
        await desk.go(there.SCOPE, thing.id)
        desk.say_on_top(_("On record: {what}.").format(what=there.named(thing)), Tone.GOOD)
    return thing


def home_line(subject: str, words: Words, mark: str = " ") -> HomeLine:
    """A thing's line on a home's page, told in full by all that was recorded of it."""
    return HomeLine(subject, words, partial(sentences.history, subject), mark)


def drafts(screen: type[RegisterScreen[Any]]) -> dict[str, Draft]:
    """The half-written forms of a register's steps."""
    thing, begins = screen.REGISTER.thing, screen.STEPS[: screen.BEGINNINGS]
    return {
        f"{screen.SCOPE}/{do.action.id}": Draft(
            do.action.title,
            screen.SCOPE,
            "" if do in begins else thing,
            do.action,
            None if do in begins else partial(_is_possible, screen, do),
        )
        for do in screen.STEPS
    }


def _is_possible(screen: type[RegisterScreen[Any]], do: Do[Any], id_: int) -> bool:
    register = screen.REGISTER
    return do.kind in register.possible(register.table.one(id_))
