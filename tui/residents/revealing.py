"""Showing a masked figure for a while: the reason first, on record before anything shows (F6)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from pydantic import Field, model_validator

from store import clock
from store.inputs import Input, Line, mark, wrong
from store.residents import Confidential, Person
from store.text import Named
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone

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


_USUAL = {Confidential.PHONE: Why.CALL, Confidential.ID_NUMBER: Why.IDENTITY}
_TITLES = {
    Confidential.PHONE: mark("Show the phone of {name}"),
    Confidential.ID_NUMBER: mark("Show the ID number of {name}"),
}


class RevealForm(Form[Reveal, str]):
    """Asks for the reason, the usual one chosen; gives the whole figure once it is on record."""

    SAVES = mark("Show")

    def __init__(
        self, field: Confidential, who: Person, submit: Callable[[Reveal], Awaitable[str]]
    ) -> None:
        title = _TITLES[field]
        super().__init__(
            Reveal,
            _(title).format(name=who.name),
            submit,
            initial={"why": _USUAL[field]},
            heading=[_("Who looks, when and why goes on record before it shows.")],
            draft="",
            first="why",
        )

    @property
    def half_written(self) -> bool:
        """Nothing here is worth keeping."""
        return False


class Revealed:
    """What shows whole now, and until when."""

    def __init__(self) -> None:
        self._shown: dict[tuple[int, Confidential], tuple[str, datetime]] = {}

    def show(self, person_id: int, field: Confidential, value: str) -> None:
        """Show a figure from now on."""
        self._shown[person_id, field] = (value, clock.now() + SHOWS_FOR)

    def hide(self) -> bool:
        """Show nothing any more; whether something showed."""
        showed = bool(self._shown)
        self._shown.clear()
        return showed

    def hide_old(self) -> bool:
        """Hide what has shown long enough, all when the clock was set back; whether any did."""
        now, before, none = clock.now(), len(self._shown), timedelta(0)
        self._shown = {
            key: (value, until)
            for key, (value, until) in self._shown.items()
            if none < until - now <= SHOWS_FOR
        }
        return len(self._shown) < before

    def shown(self, who: Person, field: Confidential) -> tuple[str, Tone]:
        """A figure as it shows now: whole, masked, or a dash where the file has none."""
        value, _until = self._shown.get((who.id, field), ("", None))
        masked = who.phone if field is Confidential.PHONE else who.id_number
        return (value, Tone.GOOD) if value else (masked or "-", Tone.PLAIN)
