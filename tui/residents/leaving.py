"""Moving out: what stays behind at the home, told before it is saved and after (F1, M30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from store import clock, residents
from store.residents import LIVES_ON, VEHICLE, HomePage
from store.waiting import Staying
from tui import sentences
from tui.form.field import Field
from tui.form.screen import Form, Submit
from tui.language import _, mark
from tui.widgets.bands import Rule
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult

M = TypeVar("M", bound=BaseModel)
_MOST_TOLD = 7  # lines in which the smallest window shows them, below the fields
_COUNTED = {LIVES_ON: mark("People"), VEHICLE: mark("Vehicles")}


class LeavingForm(Form[M, HomePage]):
    """The form of somebody's moving out, with what then stays behind below it.

    ``leaving`` says who leaves, by what is chosen so far, of which the fields' values are told.
    """

    def __init__(
        self,
        model: type[M],
        title: str,
        submit: Submit[M, HomePage],
        *,
        home: int,
        leaving: Callable[[Mapping[str, object]], Collection[int]],
        draft: str,
        about: str,
    ) -> None:
        today = clock.today().isoformat()
        super().__init__(model, title, submit, initial={"on": today}, draft=draft, about=about)
        self._home, self._leaving = home, leaving

    def body(self) -> ComposeResult:
        """The fields, and what stays behind."""
        yield from super().body()
        self.behind = Pane()
        yield Rule()
        yield self.behind

    def filled(self) -> None:
        """Bring a draft back, and tell what stays."""
        super().filled()
        self._tell()

    def on_field_changed(self, event: Field.Changed) -> None:
        """Others leave than before."""
        self._tell()

    def changed(self, subjects: frozenset[str]) -> None:
        """Something of the home may have changed."""
        super().changed(subjects)
        self._tell()

    def _tell(self) -> None:
        chosen = self._values({})
        self.behind.show(_told(residents.staying(self._home, self._leaving(chosen))))


def _told(stays: list[Staying]) -> Iterator[str | Words]:
    if not stays:
        yield _("Nothing stays behind at this home.")
        return
    yield [(_("Stays behind at this home, to be seen to:"), Tone.STRONG)]
    shown = stays if len(stays) <= _MOST_TOLD else stays[: _MOST_TOLD - 1]
    yield from (f"  {sentences.told(one.kind, one.figures)}" for one in shown)
    if more := len(stays) - len(shown):
        yield _("  and {n} more, all of them on the home's page").format(n=more)


def moved_out(page: HomePage) -> str:
    """That somebody has moved out, and how much of what kind stays behind."""
    counted = Counter(_kind(one) for one in residents.staying(page.home.id))
    if not counted:
        return _("Moved out; the file keeps it. Nothing stays behind.")
    listed = _(", ").join(f"{name} {count}" for name, count in counted.items())
    return _("Moved out; the file keeps it. Stays behind: {what}").format(what=listed)


def _kind(one: Staying) -> str:
    named = _COUNTED.get(one.kind)
    return _(named) if named else sentences.called(one.kind)
