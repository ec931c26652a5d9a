"""What inspections answer to the halls of the screens."""

from __future__ import annotations

from store import inspections
from store.inspections import Stage
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.inspections.marking import Marking
from tui.inspections.screen import LISTS, InspectionsScreen
from tui.language import mark
from tui.register import drafts
from tui.screen.host import Host

_FORMS = ("remark", "fault", "not_applying", "give_up")


def _open(number: int) -> bool:
    return inspections.get(number).stage is Stage.OPEN


async def _go_on(desk: Host, one: Waiting) -> None:
    """From Today: go on with its lines."""
    await desk.ask(Marking(inspections.get(int(one.subject.partition(":")[2]))))


ANSWERS = Answers(
    opens={"inspection.open": _go_on},
    drafts={
        **drafts(InspectionsScreen),
        **{
            f"inspection/{form}": Draft(
                mark("Department inspection"), "inspections", "inspection", possible=_open
            )
            for form in _FORMS
        },
        "inspections/list": Draft(LISTS.title, "inspections"),
    },
    place=lambda number: inspections.get(number).number,
)
