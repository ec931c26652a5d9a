"""Typing a day or a moment, and being told what was understood."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from tui.form import typedtime
from tui.form.entry import Entry
from tui.form.field import Unfit
from tui.language import _, clockface
from tui.widgets.paint import Tone, Words


class MomentEntry(Entry):
    """A moment; ``15:00``, ``明天 10:00``, ``+2h``."""

    def read(self) -> datetime | date | None:
        """What the typed text means."""
        return typedtime.read_moment(self.text)

    @property
    def how(self) -> str:
        """How a moment is written."""
        return _("Type a time like 15:00, tomorrow 10:00, 11-24 9:00 or +2h.")

    def said(self) -> str:
        """What was understood, in words."""
        found = self.read()
        return clockface.spoken(found) if isinstance(found, datetime) else ""

    def value(self) -> object:
        """The UTC moment; raises ``Unfit``."""
        found = self.read()
        if found is None:
            raise Unfit(self.how)
        return found

    def notes(self) -> list[Words]:
        """What was understood, while the field has the focus."""
        if not self.error and self.has_focus and (said := self.said()):
            return [[("= " + said, Tone.GOOD)]]
        return super().notes()


class PastMomentEntry(MomentEntry):
    """A moment that has been; ``14:45`` is the last such time."""

    def read(self) -> datetime | date | None:
        """What the typed text means."""
        return typedtime.read_moment(self.text, past=True)

    @property
    def how(self) -> str:
        """How such a moment is written."""
        return _("Type a time like 14:45, yesterday 22:10, 11-24 9:00 or -20 for 20 minutes ago.")


class DayEntry(MomentEntry):
    """A day; ``11-24``, ``明天``, ``+3d``."""

    PAST: ClassVar[bool] = False

    def read(self) -> datetime | date | None:
        """The typed day."""
        return typedtime.read_day(self.text, past=self.PAST)

    @property
    def how(self) -> str:
        """How a day is written."""
        return _("Type a day like 11-24, tomorrow, 2026-11-24 or +3d.")

    def said(self) -> str:
        """The day with its weekday."""
        found = self.read()
        if found is None:
            return ""
        said = (clockface.near_day(found), clockface.weekday(found), found.isoformat())
        return " ".join(dict.fromkeys(said))

    def value(self) -> object:
        """The day; raises ``Unfit``."""
        found = self.read()
        if found is None:
            raise Unfit(self.how)
        return found


class PastDayEntry(DayEntry):
    """A day that has been; ``3-1`` is the last first of March."""

    PAST = True

    @property
    def how(self) -> str:
        """How such a day is written."""
        return _("Type a day like 11-24, yesterday or 2026-11-24.")
