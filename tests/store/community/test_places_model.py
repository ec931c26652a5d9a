"""Places against a brute force: who has one, who waits, who is offered one (O18, Q124-Q126)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from store import clock, community
from store.community import Change, NewSignup, Overbooking, Remarked, SignStage
from store.desk import opening, staff
from store.desk import settings as desk_settings
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Refused
from store.estate import Settings
from store.rights import Role
from tests.conftest import MONDAY, Clock
from tests.store.community.test_community import home, opened

few = strategies.integers(0, 3)
HALL, LIMITS = 6, (5, 0, 3)  # adults, elderly, children


@dataclass(frozen=True)
class Line:
    """One line of a paper list: how many of each kind, and what is written behind it."""

    id: int
    party: tuple[int, int, int]
    state: str  # in, asked, waits, out
    until: float = 0.0


class Places(RuleBasedStateMachine):
    """The paper list says it by counting all lines anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.time = Clock(MONDAY)
        self.told = clock.told_by(self.time)
        self.told.__enter__()
        opening.open_folder(Path(self.folder.name) / "desk", create=True)
        desk_settings.found(Settings(name="金色家园"))
        hire = (
            ("甲", "1", Role.ASSISTANT),
            ("乙", "2", Role.SUPERVISOR),
            ("丙", "3", Role.MANAGER),
        )
        self.desk, boss, self.manager = (
            staff.add(NewStaff(name=name, number=number, role=role, pin="314159"), by=None)
            for name, number, role in hire
        )
        self.event = opened(
            self.desk, boss, expected=HALL, capacity=HALL, adults=LIMITS[0], children=LIMITS[2]
        )
        self.rooms = itertools.count(101)
        self.list: list[Line] = []
        self.hours = 0.0

    def teardown(self) -> None:
        database.close()
        self.told.__exit__(None, None, None)
        self.folder.cleanup()

    # The paper list

    def room_for(self, party: tuple[int, int, int], but: int = 0) -> bool:
        taken = [0, 0, 0]
        for line in self.list:
            if line.state in ("in", "asked") and line.id != but:
                taken = [had + more for had, more in zip(taken, line.party, strict=True)]
        if sum(taken) + sum(party) > HALL:
            return False
        return all(
            not limit or not more or had + more <= limit
            for had, more, limit in zip(taken, party, LIMITS, strict=True)
        )

    def write(self, id_: int, **changes: object) -> None:
        self.list = [
            replace(line, **changes) if line.id == id_ else line  # type: ignore[arg-type]
            for line in self.list
        ]

    def ask_next(self) -> None:
        for line in list(self.list):
            if line.state == "waits":
                if not self.room_for(line.party):
                    return
                self.write(line.id, state="asked", until=self.hours + 24)

    def let_go(self) -> None:
        late = [one for one in self.list if one.state == "asked" and one.until <= self.hours]
        for one in late:
            self.write(one.id, state="out")
        if late:
            self.ask_next()

    def some(self, state: str, pick: int) -> Line | None:
        found = [one for one in self.list if one.state in state.split()]
        return found[pick % len(found)] if found else None

    # What happens

    @rule(adults=few, seniors=few, children=few)
    def signs(self, adults: int, seniors: int, children: int) -> None:
        party = (adults, seniors, children)
        possible = sum(party) and sum(party) <= HALL
        possible = possible and all(not m or n <= m for n, m in zip(party, LIMITS, strict=True))
        new = NewSignup(
            home=home(f"1-1-{next(self.rooms)}", self.desk), who="王", child_with="妈",
            adults=adults, seniors=seniors, children=children,
        )  # fmt: skip
        try:
            one = community.sign(self.event.id, new, by=self.desk)
        except Refused:
            assert not possible
            return
        assert possible
        self.let_go()
        free = self.room_for(party) and not self.some("waits", 0)
        self.list.append(Line(one.id, party, "in" if free else "waits"))

    @precondition(lambda self: self.some("in asked waits", 0))
    @rule(pick=few)
    def withdraws(self, pick: int) -> None:
        line = self.some("in asked waits", pick)
        assert line is not None
        late = line.state == "asked" and line.until <= self.hours
        try:
            community.withdraw(line.id, Remarked(), by=self.desk)
        except Refused:
            assert late
            return
        self.let_go()
        self.write(line.id, state="out")
        self.ask_next()

    @precondition(lambda self: self.some("asked", 0))
    @rule(pick=few)
    def takes_it(self, pick: int) -> None:
        line = self.some("asked", pick)
        assert line is not None
        try:
            community.accept(line.id, Remarked(), by=self.desk)
        except Refused:
            assert line.until <= self.hours
            return
        assert line.until > self.hours
        self.write(line.id, state="in")

    @precondition(lambda self: self.some("in waits", 0))
    @rule(pick=few, adults=few, seniors=few, children=few)
    def changes(self, pick: int, adults: int, seniors: int, children: int) -> None:
        line, party = self.some("in waits", pick), (adults, seniors, children)
        assert line is not None
        new = Change(adults=adults, seniors=seniors, children=children, child_with="妈")
        fits = line.state == "waits" or self.room_for(party, line.id)
        fits = fits and bool(sum(party)) and sum(party) <= HALL
        fits = fits and all(not m or n <= m for n, m in zip(party, LIMITS, strict=True))
        try:
            community.change(line.id, new, by=self.desk)
        except Refused:
            assert not fits
            return
        assert fits
        self.write(line.id, party=party)
        self.ask_next()

    @precondition(lambda self: self.some("waits", 0))
    @rule(pick=few)
    def manager_lets_in(self, pick: int) -> None:
        line = self.some("waits", pick)
        assert line is not None
        community.overbook(line.id, Overbooking(reason="演员"), by=self.manager)
        self.write(line.id, state="in")

    @precondition(lambda self: self.hours < 200)
    @rule(hours=strategies.sampled_from([1, 12, 24]))
    def time_goes_by(self, hours: int) -> None:
        self.time.at += timedelta(hours=hours)
        self.hours += hours

    @rule()
    def the_house_looks(self) -> None:
        community.lapse()
        self.let_go()

    @invariant()
    def it_stands_as_on_paper(self) -> None:
        names = {
            SignStage.PLACED: "in", SignStage.OFFERED: "asked", SignStage.QUEUED: "waits",
            SignStage.WITHDRAWN: "out", SignStage.LAPSED: "out",
        }  # fmt: skip
        found = [(one.id, names[one.stage]) for one in community.of_event(self.event.id)]
        assert found == [(one.id, one.state) for one in self.list]


Places.TestCase.settings = settings(max_examples=12, stateful_step_count=22, deadline=None)
TestPlaces = Places.TestCase
