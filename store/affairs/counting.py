"""Counts of what the office keeps: a frozen list, counted blind, signed; as keys are (K3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from peewee import AutoField, BigIntegerField, CompositeKey, IntegerField, TextField

from store import agenda, checklist, clock
from store.affairs.asset import ASSETS, get
from store.affairs.settings import settings
from store.affairs.words import Kind, Scope, Stage
from store.checklist import Checklist, Gone
from store.desk import staff
from store.engine import database
from store.errors import NotFound
from store.rights import Staff
from store.text import Named, mark
from store.waiting import Place, Waiting


class CountStage(Named):
    """How far a count has come."""

    COUNTING = "counting", mark("counting")
    SIGNED = "signed", mark("signed")
    GIVEN_UP = "given up", mark("given up")


class Section(StrEnum):
    """A count has one part."""

    THINGS = "things"


class Party(Named):
    """Who signs."""

    COUNTER = "counter", mark("who counted")


class CountRow(database.Row):
    """One count, under way or ended."""

    id = AutoField()
    stage = TextField()
    list = IntegerField()
    scope = TextField()
    begun_at = BigIntegerField()
    begun_by = IntegerField()
    ended_at = BigIntegerField(null=True)
    things = IntegerField()
    counted = IntegerField(default=0)
    differences = IntegerField(default=0)

    class Meta:
        table_name = "asset_count"


class LineRow(database.Row):
    """One thing of the frozen list, and what should have been there when it was counted."""

    count_id = IntegerField()
    place = IntegerField()
    asset_id = IntegerField()
    expected = IntegerField(null=True)
    lent = IntegerField(default=0)
    counted_by = IntegerField(null=True)

    class Meta:
        table_name = "asset_count_line"
        primary_key = CompositeKey("count_id", "asset_id")


class AnswerRow(checklist.AnswerRow):
    """The newest count of one thing."""

    list_id = IntegerField(column_name="count_id")

    class Meta:
        table_name = "asset_count_answer"


class SignatureRow(checklist.SignatureRow):
    """The signature of who counted."""

    list_id = IntegerField(column_name="count_id")

    class Meta:
        table_name = "asset_count_signature"
        primary_key = CompositeKey("list_id", "party")


Line = checklist.Line[Section]
Signature = checklist.Signature[Party]
COUNTS = Checklist(
    "asset_count", Section, Party, AnswerRow, SignatureRow, says=("counted", "explained")
)


@dataclass(frozen=True)
class AssetCount(Gone[Section, Party]):
    """A count; ``lines`` as they stand, or as they were signed."""

    id: int
    stage: CountStage
    version: int
    scope: Scope
    begun_at: datetime
    begun_by: Staff
    ended_at: datetime | None
    things: int
    counted: int
    differences: int
    lines: tuple[Line, ...]
    signatures: tuple[Signature, ...]

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"asset_count:{self.id}"

    @property
    def differing(self) -> list[Line]:
        """The lines where something else was there than the list says."""
        return [line for line in self.lines if line.difference]

    @property
    def uncounted(self) -> list[Line]:
        """The lines that nobody has counted yet."""
        return [line for line in self.lines if line.answer is None]


def current() -> AssetCount | None:
    """The count that is under way, if one is."""
    rows = CountRow.read("WHERE stage = ?", CountStage.COUNTING.value)
    return _count(rows[0]) if rows else None


def count_of(count_id: int) -> AssetCount:
    """One count; raises ``NotFound``."""
    rows = CountRow.read("WHERE id = ?", count_id)
    if not rows:
        raise NotFound(
            "There is no such thing: {thing} {number}.", thing="asset_count", number=count_id
        )
    return _count(rows[0])


def counts(limit: int = 100) -> list[AssetCount]:
    """The counts, the newest first; without their lines once they have ended."""
    rows = CountRow.read("ORDER BY id DESC LIMIT ?", limit)
    return [_count(row, whole=row.ended_at is None) for row in rows]


def _count(row: CountRow, *, whole: bool = True) -> AssetCount:
    signatures, open_ = COUNTS.signed(row.id), row.stage == CountStage.COUNTING.value
    lines: tuple[Line, ...] = ()
    if whole and row.stage == CountStage.SIGNED.value:
        lines = COUNTS.as_signed(signatures)
    elif whole:
        lines = COUNTS.answered(row.id, _lines(row.id))
    return AssetCount(
        id=row.id,
        stage=CountStage(row.stage),
        version=row.list,
        scope=Scope(row.scope),
        begun_at=clock.from_ms(row.begun_at),
        begun_by=staff.get(row.begun_by),
        ended_at=None if row.ended_at is None else clock.from_ms(row.ended_at),
        things=row.things,
        counted=sum(line.answer is not None for line in lines) if open_ else row.counted,
        differences=sum(bool(line.difference) for line in lines) if open_ else row.differences,
        lines=lines,
        signatures=signatures,
    )


def _lines(count_id: int) -> Iterator[Line]:
    rows = database.db.execute_sql(
        "SELECT l.asset_id, l.expected, l.lent, l.counted_by FROM asset_count_line l"
        " JOIN asset a ON a.id = l.asset_id"
        " WHERE l.count_id = ? AND (a.stage <> 'off' OR l.expected IS NOT NULL) ORDER BY l.place",
        (count_id,),
    ).fetchall()
    for asset_id, expected, lent, by in rows:
        one = get(asset_id)
        facts = {"number": one.number, "unit": one.unit, "lent": bool(lent), "by": by}
        facts |= {"kind": one.kind.value, "place": one.place, "keeper": one.keeper}
        title = " ".join(filter(None, (one.name, one.code)))
        yield Line(one.subject, Section.THINGS, one.subject, title, facts, 0, expected=expected)


def freeze(scope: Scope) -> list[int]:
    """The things that are to be counted, by kind and number."""
    kinds = list(Kind)
    found = ASSETS.table.read("WHERE asset.stage = ?", Stage.KEPT)
    listed = [one for one in found if scope.has(one.kind)]
    return [one.id for one in sorted(listed, key=lambda one: (kinds.index(one.kind), one.id))]


def last_signed() -> date | None:
    """The day on which the newest was signed, None before the first."""
    sql = "SELECT max(ended_at) FROM asset_count WHERE stage = 'signed'"
    (at,) = database.db.execute_sql(sql).fetchone()
    return None if at is None else clock.day(clock.from_ms(at))


ALL = "asset_count:0"


def keep_waiting() -> None:
    """Let the count that is under way, or the next one, stand on Today; within an operation."""
    agenda.keep(ALL, list(_waits()))


def _waits() -> Iterator[Waiting]:
    found: Mapping[str, object]
    if (one := current()) is not None:
        found = {"counted": one.counted, "things": one.things}
        yield Waiting("asset_count.open", ALL, place=Place.GOING_ON, figures=found)
    elif (days := settings().count) and (last := last_signed()) is not None:
        day = last + timedelta(days=days)
        yield Waiting(
            "asset_count.due", ALL, place=Place.FOLLOWING, figures={"day": day.isoformat()},
            shows=clock.bounds(day)[0],
        )  # fmt: skip
