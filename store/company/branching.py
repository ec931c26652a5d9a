"""Where an estate went on from an older entry: both branches are kept, and somebody is told.

A cut tail, a rewrite that was sealed anew and an old copy that was gone on with look alike from
here: the estate no longer has what it had sent. What head office has of it stays as a branch.
"""

from __future__ import annotations

from store.company import folding, incidents
from store.company.accepting import fold
from store.company.connecting import Connection
from store.company.estates import Estate, known
from store.errors import Refused
from store.journal import sealing
from store.text import mark

_PORTION = 5000
_BEYOND = mark("The estate names entry {number} as the last common one; there are only {have}.")
_ROWS = (
    "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, j.text_digest,"
    " j.previous, j.hash, w.salt, w.text FROM company.journal j LEFT JOIN company.word w"
    " ON w.estate = j.estate AND w.branch = j.branch AND w.number = j.number"
    " WHERE j.estate = %s AND j.branch = %s AND j.number > %s ORDER BY j.number LIMIT %s"
)


def seal(db: Connection, one: Estate, number: int) -> bytes | None:
    """What an entry of the newest branch is sealed with, None where there is none."""
    if number == 0:
        return sealing.GENESIS
    row = db.execute(
        "SELECT hash FROM company.journal WHERE estate = %s AND branch = %s AND number = %s",
        (one.id, one.branch, number),
    ).fetchone()
    return None if row is None else bytes(row[0])


def branch(db: Connection, identity: str, common: int) -> Estate:
    """Begin a new branch behind the last entry that both have; the estate with that as its head."""
    with db.transaction():
        one = known(db, identity, locked=True)
        if common >= one.number:
            raise Refused(_BEYOND, number=common, have=one.number)
        told = {"had": one.number, "common": common}
        incidents.raise_(db, one, incidents.WENT_BACK, told, common)
        _copy(db, one, common)
        head = seal(db, one, common)
        db.execute(
            "UPDATE company.estate SET branch = branch + 1, number = 0, at = 0, seal = %s"
            " WHERE id = %s",
            (sealing.GENESIS, one.id),
        )
        at = fold_anew(db, known(db, identity))
        db.execute(
            "UPDATE company.estate SET number = %s, seal = %s, at = %s WHERE id = %s",
            (common, head, at, one.id),
        )
        return known(db, identity)


def _copy(db: Connection, one: Estate, common: int) -> None:
    db.execute(
        "INSERT INTO company.journal (estate, branch, number, at, shift, staff, kind, subject,"
        " payload, text_digest, previous, hash) SELECT estate, branch + 1, number, at, shift,"
        " staff, kind, subject, payload, text_digest, previous, hash FROM company.journal"
        " WHERE estate = %s AND branch = %s AND number <= %s",
        (one.id, one.branch, common),
    )
    db.execute(
        "INSERT INTO company.word (estate, branch, number, salt, text)"
        " SELECT estate, branch + 1, number, salt, text FROM company.word"
        " WHERE estate = %s AND branch = %s AND number <= %s",
        (one.id, one.branch, common),
    )


def fold_anew(db: Connection, one: Estate) -> int:
    """Fold a branch from its first entry; when its newest was made."""
    folding.forget(db, one)
    folding.begin(db, one)
    after = at = 0
    while rows := db.execute(_ROWS, (one.id, one.branch, after, _PORTION)).fetchall():
        zone = fold(db, one, rows)
        db.execute("UPDATE company.estate SET zone = %s WHERE id = %s", (zone, one.id))
        one = known(db, one.identity)
        after, at = rows[-1][0], rows[-1][1]
    return at
