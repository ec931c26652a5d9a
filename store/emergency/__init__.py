"""Emergencies: plans followed step by step, drills, the report (D6, D20–D45)."""

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
    Sign,
    Stage,
)
from store.emergency.plan import Call, Plan, Step, read
from store.emergency.settings import EmergencySettings, settings
from store.emergency.sheets import EMERGENCY_PEOPLE, EMERGENCY_PLAN, EMERGENCY_REPORT
from store.emergency.signing import next_party, sign
from store.emergency.steps import (
    amend,
    call_false,
    concern,
    control,
    decide,
    end,
    join,
    remark,
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
    "EMERGENCY_REPORT", "OPEN",
    "Call", "ChangedPlan", "Concerned", "Controlled", "Course", "Deed", "EarlierDrill", "Emergency",
    "EmergencySettings", "Ended", "FalseAlarm", "Grade", "Joining", "Kind", "Line", "NewEmergency",
    "Outcome", "Particulars", "Party", "Plan", "Remark", "Said", "Section", "Sign", "Signature",
    "Stage", "Step", "There", "Version",
    "amend", "call_false", "change_plan", "concern", "control", "course", "decide", "drill_due",
    "end", "every", "get", "join", "last_drill", "minutes_after", "newest", "next_party",
    "note_drill",
    "open_people", "plan", "read", "remark", "settings", "sign", "start", "text", "there",
    "under_way", "versions",
]  # fmt: skip
