"""What an estate has and what head office has of it, compared row by row."""

from __future__ import annotations

from collections import Counter
from typing import Any

from store import tickets
from store.engine import copying, database
from store.journal import sealing
from tests.company.estates import HeadOffice, Site

_FIELDS = "number, at, shift, staff, kind, subject, payload, text_digest, previous, hash"


def compared(sites: list[Site], office: HeadOffice) -> Counter[str]:
    """How much is lost, double, otherwise, badly linked or seen otherwise, of how many entries."""
    found: Counter[str] = Counter()
    for site in sites:
        here, words = _here(site)
        there = _there(site, office)
        found["entries"] += len(here)
        found["lost"] += len({row[0] for row in here} - {row[0] for row in there})
        found["double"] += len(there) - len({row[0] for row in there})
        found["otherwise"] += sum(a != b for a, b in zip(here, there, strict=False))
        link = sealing.GENESIS
        for row in there:
            sealed = sealing.entry_hash(link, *row[:8])
            found["bad links"] += (row[8], row[9]) != (link, sealed)
            link = row[9]
        kept = office.all(
            f"SELECT number, salt, text FROM company.word WHERE estate = ({_ESTATE})",
            site.identity,
        )
        found["words otherwise"] += sum(row not in words for row in kept)
        found["tickets otherwise"] += _tickets_here(site) != _tickets_there(site, office)
    found["incidents"] = int(office.one("SELECT count(*) FROM company.incident"))
    return +found


_ESTATE = "SELECT id FROM company.estate WHERE identity = %s"


def _here(site: Site) -> tuple[list[tuple[Any, ...]], set[tuple[Any, ...]]]:
    with copying.opened(site.folder / database.FILE, "ro") as db:
        rows = db.execute_sql(f"SELECT {_FIELDS} FROM journal ORDER BY number").fetchall()
        words = db.execute_sql("SELECT number, salt, text FROM journal_text").fetchall()
    return list(map(tuple, rows)), set(map(tuple, words))


def _there(site: Site, office: HeadOffice) -> list[tuple[Any, ...]]:
    return office.all(
        f"SELECT {_FIELDS} FROM company.journal WHERE estate = ({_ESTATE}) ORDER BY branch, number",
        site.identity,
    )


def _tickets_here(site: Site) -> list[tuple[Any, ...]]:
    with site.at_work():
        return sorted((one.ticket.id, one.ticket.kind.value) for one in tickets.queue())


def _tickets_there(site: Site, office: HeadOffice) -> list[tuple[Any, ...]]:
    sql = f"SELECT id, kind FROM company.ticket WHERE open = 1 AND estate = ({_ESTATE}) ORDER BY id"
    return office.all(sql, site.identity)
