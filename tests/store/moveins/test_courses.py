"""Random courses of a move-in: no shut gate is passed, nothing counted twice, all of it shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from store import agenda, answers, clock, deposits, journal, keys, moveins, residents
from store.desk import opening
from store.engine import database
from store.errors import Forbidden, Refused
from store.moveins import (
    MENDING,
    Archived,
    Charged,
    Concluded,
    Conclusion,
    HandedOut,
    LetPast,
    LineStage,
    Owed,
    Paid,
    Part,
    Paused,
    Reaccepted,
    Reason,
    Reinspected,
    Stage,
    Why,
)
from store.rights import Staff
from store.waiting import Handed
from tests.conftest import MONDAY, Clock
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER

WHY = Why(reason="说明")
WHO = st.sampled_from(["assistant", "second", "manager"])
PAPERS = st.sampled_from(["notice", "purchase", "owner_id", "photo", "fund"])
NTH = st.integers(0, 3)
KEYS = st.sampled_from([3, 3, 3, 2, 0])
SIGNERS = st.sampled_from([OWNER, OWNER, "路人"])


class Courses(RuleBasedStateMachine):
    """One home, three people, any order; what was done is kept in plain sets beside the desk."""

    template: Path
    people: dict[str, Staff]
    home: int
    made = count()

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.with_name(f"course-{next(self.made)}")
        shutil.copytree(self.template, self.folder)
        self.time = Clock(MONDAY)
        self.scope = ExitStack()
        self.scope.enter_context(clock.told_by(self.time))
        opening.open_folder(self.folder)
        self.here: set[str] = set()  # codes of papers that are in
        self.past: set[str] = set()  # those that were let past
        self.keys_gone = False
        self.taken: set[str] = set()  # deposits by what they are for
        self.verified = self.charged = self.paid = self.let = False
        self.walk = walks.opened(self.home, self.people["assistant"], first_sale=True).id

    @initialize(far=st.sampled_from([0, 1, 2, 2, 3]), who=WHO)
    def begins(self, far: int, who: str) -> None:
        """So that courses come far: some begin verified, billed, or looked at."""
        if far:
            self.bring_the_rest(who)
            self.verify(who)
        if far > 1:
            self.register_and_charge(who)
            self.find_a_defect(who)
        if far > 2:
            self.pay(who)
            self.look_and_conclude(who, OWNER)

    def tries(self, step: Callable[..., object], *given: object, by: Staff) -> bool:
        """Whether a step was admitted."""
        try:
            step(*given, by=by)
        except (Refused, Forbidden):
            return False
        return True

    def now(self) -> moveins.Walk:
        return moveins.get(self.walk)

    # Papers

    @rule(paper=PAPERS, who=WHO)
    def tick(self, paper: str, who: str) -> None:
        code, by = f"paper:{paper}", self.people[who]
        if self.tries(moveins.tick, self.walk, code, by=by):
            assert code not in self.here
            self.here.add(code)
            self.past.discard(code)

    @rule(who=WHO)
    def bring_the_rest(self, who: str) -> None:
        """So that courses come far."""
        for one, stage in _papers(self.now()):
            if stage in (LineStage.OPEN, LineStage.OWED):
                self.tick(one.code.partition(":")[2], who)

    @rule(paper=PAPERS, who=WHO)
    def take_back(self, paper: str, who: str) -> None:
        code, by = f"paper:{paper}", self.people[who]
        if self.tries(moveins.undo, self.walk, code, WHY, by=by):
            self.here.discard(code)
            self.past.discard(code)

    @rule(paper=PAPERS, who=WHO)
    def owe(self, paper: str, who: str) -> None:
        owed, by = Owed(owed_by=walks.days(3)), self.people[who]
        self.tries(moveins.owe, self.walk, f"paper:{paper}", owed, by=by)

    @rule(paper=PAPERS, who=WHO)
    def let_paper_past(self, paper: str, who: str) -> None:
        code, by = f"paper:{paper}", self.people[who]
        if self.tries(moveins.pass_by, self.walk, code, WHY, by=by):
            assert who == "manager"
            self.past.add(code)

    @rule(who=WHO)
    def verify(self, who: str) -> None:
        by = self.people[who]
        if self.tries(moveins.verify, self.walk, walks.AGREE, by=by):
            stages = {one.code: stage for one, stage in _papers(self.now())}
            assert all(
                stage is not LineStage.OPEN for code, stage in stages.items() if "photo" not in code
            )
            self.verified = True

    # Money

    @rule(who=WHO)
    def register_and_charge(self, who: str) -> None:
        by = self.people[who]
        self.tries(moveins.register, self.walk, walks.SIGNED, by=by)
        if self.tries(moveins.charge, self.walk, Charged(), by=by):
            assert self.verified and not self.charged
            self.charged = True

    @rule(kind=st.sampled_from(["moving", "utilities"]), who=WHO)
    def deposit(self, kind: str, who: str) -> None:
        paid, by = Paid.model_validate({"payer": OWNER, "amount": "500"}), self.people[who]
        if self.tries(moveins.take, self.walk, f"money:{kind}", paid, by=by):
            assert self.verified and kind not in self.taken
            self.taken.add(kind)

    @rule(who=WHO)
    def pay(self, who: str) -> None:
        if self.charged and not self.paid:
            walks.pay(self.home, self.people[who])
            self.paid = True

    @rule(who=WHO)
    def let_past(self, who: str) -> None:
        by = self.people[who]
        if self.tries(moveins.let_past, self.walk, LetPast(reason="明日转账"), by=by):
            assert who == "manager" and self.charged and not self.paid
            self.let = True

    # The home

    @rule(who=WHO, signed_by=SIGNERS)
    def look_and_conclude(self, who: str, signed_by: str) -> None:
        by = self.people[who]
        if self.verified:
            for meter in ("water", "power", "gas"):
                code = f"meter:{meter}"
                self.tries(moveins.leave_unchecked, self.walk, code, WHY, by=by)
            self.tries(moveins.check_rest, self.walk, by=by)
        has = bool(moveins.mending_of(self.walk))
        what = Conclusion.WITH_DEFECTS if has else Conclusion.ACCEPTED
        given = Concluded(conclusion=what, signed_by=signed_by, engineer="赵电工")
        if self.tries(moveins.conclude, self.walk, given, by=by):
            assert self.verified and signed_by == OWNER

    @rule(who=WHO)
    def find_a_defect(self, who: str) -> None:
        if len(moveins.defects_of(self.walk)) < 3:
            self.tries(_flawed, self.now(), by=self.people[who])

    @rule(nth=NTH, who=WHO, passed=st.booleans())
    def mend_and_reinspect(self, nth: int, who: str, passed: bool) -> None:
        for line in moveins.defects_of(self.walk)[nth : nth + 1]:
            if line.stage is not LineStage.DEFECT:
                continue
            walks.mended(line, self.people["assistant"])
            seen = Reinspected(passed=passed, inspector="赵电工", note="看过")
            by = self.people[who]
            if self.tries(moveins.reinspect, line.id, seen, by=by) and not passed:
                assert moveins.LINES.table.one(line.id).round == line.round + 1

    @rule(nth=NTH, who=WHO, signed_by=SIGNERS, passed=st.booleans())
    def owner_looks(self, nth: int, who: str, signed_by: str, passed: bool) -> None:
        for line in moveins.defects_of(self.walk)[nth : nth + 1]:
            given = Reaccepted(passed=passed, signed_by=signed_by, note="" if passed else "不平")
            by = self.people[who]
            if self.tries(moveins.reaccept, line.id, given, by=by):
                assert line.stage in (LineStage.TO_AGREE, LineStage.AGREED)
                assert signed_by == OWNER

    # Keys, pauses, the end

    @rule(who=WHO, counted=KEYS, signed_by=SIGNERS)
    def hand_out(self, who: str, counted: int, signed_by: str) -> None:
        by = self.people[who]
        if self.verified and self.now().stage is Stage.OPEN:
            for one in moveins.not_out(self.now()):
                self.tries(moveins.give, self.walk, one.code, by=by)
        out = HandedOut(received_by=signed_by, keys=counted, signed=True)
        if self.tries(moveins.hand_out, self.walk, out, by=by):
            assert self.verified and self.charged and (self.paid or self.let)
            assert moveins.FUND in self.here | self.past
            assert counted == 3 and signed_by == OWNER and not self.keys_gone
            self.keys_gone = True

    @rule(who=WHO, ahead=st.integers(-1, 3))
    def pause(self, who: str, ahead: int) -> None:
        given, by = Paused(waits_for="业主", back_on=walks.days(ahead)), self.people[who]
        if self.tries(moveins.pause, self.walk, given, by=by):
            assert ahead >= 0

    @rule(who=WHO)
    def archive(self, who: str) -> None:
        by = self.people[who]
        if self.tries(moveins.archive, self.walk, Archived(), by=by):
            assert self.keys_gone and moveins.mending_of(self.walk) == 0

    @rule(who=WHO, seldom=st.integers(0, 4))
    def call_off(self, who: str, seldom: int) -> None:
        why, by = Reason(reason="不办了"), self.people[who]
        if seldom == 4 and self.tries(moveins.cancel, self.walk, why, by=by):
            assert not self.charged and not self.taken and not self.keys_gone

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.time.at += timedelta(hours=hours)

    # What always holds

    @invariant()
    def papers_keys_and_deposits_are_counted_once(self) -> None:
        filed = {one.id for one in residents.home(self.home).documents}
        rows = moveins.lines_of(self.walk)
        papers = [one for one in rows if one.part is Part.PAPER and one.document_id]
        assert {one.code for one in papers} == self.here
        assert len({one.document_id for one in papers}) == len(papers)
        assert {one.document_id for one in papers} <= filed
        assert len(deposits.of_home(self.home)) == len(self.taken)
        there = sum(one.hanging for one in keys.of_home(self.home))
        assert there == (0 if self.keys_gone else 3)
        tickets = [one.ticket for one in rows if one.ticket]
        assert len(set(tickets)) == len(tickets)

    @invariant()
    def whatever_is_open_stands_on_Today_and_in_the_handover(self) -> None:
        walk = self.now()
        asks = answers.of("moveins").handed
        assert asks is not None
        handed = {one.subject: one for one in asks(clock.now())}
        # Each of them is shown by now or from a time that it names.
        waits = {one.subject for thing in ("movein", "movein_line") for one in agenda.kept(thing)}
        if walk.stage in moveins.IN_HAND:
            assert walk.subject in waits and isinstance(handed.get(walk.subject), Handed)
        else:
            assert walk.subject not in handed
        for line in moveins.lines_of(self.walk):
            if line.stage in (LineStage.OWED, *MENDING[1:]):
                assert line.subject in waits and line.subject in handed
            else:
                assert line.subject not in handed
        mending = [one.ticket for one in moveins.lines_of(self.walk) if one.stage in MENDING]
        open_ = [one.number for one in answers.findings().open_of("movein")]
        assert sorted(filter(None, mending)) == sorted(open_)

    def teardown(self) -> None:
        assert journal.verify().right
        database.close()
        self.scope.close()
        shutil.rmtree(self.folder)


def _flawed(walk: moveins.Walk, *, by: Staff) -> object:
    return walks.flawed(walk, by)


def _papers(walk: moveins.Walk) -> list[tuple[moveins.Asked, LineStage]]:
    return [
        (one, moveins.stage_of(walk.id, one.code)) for one in walk.asked if one.part is Part.PAPER
    ]


def test_whatever_order_it_is_done_in_no_gate_that_is_shut_is_passed(
    desk: Path, home: int, assistant: Staff, second: Staff, manager: Staff
) -> None:
    database.close()
    people = {"assistant": assistant, "second": second, "manager": manager}
    here = {"template": desk, "people": people, "home": home}
    run_state_machine_as_test(
        type("CoursesHere", (Courses,), here),
        settings=settings(max_examples=20, stateful_step_count=40, deadline=None),
    )
