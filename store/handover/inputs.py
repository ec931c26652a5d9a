"""What the two fill in at a handover (H1–H9)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import Count, FilledProse, Input, Pin, Prose, StaffNumber, mark


class LineAnswer(Input):
    """What is answered on a line; ``note`` explains a shortage, a damage or an abnormality."""

    counted: Count | None = Field(None, title=mark("Counted"))
    abnormal: bool = Field(False, title=mark("Damaged or abnormal"))
    note: Prose = Field("", title=mark("Explanation"))


class Relief(Input):
    """Who comes to relieve the one on duty (H1)."""

    incoming: StaffNumber = Field(title=mark("Staff number"))


class Explanation(Input):
    """What is said of an abnormality, or noted on an open matter (H4, H7)."""

    note: FilledProse = Field(title=mark("Explanation"))


class Signing(Input):
    """A signature is one's own PIN (H5)."""

    pin: Pin = Field(title=mark("PIN"))


class Pass(Input):
    """Why the supervisor lets important unfinished work pass: one line, or all that wait (H9)."""

    reason: FilledProse = Field(title=mark("Reason"))
    all_lines: bool = Field(False, title=mark("All important"))
    number: StaffNumber = Field(title=mark("Supervisor's number"))
    pin: Pin = Field(title=mark("PIN"))


class Refusal(Input):
    """Why the incoming does not sign yet."""

    reason: FilledProse = Field(title=mark("Reason"))
