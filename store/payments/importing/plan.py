"""What taking a bank's file in would do, and doing it: wholly or not at all ($37, X95)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from store import clock, series
from store.cells import Sheet, read
from store.desk.staff import require
from store.engine import database
from store.errors import Refused, Unavailable
from store.inputs import mark
from store.journal.operation import operation
from store.payments.assigning import pay
from store.payments.bankfile import (
    FILES,
    LINES,
    SERIES,
    BankFile,
    LineStage,
    TakenIn,
    digest_of,
    recalled,
    stage_of,
    why_kept,
)
from store.payments.importing.asking import Question, must_be_known, questions
from store.payments.importing.columns import METHOD, Field
from store.payments.importing.matching import Fate, Matching
from store.payments.importing.reading import Row, Table, Unread, rows, tables
from store.payments.rights import TAKE_PAYMENTS
from store.receipts import Method
from store.residents.importing.remarks import Remark
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff

_AT_ONCE = 50


@dataclass(frozen=True)
class Counts:
    """How many lines are taken in, wait, are on a receipt already, came in before, are rejected.

    ``total`` is what is taken in and ``waits`` what waits, in fen.
    """

    taken: int
    waiting: int
    refused: int
    known: int
    rejected: int
    total: int
    waits: int


@dataclass(frozen=True)
class Plan:
    """What taking a file in would do; with open ``questions`` nothing can be taken in yet."""

    path: Path
    digest: str
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    fates: tuple[Fate, ...]
    rejected: tuple[Unread, ...]
    notes: tuple[Remark, ...]
    counts: Counts
    layout: str
    answers: Mapping[str, str]
    method: Method
    recalled: bool = False


def plan(
    path: Path,
    answers: Mapping[str, str] | None = None,
    heard: Heard = unheard,
    *,
    afresh: bool = False,
) -> Plan:
    """Read a file and say what taking it in would do, changing nothing.

    ``answers`` give by a column's name what it holds, and by ``@method`` how all of it was paid;
    what was answered before for its layout counts again, unless it is asked ``afresh``. Raises
    ``Unavailable`` when the file cannot be read, ``Refused`` for an answer that fits nothing.
    """
    sheets = [one for one in read(path, lambda: heard(0, 0)) if one.rows]
    digest = sha256(path.read_bytes()).hexdigest()
    return plan_of_sheets(path, digest, sheets, answers, heard, afresh=afresh)


def plan_of_sheets(
    path: Path,
    digest: str,
    sheets: Sequence[Sheet],
    answers: Mapping[str, str] | None = None,
    heard: Heard = unheard,
    *,
    afresh: bool = False,
) -> Plan:
    """The same of a file that was read already."""
    explicit = dict(answers or {})
    found = tables(sheets, explicit)
    if not found:
        raise Unavailable("{file} is empty.", file=path.name)
    layout = _layout_of(found)
    before = {} if afresh else recalled(layout)
    given = before | explicit
    found = tables(sheets, given)
    must_be_known(explicit, found)
    asked = tuple(questions(found, given, afresh=afresh))
    method = Method(given.get(METHOD, Method.TRANSFER))
    read_ = [] if asked else [one for table in found for one in rows(table)]
    good = [one for one in read_ if isinstance(one, Row)]
    bad = [one for one in read_ if isinstance(one, Unread)]
    fates = list(_decided(digest, method, good, heard))
    return Plan(
        path=path, digest=digest, tables=tuple(found), questions=asked, rows=tuple(good),
        fates=tuple(fates), rejected=tuple(bad), notes=tuple(_notes(found, before, explicit)),
        counts=_counts(fates, len(bad)), layout=layout, answers=given, method=method,
        recalled=bool(before),
    )  # fmt: skip


def _layout_of(found: Sequence[Table]) -> str:
    """A fingerprint of the names of all columns; empty where a sheet has no names."""
    if any(table.header < 0 for table in found):
        return ""
    return sha256(json.dumps([table.names for table in found]).encode()).hexdigest()[:16]


def _decided(
    digest: str, method: Method, good: Sequence[Row], heard: Heard = unheard
) -> Iterator[Fate]:
    matching = Matching(digest, method)
    for at, row in enumerate(good):
        if at % _AT_ONCE == 0:
            heard(at, len(good))
        yield matching.decide(row)


def _notes(
    found: Sequence[Table], before: Mapping[str, str], explicit: Mapping[str, str]
) -> Iterator[Remark]:
    if before and not explicit:
        yield Remark(mark("Columns are read as they were answered for this layout before."))
    for table in found:
        used = {at for at, field in table.fields.items() if field is not Field.IGNORE}
        left = [
            name for at, name in enumerate(table.names)
            if name.strip() and at not in used and table.samples(at)
        ]  # fmt: skip
        if left:
            told = mark("Columns left out: {names}.")
            yield Remark(told, {"names": ", ".join(left)}, sheet=table.sheet.name)


def _counts(fates: Sequence[Fate], rejected: int) -> Counts:
    new = [one for one in fates if not one.known]
    of = {stage: [one.row.amount for one in new if one.stage is stage] for stage in LineStage}
    taken, waits = of[LineStage.TAKEN], of[LineStage.WAITING]
    return Counts(
        len(taken), len(waits), len(of[LineStage.REFUSED]), len(fates) - len(new), rejected,
        sum(taken), sum(waits),
    )  # fmt: skip


@operation
def carry_out(plan: Plan, *, by: Staff, heard: Heard = unheard) -> tuple[Counts, BankFile | None]:
    """Take a plan's lines in, in one transaction; a second time it adds nothing (X95).

    What became of each is decided anew, for another desk may have taken the money meanwhile; each
    that has a payer is a payment with its receipt. ``heard`` is told how far it has come, and what
    it raises leaves nothing. Gives the file too, None where nothing of it was new.
    """
    require(by, TAKE_PAYMENTS)
    if plan.questions:
        raise Refused("Please say first what the columns hold.")
    before = list(_decided(plan.digest, plan.method, plan.rows, heard))
    new = [one.row.amount for one in before if not one.known]
    if not new:
        return _counts(before, len(plan.rejected)), None
    matching, fates = Matching(plan.digest, plan.method), list[Fate]()
    number = series.following(SERIES)

    def lay(file: int) -> None:
        for at, row in enumerate(plan.rows):
            if at % _AT_ONCE == 0:
                heard(at, len(plan.rows))
            fate = matching.decide(row)
            matching.spent.clear()  # what was taken stands in the ledger by now
            fates.append(fate)
            if not fate.known:
                _enter(file, number, plan, fate, by)
        _seal(file)

    made = FILES.begin(
        TakenIn(file=plan.path.name, method=plan.method), by, parts=lay,
        figures={"rejected": len(plan.rejected)}, number=number, digest=plan.digest,
        name=plan.path.name, method=plan.method, layout=plan.layout,
        answers=json.dumps(dict(plan.answers), ensure_ascii=False), count=len(new),
        total=sum(new), lines="", made_at=clock.now(),
    )  # fmt: skip
    return _counts(fates, len(plan.rejected)), made


def _enter(file: int, number: str, plan: Plan, fate: Fate, by: Staff) -> None:
    row = fate.row
    stage = LineStage.WAITING if fate.stage is LineStage.TAKEN else fate.stage
    line = LINES.insert(
        file_id=file, digest=plan.digest, sheet=row.sheet, place=row.place,
        alike=row.alike(plan.method), on_day=row.on, amount=row.amount, method=plan.method,
        reference=row.reference, payer=row.payer, said=" ".join(_said(row)),
        why=why_kept(fate.why), stage=stage,
    )  # fmt: skip
    if fate.payer is not None and fate.stage is LineStage.TAKEN:
        pay(LINES.one(line), fate.payer.id, fate.chosen or None, rest=True, by=by)


def _said(row: Row) -> Iterator[str]:
    yield from filter(None, (row.home, row.bill, row.said))


def _seal(file: int) -> None:
    sql = f"UPDATE bank_file SET lines = {digest_of('bank_file.id')} WHERE id = ?"
    database.db.execute_sql(sql, (file,))
    FILES.table.update(file, stage=stage_of(file))
