"""A file of a bank or a channel, its lines, and the register of such files ($37)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from store.engine import database, dialect
from store.engine.table import Table
from store.inputs import Asks, FilledProse, HomeId, Input, Line, mark
from store.payments.rights import SET_ASIDE, TAKE_PAYMENTS
from store.receipts import Method
from store.register import Register, Step
from store.residents.importing.remarks import Remark
from store.rights import Staff
from store.text import Named
from store.waiting import Waiting

SERIES = "DR"


class FileStage(Named):
    """Whether something of it waits."""

    OPEN = "open", mark("to be assigned")
    DONE = "done", mark("all assigned")


class LineStage(Named):
    """What became of a line."""

    TAKEN = "taken", mark("taken in")
    WAITING = "waiting", mark("not assigned")
    REFUSED = "refused", mark("on a receipt already")
    ASIDE = "aside", mark("set aside")


@dataclass(frozen=True)
class BankFile:
    """A file as it was taken in; ``total`` of its lines, ``waits`` of those that wait, in fen."""

    id: int
    number: str
    digest: str
    name: str
    method: Method
    count: int
    total: int
    made_at: datetime
    waiting: int
    waits: int
    stage: FileStage


@dataclass(frozen=True)
class BankLine:
    """A line that brought money; ``place`` is its row in the file, ``why`` a remark as JSON."""

    id: int
    file_id: int
    file: str
    sheet: int
    place: int
    on_day: date
    amount: int
    method: Method
    reference: str
    payer: str
    said: str
    why: str
    payment_id: int | None
    home: str
    receipt: str
    stage: LineStage

    @property
    def referred(self) -> str:
        """The bank's number of it, or its place in the file, which is one of its own too."""
        return self.reference or f"{self.file}/{self.place}"


class TakenIn(Input):
    """A file that is taken in."""

    file: Line = Field("", title=mark("File"))
    method: Method = Field(Method.TRANSFER, title=mark("Paid by way of"))


class Assign(Input):
    """Whose payment a line is; its amount stands."""

    home: HomeId = Field(title=mark("Home"))
    payer: Annotated[Line, Asks("resident")] = Field(
        "", title=mark("Whose debts"), description=mark("Where several pay for the home: the name.")
    )
    rest: bool = Field(
        False,
        title=mark("Rest is prepaid"),
        description=mark("What is more than owed waits for the next bills."),
    )


class Aside(Input):
    """Why a line is no payment of a home."""

    reason: FilledProse = Field(title=mark("Reason"))


class Lineless(Input):
    """That a line waits once more."""


def _waits(one: BankFile) -> list[Waiting]:
    if not one.waiting:
        return []
    figures = {"number": one.number, "count": one.waiting, "total": one.waits}
    return [Waiting("bank_file.to_assign", f"bank_file:{one.id}", figures=figures)]


_BOTH = (FileStage.OPEN, FileStage.DONE)
_WAITING = "FROM bank_line l WHERE l.file_id = bank_file.id AND l.stage = 'waiting'"
FILES = Register(
    "bank_file",
    Table(
        "bank_file",
        BankFile,
        "SELECT bank_file.id, bank_file.number, bank_file.digest, bank_file.name,"
        " bank_file.method, bank_file.count, bank_file.total, bank_file.made_at,"
        f" (SELECT count(*) {_WAITING}), (SELECT coalesce(sum(l.amount), 0) {_WAITING}),"
        " bank_file.stage FROM bank_file",
    ),
    Step("taken_in", TakenIn, to=FileStage.OPEN, right=TAKE_PAYMENTS),
    Step("assigned", Assign, (FileStage.OPEN,), right=TAKE_PAYMENTS),
    Step("set_aside", Aside, (FileStage.OPEN,), right=SET_ASIDE),
    Step("reopened", Aside, _BOTH, right=SET_ASIDE),
    Step("came_back", Lineless, _BOTH, right=TAKE_PAYMENTS),
    figures=lambda one: {"number": one.number, "count": one.count, "waiting": one.waiting},
    waits=_waits,
    private=("payer",),
    columns=(
        *("number", "digest", "method", "layout", "answers", "count", "total", "lines"),
        *("made_at", "stage"),
    ),
    moments=("made_at",),
)
LINES = Table(
    "bank_line",
    BankLine,
    "SELECT bank_line.id, bank_line.file_id, f.number, bank_line.sheet, bank_line.place,"
    " bank_line.on_day, bank_line.amount, bank_line.method, bank_line.reference, bank_line.payer,"
    " bank_line.said, bank_line.why, bank_line.payment_id, coalesce(h.code, ''),"
    " coalesce(r.number, ''), bank_line.stage FROM bank_line"
    " JOIN bank_file f ON f.id = bank_line.file_id"
    " LEFT JOIN payment p ON p.id = bank_line.payment_id LEFT JOIN home h ON h.id = p.home_id"
    " LEFT JOIN receipt r ON r.id = p.receipt_id",
)
_SAYS = " || '|' || ".join(
    f"coalesce({name}, '')"
    for name in ("l.digest", "l.sheet", "l.place", "l.alike", "l.on_day", "l.amount", "l.method")
)


def digest_of(file: str) -> str:
    """The SQL that gives the digest of all lines of a file, whose number an expression gives."""
    return dialect.digest_of(_SAYS, f"bank_line l WHERE l.file_id = {file}", "l.id")


def lines_of(file_id: int, stage: LineStage | None = None) -> list[BankLine]:
    """A file's lines in their order, all or those at a stage."""
    if stage is None:
        return LINES.read("WHERE bank_line.file_id = ? ORDER BY bank_line.id", file_id)
    where = "WHERE bank_line.file_id = ? AND bank_line.stage = ? ORDER BY bank_line.id"
    return LINES.read(where, file_id, stage)


def stage_of(file_id: int) -> FileStage:
    """How a file stands by what of it waits."""
    sql = "SELECT EXISTS (SELECT 1 FROM bank_line WHERE file_id = ? AND stage = 'waiting')"
    waits = database.db.execute_sql(sql, (file_id,)).fetchone()[0]
    return FileStage.OPEN if waits else FileStage.DONE


def given_back(payment_id: int, by: Staff) -> list[str]:
    """Let the line of a payment that is undone wait anew; what that touches.

    Call within the operation that undoes it: the money is still here.
    """
    for line in LINES.read("WHERE bank_line.payment_id = ?", payment_id):
        LINES.update(line.id, payment_id=None, stage=LineStage.WAITING, why="")
        file, receipt = FILES.table.one(line.file_id), line.receipt
        figures = {"line": line.id, "place": line.place, "amount": line.amount, "receipt": receipt}
        FILES.move(file, "came_back", Lineless(), by, figures=figures, stage=FileStage.OPEN)
        return [f"bank_file:{file.id}"]
    return []


def why_told(line: BankLine) -> Remark | None:
    """Why a line waits or was not taken in, None where nothing was said."""
    if not line.why:
        return None
    message, values = json.loads(line.why)
    return Remark(message, values)


def why_kept(why: Remark | None) -> str:
    """The same as a column keeps it: the English source and its values."""
    return json.dumps([why.message, dict(why.values)], ensure_ascii=False) if why else ""


def recalled(layout: str) -> dict[str, str]:
    """What was answered when a file of this layout was taken in last, by columns' names."""
    sql = "SELECT answers FROM bank_file WHERE layout = ? ORDER BY id DESC LIMIT 1"
    row = database.db.execute_sql(sql, (layout,)).fetchone() if layout else None
    found: dict[str, str] = json.loads(row[0] or "{}") if row else {}
    return found


def known_places(digest: str) -> dict[tuple[int, int], str]:
    """By sheet and row, the files by which lines of a file with this content came in already."""
    rows: Iterable[tuple[int, int, str]] = database.db.execute_sql(
        "SELECT l.sheet, l.place, f.number FROM bank_line l JOIN bank_file f ON f.id = l.file_id"
        " WHERE l.digest = ?",
        (digest,),
    ).fetchall()
    return {(sheet, place): number for sheet, place, number in rows}


def known_alike(alike: str, digest: str) -> list[tuple[str, int]]:
    """The file and row of lines of other files that say the same, most in one file first."""
    rows = database.db.execute_sql(
        "SELECT f.number, l.place, l.digest FROM bank_line l JOIN bank_file f ON f.id = l.file_id"
        " WHERE l.alike = ? AND l.digest <> ? ORDER BY l.id",
        (alike, digest),
    ).fetchall()
    by_file: dict[str, list[tuple[str, int]]] = {}
    for number, place, of in rows:
        by_file.setdefault(of, []).append((number, place))
    return max(by_file.values(), key=len, default=[])
