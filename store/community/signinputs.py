"""What is filled in about who comes to an event (O18)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store.community.places import Party
from store.inputs import Filled, FilledLine, HomeId, Input, Line, Number, Phone, ResidentName, mark

Few = Annotated[Number, Field(ge=0, le=99)]


class NewSignup(Input):
    """Who of which home comes, and how many of each kind."""

    home: HomeId = Field(title=mark("Home"))
    who: Annotated[ResidentName, Filled] = Field(title=mark("Who signs up"))
    phone: Phone = Field("", title=mark("Phone"))
    adults: Few = Field(1, title=mark("Adults"))
    seniors: Few = Field(0, title=mark("Elderly"))
    children: Few = Field(0, title=mark("Children"))
    child_with: Line = Field(
        "",
        title=mark("Children come with"),
        description=mark("Name and phone, where no adult signs up with them."),
    )

    @property
    def party(self) -> Party:
        """How many come."""
        return Party(self.adults, self.seniors, self.children)


class Change(Input):
    """How many come now."""

    adults: Few = Field(title=mark("Adults"))
    seniors: Few = Field(title=mark("Elderly"))
    children: Few = Field(title=mark("Children"))
    child_with: Line = Field("", title=mark("Children come with"))

    @property
    def party(self) -> Party:
        """How many come."""
        return Party(self.adults, self.seniors, self.children)


class Remarked(Input):
    """A step of which there is little to say."""

    remark: Line = Field("", title=mark("Remark"))


class Overbooking(Input):
    """Why they come although every place is taken: by name, on the record (Q125)."""

    reason: FilledLine = Field(title=mark("Reason"))


class Came(Input):
    """How many of them came."""

    came: Annotated[Number, Field(ge=1, le=99)] | None = Field(
        None, title=mark("How many came"), description=mark("Empty: all who signed up.")
    )


class Mistaken(Input):
    """What was wrong with a tick."""

    reason: FilledLine = Field(title=mark("What was wrong"))


class Told(Input):
    """How they were told that it does not take place, or is another time."""

    how: Line = Field("", title=mark("How"))
