"""The sheets of contractors' months: scored, signed or objected to, settled (I22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, contractors, money
from store.contractors import MONTH_SHEET, MONTHS, Band, MonthStage, Sheet
from tui.contractors import words
from tui.contractors.charts import Scores
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

SCORE = Action("new", ("ctrl+n",), mark("Score a month"), mark("Its checks come to a score."), 4)
KNOWN = Action("known", ("ctrl+u",), mark("Signed"), mark("The contractor has taken note."), 5)
OBJECT = Action("objected", ("ctrl+o",), mark("Objection"), mark("The contractor objects."), 6)
DECIDE = Action(
    "decided", ("ctrl+e",), mark("Decide the objection"), mark("Whether the sheet stands."), 7
)
SETTLE = Action("settled", ("ctrl+d",), mark("Fee"), mark("What is taken off the fee."), 8)
CHART = Action("chart", ("ctrl+t",), mark("Score chart"), mark("Twelve months as bars."), 9)
_TONES = {
    MonthStage.SCORED: Tone.WARN,
    MonthStage.OBJECTED: Tone.ALARM,
    MonthStage.VOID: Tone.FAINT,
}
_LOW = (Band.POOR, Band.FAILED)


def first_to_score() -> Mapping[str, object]:
    """The contractor and the month that are to be scored first."""
    for one in contractors.every():
        month = contractors.to_score(one.id)
        if month and clock.today() >= contractors.after(month):
            return {"contractor": one.name, "month": month}
    return {}


class ScoresScreen(RegisterScreen[Sheet]):
    """The sheets, the newest month on top."""

    SCOPE = "contractor_scores"
    TITLE = mark("Contractor scores")
    REGISTER = MONTHS
    HELP = mark(
        "A month's checks come to a score: what did not apply is in no mean. The contractor signs"
        " the sheet or objects, the manager decides. What may be taken off the fee is only"
        " proposed, and only if the contract says so; {settled} decides it. {chart} shows bars."
    )
    MORE = (CHART,)
    SHEETS = (MONTH_SHEET,)
    LOWER_LINES = 8
    VIEWS: ClassVar[tuple[View[Sheet], ...]] = (
        View(mark("all")),
        View(
            mark("unfinished"),
            lambda one: one.stage in (MonthStage.SCORED, MonthStage.OBJECTED) or one.to_settle,
        ),
        View(mark("poor or worse"), lambda one: one.band in _LOW and not one.void),
    )
    STEPS: ClassVar[tuple[Do[Sheet], ...]] = (
        Do("scored", SCORE, contractors.score_month),
        Do("known", KNOWN, contractors.month_known),
        Do("objected", OBJECT, contractors.month_objected),
        Do("decided", DECIDE, contractors.decide_month),
        Do(
            "settled",
            SETTLE,
            contractors.settle_month,
            lambda one: {"deducted": money.text(one.proposed, grouped=False)},
        ),
    )

    def things(self, typed: str) -> Sequence[Sheet]:
        """Sheets by number, contractor and month."""
        return contractors.every_month(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, month, contractor, score, band and what is proposed."""
        return [
            Column(_("State"), 10),
            Column(_("Month"), 8),
            Column(_("Company"), 16, flex=True),
            Column(_("Score"), 6),
            Column(_("Band"), 8),
            Column(_("Month sheet no."), 14),
        ]

    def drawn(self, one: Sheet) -> Drawn:
        """A sheet as a line."""
        cells: list[str | Words] = [
            [(label(one.stage), _TONES.get(one.stage, Tone.PLAIN))],
            one.month,
            one.name,
            one.score.text,
            label(one.band),
            one.number,
        ]
        waits = one.stage is MonthStage.OBJECTED or one.to_settle
        return Drawn(cells, mark="!" if waits else " ")

    def named(self, one: Sheet) -> str:
        """Number, month, contractor and how it stands."""
        return "  ".join((one.number, one.month, one.name, label(one.stage)))

    def full(self, one: Sheet) -> Iterator[str | Words]:
        """The next step, the fee, its sections, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if told := _next(one):
            yield [(told, Tone.WARN)]
        if told := words.fee(one):
            yield told
        if one.accident:
            yield [(_("A serious accident: one band lower."), Tone.ALARM)]
        for part in one.sections:
            yield words.scored(part)
        yield from rest

    def can(self, action: Action) -> bool:
        """A fee is settled where something is proposed."""
        one = self.rows.current
        if action is SETTLE and one is not None and not one.to_settle:
            return False
        return super().can(action)

    async def act_new(self) -> None:
        """Score a month, the one first that waits for it."""
        await score(self.app)
        self.load()

    async def act_chart(self) -> None:
        """Twelve months of the contractor that is pointed at."""
        if self.rows.current is not None:
            await self.app.ask(Scores(contractors.get(self.rows.current.contractor_id)))


async def score(desk: Host, initial: Mapping[str, object] | None = None) -> None:
    """Let a month come to its sheet."""
    screen = ScoresScreen()
    form = screen.form(desk, screen.STEPS[0], None, initial or first_to_score())
    sheet: Sheet | None = await desk.ask(form)
    if sheet is not None:
        told = _("{name} {month}: {score}, {band}.").format(
            name=sheet.name, month=sheet.month, score=sheet.score.text, band=label(sheet.band)
        )
        desk.say_on_top(told, Tone.GOOD)


def _next(one: Sheet) -> str:
    """What has to be done about a sheet now."""
    if one.stage is MonthStage.SCORED:
        return _("Print it; the contractor's person signs, or objects.")
    if one.stage is MonthStage.OBJECTED:
        return _("The manager decides; who scored it does not.")
    return _("Manager or finance decide what is taken off.") if one.to_settle else ""
