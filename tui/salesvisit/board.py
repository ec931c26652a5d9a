"""The board of the sales site: who is where, who waits too long, what comes next (S4–S11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, salesvisit
from store.residents import plates
from store.rights import WORK_THE_SITE, may
from store.salesvisit import At, Row, Stage
from tui import sentences
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.salesvisit import actions as does
from tui.salesvisit import words
from tui.salesvisit.doing import Doing
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

_OF_HERE = (
    *(does.SEAT, does.LEFT, does.TO, does.HEARD, does.SPLIT, does.JOIN, does.LEND, does.BACK),
)


class SiteBoard(Doing, Listing[Row]):
    """Who is here, those who wait over target first; then who is expected today."""

    SCOPE = "salesvisit"
    TITLE = mark("Sales site")
    ACTIONS: ClassVar[tuple[Action, ...]] = (*does.BOARD, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "Who is on site. {sales_new} announces who stands at the gate: every post is told. Enter"
        " takes them over where they wait, or sends them on; who was first has them. Type a plate"
        " or a name to find who is expected. F10 has the post check, the count, and the closing."
    )
    EMPTY = mark("Nobody is on site. The first to stand at the gate is announced: keys below.")
    FOLLOWS = ("sales_party", "sales_thing", "cafe_order", "cafe_day")
    EVERY_SECONDS = 10
    LOWER_LINES = 7
    VIEWS: ClassVar[tuple[View[Row], ...]] = (
        View(mark("today")),
        View(mark("present now"), lambda one: one.party.stage is Stage.HERE),
        View(mark("over target"), lambda one: one.late is not None),
        View(mark("awaited"), lambda one: one.party.stage is Stage.EXPECTED),
    )

    def things(self, typed: str) -> Sequence[Row]:
        """The board, narrowed by plate, name or number."""
        self._board = salesvisit.board()
        wanted, plate = typed.casefold().strip(), plates.normal(typed)
        return [one for one in self._board if not wanted or _has(one, wanted, plate)]

    def _heading(self, counts: Mapping[View[Row], int]) -> Words:
        here = [one.party for one in self._board if one.party.stage is Stage.HERE]
        late, room = salesvisit.over_target(self._board), salesvisit.room()
        most = salesvisit.settings().parties
        told = _("{n} parties, {people} people").format(
            n=len(here), people=sum(one.people for one in here)
        )
        line: list[Part] = [" ", (_(self.TITLE), Tone.TITLE), f"  {told}  "]
        tone = Tone.ALARM if late else Tone.PLAIN
        line += [(_("over target {n}").format(n=late), tone)]
        line += [_("  show flat {n}/{most}").format(n=room.inside, most=most)]
        if self.view is not self.VIEWS[0]:
            line += [(f"  [{_(self.view.title)} {counts[self.view]}]", Tone.STRONG)]
        return line + self.typed_words

    def key(self, thing: Row) -> int:
        """The party's number."""
        return thing.party.id

    def columns(self) -> Sequence[Column]:
        """Where and how long first: they tick."""
        return [
            Column(_("Station"), 12),
            Column(_("How long"), 9),
            Column(_("Group"), 5),
            Column(_("Size"), 4, right=True),
            Column(_("Plate"), 10),
            Column(_("Addressed as"), 8, flex=True),
            Column(_("With"), 6),
            Column(_("Drinks"), 8),
        ]

    def drawn(self, thing: Row) -> Drawn:
        """A party as a line."""
        one, stay = thing.party, thing.stay
        who = self.names.get(stay.taken_by, "") if stay and stay.taken_by else ""
        cells: list[str | Words] = [
            label(stay.station) if stay else label(one.state(clock.now())),
            [words.standing(thing)],
            one.group,
            str(one.people),
            one.plate_shown or _("on foot"),
            words.called(one),
            who or one.representative or "-",
            [words.drinks(thing)],
        ]
        outside = stay is not None and stay.station in (At.ST1, At.ST2)
        return Drawn(cells, mark="!" if thing.late else "*" if thing.silent and outside else " ")

    def full(self, thing: Row) -> Iterator[str | Words]:
        """What comes next and what is said; who has not answered; the plate, sign by sign."""
        one = thing.party
        yield from words.next_step(thing, does.ON.spelled)
        if thing.silent:
            yield words.posts(thing)
        yield [*words.plate(one), "  ", words.lent(one)]
        if one.flat or one.seat:
            yield _("Seat {seat}  flat {flat}").format(seat=one.seat or "-", flat=one.flat or "-")
        yield words.way(one)
        yield from sentences.history(one.subject, self.names, self.app.signed_in.role)

    @property
    def subject(self) -> str:
        """The party that is pointed at."""
        one = self.rows.current if self.is_mounted else None
        return one.party.subject if one else ""

    def can(self, action: Action) -> bool:
        """What the party and the day admit."""
        if action in (does.NEW, does.POST, does.CLOSE, does.COUNT, does.THINGS, does.ASK):
            return True
        if action is does.ASKED:
            return bool(salesvisit.open_questions())
        one = self.rows.current if self.is_mounted else None
        if action is does.PRINT:
            return may(self.app.signed_in.role, WORK_THE_SITE)
        if one is None:
            return action not in does.BOARD
        here = one.party.stage is Stage.HERE
        if action is does.HEARD:
            return bool(one.silent)
        if action is does.TO:
            return here and one.party.day == clock.today()
        return here if action in _OF_HERE else True

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(does.ON)

    async def act_sales_on(self) -> None:
        """Take them over where they wait, send them on, see them off; the expected arrive."""
        row = self.rows.current
        if row is None:
            return
        one, stay = row.party, row.stay
        if stay is None:
            await self.arrive(one)
        elif one.day != clock.today():
            await self.act_sales_left()
        elif stay.waits:
            await self.do(salesvisit.take_over, one.id, stay.id)
        elif stay.station is At.ST8:
            await self.act_sales_left()
        else:
            await self.do(salesvisit.send_on, one.id, stay.id)


def _has(row: Row, wanted: str, plate: str) -> bool:
    one = row.party
    told = f"{one.group} {one.number} {one.name} {one.representative}".casefold()
    return wanted in told or bool(plate and plate in one.plate)
