"""A database file checked from end to end, every page and the whole chain (D2)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.engine import copying, dialect
from store.errors import Damaged
from store.journal import chain
from store.journal.chain import Verdict


@dataclass(frozen=True)
class Checked:
    """What a sound database file holds: its schema's number, how many entries, and their head."""

    schema: int
    count: int
    head: str


def check(copy_: Path, of: Path | None = None) -> Checked:
    """Check every page and the whole chain; raises ``Damaged`` with the first fault found.

    ``of`` is the file that a person knows, where it is a copy of one.
    """
    file = of or copy_
    with copying.readable(file), copying.opened(copy_, "ro") as db:
        if found := dialect.damage(db, indexes=False):
            raise Damaged("{file} is damaged: {reason}.", file=file, reason=found)
        schema = dialect.version(db)
        if not db.table_exists("journal"):
            raise Damaged("{file} is no desk's database.", file=file)
        verdict = chain.verify(db)
    _must_be_whole(verdict, file)
    return Checked(schema, verdict.count, verdict.head)


def _must_be_whole(verdict: Verdict, file: Path) -> None:
    if not verdict.right:
        raise Damaged(
            "In {file} entry {number} is bad; `frontdesk verify` says what is wrong.",
            file=file,
            number=verdict.bad,
        )
