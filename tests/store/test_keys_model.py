from __future__ import annotations

import shutil
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from store import clock, journal, keys
from store.desk import opening
from store.engine import database
from store.errors import Refused
from store.keys import KeyLoan, KeyRelease, NewKey
from store.rights import Staff
from tests.conftest import MONDAY, Clock

HOOKS = st.sampled_from(["1", "2", "10", "A-1"])


class Board(RuleBasedStateMachine):
    """The key board as a plain dictionary, beside the desk's own."""

    template: Path
    by: Staff
    made = count()

    on_board = Bundle("on_board")

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.with_name(f"run-{next(self.made)}")
        shutil.copytree(self.template, self.folder)
        self.time = Clock(MONDAY)
        self.scope = ExitStack()
        self.scope.enter_context(clock.told_by(self.time))
        opening.open_folder(self.folder)
        self.started = journal.last_number()
        self.held: dict[int, str] = {}
        self.lent: dict[int, str] = {}
        self.steps: Counter[str] = Counter()

    @rule(target=on_board, hook=HOOKS)
    def hold(self, hook: str) -> int:
        if hook in self.held.values():
            with pytest.raises(Refused):
                keys.hold(NewKey(hook=hook, doors="大门"), by=self.by)
            return next(id_ for id_, taken in self.held.items() if taken == hook)
        key = keys.hold(NewKey(hook=hook, doors="大门"), by=self.by)
        self.held[key.id] = hook
        self.steps["key.held"] += 1
        return key.id

    @rule(key_id=on_board, borrower=st.sampled_from(["甲", "乙"]), hours=st.integers(1, 5))
    def lend(self, key_id: int, borrower: str, hours: int) -> None:
        loan = KeyLoan(borrower=borrower, reason="检修", due=clock.now() + timedelta(hours=hours))
        if key_id not in self.held or key_id in self.lent:
            with pytest.raises(Refused) as refused:
                keys.lend(key_id, loan, by=self.by)
            if key_id in self.lent:
                assert refused.value.values["borrower"] == self.lent[key_id]
                self.steps["attempt.refused"] += 1
            return
        keys.lend(key_id, loan, by=self.by)
        self.lent[key_id] = borrower
        self.steps["key.lent"] += 1

    @rule(key_id=on_board)
    def take_back(self, key_id: int) -> None:
        if key_id not in self.lent:
            with pytest.raises(Refused):
                keys.take_back(key_id, by=self.by)
            return
        keys.take_back(key_id, by=self.by)
        assert keys.loans(key_id)[0].returned_by == self.lent.pop(key_id)
        self.steps["key.returned"] += 1

    @rule(key_id=consumes(on_board))
    def release(self, key_id: int) -> None:
        if key_id not in self.held or key_id in self.lent:
            with pytest.raises(Refused):
                keys.release(key_id, KeyRelease(handed_to="丙"), by=self.by)
            self.steps["attempt.refused"] += key_id in self.lent
            return
        keys.release(key_id, KeyRelease(handed_to="丙"), by=self.by)
        del self.held[key_id]
        self.steps["key.released"] += 1

    @rule(hours=st.integers(1, 4))
    def wait(self, hours: int) -> None:
        self.time.pass_(hours=hours)

    @invariant()
    def the_inventory_is_the_board(self) -> None:
        inventory = {key.id: key for key in keys.inventory()}
        assert {id_: key.hook for id_, key in inventory.items()} == self.held
        out = {id_: key.loan.borrower for id_, key in inventory.items() if key.loan}
        assert out == self.lent == {k.id: k.loan.borrower for k in keys.out() if k.loan}
        late = {key.id for key in keys.overdue(clock.now())}
        assert late == {k.id for k in keys.out() if k.loan and k.loan.late(clock.now())}

    @invariant()
    def the_journal_holds_each_operation_once(self) -> None:
        new = journal.numbered(range(self.started + 1, journal.last_number() + 1))
        assert Counter(entry.kind for entry in new) == +self.steps
        returned = [e.payload["loan"] for e in new if e.kind == "key.returned"]
        assert len(returned) == len(set(returned))

    def teardown(self) -> None:
        database.close()
        self.scope.close()
        shutil.rmtree(self.folder)


def test_the_key_board_and_its_book_agree_whatever_happens_K1_K2_K4(
    desk: Path, assistant: Staff
) -> None:
    database.close()
    board = type("BoardHere", (Board,), {"template": desk, "by": assistant})
    run_state_machine_as_test(
        board, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )
