"""What a clerk fills in for a ticket and for each of its steps (W1–W7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field, model_validator

from store.inputs import (
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    PastMoment,
    Phone,
    Prose,
    ResidentName,
    WorkerName,
    mark,
    wrong,
)
from store.text import Named

AGREED = mark("Agreed with the resident for")
SPOKEN = mark("Spoken to, if not the caller")


class Kind(Named):
    """What a resident reports (W1), somebody finds (G9), or somebody in charge assigns."""

    REPAIR = "repair", mark("Repair")
    PAID = "paid", mark("Paid service")
    COMPLAINT = "complaint", mark("Complaint")
    ENQUIRY = "enquiry", mark("Enquiry")
    FINDING = "finding", mark("Finding")
    TASK = "task", mark("Assignment")

    @property
    def reported(self) -> bool:
        """Whether a resident reports it (W1), and nobody finds or assigns it (G9)."""
        return self not in (Kind.FINDING, Kind.TASK)

    @property
    def answered(self) -> bool:
        """Whether it is answered rather than repaired (W6)."""
        return self in (Kind.COMPLAINT, Kind.ENQUIRY)


Reported = Literal[Kind.REPAIR, Kind.PAID, Kind.COMPLAINT, Kind.ENQUIRY]


class Channel(Named):
    """How a report reached the desk."""

    PHONE = "phone", mark("By phone")
    VISIT = "visit", mark("In person")
    NET = "net", mark("Online")
    REFERRED = "referred", mark("Referred")


class Urgency(Named):
    """How soon it must be seen to."""

    URGENT = "urgent", mark("Urgent")
    NORMAL = "normal", mark("Normal")
    PLANNED = "planned", mark("Planned")


class Opinion(Named):
    """What the resident thinks of the work (W4, W5)."""

    SATISFIED = "satisfied", mark("Satisfied")
    FAIR = "fair", mark("Fair")
    DISSATISFIED = "dissatisfied", mark("Dissatisfied")
    NONE = "none", mark("Nobody reached")


class NewTicket(Input):
    """A resident's report as it is taken (W1)."""

    home: HomeId | None = Field(None, title=mark("Home"))
    what: FilledProse = Field(title=mark("What"))
    kind: Reported = Field(Kind.REPAIR, title=mark("Kind"))
    urgency: Urgency = Field(Urgency.NORMAL, title=mark("Urgency"))
    caller: ResidentName = Field("", title=mark("Caller"))
    phone: Phone = Field("", title=mark("Phone"))
    convenient: Line = Field("", title=mark("When convenient"))
    place: Line = Field("", title=mark("Place"))
    channel: Channel = Field(Channel.PHONE, title=mark("Channel"))
    agreed: datetime | None = Field(None, title=AGREED)
    again_of: Number | None = Field(None, title=mark("Again after"))

    @model_validator(mode="after")
    def _somewhere(self) -> NewTicket:
        if self.home is None and not self.place and not self.caller:
            raise wrong("Please give the home, or the place, or who is calling.")
        return self


class Dispatch(Input):
    """Sending a ticket to engineering (W2); ``agreed`` is when the resident expects somebody."""

    worker: WorkerName = Field(title=mark("Worker"))
    team: Line = Field("", title=mark("Team"))
    agreed: datetime | None = Field(None, title=AGREED)
    expected: datetime | None = Field(None, title=mark("Expected completion"))


class Arrival(Input):
    """Somebody is on site (W3), since ``happened`` if it is noted later."""

    happened: PastMoment | None = Field(None, title=mark("On site since"))
    words: Line = Field("", title=mark("Note"))


class Call(Input):
    """The call that explains a late arrival (W3): to whom, what was said, the new expected time.

    Of one that reached nobody ``expected`` is when it is tried again.
    """

    said: FilledProse = Field(title=mark("What was said"))
    expected: datetime | None = Field(None, title=mark("New expected time"))
    spoken: Line = Field("", title=SPOKEN)
    reached: bool = Field(True, title=mark("Somebody reached"))


class Completion(Input):
    """The work is done (W5), since ``happened`` if it is noted later."""

    result: FilledProse = Field(title=mark("Result"))
    happened: PastMoment | None = Field(None, title=mark("Done since"))


class Unseen(Completion):
    """The same where nobody was noted on site: since when somebody was, or why nobody had to be."""

    arrived: PastMoment | None = Field(None, title=mark("On site since"))
    unseen: Line = Field("", title=mark("Nobody was on site, because"))


class Answer(Input):
    """What a complaint or an enquiry was answered, and until when more is promised (W6)."""

    words: FilledProse = Field(title=mark("Answer"))
    spoken: Line = Field("", title=SPOKEN)
    expected: datetime | None = Field(None, title=mark("If not solved yet: by when"))


class OpinionGiven(Input):
    """The resident's opinion after the work (W4); nobody reached is a try, and no opinion."""

    opinion: Opinion = Field(title=mark("Opinion"))
    words: Prose = Field("", title=mark("In the resident's words"))
    spoken: Line = Field("", title=SPOKEN)


class Visit(Input):
    """The return visit (W5); nobody reached is a try, and no visit."""

    opinion: Opinion = Field(title=mark("Result of the visit"))
    words: Prose = Field("", title=mark("In the resident's words"))
    spoken: Line = Field("", title=SPOKEN)


class Suspension(Input):
    """Why a ticket rests and until when (W7, D3)."""

    reason: FilledProse = Field(title=mark("Reason"))
    until: date = Field(title=mark("New date"))


class Reason(Input):
    """Why a ticket is reopened, given back, taken up again or withdrawn (W9)."""

    reason: FilledProse = Field(title=mark("Reason"))


class Withdrawal(Reason):
    """Why it is withdrawn though somebody was on site: with the resident's own word for it."""

    word: FilledLine = Field(title=mark("In the resident's words"))


class Note(Input):
    """Anything else worth recording; who was told when it was escalated (D5)."""

    words: FilledProse = Field(title=mark("Note"))
    told: Line = Field("", title=mark("Who was told"))


class Corrected(Input):
    """What a ticket should have said, and why it did not (D2); the clocks stand as they were set.

    ``kind`` is one of those that residents report.
    """

    home: HomeId | None = Field(None, title=mark("Home"))
    what: Prose = Field("", title=mark("What"))
    kind: Reported = Field(Kind.REPAIR, title=mark("Kind"))
    urgency: Urgency = Field(Urgency.NORMAL, title=mark("Urgency"))
    caller: Line = Field("", title=mark("Caller"))
    phone: Phone = Field("", title=mark("Phone"))
    convenient: Line = Field("", title=mark("When convenient"))
    place: Line = Field("", title=mark("Place"))
    reason: FilledProse = Field(title=mark("Why it is corrected"))
