"""A key reconciliation: the hooks of a frozen list, counted before anybody sees what it says (K3).

The list is frozen when a reconciliation begins: which hooks are gone through. What should hang on a
hook is read at the moment at which that hook is counted, and kept: so keys go on being lent and
brought back meanwhile, whether their hook was counted or not. A key that leaves the list before its
hook was counted needs no count any more; one that comes meanwhile is counted as it is hung up.

A difference that was signed is a finding, followed until somebody else than who counted that hook
counts it again and finds what the list says by then: the key has come back, or the list was put
right (K4). Those that were signed before differences became findings are counted again without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from store import answers, checklist, clock, journal
from store.checklist import Checklist, Gone
from store.desk import staff
from store.engine import database, dialect
from store.errors import NotFound
from store.findings import Finding, Reinspection
from store.keys.counts.rows import AnswerRow, CountRow, SignatureRow
from store.keys.inventory import inventory
from store.keys.settings import settings
from store.rights import Staff
from store.text import Named, mark


class Stage(Named):
    """How far a reconciliation has come."""

    COUNTING = "counting", mark("counting")
    SIGNED = "signed", mark("signed")
    GIVEN_UP = "given up", mark("given up")


class Section(StrEnum):
    """A reconciliation has one part."""

    HOOKS = "hooks"


class Party(Named):
    """Who signs."""

    COUNTER = "counter", mark("who counted")


Line = checklist.Line[Section]
Signature = checklist.Signature[Party]

COUNTS = Checklist(
    "key_count", Section, Party, AnswerRow, SignatureRow, says=("counted", "explained")
)


@dataclass(frozen=True)
class Rechecked:
    """A hook that differed, counted again by another person once the reconciliation was signed."""

    key: str
    counted: int
    expected: int
    agrees: bool
    note: str
    by: int | None
    at: datetime
    number: int


@dataclass(frozen=True)
class KeyCount(Gone[Section, Party]):
    """One reconciliation; ``lines`` as they stand now, or as they were signed.

    ``hooks`` are those of the list that was frozen, as of entry ``version``; ``counted`` those of
    them that were counted, ``differences`` where it was not what the list said; ``findings`` are
    those that were raised of them, by line. ``due`` is the day that was set for it, ``next_due``
    that of the next one, None until it is signed.
    """

    id: int
    stage: Stage
    version: int
    due: date
    begun_at: datetime
    begun_by: Staff
    ended_at: datetime | None
    hooks: int
    counted: int
    differences: int
    next_due: date | None
    lines: tuple[Line, ...]
    signatures: tuple[Signature, ...]
    rechecks: tuple[Rechecked, ...] = ()
    findings: Mapping[str, Finding] = field(default_factory=dict)

    @property
    def to_recheck(self) -> list[Line]:
        """The differences that were signed and that nobody has found settled since."""
        settled = {key for key, finding in self.findings.items() if not finding.open}
        settled |= {again.key for again in self.rechecks if again.agrees}
        signed = self.stage is Stage.SIGNED
        return [line for line in self.differing if signed and line.key not in settled]

    def rechecked(self, line: Line) -> list[Rechecked]:
        """How often a hook was counted again, the oldest first."""
        return [again for again in self.rechecks if again.key == line.key]

    @property
    def differing(self) -> list[Line]:
        """The lines where something else hung than the list says."""
        return [line for line in self.lines if line.difference]

    @property
    def uncounted(self) -> list[Line]:
        """The lines that nobody has counted yet."""
        return [line for line in self.lines if line.answer is None]


def current() -> KeyCount | None:
    """The reconciliation that is under way, if one is."""
    rows = CountRow.read("WHERE stage = ?", Stage.COUNTING.value)
    return _count(rows[0]) if rows else None


def get(count_id: int) -> KeyCount:
    """One reconciliation; raises ``NotFound``."""
    rows = CountRow.read("WHERE id = ?", count_id)
    if not rows:
        raise NotFound("There is no key reconciliation {number}.", number=count_id)
    return _count(rows[0])


def every(limit: int = 200) -> list[KeyCount]:
    """The reconciliations, the newest first; without their lines once they have ended."""
    rows = CountRow.read("ORDER BY id DESC LIMIT ?", limit)
    return [_count(row, whole=row.ended_at is None) for row in rows]


def followed() -> list[KeyCount]:
    """Those that were signed with a difference that is not settled yet, the oldest first."""
    found = {number_of(one.origin.source) for one in answers.findings().open_of(COUNTS.thing)}
    before = {one.id for one in followed_without_finding()}
    return [get(number) for number in sorted(found | before)]


def followed_without_finding() -> list[KeyCount]:
    """Those of them that were signed before a difference became a finding."""
    rows = database.db.execute_sql(
        "SELECT c.id FROM key_count c WHERE c.stage = 'signed' AND NOT EXISTS"
        " (SELECT 1 FROM touched t WHERE t.subject = 'key_count:' || c.id) AND c.differences >"
        f" (SELECT count(DISTINCT {dialect.text_in('j.payload', 'key')}) FROM journal j"
        " WHERE j.subject = 'key_count:' || c.id AND j.kind = 'key_count.rechecked'"
        f" AND {dialect.number_in('j.payload', 'agrees')} = 1) ORDER BY c.id"
    ).fetchall()
    return [one for one in map(get, (id_ for (id_,) in rows)) if one.to_recheck]


def last_signed() -> date | None:
    """The day on which the newest was signed, None before the first."""
    row = database.db.execute_sql(
        "SELECT max(ended_at) FROM key_count WHERE stage = 'signed'"
    ).fetchone()
    return None if row[0] is None else clock.day(clock.from_ms(row[0]))


def due() -> date | None:
    """The day on which the keys are to be counted, None while none is held.

    It was set when the last reconciliation was signed; before the first it goes by the day since
    which the first key has been held.
    """
    first, next_due = database.db.execute_sql(
        "SELECT (SELECT min(since) FROM held_key WHERE held = 1),"
        " (SELECT next_due FROM key_count WHERE stage = 'signed' ORDER BY id DESC LIMIT 1)"
    ).fetchone()
    if first is None:
        return None
    if next_due is not None:
        return date.fromisoformat(next_due)
    return date.fromisoformat(first) + timedelta(days=settings().count_days)


def _count(row: CountRow, *, whole: bool = True) -> KeyCount:
    signatures = COUNTS.signed(row.id)
    open_ = row.stage == Stage.COUNTING.value
    lines: tuple[Line, ...] = ()
    if whole and row.stage == Stage.SIGNED.value:
        lines = COUNTS.as_signed(signatures)
    elif whole:
        lines = COUNTS.answered(row.id, _lines(row.id, open_=open_))
    findings = _findings(row.id) if whole and row.differences else {}
    return KeyCount(
        id=row.id,
        stage=Stage(row.stage),
        version=row.list,
        due=date.fromisoformat(row.due),
        begun_at=clock.from_ms(row.begun_at),
        begun_by=staff.get(row.begun_by),
        ended_at=None if row.ended_at is None else clock.from_ms(row.ended_at),
        hooks=row.hooks,
        counted=sum(line.answer is not None for line in lines) if open_ else row.counted,
        differences=sum(bool(line.difference) for line in lines) if open_ else row.differences,
        next_due=None if row.next_due is None else date.fromisoformat(row.next_due),
        lines=lines,
        signatures=signatures,
        rechecks=tuple(_rechecks(row.id, findings)) if whole and row.differences else (),
        findings=findings,
    )


def _findings(count_id: int) -> dict[str, Finding]:
    raised = answers.findings().of_source(f"key_count:{count_id}")
    return {one.origin.about: one for one in raised}


def _rechecks(count_id: int, findings: Mapping[str, Finding]) -> Iterator[Rechecked]:
    for key, finding in findings.items():
        yield from (_recheck(key, seen) for seen in finding.reinspections)
    for entry in journal.of_subject(f"key_count:{count_id}"):
        if entry.kind == "key_count.rechecked":
            told = entry.payload
            yield Rechecked(
                *(told["key"], told["counted"], told["expected"], told["agrees"]),
                note=entry.words.get("note", ""),
                by=entry.staff_id,
                at=entry.happened,
                number=entry.number,
            )


def _recheck(key: str, seen: Reinspection) -> Rechecked:
    counted, expected = seen.figures["counted"], seen.figures["expected"]
    return Rechecked(
        *(key, counted, expected, seen.passed),
        note=seen.note,
        by=seen.by,
        at=seen.at,
        number=seen.number,
    )


def _lines(count_id: int, *, open_: bool) -> Iterator[Line]:
    """The frozen list; while it is open without keys that left it before they were counted."""
    rows = database.db.execute_sql(
        "SELECT l.key_id, l.hook, l.home, l.doors, l.first_count, l.expected, l.lent, l.counted_by"
        " FROM key_count_line l JOIN held_key k ON k.id = l.key_id"
        " WHERE l.count_id = ? AND (? = 0 OR k.held = 1 OR l.expected IS NOT NULL)"
        " ORDER BY l.place",
        (count_id, int(open_)),
    ).fetchall()
    return map(_line, rows)


def _line(row: Sequence[object]) -> Line:
    key_id, hook, home, doors, first, expected, lent, by = row
    subject = f"key:{key_id}"
    facts = {"hook": hook, "first": first, "lent": bool(lent), "by": by}
    title = " ".join(filter(None, (str(home), str(doors))))
    assert expected is None or isinstance(expected, int)
    return Line(subject, Section.HOOKS, subject, title, facts, 0, expected=expected)


def number_of(thing: str) -> int:
    """The number of a thing as the journal names it: 3 of ``key_count:3``."""
    return int(thing.rpartition(":")[2])


def key_id_of(line: Line) -> int:
    """The key that a line is about, by its number."""
    return number_of(line.key)


def freeze(count_id: int) -> Iterator[dict[str, object]]:
    """The rows of the list as it stands now, by hook."""
    for place, key in enumerate(inventory()):
        yield {
            "count_id": count_id,
            "place": place,
            "key_id": key.id,
            "hook": key.hook,
            "home": key.home,
            "doors": key.doors,
        }
