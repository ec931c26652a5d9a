"""How what a ticket costs reads (W12–W15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import clock, money, services, tickets
from store.services import Line, LineKind, Service, Stage, State
from store.tickets import Kind, Ticket
from tui.language import _, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

DONE = (tickets.Stage.COMPLETED, tickets.Stage.VISITED, tickets.Stage.CLOSED)
TONES = {
    State.EXPIRED: Tone.ALARM, State.DISPUTED: Tone.ALARM, State.ACCEPTED: Tone.WARN,
    State.OWED: Tone.WARN, State.PART: Tone.WARN, State.PAID: Tone.GOOD,
}  # fmt: skip


def sum_of(one: Service) -> int:
    """What it is about now: the open quote, what was settled or agreed, what is owed still."""
    bill = one.bill
    if bill is not None and bill.owed:
        return bill.owed
    return one.offered or one.listed or services.total(one) or one.agreed


def named(one: Service) -> str:
    """Number, service, how it stands, the sum."""
    sum_ = money.text(sum_of(one)) if sum_of(one) else ""
    told = (one.number, one.item, label(one.state(clock.today())), sum_)
    return "  ".join(filter(None, told))


def title(ticket: Ticket, one: Service | None) -> str:
    """The ticket, and what it costs as it stands."""
    told = _("Ticket {number} {where}: what it costs").format(number=ticket.id, where=ticket.where)
    return f"{told}  {named(one)}" if one else told


def lines_told(one: Service | None) -> Iterator[str | Words]:
    """The lines of the open quote, else of what was agreed, numbered; what comes of it."""
    if one is None:
        yield _("Nothing is quoted yet: what is not agreed before the work is not charged.")
        return
    if one.basis.free:
        yield label(one.basis)
        return
    asked = one.stage in (Stage.QUOTED, Stage.MORE)
    lines = services.offered(one) if asked else services.agreed(one)
    for number, line in enumerate(lines, 1):
        yield _line(number, line)
    if asked and one.valid_until:
        yield _("Quote {sum} yuan, holds until {day}").format(
            sum=money.text(one.offered), day=one.valid_until.isoformat()
        )
    if one.agreed:
        yield _("Agreed {sum} yuan, {who} {how}{account}").format(
            sum=money.text(one.agreed), who=one.agreed_by, how=label(one.how) if one.how else "",
            account=_(", may go on the account") if one.on_account else "",
        )  # fmt: skip
        told = _("Charged as it was done: {sum} yuan")
        yield [(told.format(sum=money.text(services.total(one))), Tone.STRONG)]
    if one.warm_until:
        yield _("Warranty until {day}").format(day=one.warm_until.isoformat())


def _line(number: int, line: Line) -> str:
    what = line.item if line.kind in (LineKind.LABOUR, LineKind.MATERIAL) else line.words
    many = money.measure_text(line.done, money.AREA)
    price = money.measure_text(line.price, money.PRICE)
    rate = f" × {line.rate / 100:g}%" if line.kind is LineKind.SURCHARGE else ""
    told = f"{number}  {label(line.kind)} {what}".rstrip()
    return f"{told}  {many} × {price}{rate} = {money.text(line.charged)}"


_NEXT: Mapping[State, str] = {
    State.OPEN: mark("Quote it before the work ({key})"),
    State.QUOTED: mark("Ask whether the resident agrees, before the work ({key})"),
    State.EXPIRED: mark("The quote has run out: quote it anew ({key})"),
    State.MORE: mark("More is quoted: it is agreed before it is done ({key})"),
    State.LISTED: mark("Have the settlement list signed ({key})"),
    State.ACCEPTED: mark("Take the payment ({key})"),
    State.OWED: mark("It is on the account, owed ({key})"),
    State.PART: mark("A part is owed still ({key})"),
    State.DISPUTED: mark("Settle what is disputed, or charge nothing ({key})"),
}
_SETTLE = mark("The work is done: make the settlement list ({key})")
_GO_ON = mark("Agreed: when the work is done comes the settlement list ({key})")


def told(subject: str, key: str) -> Iterator[str | Words]:
    """On the ticket's page: what it costs, how that stands, what is next."""
    number = int(subject.rpartition(":")[2])
    ticket, one = tickets.get(number), services.of_ticket(number)
    if one is None:
        if ticket.kind is Kind.PAID and ticket.open and ticket.home_id is not None:
            yield [(_(_NEXT[State.OPEN]).format(key=key), Tone.WARN)]
        return
    state = one.state(clock.today())
    yield [f"{_('What it costs')}  ", (named(one), TONES.get(state, Tone.STRONG))]
    yield from lines_told(one)
    sentence = _NEXT.get(state, "")
    if state is State.AGREED:
        sentence = _SETTLE if ticket.stage in DONE or one.cut_on else _GO_ON
    if sentence:
        yield [(_(sentence).format(key=key), Tone.WARN)]
