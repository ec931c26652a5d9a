"""Asking for what is owed (催缴): who owes, the steps, promises, rests, instalments, limitation."""

from store.dunning.case import CASES, Case
from store.dunning.debtor import Debtor, debtors, get, of_home
from store.dunning.inputs import (
    Acknowledgement,
    Delivery,
    Ending,
    Hold,
    How,
    NewPlan,
    NewStep,
    Promise,
    Resting,
    Rung,
    Stage,
    State,
    StepAtHome,
    StepForAll,
    Struck,
    Taken,
)
from store.dunning.limitation import SHOWN, Cause, Clock, Event, clock_of
from store.dunning.looking import ALL, look
from store.dunning.more import acknowledge, agree, deliver, rest, resume, strike
from store.dunning.owed import Bill, bills, clocks, dying
from store.dunning.plan import Instalment, Plan, running
from store.dunning.record import steps, then, written
from store.dunning.rights import DECIDE, GRANT
from store.dunning.settings import DunningSettings, settings
from store.dunning.sheets import NOTICE, PLAN, POSTED
from store.dunning.steps import begin, promise, take, take_all
from store.dunning.subject import ANSWERS
from store.dunning.wording import forbidden

__all__ = [
    "ALL", "ANSWERS", "CASES", "DECIDE", "GRANT", "NOTICE", "PLAN", "POSTED", "SHOWN",
    "Acknowledgement", "Bill", "Case", "Cause", "Clock", "Debtor", "Delivery", "DunningSettings",
    "Ending", "Event", "Hold", "How", "Instalment", "NewPlan", "NewStep", "Plan", "Promise",
    "Resting", "Rung", "Stage", "State", "StepAtHome", "StepForAll", "Struck", "Taken",
    "acknowledge", "agree", "begin", "bills", "clock_of", "clocks", "debtors", "deliver", "dying",
    "forbidden", "get", "look", "of_home", "promise", "rest", "resume", "running", "settings",
    "steps", "strike", "take", "take_all", "then", "written",
]  # fmt: skip
