"""Random handovers: none completes against a rule, and no open matter is dropped over the shifts.

The model knows the rules in words of its own: who may do what, what is still to be answered,
explained or let pass, and who has the desk. Short; the long run is ``python -m tests.record
--handovers 10000``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

import pytest

from store import estate, handover, journal, tickets
from store.desk import settings
from store.errors import Refused
from store.handover import (
    Account,
    LineAnswer,
    Pass,
    Record,
    Refusal,
    Relief,
    Section,
    Signing,
    TakingOver,
)
from store.rights import Role, Staff
from store.tickets import NewTicket, Urgency
from tests.conftest import PIN, Clock

ITEMS = {"对讲机": 2, "雨伞": 6}
MOST_OPEN = 4
LOOKED_AT = 4  # one answer in so many
STRAIGHT_ON = 0.7
WHY = Refusal(reason="再看一遍")


@dataclass(frozen=True)
class Said:
    """What the model holds of a line: how many too many, whether something is wrong, explained."""

    more: int = 0
    abnormal: bool = False
    explained: bool = False
    serial: int = 0  # answered anew it is another answer

    @property
    def faulty(self) -> bool:
        """Whether the outgoing has to explain it."""
        return bool(self.more) or self.abnormal


@dataclass
class Model:
    """The desk as the rules have it."""

    duty: Staff
    open_: dict[str, bool] = field(default_factory=dict)  # a matter: whether it is important
    incoming: Staff | None = None
    said: dict[str, Said] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    sheets: dict[int, object] = field(default_factory=dict)  # what stood as each signed
    was: dict[str, Said] = field(default_factory=dict)  # what both signed last

    def begin(self, incoming: Staff) -> None:
        """A handover is under way, with nothing answered yet."""
        self.incoming = incoming
        self.said, self.passed, self.sheets = {}, set(), {}

    def sheet(self) -> object:
        """What is signed: the matters, and what was said of the lines that stand."""
        gone = {key for key in self.said if key.startswith("ticket:")} - set(self.open_)
        said = {(key, one) for key, one in self.said.items() if key not in gone}
        return frozenset(self.open_.items()), frozenset(said), frozenset(self.passed - gone)

    @property
    def signed(self) -> set[int]:
        """Who has signed just what stands now: what went and came back as it was still holds."""
        now = self.sheet()
        return {who for who, sheet in self.sheets.items() if sheet == now}

    def settled(self, lines: set[str]) -> bool:
        """Whether every line is answered, every fault explained, all that is important passed."""
        return all(
            key in self.said
            and (self.said[key].explained or not self.said[key].faulty)
            and (key in self.passed or not self.open_.get(key))
            for key in lines
        )


class Shifts:
    """Random steps of random people, tried on the store and on the model alike."""

    def __init__(self, people: list[Staff], rng: Random, time: Clock) -> None:
        self.people, self.rng, self.time = people, rng, time
        self.model = Model(handover.take_desk(by=people[0]).staff)
        self.completed = self.answers = self.begun = self.refused = 0

    def step(self) -> None:
        """One step of somebody, allowed or not; the store and the model agree on which."""
        self.time.pass_(seconds=self.rng.randrange(1, 40))
        record, by = handover.current(), self.rng.choice(self.people)
        assert (record is None) is (self.model.incoming is None)
        if record is None:
            self.rng.choice((*[self.begin] * 6, self.take, self.withdraw, self.take_over))(by)
            return
        self.record = record
        self.check()
        if self.rng.random() < STRAIGHT_ON:
            self.go_on()
            return
        usual = (*[self.answer] * 4, self.explain, self.let_pass, self.sign)
        seldom = (self.take, self.withdraw, self.give_up, self.take_over)
        steps = seldom if self.rng.random() < 0.05 else usual
        if self.rng.random() < 0.9:
            by = self.rng.choice([record.outgoing, record.incoming, record.incoming])
        self.rng.choice(steps)(by)

    def go_on(self) -> None:
        """What the two would do next if nothing came between: each handover comes to its end."""
        model, record = self.model, self.record
        keys = [line.key for line in record.lines]
        assert model.incoming is not None
        if any(key not in model.said for key in keys):
            self.answer(model.incoming)
        elif any(model.said[key].faulty and not model.said[key].explained for key in keys):
            self.explain(model.duty)
        elif any(model.open_.get(key) and key not in model.passed for key in keys):
            self.let_pass(model.duty)
        else:
            left = [who for who in (model.duty, model.incoming) if who.id not in model.signed]
            self.sign(self.rng.choice(left))

    def check(self) -> None:
        """Every open matter and every item is a line, and stands as the model has it."""
        record = self.record
        keys = {line.key for line in record.lines}
        assert {f"item:{name}" for name in ITEMS} <= keys
        assert {key for key in keys if key.startswith("ticket:")} == set(self.model.open_)
        assert {line.key for line in record.lines if line.answer} == set(self.model.said) & keys
        assert (record.unsettled == []) is self.model.settled(keys)
        assert {signature.staff.id for signature in record.signatures} == self.model.signed
        for line in record.lines:
            if line.section in (Section.ITEMS, Section.AREA):
                was = self.model.was.get(line.key, Said())
                facts = (line.facts.get("was_more", 0), bool(line.facts.get("was_faulty")))
                assert facts == (was.more, was.abnormal)

    def tries(self, allowed: bool, step: Callable[[], object]) -> bool:
        """Try it: the store allows just what the model allows."""
        if not allowed:
            with pytest.raises(Refused):
                step()
            self.refused += 1
            return False
        done = step()
        if isinstance(done, Record) and self.answers % LOOKED_AT == 0:
            assert done == handover.get(done.id)  # what is shown after a step is what stands
        return True

    def begin(self, by: Staff) -> None:
        """Somebody comes to relieve."""
        model, incoming = self.model, self.rng.choice(self.people)
        allowed = incoming.id != model.duty.id and by.id in (model.duty.id, incoming.id)
        relief = Relief(incoming=incoming.number, pin=PIN)
        if self.tries(allowed, lambda: handover.begin(relief, by=by)):
            model.begin(incoming)
            self.begun += 1

    def line(self) -> str:
        """A line, rather one that is not answered yet."""
        keys = [line.key for line in self.record.lines]
        left = [key for key in keys if key not in self.model.said]
        return self.rng.choice(left if left and self.rng.random() < 0.9 else keys)

    def answer(self, by: Staff) -> None:
        """The incoming answers a line, in order or not."""
        model, key = self.model, self.line()
        expected = ITEMS.get(key.partition(":")[2])
        less = expected is not None and self.rng.random() < 0.15
        abnormal = self.rng.random() < 0.1
        counted = None if expected is None else expected - less
        given = LineAnswer(counted=counted, abnormal=abnormal)
        allowed = model.incoming is not None and by.id == model.incoming.id
        if self.tries(allowed, lambda: handover.answer(self.record.id, key, given, by=by)):
            self.answers += 1
            model.said[key] = Said(-less, abnormal, serial=self.answers)

    def explain(self, by: Staff) -> None:
        """The outgoing explains a fault."""
        model = self.model
        keys = {line.key for line in self.record.lines}
        faulty = [key for key, said in model.said.items() if said.faulty and key in keys]
        key = self.rng.choice(faulty) if faulty else self.line()
        account = Account(note="送修")
        allowed = by.id == model.duty.id and key in faulty
        if self.tries(allowed, lambda: handover.explain(self.record.id, key, account, by=by)):
            self.answers += 1
            said = model.said[key]
            model.said[key] = replace(said, explained=True, serial=self.answers)

    def let_pass(self, _by: Staff) -> None:
        """Somebody lets important work pass; the supervisor alone can."""
        model = self.model
        important = [key for key, is_important in model.open_.items() if is_important]
        if not important:
            return
        key, who = self.rng.choice(important), self.rng.choice(self.people)
        given = Pass(reason="人员在场", number=who.number, pin=PIN)
        allowed = who.role is Role.SUPERVISOR
        if self.tries(allowed, lambda: handover.let_pass(self.record.id, key, given)):
            model.passed.add(key)

    def sign(self, by: Staff) -> None:
        """Somebody signs; with the second signature the incoming is on duty."""
        model = self.model
        assert model.incoming is not None
        keys = {line.key for line in self.record.lines}
        allowed = (
            by.id in (model.duty.id, model.incoming.id)
            and by.id not in model.signed
            and model.settled(keys)
        )
        if not self.tries(allowed, lambda: handover.sign(self.record.id, Signing(pin=PIN), by=by)):
            return
        model.sheets[by.id] = model.sheet()
        if len(model.signed) == 2:
            model.duty, model.incoming = model.incoming, None
            model.was = model.said
            self.completed += 1
        self.on_duty_is_who_should_be()

    def give_up(self, by: Staff) -> None:
        """Somebody gives it up; only the two can."""
        model = self.model
        allowed = model.incoming is not None and by.id in (model.duty.id, model.incoming.id)
        if self.tries(allowed, lambda: handover.abandon(self.record.id, WHY, by=by)):
            model.incoming = None

    def take_over(self, by: Staff) -> None:
        """Somebody takes the desk in the stead of who is on duty; it becomes a line itself."""
        model = self.model
        left = TakingOver(reason="先走了")
        if self.tries(by.id != model.duty.id, lambda: handover.take_over(left, by=by)):
            model.duty, model.incoming = by, None
        self.on_duty_is_who_should_be()

    def take(self, by: Staff) -> None:
        """A report comes in, meanwhile too."""
        if len(self.model.open_) >= MOST_OPEN:
            self.withdraw(by)
            return
        urgency = self.rng.choice((Urgency.NORMAL, Urgency.NORMAL, Urgency.URGENT))
        ticket = tickets.take(NewTicket(place="大堂", what="灯不亮", urgency=urgency), by=by)
        self.model.open_[f"ticket:{ticket.id}"] = urgency is Urgency.URGENT

    def withdraw(self, by: Staff) -> None:
        """One of the open matters ends."""
        if self.model.open_:
            key = self.rng.choice(sorted(self.model.open_))
            tickets.withdraw(int(key.partition(":")[2]), tickets.Reason(reason="重复"), by=by)
            del self.model.open_[key]

    def on_duty_is_who_should_be(self) -> None:
        """Nobody else has the desk."""
        duty = handover.on_duty()
        assert duty is not None
        assert duty.staff == self.model.duty


@pytest.mark.parametrize("seed", range(2))
def test_no_handover_completes_against_a_rule_and_nothing_open_is_dropped(
    seed: int, assistant: Staff, second: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    items = tuple(estate.Item(name=name, expected=count) for name, count in ITEMS.items())
    settings.change(estate.settings().model_copy(update={"items": items}), by=manager)
    shifts = Shifts([assistant, second, supervisor], Random(seed), time)
    steps = 0
    while shifts.completed < 1 and steps < 400:
        shifts.step()
        steps += 1
    assert shifts.completed == 1
    assert journal.verify().right
