"""The kinds of ticket, a row each: its steps by stage, its clocks, the sheet that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.paper import SheetKind
from store.rights import WORK_THE_DESK, Right, Role, may
from store.tickets.assigned import role_of_taker
from store.tickets.clocks import SEEN_TO, Waits
from store.tickets.inputs import Kind
from store.tickets.rights import DO_TASKS, RECTIFY, WORK_ORDERS
from store.tickets.sheets import RECTIFICATION, TASK, WORK_ORDER
from store.tickets.state import Stage, Ticket


@dataclass(frozen=True)
class Course:
    """How tickets of a kind go.

    ``begun`` is the kind of step that a ticket begins with, ``done`` the one that ends its work;
    ``admits`` are the kinds of step by stage, each of which may still be refused for a reason;
    ``clocks`` are what it may wait for. ``sheet`` is what is printed of one, ``seen`` what a role
    needs to see them; of what is ``theirs`` who does not work the desk sees only what they have.
    """

    begun: str
    done: str
    admits: Mapping[Stage, frozenset[str]]
    clocks: frozenset[Waits]
    sheet: SheetKind
    seen: Right
    theirs: bool = False


def _reported(done: str) -> Mapping[Stage, frozenset[str]]:
    """What is done for a resident: the step ``done`` ends the work (W1-W9)."""
    always = ("corrected", "struck", "noted")
    work = ("dispatched", "called", SEEN_TO, done, "suspended", "withdrawn", *always)
    ended = ("reopened", *always)
    followed = ("called", SEEN_TO, "opinion", "visited", "visit_excused", "closed", *ended)
    return _admitting(
        {
            Stage.TAKEN: work,
            Stage.DISPATCHED: ("arrived", "given_back", *work),
            Stage.ARRIVED: ("given_back", *work),
            Stage.SUSPENDED: ("resumed", "arrived", *work),
            Stage.RETURNED: work,
            Stage.COMPLETED: followed,
            Stage.ANSWERED: followed,
            Stage.VISITED: followed,
            Stage.CLOSED: ended,
            Stage.WITHDRAWN: ended,
        }
    )


def _found() -> Mapping[Stage, frozenset[str]]:
    """What is put right after it was found: by one, and seen to be by another (G9)."""
    always = ("extended", "noted")
    return _admitting(
        {
            Stage.ASSIGNED: ("accepted", "returned", *always),
            Stage.RETURNED: ("assigned", *always),
            Stage.ACCEPTED: ("begun", "returned", *always),
            Stage.RECTIFYING: ("put_right", "returned", *always),
            Stage.TO_REINSPECT: ("reinspected", *always),
            Stage.CLOSED: ("noted",),
        }
    )


def _assigned() -> Mapping[Stage, frozenset[str]]:
    """What somebody in charge assigns, and confirms once it is answered (篇5 4.1(1))."""
    work = ("reported", "postponed", "amended", "called_off", "noted")
    return _admitting(
        {
            Stage.ASSIGNED: ("taken_on", *work),
            Stage.ACCEPTED: work,
            Stage.RETURNED: work,
            Stage.ANSWERED: ("confirmed", "sent_back", "noted"),
            Stage.CLOSED: ("noted",),
            Stage.WITHDRAWN: ("noted",),
        }
    )


def _admitting(steps: Mapping[Stage, Iterable[str]]) -> Mapping[Stage, frozenset[str]]:
    return {stage: frozenset(kinds) for stage, kinds in steps.items()}


_ALWAYS = frozenset((Waits.CLOSE, Waits.NOTHING))
_WORK = _ALWAYS | {
    *(Waits.CALL, Waits.ARRIVAL, Waits.DISPATCH, Waits.PROMISE),
    *(Waits.REST, Waits.BACK, Waits.VISIT),
}
_FINDING = frozenset(
    (
        *(Waits.ASSIGNMENT, Waits.ACCEPTANCE, Waits.START),
        *(Waits.RECTIFICATION, Waits.REINSPECTION, Waits.NOTHING),
    )
)
_TASK = frozenset((Waits.TASK, Waits.CONFIRMATION, Waits.NOTHING))


def _repaired() -> Course:
    admits, clocks = _reported("completed"), _WORK | {Waits.OPINION}
    return Course("taken", "completed", admits, clocks, WORK_ORDER, WORK_ORDERS)


def _answered() -> Course:
    admits, clocks = _reported("answered"), _WORK | {Waits.ANSWER}
    return Course("taken", "answered", admits, clocks, WORK_ORDER, WORK_THE_DESK)


COURSES: Mapping[Kind, Course] = {
    Kind.REPAIR: _repaired(),
    Kind.PAID: _repaired(),
    Kind.COMPLAINT: _answered(),
    Kind.ENQUIRY: _answered(),
    Kind.FINDING: Course("raised", "put_right", _found(), _FINDING, RECTIFICATION, RECTIFY),
    Kind.TASK: Course("tasked", "reported", _assigned(), _TASK, TASK, DO_TASKS, theirs=True),
}


def possible(ticket: Ticket) -> frozenset[str]:
    """The kinds of step that the ticket's stage admits; each may still be refused for a reason."""
    return COURSES[ticket.kind].admits[ticket.stage]


def is_seen(ticket: Ticket, role: Role) -> bool:
    """Whether a role may see a ticket."""
    course = COURSES[ticket.kind]
    if not may(role, course.seen):
        return False
    return not course.theirs or may(role, WORK_THE_DESK) or role_of_taker(ticket) is role


def sheet_of(ticket: Ticket) -> SheetKind:
    """The sheet that is printed of a ticket."""
    return COURSES[ticket.kind].sheet
