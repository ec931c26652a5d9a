"""The steps of an import on its screen, and what can be done on the way."""

from __future__ import annotations

from enum import Enum

from tui.language import mark
from tui.screen.actions import Action

STOP = Action(
    "stop",
    ("ctrl+x",),
    mark("Stop"),
    mark("Stop reading or importing; nothing of the file is taken in."),
    4,
)
AGAIN = Action(
    "ask_again",
    ("ctrl+e",),
    mark("Answer again"),
    mark("Ask again what the columns hold; the new answers are remembered."),
    6,
)
GO_ON = Action("go_on", ("enter",), mark("Go on"), mark("Take this, and go on."), 3)


class Stage(Enum):
    """How far the import has come; the value says what Enter does."""

    CHOOSE = mark("Read it")
    READING = mark("Wait")
    ASKING = mark("Take it")
    PREVIEW = mark("Import")
    IMPORTING = mark("Please wait")
    DONE = mark("Another file")


WORKING = (Stage.READING, Stage.IMPORTING)
