"""How each event of the list of workers reads."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "worker.added": mark("Worker {who} added: {trade}"),
    "worker.changed": mark("Worker {who} changed: {trade}"),
    "worker.left": mark("Worker {who} has left, last day {until}"),
    "worker.forgotten": mark("Worker {n} erased: {reason}"),
}
CALLED = {"worker": mark("Workers")}
