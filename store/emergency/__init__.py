"""Emergencies: plans followed step by step, drills, the report (D6, D20–D45)."""

from store.emergency.clocks import due, owed
from store.emergency.concerned import There, open_people, there
from store.emergency.course import Course, Line, Party, Said, Section, Signature, course
from store.emergency.drills import drill_due, last_drill, note_drill
from store.emergency.emergency import (
    EMERGENCIES,
    OPEN,
    Emergency,
    every,
    get,
    minutes_after,
    under_way,
)
from store.emergency.inputs import (
    Asked,
    ChangedPlan,
    Concerned,
    Controlled,
    Deed,
    EarlierDrill,
    Ended,
    FalseAlarm,
    Grade,
    Joining,
    Kind,
    NewEmergency,
    Outcome,
    Particulars,
    Remark,
    Report,
    Reported,
    Sign,
    Stage,
)
from store.emergency.plan import Call, Plan, Step, read
from store.emergency.settings import EmergencySettings, settings
from store.emergency.sheets import EMERGENCY_PEOPLE, EMERGENCY_PLAN, EMERGENCY_REPORT
from store.emergency.signing import next_party, sign
from store.emergency.steps import (
    amend,
    ask,
    call_false,
    concern,
    control,
    decide,
    end,
    find,
    join,
    remark,
    send_up,
    start,
)
from store.emergency.subject import ANSWERS
from store.emergency.versions import (
    CHANGE_PLANS,
    Version,
    change_plan,
    newest,
    plan,
    text,
    versions,
)

__all__ = [
    "ANSWERS", "CHANGE_PLANS", "EMERGENCIES", "EMERGENCY_PEOPLE", "EMERGENCY_PLAN",
    "EMERGENCY_REPORT", "OPEN", "Asked", "Call", "ChangedPlan", "Concerned", "Controlled", "Course",
    "Deed", "EarlierDrill", "Emergency", "EmergencySettings", "Ended", "FalseAlarm", "Grade",
    "Joining", "Kind", "Line", "NewEmergency", "Outcome", "Particulars", "Party", "Plan", "Remark",
    "Report", "Reported", "Said", "Section", "Sign", "Signature", "Stage", "Step", "There",
    "Version", "amend", "ask", "call_false", "change_plan", "concern", "control", "course",
    "decide", "drill_due", "due", "end", "every", "find", "get", "join", "last_drill",
    "minutes_after", "newest", "next_party", "note_drill", "open_people", "owed", "plan", "read",
    "remark", "send_up", "settings", "sign", "start", "text", "there", "under_way", "versions",
]  # fmt: skip
