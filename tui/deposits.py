"""Deposits: who paid which, what is open before it goes back, and its way back ($71–$77)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, deposits, money, residents
from store.deposits import (
    DEDUCTION,
    DEPOSITS,
    HELD,
    RETURN,
    Deposit,
    Stage,
    Standing,
    Way,
)
from store.receipts import RECEIPT
from tui import register
from tui.answers import Answers, HomeLine, begins
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

TAKE = Action("new", ("ctrl+n",), mark("New deposit"), mark("Somebody pays one."), 4)
MEET = Action("meet", ("ctrl+t",), mark("Condition met"), mark("It goes back on it."), 5)
TELL = Action("tell", ("ctrl+d",), mark("Payer told"), mark("That it can be fetched."), 11)
ASK = Action("ask", ("ctrl+o",), mark("Asked back"), mark("Its payer wants it back."), 6)
CHECK = Action("check", ("ctrl+e",), mark("Look it over"), mark("Its conditions are seen."), 7)
DEDUCT = Action("deduct", ("ctrl+r",), mark("Deduct"), mark("What its payer agreed to."), 9)
STRIKE = Action("strike", ("ctrl+b",), mark("Not deducted"), mark("All of it goes back."), 10)
APPROVE = Action(
    "approve", ("ctrl+a",), mark("Approve"), mark("It may go back."), 6,
    right="store.deposits.rights:APPROVE_RETURNS",
)  # fmt: skip
GIVE = Action("give", ("ctrl+g",), mark("Give back"), mark("Against its receipt, once."), 5)
KEEP = Action("keep", ("ctrl+u",), mark("Hold on"), mark("It does not go back now."), 10)
VOID = Action(
    "void", ("ctrl+k",), mark("Receipt void"), mark("Within the shift, all plies here."), 12,
    right="store.receipts.rights:VOID_RECEIPTS",
)  # fmt: skip
REDDEN = Action(
    "redden", ("ctrl+w",), mark("Red receipt"), mark("It was taken by mistake."), 13,
    right="store.receipts.rights:REDDEN_RECEIPTS",
)  # fmt: skip
PUT = Action("put", ("ctrl+x",), mark("Put to fees"), mark("Its payer agreed to it in writing."), 8)
PUTS = "from_deposit"  # the service of a home that settles what it owes from a deposit
_TONES = {Stage.RETURNED: Tone.FAINT, Stage.UNDONE: Tone.FAINT}
_GOING = (Stage.ASKED, Stage.CHECKED, Stage.APPROVED)
_NEXT = {
    Stage.ASKED: mark("Look over what it goes back on; enter what is deducted by agreement."),
    Stage.CHECKED: mark("Somebody in charge approves it, not who took the request."),
    Stage.APPROVED: mark(
        "Give it back against its receipt, signed for; or put it to fees, agreed in writing."
    ),
}


def _is_due(one: Deposit) -> bool:
    return one.stage is Stage.HELD and one.met_on is not None


def _is_late(one: Deposit) -> bool:
    waited = one.waited(clock.today())
    return _is_due(one) and waited is not None and waited >= deposits.settings().shown


def _sign(one: Deposit) -> str:
    return "!" if _is_late(one) else "*" if _is_due(one) or one.stage in _GOING else " "


def _as_it_came(one: Deposit) -> Mapping[str, object]:
    return {"way": Way(one.method.value), "receipt_back": True, "signed": True}


def _open(one: Deposit) -> list[str]:
    return [each.words or label(each.what) for each in _conditions(one) if not each.met_on]


def _conditions(one: Deposit) -> Sequence[deposits.Condition]:
    return deposits.conditions(one.id)


class DepositsScreen(RegisterScreen[Deposit]):
    """The deposits, those first that could have been fetched longest."""

    SCOPE = "deposits"
    TITLE = mark("Deposits")
    REGISTER = DEPOSITS
    HELP = mark(
        "Every deposit with its receipt. Type a home, a number or a payer to narrow the list; Left"
        " and Right show those that can be fetched, are on their way back, or all. It goes back"
        " once, when its conditions are met, somebody in charge has approved it, and its receipt is"
        " here. Nothing is deducted but what its payer signed for."
    )
    SHEETS = (RETURN, DEDUCTION)
    LISTS = ((HELD, "deposits:held"),)
    MORE = (PUT,)
    FOLLOWS = ("payment",)
    VIEWS: ClassVar[tuple[View[Deposit], ...]] = (
        View(mark("held for its payer"), lambda one: one.balance > 0),
        View(mark("due back"), _is_due),
        View(mark("on the way back"), lambda one: one.stage in _GOING),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Deposit], ...]] = (
        Do("taken", TAKE, deposits.take),
        Do("given_back", GIVE, deposits.give_back, _as_it_came),
        Do("approved", APPROVE, deposits.approve),
        Do("checked", CHECK, deposits.check),
        Do("met", MEET, deposits.meet),
        Do("asked", ASK, deposits.ask),
        Do("deducted", DEDUCT, deposits.deduct),
        Do("struck", STRIKE, deposits.strike),
        Do("kept_on", KEEP, deposits.keep_on),
        Do("told", TELL, deposits.tell),
        Do("voided", VOID, deposits.void),
        Do("reddened", REDDEN, deposits.redden),
    )

    def can(self, action: Action) -> bool:
        """What may go back may be put to fees."""
        one = self.rows.current
        if action is PUT:
            return one is not None and one.stage is Stage.APPROVED
        return super().can(action)

    async def act_put(self) -> None:
        """Settle what the home owes, as its page offers it."""
        if self.rows.current is not None:
            await begins(PUTS)(self.app, self.rows.current.home_id, None)
            self.load()

    def things(self, typed: str) -> Sequence[Deposit]:
        """Deposits by number, home, payer and what they belong to."""
        return deposits.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 12),
            Column(_("Home"), 10),
            Column(_("Kind"), 14, flex=True),
            Column(_("Paid by"), 8),
            Column(_("Held, yuan"), 10, right=True),
            Column(_("Days"), 4, right=True),
        ]

    def drawn(self, one: Deposit) -> Drawn:
        """A deposit as a line; for how long it could have been fetched, last."""
        waited = one.waited(clock.today())
        tone = Tone.ALARM if _is_late(one) else _TONES.get(one.stage, Tone.PLAIN)
        cells = (
            [(_state(one), tone)],
            one.home,
            label(one.kind),
            one.payer,
            money.text(one.balance),
            "" if waited is None else str(waited),
        )
        return Drawn(cells, mark=_sign(one))

    def named(self, one: Deposit) -> str:
        """Number, home, kind, how much is held and how it stands."""
        return "  ".join(
            (one.number, one.home, label(one.kind), money.text(one.balance), _state(one))
        )

    def full(self, one: Deposit) -> Iterator[str | Words]:
        """Who paid, what is open, what is deducted, and what was recorded (X105)."""
        first, *rest = super().full(one)
        yield first
        if following := _next(one):
            yield [(following, Tone.WARN)]
        yield _("{payer} ({standing})  {amount} yuan, {method}, on {day}  {linked}").format(
            payer=one.payer,
            standing=label(one.standing),
            amount=money.text(one.amount),
            method=label(one.method),
            day=clockface.day(one.taken_on),
            linked=one.linked,
        )
        for each in _conditions(one):
            met = each.met_on.isoformat() if each.met_on else _("open")
            yield f"  {each.words or label(each.what)}  {met}"
        for line in deposits.deductions(one.id):
            yield _("  deducted {amount}: {reason}").format(
                amount=money.text(line.amount), reason=line.reason
            )
        yield from rest

    def _sheets(self) -> list[preview.Asked]:
        one = self.rows.current
        own = [(RECEIPT, f"receipt:{one.receipt_id}")] if one else []
        return [*own, *super()._sheets()]


def _state(one: Deposit) -> str:
    return _("due back") if _is_due(one) else label(one.stage)


def _next(one: Deposit) -> str:
    """What has to be done about a deposit now."""
    if one.stage in _NEXT:
        return _(_NEXT[one.stage])
    if _is_due(one):
        return _("It can be fetched: tell its payer, or take down that it is asked back.")
    if open_ := _open(one) if one.balance else []:
        return _("It goes back when: {what}.").format(what=_("; ").join(open_))
    return ""


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's deposits, and what is still open before each goes back (M27)."""
    for one in deposits.of_home(home_id):
        waits = _open(one) if one.balance else []
        to_come = _("  to come: {what}").format(what=_("; ").join(waits)) if waits else ""
        told: Words = [
            *paint.fit(one.number, 16),
            " ",
            *paint.fit([(_state(one), _TONES.get(one.stage, Tone.PLAIN))], 9),
            *paint.fit(label(one.kind), 13),
            f" {money.text(one.balance or one.amount)}{to_come}",
        ]
        yield home_line(one.subject, told, _sign(one))


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a deposit of a home, its payer filled in, and go on with it."""
    initial: dict[str, object] = {"home": home_id}
    if (payer := residents.home(home_id).meant(person_id)) is not None:
        known = {standing.value: standing for standing in Standing}
        standing = known.get(payer.role.value, Standing.OTHER)
        initial |= {"payer": payer.person.name, "standing": standing}
    await register.begin(desk, DepositsScreen, initial)


ANSWERS = Answers(
    drafts=drafts(DepositsScreen),
    section=mark("Deposits"),
    of_home=of_home,
)
