"""Going on with a half-written form: to what it is about, and into the form itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from store import keys, tickets
from tui.dutylog import screen as dutylog
from tui.dutylog import steps as entries
from tui.handover import NEW as BEGIN
from tui.keys import screen as board
from tui.residents import page, steps
from tui.residents import screen as residents
from tui.screen import actions
from tui.screen.actions import Action
from tui.tickets import screen as queue
from tui.tickets.steps import KINDS, STEPS
from tui.today.words import DRAFTS, NEW, STAFF

if TYPE_CHECKING:
    from tui.screen.host import Host

# What opens each form, on the screen that the draft leads to.
_OPENED_BY: dict[str, Action] = {
    "NewTicket": queue.NEW,
    "NewEntry": dutylog.NEW,
    "Correction": entries.CORRECT,
    "FollowedUp": entries.FOLLOW,
    "NewKey": board.NEW,
    "KeyLoan": board.LEND,
    "KeyReturn": board.LEND,
    "KeyRelease": board.RELEASE,
    "HomeTicket": page.REPORT,
    "HomeEntry": page.WRITE,
    "NewHome": residents.NEW,
    "ChangedHome": steps.HOME,
    "NewPerson": steps.ADD,
    "ResidentChange": steps.CHANGE,
    "NewVehicle": steps.VEHICLE,
    "MoveOut": steps.OUT,
    "Relief": BEGIN,
    **{step.id: step for step in STEPS},
}


def is_possible(name: str) -> bool:
    """Whether the step that a draft is of can still be done."""
    form, number = name.partition(":")[0], name.rpartition(":")[2]
    if form in KINDS:
        return not tickets.possible(tickets.get(int(number))).isdisjoint(KINDS[form])
    if form in {"KeyLoan", "KeyReturn", "KeyRelease"}:
        key = keys.get(int(number))
        return key.held and (key.loan is not None) == (form == "KeyReturn")
    return True


async def go_on(desk: Host, name: str) -> bool:
    """Go to what a draft is about and open its form; False where somebody has to open it."""
    form = name.partition(":")[0]
    screen = DRAFTS.get(form, ("", "", ""))[0]
    if screen == STAFF and desk.may(actions.STAFF):
        await desk.act_staff()
    elif screen and screen != STAFF:
        await desk.go(screen, _subject(name))
    opens = _OPENED_BY.get(form)
    if opens is not None:  # it waits, as any key, until the screen is there that it is meant for
        desk.keys_ahead.put(events.Key(opens.keys[0], None))
    return opens is not None


def _subject(name: str) -> str | None:
    """What the screen is to point at."""
    form, *numbers = name.split(":")
    thing = DRAFTS[form][1]
    if thing in {"", NEW}:
        return None
    person = f"/person:{numbers[0]}" if thing == "home" and len(numbers) > 1 else ""
    return f"{thing}:{numbers[-1]}{person}"
