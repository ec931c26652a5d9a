"""Outages on screen: what is missing where, from when to when, and what homes are told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, outages
from store.outages import OUTAGE_NOTICE, OUTAGES, Outage, Stage
from tui.answers import Answers
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ANNOUNCE = Action(
    "new", ("ctrl+n",), mark("New outage"), mark("What is missing, where, until when."), 4
)
END = Action("end", ("ctrl+e",), mark("It is over"), mark("What was missing is there again."), 5)
CHANGE = Action(
    "change", ("ctrl+u",), mark("Other time or words"), mark("What homes are told from now on."), 6
)
REPORT = Action(
    "report", ("ctrl+t",), mark("Reported by a home"), mark("Somebody calls about it."), 7
)
CALL_OFF = Action(
    "call_off", ("ctrl+k",), mark("It does not come"), mark("It is called off, or was none."), 8
)


def _late(one: Outage) -> bool:
    return one.stage is Stage.STANDS and one.until is not None and one.until <= clock.now()


def _state(one: Outage) -> str:
    if one.stage is not Stage.STANDS:
        return label(one.stage)
    if _late(one):
        return _("over?")
    return _("runs") if one.runs(clock.now()) else label(one.stage)


class OutagesScreen(RegisterScreen[Outage]):
    """The outages, those that stand on top."""

    SCOPE = "outages"
    TITLE = mark("Outages")
    REGISTER = OUTAGES
    HELP = mark(
        "What is missing somewhere, planned or not, with the words that whoever calls is told: they"
        " stand under the home in every form and on its page. {end} ends one; {change} lets other"
        " words be read out."
    )
    SHEETS = (OUTAGE_NOTICE,)
    VIEWS: ClassVar[tuple[View[Outage], ...]] = (
        View(mark("standing"), lambda one: one.stage is Stage.STANDS),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Outage], ...]] = (
        Do("announced", ANNOUNCE, outages.announce),
        Do("ended", END, outages.end),
        Do("changed", CHANGE, outages.change, vars),
        Do("reported", REPORT, outages.report),
        Do("called_off", CALL_OFF, outages.call_off),
    )

    def things(self, typed: str) -> Sequence[Outage]:
        """Outages by number, place and words."""
        return outages.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, what and where, from when to when."""
        return [
            Column(_("State"), 8),
            Column(_("Missing"), 12),
            Column(_("Where"), 12),
            Column(_("Begins"), 12),
            Column(_("Ends by"), 12),
            Column(_("Read out"), 12, flex=True),
        ]

    def drawn(self, one: Outage) -> Drawn:
        """An outage as a line."""
        stands, ends = one.stage is Stage.STANDS, one.ended_at or one.until
        cells: list[str | Words] = [
            [(_state(one), Tone.WARN if stands else Tone.FAINT)],
            label(one.supply),
            one.scope or _("the estate"),
            clockface.short(one.since),
            clockface.short(ends) if ends else "-",
            one.words.replace("\n", " "),
        ]
        sign = "!" if _late(one) else "*" if one.runs(clock.now()) else " "
        return Drawn(cells, mark=sign, tone=Tone.PLAIN if stands else Tone.FAINT)

    def named(self, one: Outage) -> str:
        """Number, what and where."""
        where = one.scope or _("the estate")
        return "  ".join((one.number, label(one.supply), where, _state(one)))

    def full(self, one: Outage) -> Iterator[str | Words]:
        """What is read out, who says so, how many called, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield [(one.words, Tone.STRONG)]
        told = [_("announced by {who}").format(who=one.announced or "-")]
        told += [_("planned")] if one.planned else []
        told += [_("reported by homes: {n}").format(n=one.reports)] if one.reports else []
        yield "  ".join(told)
        yield from rest


ANSWERS = Answers(
    drafts=drafts(OutagesScreen),
    place=lambda number: outages.get(number).number,
)
