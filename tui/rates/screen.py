"""The page of rates: twelve months against their target, and who would close the gap (CT6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from printing.rates import asked, asked_posted
from store import clock, money, rates
from store.rates import Closing
from tui.form.screen import Form
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.rates import rows
from tui.rates.rows import Line, What
from tui.rates.statement import STATEMENT, state
from tui.register import PRINT
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bars import bar
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

CLOSE = Action(
    "close", ("ctrl+e",), mark("Close month"), mark("For good: nothing is dated into it after."),
    5, right="store.rates.rights:CLOSE_MONTHS",
)  # fmt: skip
EARLIER = Action(
    "earlier", ("ctrl+t",), mark("Year before"), mark("The twelve months before these."), 7
)
_BAR = 21


def _is(what: What) -> View[Line]:
    titles = {
        What.MONTH: mark("by month"),
        What.BUILDING: mark("by building"),
        What.AGE: mark("arrears by age"),
        What.HOME: mark("who owes most"),
    }
    return View(titles[what], lambda one: one.what is what)


class RatesScreen(Listing[Line]):
    """Months, and of the month that is pointed at buildings, ages and homes."""

    SCOPE = "rates"
    TITLE = mark("Collection rate")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(PRINT, PREVIEW, STATEMENT, CLOSE, EARLIER, NARROWER, WIDER, actions.BACK),
    )
    HELP = mark(
        "What was received of what is due, month by month; | marks the target in each bar."
        " Left and Right show buildings, arrears by age and the homes that owe most, of the month"
        " that was pointed at. A rate is cut off, never rounded up; of nothing due there is none."
    )
    VIEWS: ClassVar[tuple[View[Line], ...]] = tuple(map(_is, What))
    FOLLOWS = ("month_close",)
    LOWER_LINES = 8

    def __init__(self) -> None:
        super().__init__()
        self.month = self._last = f"{clock.today():%Y-%m}"
        self._lines: list[Line] | None = None
        self._told: dict[str, list[str]] = {}

    def things(self, typed: str) -> Sequence[Line]:
        """The lines whose name has what is typed; read anew only when something has changed."""
        if self._lines is None:
            self._lines = list(rows.lines(self._last, self.month, clock.today()))
            self._told.clear()
        wanted = typed.casefold()
        return [one for one in self._lines if wanted in one.name.casefold()]

    def key(self, thing: Line) -> int:
        """Its place."""
        return thing.key

    def columns(self) -> Sequence[Column]:
        """Which, what is due and received, the rate, and the same as a bar."""
        return (
            Column(_("Which"), 10),
            Column(_("Due or owed"), 12, right=True),
            Column(_("Received, yuan"), 12, right=True),
            Column("%", 6, right=True),
            Column(_("Bar to 100 %"), _BAR, flex=True),
            Column("", 6),
        )

    def drawn(self, thing: Line) -> Drawn:
        """A line; ``!`` where the target is not reached."""
        target = None if thing.what is What.AGE else rates.target() // 10
        had = "" if thing.received is None else money.text(thing.received)
        drawn = bar(thing.rate.tenths, target, _BAR)
        cells = (thing.name, money.text(thing.due), had, thing.rate.text, drawn, thing.note)
        return Drawn(cells, "!" if thing.short else " ", Tone.PLAIN)

    def full(self, thing: Line) -> Iterator[str | Words]:
        """A month in words; of another line what it says."""
        if thing.what is What.MONTH:
            first, *rest = self._in_words(thing.month)
            yield [(first, Tone.STRONG)]
            yield from rest
            return
        yield [(f"{thing.name}  {money.text(thing.due)}", Tone.STRONG)]
        if thing.what is What.BUILDING:
            yield _("{month}: {paid} homes owe nothing; {owed} yuan are owed").format(
                month=thing.month,
                paid=thing.note,
                owed=money.text(thing.due - (thing.received or 0)),
            )
        elif thing.what is What.AGE:
            yield _("{share} % of all that is past its due date").format(share=thing.rate.text)
        else:
            yield _("Once it and those above have paid, {month} stands at {rate} %.").format(
                month=thing.month, rate=thing.rate.text
            )

    def _in_words(self, month: str) -> list[str]:
        if month not in self._told:
            self._told[month] = list(rows.told(month, clock.today()))
        return self._told[month]

    def on_rows_moved(self) -> None:
        """The other views are of the month that is pointed at."""
        one = self.rows.current
        if one is not None and one.what is What.MONTH and one.month != self.month:
            self.month, self._lines = one.month, None
        super().on_rows_moved()

    def tick(self) -> None:
        """Nothing is read anew before something has changed."""
        if self._lines is None:
            super().tick()

    def changed(self, subjects: frozenset[str]) -> None:
        """Something was recorded: it may count; a close shows at once."""
        self._lines = None
        super().changed(subjects)

    def _heading(self, counts: Mapping[View[Line], int]) -> Words:
        month = "" if self.view is self.VIEWS[0] else f"  {self.month}"
        return [*super()._heading(counts), month]

    # What can be done

    async def act_close(self) -> None:
        """Finance closes the month that is pointed at, told what is frozen with it."""
        told = _(": ").join((_(CLOSE.title), _(CLOSE.help)))
        form = Form(
            Closing,
            told,
            self.app.writes(rates.close),
            initial={"month": self.month},
            heading=self._in_words(self.month)[:1],
            draft="",
        )
        closed = await self.app.ask(form)
        if closed is not None:
            self._lines = None
            self.load()
            self.say(_("{month} is closed.").format(month=closed.month), Tone.GOOD)

    def act_earlier(self) -> None:
        """Go a year back, and from the last one there is to the present again."""
        self._last = rates.beside(self._last, -12)
        if self._last < rates.beside(f"{clock.today():%Y-%m}", -60):
            self._last = f"{clock.today():%Y-%m}"
        self.month, self._lines, self.view = self._last, None, self.VIEWS[0]
        self.load()

    async def act_statement(self) -> None:
        """A home's statement of account."""
        await state(self.app)

    async def act_print(self) -> None:
        """Print the month's report, or what is posted of it."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        return [asked(self.month), asked_posted(self.month)]
