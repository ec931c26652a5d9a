"""What outside bodies answer to the halls of the screens."""

from __future__ import annotations

from store import outside
from store.outside import BodyStage
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.outside.screen import FINDING, VISIT, OutsideScreen, see_to
from tui.register import drafts
from tui.screen.host import Host


def _listed(number: int) -> bool:
    return outside.get(number).stage is BodyStage.LISTED


async def _agreed(desk: Host, one: Waiting) -> None:
    """From Today: see to what was agreed."""
    await see_to(desk, int(one.subject.partition(":")[2]))


ANSWERS = Answers(
    opens={"liaison.due": _agreed},
    drafts={
        **drafts(OutsideScreen),
        "outside/liaison": Draft(VISIT.title, "outside", "body", VISIT, _listed),
        "outside/body_finding": Draft(FINDING.title, "outside", "body", FINDING, _listed),
    },
)
