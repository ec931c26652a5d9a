"""Things of the site: what there is, what is lent, shoe covers used up (S11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import clock
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import KEEP_THE_SITE, WORK_THE_SITE, Staff
from store.salesvisit import keepings
from store.salesvisit.keepings import Kept, ThingKind
from store.salesvisit.party import get
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Thing:
    """A thing of the site; ``total`` is how many there are, with those that are out."""

    id: int
    code: int
    name: str
    kind: ThingKind
    unit: str
    total: int
    least: int
    stage: Kept
    lent: int

    @property
    def left(self) -> int:
        """How many are at hand."""
        return self.total - self.lent


@dataclass(frozen=True)
class Loan:
    """So many of a thing out with a party."""

    id: int
    thing_id: int
    name: str
    party_id: int
    quantity: int
    out_at: datetime
    out_by: int
    back_at: datetime | None
    back_by: int | None
    lost: bool


def _waits(one: Thing) -> Iterator[Waiting]:
    if one.stage is Kept.KEPT and one.least and one.total < one.least:
        figures = {"code": one.code, "left": one.total, "least": one.least}
        yield Waiting(
            "sales_thing.few", f"sales_thing:{one.id}", place=Place.FOLLOWING, figures=figures
        )


_KEPT = (Kept.KEPT,)
THINGS = Register(
    "sales_thing",
    Table(
        "sales_thing",
        Thing,
        "SELECT sales_thing.id, sales_thing.code, sales_thing.name, sales_thing.kind,"
        " sales_thing.unit, sales_thing.total, sales_thing.least, sales_thing.stage,"
        " coalesce((SELECT sum(l.quantity) FROM sales_loan l WHERE l.thing_id = sales_thing.id"
        " AND l.back_at IS NULL), 0) FROM sales_thing",
    ),
    Step("entered", keepings.NewThing, to=Kept.KEPT, right=KEEP_THE_SITE),
    Step("changed", keepings.ThingChange, _KEPT, right=KEEP_THE_SITE),
    Step("came", keepings.Came, _KEPT, right=WORK_THE_SITE),
    Step("lent", keepings.Lend, _KEPT, right=WORK_THE_SITE),
    Step("back", keepings.Back, (*_KEPT, Kept.GONE), right=WORK_THE_SITE),
    Step("used", keepings.Passing, _KEPT, right=WORK_THE_SITE),
    Step("given_up", keepings.Passing, _KEPT, Kept.GONE, KEEP_THE_SITE),
    figures=lambda one: {"code": one.code},
    waits=_waits,
    columns=("code", "kind", "total", "least", "stage"),
)
LOANS = Table(
    "sales_loan",
    Loan,
    "SELECT sales_loan.id, sales_loan.thing_id, t.name, sales_loan.party_id, sales_loan.quantity,"
    " sales_loan.out_at, sales_loan.out_by, sales_loan.back_at, sales_loan.back_by,"
    " sales_loan.lost FROM sales_loan JOIN sales_thing t ON t.id = sales_loan.thing_id",
)
LOAN_RECORDED = (
    "thing_id",
    "party_id",
    "quantity",
    "out_at",
    "out_by",
    "back_at",
    "back_by",
    "lost",
)


def things(*kinds: ThingKind) -> list[Thing]:
    """The things that are kept, by number; of some kinds, or all."""
    found = THINGS.table.read("WHERE sales_thing.stage = ? ORDER BY sales_thing.code", Kept.KEPT)
    return [one for one in found if not kinds or one.kind in kinds]


def out(party_id: int | None = None) -> list[Loan]:
    """What is out, with a party or with all of them."""
    where = "WHERE sales_loan.back_at IS NULL AND coalesce(?, sales_loan.party_id) ="
    return LOANS.read(f"{where} sales_loan.party_id ORDER BY sales_loan.id", party_id)


def loans(party_id: int) -> list[Loan]:
    """What a party was lent."""
    return LOANS.read("WHERE sales_loan.party_id = ? ORDER BY sales_loan.id", party_id)


@operation
def enter_thing(new: keepings.NewThing, *, by: Staff) -> Thing:
    """Keep a thing at the site."""
    require(by, KEEP_THE_SITE)
    _is_free(new.code)
    return THINGS.begin(new, by, **dict(new))


@operation
def change_thing(thing_id: int, new: keepings.ThingChange, *, by: Staff) -> Thing:
    """There are others of it, or it is called otherwise."""
    one = THINGS.admitted(thing_id, "changed", by)
    if new.code != one.code:
        _is_free(new.code)
    if new.total < one.lent:
        raise Refused("{n} are out: there are no fewer.", field="total", n=one.lent)
    return THINGS.move(one, "changed", new, by, **dict(new))


@operation
def give_up_thing(thing_id: int, *, by: Staff) -> Thing:
    """It is not kept any more."""
    one = THINGS.admitted(thing_id, "given_up", by)
    if one.lent:
        raise Refused("{n} are out: there are no fewer.", n=one.lent)
    return THINGS.move(one, "given_up", keepings.Passing(), by)


@operation
def receive(thing_id: int, given: keepings.Came, *, by: Staff) -> Thing:
    """So many more came in."""
    one = THINGS.admitted(thing_id, "came", by)
    return THINGS.move(one, "came", given, by, total=one.total + given.quantity)


@operation
def lend(party_id: int, given: keepings.Lend, *, by: Staff) -> Thing:
    """Lend something to a party; never more than is at hand."""
    require(by, WORK_THE_SITE)
    party = get(party_id)
    if not party.arrived_at or party.left_at:
        raise Refused("They are not on site.")
    found = next((one for one in things(ThingKind.LENT) if one.code == given.code), None)
    if found is None:
        raise Refused("There is no thing {n} to be lent.", field="code", n=given.code)
    one = THINGS.admitted(found.id, "lent", by)
    if given.quantity > one.left:
        raise Refused("Only {n} are at hand.", field="quantity", n=one.left)
    loan = LOANS.insert(
        thing_id=one.id, party_id=party.id, quantity=given.quantity, out_at=clock.now(),
        out_by=by.id,
    )  # fmt: skip
    return _move(one, "lent", given, by, loan, party.subject)


@operation
def take_back(loan_id: int, given: keepings.Back, *, by: Staff) -> Thing:
    """It is back, or lost: what is lost is not there any more."""
    require(by, WORK_THE_SITE)
    loan = LOANS.one(loan_id)
    one = THINGS.admitted(loan.thing_id, "back", by)
    if loan.back_at is not None:
        raise Refused("It is back already.")
    LOANS.update(loan.id, back_at=clock.now(), back_by=by.id, lost=given.lost)
    fewer = loan.quantity if given.lost else 0
    party = get(loan.party_id).subject
    return _move(one, "back", given, by, loan.id, party, total=one.total - fewer)


def use_covers(people: int, party: str, by: Staff) -> None:
    """So many pairs of shoe covers are used up (ST4); within an operation."""
    for one in things(ThingKind.COVERS)[:1]:
        figures = {"count": min(people, one.total)}
        THINGS.move(
            one, "used", keepings.Passing(), by, also=[party], figures=figures,
            total=one.total - figures["count"],
        )  # fmt: skip


def _move(
    one: Thing, kind: str, given: Input, by: Staff, loan: int, party: str, **row: object
) -> Thing:
    figures = {"loans": {str(loan): LOANS.columns(loan, LOAN_RECORDED)}}
    return THINGS.move(one, kind, given, by, also=[party], figures=figures, **row)


def _is_free(code: int) -> None:
    if any(one.code == code for one in things()):
        raise Refused("This number is another thing's.", field="code")
