"""What the clerks were told was done, held against what the desk still knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store import journal
from store.engine import database

# Each finds what only a half-done operation could leave behind.
HALF_DONE = {
    "an entry without its words": "SELECT number FROM journal WHERE text_digest IS NOT NULL"
    " AND number NOT IN (SELECT number FROM journal_text)",
    "a log entry outside the book": "SELECT number FROM journal WHERE kind LIKE 'log.%'"
    " AND number NOT IN (SELECT number FROM log_entry)",
    "a ticket that was never taken": "SELECT id FROM ticket WHERE 'ticket:' || id NOT IN"
    " (SELECT subject FROM journal WHERE kind = 'ticket.taken')",
    "a report without its ticket": "SELECT number FROM journal WHERE kind = 'ticket.taken'"
    " AND subject NOT IN (SELECT 'ticket:' || id FROM ticket)",
    "a ticket that is open and ended": "SELECT id FROM ticket WHERE open <> 1 - ("
    " SELECT kind IN ('ticket.closed', 'ticket.withdrawn') FROM journal"
    " WHERE subject = 'ticket:' || id ORDER BY number DESC LIMIT 1)",
    "a lending on one side alone": "SELECT id FROM key_loan WHERE id NOT IN"
    " (SELECT json_extract(payload, '$.loan') FROM journal WHERE kind = 'key.lent')"
    " UNION SELECT number FROM journal WHERE kind = 'key.lent'"
    " AND json_extract(payload, '$.loan') NOT IN (SELECT id FROM key_loan)",
    "a return on one side alone": "SELECT id FROM key_loan WHERE (returned_at IS NOT NULL) <>"
    " (id IN (SELECT json_extract(payload, '$.loan') FROM journal WHERE kind = 'key.returned'))",
    "a signature on one side alone": "SELECT number FROM handover_signature WHERE number NOT IN"
    " (SELECT number FROM journal WHERE kind IN ('handover.signed', 'handover.completed'))",
    "a handover completed by one": "SELECT id FROM handover h WHERE completed_at IS NOT NULL"
    " AND outgoing IS NOT NULL"
    " AND 2 <> (SELECT count(*) FROM handover_signature WHERE handover_id = h.id)",
    "a handover signed by both and open": "SELECT number FROM journal"
    " WHERE kind = 'handover.completed' AND subject NOT IN"
    " (SELECT 'handover:' || id FROM handover WHERE completed_at IS NOT NULL)",
    "a reference to nothing": "SELECT rowid FROM pragma_foreign_key_check",
}


def acknowledged(folder: Path) -> Iterator[dict[str, Any]]:
    """Every line that a clerk wrote down whole."""
    for file in sorted(folder.glob("said-*")):
        for line in file.read_text("utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                yield json.loads(line)


def faults(folder: Path) -> Iterator[str]:
    """Everything that is lost, half done or wrong in the desk that is open."""
    found = database.db.execute_sql("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        yield f"integrity: {found}"
    verdict = journal.verify()
    if not verdict.right:
        yield f"the chain: entry {verdict.bad}, {verdict.why} {verdict.what}"
    for what, sql in HALF_DONE.items():
        yield from (f"{what}: {row[0]}" for row in database.db.execute_sql(sql).fetchall())
    yield from (f"lost: {one}" for one in acknowledged(folder) if not _stands(one))


def _stands(one: dict[str, Any]) -> bool:
    if "loan" in one:
        sql = "SELECT 1 FROM key_loan WHERE id = ? AND (returned_at IS NOT NULL OR NOT ?)"
        return _found(sql, one["loan"], one["returned"])
    stands = _found(
        "SELECT 1 FROM journal WHERE number = ? AND kind = ?", one["entry"], one["kind"]
    )
    if "words" in one:
        sql = "SELECT 1 FROM journal_text WHERE number = ? AND instr(text, ?)"
        return stands and _found(sql, one["entry"], one["words"])
    if one.get("ended"):
        sql = "SELECT 1 FROM handover WHERE id = ? AND completed_at IS NOT NULL"
        return stands and _found(sql, one["handover"])
    return stands


def _found(sql: str, *params: object) -> bool:
    return database.db.execute_sql(sql, params).fetchone() is not None
