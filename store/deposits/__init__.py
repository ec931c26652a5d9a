"""Deposits: each with its receipt and conditions, given back once, never forfeited ($71–$77)."""

from store.deposits import putting
from store.deposits.deposit import (
    DEPOSITS,
    Condition,
    Deduction,
    Deposit,
    conditions,
    deductions,
    every,
    get,
    given_back,
    held,
    of_home,
    sum_held,
    taken,
    to_return,
    unclaimed,
)
from store.deposits.inputs import (
    CONDITIONS,
    Approve,
    Ask,
    Check,
    Deduct,
    GiveBack,
    Kind,
    Met,
    NewDeposit,
    Payee,
    PutToFees,
    Stage,
    Standing,
    Told,
    Way,
    What,
    Why,
)
from store.deposits.returning import approve, ask, check, deduct, give_back, keep_on, strike
from store.deposits.rights import APPROVE_RETURNS, LET_BACK_EARLY, TAKE_DEPOSITS
from store.deposits.settings import DepositSettings, settings
from store.deposits.sheets import DEDUCTION, HELD, RETURN
from store.deposits.steps import meet, redden, take, tell, void
from store.deposits.subject import ANSWERS

__all__ = [
    "ANSWERS", "APPROVE_RETURNS", "CONDITIONS", "DEDUCTION", "DEPOSITS", "HELD", "LET_BACK_EARLY",
    "RETURN", "TAKE_DEPOSITS",
    "Approve", "Ask", "Check", "Condition", "Deduct", "Deduction", "Deposit", "DepositSettings",
    "GiveBack", "Kind", "Met", "NewDeposit", "Payee", "PutToFees", "Stage", "Standing", "Told",
    "Way", "What", "Why",
    "approve", "ask", "check", "conditions", "deduct", "deductions", "every", "get", "give_back",
    "given_back", "held", "keep_on", "meet", "of_home", "putting", "redden", "settings", "strike",
    "sum_held", "take", "taken", "tell", "to_return", "unclaimed", "void",
]  # fmt: skip
