"""Writing, correcting and following up: each a new entry, none ever changed (D1–D3)."""

from __future__ import annotations

from datetime import date, datetime

from store import answers, clock, journal
from store.desk.staff import require
from store.dutylog.entry import LogEntry, get, read
from store.dutylog.inputs import Category, Correction, FollowedUp, NewEntry, NewFollowUp
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff


@operation
def write(new: NewEntry, *, by: Staff) -> LogEntry:
    """Write an entry (D1)."""
    require(by, WORK_THE_DESK)
    _must_lie_ahead(new.follow_up_due, "follow_up_due")
    payload = {
        "category": new.category.value,
        "home": new.home,
        "due": _iso(new.follow_up_due),
        **_happened(new.happened),
    }
    words = {"what": new.what, "handled": new.handled}
    subject = f"log:{journal.next_number()}"
    return get(journal.append("log.written", subject, by=by, payload=payload, words=words).number)


@operation
def correct(number: int, correction: Correction, *, by: Staff) -> LogEntry:
    """Set an entry right by a new one that points at it; both show (D2).

    Any entry of the book can be corrected, a correction or a ticket's step too; a signature not.
    """
    require(by, WORK_THE_DESK)
    wrong = get(number)
    about = answers.of_thing_of(wrong.kind)
    if about and wrong.kind in about.sealed:
        raise Forbidden("A signature cannot be corrected.")
    if correction.follow_up_due != wrong.follow_up_due:  # one that is overdue stays so
        _must_lie_ahead(correction.follow_up_due, "follow_up_due")
    if _says_the_same(correction, wrong):
        raise Refused("Nothing is different from what the entry says.", field="what")
    category = correction.category or wrong.category
    payload = {
        "corrects": number,
        "category": category.value if category else None,
        "home": correction.home or wrong.home_id,
        "due": _iso(correction.follow_up_due),
        **_happened(correction.happened or wrong.happened),
    }
    words = {"what": correction.what, "handled": correction.handled}
    return get(
        journal.append("log.corrected", wrong.subject, by=by, payload=payload, words=words).number
    )


def _says_the_same(correction: Correction, wrong: LogEntry) -> bool:
    return wrong.kind in {"log.written", "log.corrected"} and (
        correction.what,
        correction.handled,
        correction.category or wrong.category,
        correction.home or wrong.home_id,
        correction.follow_up_due,
        correction.happened or wrong.happened,
    ) == (
        wrong.words.get("what", ""),
        wrong.words.get("handled", ""),
        wrong.category,
        wrong.home_id,
        wrong.follow_up_due if wrong.open else None,
        wrong.happened,
    )


@operation
def begin_follow_up(number: int, new: NewFollowUp, *, by: Staff) -> LogEntry:
    """Record what has to be followed up of any entry of the book: an entry that names it (H3).

    Of the log's own entry without a date it becomes that entry's follow-up.
    """
    require(by, WORK_THE_DESK)
    entry = get(number)
    _must_lie_ahead(new.due, "due")
    if entry.kind in ("log.written", "log.corrected") and entry.follow_up_due is None:
        return _follow(entry, FollowedUp(done=False, words=new.what, due=new.due), by)
    payload = {
        "category": (entry.category or Category.OTHER).value,
        "home": entry.home_id,
        "due": _iso(new.due),
        "of": number,
    }
    subject = f"log:{journal.next_number()}"
    words = {"what": new.what, "handled": ""}
    return get(journal.append("log.written", subject, by=by, payload=payload, words=words).number)


@operation
def follow_up(number: int, followed: FollowedUp, *, by: Staff) -> LogEntry:
    """Mark a follow-up done, or record the reason and the new date (D3).

    An entry without a date gets one this way; a follow-up's number stands for its entry.
    """
    require(by, WORK_THE_DESK)
    entry = get(number)
    entry = get(entry.follows) if entry.follows else entry
    _must_await(entry, followed)
    return _follow(entry, followed, by)


def _follow(entry: LogEntry, followed: FollowedUp, by: Staff) -> LogEntry:
    payload = {"follows": entry.number, "done": followed.done, "due": _iso(_new_due(followed))}
    words = {"words": followed.words}
    return get(
        journal.append("log.followed", entry.subject, by=by, payload=payload, words=words).number
    )


def open_follow_ups(due_by: date | None = None) -> list[LogEntry]:
    """Entries that wait to be followed up, the longest due first; by default all of them (D3)."""
    last = _iso(due_by) or "9999-12-31"
    return read(
        "WHERE e.follow_up_due IS NOT NULL AND e.done = 0 AND e.follow_up_due <= ?"
        " ORDER BY e.follow_up_due, e.number",
        last,
    )


def _must_await(entry: LogEntry, followed: FollowedUp) -> None:
    if not entry.kind.startswith("log."):
        raise Refused("Only an entry of the log is followed up here.")
    if entry.done:
        raise Refused("This has been followed up already.")
    if followed.done and not entry.open:
        raise Refused("This entry needs no follow-up.")
    _must_lie_ahead(_new_due(followed), "due")


def _new_due(followed: FollowedUp) -> date | None:
    return None if followed.done else followed.due


def _must_lie_ahead(due: date | None, field: str) -> None:
    if due is not None and due < clock.today():
        raise Refused("The date must not lie in the past.", field=field)


def _happened(at: datetime | None) -> dict[str, int]:
    if at is None:
        return {}
    if at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    return {"happened": clock.to_ms(at)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
