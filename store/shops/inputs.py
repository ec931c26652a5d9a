"""What is filled in about a shop, its papers and its checks (I24-I26, I28)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from store.findings import Severity
from store.inputs import (
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    Phone,
    Prose,
    WorkerName,
    mark,
)
from store.residents import CreditCode
from store.shops.words import Document, News, Tenure

FilledPhone = Annotated[Phone, Filled]
FilledCode = Annotated[CreditCode, Filled]
_TO_THE_END = mark("It holds until the end of this day.")


class Filed(Input):
    """What the file has of a shop (I24)."""

    name: FilledLine = Field(title=mark("Shop's name"))
    trade: FilledLine = Field(
        title=mark("Trade carried on"), description=mark("For example 餐饮, 便利店, 美发.")
    )
    operator: FilledLine = Field(title=mark("Who runs it"))
    phone: FilledPhone = Field(title=mark("Phone"))
    tenure: Tenure = Field(Tenure.LEASE, title=mark("By what right"))
    lease_until: date | None = Field(None, title=mark("Lease until"))
    emergency: Line = Field("", title=mark("Whom to call at night"))
    sign: Line = Field("", title=mark("On its sign"), description=mark("Empty: as its name."))
    hours: Line = Field("", title=mark("Opening hours"))
    people: Line = Field(
        "", title=mark("Staff"), description=mark("How many, or their names as they gave them.")
    )
    fire_person: Line = Field("", title=mark("Answers for fire safety"))


class NewShop(Filed):
    """A shop that opens, or is there already."""

    home: HomeId = Field(title=mark("Shop no."))
    since: date | None = Field(
        None, title=mark("Came in on"), description=mark("Empty: today. Its review is due in time.")
    )
    consent: Line = Field(
        "",
        title=mark("Consent of the owners"),
        description=mark("For a dwelling: which paper says so (民法典 279). None: it is a breach."),
    )


class Correction(Filed):
    """What the file really has."""

    phone: Phone = Field("", title=mark("Phone"), description=mark("Empty: as it was."))

    reason: FilledLine = Field(title=mark("What was wrong"))


class Licensing(Input):
    """The business licence as it is printed (I24)."""

    code: FilledCode = Field(title=mark("Social credit code"))
    licensee: FilledLine = Field(title=mark("Name on the licence"))
    legal: FilledLine = Field(title=mark("Holder on the licence"))
    scope: FilledProse = Field(title=mark("Scope of business"))
    address: FilledLine = Field(title=mark("Address on the licence"))
    founded: PastDay = Field(title=mark("Issued on"))
    until: date | None = Field(
        None, title=mark("Valid until"), description=mark("Empty: without an end (长期).")
    )


class NewPermit(Input):
    """A permit of the trade: food, hygiene, medicine, tobacco, fire (I24)."""

    called: FilledLine = Field(
        title=mark("Trade permit"), description=mark("For example 食品经营许可证, and its scope.")
    )
    no: FilledLine = Field(title=mark("Number on it"))
    issuer: Line = Field("", title=mark("Issued by"))
    issued: date = Field(title=mark("Issued on"))
    expires: date = Field(title=mark("Valid until"), description=_TO_THE_END)


class SignedDocument(Input):
    """That a document is signed and here (I25)."""

    document: Document = Field(title=mark("Document"))
    on: PastDay | None = Field(None, title=mark("Signed on"), description=mark("Empty: today."))


class Flue(Input):
    """That the kitchen flue was cleaned."""

    on: PastDay | None = Field(None, title=mark("Cleaned on"), description=mark("Empty: today."))
    by_whom: Line = Field("", title=mark("Cleaned by"))


class Told(Input):
    """What the shop told, before it happens; it is reviewed anew (I28, G10)."""

    news: News = Field(title=mark("What changes"))
    begins: date = Field(title=mark("From"))
    what: FilledLine = Field(
        title=mark("What it will be"), description=mark("The new trade, name, holder, or works.")
    )
    phone: Phone = Field(
        "", title=mark("New phone"), description=mark("Of another holder; empty: as it was.")
    )


class Closing(Input):
    """That the shop has left."""

    on: PastDay | None = Field(None, title=mark("Closed on"), description=mark("Empty: today."))
    reason: Line = Field("", title=mark("Reason"))


class SeenTo(Input):
    """What was done about a licence that expires."""

    told: FilledProse = Field(title=mark("What was done"))


# A check, line by line


class NewCheck(Input):
    """Who goes along the fronts."""

    checker: WorkerName = Field(title=mark("Checked by"))


class Good(Input):
    """That a line is as it should be."""

    note: Line = Field("", title=mark("Remark"))


class Bad(Input):
    """What is wrong at a shop's front: it begins the ladder (I26, I27)."""

    what: FilledProse = Field(title=mark("What is wrong"))
    photo: Line = Field("", title=mark("Photo reference"))


class Mismatch(Input):
    """What does not agree: it becomes a finding (I24, G9)."""

    what: FilledProse = Field(title=mark("What differs"))
    severity: Severity = Field(Severity.GENERAL, title=mark("Severity"))
    worker: WorkerName = Field(title=mark("Who sees to it"))
    due: datetime = Field(title=mark("Until when"))


class NotHere(Input):
    """Why a line does not apply: it leaves the score (G7)."""

    reason: FilledLine = Field(title=mark("Reason"))


class Rest(Input):
    """That all lines that are left are in order."""

    note: Prose = Field("", title=mark("Remark"))


class GivingUp(Input):
    """Why a check ends before its last line."""

    reason: FilledProse = Field(title=mark("Reason"))
