"""The query that finds what the entries of a checklist say and its tables no longer hold."""

from __future__ import annotations

from collections.abc import Iterable

from store.engine import dialect


def left_out(
    thing: str, says: Iterable[str], signs: Iterable[str], answers: str, signatures: str
) -> str:
    """The newest answer to each line and each party's newest signature, where no row has it.

    ``says`` and ``signs`` are kinds of entry, ``answers`` and ``signatures`` names of tables.
    """
    passed = f"{thing}.passed"
    return (
        "SELECT min(n) FROM ("
        f"{_newest(thing, [*says, passed], 'key', answers)}"
        f" UNION ALL {_newest(thing, signs, 'party', signatures)})"
    )


def _newest(thing: str, kinds: Iterable[str], of: str, table: str) -> str:
    """The newest entries of these kinds that no row of the table is made of."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return (
        "SELECT newest.n FROM (SELECT max(j.number) AS n FROM journal j"
        f" WHERE j.subject >= '{thing}:' AND j.subject < '{thing};' AND j.kind IN ({listed})"
        f" GROUP BY j.subject, j.kind = '{thing}.passed', {dialect.value_in('j.payload', of)})"
        f" newest WHERE NOT EXISTS (SELECT 1 FROM {table} t WHERE t.number = newest.n)"
    )
