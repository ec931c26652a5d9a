"""The lines of bank files: what waits is assigned to its home, the others found again ($37)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from store import money, payments
from store.inputs import Input
from store.payments import FILES, LINES, Aside, Assign, BankLine, LineStage
from store.rights import may
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, Listing, View
from tui.over.menu import Menu
from tui.payments.importing import BankImport
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_TAKE = "store.payments.rights:TAKE_PAYMENTS"
_ASIDE = "store.payments.rights:SET_ASIDE"
OPEN = Action("open", ("enter",), mark("Open"), mark("What can be done with it."), 3)
TAKE_IN = Action(
    "new", ("ctrl+n",), mark("Take a file in"), mark("Of a bank, WeChat, Alipay or a debit."), 4,
    right=_TAKE,
)  # fmt: skip
ASSIGN = Action(
    "assign", ("ctrl+t",), mark("Assign to a home"), mark("Whose it is; its amount stands."), 5,
    right=_TAKE,
)  # fmt: skip
SET_ASIDE = Action(
    "set_aside", ("ctrl+k",), mark("Set aside"), mark("It is no payment of a home, and why."), 6,
    right=_ASIDE,
)  # fmt: skip
REOPEN = Action(
    "reopen", ("ctrl+u",), mark("Assign after all"), mark("It waits to be assigned once more."), 7,
    right=_ASIDE,
)  # fmt: skip
RECEIPT = Action("receipt", ("ctrl+g",), mark("Its receipt"), mark("Go to the receipt of it."), 8)
_TONES = {LineStage.WAITING: Tone.WARN, LineStage.ASIDE: Tone.FAINT, LineStage.REFUSED: Tone.FAINT}
_FORMS: dict[str, tuple[type[Input], Callable[..., Any]]] = {
    ASSIGN.id: (Assign, payments.assign),
    SET_ASIDE.id: (Aside, payments.set_aside),
    REOPEN.id: (Aside, payments.reopen),
}
_MOST = 1000


class BankFilesScreen(Listing[BankLine]):
    """The lines, those that wait first."""

    SCOPE = "bank_files"
    TITLE = mark("Bank files")
    HELP = mark(
        "{new} takes in the file of a bank or a channel: what names a home, a bill or a payer that"
        " is one of a kind is a payment with its receipt at once. The others wait here: {assign}"
        " says for which home one is. What is no payment of a home is set aside by the supervisor."
        " Type a payer, a number, an amount or a file's number to narrow the list."
    )
    ACTIONS = (OPEN, TAKE_IN, ASSIGN, SET_ASIDE, REOPEN, RECEIPT, NARROWER, WIDER, actions.BACK)
    FOLLOWS = ("bank_file", "payment")
    EMPTY = mark("Nothing waits to be assigned. {new} takes a file in; Left and Right show others.")
    VIEWS: ClassVar[tuple[View[BankLine], ...]] = (
        View(mark("to be assigned"), lambda one: one.stage is LineStage.WAITING),
        View(mark("taken in"), lambda one: one.stage is LineStage.TAKEN),
        View(mark("all")),
    )

    def empty(self) -> str:
        """How to begin."""
        return actions.told(_(self.EMPTY), TAKE_IN)

    def things(self, typed: str) -> Sequence[BankLine]:
        """The lines that have what is typed, those that wait and the newest first."""
        found = LINES.read(
            f"ORDER BY bank_line.stage <> 'waiting', bank_line.id DESC LIMIT {_MOST}"
        )
        wanted = typed.casefold().strip()
        return [one for one in found if wanted in _searched(one)] if wanted else found

    def key(self, thing: BankLine) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """What became of it leftmost."""
        return [
            Column(_("State"), 10),
            Column(_("Day"), 10),
            Column(_("Amount"), 12, right=True),
            Column(_("Payer"), 12),
            Column(_("What the payer wrote"), 14, flex=True),
            Column(_("Home"), 10),
        ]

    def drawn(self, thing: BankLine) -> Drawn:
        """A line."""
        cells = (
            label(thing.stage), thing.on_day.isoformat(), money.text(thing.amount), thing.payer,
            thing.said, thing.home,
        )  # fmt: skip
        waits = thing.stage is LineStage.WAITING
        return Drawn(cells, "*" if waits else " ", _TONES.get(thing.stage, Tone.PLAIN))

    def named(self, one: BankLine) -> str:
        """Day, amount, payer."""
        return "  ".join(
            filter(None, (one.on_day.isoformat(), money.text(one.amount), one.payer, one.said))
        )

    def full(self, thing: BankLine) -> Iterator[str | Words]:
        """All that the bank said, why it waits, and the receipt."""
        yield [(self.named(thing), Tone.STRONG)]
        told = _("{file}, row {row}  {method}  {reference}")
        yield told.format(
            file=thing.file, row=thing.place, method=label(thing.method), reference=thing.reference
        )
        if why := payments.why_told(thing):
            yield [(why.text(_), Tone.WARN)]
        if thing.receipt:
            yield _("Receipt {number}, {home}").format(number=thing.receipt, home=thing.home)

    def can(self, action: Action) -> bool:
        """What its state admits, and the role."""
        one = self.rows.current
        if action in (ASSIGN, SET_ASIDE, REOPEN):
            kind = {ASSIGN: "assigned", SET_ASIDE: "set_aside", REOPEN: "reopened"}[action]
            if one is None or not may(self.app.signed_in.role, FILES.steps[kind].right):
                return False
            ended = one.stage in (LineStage.ASIDE, LineStage.REFUSED)
            return ended if action is REOPEN else one.stage is LineStage.WAITING
        if action is RECEIPT:
            return one is not None and bool(one.receipt)
        if action is TAKE_IN:
            return may(self.app.signed_in.role, FILES.first.right)
        return action is not OPEN or one is not None

    def point(self, key: object) -> None:
        """Go to a file's first line that waits, or to its first."""
        number = int(str(key).rpartition(":")[2])
        found = payments.lines_of(number)
        waits = [one for one in found if one.stage is LineStage.WAITING]
        self.view = self.VIEWS[0 if waits else 2]
        self.typed = ""
        self.load()
        for one in (waits or found)[:1]:
            self.rows.point(one.id)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Offer what can be done with the line."""
        one = self.rows.current
        if one is None:
            return
        offered = [each for each in (ASSIGN, SET_ASIDE, REOPEN, RECEIPT) if self.can(each)]
        _title, *told = self.full(one)
        chosen = await self.app.ask(Menu(self.named(one), offered, told))
        if chosen is not None:
            self.perform(chosen)

    async def act_new(self) -> None:
        """Take a file in."""
        await self.app.ask(BankImport())
        self.load()

    async def act_assign(self) -> None:
        """Say for which home it is."""
        await self._do(ASSIGN)

    async def act_set_aside(self) -> None:
        """Say why it is no payment."""
        await self._do(SET_ASIDE)

    async def act_reopen(self) -> None:
        """Let it wait once more."""
        await self._do(REOPEN)

    async def act_receipt(self) -> None:
        """Go to its receipt."""
        one = self.rows.current
        if one is not None and one.payment_id is not None:
            await self.app.go("receipts", payments.get(one.payment_id).receipt_id)

    async def _do(self, action: Action) -> None:
        one = self.rows.current
        if one is None:
            return
        asks, does = _FORMS[action.id]
        title = _(": ").join((_(action.title), _(action.help)))
        form: Form[Any, Any] = Form(
            asks, title, self.app.writes(does, one.id), heading=[self.named(one)], draft=""
        )
        if await self.app.ask(form) is None:
            return
        self.load()
        after = LINES.one(one.id)
        told = [label(after.stage), after.home, after.receipt]
        what = "  ".join(filter(None, (self.named(after), *told)))
        self.say(_("On record: {what}.").format(what=what), Tone.GOOD)


def _searched(one: BankLine) -> str:
    amount = money.text(one.amount, grouped=False)
    parts = (one.payer, one.said, one.reference, amount, one.file, one.home, one.receipt)
    return " ".join(parts).casefold()
