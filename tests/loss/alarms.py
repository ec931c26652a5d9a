"""Random ticket histories while the program is killed and the clock jumps: which alarms ring.

What ought to ring is what somebody says who keeps every fact with the minute it really happened in
(``Told`` of ``tests/store/tickets/test_brute_clock.py``). Nothing may be missed, rung twice or rung
before its time: at each look Today, the alarms, and the time of the next one are held against it.

A kill takes the files as they lie at that moment of an operation and opens those anew. The clock
may be ahead for as long as one operation takes, as before somebody sets it right; what is then
recorded counts from when it was set right. Meanwhile nobody looks: who would believe such a clock?
"""

from __future__ import annotations

import contextlib
import copy
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from store import agenda, clock, journal, tickets
from store.desk import opening, settings, staff, timekeeping
from store.desk.staff import NewStaff
from store.engine import database
from store.engine.sqlite import DeskDatabase
from store.estate import Settings
from store.rights import Role, Staff
from store.tickets import Kind, Stage, Urgency
from tests.conftest import MONDAY, PIN, Clock
from tests.loss.steps import STEPS, Hand
from tests.store.tickets.test_brute_clock import DAY, Fact, Told, at

ON_ONE_DESK = 25  # histories, then a fresh one: a long journal makes each copy slower
OTHERS = 3  # tickets that are left open beside the one whose history goes on
PAUSES = (0, 1, 4, 5, 9, 10, 11, 19, 20, 21, 45, 300, 1500)
AHEAD = (2, 26 * 60, 800 * DAY)  # minutes
_LAST = ("withdrawn", "opinion", "visited", "closed")
KILLED, JUMPED = 0.25, 0.15  # of the steps


class Killed(BaseException):
    """The program is dead; nothing of it may catch this."""


@dataclass
class Tally:
    """What the histories came to."""

    histories: int = 0
    steps: int = 0
    looks: int = 0
    rang: int = 0  # looks at which something rang
    kills: int = 0
    undone: int = 0  # kills that an operation did not outlive
    jumps: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass
class Case:
    """One ticket, and what is told of it."""

    number: int
    told: Told

    def rings(self, now: int) -> bool:
        """Whether a call is owed, or an answer is late; of what has ended neither."""
        if self.told.of("withdrawn", "closed"):
            return False
        answer_by = self.told.answer_by()
        late = answer_by is not None and now >= answer_by
        return self.told.owed(now) is not None or late

    def next(self, now: int) -> int | None:
        """The minute in which it will ring, if nothing is done until then."""
        ends = [one.deadline for one in self.told.facts if one.deadline > now]
        answer_by = self.told.answer_by()
        ends += [answer_by] if answer_by is not None and answer_by > now else []
        return next((end for end in sorted(ends) if self.rings(end)), None)


def run(
    folder: Path, histories: int, rng: Random, so_far: Callable[[Tally], None] | None = None
) -> Tally:
    """So many histories; ``so_far`` hears of each desk that is done with."""
    tally, moving = Tally(), Clock(MONDAY)
    with clock.told_by(moving):
        found(folder / "first")
        while tally.histories < histories:
            one = Desk(folder, moving, rng, tally)
            try:
                for _ in range(min(ON_ONE_DESK, histories - tally.histories)):
                    one.history()
                if not journal.verify().right:
                    tally.faults.append(f"the journal does not verify: {journal.verify()}")
            except AssertionError as error:
                tally.faults.append(f"{error}\n{one.path}")
            finally:
                database.close()
            if so_far is not None:
                so_far(tally)
    return tally


def found(folder: Path) -> None:
    """An estate with one assistant."""
    opening.open_folder(folder, create=True)
    settings.found(Settings(name="金色家园"))
    staff.add(NewStaff(name="李芳", number="1001", role=Role.ASSISTANT, pin=PIN), by=None)
    database.close()


class Desk:
    """A desk at which one history follows another; ``now`` is the minute that it really is."""

    def __init__(self, folder: Path, moving: Clock, rng: Random, tally: Tally) -> None:
        self.root, self.moving, self.rng, self.tally = folder, moving, rng, tally
        self.now, self.opened, self.path = 0, 0, list[str]()
        self.others: list[Case] = []
        self.killed, self.jumped = KILLED, JUMPED
        self._open(folder / "first")
        self.goes_on(0)

    def _open(self, files: Path) -> None:
        self.opened += 1
        here = self.root / f"desk{self.opened % 2}"
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(files, here)
        opening.open_folder(here)
        self.by: Staff = staff.by_number("1001")

    def about_to(self, case: Case, after: Told) -> None:
        """A step is about to be done, after which this is told of its ticket, 0 for a new one."""

    def goes_on(self, minutes: int) -> None:
        self.now += minutes
        self.moving.at = at(self.now)

    # What rings

    def look(self) -> None:
        """All that rings, each once on Today, and when the next will: just as it is told."""
        cases, now = self.others, clock.now()
        owed = {f"ticket:{one.number}" for one in cases if one.rings(self.now)}
        ringing, following = agenda.ringing(now)
        assert ringing == owed, f"minute {self.now}: {set(ringing)} ring, {owed} ought to"
        on_today = Counter(one.subject for one in agenda.everything(now) if one.alarms(now))
        assert on_today == Counter(owed), f"minute {self.now}: Today has {on_today}"
        quiet = [one for one in cases if f"ticket:{one.number}" not in owed]
        ahead = min((end for one in quiet if (end := one.next(self.now)) is not None), default=None)
        said = None if ahead is None else at(ahead)
        assert following == said, f"minute {self.now}: next at {following}, and not {said}"
        self.tally.looks += 1
        self.tally.rang += bool(owed)

    # A history

    def history(self) -> None:
        """A report and some steps of it, with looks between; some are left open."""
        self.path = []
        self._take()
        for _ in range(self.rng.randint(1, 10)):
            self.goes_on(self.rng.choice(PAUSES))
            self.look()
            self._step(self.others[-1])
            self.look()
        while len(self.others) > self.rng.randint(0, OTHERS):
            self._end(self.others[0])
        self.tally.histories += 1

    def _take(self) -> None:
        urgency = self.rng.choice(list(Urgency))
        kind = self.rng.choice([Kind.REPAIR, Kind.REPAIR, Kind.COMPLAINT])
        agreed = self.now + self.rng.randint(1, 90) if urgency is Urgency.PLANNED else None
        said = {"kind": kind, "urgency": urgency, "agreed": _moment(agreed)}
        new = tickets.NewTicket.model_validate(
            {"place": "大堂", "what": "漏水", "caller": "张"} | said
        )
        told = Told(urgency is Urgency.URGENT, kind is Kind.COMPLAINT)
        told.facts.append(Fact(self.now, "taken", self.now, agreed or 0, agreed=agreed is not None))
        self.about_to(Case(0, told), told)
        entry = self._done("taken", lambda: tickets.take(new, by=self.by), may_jump=agreed is None)
        self.others.append(Case(entry.subject_id, told))

    def _step(self, case: Case) -> None:
        ticket = tickets.get(case.number)
        able = sorted(tickets.possible(ticket) & STEPS - {"closed"})
        if ticket.stage is not Stage.DISPATCHED:
            able = [kind for kind in able if kind != "arrived"]
        if case.told.owed(self.now) is not None:
            able = [kind for kind in able if kind != "withdrawn"]
        if able:
            self._do(self.rng.choice(able), case)

    def _do(self, kind: str, case: Case) -> None:
        after = copy.deepcopy(case.told)
        step, may_jump = getattr(Hand(case.number, after, self.now, self.by, self.rng), kind)()
        self.about_to(case, after)
        self._done(kind, step, may_jump=may_jump)
        case.told = after

    def _end(self, case: Case) -> None:
        """It is called about, and withdrawn or closed."""
        while case.told.owed(self.now) is not None:
            self._do("called", case)
        for kind in _LAST:
            if kind in tickets.possible(tickets.get(case.number)):
                self._do(kind, case)
        assert not tickets.get(case.number).open
        self.others.remove(case)
        self.look()

    # Kills and clocks

    def _done(self, kind: str, step: Callable[[], object], *, may_jump: bool) -> journal.Entry:
        """Do it, however often the program is killed over it, and by whatever clock."""
        ahead = self.rng.choice(AHEAD) if may_jump and self.rng.random() < self.jumped else 0
        self.moving.at = at(self.now + ahead)
        before = journal.last_number()
        while True:
            dies_at = self.rng.randint(1, 30) if self.rng.random() < self.killed else None
            self.path.append(f"{self.now} {kind} ahead {ahead} dies {dies_at}")
            committed = self._until_killed(step, dies_at)
            self.moving.at = at(self.now)
            timekeeping.notice()
            mine = [e for e in _entries_after(before) if not e.subject.startswith("site")]
            assert len(mine) == committed, f"{kind}: {[e.kind for e in mine]} of {committed}"
            if committed:
                break
            self.tally.undone += 1
            before = journal.last_number()
        self.tally.steps += 1
        self.tally.jumps += ahead > 0
        self.tally.kinds[kind] += 1
        return mine[0]

    def _until_killed(self, step: Callable[[], object], dies_at: int | None) -> bool:
        """Whether it was committed; the program is opened anew where it was killed."""
        with _dying(dies_at) as life:
            try:
                step()
                return True
            except Killed:
                pass
        self.tally.kills += 1
        database.close()
        self._open(life.left)
        return life.committed


@dataclass
class Life:
    """How far a program has come; ``left`` are the files that it leaves when it is killed."""

    dies_at: int | None
    done: int = 0
    committed: bool = False
    left: Path = Path()

    def goes_on(self) -> None:
        """One more statement, or the end."""
        self.done += 1
        if self.done == self.dies_at:
            here = database.folder()
            self.left = here.with_name("left")
            shutil.rmtree(self.left, ignore_errors=True)
            shutil.copytree(here, self.left)
            raise Killed


@contextlib.contextmanager
def _dying(dies_at: int | None) -> Iterator[Life]:
    """Let the program die at a statement: before it, or at once after a commit."""
    life = Life(dies_at)
    real = {name: getattr(DeskDatabase, name) for name in ("execute_sql", "write", "commit")}

    def before(name: str) -> Callable[..., Any]:
        def run(desk: DeskDatabase, *args: Any, **kwargs: Any) -> Any:
            life.goes_on()
            return real[name](desk, *args, **kwargs)

        return run

    def commit(desk: DeskDatabase) -> Any:
        life.goes_on()
        done = real["commit"](desk)
        life.committed = True
        life.goes_on()
        return done

    with pytest.MonkeyPatch.context() as patch:
        if dies_at is not None:
            patch.setattr(DeskDatabase, "execute_sql", before("execute_sql"))
            patch.setattr(DeskDatabase, "write", before("write"))
            patch.setattr(DeskDatabase, "commit", commit)
        yield life


def _entries_after(number: int) -> list[journal.Entry]:
    return list(journal.numbered(range(number + 1, journal.last_number() + 1)))


def _moment(minute: int | None) -> datetime | None:
    return None if minute is None else at(minute)
