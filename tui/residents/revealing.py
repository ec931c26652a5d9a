"""Showing a masked figure for a while: the reason first, on record before anything shows (F6)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from store import clock
from store.residents import Confidential
from tui.form.revealing import SHOWS_FOR, Reveal, Why
from tui.form.screen import Form
from tui.language import _, mark
from tui.residents.things import Figure
from tui.widgets.paint import Tone

_USUAL = {
    Confidential.PHONE: Why.CALL,
    Confidential.ID_NUMBER: Why.IDENTITY,
    Confidential.CONTACT_PHONE: Why.CALL,
}
_TITLES = {
    Confidential.PHONE: mark("Show the phone of {name}"),
    Confidential.ID_NUMBER: mark("Show the ID number of {name}"),
    Confidential.CONTACT_PHONE: mark("Show the phone of {name}"),
}


class RevealForm(Form[Reveal, str]):
    """Asks for the reason, the usual one chosen; gives the whole figure once it is on record."""

    SAVES = mark("Show")

    def __init__(self, figure: Figure, submit: Callable[[Reveal], Awaitable[str]]) -> None:
        title = _TITLES[figure.field]
        super().__init__(
            Reveal,
            _(title).format(name=figure.whose),
            submit,
            initial={"why": _USUAL[figure.field]},
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
        self._shown: dict[tuple[int, Confidential, int | None], tuple[str, datetime]] = {}

    def show(self, figure: Figure, value: str) -> None:
        """Show a figure from now on."""
        self._shown[figure.key] = (value, clock.now() + SHOWS_FOR)

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

    def shown(self, figure: Figure | None) -> tuple[str, Tone]:
        """A figure as it shows now: whole, masked, or a dash where the file has none."""
        if figure is None:
            return "-", Tone.PLAIN
        value, _until = self._shown.get(figure.key, ("", None))
        return (value, Tone.GOOD) if value else (figure.masked, Tone.PLAIN)
