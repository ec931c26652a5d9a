"""What is filled in when debts are asked for, and the words for how they stand ($64–$69)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from store import money
from store.dunning.wording import lawful
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    PastDay,
    Prose,
    mark,
)
from store.text import Named

Lawful = Annotated[Prose, AfterValidator(lawful)]
Amount = Annotated[int, money.of(money.FEN, least=1)]


class Rung(Named):
    """The steps, in their order ($64); what is acknowledged stands beside them ($67)."""

    NOTICE = "notice", mark("Payment notice")
    REMINDER = "reminder", mark("Reminder")
    FIRST = "first", mark("Written notice")
    SECOND = "second", mark("Second notice")
    VISIT = "visit", mark("Visit")
    DECISION = "decision", mark("Manager's decision")
    COURT = "court", mark("List for the court")
    ACKNOWLEDGED = "acknowledged", mark("Debt acknowledged")

    @property
    def place(self) -> int:
        """Its place on the ladder."""
        return list(Rung).index(self)


class Taken(Named):
    """The steps that are taken; an acknowledgement is recorded on its own."""

    NOTICE = "notice", Rung.NOTICE.called
    REMINDER = "reminder", Rung.REMINDER.called
    FIRST = "first", Rung.FIRST.called
    SECOND = "second", Rung.SECOND.called
    VISIT = "visit", Rung.VISIT.called
    DECISION = "decision", Rung.DECISION.called
    COURT = "court", Rung.COURT.called


class How(Named):
    """How it reached them ($64)."""

    CALLED = "called", mark("Called")
    MESSAGE = "message", mark("Text message")
    HANDED = "handed", mark("Handed over and signed")
    POSTED = "posted", mark("Posted, with tracking number")
    TAPED = "taped", mark("Taped to the door, with photo")
    FACE = "face", mark("Said to their face")

    @property
    def proves(self) -> bool:
        """Whether a proof of it shows that the demand arrived; words alone never do ($67)."""
        return self not in (How.CALLED, How.FACE)


class Hold(Named):
    """Why a debt is not asked for just now ($66)."""

    DISPUTE = "dispute", mark("Disputed")
    REPAIR = "repair", mark("Repair that we promised")
    HARDSHIP = "hardship", mark("Hardship")
    DELAY = "delay", mark("Delay granted")
    DEATH = "death", mark("Death")
    ADDRESS = "address", mark("Wrong address")


class Stage(Named):
    """How far a case is kept to have come; what it comes to on a day is its ``State``."""

    OPEN = "open", mark("being asked")
    HELD = "held", mark("resting")
    PLANNED = "planned", mark("in instalments")


class State(Named):
    """How a debt stands on a day."""

    AHEAD = "ahead", mark("not due yet")
    DUE = "due", mark("next step due")
    WAITING = "waiting", mark("step taken")
    PROMISED = "promised", mark("promised")
    BROKEN = "broken", mark("promise not kept")
    HELD = "held", mark("resting")
    HOLD_OVER = "hold over", mark("rest is over")
    PLANNED = "planned", mark("in instalments")
    MISSED = "missed", mark("instalment missed")

    @property
    def wants(self) -> bool:
        """Whether somebody has to do something about it now."""
        return self in (State.DUE, State.BROKEN, State.HOLD_OVER, State.MISSED)


_PROOF = mark(
    "Signature slip, tracking number, number of the photo. Without one the clock runs on."
)
_NEXT = mark("Empty: as the settings have it.")


class NewStep(Input):
    """A step: which, whom it reached and how, what was said, and what follows ($64)."""

    rung: Taken = Field(Taken.REMINDER, title=mark("Step"))
    whom: FilledLine = Field(title=mark("Whom it reached"))
    how: How = Field(How.CALLED, title=mark("How it reached them"))
    proof: Line = Field("", title=mark("Proof"), description=_PROOF)
    text: Lawful = Field(
        "", title=mark("What we say"), description=mark("Stands on the notice, too.")
    )
    said: Prose = Field("", title=mark("What they answered"))
    promise_on: date | None = Field(None, title=mark("Promised for"))
    promise: Amount | None = Field(None, title=mark("Promised, yuan"), description=mark("Or all."))
    next_on: date | None = Field(None, title=mark("Next step on"), description=_NEXT)
    reason: Line = Field("", title=mark("Why a step is skipped"))


class StepForAll(Input):
    """The same step for all that the list shows; each is told what they owe themselves."""

    rung: Taken = Field(Taken.REMINDER, title=mark("Step"))
    how: How = Field(How.MESSAGE, title=mark("How it reached them"))
    text: Lawful = Field(
        "", title=mark("What we say"), description=mark("Stands on the notice, too.")
    )
    next_on: date | None = Field(None, title=mark("Next step on"), description=_NEXT)


class Opened(Input):
    """A case is opened by the first step of it, with nothing to fill in."""


class StepAtHome(NewStep):
    """A step with whoever owes for a home."""

    home: HomeId = Field(title=mark("Home"))


class Delivery(Input):
    """That the last written step has arrived, and what shows it ($67)."""

    how: How = Field(How.HANDED, title=mark("How it reached them"))
    on: PastDay | None = Field(None, title=mark("On"), description=mark("Empty for today."))
    proof: FilledLine = Field(title=mark("Proof"))


class Promise(Input):
    """What somebody has promised to pay, and until when (CT7)."""

    promise_on: date = Field(title=mark("Promised for"))
    promise: Amount | None = Field(None, title=mark("Promised, yuan"), description=mark("Or all."))
    said: Prose = Field("", title=mark("What they said"))


class Resting(Input):
    """Why and until when nothing is asked ($66)."""

    hold: Hold = Field(title=mark("Why it rests"))
    until: date = Field(title=mark("Until"), description=mark("At most two months on."))
    ticket: Number | None = Field(
        None, title=mark("Ticket"), description=mark("Of the repair that was promised.")
    )
    reason: Prose = Field("", title=mark("Reason"))


class Ending(Input):
    """Why a rest, or a plan, ends before its time."""

    reason: FilledProse = Field(title=mark("Reason"))


class Acknowledgement(Input):
    """That the debt was acknowledged in a way that can be shown ($67)."""

    whom: FilledLine = Field(title=mark("By whom"))
    on: PastDay | None = Field(None, title=mark("On"), description=mark("Empty for today."))
    proof: FilledLine = Field(
        title=mark("Proof"), description=mark("A letter, a signed statement.")
    )


class NewPlan(Input):
    """Instalments that sum to the debt ($69)."""

    first: date = Field(title=mark("First on"))
    count: Count = Field(
        3, ge=2, le=24, title=mark("Number of parts"), description=mark("A month apart.")
    )
    amounts: Prose = Field(
        "",
        title=mark("Amounts"),
        description=mark("Empty: all the same. Else a line each: 2026-12-25 500.00"),
    )
    whom: FilledLine = Field(title=mark("Agreed with"))
    proof: FilledLine = Field(title=mark("Agreement"), description=mark("Where the signed one is."))


class Struck(Input):
    """Why the last step is struck out."""

    reason: FilledProse = Field(title=mark("What was wrong"))
