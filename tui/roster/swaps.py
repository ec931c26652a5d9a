"""The swaps of the roster: asked, agreed to, allowed (O8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from store import clock, roster
from store.roster import SWAP_SLIP, Swap, SwapStage
from store.roster import SWAPS as REGISTER
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Words
from tui.widgets.rows import Column, Drawn

_KEEPS = "store.roster.rights:KEEP_ROSTER"
ASK = Action("new", ("ctrl+n",), mark("New swap"), mark("Somebody asks for one."), 6)
AGREE = Action("agree", ("ctrl+t",), mark("Agrees"), mark("The other one, with the own PIN."), 7)
ALLOW = Action(
    "allow", ("ctrl+a",), mark("Allow the swap"), mark("Its cells change then."), 8, right=_KEEPS
)
REFUSE = Action("refuse", ("ctrl+x",), mark("Not done"), mark("With the reason."), 9)


def _open(one: Swap) -> bool:
    return one.stage in (SwapStage.ASKED, SwapStage.AGREED) and not one.lapsed(clock.now())


class SwapsScreen(RegisterScreen[Swap]):
    """The swaps, the newest on top."""

    SCOPE = "roster_swaps"
    TITLE = mark("Swaps")
    REGISTER = REGISTER
    HELP = mark(
        "A swap is asked here or in the month's grid, at the shift. {agree} is the other's yes, by"
        " PIN or on the slip; {allow} allows it: only then do the days change."
    )
    SHEETS = (SWAP_SLIP,)
    VIEWS: ClassVar[tuple[View[Swap], ...]] = (View(mark("all")), View(mark("still open"), _open))
    STEPS: ClassVar[tuple[Do[Swap], ...]] = (
        Do("asked", ASK, roster.ask),
        Do("agreed", AGREE, roster.agree),
        Do("allowed", ALLOW, roster.allow),
        Do("refused", REFUSE, roster.refuse),
    )

    def things(self, typed: str) -> Sequence[Swap]:
        """Swaps by number."""
        return roster.swaps(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, leftmost."""
        return [
            Column(_("State"), 12),
            Column(_("Swap no."), 13),
            Column(_("Asks"), 8),
            Column(_("Day"), 6),
            Column(_("Other one"), 8),
            Column(_("In return"), 8, flex=True),
        ]

    def drawn(self, one: Swap) -> Drawn:
        """A swap as a line."""
        state = _("lapsed") if one.lapsed(clock.now()) else label(one.stage)
        cells: list[str | Words] = [
            state,
            one.number,
            roster.name_of(one.asker),
            clockface.day(one.day),
            roster.name_of(one.other),
            clockface.day(one.other_day) if one.other_day else _("relief"),
        ]
        return Drawn(cells, "*" if _open(one) else " ")

    def named(self, one: Swap) -> str:
        """Number and how it stands."""
        return "  ".join((one.number, label(one.stage)))
