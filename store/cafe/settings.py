"""The figures of the café, changeable without code (CR2, CR25, CR30, A27; service.md §12)."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field

from store.estate import own
from store.inputs import Count, FilledLine, Input, mark, wrong


def _of_day(text: str) -> str:
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text):
        raise wrong("A time of day is hours and minutes, for example 09:00.")
    return text.zfill(5)


TimeOfDay = Annotated[FilledLine, AfterValidator(_of_day)]


class CafeSettings(Input):
    """When the café opens, and how its guests are served."""

    opens: TimeOfDay = Field(
        "09:00",
        title=mark("Café opens at"),
        description=mark("Its posts are looked over before."),
    )
    ahead: Count = Field(
        15,
        le=120,
        title=mark("Café post check, minutes before"),
        description=mark("Who comes later than so long before the opening is late (CR2)."),
    )
    let_past: bool = Field(
        False,
        title=mark("Without a health certificate"),
        description=mark(
            "Off: who has none that is valid is not put on the post (食品安全法 45). On: who is in"
            " charge may let them, with the reason on record."
        ),
    )  # C4, A27, G12
    suggestions: Count = Field(
        3,
        ge=1,
        le=9,
        title=mark("Drinks suggested to a guest"),
        description=mark("So many at most; a further one is refused (CR25)."),
    )
    refill: Count = Field(
        10,
        ge=1,
        le=240,
        title=mark("Refill asked after, minutes"),
        description=mark("Once a third is left, or so long after the drink was served (CR30)."),
    )
    served: Count = Field(
        5,
        ge=1,
        le=240,
        title=mark("Drink served within, minutes"),
        description=mark("What the bar has for longer stands first (S8)."),
    )

    @property
    def opening(self) -> time:
        """When it opens."""
        return time.fromisoformat(self.opens)


def settings() -> CafeSettings:
    """The settings in force."""
    return own.settings("cafe", CafeSettings)
