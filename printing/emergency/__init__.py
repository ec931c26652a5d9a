"""Sheets of emergencies: the report with its course, a plan for the wall, who is there (D20)."""

from __future__ import annotations

from printing.asked import Asked, Blank, Command, Sheets, Takes
from printing.emergency import people, report
from store import emergency
from store.emergency import EMERGENCIES, EMERGENCY_PEOPLE, EMERGENCY_PLAN, EMERGENCY_REPORT
from store.text import mark


def _by_number(given: dict[str, object]) -> str:
    typed = str(given["number"])
    one = EMERGENCIES.numbered(typed) if not typed.isdecimal() else emergency.get(int(typed))
    return one.subject


SHEETS = Sheets(
    {
        EMERGENCY_REPORT: Asked(report.report_of, (Blank("emergency", report.blank),)),
        EMERGENCY_PEOPLE: Asked(people.request),
        EMERGENCY_PLAN: Asked(report.plan_of),
    },
    (
        Command(
            "emergency",
            mark("the report of an emergency or a drill"),
            (Takes("number", str, "NUMBER"),),
            lambda given: (EMERGENCY_REPORT, _by_number(dict(given))),
        ),
        Command(
            "emergency-people",
            mark("who is on file in the homes that an emergency concerns"),
            (Takes("number", str, "NUMBER"),),
            lambda given: (EMERGENCY_PEOPLE, _by_number(dict(given))),
        ),
        Command(
            "emergency-plan",
            mark("an emergency plan for the wall, by its number: 1 is fire"),
            (Takes("number", int, "N"),),
            lambda given: (EMERGENCY_PLAN, f"emergency_plan:{given['number']}"),
        ),
    ),
)
