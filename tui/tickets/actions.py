"""The steps of a ticket as actions: their keys, and what they stand for at its stage (W2–W9)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from store import tickets
from store.rights import WORK_THE_DESK
from store.tickets import Ticket
from tui.language import mark
from tui.screen.actions import Action
from tui.tickets.forms import FORMS

DISPATCH = Action(
    "dispatch", ("ctrl+d",), mark("Dispatch"), mark("Send it to engineering; the clock starts."), 21
)
ARRIVE = Action("arrive", ("ctrl+a",), mark("Arrival"), mark("Somebody is on site."), 22)
CALL = Action(
    "call",
    ("ctrl+t",),
    mark("Call resident"),
    mark("What the resident was told, and the new time."),
    23,
)
SEE_TO = Action(
    "see_to", (), mark("I see to it"), mark("Silent for some minutes, in your name."), 69
)
FINISH = Action(
    "finish", ("ctrl+e",), mark("Finish"), mark("The work is done, or the answer is given."), 24
)
OPINION = Action(
    "opinion", ("ctrl+o",), mark("Opinion"), mark("What the resident thinks of the work."), 25
)
VISIT = Action("visit", ("ctrl+r",), mark("Return visit"), mark("What the return visit found."), 26)
CLOSE = Action("close", ("ctrl+w",), mark("Close"), mark("End it; all must be on record."), 27)
REST = Action(
    "rest",
    ("ctrl+u",),
    mark("Let rest"),
    mark("Let it rest until a day, with the reason; or take it up again."),
    28,
)
REOPEN = Action("reopen", ("ctrl+x",), mark("Reopen"), mark("Start over, with the reason."), 29)
NOTE = Action("note", ("ctrl+g",), mark("Note"), mark("Anything else, and who was told."), 70)
WITHDRAW = Action(
    "withdraw", ("ctrl+k",), mark("Withdraw"), mark("The resident no longer wants it."), 71
)
EARLIER = Action(
    "earlier",
    (),
    mark("Arrived earlier"),
    mark("Somebody came at a time before now."),
    68,
)
CORRECT = Action(
    "correct", (), mark("Correct"), mark("What was taken down wrongly: home, caller, words."), 74
)
STRIKE = Action("strike", (), mark("Noted by mistake"), mark("The newest step counts no more."), 75)
ORIGIN = Action("origin", (), mark("Where found"), mark("Open what this was found at."), 72)
PHONE = Action(
    *("phone", ("ctrl+s",), mark("Show phone"), mark("Show it whole for a minute, on record.")),
    rank=31,
    right=WORK_THE_DESK,
)
PRINT = Action(
    *("print", ("f9",), mark("Print"), mark("Make its sheet as a PDF.")),
    rank=30,
    right=WORK_THE_DESK,
)

# The steps that an action stands for, in the order in which they come.
KINDS: dict[str, tuple[str, ...]] = {
    "dispatch": ("dispatched", "assigned"),
    "arrive": ("arrived", "accepted", "begun", "taken_on"),
    "call": ("called",),
    "see_to": ("seen_to",),
    "finish": ("completed", "answered", "put_right", "reported"),
    "opinion": ("opinion",),
    "visit": ("visited", "reinspected"),
    "close": ("closed", "confirmed"),
    "rest": ("resumed", "suspended", "extended", "postponed"),
    "reopen": ("reopened", "returned", "given_back", "sent_back"),
    "earlier": ("arrived",),
    "note": ("noted",),
    "correct": ("corrected", "amended"),
    "strike": ("struck",),
    "withdraw": ("withdrawn", "called_off"),
}
COSTS = Action(
    *("costs", ("right",), mark("What it costs"), mark("Quoted, agreed, settled, paid.")),
    rank=20,
    right=WORK_THE_DESK,
)
FOUND = Action(
    *(
        "found",
        ("ctrl+b",),
        mark("New finding"),
        mark("Something is found wrong, by whoever came by."),
    ),
    rank=73,
    right=WORK_THE_DESK,
)
GIVE = Action(
    *("give", (), mark("New task"), mark("Somebody in charge assigns a task.")),
    rank=74,
    right=WORK_THE_DESK,
)
NEW = Action(
    *("new", ("ctrl+n",), mark("New report"), mark("Take a report, by phone say.")),
    rank=3,
    right=WORK_THE_DESK,
)
# Half-written reports of one person: a second call comes while the first is taken down.
NEW_2, NEW_3 = (
    Action(one, (), NEW.title, NEW.help, None, right=WORK_THE_DESK) for one in ("new_2", "new_3")
)
REPORTS = {"NewTicket": NEW, "NewTicket2": NEW_2, "NewTicket3": NEW_3}

AT_ONCE = (ARRIVE, CLOSE)  # what the store says of them is shown, whatever the stage
STEPS = (
    DISPATCH, ARRIVE, EARLIER, CALL, SEE_TO, FINISH, OPINION, VISIT, CLOSE, REST, REOPEN, NOTE,
    CORRECT, STRIKE, WITHDRAW,
)  # fmt: skip


def action_for(kind: str) -> Action | None:
    """The action that records a kind of step."""
    return next((action for action in STEPS if kind in KINDS[action.id]), None)


def step_of(action: Action, ticket: Ticket) -> str:
    """The kind of step that an action stands for at a ticket's stage, empty for none."""
    admitted = tickets.possible(ticket)
    return next((kind for kind in KINDS[action.id] if kind in admitted), "")


def fitted(action: Action, ticket: Ticket, due: str) -> Action:
    """An action with the title, the help and the place in the footer that suit a ticket."""
    kind = step_of(action, ticket)
    if not kind:
        return _changed(action, action.title, action.help, None)
    if action is EARLIER:
        return action
    asked, rank = FORMS[kind], 4 if kind == due else action.rank
    return _changed(action, asked.title or action.title, asked.help or action.help, rank)


@cache
def _changed(action: Action, title: str, help_: str, rank: int | None) -> Action:
    return replace(action, title=title, help=help_, rank=rank)
