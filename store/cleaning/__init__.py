"""Cleaning: the day's timetable, inspections by the standard, impact works, accidents (L5-L16).

steps          the timetable set up; tasks ticked, rows scored
matter_steps   impact works and accidents, step by step
report         figures of a period
duties         duties that came due, and what was noted of their lines
matters        works and accidents as they stand
seeds          the duties that come with the program
sheet          the lines of a duty, as it carries them
timetable      the rows of the timetable
standard       the rows of the standard
checks         what verify asks
inputs         what is filled in about lines
matter_inputs  what is filled in about works and accidents
sentences      how all that reads
settings       its figures and clocks
sheets         its papers
subject        what it answers to the halls
demo           the cleaning of the demo estate
"""

from store.cleaning.duties import (
    DUTIES,
    SHOWN,
    Note,
    OnSheet,
    between,
    board,
    get,
    notes,
    tasks,
    worst,
)
from store.cleaning.inputs import Failing, LeavingOut, Minor, Result, Ticking, Whole
from store.cleaning.matter_inputs import (
    WORKS,
    Approving,
    Closing,
    Happened,
    MatterKind,
    MatterStage,
    NotOwed,
    Planned,
    Remarked,
    Returning,
    Starting,
    Stopping,
    Telling,
    ToldOn,
    Urging,
)
from store.cleaning.matter_steps import (
    accept,
    approve,
    approve_after,
    close,
    drop,
    edit,
    finish,
    not_owed,
    pause,
    plan_work,
    record_accident,
    resume,
    send_back,
    start,
    tell,
    tell_authority,
    tell_in_writing,
    tell_orally,
    urge,
)
from store.cleaning.matters import MATTERS, Matter, late
from store.cleaning.matters import every as matters
from store.cleaning.matters import get as matter
from store.cleaning.settings import CleaningSettings, settings
from store.cleaning.sheet import Duty, Kind, Line, Proof, Sheet, listed, read, typed
from store.cleaning.sheets import ACCIDENT_REPORT, CLEANING_CHECK, CLEANING_DAY, WORK_NOTICE
from store.cleaning.standard import STANDARD
from store.cleaning.steps import (
    begin,
    change,
    end,
    excuse,
    fail,
    leave_out,
    make_up,
    may_note,
    minor,
    set_up,
    tick,
    whole,
)
from store.cleaning.subject import ANSWERS
from store.cleaning.timetable import TIMETABLE

__all__ = [
    "ACCIDENT_REPORT", "ANSWERS", "CLEANING_CHECK", "CLEANING_DAY", "DUTIES", "MATTERS", "SHOWN",
    "STANDARD", "TIMETABLE", "WORKS", "WORK_NOTICE",
    "Approving", "CleaningSettings", "Closing", "Duty", "Failing", "Happened", "Kind", "LeavingOut",
    "Line", "Matter", "MatterKind", "MatterStage", "Minor", "NotOwed", "Note", "OnSheet", "Planned",
    "Proof", "Remarked", "Result", "Returning", "Sheet", "Starting", "Stopping", "Telling",
    "Ticking", "ToldOn", "Urging", "Whole",
    "accept", "approve", "approve_after", "begin", "between", "board", "change", "close", "drop",
    "edit", "end", "excuse", "fail", "finish", "get", "late", "leave_out", "listed", "make_up",
    "matter", "matters", "may_note", "minor", "not_owed", "notes", "pause", "plan_work", "read",
    "record_accident", "resume", "send_back", "set_up", "settings", "start", "tasks", "tell",
    "tell_authority", "tell_in_writing", "tell_orally", "tick", "typed", "urge", "whole", "worst",
]  # fmt: skip
