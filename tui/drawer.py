"""The drawer: blind counts, what went to finance, the day sheets ($47–$49, CT8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, drawer, money
from store.desk import staff
from store.drawer import (
    COUNTS,
    DAY_SHEET,
    DAYS,
    NOTES,
    CashCount,
    CashDay,
    CountStage,
    DayStage,
    NewDay,
    Shut,
)
from store.waiting import Waiting
from tui.answers import Answers
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.printing import preview
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_TAKE = "store.drawer.rights:TAKE_DAYS"
COUNT = Action("new", ("ctrl+n",), mark("Count"), mark("Notes and coins, before the book."), 4,
               right="store.drawer.rights:COUNT_CASH")  # fmt: skip
TAKEN = Action("taken", ("ctrl+t",), mark("Finance has it"), mark("What was handed over."), 6,
               right=_TAKE)  # fmt: skip
SIGN = Action("sign", ("ctrl+d",), mark("Sign the day"), mark("A day's sheet, by the cashier."), 5,
              right="store.drawer.rights:COUNT_CASH")  # fmt: skip
SHUT = Action("shut", ("ctrl+k",), mark("Shut the day"), mark("Finance takes the day over."), 7,
              right=_TAKE)  # fmt: skip
SHEET = Action("sheet", ("ctrl+b",), mark("Day sheet"), mark("Print the sheet of a day."), 8)


class DrawerScreen(RegisterScreen[CashCount]):
    """The counts, the newest first."""

    SCOPE = "drawer"
    TITLE = mark("Drawer")
    REGISTER = COUNTS
    HELP = mark(
        "The drawer is counted blind: the book's figure shows once the count is recorded. {sign}"
        " signs a day's sheet, {shut} shuts it when finance has taken it over."
    )
    MORE = (SIGN, SHUT, SHEET)
    FOLLOWS = ("payment", "receipt", "refund", "deposit", "cash_day")
    VIEWS: ClassVar[tuple[View[CashCount], ...]] = (
        View(mark("all")),
        View(mark("differing"), lambda one: one.difference != 0),
        View(mark("to be taken"), lambda one: one.stage is CountStage.COUNTED),
    )
    STEPS: ClassVar[tuple[Do[CashCount], ...]] = (
        Do("counted", COUNT, drawer.count),
        Do("taken", TAKEN, drawer.take),
    )

    def things(self, typed: str) -> Sequence[CashCount]:
        """Counts by number."""
        return [one for one in drawer.counts() if typed.upper() in one.number]

    def columns(self) -> Sequence[Column]:
        """When, by whom, what was there, what differed."""
        return [
            Column(_("Time"), 11),
            Column(_("Counted by"), 8, flex=True),
            Column(_("In the drawer"), 11, right=True),
            Column(_("Difference"), 9, right=True),
            Column(_("To finance"), 11, right=True),
            Column(_("State"), 10),
        ]

    def drawn(self, one: CashCount) -> Drawn:
        """A count as a line."""
        cells = (
            *(clockface.moment(one.made_at), staff.names().get(one.staff, "")),
            *(money.text(one.counted), money.text(one.difference), money.text(one.handed)),
            label(one.stage),
        )
        return Drawn(
            cells, "!" if one.difference else " ", Tone.WARN if one.difference else Tone.PLAIN
        )

    def named(self, one: CashCount) -> str:
        """Number, when, what was there."""
        return f"{one.number}  {clockface.moment(one.made_at)}  {money.text(one.counted)}"

    def full(self, one: CashCount) -> Iterator[str | Words]:
        """What the book said beside it, the notes, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield _("book {expected}  counted {counted}  difference {difference}  left {left}").format(
            expected=money.text(one.expected), counted=money.text(one.counted),
            difference=money.text(one.difference), left=money.text(one.left),
        )  # fmt: skip
        held = [
            f"{money.measure_text(NOTES[name], money.FEN)} × {count}"
            for name, count in one.notes.items() if count
        ]  # fmt: skip
        yield "  ".join(held)
        yield from rest

    def can(self, action: Action) -> bool:
        """A day's sheet needs no count; to shut one there has to be a signed one."""
        if action in (SIGN, SHEET):
            return True
        if action is SHUT:
            return bool(_signed())
        return super().can(action)

    async def act_sign(self) -> None:
        """Sign a day's sheet, and print it."""
        told = _(": ").join((_(SIGN.title), _(SIGN.help)))
        initial = {"day": clock.today()}
        done = await self.app.ask(
            Form(NewDay, told, self.app.writes(drawer.sign_day), initial=initial, draft="")
        )
        if done is not None:
            await self.app.print_sheet(DAY_SHEET, f"cash_day:{done.day.isoformat()}")

    async def act_shut(self) -> None:
        """Take the oldest signed day over."""
        for day in _signed()[:1]:
            await shut(self.app, day)
            self.load()

    async def act_sheet(self) -> None:
        """Choose a day, and print its sheet."""
        days = {
            Action(f"day{day.isoformat()}", (), day.isoformat(), _stands(day)): day
            for day in drawer.days_with_money()
        }
        chosen = await self.app.ask(Menu(_(SHEET.title), list(days)))
        if chosen is not None:
            await preview.preview_one(self.app, [(DAY_SHEET, f"cash_day:{days[chosen]}")])


def _signed() -> list[CashDay]:
    return DAYS.table.read("WHERE cash_day.stage = ? ORDER BY cash_day.day", DayStage.SIGNED)


def _stands(day: object) -> str:
    found = drawer.sheet_of(day)  # type: ignore[arg-type]
    return label(found.stage) if found else _("not signed yet")


async def shut(desk: Host, day: CashDay) -> None:
    """Ask whether the day is taken over."""
    totals = "  ".join(
        f"{_called(name)} {money.text(fen)}"
        for name, fen in day.totals.items()
        if name not in _COUNTED
    )
    told = _(": ").join((_(SHUT.title), day.day.isoformat()))
    form = Form(Shut, told, desk.writes(drawer.shut_day, day.id), heading=[totals], draft="")
    done = await desk.ask(form)
    if done is not None:
        desk.say_on_top(_("The day {day} is shut.").format(day=done.day.isoformat()), Tone.GOOD)


_COUNTED = ("receipts", "void", "red")
_NAMES = {
    "current": mark("this month's"), "arrears": mark("arrears"), "prepaid": mark("prepaid"),
    "deposits": mark("deposits"),
}  # fmt: skip


def _called(name: str) -> str:
    from store.receipts import Method

    return _(_NAMES[name]) if name in _NAMES else label(Method(name))


async def _open(desk: Host, one: Waiting) -> None:
    await shut(desk, DAYS.table.one(int(one.subject.rpartition(":")[2])))


ANSWERS = Answers(
    drafts=drafts(DrawerScreen),
    opens={"cash_day.to_take": _open},
    place=lambda number: drawer.get(number).number,
)
