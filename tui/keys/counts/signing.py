"""The signature of who counted the keys (K3)."""

from __future__ import annotations

from collections.abc import Iterable

from store.desk import staff
from store.keys import counts
from store.keys.counts import KeyCount, Party, Signing
from store.rights import Staff
from tui.form.signature import SignatureForm
from tui.keys.counts import words
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words


class SignaturePage(SignatureForm[Signing, KeyCount]):
    """Who counted signs for it."""

    SCOPE = "key count signature"

    def __init__(self, record: KeyCount, who: Staff) -> None:
        self.record = record
        title = _("Signature of the {party}: {name} {number}").format(
            party=label(Party.COUNTER), name=who.name, number=who.number
        )
        means = _("By signing, {name} declares: each hook was counted before the list was read.")
        heading: Words = [(means.format(name=who.name), Tone.STRONG)]
        super().__init__(Signing, title, self._sign, heading=heading, draft="")

    def sheet(self) -> Iterable[str | Words]:
        """The whole reconciliation."""
        return words.whole(self.record, staff.names())

    async def _sign(self, given: Signing) -> KeyCount:
        return await self.app.desk(counts.sign, self.record.id, given, by=self.app.signed_in)
