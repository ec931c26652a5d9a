"""What the two fill in at a handover (H1–H9)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import FilledProse, Input, Pin, StaffNumber, mark


class Relief(Input):
    """Who comes to relieve the one on duty (H1)."""

    incoming: StaffNumber = Field(title=mark("Staff number"))


class Pass(Input):
    """Why the supervisor lets important unfinished work pass: one line, or all that wait (H9)."""

    reason: FilledProse = Field(title=mark("Reason"))
    all_lines: bool = Field(False, title=mark("All important"))
    number: StaffNumber = Field(title=mark("Supervisor's number"))
    pin: Pin = Field(title=mark("PIN"))


class Refusal(Input):
    """Why the incoming does not sign yet."""

    reason: FilledProse = Field(title=mark("Reason"))
