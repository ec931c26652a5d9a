"""Readings one after another, and what was used between them ($79–$81)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from store import money
from store.errors import Refused
from store.meters.inputs import ReadingKind

UNIT = 1_000  # a unit in 0.001 (money.READING)
USE = 2 * money.READING  # decimals of a use: a reading's and the multiplier's
_NEAR = 10  # rolls over within the last tenth of what it can count


@dataclass(frozen=True)
class Dial:
    """How a meter counts: so many digits, times a multiplier in 0.001, up or down."""

    digits: int
    multiplier: int
    backward: bool

    @property
    def capacity(self) -> int:
        """After so much, in 0.001, it stands at nought again."""
        return int("1" + "0" * self.digits) * UNIT

    def on(self, before: int, now: int) -> int:
        """How far it went, in 0.001; below 0 where it stands lower than before."""
        return before - now if self.backward else now - before

    def may_roll(self, before: int) -> bool:
        """Whether it stood so near its end that it may have begun again ($79)."""
        ran = self.capacity - before if self.backward else before
        return ran * _NEAR > self.capacity * (_NEAR - 1)


@dataclass(frozen=True)
class Read:
    """A reading; ``rolled`` says that it began again since the one before, ``bill`` who used it."""

    id: int
    on: date
    value: int
    kind: ReadingKind
    rolled: bool = False
    bill: int | None = None

    @property
    def estimated(self) -> bool:
        """Whether nobody saw it."""
        return self.kind is ReadingKind.ESTIMATED


@dataclass(frozen=True)
class Use:
    """What was used between two readings of a meter, in 0.000001; a credit is below 0 (E18)."""

    before: Read
    now: Read
    amount: int


def uses(dial: Dial, chain: Sequence[Read]) -> list[Use]:
    """What was used between each two; the first reading is a base and bills nothing (X2)."""
    return [
        Use(a, b, (dial.on(a.value, b.value) + dial.capacity * b.rolled) * dial.multiplier)
        for a, b in pairwise(chain)
    ]


def with_one(dial: Dial, chain: Sequence[Read], new: Read) -> list[Read]:
    """The chain with one more reading, the one after it chained anew (X6).

    Raises ``Refused`` at what does not fit, naming the one neighbour that it offends (X8): lower
    than before and not rolled over, higher than the next, a bill's stretch that it would cut (X7).
    """
    before = [one for one in chain if one.on < new.on]
    after = [one for one in chain if one.on > new.on]
    if len(before) + len(after) < len(chain):
        raise Refused("It was read on this day already: correct that.", field="on")
    if not before:
        raise Refused(
            "The meter was set on {day}; nothing is read before.", field="on", day=chain[0].on
        )
    if new.value >= dial.capacity:
        raise Refused("That is more than the meter can show.", field="value")
    if after and after[0].bill is not None:
        raise Refused(
            "A bill has used the reading of {day}: have it void first.",
            field="on",
            day=after[0].on,
        )
    _must_follow(dial, before, new)
    if not after:
        return [*before, new]
    following = replace(after[0], rolled=after[0].rolled and not new.rolled)
    if _went(dial, [*before, new], following) < 0:
        raise Refused(
            "It stands beyond the reading of {day}, {value}: correct that first, or this.",
            field="value",
            day=following.on,
            value=money.measure_text(following.value, money.READING),
        )
    return [*before, new, following, *after[1:]]


def _went(dial: Dial, before: Sequence[Read], one: Read) -> int:
    """How far it went up to a reading since it was seen last: an estimate is trued up (E18)."""
    step = dial.on(before[-1].value, one.value) + dial.capacity * one.rolled
    if one.estimated:
        return step
    seen = max((n for n, read in enumerate(before) if not read.estimated), default=0)
    run = sum(use.amount // dial.multiplier for use in uses(dial, before[seen:]))
    return run + step


def _must_follow(dial: Dial, before: Sequence[Read], new: Read) -> None:
    """Not lower than what was seen last, unless it began again near its end ($79)."""
    went, last = _went(dial, before, new), before[-1]
    if went < 0:
        raise Refused(
            "It stood at {value} on {day}: say that it rolled over, exchange it, or correct that.",
            field="value",
            value=money.measure_text(last.value, money.READING),
            day=last.on,
        )
    if new.rolled and went >= dial.capacity:
        raise Refused("It stands no lower than before: it did not roll over.", field="rolled")
    if new.rolled and not dial.may_roll(last.value):
        raise Refused(
            "At {value} it was not near its end: exchange it, or correct that reading.",
            field="rolled",
            value=money.measure_text(last.value, money.READING),
        )
