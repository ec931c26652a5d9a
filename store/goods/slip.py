"""A release slip as it stands, its lines, and the register of them (GR1, GR4–GR6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine.table import Table
from store.goods import inputs
from store.goods.inputs import How, Identity, Item, Stage, Standing, Why
from store.goods.settings import settings
from store.register import Register, Step
from store.residents import plates
from store.rights import IN_CHARGE, WORK_THE_GATE, Right
from store.waiting import Place, Waiting

DECIDE = Right("decide about goods in doubt", IN_CHARGE)  # GR9
ENDED = (Stage.CLOSED, Stage.VOID)
OPEN = (Stage.ASKED, Stage.DOUBT, Stage.CONFIRMED, Stage.ISSUED)  # not yet out of the gate


@dataclass(frozen=True)
class Line:
    """A line of a slip: quantities in thousandths, ``back`` of them have come back."""

    id: int
    slip_id: int
    place: int
    thing: str
    quantity: int
    mark: str
    remark: str
    back: int

    @property
    def left(self) -> int:
        """How many are still out."""
        return self.quantity - self.back

    @property
    def out(self) -> Item:
        """What is still out, as it is typed."""
        return Item(self.thing, self.left, self.mark, self.remark)


@dataclass(frozen=True)
class Slip:
    """A slip; ``back_by`` is for goods that are to come back, ``until`` the last day it holds.

    ``how`` stays empty where the supervisor decided in doubt; ``replaces`` is the slip with other
    goods than the guard found; ``lapsed_on`` is when its names were erased.
    """

    id: int
    number: str
    home_id: int
    home: str
    person_id: int | None
    applicant: str
    standing: Standing
    why: Why
    back_by: date | None
    bearer: str
    phone: str
    plate: str
    asked_at: datetime
    asked_by: int
    replaces: int | None
    identity: Identity | None
    how: How | None
    confirmed_at: datetime | None
    issued_at: datetime | None
    issued_by: int | None
    until: date | None
    passed_at: datetime | None
    gate: str
    guard: str
    matched_at: datetime | None
    lapsed_on: date | None
    stage: Stage

    @property
    def plate_shown(self) -> str:
        """The plate as it is read."""
        return plates.shown(self.plate)

    def state(self, on: date) -> Stage:
        """How it reads on a day; no job lets it run out (GR4)."""
        over = self.stage is Stage.ISSUED and self.until is not None and on > self.until
        return Stage.UNUSED if over else self.stage


def _waits(slip: Slip) -> Iterator[Waiting]:
    """What a slip waits for: the owner, the supervisor, the desk, the guard's part, the goods."""
    subject, figures = f"slip:{slip.id}", {"number": slip.number, "home": slip.home}
    if slip.stage is Stage.DOUBT:
        yield Waiting("slip.to_decide", subject, place=Place.SIGNING, figures=figures)
    if slip.stage in (Stage.ASKED, Stage.CONFIRMED):
        kind = "slip.to_confirm" if slip.stage is Stage.ASKED else "slip.to_issue"
        yield Waiting(kind, subject, place=Place.FOLLOWING, figures=figures)
    unmatched = slip.matched_at is None and slip.stage in (Stage.ISSUED, Stage.PASSED, Stage.OUT)
    if unmatched and slip.issued_at is not None:
        asks = clock.day(slip.issued_at) + timedelta(days=settings().unmatched)
        yield Waiting("slip.unmatched", subject, figures=figures, shows=clock.moment(asks, time()))
    if slip.stage is Stage.OUT and slip.back_by is not None:
        yield Waiting(
            "slip.to_come_back",
            subject,
            due=clock.moment(slip.back_by + timedelta(days=1), time()),
            figures=figures | {"until": slip.back_by.isoformat()},
            shows=clock.moment(slip.back_by, time()),
        )
    if slip.stage in ENDED and slip.lapsed_on is None:
        ends = clock.day(slip.asked_at) + timedelta(days=settings().kept + 1)
        shows = clock.moment(ends, time())
        yield Waiting("slip.lapses", subject, place=Place.HOUSE, figures=figures, shows=shows)


GOODS = Register(
    "slip",
    Table(
        "slip",
        Slip,
        "SELECT slip.id, slip.number, slip.home_id, h.code, slip.person_id, slip.applicant,"
        " slip.standing, slip.why, slip.back_by, slip.bearer, slip.phone, slip.plate,"
        " slip.asked_at, slip.asked_by, slip.replaces, slip.identity, slip.how,"
        " slip.confirmed_at, slip.issued_at, slip.issued_by, slip.until, slip.passed_at,"
        " slip.gate, slip.guard, slip.matched_at, slip.lapsed_on, slip.stage"
        " FROM slip JOIN home h ON h.id = slip.home_id",
    ),
    Step("asked", inputs.NewSlip, to=Stage.ASKED),
    Step("confirmed", inputs.Confirmation, (Stage.ASKED,), Stage.CONFIRMED),
    Step("doubted", inputs.Doubting, (Stage.ASKED,), Stage.DOUBT),
    Step("decided", inputs.Decision, (Stage.DOUBT,), Stage.CONFIRMED, DECIDE, "asked_by"),
    Step("issued", inputs.Issue, (Stage.CONFIRMED,), Stage.ISSUED),
    Step("passed", inputs.Passage, (Stage.ISSUED,), right=WORK_THE_GATE),
    Step("mismatched", inputs.Mismatch, (Stage.ISSUED,), Stage.VOID),
    Step("matched", inputs.Match, (Stage.PASSED, Stage.OUT)),
    Step("returned", inputs.Return, (Stage.OUT,)),
    Step("voided", inputs.Voiding, OPEN, Stage.VOID),
    figures=lambda slip: {
        "number": slip.number,
        "home": slip.home_id,
        "person": slip.person_id,
        "until": slip.until,
    },
    waits=_waits,
    private=("applicant", "bearer", "phone", "plate", "guard"),
    columns=(
        *("number", "home_id", "standing", "why", "back_by", "asked_at", "asked_by", "replaces"),
        *("identity", "how", "confirmed_at", "issued_at", "issued_by", "until", "passed_at"),
        *("gate", "matched_at", "stage"),
    ),
    moments=("asked_at", "confirmed_at", "issued_at", "until", "passed_at", "matched_at"),
    named=("back_by",),
)
LINES = Table(
    "slip_line",
    Line,
    "SELECT slip_line.id, slip_line.slip_id, slip_line.place, slip_line.thing,"
    " slip_line.quantity, slip_line.mark, slip_line.remark, slip_line.back FROM slip_line",
)

get = GOODS.table.one


def lines(slip_id: int) -> list[Line]:
    """What is on a slip, in its order."""
    return LINES.read("WHERE slip_line.slip_id = ? ORDER BY slip_line.place", slip_id)


def every(text: str = "") -> list[Slip]:
    """All slips, the newest first; ``text`` narrows to what contains it."""
    wanted, plate = text.casefold().strip(), plates.normal(text)
    found = GOODS.table.read("ORDER BY slip.id DESC")
    return [one for one in found if _has(one, wanted, plate)] if wanted else found


def _has(one: Slip, wanted: str, plate: str) -> bool:
    told = f"{one.number} {one.home} {one.applicant} {one.bearer}".casefold()
    return wanted in told or bool(plate and plate in one.plate)


def of_home(home_id: int) -> list[Slip]:
    """A home's slips, the newest first."""
    return GOODS.table.read("WHERE slip.home_id = ? ORDER BY slip.id DESC", home_id)
