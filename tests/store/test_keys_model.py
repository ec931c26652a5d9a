"""All that can happen to keys, in any order, against plain dictionaries (K1, K2, K4)."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store import clock, journal, keys
from store.desk import opening
from store.engine import database
from store.errors import Refused
from store.keys import (
    Caution,
    HeededLoan,
    Identity,
    InstructionEnd,
    KeyChase,
    KeyCorrection,
    KeyExtension,
    KeyLoan,
    KeyLoss,
    KeyRelease,
    KeyReturn,
    KeySigning,
    LockChange,
    NewInstruction,
    NewKey,
    Settlement,
    Settling,
    Signed,
)
from store.rights import Staff
from tests.conftest import MONDAY, Clock

HOOKS = st.sampled_from(["1", "2", "A-1", "a-1", "B-2"])
MANY = st.integers(1, 4)
NAMES = st.sampled_from(["甲", "乙"])
SIGNED = st.sampled_from([Signed.PAPER, Signed.OWED])
LONGEST = timedelta(days=30)


@dataclass
class Out:
    """A lending, as somebody with pencil and paper would keep it."""

    who: str
    due: datetime
    first: datetime
    out: int
    owed: int = 0


@dataclass
class Hung:
    """A key of the board, as it would stand on paper; ``owed`` are signatures of past lendings."""

    hook: str
    count: int
    missing: int = 0
    loan: Out | None = None
    owed: int = 0
    back_owed: bool = False
    cautions: dict[int, Caution] = field(default_factory=dict)

    @property
    def hanging(self) -> int:
        return self.count - self.missing - (self.loan.out if self.loan else 0)


class Board(RuleBasedStateMachine):
    """The key board on paper beside the desk's own."""

    template: Path
    by: Staff
    made = count()

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.with_name(f"run-{next(self.made)}")
        shutil.copytree(self.template, self.folder)
        self.time = Clock(MONDAY)
        self.scope = ExitStack()
        self.scope.enter_context(clock.told_by(self.time))
        opening.open_folder(self.folder)
        self.started = journal.last_number()
        self.held: dict[int, Hung] = {}
        self.gone: dict[int, bool] = {}  # handed over, and whether a signature is owed for that
        self.steps: Counter[str] = Counter()

    def one(self, pick: int) -> tuple[int, Hung]:
        ids = sorted(self.held)
        return ids[pick % len(ids)], self.held[ids[pick % len(ids)]]

    def does(
        self, kind: str, fits: bool, step: Callable[[], object], forbidden: bool = False
    ) -> bool:
        """Take a step that must be refused unless it fits; whether it did."""
        if fits:
            step()
            self.steps[f"key.{kind}"] += 1
        else:
            with pytest.raises(Refused):
                step()
            self.steps["attempt.refused"] += forbidden
        return fits

    # Onto the list, and off it

    @rule(hook=HOOKS, many=MANY)
    def hold(self, hook: str, many: int) -> None:
        free = hook.casefold() not in {key.hook.casefold() for key in self.held.values()}
        new = NewKey(hook=hook, doors="大门", count=many)
        if self.does("held", free, lambda: keys.hold(new, by=self.by)):
            newest = max(key.id for key in keys.inventory())
            self.held[newest] = Hung(hook, many)

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), hook=HOOKS, many=MANY)
    def correct(self, pick: int, hook: str, many: int) -> None:
        id_, key = self.one(pick)
        others = {one.hook.casefold() for of, one in self.held.items() if of != id_}
        fits = (
            hook.casefold() not in others
            and many >= key.count - key.hanging
            and (hook, many) != (key.hook, key.count)
        )
        right = KeyCorrection(hook=hook, doors="大门", count=many, why="数错")
        if self.does("corrected", fits, lambda: keys.correct(id_, right, by=self.by)):
            key.hook, key.count = hook, many

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), signed=SIGNED)
    def release(self, pick: int, signed: Signed) -> None:
        id_, key = self.one(pick)
        given = KeyRelease(handed_to="丙", identity=Identity.ID_CARD, signed=signed)
        fits = key.loan is None
        if self.does("released", fits, lambda: keys.release(id_, given, by=self.by), not fits):
            self.gone[id_] = signed is Signed.OWED or bool(key.owed)
            del self.held[id_]

    # Out and back

    @precondition(lambda self: self.held)
    @rule(
        pick=st.integers(0, 9),
        who=NAMES,
        hours=st.integers(-1, 800),
        many=st.none() | MANY,
        heeds=st.booleans(),
        signed=SIGNED,
    )
    def lend(
        self, pick: int, who: str, hours: int, many: int | None, heeds: bool, signed: Signed
    ) -> None:
        id_, key = self.one(pick)
        due = clock.now() + timedelta(hours=hours)
        model = HeededLoan if heeds else KeyLoan
        loan = model.model_validate(
            {
                "borrower": who,
                "identity": Identity.KNOWN,
                "reason": "检修",
                "signed": signed,
                "due": due,
                "count": many,
                "heeded": True,
            }
        )
        barred = Caution.DO_NOT_LEND in key.cautions.values()
        forbidden = key.loan is not None or barred
        fits = (
            not forbidden
            and (heeds or not key.cautions)
            and 0 < (many or key.hanging) <= key.hanging
            and timedelta(0) < due - clock.now() <= LONGEST
        )
        if self.does("lent", fits, lambda: keys.lend(id_, loan, by=self.by), forbidden):
            key.loan = Out(who, due, due, many or key.hanging, int(signed is Signed.OWED))

    @precondition(lambda self: self.held)
    @rule(
        pick=st.integers(0, 9), many=st.none() | MANY, who=NAMES, shown=st.booleans(), signed=SIGNED
    )
    def take_back(self, pick: int, many: int | None, who: str, shown: bool, signed: Signed) -> None:
        id_, key = self.one(pick)
        identity = Identity.ID_CARD if shown else None
        back = KeyReturn(count=many, signed=signed, returned_by=who, identity=identity)
        loan = key.loan
        fits = (
            loan is not None
            and ((many is None and loan.out == 1) or (many is not None and many <= loan.out))
            and (who == loan.who or shown)
        )
        if self.does("returned", fits, lambda: keys.take_back(id_, back, by=self.by)):
            assert loan is not None
            loan.out -= many or 1
            key.back_owed = key.back_owed or signed is Signed.OWED
            if not loan.out:
                self._ended(key, loan)

    def _ended(self, key: Hung, loan: Out) -> None:
        key.owed += loan.owed + key.back_owed
        key.loan, key.back_owed = None, False

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), hours=st.integers(-9, 800))
    def extend(self, pick: int, hours: int) -> None:
        id_, key = self.one(pick)
        due = (key.loan.due if key.loan else clock.now()) + timedelta(hours=hours)
        more = KeyExtension(due=due, asked_by="甲", reason="未完")
        fits = key.loan is not None and hours > 0 and clock.now() < due <= clock.now() + LONGEST
        if self.does("extended", fits, lambda: keys.extend(id_, more, by=self.by)):
            assert key.loan is not None
            key.loan.due = due

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), reached=st.booleans())
    def chase(self, pick: int, reached: bool) -> None:
        id_, key = self.one(pick)
        call = KeyChase(reached=reached, words="就来")
        self.does("chased", key.loan is not None, lambda: keys.chase(id_, call, by=self.by))

    # Lost, and what comes of it

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), many=MANY)
    def lose(self, pick: int, many: int) -> None:
        id_, key = self.one(pick)
        there = key.loan.out if key.loan else key.hanging
        loss = KeyLoss(count=many, what="丢失", told="主管")
        if self.does("lost", many <= there, lambda: keys.lose(id_, loss, by=self.by)):
            key.missing += many
            if key.loan:
                key.loan.out -= many
                if not key.loan.out:
                    self._ended(key, key.loan)

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), many=MANY, how=st.sampled_from(Settlement))
    def settle(self, pick: int, many: int, how: Settlement) -> None:
        id_, key = self.one(pick)
        off = many if how is Settlement.WRITTEN_OFF else 0
        given = Settling(how=how, count=many, words="已查")
        fits = many <= key.missing and off < key.count
        if self.does("settled", fits, lambda: keys.settle(id_, given, by=self.by)):
            key.missing -= many
            key.count -= off

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), many=MANY)
    def change_lock(self, pick: int, many: int) -> None:
        id_, key = self.one(pick)
        change = LockChange(count=many, words="换锁芯")
        fits = key.loan is None
        step: Callable[[], object] = lambda: keys.change_lock(id_, change, by=self.by)  # noqa: E731
        if self.does("lock_changed", fits, step, not fits):
            key.count, key.missing = many, 0

    # Signatures and instructions

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9))
    def sign(self, pick: int) -> None:
        id_, key = self.one(pick)
        on_paper = KeySigning(how=Signed.PAPER)
        loan = key.loan
        fits = bool(key.owed or (loan and loan.owed) or key.back_owed)
        if self.does("signed", fits, lambda: keys.sign(id_, on_paper, by=self.by)):
            if key.owed:
                key.owed -= 1
            elif loan and loan.owed:
                loan.owed = 0
            else:
                key.back_owed = False

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0, 9), kind=st.sampled_from([Caution.DO_NOT_LEND, Caution.DOG]))
    def instruct(self, pick: int, kind: Caution) -> None:
        id_, key = self.one(pick)
        keys.instruct(id_, NewInstruction(kind=kind, given_by="业主"), by=self.by)
        key.cautions[keys.instructions(id_)[-1].id] = kind
        self.steps["key.instructed"] += 1

    @precondition(lambda self: any(key.cautions for key in self.held.values()))
    @rule(pick=st.integers(0, 9))
    def end(self, pick: int) -> None:
        key = next(key for key in self.held.values() if key.cautions)
        number = sorted(key.cautions)[pick % len(key.cautions)]
        keys.end_instruction(number, InstructionEnd(reason="取消"), by=self.by)
        del key.cautions[number]
        self.steps["key.instruction_ended"] += 1

    @precondition(lambda self: self.gone)
    @rule(pick=st.integers(0, 9))
    def what_is_gone_does_nothing_any_more(self, pick: int) -> None:
        id_ = sorted(self.gone)[pick % len(self.gone)]
        steps: tuple[Callable[[], object], ...] = (
            lambda: keys.take_back(id_, KeyReturn(signed=Signed.PAPER), by=self.by),
            lambda: keys.lose(id_, KeyLoss(count=1, what="x", told="x"), by=self.by),
            lambda: keys.change_lock(id_, LockChange(count=1, words="x"), by=self.by),
        )
        for step in steps:
            with pytest.raises(Refused, match="no longer held"):
                step()

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.time.pass_(hours=hours)

    # What always holds

    @invariant()
    def the_list_is_the_board(self) -> None:
        listed = {
            key.id: (key.hook, key.count, key.missing, key.hanging) for key in keys.inventory()
        }
        assert listed == {
            id_: (key.hook, key.count, key.missing, key.hanging) for id_, key in self.held.items()
        }
        assert all(key.hanging >= 0 for key in self.held.values())

    @invariant()
    def who_has_what_until_when_is_known(self) -> None:
        out = {
            key.id: (key.loan.borrower, key.loan.out, key.loan.due_at, key.loan.first_due)
            for key in keys.out()
            if key.loan
        }
        assert out == {
            id_: (key.loan.who, key.loan.out, key.loan.due, key.loan.first)
            for id_, key in self.held.items()
            if key.loan
        }
        late = {id_ for id_, key in self.held.items() if key.loan and key.loan.due < clock.now()}
        assert {key.id for key in keys.overdue(clock.now())} == late

    @invariant()
    def what_is_not_signed_waits(self) -> None:
        owed = {key.id for key in keys.inventory() if keys.owed(key)}
        assert owed == {
            id_
            for id_, key in self.held.items()
            if key.owed or key.back_owed or (key.loan and key.loan.owed)
        }
        assert {id_ for id_ in self.gone if keys.owed(keys.get(id_))} == {
            id_ for id_, waits in self.gone.items() if waits
        }

    @invariant()
    def the_journal_holds_each_step_once(self) -> None:
        new = journal.numbered(range(self.started + 1, journal.last_number() + 1))
        assert Counter(entry.kind for entry in new) == +self.steps

    def teardown(self) -> None:
        assert journal.verify().right
        database.close()
        self.scope.close()
        shutil.rmtree(self.folder)


def test_the_key_board_and_its_book_agree_whatever_happens_K1_K2_K4(
    desk: Path, assistant: Staff
) -> None:
    database.close()
    board = type("BoardHere", (Board,), {"template": desk, "by": assistant})
    run_state_machine_as_test(
        board, settings=settings(max_examples=25, stateful_step_count=30, deadline=None)
    )
