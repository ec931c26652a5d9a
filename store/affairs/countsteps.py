"""The operations of a count, from the frozen list to the signature (as K3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from store import answers, clock, journal
from store.affairs.asset import ASSETS, get
from store.affairs.counting import (
    COUNTS,
    AssetCount,
    CountRow,
    CountStage,
    Line,
    LineRow,
    Party,
    count_of,
    current,
    freeze,
    keep_waiting,
)
from store.affairs.inputs import Begin, Counted, GivingUp
from store.affairs.loan import open_of
from store.affairs.words import Kind, LoanStage, Stage
from store.checklist import Explanation, LineAnswer, Signing
from store.desk import staff
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.journal import Entry
from store.journal.operation import attempt, operation
from store.register import NONE
from store.rights import WORK_THE_DESK, Staff

ROW = ("stage", "list", "scope", "begun_at", "begun_by", "things", "counted", "differences")
_DAYS = 3  # a general finding (I13)


@operation
def begin_count(given: Begin, *, by: Staff) -> AssetCount:
    """Freeze the list of what is counted; raises ``Refused`` where one is under way."""
    require(by, WORK_THE_DESK)
    if current() is not None:
        raise Refused("A count is under way: go on with it.")
    listed = freeze(given.scope)
    if not listed:
        raise Refused("Nothing of this kind is on the list.", field="scope")
    row = CountRow.create(
        stage=CountStage.COUNTING.value, list=journal.last_number(), scope=given.scope.value,
        begun_at=clock.to_ms(clock.now()), begun_by=by.id, things=len(listed),
    )  # fmt: skip
    lines = [{"count_id": row.id, "place": n, "asset_id": id_} for n, id_ in enumerate(listed)]
    LineRow.insert_many(lines).execute()
    payload = {"things": len(listed), "scope": given.scope.value, "assets": listed} | _row(row.id)
    journal.append("asset_count.begun", f"asset_count:{row.id}", by=by, payload=payload)
    keep_waiting()
    return count_of(row.id)


@operation
def count(count_id: int, asset_id: int, found: Counted, *, by: Staff) -> AssetCount:
    """Record how many are there; what should be there is read now, and shows afterwards."""
    require(by, WORK_THE_DESK)
    line, one = _line(_open(count_id), asset_id), get(asset_id)
    lent = any(each.stage is LoanStage.OUT for each in open_of(asset_id))
    expected = one.stock if one.kind is Kind.SUPPLY else int(not lent)
    LineRow.update(expected=expected, lent=int(lent), counted_by=by.id).where(
        LineRow.count_id == count_id, LineRow.asset_id == asset_id
    ).execute()
    figures = {"number": one.number, "expected": expected, "lent": lent}
    answer = LineAnswer(counted=found.counted)
    COUNTS.answer(count_id, line, answer, by, kind="counted", figures=figures)
    keep_waiting()
    return count_of(count_id)


@operation
def explain(count_id: int, asset_id: int, said: Explanation, *, by: Staff) -> AssetCount:
    """Write down what is known of a difference; the count stays as it was taken."""
    require(by, WORK_THE_DESK)
    line = _line(_open(count_id), asset_id)
    if line.answer is None:
        raise Refused("Please count.")
    answer = LineAnswer(counted=line.answer.counted, note=said.note)
    figures = {"number": line.facts["number"], "expected": line.expected}
    COUNTS.answer(count_id, line, answer, by, kind="explained", figures=figures)
    return count_of(count_id)


@attempt
def sign(count_id: int, given: Signing, *, by: Staff) -> AssetCount:
    """Sign for a count with one's own PIN; stock is as counted from then on.

    Raises ``Refused`` while a thing is not counted or a difference not explained.
    """
    require(by, WORK_THE_DESK)
    _open(count_id)
    staff.check_pin(by, given.pin)
    return _sign(count_id, by=by)


@operation
def _sign(count_id: int, *, by: Staff) -> AssetCount:
    found = _open(count_id)
    if left := len(found.unsettled):
        raise Refused("{count} lines are still unanswered.", count=left)
    for line in found.differing:
        if _changed_since(line):
            raise Refused("{name} changed since it was counted: count it again.", name=line.title)
    told = {"counted": found.counted, "differences": found.differences}
    stands = told | {"stage": CountStage.SIGNED.value}
    entry = COUNTS.sign(
        count_id, found.lines, Party.COUNTER, by, version=found.version,
        figures=told | {"things": found.things} | _row(count_id, stands),
    )  # fmt: skip
    _end(count_id, entry, stands)
    for line in found.differing:
        _settle(found, line, by)
    keep_waiting()
    return count_of(count_id)


def _changed_since(line: Line) -> bool:
    one = get(_asset_id(line))
    return one.kind is Kind.SUPPLY and one.stock != line.expected


def _settle(found: AssetCount, line: Line, by: Staff) -> None:
    """Stock is as it was counted; a thing that is not there is followed as a finding (G9)."""
    one, answer = get(_asset_id(line)), line.answer
    assert answer is not None
    counted, said = answer.counted or 0, Explanation(note=answer.note)
    if one.kind is Kind.SUPPLY:
        figures = {"was": one.stock, "count": found.id}
        ASSETS.move(one, "recounted", said, by, figures=figures, stock=counted)
    elif not counted and one.stage is Stage.KEPT:
        ASSETS.move(one, "missed", said, by, figures={"count": found.id})
        new = NewFinding(
            place=one.place, what=f"盘点未见：{one.number} {one.name}",
            worker=one.keeper or by.name,
            due=clock.now() + timedelta(days=_DAYS),
        )  # fmt: skip
        answers.findings().raise_(new, Origin(found.subject, one.subject), by=by)


@operation
def give_up(count_id: int, why: GivingUp, *, by: Staff) -> AssetCount:
    """Give a count up; it stays on record, and nothing follows from it."""
    require(by, WORK_THE_DESK)
    found = _open(count_id)
    told = {"counted": found.counted, "differences": found.differences}
    stands = told | {"stage": CountStage.GIVEN_UP.value}
    entry = journal.append(
        "asset_count.given_up", f"asset_count:{count_id}", by=by,
        payload=_row(count_id, stands), words={"reason": why.reason},
    )  # fmt: skip
    _end(count_id, entry, stands)
    keep_waiting()
    return count_of(count_id)


def _end(count_id: int, entry: Entry, stands: Mapping[str, object]) -> None:
    changed = CountRow.update(ended_at=clock.to_ms(entry.happened), **stands)
    changed.where(CountRow.id == count_id).execute()


def _row(count_id: int, changed: Mapping[str, object] = NONE) -> dict[str, object]:
    sql = f"SELECT {', '.join(ROW)} FROM asset_count WHERE id = ?"
    row = database.db.execute_sql(sql, (count_id,)).fetchone()
    return {"row": dict(zip(ROW, row, strict=True)) | dict(changed)}


def _open(count_id: int) -> AssetCount:
    found = current()
    if found is None or found.id != count_id:
        raise Refused("This count is no longer under way.")
    return found


def _line(found: AssetCount, asset_id: int) -> Line:
    line = next((line for line in found.lines if line.key == f"asset:{asset_id}"), None)
    if line is None:
        raise Refused("This is not on the list that is counted.")
    return line


def _asset_id(line: Line) -> int:
    return int(line.key.rpartition(":")[2])
