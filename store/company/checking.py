"""Every chain that head office keeps verified again, and what follows from it folded again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from store.company import branching, estates, folding, incidents
from store.company.connecting import Connection
from store.company.estates import Estate
from store.company.incidents import Incident
from store.engine import database
from store.journal import chain
from store.journal.chain import Verdict
from store.text import mark

_HEAD = mark("The head of the estate is not its newest entry")
_FOLDED = mark("What is kept of it is not what its entries say: {what}")
_WITHDRAWN = mark("Its words are gone, and no entry says that they were erased")


@dataclass(frozen=True)
class Checked:
    """What was found of an estate: a verdict for each branch, and what was found on arrival."""

    estate: Estate
    verdicts: tuple[Verdict, ...]
    incidents: tuple[Incident, ...]

    @property
    def right(self) -> bool:
        """Whether all that is kept is as it came, and nothing was ever wrong."""
        return all(one.right for one in self.verdicts) and not self.incidents


def verify(db: Connection, only: str | None = None) -> Iterator[Checked]:
    """Verify all that is kept, or that of one estate, each as it stands at one moment.

    Needs the right to write, though nothing is: what follows is folded anew beside what is kept.
    """
    for known in [estates.known(db, only)] if only else estates.everyone(db):
        with db.transaction(force_rollback=True):
            one = estates.known(db, known.identity, locked=True)
            verdicts = [_chain(db, one, branch) for branch in range(one.branch + 1)]
            if verdicts[-1].right:
                verdicts[-1] = _follows(db, one, verdicts[-1])
            yield Checked(one, tuple(verdicts), tuple(incidents.of(db, one)))


def _chain(db: Connection, one: Estate, branch: int) -> Verdict:
    with estates.read(db, one, branch):
        return chain.verify(cast(Any, database.db), partly=True)


def _follows(db: Connection, one: Estate, verdict: Verdict) -> Verdict:
    """The verdict on the newest branch, and on what is kept beside it."""
    if (verdict.count, verdict.head) != (one.number, chain.code(one.number, one.seal)):
        return _wrong(verdict, _HEAD, bad=one.number)
    unsaid = db.execute(
        "SELECT min(number) FROM company.withdrawn w WHERE estate = %s AND NOT EXISTS"
        " (SELECT 1 FROM company.journal j WHERE j.estate = w.estate AND j.branch = %s"
        "  AND j.kind = %s AND j.subject = 'entry:' || w.number)",
        (one.id, one.branch, chain.ERASED),
    ).fetchone()
    if unsaid and unsaid[0] is not None:
        return _wrong(verdict, _WITHDRAWN, bad=int(unsaid[0]))
    before = _kept(db, one)
    branching.fold_anew(db, one)
    after = _kept(db, one)
    for table in folding.TABLES:
        if before[table] != after[table]:
            return _wrong(verdict, _FOLDED, what=table)
    return verdict


def _wrong(verdict: Verdict, why: str, *, bad: int | None = None, what: str = "") -> Verdict:
    return Verdict(verdict.count, verdict.head, bad, why, what)


def _kept(db: Connection, one: Estate) -> dict[str, str | None]:
    """A digest of what follows from an estate's entries, by table."""
    found: dict[str, str | None] = {}
    for table in folding.TABLES:
        row = "to_jsonb(t) - 'id'" if table == "dated" else "to_jsonb(t)"
        text = (
            f"SELECT md5(string_agg(({row})::text, chr(10) ORDER BY ({row})::text))"
            f" FROM company.{table} t WHERE estate = %s"
        )
        told = db.execute(text.encode(), (one.id,)).fetchone()
        found[table] = told[0] if told else None
    return found
