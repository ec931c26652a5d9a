"""The supervisor's signature under a day: the page in full, what it means, the PIN (D4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from textual import events

from store import dutylog, staff
from store.dutylog import Day
from store.staff import Staff
from store.words import Pin, StaffNumber, mark
from tui import actions, clockface
from tui.actions import Action
from tui.dutylog import words
from tui.form.screen import NEXT, SAVE, Form
from tui.frame import Rule
from tui.language import _
from tui.paint import Tone, Words
from tui.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

SCROLL = Action("scroll", ("pageup", "pagedown"), mark("Read"), mark("Read the page."), 5)


class Signing(BaseModel):
    """Who signs the day, with their own PIN."""

    model_config = ConfigDict(frozen=True)

    number: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN"))


class SignDay(Form[Signing, Day]):
    """The signature moment; ``who`` is the supervisor when it is the one who is signed in."""

    SCOPE = "day signature"
    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, SAVE, SCROLL, actions.BACK)
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

    def body(self) -> ComposeResult:
        """What signing means, the number and PIN, and the entries it covers."""
        yield from super().body()
        yield Rule()
        yield Page(id="sheet")

    def on_mount(self) -> None:
        """Show the entries; the first empty field has the focus."""
        super().on_mount()
        self.query_one("#fields").styles.height = 4
        self._sheet.can_focus = False
        self._sheet.show(_unsigned(self.page))

    @property
    def _sheet(self) -> Page:
        return self.query_one("#sheet", Page)

    def on_key(self, event: events.Key) -> None:
        """Let the page move while a field keeps the focus."""
        if event.key in SCROLL.keys:
            self._sheet.on_key(event)
        else:
            super().on_key(event)

    async def _sign(self, given: Signing) -> Day:
        who = staff.by_number(given.number)
        through = self.page.entries[-1].number
        return await self.app.desk(
            dutylog.sign_day, self.page.day, given.pin, by=who, through=through
        )


def _unsigned(page: Day) -> Iterator[str | Words]:
    for entry in page.unsigned:
        yield from words.full(entry)
        yield ""
    for signature in page.signatures:
        text = _("Signed before: {name} {at}, up to no. {n}")
        at = clockface.moment(signature.at)
        yield [(text.format(name=signature.staff.name, at=at, n=signature.through), Tone.FAINT)]
