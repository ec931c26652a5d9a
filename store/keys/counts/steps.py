"""The operations of a key reconciliation, from the frozen list to the signature (K3)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, journal
from store.checklist import Explanation, LineAnswer, Signing
from store.desk import staff
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import attempt, operation
from store.keys.counts.count import COUNTS, KeyCount, Line, Party, Stage, current, due, freeze, get
from store.keys.counts.inputs import Counted, GivingUp, Recheck
from store.keys.counts.rows import CountRow, LineRow
from store.keys.inventory import get as key_of
from store.keys.settings import settings
from store.rights import WORK_THE_DESK, Staff


@operation
def begin(*, by: Staff) -> KeyCount:
    """Freeze the list of what is to be counted; raises ``Refused`` where one is under way."""
    require(by, WORK_THE_DESK)
    if current() is not None:
        raise Refused("A key reconciliation is under way: go on with it.")
    day = due()
    if day is None:
        raise Refused("No key is held here: there is nothing to count.")
    rows = list(freeze(0))
    count = CountRow.create(
        stage=Stage.COUNTING.value,
        list=journal.last_number(),
        due=day.isoformat(),
        begun_at=clock.to_ms(clock.now()),
        begun_by=by.id,
        hooks=len(rows),
    )
    LineRow.insert_many([row | {"count_id": count.id} for row in rows]).execute()
    payload = {"list": count.list, "hooks": len(rows), "due": day.isoformat()}
    journal.append("key_count.begun", f"key_count:{count.id}", by=by, payload=payload)
    return get(count.id)


@operation
def count(count_id: int, key_id: int, found: Counted, *, by: Staff) -> KeyCount:
    """Record what hangs on a hook, or hangs there after all when it is counted again.

    What should hang there is read now: nothing while the key is lent, else as many as are held.
    """
    require(by, WORK_THE_DESK)
    line, key = _line(_open(count_id), key_id), key_of(key_id)
    if not key.held:
        raise Refused("Key {hook} is no longer held here.", hook=key.hook)
    first = found.counted if line.answer is None else line.facts["first"]
    expected = 0 if key.loan else key.count
    lent = key.loan is not None
    LineRow.update(first_count=first, expected=expected, lent=int(lent), counted_by=by.id).where(
        LineRow.count_id == count_id, LineRow.key_id == key_id
    ).execute()
    figures = {"hook": key.hook, "first": first, "expected": expected, "lent": lent}
    answer = LineAnswer(counted=found.counted)
    COUNTS.answer(count_id, line, answer, by, kind="counted", figures=figures)
    return get(count_id)


@operation
def explain(count_id: int, key_id: int, said: Explanation, *, by: Staff) -> KeyCount:
    """Write down what is known of a difference; the count stays as it was taken."""
    require(by, WORK_THE_DESK)
    line = _line(_open(count_id), key_id)
    if line.answer is None:
        raise Refused("Please count.")
    answer = LineAnswer(counted=line.answer.counted, note=said.note)
    figures = {"hook": line.facts["hook"], "expected": line.expected}
    COUNTS.answer(count_id, line, answer, by, kind="explained", figures=figures)
    return get(count_id)


@attempt
def sign(count_id: int, given: Signing, *, by: Staff) -> KeyCount:
    """Sign for the counts with one's own PIN; the day on which the next is due is set with it.

    Raises ``Refused`` while a hook is not counted or a difference not explained.
    """
    require(by, WORK_THE_DESK)
    _open(count_id)
    staff.check_pin(by, given.pin)
    return _sign(count_id, by)


@operation
def _sign(count_id: int, by: Staff) -> KeyCount:
    counted = _open(count_id)
    if not counted.counted:
        raise Refused("Nothing is counted: count, or give it up with the reason.")
    if left := len(counted.unsettled):
        raise Refused("{count} lines are still unanswered.", count=left)
    days = settings().count_days
    next_due = clock.today() + timedelta(days=days)
    figures = {
        "hooks": counted.hooks,
        "counted": counted.counted,
        "differences": counted.differences,
        "days": days,
        "due": next_due.isoformat(),
    }
    entry = COUNTS.sign(
        count_id, counted.lines, Party.COUNTER, by, version=counted.version, figures=figures
    )
    CountRow.update(
        stage=Stage.SIGNED.value,
        ended_at=clock.to_ms(entry.at),
        counted=counted.counted,
        differences=counted.differences,
        next_due=next_due.isoformat(),
    ).where(CountRow.id == count_id).execute()
    return get(count_id)


@operation
def recheck(count_id: int, key_id: int, found: Recheck, *, by: Staff) -> KeyCount:
    """Count a hook again that differed when it was signed for; it is settled once it agrees.

    Raises ``Forbidden`` for who counted it, ``Refused`` where there is nothing left to settle, and
    while the key is lent.
    """
    require(by, WORK_THE_DESK)
    counted = get(count_id)
    line = next((one for one in counted.to_recheck if one.key == f"key:{key_id}"), None)
    if line is None:
        raise Refused("There is no difference left to settle here.")
    if by.id == line.facts["by"]:
        raise Forbidden("Somebody else than who counted this hook has to look again.")
    key = key_of(key_id)
    if key.loan:
        raise Refused("Key {hook} is lent: count it again once it is back.", hook=key.hook)
    expected = key.count if key.held else 0
    payload = {
        "key": line.key,
        "hook": line.facts["hook"],
        "counted": found.counted,
        "expected": expected,
        "agrees": found.counted == expected,
    }
    journal.append(
        "key_count.rechecked",
        f"key_count:{count_id}",
        by=by,
        payload=payload,
        words={"note": found.note},
        touches=[line.key],
    )
    return get(count_id)


@operation
def give_up(count_id: int, why: GivingUp, *, by: Staff) -> KeyCount:
    """Give a reconciliation up; it stays on record, and the keys are as due as they were."""
    require(by, WORK_THE_DESK)
    counted = _open(count_id)
    at = clock.to_ms(clock.now())
    CountRow.update(
        stage=Stage.GIVEN_UP.value,
        ended_at=at,
        counted=counted.counted,
        differences=counted.differences,
    ).where(CountRow.id == count_id).execute()
    words = {"reason": why.reason}
    journal.append("key_count.given_up", f"key_count:{count_id}", by=by, words=words)
    return get(count_id)


def _open(count_id: int) -> KeyCount:
    counted = current()
    if counted is None or counted.id != count_id:
        raise Refused("This key reconciliation is no longer under way.")
    return counted


def _line(counted: KeyCount, key_id: int) -> Line:
    line = next((line for line in counted.lines if line.key == f"key:{key_id}"), None)
    if line is None:
        raise Refused("This key is not on the list that is counted.")
    return line
