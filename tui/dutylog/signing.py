"""The supervisor's signature under a day: the page in full, what it means, the PIN (D4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from store import dutylog
from store.desk import staff
from store.dutylog import Day
from store.inputs import Input, Pin, StaffNumber, mark
from store.rights import Staff
from tui.dutylog import words
from tui.form.signature import SignatureForm
from tui.language import _, clockface
from tui.widgets.paint import Tone, Words


class Signing(Input):
    """Who signs the day, with their own PIN."""

    number: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN"))


class SignDay(SignatureForm[Signing, Day]):
    """The signature moment; ``who`` is the supervisor when it is the one who is signed in."""

    SCOPE = "day signature"
    FIELD_ROWS: ClassVar[int] = 4
    HELP = mark("Read the entries with PgUp and PgDn. Number, Enter, PIN, Enter signs them.")

    def __init__(self, page: Day, who: Staff | None) -> None:
        self.page = page
        title = _("The supervisor signs {day}; entries: {n}").format(
            day=page.day.isoformat(), n=len(page.unsigned)
        )
        means = _("By signing I have checked these entries; none is changed or left out.")
        super().__init__(
            Signing,
            title,
            self._sign,
            initial={"number": who.number} if who else {},
            heading=[(means, Tone.STRONG)],
            draft="",
        )

    def sheet(self) -> Iterator[str | Words]:
        """The entries that it covers."""
        return _unsigned(self.page)

    async def _sign(self, given: Signing) -> Day:
        who = staff.by_number(given.number)
        through = self.page.entries[-1].number if self.page.entries else None
        return await self.app.desk(
            dutylog.sign_day, self.page.day, given.pin, by=who, through=through
        )


def _unsigned(page: Day) -> Iterator[str | Words]:
    if not page.entries:
        yield _("Nothing was written on this day.")
    for entry in page.unsigned:
        yield from words.full(entry)
        yield ""
    for signature in page.signatures:
        text = _("Signed before: {name} {at}, up to no. {n}")
        at = clockface.moment(signature.at)
        yield [(text.format(name=signature.staff.name, at=at, n=signature.through), Tone.FAINT)]
