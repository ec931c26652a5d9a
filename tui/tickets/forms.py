"""What each kind of step asks for: the form, the operation, what stands in it at first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from store import estate, tickets
from store.residents import masking
from store.tickets import Stage, Ticket, findings, tasks
from tui.language import mark


def _nothing(_ticket: Ticket) -> Mapping[str, Any]:
    return {}


def _last_sent(ticket: Ticket) -> Mapping[str, Any]:
    teams = estate.settings().teams
    return {"worker": ticket.worker, "team": ticket.team or next(iter(teams), "")}


@dataclass(frozen=True)
class StepForm:
    """A kind of step: its operation, and the model that is filled in, None for at once.

    ``title`` and ``help`` are those of its action where they are empty.
    """

    operation: Callable[..., Ticket]
    model: type[BaseModel] | None = None
    title: str = ""
    help: str = ""
    initial: Callable[[Ticket], Mapping[str, Any]] = _nothing
    fitted: Callable[[Ticket], type[BaseModel]] | None = None
    first: str = ""

    def asked(self, ticket: Ticket) -> type[BaseModel] | None:
        """The model that is filled in for a ticket."""
        return self.fitted(ticket) if self.fitted else self.model


def _done(ticket: Ticket) -> type[BaseModel]:
    return tickets.Unseen if ticket.arrived_at is None else tickets.Completion


def _withdrawn(ticket: Ticket) -> type[BaseModel]:
    return tickets.Reason if ticket.arrived_at is None else tickets.Withdrawal


def _called(ticket: Ticket) -> Mapping[str, Any]:
    done = ticket.stage in (Stage.COMPLETED, Stage.ANSWERED, Stage.VISITED)
    return {} if done else {"expected": "+1h"}


def _as_taken(ticket: Ticket) -> Mapping[str, Any]:
    return {
        "home": ticket.home_id,
        "what": ticket.what,
        "kind": ticket.kind,
        "urgency": ticket.urgency,
        "caller": ticket.caller,
        "phone": masking.phone(ticket.phone),
        "convenient": ticket.convenient,
        "place": ticket.place,
    }


EARLIER = "arrived:earlier"
FORMS: Mapping[str, StepForm] = {
    "dispatched": StepForm(tickets.dispatch, tickets.Dispatch, initial=_last_sent),
    "arrived": StepForm(tickets.arrive),
    EARLIER: StepForm(tickets.arrive, tickets.Arrival, first="happened"),
    "called": StepForm(tickets.call, tickets.Call, initial=_called),
    "seen_to": StepForm(tickets.see_to),
    "completed": StepForm(
        tickets.complete, tickets.Completion, mark("Work done"), fitted=_done, first="result"
    ),
    "answered": StepForm(tickets.answer, tickets.Answer, mark("Answer")),
    "opinion": StepForm(tickets.give_opinion, tickets.OpinionGiven),
    "visited": StepForm(tickets.visit, tickets.Visit),
    "closed": StepForm(tickets.close),
    "suspended": StepForm(
        tickets.suspend, tickets.Suspension, initial=lambda _ticket: {"until": "+1d"}
    ),
    "resumed": StepForm(tickets.resume, None, mark("Resume")),
    "reopened": StepForm(tickets.reopen, tickets.Reason),
    "noted": StepForm(tickets.note, tickets.Note),
    "given_back": StepForm(
        *(tickets.give_back, tickets.Reason, mark("Give back")),
        help=mark("Engineering gives it back; it is sent to somebody else."),
    ),
    "struck": StepForm(tickets.strike, tickets.Reason),
    "corrected": StepForm(tickets.correct, tickets.Corrected, initial=_as_taken, first="what"),
    "withdrawn": StepForm(tickets.withdraw, tickets.Withdrawal, fitted=_withdrawn),
    "assigned": StepForm(
        findings.assign, findings.Assigning, mark("Assign"), mark("Who is to put it right.")
    ),
    "accepted": StepForm(findings.accept, None, mark("Accept"), mark("It is taken on.")),
    "begun": StepForm(findings.begin, None, mark("Begin"), mark("The work on it begins.")),
    "put_right": StepForm(
        findings.put_right, findings.Righted, mark("Put right"), mark("What was done about it.")
    ),
    "returned": StepForm(
        *(findings.return_, findings.Returning, mark("Give back")),
        help=mark("It is assigned to somebody else, with the reason."),
    ),
    "extended": StepForm(
        *(findings.extend, findings.Extension, mark("Put off")),
        help=mark("A new time, with the reason."),
        initial=lambda _ticket: {"expected": "+1d"},
    ),
    "taken_on": StepForm(tasks.take_on, None, mark("Take on"), mark("It is taken on.")),
    "reported": StepForm(
        *(tasks.report, tasks.TaskAnswer, mark("Answer")),
        help=mark("What was done; who gave the task confirms it."),
    ),
    "confirmed": StepForm(
        *(tasks.confirm, None, mark("Confirm the answer")),
        help=mark("The answer will do: the task ends."),
    ),
    "sent_back": StepForm(
        *(tasks.send_back, tickets.Reason, mark("Send back")),
        help=mark("The answer will not do, with the reason."),
    ),
    "called_off": StepForm(
        *(tasks.call_off, tickets.Reason, mark("Call the task off")),
        help=mark("It is not to be done any more, with the reason."),
    ),
    "postponed": StepForm(
        *(tasks.put_off, tasks.TaskPutOff, mark("Another time")),
        help=mark("Until when it is due instead, with the reason."),
        initial=lambda _ticket: {"expected": "+1d"},
    ),
    "amended": StepForm(
        *(tasks.amend, tasks.TaskChange),
        help=mark("What was taken down wrongly, or somebody else is to do it."),
        initial=lambda ticket: {
            "what": ticket.what,
            "worker": ticket.worker,
            "place": ticket.place,
        },
    ),
    "reinspected": StepForm(
        *(findings.reinspect, findings.Reinspected, mark("Re-inspection")),
        help=mark("What somebody else saw than who put it right."),
    ),
}
