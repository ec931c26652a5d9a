"""What a ticket costs as it stands, its lines, and the register of it (W12–W15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import bills, clock
from store.engine.table import Table
from store.pricelist import Calling
from store.register import Register, Step
from store.services.inputs import (
    Accepted,
    Agreed,
    Basis,
    Decided,
    Done,
    How,
    LineKind,
    NewQuote,
    OnAccount,
    Paid,
    Reason,
    Shown,
    Stage,
    State,
)
from store.services.reckoning import Charge
from store.services.rights import WAIVE
from store.services.settings import settings
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Service:
    """What a ticket costs; amounts in fen.

    ``quote`` counts the quotes, ``offered`` is the sum of the one that is open, ``agreed`` that of
    all that were agreed to, ``listed`` that of the settlement list. ``cut_on`` is the day on which
    it was called off, ``warm_until`` the last day of its warranty.
    """

    id: int
    number: str
    ticket_id: int
    home_id: int
    home: str
    item_id: int | None
    item: str
    basis: Basis
    repeats: int | None
    minimum: int
    warranty: int
    cancelling: Calling
    quote: int
    quoted_at: datetime | None
    valid_until: date | None
    offered: int
    agreed: int
    agreed_at: datetime | None
    agreed_by: str
    how: How | None
    on_account: bool
    cut_on: date | None
    listed: int | None
    accepted_by: str
    accepted_on: date | None
    warm_until: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The service as the journal names it."""
        return f"service:{self.id}"

    @property
    def bill(self) -> bills.Bill | None:
        """Its live bill; there is never a second one."""
        return bills.about(self.subject)

    def state(self, on: date) -> State:
        """How it reads on a day."""
        asked = self.stage in (Stage.QUOTED, Stage.MORE)
        if asked and self.valid_until is not None and on > self.valid_until:
            return State.EXPIRED
        if self.stage is not Stage.SETTLED:
            return State(self.stage.value)
        bill = self.bill
        if bill is None:
            return State.ACCEPTED
        if bill.disputed and bill.owed:
            return State.DISPUTED
        if bill.stage is bills.Stage.WRITTEN_OFF:
            return State.WRITTEN_OFF
        if not bill.owed:
            return State.PAID
        return State.PART if bill.settled else State.OWED


@dataclass(frozen=True)
class Line:
    """A line of a quote; ``done`` is the quantity that was done, ``charged`` fen of it."""

    id: int
    service_id: int
    quote: int
    place: int
    kind: LineKind
    item_id: int | None
    item: str
    words: str
    price: int
    quantity: int
    rate: int
    amount: int
    agreed: bool
    done: int
    charged: int

    @property
    def charge(self) -> Charge:
        """The line as it is reckoned with."""
        return Charge(self.kind, self.item_id, self.words, self.price, self.quantity, self.rate)


def _waits(one: Service) -> Iterator[Waiting]:
    """What it waits for: an answer, the settlement, the money (W14)."""
    figures = {"number": one.number, "home": one.home_id, "ticket": one.ticket_id}
    state = one.state(clock.today())
    if state in (State.QUOTED, State.EXPIRED, State.MORE) and one.valid_until:
        due = clock.moment(one.valid_until + timedelta(days=1), time())
        told = figures | {"sum": one.offered, "until": one.valid_until.isoformat()}
        yield Waiting("service.unanswered", one.subject, due, Place.FOLLOWING, figures=told)
    later = timedelta(days=settings().unpaid_days)
    if state is State.AGREED and one.agreed_at:
        told, shows = figures | {"sum": one.agreed}, one.agreed_at + later
        yield Waiting(
            "service.unsettled", one.subject, place=Place.FOLLOWING, figures=told, shows=shows
        )
    if state in (State.LISTED, State.DISPUTED):
        told = figures | {"sum": one.listed or one.agreed}
        yield Waiting(f"service.still_{state.value}", one.subject, place=Place.FOLLOWING,
                      figures=told)  # fmt: skip
    if state in (State.ACCEPTED, State.OWED, State.PART) and one.accepted_on:
        owed = one.bill.owed if one.bill else one.listed
        shows = clock.moment(one.accepted_on, time()) + later
        yield Waiting("service.unpaid", one.subject, place=Place.FOLLOWING,
                      figures=figures | {"sum": owed}, shows=shows)  # fmt: skip


_ASKED = (Stage.OPEN, Stage.QUOTED, Stage.REFUSED)
_BEFORE = (*_ASKED, Stage.AGREED, Stage.MORE, Stage.LISTED, Stage.DISPUTED, Stage.SETTLED)
SERVICES = Register(
    "service",
    Table(
        "service",
        Service,
        "SELECT service.id, service.number, service.ticket_id, service.home_id, h.code,"
        " service.item_id, coalesce(i.name, ''), service.basis, service.repeats, service.minimum,"
        " service.warranty, service.cancelling, service.quote, service.quoted_at,"
        " service.valid_until, service.offered, service.agreed, service.agreed_at,"
        " service.agreed_by, service.how, service.on_account, service.cut_on, service.listed,"
        " service.accepted_by, service.accepted_on, service.warm_until, service.stage FROM service"
        " JOIN home h ON h.id = service.home_id"
        " LEFT JOIN price_item i ON i.id = service.item_id",
    ),
    Step("decided", Decided, to=Stage.OPEN),
    Step("changed", Decided, (*_ASKED, Stage.FREE)),
    Step("quoted", NewQuote, _ASKED, Stage.QUOTED),
    Step("agreed", Agreed, (Stage.QUOTED, Stage.MORE), Stage.AGREED),
    Step("refused", Reason, (Stage.QUOTED,), Stage.REFUSED),
    Step("quoted_more", NewQuote, (Stage.AGREED,), Stage.MORE),
    Step("refused_more", Reason, (Stage.MORE,), Stage.AGREED),
    Step("adjusted", Done, (Stage.AGREED, Stage.LISTED, Stage.DISPUTED), Stage.AGREED),
    Step("listed", Shown, (Stage.AGREED, Stage.DISPUTED), Stage.LISTED),
    Step("accepted", Accepted, (Stage.LISTED,), Stage.SETTLED),
    Step("billed", OnAccount, (Stage.SETTLED,)),
    Step("paid", Paid, (Stage.SETTLED,)),
    Step("disputed", Reason, (Stage.LISTED, Stage.SETTLED), Stage.DISPUTED),
    Step("waived", Reason, _BEFORE, Stage.WAIVED, WAIVE),
    Step("cancelled", Reason, (*_ASKED, Stage.AGREED, Stage.MORE)),
    figures=lambda one: {"number": one.number, "home": one.home_id, "ticket": one.ticket_id},
    waits=_waits,
    private=("who",),
    columns=(
        *("number", "ticket_id", "home_id", "item_id", "basis", "repeats", "minimum", "warranty"),
        *("cancelling", "quote", "quoted_at", "valid_until", "offered", "agreed", "agreed_at"),
        *("how", "on_account", "cut_on", "listed", "accepted_on", "warm_until", "stage"),
    ),
    moments=("quoted_at", "accepted_on", "cut_on", "warm_until"),
    named=("agreed_at", "valid_until"),
)
LINES = Table(
    "service_line",
    Line,
    "SELECT service_line.id, service_line.service_id, service_line.quote, service_line.place,"
    " service_line.kind, service_line.item_id, coalesce(i.name, ''), service_line.words,"
    " service_line.price, service_line.quantity, service_line.rate, service_line.amount,"
    " service_line.agreed, service_line.done, service_line.charged FROM service_line"
    " LEFT JOIN price_item i ON i.id = service_line.item_id",
)

get = SERVICES.table.one


def of_ticket(ticket_id: int) -> Service | None:
    """What a ticket costs; None while nothing was decided or quoted."""
    found = SERVICES.table.read("WHERE service.ticket_id = ?", ticket_id)
    return next(iter(found), None)


def of_home(home_id: int) -> list[Service]:
    """A home's paid services, the newest first."""
    return SERVICES.table.read("WHERE service.home_id = ? ORDER BY service.id DESC", home_id)


def lines(service_id: int) -> list[Line]:
    """All lines that were ever quoted for it, quote by quote."""
    where = "WHERE service_line.service_id = ? ORDER BY service_line.quote, service_line.place"
    return LINES.read(where, service_id)


def offered(one: Service) -> list[Line]:
    """The lines of its newest quote."""
    return [line for line in lines(one.id) if line.quote == one.quote]


def agreed(one: Service) -> list[Line]:
    """The lines that were agreed to, of all quotes (X108: never of an old one)."""
    return [line for line in lines(one.id) if line.agreed]


def total(one: Service) -> int:
    """What is charged of what was agreed to, as it was done."""
    return sum(line.charged for line in agreed(one))


def warm_at(home_id: int, on: date) -> list[Service]:
    """A home's services whose warranty still runs, the newest first (W19)."""
    return [one for one in of_home(home_id) if one.warm_until is not None and one.warm_until >= on]
