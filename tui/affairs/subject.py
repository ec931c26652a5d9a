"""What administrative affairs answer to the halls of the screens."""

from __future__ import annotations

from store import affairs
from store.affairs import CountStage
from store.waiting import Waiting
from tui.affairs.loans import LoansScreen
from tui.affairs.screen import COUNT, AffairsScreen
from tui.answers import Answers, Draft
from tui.language import mark
from tui.register import drafts
from tui.screen.host import Host


async def _loans(desk: Host, one: Waiting) -> None:
    """From Today: the loans of the thing."""
    found = affairs.loan(int(one.subject.partition(":")[2]))
    await desk.ask(LoansScreen(affairs.get(found.asset_id)))


def _counting(number: int) -> bool:
    return affairs.count_of(number).stage is CountStage.COUNTING


ANSWERS = Answers(
    opens=dict.fromkeys(
        ("asset_loan.to_approve", "asset_loan.back_due", "asset_loan.to_take"), _loans
    ),
    drafts={
        **drafts(AffairsScreen),
        "affairs/begin_count": Draft(COUNT.title, AffairsScreen.SCOPE),
        **{
            f"affairs_loans/{do.action.id}": Draft(
                do.action.title,
                AffairsScreen.SCOPE,
                "asset" if do in LoansScreen.STEPS[: LoansScreen.BEGINNINGS] else "asset_loan",
            )
            for do in LoansScreen.STEPS
        },
        **{
            f"asset_count/{form}": Draft(
                mark("Count things"), AffairsScreen.SCOPE, "asset_count", possible=_counting
            )
            for form in ("count", "explain", "give_up")
        },
    },
)
