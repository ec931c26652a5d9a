"""Walks as tests begin them: a home with an owner, a price, keys, and the steps to a stage."""

from __future__ import annotations

from datetime import date, timedelta

from store import bills, clock, keys, moveins, payments, residents, tickets
from store.keys import KeyKind, NewKey
from store.moveins import (
    Archived,
    Base,
    Charged,
    Concluded,
    Conclusion,
    Defect,
    HandedOut,
    LineStage,
    NewMoveIn,
    Part,
    Registered,
    Verified,
    Walk,
)
from store.payments import NewPayment
from store.receipts import Method
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.tickets import findings
from store.tickets.kinds import possible

OWNER = "张惠文"
AGREE = Verified(names=True, homes=True, dates=True)
SIGNED = Registered(signed=True, told=True)


def a_home(by: Staff, code: str = "3-2-1201", *, lived_in: bool = True) -> int:
    """A home of 89.52 m² whose owner is on file."""
    made = residents.add_home(NewHome(code=code, area="89.52"), by=by)
    if lived_in:
        residents.move_in(made.id, NewPerson(name=OWNER, phone="13812341234"), by=by)
    return made.id


def held(home: int, by: Staff, count: int = 3, hook: str = "12") -> int:
    """So many keys of a home on the key list."""
    new = NewKey(
        hook=hook, kind=KeyKind.VACANT, home=home, doors="入户门", count=count, reason="交付前代管"
    )
    return keys.hold(new, by=by).id


def opened(home: int, by: Staff, **told: object) -> Walk:
    """A move-in of the owner in person, the notice of the first of the month."""
    usual: dict[str, object] = {
        "home": home, "owner": OWNER, "notice_date": clock.today().replace(day=1),
        "first_sale": False,
    }  # fmt: skip
    return moveins.open_(NewMoveIn.model_validate(usual | told), by=by)


def ticked(walk: Walk, by: Staff) -> None:
    """All papers here that are not yet."""
    for one in walk.asked:
        stage = moveins.stage_of(walk.id, one.code)
        if one.part is Part.PAPER and stage is LineStage.OPEN:
            moveins.tick(walk.id, one.code, by=by)


def verified(walk: Walk, by: Staff, **told: object) -> Walk:
    ticked(walk, by)
    return moveins.verify(walk.id, AGREE.model_copy(update=told), by=by)


def charged(walk: Walk, by: Staff, *, paid: bool = True) -> Walk:
    """Registered and billed; and paid, if it is said."""
    moveins.register(walk.id, SIGNED, by=by)
    walk = moveins.charge(walk.id, Charged(), by=by)
    if paid:
        pay(walk.home_id, by)
    return walk


def pay(home: int, by: Staff) -> None:
    """All that the home owes, in cash."""
    owed = bills.owed_by(home)
    total = sum(one.owed for one in owed)
    new = NewPayment.model_construct(
        amount=total, method=Method.CASH, tendered=None, reference="", rest=False, payer="",
        received_on=clock.today(),
    )  # fmt: skip
    if owed:
        payments.take(f"m-{home}-{total}", owed[0].payer_id, [b.id for b in owed], new, by=by)


def looked_at(walk: Walk, by: Staff) -> None:
    """Every room in order, water and power read, no gas."""
    moveins.check_rest(walk.id, by=by)
    for kind, letter in (("water", "S"), ("power", "D")):
        base = Base.model_validate({"number": f"{letter}{walk.home_id:03}", "value": "3.5"})
        moveins.read_meter(walk.id, f"meter:{kind}", base, by=by)
    moveins.check(walk.id, "meter:gas", LineStage.NONE, by=by)


def accepted(walk: Walk, by: Staff, signed_by: str = OWNER) -> Walk:
    looked_at(walk, by)
    has = bool(moveins.mending_of(walk.id))
    what = Conclusion.WITH_DEFECTS if has else Conclusion.ACCEPTED
    given = Concluded(conclusion=what, signed_by=signed_by, engineer="赵电工")
    return moveins.conclude(walk.id, given, by=by)


def given_out(walk: Walk, by: Staff, received_by: str = OWNER) -> Walk:
    for one in moveins.not_out(walk):
        moveins.give(walk.id, one.code, by=by)
    there = moveins.held_keys(walk.home_id)
    out = HandedOut(received_by=received_by, keys=there, signed=True)
    return moveins.hand_out(walk.id, out, by=by)


def whole(home: int, by: Staff) -> Walk:
    """A move-in from the first step to the last."""
    walk = charged(verified(opened(home, by), by), by)
    accepted(walk, by)
    given_out(moveins.get(walk.id), by)
    return moveins.archive(walk.id, Archived(), by=by)


def flawed(walk: Walk, by: Staff, code: str = "room:walls") -> moveins.Line:
    """A defect on a line."""
    return moveins.defect(walk.id, code, Defect(what="墙面空鼓约 30 厘米"), by=by)


def mended(line: moveins.Line, by: Staff) -> None:
    """Its ticket put right, as the developer's people report it."""
    assert line.ticket is not None
    for kind, step in (("accepted", findings.accept), ("begun", findings.begin)):
        if kind in possible(tickets.get(line.ticket)):
            step(line.ticket, by=by)
    if "put_right" in possible(tickets.get(line.ticket)):
        findings.put_right(line.ticket, findings.Righted(result="已铲除重做"), by=by)


def days(n: int) -> date:
    return clock.today() + timedelta(days=n)
