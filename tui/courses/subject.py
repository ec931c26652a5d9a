"""What sessions of training answer to the halls of the screens."""

from __future__ import annotations

from store import courses
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.courses.roll import AWAY, RollScreen
from tui.courses.screen import CoursesScreen
from tui.courses.standing import StandingScreen
from tui.register import drafts
from tui.screen.host import Host


async def _hold(desk: Host, one: Waiting) -> None:
    """From Today: who was there; before that, and after, its page."""
    number = int(one.subject.partition(":")[2])
    if courses.roll(number).left:
        await desk.ask(RollScreen(courses.roll(number)))
    else:
        await desk.go(CoursesScreen.SCOPE, number)


async def _who(desk: Host, _one: Waiting) -> None:
    """From Today: who may work."""
    await desk.ask(StandingScreen())


def _is_open(number: int) -> bool:
    return courses.get(number).stage is courses.Stage.PLANNED


ANSWERS = Answers(
    opens={"course.to_hold": _hold, "course.missing": _who, "course.runs_out": _who},
    drafts={
        **drafts(CoursesScreen),
        f"{RollScreen.SCOPE}/{AWAY.id}": Draft(
            AWAY.title, CoursesScreen.SCOPE, "course", possible=_is_open
        ),
    },
)
