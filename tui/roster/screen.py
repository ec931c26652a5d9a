"""The months of the roster; Enter opens one in the grid (O4-O7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from store import agenda, clock, roster
from store.roster import CHANGES, MONTH_SHEET, ROSTERS, Roster, Seen, Stage
from store.roster import SWAPS as REGISTER_OF_SWAPS
from tui import sentences
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.roster.planning import Planning
from tui.roster.swaps import SwapsScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_KEEPS = "store.roster.rights:KEEP_ROSTER"
NEW = Action("new", ("ctrl+n",), mark("New month"), mark("Begin its roster."), 7, right=_KEEPS)
PUBLISH = Action(
    "publish", ("ctrl+d",), mark("Publish"), mark("From then on each change is told."), 8,
    right=_KEEPS,
)  # fmt: skip
SWAPS = Action("swaps", ("ctrl+r",), mark("Swaps"), mark("Asked, agreed, allowed."), 9)
TOLD = Action("told", ("ctrl+t",), mark("Has seen it"), mark("A change was told."), 10)


class RosterScreen(RegisterScreen[Roster]):
    """The months, the newest on top."""

    SCOPE = "roster"
    TITLE = mark("Roster")
    REGISTER = ROSTERS
    HELP = mark(
        "Enter opens a month: people by days, a digit a day. {publish} publishes it; from then on"
        " the desk reads it: who is on, who relieves, whom an alarm reaches. {swaps} has the"
        " swaps, {told} notes that somebody has seen a change."
    )
    SHEETS = (MONTH_SHEET,)
    MORE = (SWAPS, TOLD)
    FOLLOWS = ("roster_change", "roster_swap")
    LOWER_LINES = 9
    VIEWS: ClassVar[tuple[View[Roster], ...]] = (View(mark("all")),)
    STEPS: ClassVar[tuple[Do[Roster], ...]] = (
        Do("begun", NEW, roster.begin),
        Do("published", PUBLISH, roster.publish),
    )

    def things(self, typed: str) -> Sequence[Roster]:
        """Months by number and month."""
        return roster.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, leftmost."""
        return [
            Column(_("State"), 10),
            Column(_("Month"), 8),
            Column(_("Roster no."), 13),
            Column(_("Short by"), 8, right=True),
            Column(_("Changes"), 8, right=True),
            Column("", 4, flex=True),
        ]

    def drawn(self, one: Roster) -> Drawn:
        """A month as a line."""
        short = sum(gap.missing for gap in roster.gaps_of(one))
        cells: list[str | Words] = [
            label(one.stage),
            one.month,
            one.number,
            str(short) if short else "",
            str(one.changes) if one.changes else "",
            "",
        ]
        return Drawn(cells, "!" if short and one.stage is Stage.PUBLISHED else " ")

    def named(self, one: Roster) -> str:
        """Number, month and how it stands."""
        return "  ".join((one.number, one.month, label(one.stage)))

    def full(self, one: Roster) -> Iterator[str | Words]:
        """Where it is short, who is on now, what is to be told, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        ahead = [gap for gap in roster.gaps_of(one) if gap.start > clock.now()]
        for gap in ahead[:2]:
            told = _("{day} {post} {shift} is short by {n}").format(
                day=clockface.day(gap.day), post=label(gap.post), shift=gap.symbol, n=gap.missing
            )
            yield [(told, Tone.WARN)]
        if one.first <= clock.today() <= one.last:
            yield self._on_now()
        changes = agenda.kept("roster_change")
        if told_of := [each for each in changes if each.figures["day"][:7] == one.month]:
            told = _("{n} changes are to be told: {key}").format(n=len(told_of), key=TOLD.spelled)
            yield [(told, Tone.WARN)]
        yield from rest

    def _on_now(self) -> Words:
        on = roster.rostered(clock.now())
        if on is None:
            return [_("Not published: nobody reads it yet.")]
        names = [f"{one.name} {one.phone}".strip() for one in on]
        return [_("On now: {names}").format(names=", ".join(names) or _("nobody"))]

    def point(self, key: object) -> None:
        """Go to a month; of a swap or a change, to the month that it lies in."""
        super().point(_month_of(str(key)))

    def form_initial(self) -> Mapping[str, object]:
        """The month after the newest."""
        newest = roster.every()
        return {"month": newest[0].last + timedelta(days=1) if newest else clock.today()}

    async def act_new(self) -> None:
        """Begin the next month, and open it."""
        form = self.form(self.app, self.STEPS[0], None, self.form_initial())
        after = await self.app.ask(form)
        if after is not None:
            self.point(after.id)
            await self.act_open()

    async def act_open(self) -> None:
        """The month's grid."""
        if (one := self.rows.current) is not None:
            await self.app.ask(Planning(one))
            self.load()

    async def act_swaps(self) -> None:
        """The swaps."""
        await self.app.ask(SwapsScreen())
        self.load()

    async def act_told(self) -> None:
        """Note that somebody has seen what was changed about them."""
        waits = agenda.kept("roster_change")
        if not waits:
            self.say(_("No change is to be told."))
            return
        offered = [
            Action(one.subject, (), sentences.told(one.kind, one.figures), "", None)
            for one in waits[:12]
        ]
        chosen = await self.app.ask(Menu(_(TOLD.title), offered))
        if chosen is not None:
            number = int(chosen.id.partition(":")[2])
            await self.app.desk(roster.confirm, number, Seen(), by=self.app.signed_in)
            self.load()


def _month_of(key: str) -> str:
    thing, _colon, number = key.rpartition(":")
    if thing == "roster_change":
        return str(CHANGES.table.one(int(number)).roster)
    if thing == "roster_swap":
        found = roster.of_day(REGISTER_OF_SWAPS.table.one(int(number)).day)
        return str(found.id) if found else number
    return key
