"""What is filled in about a visit, and the words for how it stands (N1, N3, N4)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import (
    Count,
    FilledLine,
    HomeId,
    Input,
    Line,
    Number,
    PastMoment,
    Phone,
    halfwidth,
    mark,
    wrong,
)
from store.residents.inputs import Plate
from store.text import Named


class Kind(Named):
    """What somebody comes for (N1)."""

    GUEST = "guest", mark("Guest")
    DELIVERY = "delivery", mark("Delivery")
    COURIER = "courier", mark("Courier or take-away")
    HELP = "help", mark("Nanny or household help")
    TUTOR = "tutor", mark("Tutor")
    WORKER = "worker", mark("Fitter or worker")
    AGENT = "agent", mark("Estate agent")
    OFFICIAL = "official", mark("On official business")
    OTHER = "other", mark("Other")


REGULAR = frozenset({Kind.HELP, Kind.TUTOR, Kind.COURIER})  # N7


class How(Named):
    """How the resident has confirmed that the visitor may come in (N1)."""

    INTERCOM = "intercom", mark("By intercom")
    CALL = "call", mark("By telephone")
    NOTICE = "notice", mark("Announced before")
    DOWN = "down", mark("Came down")


class Pass(Named):
    """How often a pass lets somebody in (N4)."""

    ONCE = "once", mark("one entry")
    MANY = "many", mark("many entries")


class Refuser(Named):
    """Who does not let a visitor in (N3)."""

    RESIDENT = "resident", mark("The resident")
    DESK = "desk", mark("The desk")


class Stage(Named):
    """How far a visit has come; ``ABSENT`` and ``OVER`` follow from its days, never kept (N3)."""

    ANNOUNCED = "announced", mark("announced")
    WAITING = "waiting", mark("waits")
    ADMITTED = "admitted", mark("may go in")
    INSIDE = "inside", mark("inside")
    OUT = "out", mark("went out")
    UNSEEN = "unseen", mark("not seen leaving")
    REFUSED = "refused", mark("not let in")
    REVOKED = "revoked", mark("called off")
    ABSENT = "absent", mark("has not come")
    OVER = "over", mark("pass run out")


LAST_OF_AN_ID = 4


def _id_end(text: object) -> object:
    if not isinstance(text, str):
        return text
    end = halfwidth(text).strip().upper()
    if end and not re.fullmatch(rf"\d{{{LAST_OF_AN_ID - 1}}}[\dX]", end):
        raise wrong("Only the last four of the ID number are kept, for example 123X.")
    return end


IdEnd = Annotated[str, BeforeValidator(_id_end)]


def _some(count: int) -> int:
    if count < 1:
        raise wrong("At least one person.")
    return count


People = Annotated[Count, AfterValidator(_some)]
_NOW = mark("Empty for now.")
_OF_WHOM = mark("Of workers, agents and at night; of nobody else.")


class NewVisit(Input):
    """Somebody who is announced for a day or days, or stands at the desk (N1, N5)."""

    home: HomeId = Field(title=mark("Home"))
    host: FilledLine = Field(
        title=mark("To whom"),
        description=mark("The visitor names home and person; the desk tells neither."),
    )  # N2
    who: FilledLine = Field(title=mark("Visitor"))
    kind: Kind = Field(Kind.GUEST, title=mark("Comes for"))
    count: People = Field(1, title=mark("How many people"))
    since: date | None = Field(
        None, title=mark("Announced for"), description=mark("Empty: stands at the desk now.")
    )
    until: date | None = Field(
        None, title=mark("Pass until"), description=mark("Empty: for that day alone.")
    )
    passage: Pass = Field(Pass.ONCE, title=mark("Pass lets in"))
    plate: Plate = Field("", title=mark("Plate"))
    remark: Line = Field("", title=mark("Remark"))


class Arrival(Input):
    """Who was announced stands at the desk or the gate."""

    at: PastMoment | None = Field(None, title=mark("When"), description=_NOW)


class Admission(Input):
    """How the resident confirmed, what is taken of whom, and the pass that is given (N1, N4)."""

    how: How = Field(title=mark("Resident confirmed"))
    card: Number | None = Field(None, title=mark("Pass card no."))
    phone: Phone = Field("", title=mark("Visitor's phone"), description=_OF_WHOM)
    id_end: IdEnd = Field("", title=mark("ID, last four"), description=_OF_WHOM)
    inside: bool = Field(True, title=mark("Goes in now"))


class Refusal(Input):
    """Who does not let the visitor in, and why."""

    by: Refuser = Field(Refuser.RESIDENT, title=mark("Not let in by"))
    remark: FilledLine = Field(title=mark("Reason"))


class GoingIn(Input):
    """The gate has let them in (N4)."""

    at: PastMoment | None = Field(None, title=mark("When"), description=_NOW)
    gate: Line = Field("", title=mark("Gate"))


class Leaving(Input):
    """They have left, and whether the card is back (N3, N4)."""

    at: PastMoment | None = Field(None, title=mark("When"), description=_NOW)
    gate: Line = Field("", title=mark("Gate"))
    back: bool = Field(True, title=mark("Card is back"))


class Unseen(Input):
    """Nobody has seen them leave: who says so answers for it (X70)."""

    remark: FilledLine = Field(title=mark("How that was looked into"))


class CardBack(Input):
    """A card that was still out is back, or is given up as lost."""

    lost: bool = Field(False, title=mark("The card is lost"))


class Renewal(Input):
    """Until when the pass of a regular comer holds now, as the resident asks (N7)."""

    until: date = Field(title=mark("Pass until"))
    how: How = Field(title=mark("Resident confirmed"))


class Revoking(Input):
    """The resident no longer wants it: it ends at once (N7)."""

    by: Refuser = Field(Refuser.RESIDENT, title=mark("Called off by"))
    remark: FilledLine = Field(title=mark("Reason"))


class Keeping(Input):
    """The incident for which a visit is kept longer (N9); empty: no longer."""

    incident: Line = Field(
        "", title=mark("Incident"), description=mark("Empty: it is kept no longer than others.")
    )
