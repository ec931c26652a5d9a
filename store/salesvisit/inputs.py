"""What is filled in about the sales site, and the words for how things stand there (S3–S14)."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import Asks, Count, FilledLine, Input, Line, PastMoment, Phone, Prose, mark, wrong
from store.residents.inputs import Plate
from store.text import Named


class At(Named):
    """The stations of a visitor's way, in the order of the source (§5.1)."""

    ST1 = "ST1", mark("At the gate")
    ST2 = "ST2", mark("Hall door")
    ST3 = "ST3", mark("Sales talk")
    R1 = "R1", mark("Ride out")
    ST4 = "ST4", mark("Show flat door")
    ST5 = "ST5", mark("Show flat")
    ST6 = "ST6", mark("Out of the flat")
    R2 = "R2", mark("Ride back")
    ST7 = "ST7", mark("Out of the hall")
    ST8 = "ST8", mark("To the car")


class Guests(Named):
    """Who they are, for the words to say (§5.1)."""

    MIXED = "mixed", mark("ladies and gentlemen")
    LADIES = "ladies", mark("ladies alone")
    GENTLEMEN = "gentlemen", mark("gentlemen alone")


class Stage(Named):
    """How far a party has come (S4)."""

    EXPECTED = "expected", mark("is expected")
    HERE = "here", mark("on site")
    JOINED = "joined", mark("with another party")
    GONE = "gone", mark("left the site")
    NO_SHOW = "no show", mark("did not come")
    CANCELLED = "cancelled", mark("cancelled beforehand")


class DayStage(Named):
    """Whether the site's day is closed."""

    CLOSED = "closed", mark("sales day closed")


class Ended(Named):
    """What is known of a party at closing (S9)."""

    STILL = "still", mark("still here")
    GONE = "went", mark("gone, and when")
    UNKNOWN = "unknown", mark("nobody knows")


def _time(text: str) -> str:
    found = re.fullmatch(r"([01]?\d|2[0-3])[:：.]?([0-5]\d)", text.strip())
    if text and not found:
        raise wrong("A time of day is hours and minutes, for example 09:00.")
    return f"{found[1]:0>2}:{found[2]}" if found else ""


TimeOfDay = Annotated[Line, AfterValidator(_time)]
PartyPlate = Annotated[Plate, Asks("sales_plate")]
PartyName = Annotated[Line, Asks("sales_name")]
_MANY = Field(0, le=50, title=mark("Children"))
_FOOT = mark("Empty: they come on foot.")
_CALL = mark("Only of who wants to be called (S15).")
_UNUSUAL = mark("It was read digit by digit and is right, though not of a usual form.")
MOST = 50


class _Party(Input):
    """Who they are (fields of a visit)."""

    plate: PartyPlate = Field("", title=mark("Plate of their car"), description=_FOOT)
    adults: Count = Field(1, le=MOST, title=mark("Adults"))
    name: PartyName = Field("", title=mark("Addressed as"), description=mark("For example 陈女士."))
    who: Guests = Field(Guests.MIXED, title=mark("They are"))
    children: Count = Field(0, le=MOST, title=mark("Children"))
    elders: Count = Field(0, le=MOST, title=mark("Elderly people"))
    assisted: Count = Field(0, le=MOST, title=mark("Of them need help"))
    representative: Line = Field("", title=mark("Sales representative"))
    again: bool = Field(False, title=mark("Have been here before"))
    wants_call: bool = Field(False, title=mark("Want to be called"))
    phone: Phone = Field("", title=mark("Phone number"), description=_CALL)
    sure: bool = Field(False, title=mark("Plate was read again"), description=_UNUSUAL)

    @property
    def people(self) -> int:
        """How many they are."""
        return self.adults + self.children + self.elders


class Expected(_Party):
    """Who is to come, and when (S6)."""

    day: date | None = Field(None, title=mark("Comes on"), description=mark("Empty for today."))
    at: TimeOfDay = Field("", title=mark("At what time"), description=mark("Empty: some time."))

    @property
    def time(self) -> time | None:
        """The time of day, None where none is said."""
        return time.fromisoformat(self.at) if self.at else None


class Arrival(_Party):
    """They are at the gate: every post is told, and the butler (ST1, S5)."""


class Change(_Party):
    """What is known of them by now."""

    flat: Line = Field("", title=mark("Type of flat seen"))
    opinion: Prose = Field("", title=mark("What they say"))


class Answer(Input):
    """Which post has answered."""

    post: FilledLine = Field(title=mark("Post"))


class Onward(Input):
    """Where they go next."""

    to: At = Field(At.ST3, title=mark("To which station"))


class Split(Input):
    """How many of them go their own way (S3)."""

    adults: Count = Field(0, le=MOST, title=mark("Adults"))
    children: Count = Field(0, le=MOST, title=mark("Children"))
    elders: Count = Field(0, le=MOST, title=mark("Elderly people"))
    assisted: Count = Field(0, le=MOST, title=mark("Of them need help"))
    name: Line = Field("", title=mark("Addressed as"))

    @property
    def people(self) -> int:
        """How many go."""
        return self.adults + self.children + self.elders


class Join(Input):
    """Whose party they go with from now on."""

    group: FilledLine = Field(
        title=mark("Goes with party"), description=mark("Its number on the board.")
    )


class Vip(Input):
    """Who said that they are to be minded especially, or that they are not (S10)."""

    vip: bool = Field(True, title=mark("Is a VIP"))
    said: FilledLine = Field(
        title=mark("Marked on the word of"), description=mark("Representative or manager.")
    )


class Seated(Input):
    """Where they sit."""

    seat: FilledLine = Field(title=mark("At which seat"), description=mark("As A1 in the café."))


class Leaving(Input):
    """They have left the site."""

    at: PastMoment | None = Field(None, title=mark("Left at"), description=mark("Empty for now."))
    opinion: Prose = Field("", title=mark("What they say"))


class Closing(Input):
    """What is known of a party as the site closes (S9)."""

    ended: Ended = Field(Ended.GONE, title=mark("They are"))
    at: PastMoment | None = Field(
        None, title=mark("Left at"), description=mark("Of who has gone. Empty for now.")
    )


class Why(Input):
    """Why it is so."""

    reason: FilledLine = Field(title=mark("Reason"))


class DayClosed(Input):
    """The day's end (S9, S16)."""

    windows: bool = Field(False, title=mark("Windows of the flat shut"))
    lamps: bool = Field(False, title=mark("Lamps off but those needed"))
    fire: bool = Field(False, title=mark("No fire, gas is shut"))
    incidents: Prose = Field("", title=mark("Incidents of the day"))


class Act(Input):
    """What is done with a key alone."""
