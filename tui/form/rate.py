"""Typing a rate a day, and being told what it is in a year ($51)."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from store import money
from tui.form.entry import Entry
from tui.language import _
from tui.widgets.paint import Tone, Words

_DECIMALS = 4
# A year of the usual 0.05 % a day. What is more than 30 % above the loss a court may cut, and the
# loss is what the money would have cost meanwhile (民法典 585; 合同编通则解释 65).
_USUAL = 18_2500


class DailyRate(Entry):
    """A rate a day in per cent."""

    def notes(self) -> list[Words]:
        """What it is in a year; a warning where a court may well cut it."""
        yearly = self._yearly()
        if self.error or not self.has_focus or yearly is None:
            return super().notes()
        told = _("= {yearly} % a year").format(yearly=money.measure_text(yearly, _DECIMALS))
        if yearly <= _USUAL:
            return [[(told, Tone.GOOD)], *super().notes()]
        warning = _(
            "! More than 30 % above the loss, a court may cut it (民法典 585): 18.25 % is usual."
        )
        return [[(told, Tone.ALARM)], *([(line, Tone.ALARM)] for line in self._wrapped(warning))]

    def _yearly(self) -> int | None:
        try:
            return money.whole(self.text.strip().rstrip("%％"), _DECIMALS) * 365
        except PydanticCustomError:
            return None
