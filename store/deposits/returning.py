"""How a deposit goes back: asked for, checked, approved, given back once ($72–$75); E24."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store import catalogue, clock, money, receipts
from store.deposits.deposit import (
    DEDUCTIONS,
    DEPOSITS,
    Deduction,
    Deposit,
    agreed,
    conditions,
    to_return,
)
from store.deposits.inputs import Approve, Ask, Check, Deduct, GiveBack, Payee, What, Why
from store.deposits.rights import APPROVE_RETURNS, LET_BACK_EARLY
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.receipts import Line, Method, NewReceipt
from store.rights import Staff

_FINE = ("罚款", "罚金", "罚没", "没收")
_chinese = catalogue.of("zh_CN").gettext


@operation
def ask(deposit_id: int, given: Ask, *, by: Staff) -> Deposit:
    """Take down that it is asked back (SH11)."""
    deposit = DEPOSITS.admitted(deposit_id, "asked", by)
    return DEPOSITS.move(deposit, "asked", given, by, asked_on=clock.today(), asked_by=by.id)


@operation
def check(deposit_id: int, given: Check, *, by: Staff) -> Deposit:
    """Record that its conditions were looked at; raises ``Refused`` while one is open (X68).

    The manager may let it back all the same, with the reason ($74).
    """
    deposit = DEPOSITS.admitted(deposit_id, "checked", by)
    if deposit.met_on is None:
        if not given.despite:
            raise Refused("A condition is not met: {what}.", field="despite", what=_first(deposit))
        require(by, LET_BACK_EARLY)
    elif given.despite:
        raise Refused("All of its conditions are met: nothing is let pass.", field="despite")
    return DEPOSITS.move(deposit, "checked", given, by)


def _first(deposit: Deposit) -> What:
    return next(one.what for one in conditions(deposit.id) if one.met_on is None)


@operation
def deduct(deposit_id: int, given: Deduct, *, by: Staff) -> Deposit:
    """Enter what the payer agreed to be deducted, on the sheet that they signed ($75).

    It becomes income, with a receipt of its own, when the rest goes back. Raises ``Refused``
    without their signature, above what is held, and for a fine: nobody here may fine.
    """
    deposit = DEPOSITS.admitted(deposit_id, "deducted", by)
    if not given.agreed:
        raise Refused(
            "Without agreement all of it goes back; the claim goes its own way.", field="agreed"
        )
    if any(word in given.reason for word in _FINE):
        raise Refused("A fine is not deducted: nobody here may fine.", field="reason")
    left = to_return(deposit)
    if given.deduction > left:
        raise Refused("No more is held than {amount}.", field="deduction", amount=money.text(left))
    id_ = DEDUCTIONS.insert(
        deposit_id=deposit_id,
        amount=given.deduction,
        reason=given.reason,
        evidence=given.evidence,
        on_day=(today := clock.today()),
    )
    figures = {"line": id_, "on_day": today}
    return DEPOSITS.move(deposit, "deducted", given, by, figures=figures)


@operation
def strike(deposit_id: int, why: Why, *, by: Staff) -> Deposit:
    """Take all deductions back, before it is approved."""
    deposit = DEPOSITS.admitted(deposit_id, "struck", by)
    if not (lines := _strike(deposit_id)):
        raise Refused("Nothing is deducted of it.")
    return DEPOSITS.move(deposit, "struck", why, by, figures={"lines": lines})


def _strike(deposit_id: int) -> list[int]:
    lines = [one.id for one in agreed(deposit_id)]
    for id_ in lines:
        DEDUCTIONS.update(id_, struck=True)
    return lines


@operation
def approve(deposit_id: int, given: Approve, *, by: Staff) -> Deposit:
    """Let it go back: a second person, not who took the request ($74)."""
    require(by, APPROVE_RETURNS)
    deposit = DEPOSITS.admitted(deposit_id, "approved", by)
    return DEPOSITS.move(deposit, "approved", given, by, approved_by=by.id)


@operation
def keep_on(deposit_id: int, why: Why, *, by: Staff) -> Deposit:
    """Hold it on: the request is taken back, or refused with the reason."""
    deposit = DEPOSITS.admitted(deposit_id, "kept_on", by)
    return DEPOSITS.move(
        deposit,
        "kept_on",
        why,
        by,
        figures={"lines": _strike(deposit_id)},
        asked_on=None,
        asked_by=None,
        approved_by=None,
    )


@operation
def give_back(deposit_id: int, given: GiveBack, *, by: Staff) -> Deposit:
    """Give it back, once, against its receipt; what was agreed to be deducted becomes income (E24).

    Raises ``Refused`` at the field that does not fit: no receipt and no loss statement, a proxy
    without letter and ID, another way than it came in without a reason, not signed for (X43).
    """
    deposit = DEPOSITS.admitted(deposit_id, "given_back", by)
    _must_be_against(given, by)
    _must_be_theirs(given)
    lines = agreed(deposit_id)
    deducted = sum(one.amount for one in lines)
    back = deposit.balance - deducted
    _must_go_as_it_came(deposit, given, back)
    figures = {"back": back, "income": {one.id: _income(deposit, one, by) for one in lines}}
    payee = given.name if given.payee is Payee.PROXY else deposit.payer
    row: Mapping[str, Any] = {
        "balance": 0,
        "returned": deposit.returned + back,
        "deducted": deposit.deducted + deducted,
    }
    return DEPOSITS.move(
        deposit,
        "given_back",
        given,
        by,
        also=[f"receipt:{deposit.receipt_id}"],
        figures=figures,
        payee=payee,
        way=given.way,
        returned_on=clock.today(),
        **row,
    )


def _income(deposit: Deposit, one: Deduction, by: Staff) -> int:
    """Give a receipt for what is deducted ($75): the number of it in the book."""
    words = f"押金扣款（{_chinese(deposit.kind.called)} {deposit.number}）"
    receipt = receipts.issue(
        NewReceipt(
            kind=receipts.Kind.INCOME,
            home_id=deposit.home_id,
            about=deposit.subject,
            payer=deposit.payer,
            amount=one.amount,
            method=Method.DEPOSIT,
            reference=deposit.number,
            received_on=clock.today(),
            lines=(Line(words, "", "", "", one.amount),),
        ),
        by=by,
    )
    DEDUCTIONS.update(one.id, receipt_id=receipt.id)
    return receipt.id


def _must_be_against(given: GiveBack, by: Staff) -> None:
    if given.receipt_back and given.loss:
        raise Refused("The receipt is here, or stated as lost: one of both.", field="loss")
    if not given.receipt_back:
        if not given.loss:
            raise Refused(
                "It goes back against its receipt, or a signed loss statement.",
                field="receipt_back",
            )
        require(by, APPROVE_RETURNS)
    if not given.signed:
        raise Refused("Nothing is given back without a signature.", field="signed")


def _must_be_theirs(given: GiveBack) -> None:
    if given.payee is not Payee.PROXY:
        return
    if not given.name:
        raise Refused("Please fill this in.", field="name")
    if not given.letter:
        raise Refused("A proxy brings a letter of who paid it, and an ID.", field="letter")


def _must_go_as_it_came(deposit: Deposit, given: GiveBack, back: int) -> None:
    if not back:
        return
    if given.way.method.referred and not given.reference:
        raise Refused("Please enter the number of this payment.", field="reference")
    if given.way.method is not deposit.method and not given.otherwise:
        raise Refused("It came by {way}: say why not so.", field="otherwise", way=deposit.method)
