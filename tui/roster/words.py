"""What can be done in the grid of a month, as actions."""

from __future__ import annotations

from tui.language import mark
from tui.screen.actions import Action

_KEEPS = "store.roster.rights:KEEP_ROSTER"
SAVE = Action(
    "save", ("ctrl+s",), mark("Save"), mark("All that is typed, at once."), 3, right=_KEEPS
)
COPY = Action(
    "copy_month", ("ctrl+d",), mark("As last month"),
    mark("Four weeks before, day by day; what is planned stays."), 4, right=_KEEPS,
)  # fmt: skip
WEEK = Action(
    "copy_week", ("ctrl+w",), mark("As last week"), mark("This week as the one before."), 6,
    right=_KEEPS,
)  # fmt: skip
FILL = Action(
    "pattern", ("ctrl+t",), mark("Pattern"), mark("Digits over and over, from here on."), 5,
    right=_KEEPS,
)  # fmt: skip
SECOND = Action(
    "second", ("ctrl+b",), mark("Two shifts"), mark("The next digit is a second shift here."), 9,
    right=_KEEPS,
)  # fmt: skip
OTHER = Action(
    "other_day_off", ("ctrl+o",), mark("Leave, training"), mark("What kind of leave, or absent."),
    8, right=_KEEPS,
)  # fmt: skip
WRONG = Action("next_fault", ("ctrl+e",), mark("Next fault"), mark("Go to what is wrong."), 7)
SWAP = Action("swap", ("ctrl+r",), mark("Swap"), mark("This shift with somebody."), 10)
SPARE = Action(
    "spare", ("ctrl+k",), mark("No nights"), mark("For whom the law bars them."), 12, right=_KEEPS
)
LEFT_OUT = Action("left_out", ("ctrl+u",), mark("Left out"), mark("What a copy left out."), 11)
