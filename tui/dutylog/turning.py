"""Asking for the day whose page the log is turned to."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store import clock
from store.errors import Refused
from store.inputs import Input, PastDay
from tui.form.screen import Form
from tui.language import _, mark


class WhichDay(Input):
    """The day to turn to."""

    day: PastDay = Field(title=mark("Day"), description=mark("For example yesterday or 11-20."))


class TurnTo(Form[WhichDay, date]):
    """Asks for the day to turn to."""

    SAVES = mark("Turn to it")

    def __init__(self) -> None:
        super().__init__(WhichDay, _("Turn to which day?"), _has_come, draft="")


async def _has_come(which: WhichDay) -> date:
    if which.day > clock.today():
        raise Refused(mark("This day has not come yet."), field="day")
    return which.day
