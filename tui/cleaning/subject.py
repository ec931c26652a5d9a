"""What cleaning answers to the halls of the screens."""

from __future__ import annotations

from store import cleaning, plans
from store.plans import Status
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.cleaning import words
from tui.cleaning.matters import MattersScreen
from tui.cleaning.noting import NotingDuty
from tui.cleaning.screen import EXCUSE, MAKE_UP, WHOLE
from tui.language import mark
from tui.register import drafts
from tui.screen.host import Host

_LINES = ("leave_out", "minor", "fail", "whole")


def _open(number: int) -> bool:
    return cleaning.get(number).occurrence.stage is plans.Stage.OPEN


def _missed(number: int) -> bool:
    return cleaning.get(number).occurrence.state(words.now()) is Status.MISSED


async def _go_on(desk: Host, one: Waiting) -> None:
    """From Today: the lines of the duty."""
    await desk.ask(NotingDuty(cleaning.get(int(one.subject.partition(":")[2]))))


ANSWERS = Answers(
    opens={"clean_duty.due": _go_on},
    drafts={
        **drafts(MattersScreen),
        **{
            f"clean_duty/{form}": Draft(mark("Cleaning"), "cleaning", "clean_duty", possible=_open)
            for form in _LINES
        },
        "cleaning/whole": Draft(WHOLE.title, "cleaning", "clean_duty", WHOLE, _open),
        "cleaning/make_up": Draft(MAKE_UP.title, "cleaning", "clean_duty", MAKE_UP, _missed),
        "cleaning/excuse": Draft(EXCUSE.title, "cleaning", "clean_duty", EXCUSE, _missed),
    },
    place=lambda number: cleaning.get(number).occurrence.title,
)
