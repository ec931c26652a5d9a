"""What rounds answer to the halls of the screens."""

from __future__ import annotations

from store import clock, patrols
from store.patrols import Round, Stage
from store.plans import Status
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.language import mark
from tui.patrols.screen import EXCUSE, JUDGE, MAKE_UP, walk
from tui.screen.host import Host

_FORMS = ("normal", "when", "abnormal", "no_access", "not_reached", "block", "hand_on", "stop")


def _walking(number: int) -> bool:
    return patrols.get(number).stage is Stage.WALKING


def _doubted(number: int) -> bool:
    return bool(patrols.get(number).doubted)


def _due(number: int) -> bool:
    state = patrols.ROUNDS.occurrence(number).state(clock.now())
    return state in (Status.DUE, Status.MISSED)


def _missed(number: int) -> bool:
    return patrols.ROUNDS.occurrence(number).state(clock.now()) is Status.MISSED


def _place(number: int) -> str:
    return patrols.get(number).number


async def _open(desk: Host, one: Waiting) -> None:
    """From Today: set out on what is due, or go on noting it."""
    thing, _colon, number = one.subject.partition(":")
    if thing == "walk":
        there = patrols.get(int(number))
        found = Round(None, there)
    else:
        due = patrols.ROUNDS.occurrence(int(number))
        found = Round(due, patrols.of_round(due.id))
    await walk(desk, found)


ANSWERS = Answers(
    opens={"round.due": _open, "walk.walking": _open},
    drafts={
        **{
            f"walk/{form}": Draft(mark("Round"), "patrols", "walk", possible=_walking)
            for form in _FORMS
        },
        "patrols/set_out": Draft(mark("Set out"), "patrols", "round", possible=_due),
        "patrols/make_up": Draft(MAKE_UP.title, "patrols", "round", MAKE_UP, _missed),
        "patrols/excuse": Draft(EXCUSE.title, "patrols", "round", EXCUSE, _missed),
        "patrols/judge": Draft(JUDGE.title, "patrols", "walk", JUDGE, _doubted),
        "patrol_plans/extra": Draft(mark("Walk now"), "patrol_plans", "patrol"),
    },
    place=_place,
)
