"""A deposit as it stands, its conditions and deductions, and the register of them ($71–$77)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock
from store.deposits.inputs import (
    Approve,
    Ask,
    Check,
    Deduct,
    GiveBack,
    Kind,
    Met,
    NewDeposit,
    PutToFees,
    Stage,
    Standing,
    Told,
    What,
    Why,
)
from store.deposits.rights import APPROVE_RETURNS, TAKE_DEPOSITS
from store.deposits.settings import settings
from store.engine import database
from store.engine.table import Table
from store.figure import Period
from store.inputs import Input
from store.receipts import REDDEN_RECEIPTS, VOID_RECEIPTS, Method, Reddening, Voiding
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Deposit:
    """A deposit: ``amount`` was paid, ``balance`` is held of it, both in fen.

    ``number`` is that of its receipt; ``method`` how it came and ``way`` how it went back;
    ``met_on`` the day since which all of its conditions are met.
    """

    id: int
    number: str
    kind: Kind
    home_id: int
    home: str
    payer: str
    standing: Standing
    amount: int
    balance: int
    returned: int
    deducted: int
    undone: int
    method: Method
    linked: str
    taken_on: date
    taken_by: int
    receipt_id: int
    met_on: date | None
    asked_on: date | None
    asked_by: int | None
    approved_by: int | None
    payee: str
    way: Method | None
    returned_on: date | None
    told_on: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The deposit as the journal names it."""
        return f"deposit:{self.id}"

    def waited(self, on: date) -> int | None:
        """For how many days it could have been fetched, None while a condition is open ($77)."""
        waits = self.balance and self.met_on
        return (on - self.met_on).days if waits and self.met_on else None


@dataclass(frozen=True)
class Condition:
    """A condition of a deposit, and since when it is met."""

    what: What
    words: str
    met_on: date | None


@dataclass(frozen=True)
class Deduction:
    """What was agreed to be deducted of a deposit, in fen; ``receipt_id`` once it is income."""

    id: int
    deposit_id: int
    amount: int
    reason: str
    evidence: str
    on_day: date
    struck: bool
    receipt_id: int | None


def _waits(one: Deposit) -> Iterator[Waiting]:
    """What a deposit waits for: its next step, or who may fetch it ($77)."""
    figures = {"number": one.number, "home": one.home, "kind": one.kind.value}
    steps = {
        Stage.ASKED: ("to_check", Place.FOLLOWING),
        Stage.CHECKED: ("to_approve", Place.SIGNING),
        Stage.APPROVED: ("to_give_back", Place.FOLLOWING),
    }
    if one.stage in steps:
        kind, place = steps[one.stage]
        roles = APPROVE_RETURNS.roles if one.stage is Stage.CHECKED else frozenset()
        yield Waiting(f"deposit.{kind}", one.subject, place=place, figures=figures, roles=roles)
    elif one.stage is Stage.HELD and one.met_on is not None:
        days = settings()
        yield Waiting(
            "deposit.unclaimed",
            one.subject,
            due=clock.bounds(one.met_on + timedelta(days=days.late))[0],
            place=Place.TODAY,
            figures=figures | {"since": one.met_on.isoformat()},
            shows=clock.bounds(one.met_on + timedelta(days=days.shown))[0],
        )


_OPEN = (Stage.HELD, Stage.ASKED)
_ASKED = (Stage.ASKED, Stage.CHECKED)
_GOING = (*_ASKED, Stage.APPROVED)
DEPOSITS = Register(
    "deposit",
    Table(
        "deposit",
        Deposit,
        "SELECT deposit.id, deposit.number, deposit.kind, deposit.home_id, coalesce(h.code, ''),"
        " deposit.payer, deposit.standing, deposit.amount, deposit.balance, deposit.returned,"
        " deposit.deducted, deposit.undone, deposit.method, deposit.linked, deposit.taken_on,"
        " deposit.taken_by, deposit.receipt_id, deposit.met_on, deposit.asked_on,"
        " deposit.asked_by, deposit.approved_by, deposit.payee, deposit.way,"
        " deposit.returned_on, deposit.told_on, deposit.stage"
        " FROM deposit LEFT JOIN home h ON h.id = deposit.home_id",
    ),
    Step("taken", NewDeposit, to=Stage.HELD, right=TAKE_DEPOSITS),
    Step("met", Met, _OPEN, right=TAKE_DEPOSITS),
    Step("told", Told, (Stage.HELD,), right=TAKE_DEPOSITS),
    Step("asked", Ask, (Stage.HELD,), Stage.ASKED, TAKE_DEPOSITS),
    Step("checked", Check, (Stage.ASKED,), Stage.CHECKED, TAKE_DEPOSITS),
    Step("deducted", Deduct, _ASKED, right=TAKE_DEPOSITS),
    Step("struck", Why, _ASKED, right=TAKE_DEPOSITS),
    Step("approved", Approve, (Stage.CHECKED,), Stage.APPROVED, APPROVE_RETURNS, "asked_by"),
    Step("given_back", GiveBack, (Stage.APPROVED,), Stage.RETURNED, TAKE_DEPOSITS),
    Step("put_to_fees", PutToFees, (Stage.APPROVED,), right=TAKE_DEPOSITS),
    Step("put_back", Input, (Stage.APPROVED, Stage.RETURNED), Stage.APPROVED, TAKE_DEPOSITS),
    Step("kept_on", Why, _GOING, Stage.HELD, TAKE_DEPOSITS),
    Step("voided", Voiding, (Stage.HELD,), Stage.UNDONE, VOID_RECEIPTS),
    Step("reddened", Reddening, (Stage.HELD,), Stage.UNDONE, REDDEN_RECEIPTS, "taken_by"),
    figures=lambda one: {"number": one.number, "home": one.home_id},
    waits=_waits,
    private=("payer", "name", "reference", "linked"),
    columns=(
        *("number", "kind", "home_id", "standing", "amount", "balance", "returned", "deducted"),
        *("undone", "method", "taken_on", "taken_by", "receipt_id", "met_on", "asked_on"),
        *("asked_by", "approved_by", "way", "returned_on", "told_on", "stage"),
    ),
    moments=("asked_on", "returned_on", "told_on"),
    named=("taken_on", "met_on"),
)
CONDITIONS = Table(
    "deposit_condition",
    Condition,
    "SELECT deposit_condition.what, deposit_condition.words, deposit_condition.met_on"
    " FROM deposit_condition",
)
DEDUCTIONS = Table(
    "deposit_deduction",
    Deduction,
    "SELECT deposit_deduction.id, deposit_deduction.deposit_id, deposit_deduction.amount,"
    " deposit_deduction.reason, deposit_deduction.evidence, deposit_deduction.on_day,"
    " deposit_deduction.struck, deposit_deduction.receipt_id FROM deposit_deduction",
)

get = DEPOSITS.table.one


def conditions(deposit_id: int) -> list[Condition]:
    """The conditions of a deposit, in their order."""
    where = "WHERE deposit_condition.deposit_id = ? ORDER BY deposit_condition.place"
    return CONDITIONS.read(where, deposit_id)


def forget_terms(deposit_id: int) -> None:
    """Empty what was typed as the condition of a deposit."""
    database.db.execute_sql(
        "UPDATE deposit_condition SET words = '' WHERE deposit_id = ?", (deposit_id,)
    )


def deductions(deposit_id: int) -> list[Deduction]:
    """What is deducted of a deposit by agreement; what was struck is left out."""
    where = "WHERE deposit_deduction.deposit_id = ? AND deposit_deduction.struck = 0"
    return DEDUCTIONS.read(f"{where} ORDER BY deposit_deduction.id", deposit_id)


def agreed(deposit_id: int) -> list[Deduction]:
    """What of it is to be deducted once it goes back, and is no income yet."""
    return [one for one in deductions(deposit_id) if one.receipt_id is None]


def to_return(one: Deposit) -> int:
    """What goes back of a deposit, in fen: what is held less what is deducted."""
    return one.balance - sum(each.amount for each in agreed(one.id))


def every(text: str = "") -> list[Deposit]:
    """All deposits: what is held, those first that could have been fetched longest; then the rest.

    ``text`` narrows to those whose number, home, payer or link has it.
    """
    wanted, today = text.casefold().strip(), clock.today()
    found = DEPOSITS.table.read("ORDER BY deposit.id DESC")
    told = [one for one in found if wanted in _told(one)]
    return sorted(told, key=lambda one: (not one.balance, -(one.waited(today) or 0)))


def _told(one: Deposit) -> str:
    return f"{one.number} {one.home} {one.payer} {one.linked}".casefold()


def held() -> list[Deposit]:
    """What is held, the oldest first."""
    return DEPOSITS.table.read("WHERE deposit.balance > 0 ORDER BY deposit.taken_on, deposit.id")


def sum_held() -> int:
    """The sum of all balances, in fen ($72)."""
    return sum(one.balance for one in held())


def of_home(home_id: int) -> list[Deposit]:
    """A home's deposits, the newest first."""
    return DEPOSITS.table.read("WHERE deposit.home_id = ? ORDER BY deposit.id DESC", home_id)


def unclaimed(on: date) -> list[Deposit]:
    """What could have been fetched for as long as the settings say, the longest first ($77)."""
    days = settings().shown
    waiting = [one for one in held() if one.stage is Stage.HELD]
    late = [one for one in waiting if (one.waited(on) or 0) >= days and one.met_on is not None]
    return sorted(late, key=lambda one: -(one.waited(on) or 0))


def taken(days: Period) -> Sequence[Deposit]:
    """The deposits that were received on these days, undone ones left out; for the day sheet."""
    where = "WHERE deposit.taken_on >= ? AND deposit.taken_on <= ? AND deposit.undone = 0"
    return DEPOSITS.table.read(f"{where} ORDER BY deposit.id", days.first, days.last)


def given_back(days: Period) -> Sequence[Deposit]:
    """The deposits that went back on these days; ``returned`` by ``way`` ($47)."""
    where = "WHERE deposit.returned_on >= ? AND deposit.returned_on <= ?"
    return DEPOSITS.table.read(f"{where} ORDER BY deposit.id", days.first, days.last)


def facts(one: Deposit) -> Mapping[str, object]:
    """What scripts read of a deposit."""
    state = Stage.ASKED if one.stage is Stage.CHECKED else one.stage
    return {
        "number": one.number,
        "kind": one.kind.value,
        "home": one.home,
        "amount": one.amount,
        "balance": one.balance,
        "state": state.value,
        "returned": one.returned,
        "deducted": one.deducted,
        "taken_on": one.taken_on.isoformat(),
        "met_on": one.met_on.isoformat() if one.met_on else None,
        "returned_on": one.returned_on.isoformat() if one.returned_on else None,
    }
