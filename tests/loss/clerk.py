"""A clerk that works without pause, and writes down what the desk said was done."""

from __future__ import annotations

import fcntl
import json
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from store import clock, dutylog, handover, keys, tickets
from store.desk import staff
from store.dutylog import Correction, FollowedUp, NewEntry
from store.errors import Refused
from store.handover import LineAnswer, Relief, Signing
from store.keys import Identity, KeyLoan, NewKey, Signed
from store.rights import Staff
from store.tickets import (
    Arrival,
    Completion,
    Dispatch,
    NewTicket,
    Opinion,
    OpinionGiven,
    Visit,
    Withdrawal,
)
from tests.conftest import PIN
from tests.keyboard import brought_back

# A handover is signed while nobody else writes; the kernel ends it with its holder.
DOOR, QUIET = "door", "quiet"
RELIEVING = 2  # the first clerks hand the desk over to each other


def hired(folder: Path, number: int, said: int, rng: Random) -> Clerk:
    """The clerk of this number at the desk that is open."""
    return Clerk(folder, number, said, rng, staff.by_number(str(1001 + number)))


@dataclass
class Clerk:
    """One of several at the same desk; ``said`` takes what was acknowledged, a line each."""

    folder: Path
    number: int
    said: int
    rng: Random
    me: Staff
    key: int = 0
    ticket: int = 0

    def work(self) -> None:
        """Work until killed."""
        self.key = self.own_key()
        steps = [self.log, self.log, self.step, self.step, self.lend, self.lend]
        steps += [self.relieve] * 3 if self.number < RELIEVING else []
        while True:
            self._do(self.rng.choice(steps))

    def _do(self, step: Callable[[], None]) -> None:
        how = fcntl.LOCK_EX if step == self.relieve else fcntl.LOCK_SH
        with ExitStack() as locks:
            with _flock(self.folder.parent / DOOR, fcntl.LOCK_EX):  # else who waits never gets in
                locks.enter_context(_flock(self.folder.parent / QUIET, how))
            try:
                step()
            except Refused:
                return  # somebody was first: that is an answer too

    def _say(self, **what: object) -> None:
        os.write(self.said, (json.dumps(what) + "\n").encode())

    def log(self) -> None:
        """Write into the duty log, now and then a correction or a follow-up."""
        mine = (one for one in dutylog.open_follow_ups() if one.staff_id == self.me.id)
        for left in mine:  # by the one before, who was killed over it
            dutylog.follow_up(left.number, FollowedUp(), by=self.me)
        token = uuid.uuid4().hex
        written = dutylog.write(NewEntry(what=token, follow_up_due=clock.today()), by=self.me)
        self._say(entry=written.number, kind="log.written", words=token)
        if self.rng.random() < 0.3:
            right = dutylog.correct(written.number, Correction(what=token[::-1]), by=self.me)
            self._say(entry=right.number, kind="log.corrected", words=token[::-1])
        done = dutylog.follow_up(written.number, FollowedUp(words=token), by=self.me)
        self._say(entry=done.number, kind="log.followed", words=token)

    def step(self) -> None:
        """Take a ticket, or bring one's own a step further."""
        if not self.ticket:
            self.ticket = self._open_ticket()
        now = tickets.get(self.ticket) if self.ticket else None
        if now is None:
            taken = tickets.take(NewTicket(place=self._place, what="漏水"), by=self.me)
            self.ticket = taken.id
            self._say(entry=taken.last_number, kind="ticket.taken", ticket=taken.id, open=1)
            return
        kind = tickets.next_due(now) if self.rng.random() < 0.9 else "withdrawn"
        after = self._step(kind or "withdrawn")
        opened = int(after.open)
        self._say(entry=after.last_number, kind=f"ticket.{kind}", ticket=after.id, open=opened)
        self.ticket = after.id if after.open else 0

    @property
    def _place(self) -> str:
        return f"place {self.number}"

    def _open_ticket(self) -> int:
        queue = (queued.ticket for queued in tickets.queue())
        return next((ticket.id for ticket in queue if ticket.place == self._place), 0)

    def _step(self, kind: str) -> tickets.Ticket:
        ticket, by = self.ticket, self.me
        match kind:
            case "dispatched":
                return tickets.dispatch(ticket, Dispatch(worker="赵师傅"), by=by)
            case "arrived":
                return tickets.arrive(ticket, Arrival(), by=by)
            case "completed":
                return tickets.complete(ticket, Completion(result="换了阀门"), by=by)
            case "opinion":
                return tickets.give_opinion(ticket, OpinionGiven(opinion=Opinion.SATISFIED), by=by)
            case "visited":
                return tickets.visit(ticket, Visit(opinion=Opinion.SATISFIED), by=by)
            case "closed":
                return tickets.close(ticket, by=by)
            case _:
                return tickets.withdraw(ticket, Withdrawal(reason="不修了", word="自己修"), by=by)

    def own_key(self) -> int:
        """The key that this clerk alone lends."""
        mine = (key for key in keys.inventory() if key.hook == f"H{self.number}")
        held = next(mine, None)
        return (
            held.id
            if held
            else keys.hold(NewKey(hook=f"H{self.number}", doors="门"), by=self.me).id
        )

    def lend(self) -> None:
        """Lend one's key, or take it back."""
        loan = keys.get(self.key).loan
        if loan:
            brought_back(self.key, self.me)
            self._say(loan=loan.id, returned=True)
            return
        due = clock.now() + timedelta(hours=1)
        lent = keys.lend(
            self.key,
            KeyLoan(
                borrower="业主",
                reason="搬家",
                due=due,
                identity=Identity.WORK_PASS,
                signed=Signed.PAPER,
            ),
            by=self.me,
        )
        assert lent.loan
        self._say(loan=lent.loan.id, returned=False)

    def relieve(self) -> None:
        """Hand the desk over: go through the list, then both sign with their PINs."""
        duty = handover.on_duty()
        if duty is None:
            handover.take_desk(by=self.me)
            return
        record = handover.current()
        if record is None:
            other = "1002" if duty.staff.number == "1001" else "1001"
            record = handover.begin(Relief(incoming=other, pin=PIN), by=duty.staff)
        for line in record.unsettled:
            given = LineAnswer(counted=line.expected)
            record = handover.answer(record.id, line.key, given, by=record.incoming)
        assert record.outgoing
        for party in (record.outgoing, record.incoming):
            if party.id not in [signature.staff.id for signature in record.signatures]:
                record = handover.sign(record.id, Signing(pin=PIN), by=party)
                newest = record.signatures[-1].number
                ended = record.completed_at is not None
                self._say(entry=newest, kind=_SIGNED[ended], handover=record.id, ended=ended)


_SIGNED = {False: "handover.signed", True: "handover.completed"}


@contextmanager
def _flock(file: Path, how: int) -> Iterator[None]:
    held = os.open(file, os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(held, how)
        yield
    finally:
        os.close(held)
