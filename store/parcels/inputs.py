"""What is filled in about a parcel, and the words for how it stands."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import (
    Asks,
    Count,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastMoment,
    halfwidth,
    mark,
    wrong,
)
from store.text import Named


class Kind(Named):
    """What lies at the desk; fresh goods do not wait for days."""

    PARCEL = "parcel", mark("Parcel")
    LETTER = "letter", mark("Letter or document")
    FRESH = "fresh", mark("Fresh goods")


class Way(Named):
    """How somebody was told."""

    CALL = "call", mark("By telephone")
    MESSAGE = "message", mark("Message")
    PERSON = "person", mark("Face to face")
    NOTE = "note", mark("Note left")


class Identity(Named):
    """By what who fetches a parcel was known; never its number."""

    CARD = "card", mark("ID card")
    CODE = "code", mark("Pick-up code")
    PHONE = "phone", mark("End of the phone number")
    KNOWN = "known", mark("Known in person")
    ASKED = "asked", mark("Recipient called and agrees")


class Stage(Named):
    """How far a parcel has come."""

    LYING = "lying", mark("to be fetched")
    FETCHED = "fetched", mark("fetched")
    RETURNED = "returned", mark("sent back")


def _tail(text: str) -> str:
    if text and not re.fullmatch(r"[0-9A-Z-]{3,20}", text):
        raise wrong("The end of the tracking number: 3 to 20 digits or letters, for example 8842.")
    return text


def _upper(text: object) -> object:
    return halfwidth(text).upper() if isinstance(text, str) else text


Tail = Annotated[str, BeforeValidator(_upper), AfterValidator(_tail)]
Pieces = Annotated[Count, Field(ge=1, le=999)]
Carrier = Annotated[Line, Asks("carrier")]
Recipient = Annotated[FilledLine, Asks("resident")]
Shelf = Annotated[FilledLine, Asks("shelf")]
NOW = mark("Empty for now; for example 14:45 or -20.")


class NewParcel(Input):
    """A parcel that the desk takes in for somebody."""

    home: HomeId | None = Field(None, title=mark("Home"))
    recipient: Recipient = Field(title=mark("Recipient"))
    carrier: Carrier = Field("", title=mark("Carrier"))
    tail: Tail = Field("", title=mark("End of tracking no."))
    pieces: Pieces = Field(1, title=mark("Pieces"))
    place: Shelf = Field(title=mark("Lies at"))
    kind: Kind = Field(Kind.PARCEL, title=mark("Kind"))
    remark: Line = Field(
        "", title=mark("Remark"), description=mark("Damage that was seen, for example.")
    )
    since: PastMoment | None = Field(None, title=mark("Taken in"), description=NOW)


class Correction(Input):
    """What really stands on it, and what was wrong."""

    home: HomeId | None = Field(None, title=mark("Home"))
    recipient: Recipient = Field(title=mark("Recipient"))
    carrier: Carrier = Field("", title=mark("Carrier"))
    tail: Tail = Field("", title=mark("End of tracking no."))
    pieces: Pieces = Field(1, title=mark("Pieces"))
    kind: Kind = Field(Kind.PARCEL, title=mark("Kind"))
    reason: FilledProse = Field(title=mark("What was wrong"))


class Telling(Input):
    """That somebody was told, or could not be reached; ``all`` of all that lies for the home."""

    how: Way = Field(Way.CALL, title=mark("Told by"))
    reached: bool = Field(title=mark("Reached"))
    all: bool = Field(False, title=mark("Of all for this home"))
    remark: Line = Field("", title=mark("Remark"))
    at: PastMoment | None = Field(None, title=mark("When"), description=NOW)


class Moving(Input):
    """Where it lies from now on."""

    place: Shelf = Field(title=mark("Lies at"))


class Fetching(Input):
    """Who fetched it, by what they were known, and whether they signed.

    ``all`` takes everything along that lies there for the home.
    """

    who: FilledLine = Field(title=mark("Fetched by"))
    identity: Identity = Field(title=mark("Known by"))
    signed: bool = Field(
        title=mark("Signed for"), description=mark("On the slip or the list; no: say why below.")
    )
    pieces: Pieces = Field(1, title=mark("Pieces"))
    all: bool = Field(False, title=mark("All that lies for this home"))
    remark: Line = Field("", title=mark("Remark"))


class Returning(Input):
    """Why the carrier took back what still lies there."""

    reason: FilledProse = Field(title=mark("Reason"))
    courier: Line = Field("", title=mark("Courier"))
