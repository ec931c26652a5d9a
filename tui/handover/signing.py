"""A signature is a moment: the sheet in full, what signing means, name, PIN (H5, H8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from store import handover
from store.handover import Party, Record, Signing
from store.staff import Staff
from tui import actions
from tui.actions import Action
from tui.form.screen import SAVE, Form
from tui.frame import Rule
from tui.handover.sheet import parties, record_words
from tui.labels import label
from tui.language import _, mark
from tui.paint import Tone
from tui.pane import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

MEANS = {
    Party.OUTGOING: mark("By signing, {name} declares that all of this is true and complete."),
    Party.INCOMING: mark("By signing, {name} has checked all of this and takes the desk over."),
}
SCROLL = Action("scroll", ("pageup", "pagedown"), mark("Read"), mark("Read the sheet."), 5)


class SignaturePage(Form[Signing, Record]):
    """One of the two signs; PgUp and PgDn read the sheet while the PIN is asked."""

    SCOPE = "signature"
    ACTIONS: ClassVar[tuple[Action, ...]] = (SAVE, SCROLL, actions.BACK)

    def __init__(self, record: Record, party: Party, who: Staff) -> None:
        self.record, self.party, self.who = record, party, who
        title = _("Signature of the {party}: {name} {number}").format(
            party=label(party), name=who.name, number=who.number
        )
        means = _(MEANS[party]).format(name=who.name)
        super().__init__(Signing, title, self._sign, heading=[(means, Tone.STRONG)], draft="")

    def body(self) -> ComposeResult:
        """What signing means, the PIN, and the sheet."""
        yield from super().body()
        yield Rule()
        yield Page(id="sheet")

    def on_mount(self) -> None:
        """Show the sheet; the PIN has the focus."""
        super().on_mount()
        heading = [(f"{self.record.shift}  {parties(self.record)}", Tone.TITLE)]
        page = self.query_one("#sheet", Page)
        page.can_focus = False
        page.show([heading, *record_words(self.record)])

    async def _sign(self, given: Signing) -> Record:
        return await self.app.desk(handover.sign, self.record.id, given, by=self.who)

    def act_scroll(self) -> None:
        """The pane itself turns the pages."""
