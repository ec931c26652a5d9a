"""What is filled in for a move-in, from opening it to its archive (M10–M19, §16.1)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store import money
from store.inputs import (
    Asks,
    Count,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    Phone,
    Prose,
    ResidentName,
    mark,
)
from store.moveins.words import Basis, Conclusion, Mode
from store.residents.identity import IdNumber
from store.residents.inputs import HomeState

Ahead = Annotated[Count, Field(le=12)]
Signer = Annotated[ResidentName, Filled]


class NewMoveIn(Input):
    """Somebody comes to move in."""

    home: HomeId = Field(title=mark("Home"))
    mode: Mode = Field(Mode.OWNER, title=mark("Who comes"))
    notice_date: PastDay = Field(title=mark("Move-in notice of"))
    owner: Annotated[ResidentName, Filled] = Field(
        title=mark("Name on the notice"),
        description=mark("Of a tenant the tenant's; several with a comma between."),
    )
    handler: Line = Field("", title=mark("Who handles it"), description=mark("If somebody else."))
    charged_from: date | None = Field(
        None, title=mark("Charged from"), description=mark("Empty: the day of the notice.")
    )
    otherwise: Line = Field(
        "", title=mark("Why another day"), description=mark("Only where it differs.")
    )
    area: money.Area | None = Field(
        None, title=mark("Building area, m²"), description=mark("Empty: as it stands on file.")
    )
    basis: Basis = Field(Basis.CONTRACT, title=mark("Area by what"))
    first_sale: bool = Field(
        True, title=mark("From the developer"),
        description=mark("Then the proof of the maintenance fund is asked."),
    )  # fmt: skip
    ahead: Ahead = Field(0, title=mark("Months paid ahead"), description=mark("Only if wanted."))
    again: Line = Field(
        "", title=mark("Why once more"),
        description=mark("Where an owner was handed this home already."),
    )  # fmt: skip


class Corrected(Input):
    """What was taken down wrongly, before the papers are verified."""

    mode: Mode = Field(title=mark("Who comes"))
    notice_date: PastDay = Field(title=mark("Move-in notice of"))
    owner: Annotated[ResidentName, Filled] = Field(title=mark("Name on the notice"))
    handler: Line = Field("", title=mark("Who handles it"))
    charged_from: date = Field(title=mark("Charged from"))
    area: money.Area | None = Field(None, title=mark("Building area, m²"))
    reason: FilledProse = Field(title=mark("What was wrong"))


class Verified(Input):
    """That the papers agree with each other and with the file (M17)."""

    names: bool = Field(
        title=mark("Names agree"), description=mark("Notice, contract and ID; all owners named.")
    )
    homes: bool = Field(title=mark("Home agrees"), description=mark("On every paper this home."))
    dates: bool = Field(title=mark("Dates agree"), description=mark("The notice's is this day."))
    id_until: date | None = Field(
        None, title=mark("ID valid until"), description=mark("Empty: for long, or without end.")
    )
    signed_for: bool = Field(
        False, title=mark("All owners signed"),
        description=mark("Of several: each, or their letter for the one."),
    )  # fmt: skip
    stamp: bool = Field(False, title=mark("Company's stamp"), description=mark("Of a company."))
    matters: Line = Field(
        "", title=mark("Power of attorney for"), description=mark("Agent, matters and powers.")
    )
    letter_since: date | None = Field(None, title=mark("It holds from"))
    letter_until: date | None = Field(None, title=mark("It holds until"))
    despite: Prose = Field(
        "", title=mark("Let past, because"),
        description=mark("Where something does not agree: who is in charge."),
    )  # fmt: skip


class Registered(Input):
    """The register filled in and the agreements signed (M2, §4.3)."""

    phone: Phone = Field("", title=mark("Phone"))
    id_number: IdNumber = Field("", title=mark("ID number"))
    use: HomeState = Field(HomeState.VACANT, title=mark("Home from now on"))
    handler_phone: Phone = Field("", title=mark("Handler's phone"))
    handler_id: IdNumber = Field("", title=mark("Handler's ID number"))
    signed: bool = Field(
        title=mark("Register and covenant signed"), description=mark("And the agreements.")
    )
    told: bool = Field(
        title=mark("Told of use"), description=mark("What is collected and why, read and signed.")
    )
    guardian: bool = Field(
        False, title=mark("Guardian consents"), description=mark("For somebody under 14.")
    )
    filed: Line = Field("", title=mark("Filed where"))


class Charged(Input):
    """That the fee is billed from the day of the notice to this month (M26)."""


class Concluded(Input):
    """What the owner says of the home, and who was there (M5, M23)."""

    conclusion: Conclusion = Field(Conclusion.ACCEPTED, title=mark("The home is"))
    signed_by: Signer = Field(title=mark("Signed by"))
    engineer: Annotated[FilledLine, Asks("worker")] = Field(title=mark("Engineer present"))
    reason: Prose = Field("", title=mark("Why not"), description=mark("Where it is not accepted."))


class HandedOut(Input):
    """What was handed out, and who signed for it (M3, M25)."""

    received_by: Signer = Field(title=mark("Received by"))
    keys: Count = Field(
        title=mark("Keys counted"), description=mark("Those that the key list has of this home.")
    )
    more: Line = Field(
        "", title=mark("Keys besides"), description=mark("That were on no list: kind and number.")
    )
    cards: Line = Field("", title=mark("Cards"), description=mark("Their numbers."))
    signed: bool = Field(title=mark("List signed by both"))


class LetPast(Input):
    """Why who is in charge lets the walk past what is missing (M13)."""

    reason: FilledProse = Field(
        title=mark("Reason"), description=mark("Of the maintenance fund: the developer's consent.")
    )


class Paused(Input):
    """Who waits for what, until when (M8, M14)."""

    waits_for: FilledLine = Field(
        title=mark("Waits for"), description=mark("Who waits, and for what.")
    )
    back_on: date = Field(title=mark("Back on"))


class Archived(Input):
    """That the file is put away; what is missing stays named (M8, F5)."""

    filed: Line = Field("", title=mark("Filed where"))
    remark: Line = Field("", title=mark("Remark"))


class Reason(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


class NewLeaving(Input):
    """Somebody leaves, or the home has a new owner (M29, M30)."""

    home: HomeId = Field(title=mark("Home"))
    sale: bool = Field(
        False, title=mark("The home is sold"), description=mark("Its owner changes.")
    )
    owner: Annotated[ResidentName, Filled] = Field(title=mark("Who leaves"))
    last_day: date = Field(title=mark("Last day here"))
    address: Line = Field("", title=mark("New address"), description=mark("For what comes later."))


class Closed(Input):
    """That all is done."""

    signed: bool = Field(title=mark("Signed by who leaves"))
    remark: Line = Field("", title=mark("Remark"))
