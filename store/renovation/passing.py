"""Workers' passes: given out against a deposit, lost, withdrawn, back (R10)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from store import clock, deposits, journal, money, series
from store.deposits import Kind, Met, NewDeposit, Standing, What
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.renovation.inputs import Stage
from store.renovation.listed import RENOVATIONS
from store.renovation.passes import PASSES, WorkerPass, dies
from store.renovation.passinputs import (
    CARDED,
    Longer,
    Loss,
    NewPass,
    PassBack,
    PassStage,
    Term,
    Withdrawal,
)
from store.renovation.renovation import CHECKED, Renovation
from store.renovation.settings import settings
from store.rights import Staff

SERIES = "ZXZ"
_OPEN = (Stage.PERMITTED, *CHECKED)


@operation
def issue(new: NewPass, *, by: Staff) -> WorkerPass:
    """Give a worker a pass, never longer than the permit; its deposit with a receipt of its own.

    Raises ``Refused`` at the field that does not fit: no permit, a day beyond it, an electrician
    without a card or with one that has run out.
    """
    require(by, PASSES.first.right)
    one = _of_permit(new.permit)
    if one.stage not in _OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    until = _until(one, new.term, new.until)
    _must_have_a_card(new, until)
    number = series.following(SERIES)
    row = new.model_dump(exclude={"permit", "until", "deposit", "method", "reference"})
    return PASSES.begin(
        new,
        by,
        also=[one.subject],
        number=number,
        renovation_id=one.id,
        since=clock.today(),
        until=until,
        deposit_id=_deposit(one, number, new, by),
        issued_by=by.id,
        **row,
    )


def _of_permit(typed: str) -> Renovation:
    """The renovation with this permit, with or without how often it was extended behind it."""
    number = "-".join(typed.strip().upper().split("-")[:3])
    try:
        return RENOVATIONS.numbered(number)
    except NotFound as error:
        raise Refused("There is no such permit.", field="permit") from error


def _until(one: Renovation, term: Term, wanted: date | None) -> date:
    """Until when a pass holds: as long as its kind, never beyond the permit."""
    figures, today = settings(), clock.today()
    days = figures.long if term is Term.LONG else figures.short
    last = min(today + timedelta(days=days - 1), one.ends)
    if last < today:
        raise Refused("Its permit has run out: it is extended first.")
    if wanted is not None and wanted < today:
        raise Refused("This day is past.", field="until")
    if wanted is not None and wanted > last:
        raise Refused("At most until {day}.", field="until", day=last)
    return wanted or last


def _must_have_a_card(new: NewPass, until: date) -> None:
    if new.trade in CARDED and not new.card:
        raise Refused("This trade needs a card of its own.", field="card")
    if new.trade in CARDED and (new.card_until is None or new.card_until < until):
        raise Refused("The card has to hold as long as the pass.", field="card_until")


def _deposit(one: Renovation, number: str, new: NewPass, by: Staff) -> int | None:
    """Take what a pass is given out against (R10): the deposit's number, None for none."""
    amount = settings().pass_deposit * 100 if new.deposit is None else new.deposit
    if not amount:
        return None
    told: dict[str, object] = {"home": one.home_id, "kind": Kind.PASS, "payer": new.name}
    told |= {"standing": Standing.FIRM}
    told |= {"amount": money.text(amount, grouped=False), "method": new.method}
    told |= {"reference": new.reference, "linked": number}
    taken = deposits.take(NewDeposit.model_validate(told), by=by)
    return taken.id


@operation
def extend(pass_id: int, given: Longer, *, by: Staff) -> WorkerPass:
    """Let a pass hold on, as its permit does; its number stays."""
    one = PASSES.admitted(pass_id, "extended", by)
    if given.until <= one.until:
        raise Refused("This must lie after {day}.", field="until", day=one.until)
    until = _until(RENOVATIONS.table.one(one.renovation_id), one.term, given.until)
    return PASSES.move(one, "extended", given, by, until=until)


@operation
def take_back(pass_id: int, given: PassBack, *, by: Staff) -> WorkerPass:
    """The pass is back: its deposit is due back (R10)."""
    one = PASSES.admitted(pass_id, "returned", by)
    if one.back_on is not None:
        raise Refused("It is back already.")
    stage = PassStage.RETURNED if one.stage is PassStage.ISSUED else one.stage
    after = PASSES.move(one, "returned", given, by, back_on=clock.today(), stage=stage, **_gone())
    _meet(after, by)
    return after


@operation
def lose(pass_id: int, given: Loss, *, by: Staff) -> WorkerPass:
    """A pass is lost: its number is dead for ever; another one takes its place and its deposit.

    Gives the new one, or the lost one where none was wanted. Raises ``Refused`` without a signed
    statement.
    """
    one = PASSES.admitted(pass_id, "lost", by)
    if one.back_on is not None:
        raise Refused("It is back already.")
    if not given.note:
        raise Refused("A loss needs the signed statement.", field="note")
    if not given.anew or one.stage is PassStage.WITHDRAWN:
        after = PASSES.move(one, "lost", given, by, **_gone())
        _meet(after, by)
        return after
    PASSES.move(one, "lost", given, by, deposit_id=None, **_gone())
    return _anew(one, by)


def _anew(lost: WorkerPass, by: Staff) -> WorkerPass:
    """A pass in a lost one's place, for the days that are left."""
    new = NewPass(
        permit=lost.renovation, name=lost.name or "-", trade=lost.trade, term=lost.term,
        photo=lost.photo,
    )  # fmt: skip
    return PASSES.begin(
        new,
        by,
        also=[lost.subject],
        figures={"instead": lost.number},
        number=series.following(SERIES),
        renovation_id=lost.renovation_id,
        name=lost.name,
        id_number=lost.id_number,
        trade=lost.trade,
        card=lost.card,
        card_until=lost.card_until,
        photo=lost.photo,
        term=lost.term,
        since=clock.today(),
        until=max(lost.until, clock.today()),
        deposit_id=lost.deposit_id,
        replaces=lost.id,
        issued_by=by.id,
    )


@operation
def withdraw(pass_id: int, why: Withdrawal, *, by: Staff) -> WorkerPass:
    """Take a pass from its worker, with the reason: a means against breaches (R15)."""
    one = PASSES.admitted(pass_id, "withdrawn", by)
    back = clock.today() if why.back else None
    after = PASSES.move(one, "withdrawn", why, by, back_on=back, **_gone())
    if why.back:
        _meet(after, by)
    return after


def _gone() -> dict[str, Any]:
    return {"gone_at": clock.now(), "lapses_on": dies(clock.today(), settings().kept)}


def _meet(one: WorkerPass, by: Staff) -> None:
    """What its deposit waits for has come."""
    if one.deposit_id is None:
        return
    held = deposits.get(one.deposit_id)
    if held.balance and held.met_on is None:
        deposits.meet(held.id, Met(condition=What.PASSES, seen=one.number), by=by)


@operation
def lapse() -> None:
    """Erase the names on passes that have been dead for as long as they are kept (SET1)."""
    today = clock.today()
    old = PASSES.table.read("WHERE worker_pass.lapses_on <= ?", today)
    gone = [one for one in old if one.name or one.id_number or one.card]
    for one in gone:
        PASSES.table.update(one.id, name="", id_number="", card="")
        PASSES.wait_anew(one.id)
    if gone:
        first, *more = (one.subject for one in gone)
        figures = {"gone": len(gone)}
        journal.append("worker_pass.lapsed", first, by=None, payload=figures, touches=more)
