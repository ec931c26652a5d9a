"""What is filled in about a permit, and the words for how it stands."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store.inputs import FilledProse, HomeId, Input, Line, mark
from store.residents.inputs import Plate
from store.text import Named


class Kind(Named):
    """The kinds of permit (P2, P13)."""

    MONTHLY = "monthly", mark("Monthly")
    OWNED = "owned", mark("Owned space")
    LEASED = "leased", mark("Leased space")
    TEMPORARY = "temporary", mark("Temporary")
    STAFF = "staff", mark("Staff")
    FREE = "free", mark("Free")
    CYCLE = "cycle", mark("E-bike")


class Standing(Named):
    """What the holder is to the home."""

    OWNER = "owner", mark("Owner")
    FAMILY = "family", mark("Family")
    TENANT = "tenant", mark("Tenant")
    STAFF = "staff", mark("Member of staff")
    OUTSIDE = "outside", mark("From outside")


class Land(Named):
    """Whose the parking place is; income from common land is kept apart (CC-282)."""

    COMPANY = "company", mark("The company's")
    DEVELOPER = "developer", mark("The developer's")
    COMMON = "common", mark("The owners' common land")
    OWN = "own", mark("The holder's own")


class Stage(Named):
    """How far a permit has come; that it is live or has run out follows from its days (P7)."""

    ASKED = "asked", mark("asked for")
    APPROVED = "approved", mark("approved")
    REFUSED = "refused", mark("refused")
    ISSUED = "issued", mark("issued")
    REPLACED = "replaced", mark("replaced")
    CANCELLED = "cancelled", mark("cancelled")


class Why(Named):
    """Why a permit gives way to another one (P9)."""

    LOST = "lost", mark("Lost")
    DAMAGED = "damaged", mark("Damaged")
    PLATE = "plate", mark("Another plate")


class NewPermit(Input):
    """A permit that somebody asks for (P2–P5)."""

    home: HomeId | None = Field(None, title=mark("Home"))
    holder: Line = Field(title=mark("Holder"))
    standing: Standing = Field(Standing.OWNER, title=mark("Holder is"))
    plate: Plate = Field("", title=mark("Plate"))
    unusual: bool = Field(False, title=mark("Unusual plate, seen"))
    kind: Kind = Field(Kind.MONTHLY, title=mark("Kind"))
    space: Line = Field("", title=mark("Parking space"))
    shared: bool = Field(False, title=mark("Several plates, one at a time"))
    land: Land = Field(Land.COMPANY, title=mark("Whose space"))
    since: date | None = Field(None, title=mark("From"))
    until: date | None = Field(None, title=mark("Valid until"))
    remark: Line = Field("", title=mark("Remark"))


class Approval(Input):
    """That it may be issued."""

    remark: Line = Field("", title=mark("Remark"))


class Refusal(Input):
    """Why it is not given."""

    reason: FilledProse = Field(title=mark("Reason"))


class Issue(Input):
    """The papers that were seen when the permit is given out (P3)."""

    licence: bool = Field(title=mark("Vehicle licence seen"))
    identity: bool = Field(title=mark("Holder's ID seen"))
    deed: bool = Field(False, title=mark("Space's deed or lease seen"))
    consent: bool = Field(False, title=mark("Owner's consent to the tenant"))
    relation: Line = Field("", title=mark("If the licence names another: relation"))


class Renewal(Input):
    """Until when the next permit holds; it begins the day after this one ends (P7, X101)."""

    until: date = Field(title=mark("Valid until"))
    licence: bool = Field(title=mark("Vehicle licence seen"))


class Replacement(Input):
    """Why another permit takes this one's place (P9)."""

    why: Why = Field(Why.LOST, title=mark("Why"))
    plate: Plate = Field("", title=mark("New plate"))
    unusual: bool = Field(False, title=mark("Unusual plate, seen"))
    note: bool = Field(False, title=mark("Statement of loss signed"))
    back: bool = Field(False, title=mark("Old permit is back"))
    licence: bool = Field(False, title=mark("New licence seen"))


class Cancelling(Input):
    """Why a permit ends before its time."""

    reason: FilledProse = Field(title=mark("Reason"))
    back: bool = Field(False, title=mark("The permit is back"))


class Reminder(Input):
    """That the holder was told that the permit ends (P8)."""

    told: FilledProse = Field(title=mark("Told whom, and how"))
