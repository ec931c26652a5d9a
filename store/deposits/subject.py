"""What deposits answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from store import catalogue, journal, money
from store.answers import Answers, Undo
from store.deposits.deposit import (
    DEDUCTIONS,
    DEPOSITS,
    every,
    facts,
    forget_terms,
    held,
    of_home,
)
from store.deposits.inputs import Kind, Stage, What
from store.deposits.proofs import CHECKS
from store.deposits.report import figures
from store.deposits.rights import APPROVE_RETURNS, LET_BACK_EARLY, TAKE_DEPOSITS
from store.deposits.sentences import CALLED, SENTENCES
from store.deposits.settings import DepositSettings
from store.deposits.sheets import DEDUCTION, HELD, RETURN
from store.deposits.steps import look_again, redden, void
from store.export import Export
from store.figure import Period
from store.journal import Entry
from store.receipts import REDDEN_RECEIPTS, VOID_RECEIPTS, Method
from store.rights import READ_MONEY, Role, may
from store.sentences import Telling, yuan
from store.text import mark
from store.waiting import Handed, Staying

ALL = "deposit:0"  # all that is held, as the handover names it
_chinese = catalogue.of("zh_CN").gettext
_TAKING = ("take", "meet", "tell")
_RETURNING = ("ask", "check", "deduct", "strike", "give_back", "keep_on")


def handed(_now: datetime) -> Iterator[Handed]:
    """All that is held as one line: the stubs in the drawer, for the two to count (H2)."""
    there = held()
    if there:
        total = sum(one.balance for one in there)
        told = {"count": len(there), "total": total}
        title = _chinese("Deposit receipt")
        yield Handed(ALL, title, told, journal.newest_about("deposit"))


def stays(home_id: int) -> Iterator[Staying]:
    """The home's deposits that are still held (M30)."""
    for one in of_home(home_id):
        if one.balance:
            told = {"number": one.number, "kind": one.kind.value, "balance": one.balance}
            yield Staying("deposit.stays", one.subject, told)


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    if line := entry.payload.get("line"):
        DEDUCTIONS.update(line, reason="", evidence="")
    if "terms" in entry.words:
        forget_terms(entry.subject_id)


def _exported(_period: Period | None) -> Iterator[Sequence[str]]:
    for one in sorted(every(), key=lambda one: one.id):
        kind, state = _chinese(one.kind.called), _chinese(one.stage.called)
        amounts = (one.amount, one.deducted, one.returned, one.balance)
        told = (money.text(amount, grouped=False) for amount in amounts)
        met = one.met_on.isoformat() if one.met_on else ""
        taken = one.taken_on.isoformat()
        yield one.number, kind, one.home, one.payer, *told, taken, met, state


def _records(_period: Period | None) -> Iterator[Mapping[str, object]]:
    for one in sorted(every(), key=lambda one: one.id):
        yield facts(one)


EXPORT = Export(
    "deposits",
    mark("the deposits"),
    (
        *("编号", "种类", "房号", "交款人", "金额", "扣款", "已退", "在押"),
        *("收取日", "条件满足日", "状态"),
    ),
    _exported,
    records=_records,
)


def sees(role: Role, _deposit: int) -> bool:
    """Finance sees deposits too."""
    return may(role, READ_MONEY)


def _places(value: Any, _telling: Telling) -> str:
    return str(len(value))


ANSWERS = Answers(
    rights=(TAKE_DEPOSITS, APPROVE_RETURNS, LET_BACK_EARLY),
    operations={
        **{f"deposits.steps.{name}": TAKE_DEPOSITS for name in _TAKING},
        **{f"deposits.returning.{name}": TAKE_DEPOSITS for name in _RETURNING},
        "deposits.returning.approve": APPROVE_RETURNS,
        "deposits.steps.void": VOID_RECEIPTS,
        "deposits.steps.redden": REDDEN_RECEIPTS,
    },
    sees=sees,
    settings=DepositSettings,
    settled=look_again,
    set_back=DEPOSITS.set_back,
    sheets=(RETURN, DEDUCTION, HELD),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **dict.fromkeys(("amount", "deduction", "back", "total", "balance"), yuan),
        **{"kind": Kind, "method": Method, "way": Method, "condition": What, "state": Stage},
        "places": _places,
    },
    handed=handed,
    printed=DEPOSITS.printed,
    find=DEPOSITS.find(lambda one: f"{one.number} {one.home} {_chinese(one.kind.called)}"),
    stays=stays,
    personal={
        "deposit": ("payer", "linked", "payee"),
        "deposit_condition": ("words",),
        "deposit_deduction": ("reason", "evidence"),
    },
    forget=forget,
    checks=dict(DEPOSITS.checks) | CHECKS,
    undo=Undo(void, redden),
    exports=(EXPORT,),
    demo=True,
)
