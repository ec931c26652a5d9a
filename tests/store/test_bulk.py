"""One operation on very many things: an entry each, all or none, and nobody waits to read."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import peewee
import pytest

from store import clock, dutylog, journal
from store.desk import opening
from store.dutylog import NewEntry
from store.engine import database
from store.journal import Event, event, reading
from store.journal.entry import CLOCK
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.record import books
from tui.desk.writer import Backstage

ROOT = Path(__file__).parents[2]
TABLES = (
    "SELECT number, kind, subject, payload, text_digest IS NULL FROM journal ORDER BY number",
    "SELECT * FROM log_entry ORDER BY number",
    "SELECT * FROM log_day ORDER BY day",
    "SELECT * FROM book ORDER BY kind",
    "SELECT number, text FROM journal_text ORDER BY number",
)


def bills(count: int, first: int = 1) -> list[Event]:
    return [
        event("bill.made", f"bill:{n}", payload={"fen": n * 7}, touches=[f"flat:{n}"])
        for n in range(first, first + count)
    ]


def visits(count: int) -> list[Event]:
    words = {"note": "修好"}
    return [event("ticket.visited", f"ticket:{n + 1}", words=words) for n in range(count)]


def record(events: list[Event], by: Staff | None = None) -> list[journal.Entry]:
    with database.write():
        return journal.append_all(events, by=by)


def rows() -> list[list[Any]]:
    return [database.db.execute_sql(sql).fetchall() for sql in TABLES]


def test_every_thing_has_an_entry_of_its_own_in_the_one_chain(assistant: Staff) -> None:
    before = journal.last_number()
    made = record([*bills(150), *visits(50)], assistant)
    assert [entry.number for entry in made] == list(range(before + 1, before + 201))
    assert journal.numbered(range(before + 1, before + 201)) == made
    assert {(entry.at, entry.shift, entry.staff_id) for entry in made} == {
        (clock.now(), made[0].shift, assistant.id)
    }
    assert journal.of_subject("bill:7")[0].payload == {"fen": 49, "touches": ["flat:7"]}
    assert journal.verify().right
    head = journal.verify().head
    assert head == journal.head_code(made[-1])


def test_nothing_to_record_leaves_no_entry(assistant: Staff) -> None:
    before = rows()
    assert record([]) == []
    assert rows() == before


def test_they_stand_in_the_book_as_if_one_by_one(assistant: Staff) -> None:
    numbers = [entry.number for entry in record(visits(40), assistant)]
    page = dutylog.day(clock.today())
    assert [entry.number for entry in page.entries][-40:] == numbers
    found = dutylog.search("修好", limit=50)
    assert [entry.number for entry in found] == numbers[::-1]
    (newest,) = database.db.execute_sql(
        "SELECT newest FROM log_day WHERE day = ?", (clock.today().isoformat(),)
    ).fetchone()
    assert newest == numbers[-1]


def _of_any_time(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the clock showed when it was behind the record."""
    return {name: value for name, value in payload.items() if name != CLOCK}


@pytest.mark.parametrize("seed", range(3))
def test_many_at_once_leave_what_one_by_one_do(seed: int, tmp_path: Path, time: Clock) -> None:
    """Corrections, follow-ups, signatures and kinds that join the book among them."""
    books.make(tmp_path / "lived", seed)
    opening.open_folder(tmp_path / "lived")
    lived = [
        event(one.kind, one.subject, payload=_of_any_time(one.payload), words=one.words)
        for one in journal.numbered(range(1, journal.last_number() + 1))
        if one.kind != "words.erased"
    ]
    database.close()
    left = []
    for name, portion in (("one", 1), ("few", 7), ("all", len(lived))):
        opening.open_folder(tmp_path / name, create=True)
        for start in range(0, len(lived), portion):
            record(lived[start : start + portion])
        left.append(rows())
        assert journal.verify().count == len(lived)
        database.close()
    assert left[0] == left[1] == left[2]


def test_a_failure_in_the_middle_leaves_nothing(assistant: Staff) -> None:
    before = rows()
    nowhere = event("ticket.visited", "ticket:9", payload={"home": 999_999})
    with pytest.raises(peewee.IntegrityError):
        record([*visits(30), nowhere, *visits(30)])
    assert rows() == before
    dutylog.write(NewEntry(what="停水"), by=assistant)
    assert journal.verify().right


def test_the_guards_stand_around_many_as_around_one(assistant: Staff) -> None:
    """A kind joins the book once (D7)."""
    before = rows()
    with pytest.raises(peewee.IntegrityError, match="once"):
        record([*bills(3), event("book.joined", "book", payload={"book": ["ticket"]})])
    assert rows() == before


def test_a_clock_set_back_dates_none_of_them_back(assistant: Staff, time: Clock) -> None:
    time.at = MONDAY - timedelta(days=3)
    assert {entry.at for entry in record(bills(5))} == {MONDAY}
    assert journal.verify().right


def test_the_feed_gives_a_portion_at_a_time(assistant: Staff) -> None:
    since = journal.last_number()
    record(bills(journal.PORTION + 5))
    seen, first = journal.changed_since(since)
    assert seen == since + journal.PORTION
    assert {f"bill:{journal.PORTION}", f"flat:{journal.PORTION}"} <= first
    assert f"bill:{journal.PORTION + 1}" not in first
    seen, second = journal.changed_since(seen)
    assert (seen, len(second)) == (journal.last_number(), 10)
    assert journal.changed_since(seen) == (seen, frozenset())


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_an_open_session_hears_of_all_of_them(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    monkeypatch.setattr(reading, "PORTION", 20)
    monkeypatch.setattr(journal, "PORTION", 20)
    session, count = Backstage(), 60 + more
    since = session.seen

    async def lives() -> list[frozenset[str]]:
        await session.write(lambda: record(bills(count)))
        heard = [session.news() for _ in range(6)]
        await session.end()
        return heard

    heard = asyncio.run(lives())
    all_ = {f"{thing}:{n}" for thing in ("bill", "flat") for n in range(1, count + 1)}
    assert frozenset().union(*heard) == session.since(since) == all_
    assert all(len(subjects) <= 40 for subjects in heard)
    assert heard[-1] == frozenset()
    assert session.seen == journal.last_number()


_MAKES = """
import sys
from pathlib import Path
from store import journal
from store.desk import opening
from store.engine import database

class Slow(list):
    def __iter__(self):
        for n, one in enumerate(super().__iter__()):
            if n == 2500:
                print("in the middle", flush=True)
                sys.stdin.readline()
            yield one

opening.open_folder(Path(sys.argv[1]))
events = Slow(journal.event("bill.made", f"bill:{n}", payload={"fen": n}) for n in range(5000))
with database.write():
    journal.append_all(events, by=None)
print("done", flush=True)
"""


@contextmanager
def making(desk: Path) -> Iterator[subprocess.Popen[str]]:
    """Another session that is in the middle of 5,000 bills until it is told to go on."""
    with subprocess.Popen(
        [sys.executable, "-c", _MAKES, str(desk)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in the middle\n"
        yield other
        other.kill()


def test_a_session_killed_in_the_middle_leaves_none_of_them(desk: Path, assistant: Staff) -> None:
    before = rows()
    with making(desk) as other:
        other.kill()
    assert rows() == before
    dutylog.write(NewEntry(what="停水"), by=assistant)
    assert journal.verify().right


def test_meanwhile_others_read_what_stood_before_and_their_writing_waits(
    desk: Path, assistant: Staff
) -> None:
    before, wrote = journal.last_number(), threading.Event()

    def write() -> None:
        with database.connection():
            dutylog.write(NewEntry(what="停水"), by=assistant)
        wrote.set()

    with making(desk) as other:
        waiting = threading.Thread(target=write)
        waiting.start()
        assert not wrote.wait(0.3)
        assert journal.last_number() == before
        assert dutylog.day(clock.today()).entries is not None
        other.communicate("\n")
        waiting.join(60)
    assert wrote.is_set()
    # The other session's clock goes on from today; this one's stands days before it.
    kinds = [journal.get(before + 5000 + n).kind for n in (1, 2)]
    assert kinds == ["clock.set_back", "log.written"]
    assert journal.last_number() == before + 5002
    assert journal.of_subject("bill:4999")[0].number == before + 5000
    assert journal.verify().right
