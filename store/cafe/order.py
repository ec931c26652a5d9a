"""A seat's order with its guests and drinks, and the register of orders (C5, C6, C9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store import clock
from store.cafe import inputs
from store.cafe.inputs import How, LineStage, Stage, Who
from store.cafe.menu import DRINKS, Drink, Seat, seats
from store.cafe.settings import settings
from store.engine.table import Table
from store.inputs import Input
from store.register import Register, Step
from store.rights import WORK_THE_CAFE
from store.waiting import Place, Waiting

WAITING = (LineStage.ORDERED, LineStage.SENT, LineStage.MADE)
AT_BAR = (LineStage.SENT, LineStage.MADE)


@dataclass(frozen=True)
class Order:
    """The order of a seat; ``told`` is whether the specials and what is missing were said (CR16).

    ``last_at`` and ``last_by`` are when and by whom something was last done there (CR7, Q90).
    """

    id: int
    number: str
    day_id: int
    seat_id: int
    seat: str
    seated_at: datetime
    hurry: bool
    told: bool
    guests: int
    slips: int
    last_at: datetime
    last_by: int
    left_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The order as the journal names it."""
        return f"cafe_order:{self.id}"


@dataclass(frozen=True)
class Guest:
    """Who sits there, by place; ``suggested`` is how many drinks were suggested to them (CR25)."""

    id: int
    order_id: int
    place: int
    who: Who
    suggested: int


@dataclass(frozen=True)
class Line:
    """A drink for a guest; ``slip`` and ``off_slip`` are those that told the bar of it."""

    id: int
    order_id: int
    guest: int
    drink_id: int
    drink: str
    how: How
    quantity: int
    refill: bool
    note: str
    ordered_at: datetime
    slip: int | None
    off_slip: int | None
    served_at: datetime | None
    wrong: int
    stage: LineStage


@dataclass(frozen=True)
class Slip:
    """What the bar was told at once: the seat, and where the guests sat before."""

    id: int
    order_id: int
    no: int
    seat: str
    moved: str
    at: datetime

    @property
    def subject(self) -> str:
        """The slip as the journal names it."""
        return f"cafe_slip:{self.id}"


def _waits(one: Order) -> Iterator[Waiting]:
    """An order waits for drinks that are taken down and not served (§9)."""
    waiting = [each for each in lines(one.id) if each.stage in WAITING]
    if one.stage is not Stage.OPEN or not waiting:
        return
    since = min(each.ordered_at for each in waiting)
    yield Waiting(
        "cafe_order.drinks",
        one.subject,
        due=since + timedelta(minutes=settings().served),
        place=Place.RUNNING,
        figures={"seat": one.seat, "count": sum(each.quantity for each in waiting)},
    )


_OPEN = (Stage.OPEN,)


def _step(kind: str, asks: type[Input], to: Stage | None = None) -> Step:
    return Step(kind, asks, _OPEN, to, WORK_THE_CAFE)


ORDERS = Register(
    "cafe_order",
    Table(
        "cafe_order",
        Order,
        "SELECT cafe_order.id, cafe_order.number, cafe_order.day_id, cafe_order.seat_id, s.code,"
        " cafe_order.seated_at, cafe_order.hurry, cafe_order.told, cafe_order.guests,"
        " cafe_order.slips, cafe_order.last_at, cafe_order.last_by, cafe_order.left_at,"
        " cafe_order.stage FROM cafe_order JOIN cafe_seat s ON s.id = cafe_order.seat_id",
    ),
    Step("seated", inputs.Seating, to=Stage.OPEN, right=WORK_THE_CAFE),
    _step("told", inputs.Act),
    _step("added", inputs.Wanted),
    _step("suggested", inputs.Act),
    _step("sent", inputs.Act),
    _step("made", inputs.Act),
    _step("served", inputs.Act),
    _step("wrong", inputs.Wrong),
    _step("cancelled", inputs.Cancel),
    _step("moved", inputs.Move),
    _step("left", inputs.Leaving, Stage.LEFT),
    _step("emptied", inputs.Act, Stage.DONE),
    Step("cleared", inputs.Act, (Stage.LEFT,), Stage.DONE, WORK_THE_CAFE),
    figures=lambda one: {"number": one.number, "seat": one.seat_id},
    waits=_waits,
    columns=(
        *("number", "day_id", "seat_id", "seated_at", "hurry", "told", "guests", "slips"),
        *("last_at", "last_by", "left_at", "stage"),
    ),
    moments=("seated_at", "last_at", "left_at"),
)
GUESTS = Table(
    "cafe_guest",
    Guest,
    "SELECT cafe_guest.id, cafe_guest.order_id, cafe_guest.place, cafe_guest.who,"
    " cafe_guest.suggested FROM cafe_guest",
)
LINES = Table(
    "cafe_line",
    Line,
    "SELECT cafe_line.id, cafe_line.order_id, cafe_line.guest, cafe_line.drink_id, d.name,"
    " cafe_line.how, cafe_line.quantity, cafe_line.refill, cafe_line.note, cafe_line.ordered_at,"
    " cafe_line.slip, cafe_line.off_slip, cafe_line.served_at, cafe_line.wrong, cafe_line.stage"
    " FROM cafe_line JOIN drink d ON d.id = cafe_line.drink_id",
)
LINE_RECORDED = (
    *("order_id", "guest", "drink_id", "how", "quantity", "refill", "ordered_at", "slip"),
    *("off_slip", "served_at", "wrong", "stage"),
)
SLIPS = Table(
    "cafe_slip",
    Slip,
    "SELECT cafe_slip.id, cafe_slip.order_id, cafe_slip.no, s.code, coalesce(m.code, ''),"
    " cafe_slip.at FROM cafe_slip JOIN cafe_seat s ON s.id = cafe_slip.seat_id"
    " LEFT JOIN cafe_seat m ON m.id = cafe_slip.moved_id",
)
_SERVED_IN_ORDER = {Who.WOMAN: 0, Who.GUEST: 1, Who.MAN: 1, Who.COMPANION: 2}

get = ORDERS.table.one


def guests(order_id: int) -> list[Guest]:
    """Who sits there, ladies first and companions last, as they are asked and served (CR15)."""
    found = GUESTS.read("WHERE cafe_guest.order_id = ? ORDER BY cafe_guest.place", order_id)
    return sorted(found, key=lambda one: (_SERVED_IN_ORDER[one.who], one.place))


def lines(order_id: int) -> list[Line]:
    """Its drinks in the order in which they were taken down."""
    return LINES.read("WHERE cafe_line.order_id = ? ORDER BY cafe_line.id", order_id)


def slips(order_id: int) -> list[Slip]:
    """What the bar was told of it."""
    return SLIPS.read("WHERE cafe_slip.order_id = ? ORDER BY cafe_slip.no", order_id)


def undone() -> dict[int, Order]:
    """The orders that hold a seat, by it."""
    found = ORDERS.table.read("WHERE cafe_order.stage <> ?", Stage.DONE)
    return {one.seat_id: one for one in found}


def of_day(day_id: int) -> list[Order]:
    """A day's orders, the first one first."""
    return ORDERS.table.read("WHERE cafe_order.day_id = ? ORDER BY cafe_order.id", day_id)


@dataclass(frozen=True)
class Board:
    """A seat as it stands on the board: free, with its guests, or to be cleared (C5)."""

    seat: Seat
    order: Order | None
    waiting: Sequence[Line] = ()

    @property
    def since(self) -> datetime | None:
        """Since when it stands so."""
        return None if self.order is None else self.order.left_at or self.order.seated_at

    @property
    def late(self) -> bool:
        """Whether a drink waits for longer than it should."""
        limit = clock.now() - timedelta(minutes=settings().served)
        return any(one.ordered_at <= limit for one in self.waiting)


def board() -> list[Board]:
    """Every seat as it stands."""
    held = undone()
    marks = ", ".join("?" * len(held)) or "NULL"
    found = LINES.read(
        f"WHERE cafe_line.order_id IN ({marks}) ORDER BY cafe_line.id",
        *(one.id for one in held.values()),
    )
    waiting = [one for one in found if one.stage in WAITING]
    return [
        Board(seat, order, [one for one in waiting if order and one.order_id == order.id])
        for seat in seats()
        for order in (held.get(seat.id),)
    ]


def due_for_refill(line: Line, now: datetime) -> bool:
    """Whether the guest is to be asked for another one (CR30)."""
    asked_after = timedelta(minutes=settings().refill)
    return line.served_at is not None and line.served_at + asked_after <= now


def drink_of(line: Line) -> Drink:
    """What was ordered."""
    return DRINKS.table.one(line.drink_id)
