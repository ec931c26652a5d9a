"""Income and expenditure as finance gives it, the desk's own beside ($63, 民法典 282, 943)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.engine import database
from store.engine.table import Table
from store.rates import months
from store.rates.inputs import Kind, NewLine, Stage, Struck
from store.rates.rights import KEEP_PUBLIC
from store.register import Register, Step

_MOVED = (
    "SELECT coalesce(sum(s.amount), 0) FROM settlement s JOIN bill b ON b.id = s.bill_id"
    " JOIN price_item i ON i.id = b.item_id"
    " WHERE s.on_day >= ? AND s.on_day <= ? AND i.number = ?"
)


@dataclass(frozen=True)
class Line:
    """A figure of finance's: fen of a month, its source, and the item it is held against."""

    id: int
    number: str
    month: str
    kind: Kind
    name: str
    amount: int
    source: str
    dated: date
    own: str
    stage: Stage

    @property
    def subject(self) -> str:
        """The line as the journal names it."""
        return f"public_line:{self.id}"


@dataclass(frozen=True)
class Held:
    """A line with the sum of its item from January on, and what the desk received of it; fen.

    ``received`` is None for what is held against nothing here.
    """

    line: Line
    so_far: int
    received: int | None

    @property
    def differs(self) -> bool:
        """Whether finance and the desk disagree."""
        return self.received is not None and self.received != self.line.amount


LINES = Register(
    "public_line",
    Table(
        "public_line",
        Line,
        "SELECT public_line.id, public_line.number, public_line.month, public_line.kind,"
        " public_line.name, public_line.amount, public_line.source, public_line.dated,"
        " public_line.own, public_line.stage FROM public_line",
    ),
    Step("entered", NewLine, to=Stage.ENTERED, right=KEEP_PUBLIC),
    Step("struck", Struck, (Stage.ENTERED,), Stage.STRUCK, KEEP_PUBLIC),
    figures=lambda one: {"number": one.number, "month": one.month},
    columns=("number", "month", "kind", "amount", "dated", "own", "stage"),
)
get = LINES.table.one


def every(text: str = "") -> list[Line]:
    """All lines, the newest month first, narrowed by number, month, item and source."""
    wanted = text.casefold().strip()
    found = LINES.table.read("ORDER BY public_line.month DESC, public_line.id")
    return [one for one in found if wanted in f"{one.number} {one.month} {one.name}".casefold()]


def posted(month: str) -> list[Held]:
    """What is posted of a month, by kind, each held against the desk's own receipts ($63)."""
    where = (
        "WHERE public_line.month >= ? AND public_line.month <= ? AND public_line.stage = ?"
        " ORDER BY public_line.id"
    )
    found = LINES.table.read(where, months.begins_year(month), month, Stage.ENTERED)
    order = list(Kind)
    of_it = sorted(
        (one for one in found if one.month == month), key=lambda one: order.index(one.kind)
    )
    return [Held(one, _so_far(one, found), desk_received(one)) for one in of_it]


def _so_far(line: Line, found: list[Line]) -> int:
    return sum(one.amount for one in found if (one.kind, one.name) == (line.kind, line.name))


def desk_received(line: Line) -> int | None:
    """What the desk received in the month for the item that a line is held against; fen."""
    if not line.own:
        return None
    span = (months.first(line.month).isoformat(), months.last(line.month).isoformat())
    return int(database.db.execute_sql(_MOVED, (*span, line.own)).fetchone()[0])
