"""The usual reports: choosing one by its digit, and keeping them (W1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store.tickets.phrases import (
    PHRASES,
    Phrase,
    add_phrase,
    change_phrase,
    drop_phrase,
    phrases,
)
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

USUAL = Action("usual", ("ctrl+t",), mark("Usual reports"), mark("Fill in words used often."), 11)
ADD = Action("new", ("ctrl+n",), mark("New text"), mark("What is reported often."), 4)
CHANGE = Action("change", ("ctrl+e",), mark("Change"), mark("Let it say something else."), 5)
DROP = Action("drop", ("ctrl+k",), mark("Drop"), mark("Offer it no longer."), 6)


class PhrasesScreen(RegisterScreen[Phrase]):
    """The usual reports in the order of their digits."""

    SCOPE = "phrases"
    TITLE = mark("Usual reports")
    REGISTER = PHRASES
    HELP = mark(
        "What is reported often, to be filled in where a report is taken; the first ten have a"
        " digit. The supervisor and the manager keep them."
    )
    VIEWS: ClassVar[tuple[View[Phrase], ...]] = (View(mark("all")),)
    STEPS: ClassVar[tuple[Do[Phrase], ...]] = (
        Do("added", ADD, add_phrase),
        Do("changed", CHANGE, change_phrase, vars),
        Do("dropped", DROP, drop_phrase),
    )

    def things(self, typed: str) -> Sequence[Phrase]:
        """Those that have what is typed."""
        return phrases(typed)

    def columns(self) -> Sequence[Column]:
        """Of which kind it is, and what it says."""
        return [Column(_("Kind"), 9), Column(_("Urgency"), 9), Column(_("What"), 20, flex=True)]

    def drawn(self, one: Phrase) -> Drawn:
        """One as a line."""
        cells = (label(one.kind), label(one.urgency), one.what.replace("\n", " "))
        return Drawn(cells)

    def named(self, one: Phrase) -> str:
        """What it says, on one line."""
        return one.what.replace("\n", " ")

    def full(self, one: Phrase) -> Iterator[str | Words]:
        """All that it says, and what was recorded of it."""
        _first, *rest = super().full(one)
        yield [(label(one.kind), Tone.STRONG), f"  {one.what}"]
        yield from rest


async def choose(desk: Host) -> Phrase | None:
    """Offer them, a digit each."""
    offered = {f"phrase_{one.id}": one for one in phrases()}
    listed = [Action(id_, (), label(one.kind), one.what) for id_, one in offered.items()]
    about = [] if offered else [_("None is kept yet; who is in charge adds them.")]
    chosen = await desk.ask(Menu(_("Usual reports"), listed, about))
    return offered[chosen.id] if chosen else None
