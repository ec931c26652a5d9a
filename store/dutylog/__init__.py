"""The duty log: the full book of the desk's days (D1–D4, D7)."""

from store.dutylog.absence import (
    Absence,
    absences_on,
    absent,
    away,
    be_back,
    get_absence,
    leave_desk,
)
from store.dutylog.days import (
    Day,
    Signature,
    day,
    entries_since,
    newest_before_shift,
    numbers_since,
    sign_day,
    unsigned_days,
)
from store.dutylog.deputy import (
    Deputy,
    NewDeputy,
    deputy,
    end_deputy,
    name_deputy,
    signs_as_deputy,
)
from store.dutylog.entry import LogEntry, get, numbered, thread
from store.dutylog.inputs import Category, Correction, FollowedUp, NewEntry, NewFollowUp
from store.dutylog.search import export, search, standing
from store.dutylog.sheets import LOG_MONTH, LOG_PAGE
from store.dutylog.subject import ANSWERS
from store.dutylog.usual import (
    USUAL,
    Dropping,
    NewUsual,
    UsualText,
    add_usual,
    change_usual,
    drop_usual,
    usual_texts,
)
from store.dutylog.writing import begin_follow_up, correct, follow_up, open_follow_ups, write

__all__ = [
    "ANSWERS", "LOG_MONTH", "LOG_PAGE", "USUAL", "Absence", "Category", "Correction", "Day",
    "Deputy", "Dropping", "FollowedUp", "LogEntry", "NewDeputy", "NewEntry", "NewFollowUp",
    "NewUsual", "Signature", "UsualText", "absences_on", "absent", "add_usual", "away",
    "be_back", "begin_follow_up", "change_usual", "correct", "day", "deputy", "drop_usual",
    "end_deputy", "entries_since", "export", "follow_up", "get", "get_absence", "leave_desk",
    "name_deputy", "newest_before_shift", "numbered", "numbers_since", "open_follow_ups",
    "search", "sign_day", "signs_as_deputy", "standing", "thread", "unsigned_days",
    "usual_texts", "write",
]  # fmt: skip
