"""What contractors answer to the halls of the screens."""

from __future__ import annotations

from store import contractors
from store.contractors import CHECKS, STINTS, WORKING, CheckStage, Presence
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.contractors import scores, site
from tui.contractors.checking import Checking
from tui.contractors.lists import PapersScreen, PeopleScreen
from tui.contractors.scores import ScoresScreen
from tui.contractors.screen import ContractorsScreen
from tui.language import mark
from tui.register import drafts
from tui.screen.host import Host

_PAGE = ContractorsScreen.SCOPE


def _id(one: Waiting) -> int:
    return int(one.subject.partition(":")[2])


async def _score(desk: Host, one: Waiting) -> None:
    """From Today: score the month."""
    found = contractors.get(_id(one))
    given = {"contractor": found.name, "month": contractors.to_score(found.id)}
    await scores.score(desk, given)


async def _go_on(desk: Host, one: Waiting) -> None:
    """From Today: go on with a check."""
    await desk.ask(Checking(contractors.get_check(_id(one))))


def _marks(number: int) -> bool:
    return contractors.get_check(number).stage is CheckStage.OPEN


def _works(number: int) -> bool:
    return contractors.get(number).stage in WORKING


ANSWERS = Answers(
    opens={"contractor.to_score": _score, "contractor_check.open": _go_on},
    drafts={
        **drafts(ContractorsScreen),
        **drafts(ScoresScreen),
        **{
            f"{CHECKS.thing}/{form}": Draft(
                mark("Contractor's check"), _PAGE, CHECKS.thing, possible=_marks
            )
            for form in ("lost", "give_up")
        },
        "contractors/sign_in": Draft(site.SIGN_IN.title, _PAGE, "contractor", site.SIGN_IN, _works),
        "contractors/sign_out": Draft(
            site.SIGN_OUT.title,
            _PAGE,
            STINTS.thing,
            site.SIGN_OUT,
            lambda id_: STINTS.table.one(id_).stage is Presence.IN,
        ),
        **{
            f"{screen.SCOPE}/{do.action.id}": Draft(
                do.action.title,
                _PAGE,
                "contractor" if do is screen.STEPS[0] else screen.REGISTER.thing,
            )
            for screen in (PapersScreen, PeopleScreen)
            for do in screen.STEPS
        },
        f"{PeopleScreen.SCOPE}/train": Draft(mark("Training"), _PAGE, "contractor_person"),
    },
)
