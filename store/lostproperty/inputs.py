"""What is filled in about a found thing, and the words for how it stands (民法典 314–318)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import (
    FilledLine,
    FilledProse,
    Input,
    Line,
    PastDay,
    PastMoment,
    Phone,
    Prose,
    mark,
)
from store.text import Named


class Kind(Named):
    """What was found."""

    PAPERS = "papers", mark("Identity papers or cards")
    CASH = "cash", mark("Cash")
    PHONE = "phone", mark("Phone or computer")
    VALUABLE = "valuable", mark("Jewellery, valuables")
    KEYS = "keys", mark("Keys")
    CLOTHES = "clothes", mark("Bag, clothes")
    SPOILS = "spoils", mark("Spoils soon")
    OTHER = "other", mark("Other")


class Way(Named):
    """How somebody was told."""

    CALL = "call", mark("By telephone")
    MESSAGE = "message", mark("Message")
    PERSON = "person", mark("Face to face")


class Identity(Named):
    """By which paper a claimant was known; never its number."""

    CARD = "card", mark("ID card")
    PASSPORT = "passport", mark("Passport")
    FILE = "file", mark("ID card, compared with the file")
    POLICE = "police", mark("Confirmed by the police")


class Stage(Named):
    """How far a found thing has come."""

    KEPT = "kept", mark("kept here")
    CLAIMED = "claimed", mark("claimed")
    POLICE = "police", mark("with the police")
    DISPOSED = "disposed", mark("disposed of")


NOW = mark("Empty for now; for example 14:45 or -20.")
_SECRET = mark("Marks that only the owner can tell; on no list and no notice.")


class NewItem(Input):
    """A thing that was found."""

    what: FilledLine = Field(title=mark("Thing"))
    kind: Kind = Field(title=mark("Kind"))
    marks: Prose = Field("", title=mark("Marks"), description=_SECRET)
    spot: FilledLine = Field(title=mark("Found where"))
    found_at: PastMoment | None = Field(None, title=mark("Found when"), description=NOW)
    finder: Line = Field("", title=mark("Finder"))
    phone: Phone = Field("", title=mark("Finder's phone"))
    place: FilledLine = Field(title=mark("Lies at"))
    remark: Line = Field("", title=mark("Remark"))


class Correction(Input):
    """What is right, and what was wrong."""

    what: FilledLine = Field(title=mark("Thing"))
    kind: Kind = Field(title=mark("Kind"))
    marks: Prose = Field("", title=mark("Marks"), description=_SECRET)
    spot: FilledLine = Field(title=mark("Found where"))
    finder: Line = Field("", title=mark("Finder"))
    phone: Phone = Field("", title=mark("Finder's phone"))
    reason: FilledProse = Field(title=mark("What was wrong"))


class Telling(Input):
    """Who may be its owner, and that they were told (314)."""

    whom: FilledLine = Field(title=mark("Told whom"))
    how: Way = Field(Way.CALL, title=mark("Told by"))
    reached: bool = Field(title=mark("Reached"))
    remark: Line = Field("", title=mark("Remark"))


class Notice(Input):
    """Where the notice hangs, from which day on (315, 318)."""

    where: FilledLine = Field(title=mark("Notice hangs at"))
    on: PastDay | None = Field(
        None, title=mark("Since"), description=mark("Empty for today; for example yesterday.")
    )


class Moving(Input):
    """Where it lies from now on."""

    place: FilledLine = Field(title=mark("Lies at"))


class Claim(Input):
    """Who takes it, by which paper they were known, and that what they tell of it fits."""

    claimant: FilledLine = Field(title=mark("Claimed by"))
    claim_phone: Phone = Field("", title=mark("Phone"))
    identity: Identity = Field(title=mark("ID checked"))
    described: FilledProse = Field(
        title=mark("Description given"), description=mark("Before they see it, in their own words.")
    )
    fits: bool = Field(title=mark("It fits"))
    signed: bool = Field(title=mark("Signed for"))
    costs: Line = Field(
        "",
        title=mark("Costs repaid"),
        description=mark("What its keeping cost, and a promised reward (民法典 317)."),
    )


class Declined(Input):
    """Who claimed it in vain, and why it is not theirs."""

    claimant: FilledLine = Field(title=mark("Claimed by"))
    reason: FilledProse = Field(title=mark("Why it does not fit"))


class Handing(Input):
    """To which police station or office it went, and by which receipt (314)."""

    receiver: FilledLine = Field(title=mark("Police or office"))
    receipt: Line = Field("", title=mark("Receipt no."))


class Disposal(Input):
    """What became of a thing that nobody claimed in time, or that spoils."""

    reason: FilledProse = Field(title=mark("What became of it, and why"))
