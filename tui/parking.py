"""What a permit costs, at the permit: billed ahead, paid to when, money back (P8–P10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from store import answers as store_answers
from store import bills, clock, money, parking, permits, pricelist
from store.inputs import Input
from store.parking import ACCOUNT, Account, Ahead, Back, Pass
from store.permits import Permit, Stage
from store.pricelist import Item, Kind
from store.rights import may
from tui.answers import About, Answers
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.payments import take
from tui.printing import preview
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words

AHEAD = Action("ahead", (), mark("Bill months"), mark("The fee by the list, the first by days."))
PAY = Action("pay", (), mark("Take payment"), mark("The money, and the receipt."))
BACK = Action("back_money", (), mark("Money back"), mark("Of the whole months that are left."))
PASS = Action("pass", (), mark("Cost of a pass"), mark("By the list, once: lost or another plate."))
PRINT = Action("print", ("f9",), mark("Print"), mark("What the permit cost, as a sheet."))


@dataclass(frozen=True)
class _Do:
    action: Action
    asks: type[Input]
    operation: Callable[..., object]
    kind: Kind | None = None


_STEPS = (
    _Do(BACK, Back, parking.give_back),
    _Do(AHEAD, Ahead, parking.bill_ahead, Kind.PARKING),
    _Do(PASS, Pass, parking.charge_pass, Kind.PASS),
)


def _offered(one: Permit, there: Account) -> list[_Do]:
    """What can be done about its money now; the store says why not where it cannot be done."""
    passed = bills.about(f"permit:{one.id}") is not None
    fits = {
        BACK.id: bool(there.left),
        AHEAD.id: (one.stage is Stage.ISSUED and one.home_id is not None) or bool(there.unbilled),
        PASS.id: one.stage is Stage.ISSUED and not passed and bool(_items(Kind.PASS)),
    }
    return [do for do in _STEPS if fits[do.action.id]]


def _items(kind: Kind) -> list[Item]:
    return [item for item in pricelist.listed() if item.kind is kind]


async def act(desk: Host, subject: str) -> None:
    """Offer what can be done about a permit's money, step after step, until Esc."""
    number = int(subject.rpartition(":")[2])
    while True:
        one = permits.get(number)
        there = parking.account(one)
        steps = [
            do
            for do in _offered(one, there)
            if may(desk.signed_in.role, store_answers.needed_for(do.operation))
        ]
        actions = [PAY] if there.owed else []
        actions += [*(do.action for do in steps), PRINT]
        title = _("Permit {number} {plate}: what it costs").format(
            number=one.number, plate=one.plate_shown
        )
        chosen = await desk.ask(Menu(title, actions, list(_told(there))))
        if chosen is None:
            return
        if chosen.id == PRINT.id:
            await preview.print_one(desk, [(ACCOUNT, subject)])
        elif chosen.id == PAY.id:
            await take.begin(desk, one.home_id or 0, None)
        else:
            await _do(desk, next(do for do in steps if do.action.id == chosen.id), one, title)


async def _do(desk: Host, do: _Do, one: Permit, title: str) -> None:
    items = _items(do.kind) if do.kind else []
    by = [item for item in items if one.kind.value in permits.kinds_by(item.number)] or items
    initial: Mapping[str, object] = {"item": by[0].number} if by else {}
    asked = _(": ").join((_(do.action.title), _(do.action.help)))
    form: Form[Any, Any] = Form(
        do.asks, asked, desk.writes(do.operation, one.id), initial=initial, heading=[title],
        draft="",
    )  # fmt: skip
    after = await desk.ask(form)
    if after is None:
        return
    if do.action is BACK:
        total = sum(refund.amount for refund in after)
        said = _("{sum} yuan asked back: somebody else approves it.")
        desk.say_on_top(said.format(sum=money.text(total)), Tone.GOOD)
    else:
        made = after if isinstance(after, list) else [after]
        said = _("Billed: {sum} yuan.")
        desk.say_on_top(said.format(sum=money.text(sum(b.amount for b in made))), Tone.GOOD)


def _told(there: Account) -> Iterator[str | Words]:
    """Paid to when, what is owed; what goes back once it was returned."""
    if there.paid_to:
        told_ = _("Paid to {day}; owed {sum} yuan").format(
            day=there.paid_to.isoformat(), sum=money.text(there.owed)
        )
    else:
        told_ = _("Nothing is paid yet; owed {sum} yuan").format(sum=money.text(there.owed))
    yield told_
    if there.ended is not None:
        paid = sum(one.settled for one in there.left)
        sentence = _("Returned {day}: {n} whole months are left, {sum} yuan of them paid")
        told_ = sentence.format(
            day=there.ended.isoformat(), n=len(there.left), sum=money.text(paid)
        )
        yield [(told_, Tone.WARN if there.left else Tone.PLAIN)]
    if there.unbilled is not None:
        first, last = (day.isoformat() for day in there.unbilled)
        sentence = _("Not billed yet: {first} to {last}, the day of its return; bill the months.")
        yield [(sentence.format(first=first, last=last), Tone.WARN)]


def told(subject: str, key: str) -> Iterator[str | Words]:
    """On the permit: paid to when, what is next; that nothing of it bars the permit (P10)."""
    one = permits.get(int(subject.rpartition(":")[2]))
    there = parking.account(one)
    if not there.unbilled and all(bill.stage is bills.Stage.DRAFT for bill in there.bills):
        return
    yield from _told(there)
    if there.left:
        yield [(_("Give the whole months back ({key})").format(key=key), Tone.WARN)]
    elif there.owed and any(bill.overdue(clock.today()) for bill in there.bills):
        yield _("What is owed bars no permit; the fee is asked for as any other ({key})").format(
            key=key
        )


ANSWERS = Answers(about=About(told, act))
