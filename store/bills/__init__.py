"""Bills (账单): who pays for a home, what a month comes to, and what became of each ($16–$28)."""

from store.bills.bill import (
    BILLS,
    MOST_LISTED,
    RUNS,
    Bill,
    Run,
    get,
    lines_of,
    listed,
    numbered,
    of_home,
    of_run,
    owed_by,
)
from store.bills.charging import Line, Part, Span, lines, month_of
from store.bills.inputs import (
    Approved,
    ByHand,
    Dispute,
    FromFiles,
    Issue,
    NewPayer,
    NewRate,
    NewReduction,
    NewRun,
    Origin,
    PayerStage,
    RateEnded,
    Reason,
    ReductionStage,
    RunStage,
    Single,
    Stage,
    Standing,
    State,
    Struck,
)
from store.bills.item import charged
from store.bills.making import bill_ahead, charge, draft, draft_single, drop, dry, issue, issue_one
from store.bills.naming import name_owners, name_payer, strike
from store.bills.parts import PARTS, ChargedPart
from store.bills.parts import agree as agree_part
from store.bills.parts import end as end_part
from store.bills.parts import of_home as parts_of
from store.bills.payer import PAYERS, Payer
from store.bills.payer import listed as payers_listed
from store.bills.payer import of_home as payers_of
from store.bills.payer import on as payer_on
from store.bills.planning import Drafted, LeftOut, Plan, Why
from store.bills.settings import BillSettings, settings
from store.bills.sheets import BILL
from store.bills.steps import (
    REDUCTIONS,
    Reduction,
    agree,
    approve_reduction,
    ask_reduction,
    dispute,
    reductions_asked,
    refuse_reduction,
    void,
    write_off,
)
from store.bills.subject import ANSWERS

__all__ = [
    "ANSWERS", "BILL", "BILLS", "MOST_LISTED", "PARTS", "PAYERS", "REDUCTIONS", "RUNS",
    "Approved", "Bill", "BillSettings", "ByHand", "ChargedPart", "Dispute", "Drafted", "FromFiles",
    "Issue", "LeftOut", "Line", "NewPayer", "NewRate", "NewReduction", "NewRun", "Origin", "Part",
    "Payer", "PayerStage", "Plan", "RateEnded", "Reason", "Reduction", "ReductionStage", "Run",
    "RunStage", "Single", "Span", "Stage", "Standing", "State", "Struck", "Why",
    "agree", "agree_part", "approve_reduction", "ask_reduction", "bill_ahead", "charge", "charged",
    "dispute",
    "draft", "draft_single", "drop", "dry", "end_part", "get", "issue", "issue_one", "lines",
    "lines_of", "listed", "month_of", "name_owners", "name_payer", "numbered", "of_home", "of_run",
    "owed_by", "parts_of", "payer_on", "payers_listed", "payers_of", "reductions_asked",
    "refuse_reduction", "settings", "strike", "void", "write_off",
]  # fmt: skip
