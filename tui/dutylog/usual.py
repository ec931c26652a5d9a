"""The texts that are written into the log often: choosing one by its digit, and keeping them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import dutylog
from store.dutylog import USUAL as TEXTS
from store.dutylog import UsualText
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

USUAL = Action("usual", ("ctrl+b",), mark("Usual texts"), mark("Fill in a text used often."), 5)
ADD = Action("new", ("ctrl+n",), mark("New text"), mark("A text that is written often."), 4)
CHANGE = Action("change", ("ctrl+e",), mark("Change"), mark("Let it say something else."), 5)
DROP = Action("drop", ("ctrl+k",), mark("Drop"), mark("Offer it no longer."), 6)
_KEEP = Action("keep_texts", (), mark("Keep the texts"), mark("Add, change and drop them."))


class UsualTextsScreen(RegisterScreen[UsualText]):
    """The texts in the order of their digits."""

    SCOPE = "usual_texts"
    TITLE = mark("Usual texts")
    REGISTER = TEXTS
    HELP = mark(
        "What is written into the log often, to be filled in where an entry is written; the first"
        " ten have a digit."
    )
    VIEWS: ClassVar[tuple[View[UsualText], ...]] = (View(mark("all")),)
    STEPS: ClassVar[tuple[Do[UsualText], ...]] = (
        Do("added", ADD, dutylog.add_usual),
        Do("changed", CHANGE, dutylog.change_usual, vars),
        Do("dropped", DROP, dutylog.drop_usual),
    )

    def things(self, typed: str) -> Sequence[UsualText]:
        """Texts that have what is typed."""
        return dutylog.usual_texts(typed)

    def columns(self) -> Sequence[Column]:
        """What it is about, and what it says."""
        return [
            Column(_("Category"), 9),
            Column(_("What happened"), 20, flex=True),
            Column(_("How it was handled"), 24),
        ]

    def drawn(self, one: UsualText) -> Drawn:
        """A text as a line."""
        cells = (label(one.category), one.what, one.handled)
        return Drawn(tuple(text.replace("\n", " ") for text in cells))

    def named(self, one: UsualText) -> str:
        """What it says, on one line."""
        return one.what.replace("\n", " ")

    def full(self, one: UsualText) -> Iterator[str | Words]:
        """All that it says, and what was recorded of it."""
        _first, *rest = super().full(one)
        yield [(label(one.category), Tone.STRONG), f"  {one.what}"]
        if one.handled:
            yield [(_("Handled") + "  ", Tone.FAINT), one.handled]
        yield from rest


def filled(text: UsualText) -> dict[str, object]:
    """What the form of an entry is filled in with."""
    told = {"category": text.category, "what": text.what, "handled": text.handled}
    return {name: value for name, value in told.items() if value}


async def choose(desk: Host) -> UsualText | None:
    """Offer the texts, a digit each; or the page on which they are kept."""
    texts = {f"usual_{one.id}": one for one in dutylog.usual_texts()}
    offered = [
        Action(id_, (), label(one.category), " / ".join(filter(None, (one.what, one.handled))))
        for id_, one in texts.items()
    ]
    about = [] if texts else [_("No text is kept yet.")]
    chosen = await desk.ask(Menu(_("Usual texts"), [*offered, _KEEP], about))
    if chosen is _KEEP:
        await desk.go(UsualTextsScreen.SCOPE)
        return None
    return texts[chosen.id] if chosen else None
