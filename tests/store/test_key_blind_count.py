"""A whole board counted blind, faults planted in it, keys coming and going meanwhile (K3)."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle
from random import Random

from store import clock, keys
from store.checklist import Explanation, Signing
from store.keys import HeldKey, Identity, KeyLoan, NewKey, Signed, counts
from store.keys.counts import Counted
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.keyboard import brought_back

KEYS, LOANS, FAULTS = 500, 50, 25
# Faults as a board has them: what the hook holds in place of what the list says.
KINDS = (
    "one short",
    "all gone",
    "one too many",
    "on a neighbour's hook",
    "lent on the list, and hanging",
    "back on the list, and still out",
)


class Board:
    """What really hangs on each hook, beside what the desk's list says."""

    def __init__(self, by: Staff, rng: Random) -> None:
        self.by, self.rng = by, rng
        self.keys = [
            keys.hold(NewKey(hook=str(n), doors="大门", count=rng.randrange(2, 5)), by=by)
            for n in range(1, KEYS + 1)
        ]
        self.planted: set[str] = set()
        self.wrong: dict[int, int] = {}  # by key, how many more hang there than the list says

    def hanging(self, key_id: int) -> int:
        """How many somebody who counts finds there."""
        return keys.get(key_id).hanging + self.wrong.get(key_id, 0)

    def lend(self, key: HeldKey) -> int:
        """Lend some of a bunch; how many."""
        due = clock.now() + timedelta(hours=self.rng.randrange(1, 9))
        loan = KeyLoan(
            borrower="孙师傅",
            identity=Identity.WORK_PASS,
            reason="巡检",
            signed=Signed.PAPER,
            due=due,
            count=self.rng.randrange(1, keys.get(key.id).hanging + 1),
        )
        keys.lend(key.id, loan, by=self.by)
        assert loan.count
        return loan.count

    def plant(self) -> set[int]:
        """Make so many hooks wrong, of all kinds in turn; which they are."""
        spare = self.rng.sample(self.keys, FAULTS * 2)
        for kind in cycle(KINDS):
            if len(self.wrong) == FAULTS:
                return set(self.wrong)
            self._plant(kind, spare)
            self.planted.add(kind)
        raise AssertionError

    def _plant(self, kind: str, spare: list[HeldKey]) -> None:
        key = spare.pop()
        match kind:
            case "one short":
                self.wrong[key.id] = -1
            case "all gone":
                self.wrong[key.id] = -keys.get(key.id).hanging
            case "one too many":
                self.wrong[key.id] = 1
            case "on a neighbour's hook" if len(self.wrong) < FAULTS - 1:
                self.wrong |= {key.id: 1, spare.pop().id: -1}
            case "lent on the list, and hanging":
                self.wrong[key.id] = self.lend(key)
            case _:
                self.wrong[key.id] = -self.lend(key)
                brought_back(key.id, self.by)


def test_of_500_hooks_all_25_that_are_wrong_are_found_and_no_other(
    assistant: Staff, time: Clock
) -> None:
    """K3: fifty keys are lent and brought back before and after their hook was counted."""
    rng = Random(7)
    board = Board(assistant, rng)
    planted = board.plant()
    assert (len(planted), board.planted) == (FAULTS, set(KINDS))
    number = counts.begin(by=assistant).id
    honest = [key for key in board.keys if key.id not in planted]
    busy = iter(rng.sample(honest, LOANS))
    moves = sorted(rng.sample(range(KEYS), LOANS))
    out: list[HeldKey] = []
    for place, key in enumerate(rng.sample(board.keys, KEYS)):  # in no order: nobody is misled
        if place in moves and (moving := next(busy, None)) is not None:
            board.lend(moving)
            out.append(moving)
        if place % 7 == 0 and out:
            brought_back(out.pop(0).id, assistant)
        time.pass_(minutes=rng.random() / 10)
        counts.count(number, key.id, Counted(counted=board.hanging(key.id)), by=assistant)
    assert next(busy, None) is None
    counted = counts.get(number)
    assert {counts.key_id_of(line) for line in counted.differing} == planted
    assert {counts.key_id_of(line): line.difference for line in counted.differing} == board.wrong
    for line in counted.differing:
        counts.explain(number, counts.key_id_of(line), Explanation(note="查"), by=assistant)
    done = counts.sign(number, Signing(pin=PIN), by=assistant)
    assert (done.counted, done.differences, len(done.findings)) == (KEYS, FAULTS, FAULTS)
