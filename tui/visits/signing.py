"""The supervisor's signature under a month's return visits: its summary in full (V10)."""

from __future__ import annotations

from collections.abc import Iterator

from store import visits
from store.visits import Kind, Line, Month, Signed
from tui.form.signature import SignatureForm
from tui.language import _
from tui.language.labels import label
from tui.widgets import paint
from tui.widgets.bars import bar
from tui.widgets.paint import Tone, Words

_BAR = 30


class SignMonth(SignatureForm[Signed, Month]):
    """The signature moment."""

    SCOPE = "visit signature"
    FIELD_ROWS = 4

    def __init__(self, month: Month) -> None:
        self.month = month
        means = _("I have read it; what was not satisfied is seen to.")
        super().__init__(
            Signed,
            _("The supervisor signs the return visits of {month}").format(month=month.month),
            self._sign,
            heading=[(means, Tone.STRONG)],
            draft="",
            first="pin",
        )

    def sheet(self) -> Iterator[str | Words]:
        """The summary that it covers."""
        return told(visits.summary(self.month.month))

    async def _sign(self, given: Signed) -> Month:
        by = self.app.signed_in
        return await self.app.desk(visits.sign, self.month.id, given, by=by)


def told(one: visits.Summary) -> Iterator[str | Words]:
    """A month in lines, each with its n and as a bar."""
    if not one.kinds:
        yield _("Nothing was to be visited.")
    for line in one.kinds:
        yield from _line(label(Kind(line.name)), line)
    for title, lines in ((_("By building"), one.buildings), (_("By team"), one.teams)):
        if lines:
            yield [(title, Tone.TITLE)]
        for line in lines:
            yield from _line(line.name, line)


def _line(name: str, line: Line) -> Iterator[Words]:
    tenths = line.visited * 1000 // line.due if line.due else None
    drawn = bar(tenths, line.quota * 10 or None, _BAR)
    tone = Tone.ALARM if line.short else Tone.PLAIN
    yield [*paint.fit(name, 14), (f" {drawn} ", tone), (line.share.text, tone)]
    if line.told:
        words = _("satisfied {glad}; solved at once {once}; not satisfied {c}")
        told = words.format(glad=line.satisfied.text, once=line.once.text, c=line.c)
        yield [*paint.fit("", 14), (" " + told, Tone.PLAIN)]
