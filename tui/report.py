"""The month's figures: what every subject counts of a period, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator

from printing.report import asked, asked_month
from store import clock, report
from store.figure import Period, month
from store.inputs import Input, mark, wrong
from store.report import Told
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.listing import Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

EARLIER = Action("earlier", ("left",), mark("Month before"), mark("The month before."), 5)
LATER = Action("later", ("right",), mark("Month after"), mark("The month after."), 6)
DAYS = Action("days", ("ctrl+t",), mark("Other days"), mark("From one day to another."), 7)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print them with what counts."), 4)


_FIRST, _LAST = date(2000, 1, 1), date(2999, 12, 31)


class Days(Input):
    """The days whose figures are wanted, both ends counted."""

    first: date = Field(
        ge=_FIRST, le=_LAST, title=mark("From"), description=mark("The first day that counts.")
    )
    last: date = Field(
        ge=_FIRST, le=_LAST, title=mark("Through"), description=mark("The last day that counts.")
    )

    @field_validator("last")
    @classmethod
    def _behind(cls, last: date, info: ValidationInfo) -> date:
        first = info.data.get("first")
        if first is not None and last < first:
            raise wrong("This must not lie before {day}.", day=first.isoformat())
        return last


class ReportScreen(Listing[Told]):
    """The figures of a month, or of other days."""

    SCOPE = "report"
    TITLE = mark("Month's figures")
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, EARLIER, LATER, DAYS, PREVIEW, actions.BACK)
    HELP = mark(
        "What every page counts of a month: Left and Right go to the month before and after, {days}"
        " to any days. Below stands what counts. Typing narrows the list."
    )
    VIEWS: ClassVar[tuple[View[Told], ...]] = (View(mark("all")),)
    LOWER_LINES = 5

    def __init__(self) -> None:
        super().__init__()
        self.period = month(clock.today())
        self._told: Sequence[Told] = ()
        self._told_of: Period | None = None

    def things(self, typed: str) -> Sequence[Told]:
        """The figures by name, and by what they are about."""
        if self._told_of != self.period:
            self._told, self._told_of = report.figures(self.period), self.period
        wanted = typed.casefold()
        return [one for one in self._told if wanted in _named(one).casefold()]

    def key(self, thing: Told) -> int:
        """Its place."""
        return thing.place

    def columns(self) -> Sequence[Column]:
        """The value, of what it is, and about what."""
        return (
            Column(_("How much"), 18),
            Column(_("Measured in"), 6),
            Column(_("Figure"), 24, flex=True),
            Column(_("Page"), 14),
        )

    def drawn(self, thing: Told) -> Drawn:
        """A figure as a line."""
        figure = thing.figure
        return Drawn((figure.text, _unit(thing), figure.called(_), _(thing.about)))

    def full(self, thing: Told) -> Iterator[str | Words]:
        """The figure whole, and what counts."""
        figure = thing.figure
        value = f"{figure.text} {_unit(thing)}".rstrip()
        yield [(f"{_named(thing)}: {value}", Tone.STRONG)]
        yield f"{label(figure.how)}: {_(figure.counts)}"

    def changed(self, subjects: frozenset[str]) -> None:
        """Something was recorded: whatever it is, it may count."""
        self._told_of = None
        self.load()

    def _heading(self, counts: Mapping[View[Told], int]) -> Words:
        days = f"{self.period.first.isoformat()} - {self.period.last.isoformat()}"
        return [*super()._heading(counts), f"   {days}"]

    # What can be done

    def act_earlier(self) -> None:
        """Go to the month before."""
        self._go(month(self.period.first - timedelta(days=1)))

    def act_later(self) -> None:
        """Go to the month after."""
        self._go(month(self.period.last + timedelta(days=1)))

    async def act_days(self) -> None:
        """Ask for other days."""
        initial = {"first": self.period.first, "last": self.period.last}
        form = Form(Days, _("Figures of other days"), _itself, initial=initial, draft="")
        days = await self.app.ask(form)
        if days is not None:
            self._go(Period(days.first, days.last))

    def _go(self, period: Period) -> None:
        self.period = period
        self.load()

    async def act_print(self) -> None:
        """Print them."""
        await preview.print_one(self.app, self._sheets())

    async def act_preview(self) -> None:
        """Read them as they will be printed."""
        await preview.preview_one(self.app, self._sheets())

    def _sheets(self) -> list[preview.Asked]:
        """The figures, and of a whole month its report."""
        whole = self.period == month(self.period.first)
        return [asked(self.period), *([asked_month(self.period)] if whole else [])]


async def _itself(days: Days) -> Days:
    return days


def _named(one: Told) -> str:
    return f"{_(one.about)}  {one.figure.called(_)}"


def _unit(one: Told) -> str:
    return _(one.figure.unit) if one.figure.unit else ""
