"""Clean desks with a random history, each the same by its seed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from store import clock, dutylog, erasure, estate, journal, keys, tickets
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff, StaffChange
from store.dutylog import Category, Correction, NewEntry
from store.engine import database
from store.erasure import Erasure
from store.journal import pages
from store.keys import Identity, KeyLoan, NewKey, Signed
from store.permits.settings import PermitSettings
from store.rights import Role, Staff
from store.tickets import NewTicket, Note
from tests.conftest import MONDAY, PIN, Clock

_WORDS = (
    "水管漏水",
    "3-2-1201",
    "欧阳淑兰",
    "13987654321",
    "灯不亮",
    "㛃𠅤䶮",
    'a"b\\c',
    "é\n",
    "x",
)


def make(folder: Path, seed: int, events: int = 45) -> None:
    """Make a desk in an empty folder and let things happen at it; it is closed afterwards."""
    rng, moving = Random(seed), Clock(MONDAY)
    with clock.told_by(moving):
        opening.open_folder(folder, create=True)
        try:
            _live(rng, moving, events)
        finally:
            database.close()


def _live(rng: Random, moving: Clock, events: int) -> None:
    settings.found(estate.Settings(name="金色家园"))
    with database.write():
        desk = (Role.ASSISTANT, Role.SUPERVISOR, Role.MANAGER)
        people = [_hire(number, role) for number, role in enumerate(desk, 1001)]
        assistant, supervisor, manager = people
        _manage(rng, manager)
        joins = rng.randrange(5, events)
        for event in range(events):
            moving.pass_(minutes=rng.randrange(90))
            rng.choice(_EVENTS)(rng, assistant)
            if event == joins:
                journal.append(pages.JOINED, "book", by=None, payload={"book": ["gauge"]})
                _write_ahead_of_time(moving, joins * 20, assistant)
        on = clock.today()
        first = dutylog.write(_entry(rng), by=assistant).number
    dutylog.sign_day(on, PIN, by=supervisor)
    with database.write():
        for _ in range(rng.randrange(6)):
            rng.choice(_EVENTS)(rng, assistant)
    if rng.random() < 0.3:
        erasure.erase_words(first, Erasure(reason="来函"), by=manager)


def _write_ahead_of_time(moving: Clock, days: int, by: Staff) -> None:
    """An entry while the server's clock is ahead, which is then set right."""
    moving.pass_(days=days)
    dutylog.write(NewEntry(what="钟快了"), by=by)
    moving.pass_(days=-days)


def _hire(number: int, role: Role) -> Staff:
    new = NewStaff(name=f"员工{number}", number=str(number), role=role, pin=PIN)
    return staff.add(new, by=None)


def _manage(rng: Random, manager: Staff) -> None:
    """Staff and settings as they come to be changed over the years."""
    gone = _hire(1009, Role.ASSISTANT)
    changed = StaffChange(name=gone.name, role=rng.choice(list(Role)))
    staff.change(gone.id, changed, by=manager)
    staff.retire(gone.id, by=manager)
    other = {"arrival_minutes": rng.randrange(15, 31), "teams": (rng.choice(_WORDS).strip(),)}
    settings.change(estate.settings().model_copy(update=other), by=manager)
    settings.change_own("permits", PermitSettings(a_home=rng.randrange(1, 9)), by=manager)


def _text(rng: Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randrange(1, 6)))


def _entry(rng: Random) -> NewEntry:
    due = clock.today() + timedelta(days=rng.randrange(3)) if rng.random() < 0.3 else None
    return NewEntry(category=rng.choice(list(Category)), what=_text(rng), follow_up_due=due)


def _write(rng: Random, by: Staff) -> None:
    entry = dutylog.write(_entry(rng), by=by)
    if rng.random() < 0.3:
        # Otherwise than it was: a correction that changes nothing is refused.
        dutylog.correct(entry.number, Correction(what=f"{_text(rng)} 更正"), by=by)


def _take(rng: Random, by: Staff) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what=_text(rng)), by=by)
    tickets.note(ticket.id, Note(words=_text(rng)), by=by)


def _hang(rng: Random, by: Staff) -> None:
    new = NewKey(hook=f"{rng.getrandbits(36):x}", doors="机房", reason=rng.choice(("", "备用")))
    key = keys.hold(new, by=by)
    due = clock.now() + timedelta(hours=2)
    loan = KeyLoan(
        borrower="孙师傅", identity=Identity.KNOWN, reason="巡查", due=due, signed=Signed.PAPER
    )
    keys.lend(key.id, loan, by=by)


def _read_gauge(rng: Random, by: Staff) -> None:
    """Something whose kind joins the book some time: what was recorded before stays out of it."""
    journal.append(
        "gauge.read", f"gauge:{rng.randrange(9)}", by=by, payload={"n": rng.randrange(9)}
    )


_EVENTS: tuple[Callable[[Random, Staff], None], ...] = (_write, _write, _take, _hang, _read_gauge)
