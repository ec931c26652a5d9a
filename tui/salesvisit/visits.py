"""Visits of the sales site: who is expected, who came when, who did not (S4, S6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, salesvisit
from store.residents import plates
from store.salesvisit import PARTIES, Party, Stage
from store.salesvisit.sheets import VISIT
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.salesvisit import words
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_WORK = "store.rights:WORK_THE_SITE"
EXPECT = Action(
    "visit_expect", ("ctrl+n",), mark("Expect a party"), mark("Who comes, and when."), 4,
    right=_WORK,
)  # fmt: skip
ABSENT = Action(
    "visit_absent", ("ctrl+t",), mark("Did not come"), mark("Noted; the plan is over."), 5,
    right=_WORK,
)  # fmt: skip
OFF = Action(
    "visit_off", ("ctrl+k",), mark("Cancel the visit"), mark("They are not to come any more."), 6,
    right=_WORK,
)  # fmt: skip


def _state(one: Party) -> Stage:
    return one.state(clock.now())


class SalesVisitsScreen(RegisterScreen[Party]):
    """The parties by day, the newest first."""

    SCOPE = "salesvisits"
    TITLE = mark("Sales visits")
    REGISTER = PARTIES
    HELP = mark(
        "Who is expected at the sales site, and who came. Who has not come by closing is shown as"
        " not come; closing the site notes it."
    )
    SHEETS = (VISIT,)
    VIEWS: ClassVar[tuple[View[Party], ...]] = (
        View(mark("today"), lambda one: one.day == clock.today()),
        View(mark("to come"), lambda one: _state(one) is Stage.EXPECTED),
        View(mark("did not come"), lambda one: _state(one) is Stage.NO_SHOW),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Party], ...]] = (
        Do("expected", EXPECT, salesvisit.expect),
        Do("no_show", ABSENT, salesvisit.no_show),
        Do("called_off", OFF, salesvisit.call_off),
    )

    def things(self, typed: str) -> Sequence[Party]:
        """By number, plate, name."""
        wanted, plate = typed.casefold().strip(), plates.normal(typed)
        return [
            one
            for one in salesvisit.every()
            if not wanted
            or wanted in f"{one.number} {one.name} {one.representative}".casefold()
            or (plate and plate in one.plate)
        ]

    def columns(self) -> Sequence[Column]:
        """When, which, how long."""
        return [
            Column(_("State"), 10),
            Column(_("Day"), 6),
            Column(_("Time"), 12),
            Column(_("Plate"), 10),
            Column(_("Addressed as"), 10, flex=True),
            Column(_("Size"), 4, right=True),
            Column(_("Stayed"), 12),
        ]

    def drawn(self, one: Party) -> Drawn:
        """A visit as a line."""
        state = _state(one)
        at = one.arrived_at or one.expected_at
        left = f"–{clockface.hhmm(one.left_at)}" if one.left_at else ""
        plate = one.plate_shown or ("-" if one.car else _("on foot"))
        cells: list[str | Words] = [
            [(label(state), Tone.WARN if state is Stage.NO_SHOW else Tone.PLAIN)],
            f"{one.day:%m-%d}",
            (clockface.hhmm(at) if at else "-") + left,
            plate,
            words.called(one),
            str(one.people),
            stayed(one),
        ]
        return Drawn(cells, mark="*" if state is Stage.HERE else " ")

    def named(self, one: Party) -> str:
        """A party in few words."""
        return words.named(one)

    def full(self, one: Party) -> Iterator[str | Words]:
        """The way, what they said, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := words.way(one):
            yield told
        if one.opinion:
            yield _("They say: {text}").format(text=one.opinion)
        yield from rest

    async def act_visit_absent(self) -> None:
        """They did not come."""
        if (one := self.rows.current) is not None:
            await self.app.desk(salesvisit.no_show, one.id, by=self.app.signed_in)
            self.load()


def stayed(one: Party) -> str:
    """How long they were there, and whether that is guessed (S9)."""
    if one.arrived_at is None:
        return ""
    told = clockface.span(one.stayed(clock.now()))
    return _("{span} guessed").format(span=told) if one.is_cut(clock.now()) else told
