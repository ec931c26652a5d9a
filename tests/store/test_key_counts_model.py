"""A key reconciliation against plain dictionaries, keys coming and going while it is counted."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from store import clock, journal, keys, tickets
from store.desk import opening
from store.engine import database
from store.errors import Forbidden, Refused
from store.keys import Identity, KeyLoan, KeyRelease, NewKey, Signed, counts
from store.keys.counts import Counted, Explanation, GivingUp, Recheck, Signing
from store.rights import Staff
from store.tickets import findings
from tests.conftest import MONDAY, PIN, Clock
from tests.keyboard import brought_back

HOOKS = st.sampled_from(["1", "2", "10", "A-1"])
MANY = st.integers(0, 3)


@dataclass
class Told:
    """What the model knows of a hook that was counted."""

    first: int
    counted: int
    hung: int
    said: bool = False

    @property
    def done(self) -> bool:
        return self.counted == self.hung or self.said


class Counting(RuleBasedStateMachine):
    """The board, the frozen list and the counts as plain dictionaries, beside the desk's own."""

    template: Path
    by: Staff
    other: Staff
    made = count()

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.with_name(f"run-{next(self.made)}")
        shutil.copytree(self.template, self.folder)
        self.time = Clock(MONDAY)
        self.scope = ExitStack()
        self.scope.enter_context(clock.told_by(self.time))
        opening.open_folder(self.folder)
        self.on: dict[str, tuple[int, int]] = {}  # by hook: the key, and how many hang there
        self.since: dict[int, date] = {}
        self.lent: set[int] = set()
        self.number: int | None = None
        self.frozen: list[int] = []
        self.told: dict[int, Told] = {}
        self.next_due: date | None = None
        self.signed: list[tuple[int, int]] = []
        self.left: dict[int, set[int]] = {}  # by reconciliation, the differences to settle

    # Keys come and go

    @rule(hook=HOOKS, many=st.integers(1, 3))
    def hold(self, hook: str, many: int) -> None:
        if hook not in self.on:
            key = keys.hold(NewKey(hook=hook, doors="大门", count=many), by=self.by)
            self.on[hook] = (key.id, many)
            self.since[key.id] = clock.today()

    @rule(hook=HOOKS)
    def lend_or_take_back(self, hook: str) -> None:
        key_id, _many = self.on.get(hook, (0, 0))
        if key_id in self.lent:
            brought_back(key_id, self.by)
        elif key_id:
            due = clock.now() + timedelta(hours=1)
            keys.lend(
                key_id,
                KeyLoan(
                    borrower="甲",
                    reason="检修",
                    due=due,
                    identity=Identity.WORK_PASS,
                    signed=Signed.PAPER,
                ),
                by=self.by,
            )
        self.lent ^= {key_id} - {0}

    @rule(hook=HOOKS)
    def release(self, hook: str) -> None:
        key_id, _many = self.on.get(hook, (0, 0))
        if key_id and key_id not in self.lent:
            keys.release(
                key_id,
                KeyRelease(handed_to="丙", identity=Identity.WORK_PASS, signed=Signed.PAPER),
                by=self.by,
            )
            del self.on[hook], self.since[key_id]

    @rule(days=st.integers(0, 5))
    def wait(self, days: int) -> None:
        self.time.pass_(days=days, minutes=5)

    # They are counted

    @rule()
    def begin(self) -> None:
        if self.number is not None or not self.on:
            with pytest.raises(Refused):
                counts.begin(by=self.by)
            return
        self.number = counts.begin(by=self.by).id
        self.frozen = [key_id for key_id, _many in self.on.values()]
        self.told = {}

    @rule(hook=HOOKS, found=MANY)
    def count_hook(self, hook: str, found: int) -> None:
        key_id, many = self.on.get(hook, (0, 0))
        if self.number is None or key_id not in self.frozen:
            with pytest.raises(Refused):
                counts.count(self.number or 1, key_id, Counted(counted=found), by=self.by)
            return
        counts.count(self.number, key_id, Counted(counted=found), by=self.by)
        hung = 0 if key_id in self.lent else many
        first = self.told[key_id].first if key_id in self.told else found
        self.told[key_id] = Told(first, found, hung)

    @rule(place=st.integers(0, 9))
    def explain(self, place: int) -> None:
        if self.number is not None and self.told:
            key_id = sorted(self.told)[place % len(self.told)]
            counts.explain(self.number, key_id, Explanation(note="已查明"), by=self.by)
            self.told[key_id].said = True

    @rule()
    def sign(self) -> None:
        done = bool(self.told) and all(told.done for told in self.told.values())
        if self.number is None or not done or set(self.told) != set(self.asked):
            with pytest.raises(Refused):
                counts.sign(self.number or 1, Signing(pin=PIN), by=self.by)
            return
        counts.sign(self.number, Signing(pin=PIN), by=self.by)
        self.next_due = clock.today() + timedelta(days=7)
        differ = {id_ for id_, told in self.told.items() if told.counted != told.hung}
        self.signed.append((self.number, len(differ)))
        self.left[self.number] = differ
        self.number = None

    @rule(place=st.integers(0, 9), found=MANY)
    def recheck(self, place: int, found: int) -> None:
        left = [(number, id_) for number, ids in self.left.items() for id_ in sorted(ids)]
        if not left:
            return
        number, key_id = left[place % len(left)]
        given = Recheck(counted=found, note="复查")
        if key_id in self.lent:
            with pytest.raises(Refused):
                counts.recheck(number, key_id, given, by=self.other)
            return
        self._put_right(counts.get(number).findings[f"key:{key_id}"].number)
        with pytest.raises(Forbidden):
            counts.recheck(number, key_id, given, by=self.by)
        counts.recheck(number, key_id, given, by=self.other)
        if found == dict(self.on.values()).get(key_id, 0):
            self.left[number].remove(key_id)

    def _put_right(self, finding: int) -> None:
        if tickets.get(finding).stage is tickets.Stage.ASSIGNED:
            findings.accept(finding, by=self.by)
            findings.begin(finding, by=self.by)
        findings.put_right(finding, findings.Righted(result="已找"), by=self.by)

    @rule()
    def give_up(self) -> None:
        if self.number is not None:
            counts.give_up(self.number, GivingUp(reason="改日"), by=self.by)
            self.number = None

    @property
    def asked(self) -> list[int]:
        """What there is to be counted, or was: what is left of the frozen list."""
        held = {key_id for key_id, _many in self.on.values()}
        return [id_ for id_ in self.frozen if id_ in held or id_ in self.told]

    @invariant()
    def what_is_under_way_is_as_the_model_has_it(self) -> None:
        under_way = counts.current()
        assert (under_way.id if under_way else None) == self.number
        if under_way is None:
            return
        shown = {
            int(line.key.partition(":")[2]): (
                line.facts["first"],
                line.answer.counted if line.answer else None,
                line.expected,
                line.settled,
            )
            for line in under_way.lines
        }
        assert shown == {
            id_: (told.first, told.counted, told.hung, told.done)
            if (told := self.told.get(id_))
            else (None, None, None, False)
            for id_ in self.asked
        }

    @invariant()
    def what_differed_is_followed_until_it_is_settled(self) -> None:
        shown = {
            one.id: {int(line.key.partition(":")[2]) for line in one.to_recheck}
            for one in counts.followed()
        }
        assert shown == {number: ids for number, ids in self.left.items() if ids}

    @invariant()
    def what_was_signed_stays_and_the_next_is_due(self) -> None:
        kept = [one for one in counts.every() if one.stage is counts.Stage.SIGNED]
        assert [(one.id, one.differences) for one in reversed(kept)] == self.signed
        first = min(self.since.values(), default=None)
        wanted = None if first is None else self.next_due or first + timedelta(days=7)
        assert counts.due() == wanted

    def teardown(self) -> None:
        assert journal.verify().right
        database.close()
        self.scope.close()
        shutil.rmtree(self.folder)


def test_the_counts_and_the_board_agree_whatever_happens_meanwhile_K3(
    desk: Path, assistant: Staff, second: Staff
) -> None:
    database.close()
    here = {"template": desk, "by": assistant, "other": second}
    counting = type("CountingHere", (Counting,), here)
    run_state_machine_as_test(
        counting, settings=settings(max_examples=25, stateful_step_count=30, deadline=None)
    )
