"""Bills from the day charged, and deposits, proposed and struck (M4, M26)."""

from __future__ import annotations

from store import bills, clock, deposits
from store.deposits import Kind, NewDeposit, Standing
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.moveins.gates import FEES, must_be_verified, names_of
from store.moveins.inputs import Charged
from store.moveins.line import Line, admitted, step, taken_up
from store.moveins.lineinputs import Paid, Ticked, Why
from store.moveins.rights import LET_PAST
from store.moveins.settings import settings
from store.moveins.walk import MOVES, Walk, moved
from store.moveins.words import Mode
from store.rights import WORK_THE_DESK, Staff

DEPOSITS = {"money:moving": Kind.MOVING, "money:utilities": Kind.UTILITIES}
_CHARGED = "charged"


@operation
def charge(walk_id: int, given: Charged, *, by: Staff) -> Walk:
    """Bill the fee from the day charged to the end of this month, owed at once (E4, M26).

    Who moves in pays from that day, unless the price list leaves it to the owner of a home that is
    let. Raises ``Refused`` where nothing can be billed, with why.
    """
    walk = MOVES.admitted(walk_id, _CHARGED, by)
    must_be_verified(walk)
    if walk.charged_on is not None:
        raise Refused("It is billed already.")
    assert walk.charged_from is not None
    _name_payer(walk, by)
    made = bills.bill_since(walk.home_id, walk.charged_from, by=by)
    for _month in range(walk.ahead):
        made += bills.bill_ahead(walk.home_id, by=by)
    line = taken_up(walk, FEES)
    numbers = [one.number for one in made]
    step(walk, line, "made", Ticked(), by, refs=" ".join(numbers), figures={"bills": len(made)})
    figures = {"total": sum(one.amount for one in made), "count": len(made)}
    return moved(walk, _CHARGED, given, by, {"charged_on": clock.today()}, figures)


@operation
def strike(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """Strike out what is not charged here, with the reason; the fee only who is in charge (M26)."""
    require(by, WORK_THE_DESK)
    if code == FEES:
        require(by, LET_PAST)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    line = admitted(walk, code, "struck")
    struck = step(walk, line, "struck", why, by, note=why.reason)
    if code == FEES and walk.charged_on is None:
        walk, nothing = MOVES.table.one(walk.id), {"total": 0, "count": 0}
        moved(walk, _CHARGED, Charged(), by, {"charged_on": clock.today()}, nothing)
    return struck


@operation
def take(walk_id: int, code: str, given: Paid, *, by: Staff) -> Line:
    """Take a deposit of the walk, with a receipt of its own ($71); never a second time."""
    require(by, deposits.TAKE_DEPOSITS)
    walk = MOVES.table.one(walk_id)
    must_be_verified(walk)
    if code not in DEPOSITS:
        raise Refused("This is no deposit.")
    line = admitted(walk, code, "taken")
    tenant = walk.mode in (Mode.TENANT, Mode.SHOP)
    standing = Standing.TENANT if tenant else Standing.OWNER
    new = NewDeposit.model_construct(
        home=walk.home_id,
        kind=DEPOSITS[code],
        payer=given.payer,
        standing=Standing.FIRM if walk.mode is Mode.COMPANY else standing,
        amount=given.amount,
        method=given.method,
        reference=given.reference,
        linked=walk.number,
        terms="",
        received_on=None,
    )
    taken = deposits.take(new, by=by)
    return step(walk, line, "taken", given, by, refs=taken.number)


def proposed(code: str) -> int:
    """How much is proposed for a deposit, in fen."""
    figures = settings()
    yuan = {"money:moving": figures.moving_deposit, "money:utilities": figures.utilities_deposit}
    return yuan.get(code, 0) * 100


def _name_payer(walk: Walk, by: Staff) -> None:
    """The owner pays; of a tenant's home whoever pays already, else the tenant (PMR-41)."""
    assert walk.charged_from is not None
    paying = bills.payers_of(walk.home_id)
    tenant = walk.mode in (Mode.TENANT, Mode.SHOP)
    name = names_of(walk.owner)[0]
    if paying and (tenant or paying[-1].name == name):
        return
    standing = bills.Standing.TENANT if tenant else bills.Standing.OWNER
    new = bills.NewPayer(
        home=walk.home_id, since=walk.charged_from, standing=standing, name=name,
        reason=walk.number,
    )  # fmt: skip
    if paying:
        bills.name_payer(new, by=by)
    else:
        bills.name_first(new, by=by)
