"""How long found things wait for their owner, changeable without code (民法典 314–318)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class LostPropertySettings(Input):
    """When the desk asks after a found thing, and when it forgets who claimed it."""

    term: Count = Field(
        12,
        ge=1,
        le=120,
        title=mark("Claimed within, months"),
        description=mark(
            "From the notice on; what nobody claims in this time belongs to the state (民法典 318)."
            " It counts for notices from now on."
        ),
    )
    ask: Count = Field(
        0,
        le=365,
        title=mark("Asked after, days"),
        description=mark(
            "What lies longer stands on Today: its owner is told, or the police get it (民法典"
            " 314). 0: none does."
        ),
    )  # local rule, off until chosen
    keep: Count = Field(
        365,
        le=3650,
        title=mark("Names kept, days"),
        description=mark(
            "So many days after it is gone, names, phones and descriptions are erased, as soon as"
            " they are not needed any more (个人信息保护法 19, 47); 0: they are kept."
        ),
    )


def settings() -> LostPropertySettings:
    """The settings in force."""
    return own.settings("lostproperty", LostPropertySettings)
