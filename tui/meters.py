"""Meters on screen: read home by home, exchanged, put right ($78–$83)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import clock, meters, money
from store.meters import (
    EXCHANGED,
    METERS,
    READING_LIST,
    USE,
    Meter,
    Read,
    Stage,
    Stretch,
    Use,
)
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.printing.preview import Asked
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_READS = "store.rights:READ_METERS"
_CORRECTS = "store.meters:CORRECT_READINGS"
ENTER = Action(
    "new", ("ctrl+n",), mark("New meter"), mark("With what it stands at."), 5, right=_READS
)
READ = Action(
    "read_meter",
    ("ctrl+t",),
    mark("Read meters"),
    mark("One meter after the other."),
    4,
    right=_READS,
)
EXCHANGE = Action(
    "exchange", ("ctrl+r",), mark("Exchange"), mark("Another one in its place."), 6, right=_READS
)
CORRECT = Action(
    "correct", ("ctrl+e",), mark("Correct"), mark("A reading was wrong."), 7, right=_CORRECTS
)
SWAP = Action(
    "swap", ("ctrl+u",), mark("Crossed"), mark("It is another home's meter."), 8, right=_CORRECTS
)
REMOVE = Action(
    "remove", ("ctrl+k",), mark("Remove meter"), mark("With nothing in its place."), 9, right=_READS
)
BILL_NOW = Action(
    "bill_now", ("ctrl+b",), mark("Bill now"), mark("What was counted up to its last reading."), 10,
    right="store.bills.rights:DRAFT_BILLS",
)  # fmt: skip
_MONTH = 31


def _dial(one: Meter) -> Mapping[str, object]:
    multiplier = money.measure_text(one.multiplier, money.READING)
    return {"digits": one.digits, "multiplier": multiplier, "backward": one.backward}


class MetersScreen(RegisterScreen[Meter]):
    """The meters in the order in which they are walked past."""

    SCOPE = "meters"
    TITLE = mark("Meters")
    REGISTER = METERS
    HELP = mark(
        "The meters, home by home. {read_meter} takes what one stands at and goes on with the next,"
        " until Esc. Type a home or a number to narrow the list; Left and Right show those that"
        " were not read for a month, or all. A reading that a bill has used stands until that bill"
        " is void. {bill_now} bills one home alone up to its last reading, for who moves out."
    )
    SHEETS = (EXCHANGED,)
    MORE = (BILL_NOW,)
    LISTS = ((READING_LIST, "meters:all"),)
    VIEWS: ClassVar[tuple[View[Meter], ...]] = (
        View(mark("in use"), lambda one: one.stage is Stage.SET),
        View(mark("to be read"), lambda one: one.stage is Stage.SET and _is_due(one)),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("set", ENTER, meters.enter),
        Do("read", READ, meters.read),
        Do("exchanged", EXCHANGE, meters.exchange, _dial),
        Do("corrected", CORRECT, meters.correct, lambda one: {"on": meters.chain(one.id)[-1].on}),
        Do("swapped", SWAP, meters.swap),
        Do("removed", REMOVE, meters.remove),
    )

    def things(self, typed: str) -> Sequence[Meter]:
        """Meters by number, home and place."""
        self._last = meters.last_uses()
        return meters.every(typed)

    def columns(self) -> Sequence[Column]:
        """Where it hangs, what it measures, what it stood at last, and what was used."""
        return [
            Column(_("Home"), 12),
            Column(_("Kind"), 6),
            Column(_("Meter no."), 12, flex=True),
            Column(_("Day of reading"), 10),
            Column(_("Reading"), 10, right=True),
            Column(_("Used"), 9, right=True),
        ]

    def drawn(self, one: Meter) -> Drawn:
        """A meter as a line."""
        read, use = self._last.get(one.id, (None, None))
        value = _value(read.value) if read else "-"
        estimated = bool(read and read.estimated)
        used = money.measure_text(use.amount, USE) if use else "-"
        on = read.on.isoformat() if read else "-"
        cells = (one.where, label(one.kind), one.number, on, value, used)
        tone = Tone.FAINT if one.stage is Stage.REMOVED else Tone.PLAIN
        return Drawn(cells, "~" if estimated else " ", tone)

    def named(self, one: Meter) -> str:
        """Home, kind and number."""
        return "  ".join((one.where, label(one.kind), one.number))

    def full(self, one: Meter) -> Iterator[str | Words]:
        """How it counts, each reading with what was used, what stood here before; the record."""
        first, *rest = super().full(one)
        yield first
        yield _("{state}  {digits} digits  × {multiplier}  {direction}").format(
            state=label(one.stage),
            digits=one.digits,
            multiplier=money.measure_text(one.multiplier, money.READING),
            direction=_("runs backward") if one.backward else _("runs forward"),
        )
        yield from _told(meters.chain(one.id), meters.used(one))
        for before in meters.supply(one):
            if before.id < one.id:
                yield _("Before it: {number}, until {day}").format(
                    number=before.number, day=str(before.removed_on)
                )
        yield from rest

    def can(self, action: Action) -> bool:
        """Only a home is billed alone, and what was read there."""
        one = self.rows.current
        if action is BILL_NOW:
            return one is not None and one.home_id is not None and bool(_to_bill(one))
        return super().can(action)

    async def act_bill_now(self) -> None:
        """Show what was counted, and bill it to the home once that is confirmed."""
        one = self.rows.current
        if one is None:
            return
        title = f"{_(BILL_NOW.title)}  {one.home}  {label(one.kind)}"
        if await self.app.ask(Menu(title, [BILL_NOW], list(map(_counted, _to_bill(one))))) is None:
            return
        made = await self.app.desk(meters.bill_now, one.id, by=self.app.signed_in)
        self.load()
        total = money.text(sum(bill.amount for bill in made))
        told = _("Billed {numbers}: {sum} yuan; next: take the payment at the home.")
        numbers = "  ".join(bill.number for bill in made)
        self.say(told.format(numbers=numbers, sum=total), Tone.GOOD)

    def _sheets(self) -> list[Asked]:
        """The list; of a meter that was exchanged, its slip."""
        one = self.rows.current
        slips = one is not None and one.stage is Stage.REMOVED and len(meters.supply(one)) > 1
        return super()._sheets() if slips else list(self.LISTS)

    async def _do(self, do: Do[Meter]) -> None:
        """Reading goes on with the next meter on the list, until Esc."""
        if do.kind != "read":
            await super()._do(do)
            return
        while (one := self.rows.current) is not None and self.can(READ):
            after = await self.app.ask(self.form(self.app, do, one))
            if after is None:
                return
            self.load()
            self.say(_("On record: {what}.").format(what=self.named(after)), Tone.GOOD)
            place = [each.id for each in self.rows.things].index(one.id) + 1
            if place >= len(self.rows.things):
                return
            self.rows.point(self.rows.things[place].id)


def _to_bill(one: Meter) -> list[Stretch]:
    """What the meters of its kind counted in its home that no bill has used."""
    found = meters.unbilled(one.home_id) if one.home_id is not None else []
    return [each for each in found if each.meter.kind is one.kind]


def _counted(one: Stretch) -> str:
    first, last = one.days
    return _("{meter}  {days}  used {used}").format(
        meter=one.meter.number,
        days=f"{first:%Y-%m-%d}–{last:%m-%d}",
        used=money.measure_text(one.use.amount, USE),
    )


def _value(value: int) -> str:
    return money.measure_text(value, money.READING)


def _is_due(one: Meter) -> bool:
    reads = meters.chain(one.id)
    return not reads or (clock.today() - reads[-1].on).days >= _MONTH


def _told(reads: Sequence[Read], uses: Sequence[Use]) -> Iterator[str | Words]:
    """The readings, the newest first, each with what was used up to it."""
    used = {use.now.id: money.measure_text(use.amount, USE) for use in uses}
    for read in reversed(reads):
        signs = [label(read.kind), _("rolled over") if read.rolled else ""]
        signs.append(_("used by a bill") if read.bill is not None else "")
        yield [
            f"{read.on.isoformat()}  {_value(read.value)}",
            (_("  used {used}").format(used=used.get(read.id, "-")), Tone.FAINT),
            ("  " + "  ".join(filter(None, signs)), Tone.WARN if read.estimated else Tone.PLAIN),
        ]


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's meters and what they stood at last."""
    for one in meters.of_home(home_id):
        if one.stage is Stage.SET:
            read = meters.chain(one.id)[-1]
            told: Words = [
                *paint.fit(label(one.kind), 8),
                " ",
                *paint.fit(one.number, 14),
                f" {_value(read.value)}  {read.on.isoformat()}",
            ]
            yield home_line(one.subject, told)


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Go to a home's meters, or enter its first one."""
    for one in meters.of_home(home_id):
        await desk.go(MetersScreen.SCOPE, one.id)
        return
    await register.begin(desk, MetersScreen, {"home": home_id})


ANSWERS = Answers(
    drafts=drafts(MetersScreen),
    section=mark("Meters"),
    of_home=of_home,
)
