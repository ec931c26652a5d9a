"""Estates with random work, and head office beside them in the same process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from store import clock, dutylog, estate, journal, residents, tickets
from store.company import receiving
from store.company.connecting import Connection
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.dutylog import NewEntry
from store.engine import database
from store.erasure import Erasure, _erase_words
from store.errors import StoreError
from store.opened import Opened
from store.residents import NewHome
from store.rights import Role, Staff
from store.shipping import Delivered, Errand, Line, contact
from store.tickets import NewTicket
from tests.conftest import PIN

DAY = timedelta(days=1)


@dataclass
class HeadOffice:
    """Where head office's database is, for who owns it, who receives, and who reads."""

    owner: str
    receiver: str
    reader: str

    @contextmanager
    def read(self, address: str = "") -> Iterator[Connection]:
        with psycopg.connect(address or self.reader, autocommit=True) as db:
            yield db

    def one(self, sql: str, *params: object) -> Any:
        """The first value of a query's first row."""
        with self.read(self.owner) as db:
            row = db.execute(sql.encode(), params).fetchone()
        return row[0] if row else None

    def all(self, sql: str, *params: object) -> list[Any]:
        with self.read(self.owner) as db:
            return db.execute(sql.encode(), params).fetchall()


@dataclass
class Site:
    """An estate in a folder of its own, with somebody to work there."""

    folder: Path
    name: str = "金色家园"
    opened: Opened = field(default_factory=Opened)
    identity: str = ""

    @contextmanager
    def at_work(self) -> Iterator[Staff]:
        """Work at this estate for a block."""
        time = clock._source.get()
        with self.opened.meant():
            clock._source.set(time)
            new = not database.exists(self.folder)
            opening.open_folder(self.folder, create=True)
            try:
                if new:
                    self._found()
                self.identity = estate.identity()
                yield staff.by_number("3001")
            finally:
                database.close()

    def _found(self) -> None:
        settings.found(estate.Settings(name=self.name))
        named = (("陈经理", "3001", Role.MANAGER), ("王主管", "2001", Role.SUPERVISOR))
        for called, number, role in named:
            staff.add(NewStaff(name=called, number=number, role=role, pin=PIN), by=None)
        by = staff.by_number("3001")
        for room in (101, 102, 201):
            residents.add_home(NewHome(code=f"1-1-{room}"), by=by)

    def last(self) -> int:
        with self.at_work():
            return journal.last_number()

    def ship(self, office: HeadOffice, **wants: Any) -> Delivered:
        """One contact with a receiver beside; raises what either says."""
        if not self.identity:
            self.last()
        identity = wants.pop("identity", self.identity)
        with receiver(office, identity, self.name) as line:
            return contact(Errand(self.folder, **wants), line)


@contextmanager
def receiver(office: HeadOffice, identity: str, name: str = "") -> Iterator[Line]:
    """A line to head office's end, which runs beside."""
    (reads, answers), (hears, writes) = os.pipe(), os.pipe()
    other = Line(hears, answers)
    ended: list[object] = []

    def serve() -> None:
        try:
            ended.append(receiving.receive(office.receiver, identity, other, name))
        finally:
            os.close(answers)
            os.close(hears)

    beside = threading.Thread(target=serve)
    beside.start()
    try:
        yield Line(reads, writes, patience=20)
    finally:
        os.close(writes)
        beside.join(20)
        os.close(reads)
    assert ended, "the receiver broke"


def work(dice: Random, times: int, by: Staff, *, pause: Callable[[], None] = lambda: None) -> int:
    """So much random work at the estate that is meant; how many operations were done."""
    done, open_ = 0, [one.ticket.id for one in tickets.queue()]
    for _ in range(times):
        try:
            _do(dice, open_, by)
            done += 1
        except StoreError:
            pass  # a step that does not fit is refused, as it is to a clerk
        pause()
    return done


def _do(dice: Random, open_: list[int], by: Staff) -> None:
    what = dice.random()
    if what < 0.3 or not open_:
        new = NewTicket(
            kind=dice.choice([tickets.Kind.REPAIR, tickets.Kind.COMPLAINT]),
            home=dice.choice([1, 2, 3, None]),
            place="大堂",
            what=f"水管漏水 {dice.randint(1, 999)}",
            caller="张伟",
            phone="13800138000",
            urgency=dice.choice([tickets.Urgency.URGENT, tickets.Urgency.NORMAL]),
        )
        open_.append(tickets.take(new, by=by).id)
    elif what < 0.75:
        _step(dice, dice.choice(open_), by)
    elif what < 0.97:
        entry = NewEntry(what=f"停水 {dice.randint(1, 999)}")
        written = dutylog.write(entry, by=by)
        if dice.random() < 0.2:
            dutylog.correct(written.number, dutylog.Correction(what="停电"), by=by)
    else:
        written = dutylog.write(NewEntry(what="身份证 310101199001011234"), by=by)
        _erase_words(written.number, Erasure(reason="本人要求"), by=by)


def _step(dice: Random, ticket: int, by: Staff) -> None:
    match dice.choice(["dispatch", "arrive", "complete", "withdraw", "suspend", "close"]):
        case "dispatch":
            tickets.dispatch(ticket, tickets.Dispatch(worker="王师傅", team="工程组"), by=by)
        case "arrive":
            tickets.arrive(ticket, by=by)
        case "complete":
            tickets.complete(ticket, tickets.Completion(result="好了"), by=by)
        case "withdraw":
            tickets.withdraw(ticket, tickets.Reason(reason="不要了"), by=by)
        case "suspend":
            tickets.suspend(
                ticket, tickets.Suspension(reason="等零件", until=clock.today() + DAY), by=by
            )
