"""Move-ins (入伙): papers, money, acceptance, keys, archive; and who leaves (M10–M30)."""

from store.moveins.accepting import (
    check,
    check_rest,
    conclude,
    defect,
    defects_of,
    leave_unchecked,
    read_meter,
    warranty_end,
)
from store.moveins.batch import Planned, call_off, came, miss, plan_batch, plan_one, postpone
from store.moveins.charging import DEPOSITS, charge, proposed, strike, take
from store.moveins.gates import FEES, FUND, names_of, open_papers, unpaid
from store.moveins.handing import give, hand_out, held_keys, not_given, not_out
from store.moveins.inputs import (
    Archived,
    Charged,
    Closed,
    Concluded,
    Corrected,
    HandedOut,
    LetPast,
    NewLeaving,
    NewMoveIn,
    Paused,
    Reason,
    Registered,
    Verified,
)
from store.moveins.leaving import close, leave, not_needed, settle, still_open, to_settle
from store.moveins.line import LINES, Line, by_code, lines_of, missing, possible, stage_of
from store.moveins.lineinputs import (
    Agreed,
    Base,
    Defect,
    Owed,
    Paid,
    Reaccepted,
    Reinspected,
    Seen,
    Settled,
    Ticked,
    Tried,
    Why,
)
from store.moveins.mending import agree, close_unreached, reaccept, reinspect, tried
from store.moveins.papers import Asked, Leave, asked
from store.moveins.rights import LET_FUND_PAST, LET_PAST, PLAN_MOVE_INS
from store.moveins.settings import MoveInSettings, settings
from store.moveins.sheets import ACCEPTANCE, ATTORNEY, HAND_OUT, LEAVING, PAPERS, SLIP
from store.moveins.sheets import VISITS as VISIT_LIST
from store.moveins.steps import (
    archive,
    cancel,
    correct,
    lacking,
    let_past,
    look_again,
    open_,
    pause,
    resume,
)
from store.moveins.subject import ANSWERS, line_called
from store.moveins.undoing import undo
from store.moveins.verifying import owe, pass_by, register, see, tick, verify
from store.moveins.visitinputs import Came, NewBatch, NewVisit, Postponed
from store.moveins.visitinputs import Why as VisitWhy
from store.moveins.visits import VISITS, Visit, of_batch, planned_of, visits
from store.moveins.walk import IN_HAND, MOVES, Walk, every, get, mending_of, of_home, open_of
from store.moveins.words import (
    MENDING,
    Conclusion,
    Course,
    LineStage,
    Mode,
    Next,
    Part,
    Stage,
    State,
    VisitStage,
    Warranty,
    Whose,
)

__all__ = [
    "ACCEPTANCE", "ANSWERS", "ATTORNEY", "DEPOSITS", "FEES", "FUND", "HAND_OUT", "IN_HAND",
    "LEAVING", "LET_FUND_PAST", "LET_PAST", "LINES", "MENDING", "MOVES", "PAPERS",
    "PLAN_MOVE_INS", "SLIP", "VISITS", "VISIT_LIST",
    "Agreed", "Archived", "Asked", "Base", "Came", "Charged", "Closed", "Concluded", "Conclusion",
    "Corrected", "Course", "Defect", "HandedOut", "Leave", "LetPast", "Line", "LineStage", "Mode",
    "MoveInSettings", "NewBatch", "NewLeaving", "NewMoveIn", "NewVisit", "Next", "Owed", "Paid",
    "Part", "Paused", "Planned", "Postponed", "Reaccepted", "Reason", "Registered", "Reinspected",
    "Seen", "Settled", "Stage", "State", "Ticked", "Tried", "Verified", "Visit", "VisitStage",
    "VisitWhy", "Walk", "Warranty", "Whose", "Why",
    "agree", "archive", "asked", "by_code", "call_off", "came", "cancel", "charge", "check",
    "check_rest", "close", "close_unreached", "conclude", "correct", "defect", "defects_of",
    "every", "get", "give", "hand_out", "held_keys", "lacking", "leave", "leave_unchecked",
    "let_past", "line_called", "lines_of", "look_again", "mending_of", "miss", "missing",
    "names_of", "not_given", "not_needed", "not_out", "of_batch", "of_home", "open_", "open_of",
    "open_papers", "owe", "pass_by", "pause", "plan_batch", "plan_one", "planned_of", "possible",
    "postpone", "proposed", "reaccept", "read_meter", "register", "reinspect", "resume", "see",
    "settings", "settle", "stage_of", "still_open", "strike", "take", "tick", "to_settle", "tried",
    "undo", "unpaid", "verify", "visits", "warranty_end",
]  # fmt: skip
