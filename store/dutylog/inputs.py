"""What the desk writes into the duty log (D1–D3)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from store.inputs import FilledProse, HomeId, Input, PastMoment, Prose, mark, wrong
from store.text import Named


class Category(Named):
    """What an entry is about; escalation names who was told (D5), absence the empty post (B1)."""

    CALL = "call", mark("Telephone")
    VISIT = "visit", mark("Visitor")
    PARCEL = "parcel", mark("Parcel")
    NOTICE = "notice", mark("Notice")
    PATROL = "patrol", mark("Patrol")
    FACILITY = "facility", mark("Facility")
    ENVIRONMENT = "environment", mark("Environment")
    SECURITY = "security", mark("Security")
    EMERGENCY = "emergency", mark("Emergency")
    ESCALATION = "escalation", mark("Escalated")
    ABSENCE = "absence", mark("Absence")
    OTHER = "other", mark("Other")


HAPPENED = mark("Happened earlier, at")


class NewEntry(Input):
    """A desk event as it happened (D1); ``follow_up_due`` is set when it needs following up.

    ``happened`` is set when it is written down later than it happened.
    """

    happened: PastMoment | None = Field(None, title=HAPPENED)
    category: Category = Field(Category.CALL, title=mark("Category"))
    home: HomeId | None = Field(None, title=mark("Home"))
    what: FilledProse = Field(title=mark("What happened"))
    handled: Prose = Field("", title=mark("How it was handled"))
    follow_up_due: date | None = Field(None, title=mark("Follow up by"))


class Correction(Input):
    """What an entry should have said (D2); all but the words stays as it was unless given.

    With a ``follow_up_due`` the correction takes over the follow-up of what it corrects.
    """

    happened: PastMoment | None = Field(None, title=HAPPENED)
    what: FilledProse = Field(title=mark("What happened"))
    handled: Prose = Field("", title=mark("How it was handled"))
    category: Category | None = Field(None, title=mark("Category"))
    home: HomeId | None = Field(None, title=mark("Home"))
    follow_up_due: date | None = Field(None, title=mark("Follow up by"))


class NewFollowUp(Input):
    """What has to be followed up of an entry that was read, and by when (H3)."""

    what: FilledProse = Field(title=mark("What has to be followed up"))
    due: date = Field(title=mark("Follow up by"))


class FollowedUp(Input):
    """A follow-up that was done, or why not and until when (D3)."""

    done: bool = Field(True, title=mark("Done"))
    words: Prose = Field("", title=mark("Result or reason"))
    due: date | None = Field(None, title=mark("New date"))

    @model_validator(mode="after")
    def _explained(self) -> FollowedUp:
        if not self.done and not self.words:
            raise wrong("Please say why it is not done.")
        if not self.done and self.due is None:
            raise wrong("Please give the new date.")
        return self
