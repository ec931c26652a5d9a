"""The two signatures of a handover (H5, H8)."""

from __future__ import annotations

from collections.abc import Iterable

from store import handover
from store.handover import Party, Record, Signing
from store.rights import Staff
from tui.form.signature import SignatureForm
from tui.handover.facts import parties, record_words
from tui.language import _, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

MEANS = {
    Party.OUTGOING: mark("By signing, {name} declares that all of this is true and complete."),
    Party.INCOMING: mark("By signing, {name} has checked all of this and takes the desk over."),
}


class SignaturePage(SignatureForm[Signing, Record]):
    """One of the two signs."""

    SCOPE = "handover signature"

    def __init__(self, record: Record, party: Party, who: Staff) -> None:
        self.record, self.party, self.who = record, party, who
        title = _("Signature of the {party}: {name} {number}").format(
            party=label(party), name=who.name, number=who.number
        )
        means = _(MEANS[party]).format(name=who.name)
        super().__init__(Signing, title, self._sign, heading=[(means, Tone.STRONG)], draft="")

    def sheet(self) -> Iterable[str | Words]:
        """The whole record."""
        heading = f"{self.record.shift}  {parties(self.record)}"
        return [[(heading, Tone.TITLE)], *record_words(self.record)]

    async def _sign(self, given: Signing) -> Record:
        return await self.app.desk(handover.sign, self.record.id, given, by=self.who)
