"""What recruitment answers to the halls of the screens."""

from __future__ import annotations

from store import recruitment
from store.recruitment import handing
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.recruitment.screen import RecruitmentScreen
from tui.recruitment.things import AMISS, ThingsScreen
from tui.recruitment.vacancies import VacanciesScreen
from tui.register import drafts
from tui.screen.host import Host

_PAGE = RecruitmentScreen.SCOPE


async def _approve(desk: Host, one: Waiting) -> None:
    """From Today: the requisition that waits."""
    await desk.ask(VacanciesScreen(int(one.subject.partition(":")[2])))


async def _hand(desk: Host, one: Waiting) -> None:
    """From Today: go through what is handed over."""
    found = recruitment.get(int(one.subject.partition(":")[2]))
    await desk.ask(ThingsScreen(handing.of(found)))


def _leaves(number: int) -> bool:
    return recruitment.get(number).stage is recruitment.Stage.LEAVING


ANSWERS = Answers(
    opens={"vacancy.to_approve": _approve, "application.to_hand": _hand},
    drafts={
        **drafts(RecruitmentScreen),
        **{
            f"{VacanciesScreen.SCOPE}/{do.action.id}": Draft(
                do.action.title,
                _PAGE,
                "" if do is VacanciesScreen.STEPS[0] else "vacancy",
            )
            for do in VacanciesScreen.STEPS
        },
        f"{ThingsScreen.SCOPE}/{AMISS.id}": Draft(
            AMISS.title, _PAGE, "application", possible=_leaves
        ),
    },
)
