"""What stands in a walk's way: who may sign, what is missing, what is not paid (M12, M13, M17)."""

from __future__ import annotations

import re
from datetime import date

from store import bills, clock, deposits
from store.errors import Refused
from store.moveins.line import by_code, missing, papers
from store.moveins.papers import NOT_LATER, Asked
from store.moveins.walk import Walk
from store.moveins.words import ACTED_FOR, LineStage, Mode, Part
from store.residents import DocumentKind

_APART = re.compile(r"\s*[、，,;；]\s*")
FUND = f"paper:{DocumentKind.FUND}"
FEES = "money:fees"


def names_of(text: str) -> list[str]:
    """The names of several owners, as they are typed with commas between them."""
    return [name for name in _APART.split(text.strip()) if name]


def letter_holds(walk: Walk, on: date) -> bool:
    """Whether the power of attorney covers a day (CC-165, M17)."""
    if walk.letter_since is None or walk.letter_until is None:
        return False
    return walk.letter_since <= on <= walk.letter_until


def must_sign(walk: Walk, name: str, field: str) -> bool:
    """Nobody signs but the owner, or who holds their letter today; whether it is by letter.

    Raises ``Refused`` at the field (M22, M25).
    """
    if name in names_of(walk.owner) and walk.mode is not Mode.COMPANY:
        return False
    if not walk.handler or name != walk.handler:
        raise Refused("Only the owner, or who holds their letter, signs this.", field=field)
    if walk.mode is Mode.PROXY and not letter_holds(walk, clock.today()):
        raise Refused("The power of attorney does not cover today.", field=field)
    if walk.mode not in ACTED_FOR and not letter_holds(walk, clock.today()):
        raise Refused("{name} has no power of attorney on file here.", field=field, name=name)
    return True


def open_papers(walk: Walk) -> list[Asked]:
    """The papers that are neither here nor promised nor let past; verifying waits for them."""
    waits = []
    for one, stage in papers(walk):
        ready = stage in (LineStage.SEEN, LineStage.PASSED)
        later = stage is LineStage.OWED and one.document not in NOT_LATER
        if not (ready or later or one.may_miss):
            waits.append(one)
    return waits


def must_be_verified(walk: Walk) -> None:
    """The papers come before everything else (M12)."""
    if walk.verified_on is None:
        raise Refused("First the papers are verified.")


def must_have_fund(walk: Walk) -> None:
    """Without the proof of the maintenance fund no home is handed over (FUND-13, M13)."""
    if any(one.code == FUND for one in missing(walk)):
        raise Refused(
            "The proof of the maintenance fund is missing: without it no home is handed over; the"
            " manager alone lets it past, with the developer's consent."
        )


def unpaid(walk: Walk) -> int:
    """What is still owed of the bills that the walk made, in fen; voided ones count for nothing."""
    line = by_code(walk.id).get(FEES)
    numbers = line.refs.split() if line else []
    if not numbers:
        return 0
    return sum(one.owed for one in bills.of_home(walk.home_id) if one.number in numbers)


def must_be_paid(walk: Walk) -> None:
    """Money is no condition of the keys by law: who is in charge lets it past (M13)."""
    if unpaid(walk) and not walk.unpaid_let:
        raise Refused(
            "The bills of this move-in are not paid: take the money, or who is in charge lets the"
            " keys go with a reason."
        )


def live_money(walk: Walk) -> list[str]:
    """The numbers of bills and deposits of the walk that still stand."""
    rows = by_code(walk.id).values()
    numbers = {number for one in rows if one.part is Part.MONEY for number in one.refs.split()}
    live = [b.number for b in bills.of_home(walk.home_id) if b.stage is not bills.Stage.VOID]
    live += [d.number for d in deposits.of_home(walk.home_id) if d.balance]
    return sorted(numbers.intersection(live))
