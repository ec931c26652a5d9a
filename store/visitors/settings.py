"""The figures of visits, changeable without code (N1, N4–N9; money.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, FilledLine, Input, mark


class VisitorSettings(Input):
    """What is taken of a visitor, how long a pass holds, and how long all of it is kept."""

    kept: Count = Field(
        90,
        ge=1,
        le=1095,
        title=mark("Visits kept, days"),
        description=mark(
            "After so many days names, phones and plates are erased; the counts stay. Longer than"
            " the purpose needs is not allowed (个人信息保护法 19)."
        ),
    )  # N9
    latest: Count = Field(
        22,
        le=23,
        title=mark("Visitors leave by, hour"),
        description=mark(
            "Who is inside after that hour of the last day of their pass stands on Today."
        ),
    )  # N6
    ahead: Count = Field(
        30,
        ge=1,
        le=366,
        title=mark("Announced at most, days ahead"),
        description=mark("So many days ahead a visitor can be announced."),
    )  # N5
    days: Count = Field(
        7,
        ge=1,
        le=366,
        title=mark("Pass of a visitor, days"),
        description=mark("So many days a visitor's pass holds at most."),
    )  # N5
    regular: Count = Field(
        90,
        ge=1,
        le=366,
        title=mark("Pass of who comes regularly, days"),
        description=mark("So many days it holds for nannies, tutors and couriers, then again."),
    )  # N7
    of_workers: bool = Field(
        True,
        title=mark("Phone and ID of workers"),
        description=mark("Asked of fitters and workers; nobody else is asked where this is off."),
    )  # N1
    of_agents: bool = Field(
        True,
        title=mark("Phone and ID of agents"),
        description=mark("Asked of estate agents."),
    )  # N1
    at_night: bool = Field(
        True,
        title=mark("Phone and ID at night"),
        description=mark("Asked of who comes after that hour, and before six."),
    )  # N1
    cards: Count = Field(
        0,
        title=mark("Pass cards at the desk"),
        description=mark("How many numbered cards there are; the handover counts them. 0: none."),
    )  # N4, H2
    card: FilledLine = Field(
        "访客证",
        title=mark("What the cards are called"),
        description=mark("As they stand among the public items of the handover."),
    )
    free_minutes: Count = Field(
        0,
        le=1440,
        title=mark("Free parking, minutes"),
        description=mark("As the slip tells a visitor who comes by car; 0: it says nothing."),
    )  # N8


def settings() -> VisitorSettings:
    """The settings in force."""
    return own.settings("visitors", VisitorSettings)
