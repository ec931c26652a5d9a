"""The operations of a key reconciliation, from the frozen list to the signature (K3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from store import answers, clock, journal
from store.checklist import Explanation, LineAnswer, Signing
from store.desk import staff
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.findings import Finding, NewFinding, Origin
from store.journal import Entry
from store.journal.operation import attempt, operation
from store.keys.counts.checks import ROW
from store.keys.counts.count import (
    COUNTS,
    KeyCount,
    Line,
    Party,
    Stage,
    current,
    due,
    freeze,
    get,
    key_id_of,
)
from store.keys.counts.inputs import Counted, GivingUp, Recheck
from store.keys.counts.rows import CountRow, LineRow
from store.keys.inventory import get as key_of
from store.keys.settings import settings
from store.register import NONE
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
    payload |= _row(count.id) | {"lines": [_listed(row) for row in rows]}
    journal.append("key_count.begun", f"key_count:{count.id}", by=by, payload=payload)
    return get(count.id)


@operation
def count(count_id: int, key_id: int, found: Counted, *, by: Staff) -> KeyCount:
    """Record what hangs on a hook, or hangs there after all when it is counted again.

    What should hang there is read now: all that belong there but those lent or known to be missing.
    """
    require(by, WORK_THE_DESK)
    line, key = _line(_open(count_id), key_id), key_of(key_id)
    if not key.held:
        raise Refused("Key {hook} is no longer held here.", hook=key.hook)
    first = found.counted if line.answer is None else line.facts["first"]
    expected = key.hanging
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
    found = {"counted": counted.counted, "differences": counted.differences}
    stands = found | {"stage": Stage.SIGNED.value, "next_due": next_due.isoformat()}
    figures = found | {"hooks": counted.hooks, "days": days, "due": next_due.isoformat()}
    entry = COUNTS.sign(
        count_id,
        counted.lines,
        Party.COUNTER,
        by,
        version=counted.version,
        figures=figures | _row(count_id, stands),
    )
    _end(count_id, entry, stands)
    for line in counted.differing:
        _raise_finding(count_id, line, next_due, by)
    return get(count_id)


def _raise_finding(count_id: int, line: Line, until: date, by: Staff) -> None:
    """A difference is a finding until the next reconciliation, of who signed; K4 may settle it."""
    key = key_of(key_id_of(line))
    assert line.answer is not None
    found = NewFinding(
        home=key.home_id,
        place=f"挂钩 {key.hook}",
        what=f"应有 {line.expected}，实点 {line.answer.counted}",
        worker=by.name,
        due=clock.bounds(until)[1],
    )
    barred = (line.facts["by"],)
    origin = Origin(f"key_count:{count_id}", line.key, barred, at_source=True)
    answers.findings().raise_(found, origin, by=by)


@operation
def recheck(count_id: int, key_id: int, found: Recheck, *, by: Staff) -> KeyCount:
    """Count a hook again that differed when it was signed for; it is settled once it agrees.

    That is its finding's re-inspection. Raises ``Forbidden`` for who counted it or put it right,
    ``Refused`` where there is nothing left to settle or to look at yet, and while the key is lent.
    """
    require(by, WORK_THE_DESK)
    counted = get(count_id)
    line = next((one for one in counted.to_recheck if one.key == f"key:{key_id}"), None)
    if line is None:
        raise Refused("There is no difference left to settle here.")
    require(by, WORK_THE_DESK, other_than=(line.facts["by"],))
    key = key_of(key_id)
    if key.loan:
        raise Refused("Key {hook} is lent: count it again once it is back.", hook=key.hook)
    expected = key.hanging
    agrees = found.counted == expected
    figures = {"hook": line.facts["hook"], "counted": found.counted, "expected": expected}
    if finding := counted.findings.get(line.key):
        _reinspect(finding, figures, found.note, by, passed=agrees)
    else:
        journal.append(
            *("key_count.rechecked", f"key_count:{count_id}"),
            by=by,
            payload=figures | {"key": line.key, "agrees": agrees},
            words={"note": found.note},
            touches=[line.key],
        )
    return get(count_id)


def _reinspect(
    finding: Finding, figures: dict[str, object], note: str, by: Staff, *, passed: bool
) -> None:
    if not finding.to_reinspect:
        raise Refused("First record in finding {number} what was done.", number=finding.number)
    answers.findings().reinspect(finding.number, passed=passed, note=note, figures=figures, by=by)


@operation
def give_up(count_id: int, why: GivingUp, *, by: Staff) -> KeyCount:
    """Give a reconciliation up; it stays on record, and the keys are as due as they were."""
    require(by, WORK_THE_DESK)
    counted = _open(count_id)
    found = {"counted": counted.counted, "differences": counted.differences}
    stands = found | {"stage": Stage.GIVEN_UP.value}
    entry = journal.append(
        "key_count.given_up",
        f"key_count:{count_id}",
        by=by,
        payload=_row(count_id, stands),
        words={"reason": why.reason},
    )
    _end(count_id, entry, stands)
    return get(count_id)


def _end(count_id: int, entry: Entry, stands: Mapping[str, object]) -> None:
    changed = CountRow.update(ended_at=clock.to_ms(entry.happened), **stands)
    changed.where(CountRow.id == count_id).execute()


def _row(count_id: int, changed: Mapping[str, object] = NONE) -> dict[str, object]:
    """A reconciliation as its entry keeps it, with what is about to change."""
    sql = f"SELECT {', '.join(ROW)} FROM key_count WHERE id = ?"
    row = database.db.execute_sql(sql, (count_id,)).fetchone()
    return {"row": dict(zip(ROW, row, strict=True)) | dict(changed)}


def _listed(row: Mapping[str, object]) -> dict[str, object]:
    return {"key": row["key_id"], "hook": row["hook"], "home": row["home"]}


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
