"""What the sales site answers to the halls of the screens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from store import salesvisit
from store.salesvisit import Stage
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.register import RegisterScreen, drafts
from tui.salesvisit import actions as does
from tui.salesvisit.questions import QuestionsScreen
from tui.salesvisit.things import ThingsScreen
from tui.salesvisit.visits import SalesVisitsScreen
from tui.screen.actions import Action
from tui.screen.host import Host

_BOARD = "salesvisit"


async def _board(desk: Host, one: Waiting) -> None:
    await desk.go(_BOARD, one.subject)


async def _questions(desk: Host, _one: Waiting) -> None:
    await desk.go(_BOARD)
    await desk.ask(QuestionsScreen())


async def _things(desk: Host, _one: Waiting) -> None:
    await desk.go(_BOARD)
    await desk.ask(ThingsScreen())


def _here(number: int) -> bool:
    return salesvisit.get(number).stage is Stage.HERE


def _coming(number: int) -> bool:
    return salesvisit.get(number).stage in (Stage.HERE, Stage.EXPECTED)


def _out(number: int) -> bool:
    return salesvisit.LOANS.one(number).back_at is None


def _beneath(screen: type[RegisterScreen[Any]]) -> dict[str, Draft]:
    """The half-written forms of a list that opens over the board."""
    found = drafts(screen).items()
    return {name: replace(one, page=_BOARD, opened_by=None) for name, one in found}


def _of_party(action: Action) -> Draft:
    return Draft(action.title, _BOARD, "sales_party", action, _here)


ANSWERS = Answers(
    opens={
        "sales_party.to_come": _board,
        "sales_party.waits": _board,
        "sales_party.still_in": _board,
        "sales_party.here": _board,
        "sales_thing.few": _things,
        "sales_question.open": _questions,
    },
    drafts={
        **drafts(SalesVisitsScreen),
        **_beneath(ThingsScreen),
        **_beneath(QuestionsScreen),
        **{
            f"{_BOARD}/{one.id}": Draft(one.title, _BOARD, "", one)
            for one in (does.NEW, does.POST, does.COUNT, does.CLOSE, does.ASK)
        },
        **{
            f"{_BOARD}/{one.id}": _of_party(one)
            for one in (does.SEAT, does.LEFT, does.SPLIT, does.JOIN, does.LEND)
        },
        **{
            f"{_BOARD}/{one.id}": Draft(one.title, _BOARD, "sales_party", one, _coming)
            for one in (does.ON, does.VIP, does.CHANGE)
        },
        f"{_BOARD}/{does.BACK.id}": Draft(does.BACK.title, _BOARD, "", does.BACK, _out),
    },
    place=lambda number: salesvisit.get(number).group,
)
