"""Income and expenditure from finance's figures, the desk's own beside ($63)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from printing.rates import asked_posted
from store import clock, money, rates
from store.rates import LINES, Line, Stage
from store.rates.published import desk_received
from store.waiting import Waiting
from tui.answers import Answers
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New line"), mark("A figure of finance's, posted."), 4)
STRIKE = Action("strike", ("ctrl+k",), mark("Strike"), mark("It was wrong; enter it anew."), 5)


def _differs(one: Line) -> bool:
    received = desk_received(one)
    return one.stage is Stage.ENTERED and received is not None and received != one.amount


class PublishedScreen(RegisterScreen[Line]):
    """The lines, the newest month on top."""

    SCOPE = "published"
    TITLE = mark("Income and expenditure")
    REGISTER = LINES
    HELP = mark(
        "What is posted of a month: finance's figures with their sources. Where a line is held"
        " against an item of the price list, what was received here stands beside it, and ! marks"
        " a difference; nothing is put right by itself."
    )
    LISTS = ((rates.POSTED, ""),)
    VIEWS: ClassVar[tuple[View[Line], ...]] = (
        View(mark("on the sheet"), lambda one: one.stage is Stage.ENTERED),
        View(mark("differing"), _differs),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Line], ...]] = (
        Do("entered", ENTER, rates.enter),
        Do("struck", STRIKE, rates.strike),
    )

    def things(self, typed: str) -> Sequence[Line]:
        """Lines by number, month and item."""
        return rates.every(typed)

    def columns(self) -> Sequence[Column]:
        """Month, item, what finance says and what was received here."""
        return [
            Column(_("Month"), 7),
            Column(_("Item"), 16, flex=True),
            Column(_("Kind"), 16),
            Column(_("Amount, yuan"), 14, right=True),
            Column(_("Received here"), 14, right=True),
        ]

    def drawn(self, one: Line) -> Drawn:
        """A line of the sheet."""
        received = desk_received(one)
        had = "" if received is None else money.text(received)
        cells = (one.month, one.name, label(one.kind), money.text(one.amount), had)
        tone = Tone.PLAIN if one.stage is Stage.ENTERED else Tone.FAINT
        return Drawn(cells, "!" if _differs(one) else " ", tone)

    def named(self, one: Line) -> str:
        """Number, item and amount."""
        return f"{one.number}  {one.name}  {money.text(one.amount)}"

    def full(self, one: Line) -> Iterator[str | Words]:
        """Where it is taken from, and whether what was received here differs."""
        first, *rest = super().full(one)
        yield first
        yield _("{month}  {kind}  source {source}, {dated}").format(
            month=one.month, kind=label(one.kind), source=one.source, dated=one.dated.isoformat()
        )
        received = desk_received(one)
        if received is not None and _differs(one):
            told = _("Received here: {received}; finance says {amount}.").format(
                received=money.text(received), amount=money.text(one.amount)
            )
            yield [(told, Tone.WARN)]
        yield from rest

    def _sheets(self) -> list[preview.Asked]:
        current = self.rows.current
        return [asked_posted(current.month if current else f"{clock.today():%Y-%m}")]


async def _to_the_rate(desk: Host, _one: Waiting) -> None:
    """The month that runs, with the homes that would close the gap."""
    await desk.go("rates")


ANSWERS = Answers(drafts=drafts(PublishedScreen), opens={"month_close.behind": _to_the_rate})
