"""What a clerk fills in for a ticket and for each of its steps (W1–W7)."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field, model_validator

from store.inputs import FilledLine, FilledProse, HomeId, Input, Line, Phone, Prose, mark, wrong
from store.text import Named


class Kind(Named):
    """What a resident reports (W1)."""

    REPAIR = "repair", mark("Repair")
    PAID = "paid", mark("Paid service")
    COMPLAINT = "complaint", mark("Complaint")
    ENQUIRY = "enquiry", mark("Enquiry")


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
    kind: Kind = Field(Kind.REPAIR, title=mark("Kind"))
    urgency: Urgency = Field(Urgency.NORMAL, title=mark("Urgency"))
    caller: Line = Field("", title=mark("Caller"))
    phone: Phone = Field("", title=mark("Phone"))
    convenient: Line = Field("", title=mark("When convenient"))
    place: Line = Field("", title=mark("Place"))
    channel: Channel = Field(Channel.PHONE, title=mark("Channel"))

    @model_validator(mode="after")
    def _somewhere(self) -> NewTicket:
        if self.home is None and not self.place and not self.caller:
            raise wrong("Please give the home, or the place, or who is calling.")
        return self


class Dispatch(Input):
    """Sending a ticket to engineering (W2)."""

    worker: FilledLine = Field(title=mark("Worker"))
    team: Line = Field("", title=mark("Team"))
    expected: datetime | None = Field(None, title=mark("Expected completion"))


class Arrival(Input):
    """Somebody is on site (W3)."""

    words: Line = Field("", title=mark("Note"))


class Call(Input):
    """The call that explains a late arrival (W3): what was said and the new expected time."""

    said: FilledProse = Field(title=mark("What was said"))
    expected: datetime = Field(title=mark("New expected time"))


class Completion(Input):
    """The work is done (W5)."""

    result: FilledProse = Field(title=mark("Result"))


class Answer(Input):
    """What a complaint or an enquiry was answered (W6)."""

    words: FilledProse = Field(title=mark("Answer"))


class OpinionGiven(Input):
    """The resident's opinion after the work (W4)."""

    opinion: Opinion = Field(title=mark("Opinion"))
    words: Prose = Field("", title=mark("In the resident's words"))


class Visit(Input):
    """The return visit (W5)."""

    opinion: Opinion = Field(title=mark("Result of the visit"))
    words: Prose = Field("", title=mark("In the resident's words"))


class Suspension(Input):
    """Why a ticket rests and until when (W7, D3)."""

    reason: FilledProse = Field(title=mark("Reason"))
    until: date = Field(title=mark("New date"))


class Reason(Input):
    """Why a ticket is reopened, taken up again or withdrawn (W9)."""

    reason: FilledProse = Field(title=mark("Reason"))


class Note(Input):
    """Anything else worth recording; who was told when it was escalated (D5)."""

    words: FilledProse = Field(title=mark("Note"))
    told: Line = Field("", title=mark("Who was told"))
