"""What the board of the sales site does: each key, and the form that it asks with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store import cafe, clock, salesvisit
from store.desk import staff
from store.inputs import Input
from store.rights import WORK_THE_CAFE, may
from store.salesvisit import At, Party, PostStage, Row, ThingKind
from store.salesvisit.sheets import DAY_SHEET, ITEMS, PRESENT, VISIT
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.over.menu import Menu
from tui.printing.preview import print_one
from tui.salesvisit import actions as does
from tui.salesvisit import words
from tui.salesvisit.questions import QuestionsScreen
from tui.salesvisit.things import ThingsScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from tui.listing import Listing

    _Base = Listing[Row]
else:
    _Base = object


class Doing(_Base):
    """The board's actions."""

    @property
    def names(self) -> Mapping[int, str]:
        """The staff by name."""
        return staff.names()

    @property
    def _one(self) -> Party:
        row = self.rows.current
        assert row is not None
        return row.party

    async def do(self, operation: Callable[..., Any], *told: object) -> Any:
        """Do something with a key alone; the list shows it at once."""
        done = await self.app.desk(operation, *told, by=self.app.signed_in)
        self.load()
        return done

    async def ask(
        self,
        asks: type[Input],
        operation: Callable[..., Any],
        action: Action,
        *told: object,
        heading: Words = (),
        initial: Mapping[str, object] | None = None,
        first: str = "",
    ) -> Any:
        """Ask what an action needs to know, and do it."""
        tail = "".join(f":{each}" for each in told if each is not None)
        form: Form[Any, Any] = Form(
            *(asks, _(action.title), self.app.writes(operation, *told)),
            heading=heading,
            initial=initial or {},
            draft=f"{self.SCOPE}/{action.id}{tail}",
            first=first,
        )
        done = await self.app.ask(form)
        if done is not None:
            self.load()
        return done

    def _heading_of(self, one: Party) -> Words:
        return [(words.named(one), Tone.STRONG)]

    def _told(self, one: Party) -> None:
        """Every post was told: read the plate out."""
        self.rows.point(one.id)
        posts = _(", ").join(each.post for each in salesvisit.calls(one.id))
        self.say(_("Told: {posts}. Party {group}.").format(posts=posts, group=one.group), Tone.GOOD)

    async def act_sales_new(self) -> None:
        """Announce who is at the gate; who is expected by this plate or name is that one."""
        expected = [row.party for row in salesvisit.board() if row.stay is None]
        told = "  ".join(f"{one.plate_shown or one.name} {one.name}" for one in expected[:3])
        heading: Words = [(_("Expected: {who}").format(who=told or "-"), Tone.FAINT)]
        one = await self.ask(salesvisit.Arrival, salesvisit.announce, does.NEW, heading=heading)
        if one is not None:
            self._told(one)

    async def arrive(self, one: Party) -> None:
        """Who is expected is at the gate."""
        initial = _known(one, salesvisit.Arrival) | {"sure": bool(one.plate)}
        done = await self.ask(
            *(salesvisit.Arrival, salesvisit.arrive, does.ON, one.id),
            heading=self._heading_of(one),
            initial=initial,
            first="adults",
        )
        if done is not None:
            self._told(done)

    async def _chosen(self, title: str, offered: Sequence[Action]) -> Action | None:
        """One of some, without asking where there is one alone."""
        if len(offered) == 1:
            return offered[0]
        return await self.app.ask(Menu(title, offered))

    async def act_sales_heard(self) -> None:
        """A post has answered; several are asked which."""
        one = self._one
        silent = [each for each in salesvisit.calls(one.id) if each.answered_at is None]
        if not silent:
            return
        posts = [Action(f"post:{each.id}", (), each.post) for each in silent]
        chosen = await self._chosen(_("Which post has answered?"), posts)
        if chosen is not None:
            given = salesvisit.Answer(post=silent[posts.index(chosen)].post)
            await self.do(salesvisit.answer, one.id, given)

    async def act_sales_to(self) -> None:
        """A station out of turn: skipped, back, or once more."""
        row = self.rows.current
        if row is None or row.stay is None:
            return
        stations = [at for at in At if at is not At.ST1]
        offered = [Action(f"to:{at.value}", (), label(at)) for at in stations]
        chosen = await self.app.ask(Menu(_("To which station?"), offered))
        if chosen is not None:
            to = stations[offered.index(chosen)]
            await self.do(salesvisit.send_on, row.party.id, row.stay.id, to)

    async def act_sales_seat(self) -> None:
        """Where they sit; who works the café goes on to its board."""
        one = self._one
        initial = {"seat": one.seat} if one.seat else {}
        done = await self.ask(
            *(salesvisit.Seated, salesvisit.seat, does.SEAT, one.id),
            heading=self._heading_of(one),
            initial=initial,
        )
        if done is None or not may(self.app.signed_in.role, WORK_THE_CAFE):
            return
        seat = next((s for s in cafe.seats() if s.code.casefold() == done.seat.casefold()), None)
        if seat is not None and cafe.running() is not None:
            await self.app.go("cafe", f"cafe_seat:{seat.id}")

    async def act_sales_vip(self) -> None:
        """Who is to be minded especially, or no longer; who said so."""
        one = self._one
        await self.ask(
            *(salesvisit.Vip, salesvisit.set_vip, does.VIP, one.id),
            heading=self._heading_of(one),
            initial={"vip": not one.vip, "said": one.representative},
        )

    async def act_sales_left(self) -> None:
        """They have left; once the site has closed, what is known of them."""
        one = self._one
        heading = self._heading_of(one)
        told: tuple[type[Input], Callable[..., Party]] = (salesvisit.Leaving, salesvisit.leave)
        if one.is_cut(clock.now()) or salesvisit.over(clock.now()):
            told = (salesvisit.Closing, salesvisit.close)
        first = next(iter(told[0].model_fields))
        await self.ask(*told, does.LEFT, one.id, heading=heading, first=first)

    async def act_sales_split(self) -> None:
        """Some go their own way."""
        one = self._one
        done = await self.ask(
            *(salesvisit.Split, salesvisit.split, does.SPLIT, one.id),
            heading=self._heading_of(one),
            first="adults",
        )
        if done is not None:
            self.rows.point(done.id)

    async def act_sales_join(self) -> None:
        """They go with another party."""
        one = self._one
        others = [each for each in salesvisit.here() if each.id != one.id]
        told = "   ".join(f"{each.group} {each.name or each.plate_shown}" for each in others)
        heading: Words = [*self._heading_of(one), f"   {told}"]
        await self.ask(salesvisit.Join, salesvisit.join, does.JOIN, one.id, heading=heading)

    async def act_sales_change(self) -> None:
        """Who they are, what they say."""
        one = self._one
        initial = _known(one, salesvisit.Change) | {"sure": bool(one.plate)}
        initial |= {"wants_call": bool(one.phone)}
        await self.ask(
            *(salesvisit.Change, salesvisit.change, does.CHANGE, one.id),
            heading=self._heading_of(one),
            initial=initial,
        )

    async def act_sales_lend(self) -> None:
        """Lend them something."""
        there = salesvisit.things(ThingKind.LENT)
        told = "  ".join(f"{one.code} {one.name} {one.left}" for one in there)
        heading: Words = [told or _("Nothing is entered to be lent: Things of the site, F10.")]
        await self.ask(salesvisit.Lend, salesvisit.lend, does.LEND, self._one.id, heading=heading)

    async def act_sales_back(self) -> None:
        """What was lent is back, or is lost."""
        out = salesvisit.out(self._one.id)
        if not out:
            self.say(_("Nothing is out with them."))
            return
        offered = [Action(f"loan:{each.id}", (), f"{each.name} {each.quantity}") for each in out]
        chosen = await self._chosen(_("What is back?"), offered)
        if chosen is not None:
            loan = out[offered.index(chosen)]
            heading: Words = [(f"{loan.name} {loan.quantity}", Tone.STRONG)]
            await self.ask(
                *(salesvisit.Back, salesvisit.take_back, does.BACK, loan.id), heading=heading
            )

    async def act_sales_ask(self) -> None:
        """What a guest asks about the property service."""
        row = self.rows.current
        party = row.party.id if row and row.stay else None
        done = await self.ask(salesvisit.NewQuestion, salesvisit.ask, does.ASK, party)
        if done is not None and done.ticket:
            self.say(_("Passed on: ticket {n}.").format(n=done.ticket), Tone.GOOD)

    async def act_sales_post(self) -> None:
        """Look over yourself."""
        done = await self.ask(salesvisit.PostChecked, salesvisit.check, does.POST, first="uniform")
        if done is None:
            return
        if done.stage is PostStage.HELD:
            told = _("Not on the post until right: {what}").format(what=done.failing)
            self.say(told, Tone.ALARM)
        else:
            self.say(_("Right, {n} minutes late.").format(n=done.late), Tone.GOOD)

    async def act_sales_count(self) -> None:
        """The flat's items; what is not typed is all there."""
        there = salesvisit.things(ThingKind.FLAT)
        told = "  ".join(f"{one.code} {one.name} {one.total}" for one in there)
        heading: Words = [told or _("No item of the flat is entered: Things of the site, F10.")]
        opened = any(one.day == clock.today() for one in salesvisit.counted(clock.today()))
        initial = {"moment": salesvisit.Moment.CLOSING} if opened else {}
        await self.ask(
            *(salesvisit.ItemCounting, salesvisit.count, does.COUNT),
            heading=heading,
            initial=initial,
        )

    async def act_sales_close(self) -> None:
        """Close the day; who was expected and did not come is noted."""
        done = await self.ask(
            salesvisit.DayClosed, salesvisit.close_day, does.CLOSE, first="windows"
        )
        if done is not None:
            await self.app.print_sheet(DAY_SHEET, f"salesvisit:{done.day:%Y%m%d}")

    async def act_sales_things(self) -> None:
        """What there is to be lent and counted."""
        await self.app.ask(ThingsScreen())

    async def act_sales_asked(self) -> None:
        """What nobody has answered."""
        await self.app.ask(QuestionsScreen())

    async def act_sales_print(self) -> None:
        """The party's form, the day so far, who is here, the flat's items."""
        row, today = self.rows.current, f"salesvisit:{clock.today():%Y%m%d}"
        about = [(VISIT, row.party.subject)] if row else []
        of_today = [(kind, today) for kind in (DAY_SHEET, PRESENT, ITEMS)]
        await print_one(self.app, [*about, *of_today])


def _known(one: Party, asks: type[Input]) -> dict[str, object]:
    """What is on record of a party, as a form has it."""
    return {name: getattr(one, name) for name in asks.model_fields if hasattr(one, name)}
