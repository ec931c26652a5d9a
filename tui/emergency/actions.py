"""What can be done on the page of an emergency, and the keys for it."""

from __future__ import annotations

from tui.language import mark
from tui.screen.actions import Action

DONE = Action("settle", ("enter", "space"), mark("Step done"), mark("The step is done, now."), 3)
OTHERWISE = Action(
    "explain",
    ("ctrl+e",),
    mark("In detail"),
    mark("When, who was told, a note; or why not done."),
    4,
)
REMARK = Action(
    *("remark", ("ctrl+n",), mark("Write down"), mark("A call, help from outside, a person.")),
    rank=5,
)
KNOWN = Action("amend", ("ctrl+o",), mark("Facts"), mark("Where, who, since when, grade."), 10)
CONCERNED = Action(
    "concern", ("ctrl+a",), mark("Homes"), mark("Which it concerns; what callers are told."), 7
)
PEOPLE = Action(
    "people", ("ctrl+r",), mark("Who is there"), mark("Who is on file there, on record."), 8
)
REPORTED = Action(
    *("reported", ("ctrl+u",), mark("Sent up"), mark("To whom, who received it, which number.")),
    rank=9,
)
FOUND = Action(
    *("found", ("ctrl+k",), mark("To change"), mark("A finding: what is to be changed, by whom.")),
    rank=15,
)
CONTROL = Action("control", ("ctrl+g",), mark("Under control"), mark("Who says so."), 6)
OVER = Action("over", ("ctrl+t",), mark("Over"), mark("On to the report."), 6)
FALSE = Action("call_false", ("ctrl+w",), mark("False alarm"), mark("Cause, and who says so."), 11)
JOIN = Action("join", ("ctrl+d",), mark("Same event"), mark("It is one with another."), 12)
REPORT_SIGN = Action("sign", ("ctrl+s",), mark("Sign"), mark("Sign the report."), 6)
PRINT = Action("print", ("f9",), mark("Print"), mark("The report as it stands."), 10)
KINDS = {  # the steps of the register that they stand for
    REMARK: "remarked",
    KNOWN: "amended",
    CONCERNED: "concerned",
    CONTROL: "controlled",
    OVER: "ended",
    FALSE: "false_alarm",
    JOIN: "joined",
}
