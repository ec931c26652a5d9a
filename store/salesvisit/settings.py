"""The figures of the sales site, changeable without code (S5, S8, S11, S13, S15, §12)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from store import clock, estate
from store.estate import own
from store.inputs import Count, FilledLine, Input, Line, mark
from store.salesvisit.inputs import At, TimeOfDay

_TARGET = mark("Who waits longer stands first on the board, and on Today (S8).")
_ROOM = mark("Above it the ride is held and the butler waits (S11).")


def _posts(text: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(str.strip, re.split(r"[,，、]", text)))))


Posts = Annotated[FilledLine, AfterValidator(_posts)]
Hour = Annotated[TimeOfDay, Field(min_length=5)]


class SalesSettings(Input):
    """When the site is open, whom an arrival is told, how long guests may wait."""

    opens: Hour = Field(
        "09:00", title=mark("Sales site opens at"), description=mark("Posts are checked before.")
    )
    closes: Hour = Field(
        "18:00",
        title=mark("Sales site closes at"),
        description=mark("Who is still there by the record is asked for; a stay is cut here (S9)."),
    )
    ahead: Count = Field(
        15,
        le=120,
        title=mark("Sales post check, minutes before"),
        description=mark("Who comes later than so long before the opening is late (S13)."),
    )
    posts: Posts = Field(
        "车导员, 门僮, 宾客服务助理, 现场管家",
        title=mark("Posts told of an arrival"),
        description=mark("With commas between; who has not answered shows (S5)."),
    )
    site: Line = Field(
        "",
        title=mark("Name of the sales site"),
        description=mark("As it is said to guests. Empty: the estate's name."),
    )
    company: Line = Field(
        "",
        title=mark("Property company as it is said"),
        description=mark("Whose private-butler service is presented. Empty: the estate's name."),
    )
    door: Count = Field(0, le=240, title=mark("Wait at the door, minutes"), description=_TARGET)
    seat: Count = Field(1, le=240, title=mark("Wait for a seat, minutes"), description=_TARGET)
    drink: Count = Field(
        2, le=240, title=mark("Wait to be asked for a drink, minutes"), description=_TARGET
    )
    ride: Count = Field(5, le=240, title=mark("Wait for a ride, minutes"), description=_TARGET)
    covers: Count = Field(
        1, le=240, title=mark("Wait for shoe covers, minutes"), description=_TARGET
    )
    parties: Count = Field(
        2, ge=1, le=50, title=mark("Parties in the show flat"), description=_ROOM
    )
    people: Count = Field(8, ge=1, le=200, title=mark("People in the show flat"), description=_ROOM)
    kept: Count = Field(
        183,
        ge=1,
        le=1095,
        title=mark("Sales visitors kept, days"),
        description=mark(
            "After so many days names, phones and plates are erased; the counts stay. Longer than"
            " the purpose needs is not allowed (个人信息保护法 19)."
        ),
    )  # S15

    @property
    def opening(self) -> time:
        """When it opens."""
        return time.fromisoformat(self.opens)

    @property
    def told(self) -> list[str]:
        """The posts that hear of an arrival."""
        return self.posts.split(", ")

    def target(self, at: At) -> timedelta | None:
        """How long they may wait for a station, None where nothing is aimed at."""
        found = {
            At.ST2: self.door,
            At.ST3: self.seat,
            At.R1: self.ride,
            At.R2: self.ride,
            At.ST4: self.covers,
        }
        return timedelta(minutes=found[at]) if at in found else None

    def end(self, day: date) -> datetime:
        """When the site closes on a day."""
        return clock.moment(day, time.fromisoformat(self.closes))


def settings() -> SalesSettings:
    """The settings in force."""
    return own.settings("salesvisit", SalesSettings)


def site() -> str:
    """What the site is called to guests."""
    return settings().site or estate.settings().name


def company() -> str:
    """What the property company is called to guests."""
    return settings().company or estate.settings().name
