"""What keys answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from store import clock, journal, sentences
from store.answers import Answers, Found, Person
from store.engine import database
from store.journal import Entry
from store.keys import counts
from store.keys.counts.count import COUNTS, KeyCount
from store.keys.demo import plan
from store.keys.inputs import Identity
from store.keys.inventory import get, hung_on, out, overdue
from store.keys.sentences import CALLED, SENTENCES
from store.keys.settings import KeySettings
from store.keys.sheets import KEY_COUNT, KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP
from store.rights import WORK_THE_DESK
from store.text import mark
from store.waiting import Handed, Place, Waiting

_STEPS = (
    *("steps.hold", "steps.lend", "steps.release", "steps.take_back"),
    *("counts.steps.begin", "counts.steps.count", "counts.steps.explain"),
    *("counts.steps.give_up", "counts.steps.recheck", "counts.steps.sign"),
)

# Shifts change at midnight: no new line comes up between the two signatures of a handover.
_INTO_THE_DAY = timedelta(hours=2)


def waiting(now: datetime) -> Iterator[Waiting]:
    """Keys that should have been back (K2), and keys that are to be counted (K3)."""
    for weight, key in enumerate(overdue(now)):
        assert key.loan is not None
        figures = {
            "hook": key.hook,
            "home": key.home,
            "who": key.loan.borrower,
            "due": clock.to_ms(key.loan.due_at),
        }
        yield Waiting("key.late", f"key:{key.id}", key.loan.due_at, weight=weight, figures=figures)
    yield from _to_count(now)
    yield from _to_recheck()


def _to_count(now: datetime) -> Iterator[Waiting]:
    """The reconciliation that is under way, or the one that is due today or was before."""
    day, under_way = counts.due(), counts.current()
    is_due = day is not None and day <= clock.day(now)
    ends = clock.bounds(day)[1] if day is not None and is_due else None
    place = Place.TODAY if is_due else Place.GOING_ON
    if under_way is not None:
        figures = {"counted": under_way.counted, "hooks": len(under_way.lines)}
        subject = f"key_count:{under_way.id}"
        yield Waiting("key_count.open", subject, ends, place, figures=figures)
    elif day is not None and is_due:
        yield Waiting("key_count.due", "key_count:0", ends, place, figures=_due_figures(day))


def _to_recheck() -> Iterator[Waiting]:
    """Differences that were signed and are not settled yet."""
    for one in counts.followed():
        figures = {"hooks": _hooks(one)}
        yield Waiting(
            "key_count.differs", f"key_count:{one.id}", None, Place.FOLLOWING, figures=figures
        )


def _hooks(counted: KeyCount) -> str:
    return ", ".join(line.facts["hook"] for line in counted.to_recheck)


def _due_figures(day: date) -> dict[str, object]:
    last = counts.last_signed()
    return {"due": day.isoformat(), "last": last.isoformat() if last else None}


def handed(now: datetime) -> Iterator[Handed]:
    """Keys that are out (H7), and keys that are to be counted (K3)."""
    for key in out():
        assert key.loan is not None
        facts = {
            "hook": key.hook,
            "home": key.home,
            "due": clock.to_ms(key.loan.due_at),
            "late": now > key.loan.due_at,
        }
        title, subject = f"{key.hook} {key.home} {key.doors}".replace("  ", " "), f"key:{key.id}"
        yield Handed(subject, title, facts, journal.newest_of(subject))
    day = counts.due()
    for one in _to_count(now - _INTO_THE_DAY):
        due = day.isoformat() if day else ""
        begun = one.kind == "key_count.open"
        # Each hook that is counted is an entry; the two know all the same that it is under way.
        yield Handed(one.subject, due, {"begun": begun, "due": due}, 0)
    for differing in counts.followed():
        signed = [signature.number for signature in differing.signatures]
        newest = max(signed + [again.number for again in differing.rechecks])
        facts = {"differs": len(differing.to_recheck)}
        yield Handed(f"key_count:{differing.id}", _hooks(differing), facts, newest)


def find(text: str, most: int) -> Iterator[Found]:
    """Keys whose hook begins with a text, in either case."""
    for key_id in hung_on(text)[:most]:
        key = get(key_id)
        yield Found(f"key:{key_id}", f"{key.home} {key.doors}".strip(), key.hook)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what the person borrowed, brought back or was handed of the keys of their homes."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    of_homes = f"IN (SELECT id FROM held_key WHERE home_id IN ({homes}))"
    changed = 0
    for table, column, key in (
        ("key_loan", "borrower", "key_id"),
        ("key_loan", "returned_by", "key_id"),
        ("held_key", "handed_to", "id"),
    ):
        done = database.db.execute_sql(
            f"UPDATE {table} SET {column} = '' WHERE {column} = ? AND {key} {of_homes}",
            (person.name, *person.homes),
        )
        changed += int(done.rowcount)
    return {"loans": changed}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    db = database.db
    if entry.kind == "key.held":
        db.execute_sql(
            "UPDATE held_key SET doors = '', reason = '' WHERE id = ?", (entry.subject_id,)
        )
        db.execute_sql("UPDATE key_count_line SET doors = '' WHERE key_id = ?", (entry.subject_id,))
    if entry.kind == "key.lent":
        db.execute_sql("UPDATE key_loan SET reason = '' WHERE id = ?", (entry.payload["loan"],))


ANSWERS = Answers(
    operations={f"keys.{step}": WORK_THE_DESK for step in _STEPS},
    settings=KeySettings,
    sheets=(KEY_LIST, KEY_MAP, KEY_LOAN, KEY_DEPOSIT, KEY_COUNT),
    sentences=SENTENCES,
    called=CALLED,
    shown={"identity": Identity, "last": sentences.moment_or_day},
    waiting=waiting,
    handed=handed,
    find=find,
    personal={
        "held_key": ("doors", "reason", "handed_to"),
        "key_count_line": ("doors",),
        "key_loan": ("borrower", "reason", "returned_by"),
    },
    erase=erase,
    forget=forget,
    copies=COUNTS.copies,
    sealed=COUNTS.signs,
    checks={
        mark("the signature of its reconciliation is not the one that was recorded"): COUNTS.check
    },
    demo=plan,
)
