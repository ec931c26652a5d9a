"""Tickets: repairs, services, complaints, enquiries, findings, tasks, to their end (W1–W9, G9)."""

from store.tickets.alarm import see_to
from store.tickets.alike import Alike, Joined, Why, again, again_of, callers, join, similar
from store.tickets.clocks import Clock, Waits, arrival_deadline, clock_of, owed_since
from store.tickets.correcting import correct, last_step, strike
from store.tickets.day import Figures, figures
from store.tickets.due import next_due, next_step
from store.tickets.ending import (
    close,
    excuse_visit,
    give_back,
    note,
    reopen,
    resume,
    suspend,
    withdraw,
)
from store.tickets.inputs import (
    Answer,
    Arrival,
    Call,
    Channel,
    Completion,
    Corrected,
    Dispatch,
    Kind,
    NewTicket,
    Note,
    Opinion,
    OpinionGiven,
    Reason,
    Reported,
    Suspension,
    Unseen,
    Urgency,
    Visit,
    Withdrawal,
)
from store.tickets.kinds import is_seen, possible, sheet_of
from store.tickets.offers import Up, reasons_up
from store.tickets.phone import reveal_phone
from store.tickets.queue import Queued, closed_lately, in_hand, of_home, ordered, queue, queued
from store.tickets.recorded import Step
from store.tickets.rows import get
from store.tickets.search import Matches, search
from store.tickets.settings import TicketSettings, settings
from store.tickets.sheets import BLANK_COMPLAINT, RECTIFICATION, TASK, WORK_ORDER
from store.tickets.state import Stage, Ticket
from store.tickets.steps import (
    answer,
    arrive,
    call,
    complete,
    dispatch,
    give_opinion,
    take,
    visit,
)
from store.tickets.subject import ANSWERS
from store.tickets.watches import Watch

__all__ = [
    "ANSWERS",
    "BLANK_COMPLAINT",
    "RECTIFICATION",
    "TASK",
    "WORK_ORDER",
    "Alike",
    "Answer",
    "Arrival",
    "Call",
    "Channel",
    "Clock",
    "Completion",
    "Corrected",
    "Dispatch",
    "Figures",
    "Joined",
    "Kind",
    "Matches",
    "NewTicket",
    "Note",
    "Opinion",
    "OpinionGiven",
    "Queued",
    "Reason",
    "Reported",
    "Stage",
    "Step",
    "Suspension",
    "Ticket",
    "TicketSettings",
    "Unseen",
    "Up",
    "Urgency",
    "Visit",
    "Waits",
    "Watch",
    "Why",
    "Withdrawal",
    "again",
    "again_of",
    "answer",
    "arrival_deadline",
    "arrive",
    "call",
    "callers",
    "clock_of",
    "close",
    "closed_lately",
    "complete",
    "correct",
    "dispatch",
    "excuse_visit",
    "figures",
    "get",
    "give_back",
    "give_opinion",
    "in_hand",
    "is_seen",
    "join",
    "last_step",
    "next_due",
    "next_step",
    "note",
    "of_home",
    "ordered",
    "owed_since",
    "possible",
    "queue",
    "queued",
    "reasons_up",
    "reopen",
    "resume",
    "reveal_phone",
    "search",
    "see_to",
    "settings",
    "sheet_of",
    "similar",
    "strike",
    "suspend",
    "take",
    "visit",
    "withdraw",
]
