"""Late charges: what is owed of them at a home, and each that is to be waived ($51–$54)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from store import clock, late, money
from store.late import WAIVERS, Late, Stage, Waiver
from store.waiting import Waiting
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

_DECIDE = "store.late.rights:WAIVE_LATE_CHARGES"
WAIVE = Action("new", ("ctrl+n",), mark("Waive late charge"), mark("Ask for it, with the reason."),
               4)  # fmt: skip
GRANT = Action("grant", ("ctrl+a",), mark("Grant it"), mark("It need not be paid."), 5,
               right=_DECIDE)  # fmt: skip
REFUSE = Action("refuse", ("ctrl+k",), mark("Let it stand"), mark("It stays owed, and why."), 6,
                right=_DECIDE)  # fmt: skip


class LateScreen(RegisterScreen[Waiver]):
    """What is to be waived of late charges, what waits first."""

    SCOPE = "late_charges"
    TITLE = mark("Waivers")
    REGISTER = WAIVERS
    HELP = mark(
        "A late charge is worked out from its bill whenever it is shown: at the home, at a payment,"
        " on the statement. Here stands what is to be waived of one, by whom and why; somebody else"
        " in charge decides."
    )
    VIEWS: ClassVar[tuple[View[Waiver], ...]] = (
        View(mark("to be decided"), lambda one: one.stage is Stage.ASKED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Waiver], ...]] = (
        Do("waiver_asked", WAIVE, late.ask),
        Do("waived", GRANT, late.approve),
        Do("not_waived", REFUSE, late.refuse),
    )

    def things(self, typed: str) -> Sequence[Waiver]:
        """Waivers by home and bill."""
        return late.listed(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost."""
        return [
            Column(_("State"), 14),
            Column(_("Home"), 10),
            Column(_("Bill no."), 16, flex=True),
            Column(_("Amount"), 10, right=True),
            Column(_("Day"), 10),
        ]

    def drawn(self, one: Waiver) -> Drawn:
        """A waiver as a line."""
        waits = one.stage is Stage.ASKED
        cells = (
            *(label(one.stage), one.home, one.bill, money.text(one.amount)),
            one.on_day.isoformat(),
        )
        return Drawn(cells, "*" if waits else " ", Tone.PLAIN if waits else Tone.FAINT)

    def named(self, one: Waiver) -> str:
        """Home, bill, how much."""
        return "  ".join((one.home, one.bill, money.text(one.amount)))


def reckoned(one: Late) -> Iterator[str]:
    """How a late charge comes about, stretch by stretch, to be read out (CT3)."""
    rate = late.as_percent(one.terms.rate)
    for each in one.stretches:
        yield _("{days}: {count} days × {rate} % × {principal} = {amount}").format(
            days=f"{each.first:%m-%d}–{each.last:%m-%d}",
            count=each.days,
            rate=rate,
            principal=money.text(each.principal),
            amount=money.text(each.amount),
        )
    yield _("together {charge}, paid {settled}, waived {waived}; {clause}").format(
        charge=money.text(one.charge),
        settled=money.text(one.settled),
        waived=money.text(one.waived),
        clause=one.clause.text,
    )


def _heading(home_id: int) -> Iterator[Part]:
    """What the home owes of late charges (CT1)."""
    owed = sum(one.owed for one in late.of_home(home_id, clock.today()))
    if owed:
        yield _("late charge {amount}").format(amount=money.text(owed)), Tone.WARN


def _home_lines(home_id: int) -> Iterator[HomeLine]:
    """Each bill of which some is owed, also where the principal is paid ($54)."""
    for one in late.of_home(home_id, clock.today()):
        told = _("{item} {month}  {bill}  late charge {amount}").format(
            item=one.bill.item,
            month=one.bill.month,
            bill=one.bill.number,
            amount=money.text(one.owed),
        )
        line = home_line(one.bill.subject, [told])
        yield replace(line, full=partial(_full, one), opens=partial(_waive, one=one))


def _full(one: Late, _names: object) -> Iterator[str | Words]:
    yield from reckoned(one)


async def _waive(desk: Host, one: Late) -> None:
    """Ask that what is owed of it be waived."""
    heading = f"{one.bill.home}  {one.bill.number}  {money.text(one.owed)}"
    if await desk.ask(Menu(heading, [WAIVE], list(reckoned(one)))) is WAIVE:
        owed = money.text(one.owed, grouped=False)
        await register.begin(desk, LateScreen, {"bill": one.bill.number, "amount": owed})


async def _decide(desk: Host, one: Waiting) -> None:
    await desk.go(LateScreen.SCOPE, int(one.subject.rpartition(":")[2]))


ANSWERS = Answers(
    opens={"late_charge.to_decide": _decide},
    drafts=drafts(LateScreen),
    place=lambda number: late.get(number).bill,
    heading=_heading,
    section=mark("Late charges"),
    of_home=_home_lines,
)
