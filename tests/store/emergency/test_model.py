"""Random courses: none ends or is filed against a rule, and nothing that was said is lost.

The model knows the rules in words of its own: which steps are critical, what has been said of
them, and who may sign. ``FRONTDESK_EMERGENCIES`` says how many are tried.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import pytest

from store import agenda, clock, emergency, journal
from store.emergency import (
    Controlled,
    Deed,
    Ended,
    FalseAlarm,
    Kind,
    NewEmergency,
    Outcome,
    Remark,
    Sign,
    Stage,
)
from store.errors import Refused
from store.rights import Role, Staff
from tests.conftest import PIN, Clock

EMERGENCIES = int(os.environ.get("FRONTDESK_EMERGENCIES", "2"))
PLAN = (
    "电话 | 119 | 火警\n0! | 前台 | 问清\n3 | 保安 | 到场\n5! | 主管 | 指挥\n报告! | 填报人 | 原因"
)
STEPS, CRITICAL, REPORT = 4, {"step:1", "step:3"}, "step:4"
TURN = (None, Role.SUPERVISOR, Role.MANAGER)


@dataclass
class Model:
    """One emergency as the rules have it."""

    stage: Stage = Stage.RUNNING
    said: list[str] = field(default_factory=list)
    signed: int = 0  # how many have signed what stands now

    def may_sign(self, who: Staff) -> bool:
        """Who wrote it, whoever that was, then the supervisor, then the manager."""
        return (
            self.stage is Stage.ENDED
            and REPORT in self.said
            and TURN[self.signed] in (None, who.role)
        )


class Course:
    """Random steps of random people, tried on the store and on the model alike."""

    def __init__(self, id_: int, people: list[Staff], rng: Random, time: Clock) -> None:
        self.id, self.people, self.rng, self.time = id_, people, rng, time
        self.model = Model()

    def step(self) -> None:
        """One step of somebody, allowed or not; the store and the model agree on which."""
        self.time.pass_(seconds=self.rng.randrange(1, 200))
        does = (*[self.decide] * 6, self.remark, self.control, *[self.end] * 2, *[self.sign] * 4)
        self.rng.choice((*does, self.call_false) if self.rng.random() < 0.03 else does)(
            self.rng.choice(self.people)
        )
        self.check()

    def check(self) -> None:
        """It stands as the model has it, and waits for as long as it is not filed."""
        now = emergency.course(self.id)
        assert now.emergency.stage is self.model.stage
        assert [one.key for one in now.said] == self.model.said
        assert len(now.signatures) == self.model.signed
        waits = {one.subject for one in agenda.everything(clock.now())}
        over = self.model.stage in (Stage.FILED, Stage.FALSE)
        assert (now.emergency.subject in waits) is not over

    def tries(self, allowed: bool, does: Callable[[], object]) -> bool:
        """Try it: the store allows just what the model allows."""
        if not allowed:
            with pytest.raises(Refused):
                does()
            return False
        does()
        return True

    def decide(self, by: Staff) -> None:
        """Say what became of a step, perhaps without the reason that it needs."""
        key = f"step:{self.rng.randint(1, STEPS)}"
        deed = Deed(outcome=self.rng.choice(list(Outcome)), note=self.rng.choice(("", "有人在")))
        open_ = self.model.stage in (Stage.RUNNING, Stage.CONTROLLED, Stage.ENDED)
        reason = bool(deed.note) or (deed.outcome is Outcome.DONE and key != REPORT)
        allowed = open_ and reason and (key != REPORT or self.model.stage is Stage.ENDED)
        if self.tries(allowed, lambda: emergency.decide(self.id, key, deed, by=by)):
            self.model.said.append(key)
            self.model.signed = 0

    def remark(self, by: Staff) -> None:
        """Something happened besides."""
        open_ = self.model.stage in (Stage.RUNNING, Stage.CONTROLLED, Stage.ENDED)
        if self.tries(open_, lambda: emergency.remark(self.id, Remark(what="记者"), by=by)):
            self.model.signed = 0

    def control(self, by: Staff) -> None:
        """It is under control."""
        allowed, said = self.model.stage is Stage.RUNNING, Controlled(said_by="赵队长")
        if self.tries(allowed, lambda: emergency.control(self.id, said, by=by)):
            self.model.stage = Stage.CONTROLLED

    def end(self, by: Staff) -> None:
        """It is over, once all that is critical is decided."""
        allowed = self.model.stage is Stage.CONTROLLED and set(self.model.said) >= CRITICAL
        if self.tries(allowed, lambda: emergency.end(self.id, Ended(), by=by)):
            self.model.stage = Stage.ENDED

    def call_false(self, by: Staff) -> None:
        """Nothing was the matter."""
        allowed = self.model.stage in (Stage.RUNNING, Stage.CONTROLLED)
        why = FalseAlarm(cause="油烟", confirmed="赵队长")
        if self.tries(allowed, lambda: emergency.call_false(self.id, why, by=by)):
            self.model.stage = Stage.FALSE

    def sign(self, by: Staff) -> None:
        """Somebody signs, in turn or not."""
        given = Sign(number=by.number, pin=PIN)
        if self.tries(self.model.may_sign(by), lambda: emergency.sign(self.id, given)):
            self.model.signed += 1
            if self.model.signed == len(TURN):
                self.model.stage = Stage.FILED


def test_no_course_ends_or_is_filed_against_a_rule(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    plan = emergency.ChangedPlan(plan=PLAN, approved="陈经理", reason="试行")
    emergency.change_plan(Kind.OTHER, plan, by=supervisor)
    rng, ends = Random(7), set()
    for _ in range(EMERGENCIES):
        one = emergency.start(NewEmergency(kind=Kind.OTHER, again=True), by=assistant)
        course, steps = Course(one.id, [assistant, supervisor, manager], rng, time), 0
        while course.model.stage not in (Stage.FILED, Stage.FALSE) and steps < 400:
            course.step()
            steps += 1
        ends.add(course.model.stage)
    assert Stage.FILED in ends
    assert journal.verify().right
