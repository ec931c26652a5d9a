"""Why a masked figure is to show, and how long it does (F6)."""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field, model_validator

from store.inputs import Input, Line, mark, wrong
from store.text import Named
from tui.language import _
from tui.language.labels import label

SHOWS_FOR = timedelta(seconds=60)


class Why(Named):
    """The usual reasons for looking at a figure."""

    CALL = "call", mark("Call back")
    IDENTITY = "identity", mark("Check identity")
    DELIVERY = "delivery", mark("Parcel or visitor")
    EMERGENCY = "emergency", mark("Emergency")
    AUTHORITY = "authority", mark("Asked for by law")
    OTHER = "other", mark("Other")


class Reveal(Input):
    """Why a figure is shown."""

    why: Why = Field(Why.CALL, title=mark("What for"))
    words: Line = Field("", title=mark("More words"))

    @model_validator(mode="after")
    def _said(self) -> Reveal:
        if self.why is Why.OTHER and not self.words:
            raise wrong("Please say what for.")
        return self

    @property
    def reason(self) -> str:
        """The reason as it goes on record."""
        return _(": ").join(filter(None, (label(self.why), self.words)))
