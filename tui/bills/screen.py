"""The bills: what each comes to and why, and what becomes of it ($26, $27, CT3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import bills, clock, money
from store.bills import BILL, BILLS, Approved, Bill, Reason, Reduction, Single, State
from tui.bills.told import reckoned
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_DRAFT, _ISSUE = "store.bills.rights:DRAFT_BILLS", "store.bills.rights:ISSUE_BILLS"
CHARGE = Action(
    "new", ("ctrl+n",), mark("Charge once"), mark("What is charged once, for a home."), 4,
    right=_DRAFT,
)  # fmt: skip
SINGLE = Action(
    "single", ("ctrl+e",), mark("Bill a month"), mark("A month's bill for one home."), 5,
    right=_DRAFT,
)  # fmt: skip
ISSUE = Action(
    "issue", ("ctrl+t",), mark("Issue"), mark("From now on it is owed."), 6, right=_ISSUE
)
VOID = Action(
    "void", ("ctrl+k",), mark("Void"), mark("Take it back; its days can be billed anew."), 9,
    right=_ISSUE,
)  # fmt: skip
DISPUTE = Action("dispute", ("ctrl+d",), mark("Objection"), mark("The payer objects to it."), 8)
AGREE = Action("agree", ("ctrl+g",), mark("Settled"), mark("Nobody objects any more."), 11)
REDUCE = Action("reduce", ("ctrl+r",), mark("Reduce"), mark("A part need not be paid: ask."), 7)
WRITE_OFF = Action(
    "write_off", ("ctrl+w",), mark("Write off"), mark("Give up what is owed of it."), 12,
    right="store.bills.rights:REDUCE_BILLS",
)  # fmt: skip
DECIDE = Action(
    "decide", ("ctrl+a",), mark("Decide"), mark("Whether it is reduced."), 10,
    right="store.bills.rights:REDUCE_BILLS",
)  # fmt: skip
YES = Action("yes", (), mark("Reduce it"), mark("So much need not be paid."))
NO = Action("no", (), mark("Leave it"), mark("All of it is owed, and why."))
_TONES = {State.VOID: Tone.FAINT, State.DRAFT: Tone.FAINT, State.WRITTEN_OFF: Tone.FAINT}


class BillsScreen(RegisterScreen[Bill]):
    """The bills, the newest first."""

    SCOPE = "bills"
    TITLE = mark("Bills")
    REGISTER = BILLS
    HELP = mark(
        "Every bill with the reckoning behind it, to be read out. Type a home, a number or a month"
        " to narrow the list. Many bills are made and issued on the page of bill runs."
    )
    SHEETS = (BILL,)
    MORE = (SINGLE, DECIDE)
    FOLLOWS = ("bill_run", "payment", "reduction")
    VIEWS: ClassVar[tuple[View[Bill], ...]] = (
        View(mark("owed"), lambda one: one.owed > 0),
        View(mark("drafts"), lambda one: one.state is State.DRAFT),
        View(mark("paid"), lambda one: one.state is State.PAID),
        View(mark("disputed"), lambda one: one.disputed is not None),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Bill], ...]] = (
        Do("charged", CHARGE, bills.charge),
        Do("issued", ISSUE, bills.issue_one),
        Do("disputed", DISPUTE, bills.dispute),
        Do("agreed", AGREE, bills.agree),
        Do("reduction_asked", REDUCE, bills.ask_reduction),
        Do("voided", VOID, bills.void),
        Do("written_off", WRITE_OFF, bills.write_off),
    )

    def things(self, typed: str) -> Sequence[Bill]:
        """Bills by number, home and month, the newest of them."""
        found = bills.listed(typed)
        if len(found) == bills.MOST_LISTED:
            told = _("Only the newest {n} are listed: type a home or a month.")
            self.say(told.format(n=len(found)))
        return found

    def columns(self) -> Sequence[Column]:
        """What is owed leftmost: it changes."""
        return [
            Column(_("Owed"), 10, right=True),
            Column(_("State"), 8),
            Column(_("Home"), 10),
            Column(_("Item"), 12, flex=True),
            Column(_("Month"), 7),
            Column(_("Due"), 10),
        ]

    def drawn(self, one: Bill) -> Drawn:
        """A bill as a line."""
        late = one.overdue(clock.today())
        tone = Tone.ALARM if late else _TONES.get(one.state, Tone.PLAIN)
        state = _("disputed") if one.disputed else label(one.state)
        cells = (
            *(money.text(one.owed or one.amount), state, one.home, one.item, one.month),
            one.due.isoformat(),
        )
        return Drawn(cells, "!" if late else "?" if one.disputed else " ", tone)

    def named(self, one: Bill) -> str:
        """Number, home, item, days, amount."""
        days = f"{one.first:%Y-%m-%d}–{one.last:%m-%d}"
        return "  ".join((one.number, one.home, one.item, days, money.text(one.amount)))

    def full(self, one: Bill) -> Iterator[str | Words]:
        """Who pays and what is left; the reckoning; what was recorded."""
        first, *rest = super().full(one)
        yield first
        told = _("{payer} {standing}  due {due}  paid {settled}  reduced {reduced}  owed {owed}")
        yield told.format(
            payer=one.payer or "-",
            standing=label(one.standing),
            due=one.due.isoformat(),
            settled=money.text(one.settled),
            reduced=money.text(one.reduced),
            owed=money.text(one.owed),
        )
        yield from map(reckoned, bills.lines_of(one.id))
        for asked in bills.reductions_asked(one.id):
            yield [(_asked(asked), Tone.WARN)]
        if one.disputed:
            yield _("disputed since {day}: it is not dunned").format(day=one.disputed.isoformat())
        yield from rest

    def can(self, action: Action) -> bool:
        """One month's bill needs no bill pointed at; deciding one that waits."""
        if action is SINGLE:
            return True
        if action is DECIDE:
            return bool(self.rows.current and bills.reductions_asked(self.rows.current.id))
        return super().can(action)

    async def act_single(self) -> None:
        """A month's bill for one home."""
        told = _(": ").join((_(SINGLE.title), _(SINGLE.help)))
        bill = await self.app.ask(
            Form(Single, told, self.app.writes(bills.draft_single), draft="bills/single")
        )
        if bill is not None:
            self.point(bill.id)
            self.say(_("On record: {what}.").format(what=self.named(bill)), Tone.GOOD)

    async def act_decide(self) -> None:
        """Whether the reduction that is asked for is granted."""
        if self.rows.current is not None:
            for asked in bills.reductions_asked(self.rows.current.id):
                await decide(self.app, asked)


def _asked(one: Reduction) -> str:
    told = _("asked: to be reduced by {amount} yuan")
    return told.format(amount=money.text(one.amount))


async def decide(desk: Host, one: Reduction) -> None:
    """Grant a reduction or leave the bill as it is."""
    heading = f"{one.bill}  {one.home}  {_asked(one)}"
    chosen = await desk.ask(Menu(heading, [YES, NO]))
    if chosen is YES:
        told = _(": ").join((_(YES.title), _(YES.help)))
        await desk.ask(Form(Approved, told, desk.writes(bills.approve_reduction, one.id),
                            heading=[heading], draft=""))  # fmt: skip
    elif chosen is NO:
        told = _(": ").join((_(NO.title), _(NO.help)))
        await desk.ask(Form(Reason, told, desk.writes(bills.refuse_reduction, one.id),
                            heading=[heading], draft=""))  # fmt: skip
