"""What the roster answers to the halls of the screens."""

from __future__ import annotations

from store import roster
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.register import drafts
from tui.roster.planning import Planning
from tui.roster.screen import SWAPS, RosterScreen
from tui.roster.swaps import SwapsScreen
from tui.screen.host import Host


def _place(number: int) -> str:
    return roster.get(number).number


async def _month(desk: Host, one: Waiting) -> None:
    """From Today: the month in the grid."""
    await desk.ask(Planning(roster.get(int(one.subject.partition(":")[2]))))


async def _swap(desk: Host, _one: Waiting) -> None:
    await desk.ask(SwapsScreen())


# They lead to the page of the months, from which the swaps open.
_SWAPPING = {
    f"{SwapsScreen.SCOPE}/{do.action.id}": Draft(
        do.action.title, "roster", "" if place == 0 else "roster_swap", SWAPS
    )
    for place, do in enumerate(SwapsScreen.STEPS)
}
ANSWERS = Answers(
    drafts={**drafts(RosterScreen), **_SWAPPING},
    opens={
        "roster.short": _month,
        "roster_swap.to_agree": _swap,
        "roster_swap.to_allow": _swap,
    },
    place=_place,
)
