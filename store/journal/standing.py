"""Who works here and what is set, as the entries say it, beside what the tables hold (D2).

Entries of older versions do not say everything: of what none of them says, the first opening by a
version that does puts on record how it stands then (``STANDS``), and it is compared from there on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import peewee

from store.engine import dialect

STANDS = "site.stands"
# Settings that people word themselves: their entries keep them as words, not as figures.
TYPED = ("name", "greeting", "reminders", "items", "areas", "teams")

STAFF = ("staff.added", "staff.changed", "staff.retired", "staff.pin_reset")
_KINDS = ", ".join(f"'{kind}'" for kind in STAFF)
_SITE = (
    "SELECT j.number, j.subject, j.kind, j.payload, t.text FROM journal j"
    " LEFT JOIN journal_text t ON t.number = j.number"
    " WHERE j.subject = 'site' AND j.kind IN ('site.founded', 'site.changed', 'site.stands')"
)
_STAFF = (
    "SELECT j.number, j.subject, j.kind, j.payload, NULL FROM journal j"
    " WHERE j.subject >= 'staff:' AND j.subject < 'staff;'"
    f" AND j.kind IN ({_KINDS})"
)
_UNSAID = object()


def pin_digest(pin_hash: str) -> str:
    """What an entry says of a PIN: SHA-256 of its salted hash, from which nobody can try PINs."""
    return hashlib.sha256(pin_hash.encode()).hexdigest()


@dataclass(frozen=True)
class Said:
    """What an entry says of one thing; ``_UNSAID`` where it says only that it changed."""

    value: Any
    number: int


@dataclass
class Standing:
    """What the entries say: of a setting by its key, of a person by id and column.

    ``since`` is the entry from which on they say all of it, 0 before.
    """

    settings: dict[str, Said] = field(default_factory=dict)
    staff: dict[int, dict[str, Said]] = field(default_factory=dict)
    since: int = 0


def recorded(db: peewee.Database) -> Standing:
    """All that the entries say, the newest of each."""
    standing = Standing()
    rows = db.execute_sql(f"{_SITE} UNION ALL {_STAFF} ORDER BY 1").fetchall()
    for number, subject, kind, payload, text in rows:
        if subject == "site":
            _read_site(standing, number, kind, json.loads(payload), json.loads(text or "{}"))
        else:
            _read_staff(standing, number, subject, kind, json.loads(payload))
    return standing


def _read_site(
    standing: Standing, number: int, kind: str, payload: Mapping[str, Any], words: Mapping[str, str]
) -> None:
    if "of" in payload:
        standing.settings[f"of {payload['of']}"] = Said(payload["settings"], number)
        return
    said: dict[str, Any] = dict.fromkeys(payload.get("settings", ()), _UNSAID)
    said |= payload.get("values", {})
    for key in payload.get("typed", ("name",) if kind == "site.founded" else ()):
        said[key] = _typed(key, words[key]) if key in words else _UNSAID
    if kind == STANDS:
        said = {key: value for key, value in said.items() if not _is_said(standing, key)}
        _fill_in(standing, number, payload.get("staff", ()))
    standing.settings |= {key: Said(value, number) for key, value in said.items()}
    if "values" in payload and kind != "site.changed":
        standing.since = standing.since or number


def _typed(key: str, text: str) -> Any:
    return text if key == "name" else json.loads(text)


def _is_said(standing: Standing, key: str) -> bool:
    return key in standing.settings and standing.settings[key].value is not _UNSAID


def _fill_in(standing: Standing, number: int, staff: Iterable[Mapping[str, Any]]) -> None:
    """Take over what was put on record later of people, never against what an entry says."""
    for person in staff:
        known = standing.staff.setdefault(person["id"], {})
        for column, value in person.items():
            if column != "id" and known.get(column, Said(_UNSAID, 0)).value is _UNSAID:
                known[column] = Said(value, number)


def _read_staff(
    standing: Standing, number: int, subject: str, kind: str, payload: Mapping[str, Any]
) -> None:
    known = standing.staff.setdefault(int(subject.partition(":")[2]), {})
    if kind == "staff.added":
        known["active"] = Said(1, number)
        known["number"] = Said(payload.get("number", _UNSAID), number)
    if kind == "staff.retired":
        known["active"] = Said(0, number)
    if kind in ("staff.added", "staff.changed"):
        known["role"] = Said(payload["role"], number)
    if kind in ("staff.added", "staff.pin_reset"):
        known["pin"] = Said(payload.get("pin", _UNSAID), number)


def folded(
    kind: str, id_: int, payload: Mapping[str, Any]
) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """What an entry says of the rows of the staff list, but for names and PINs."""
    found = Standing()
    if kind == STANDS:
        _fill_in(found, 0, payload.get("staff", ()))
    elif kind in STAFF:
        _read_staff(found, 0, f"staff:{id_}", kind, payload)
    for person, columns in found.staff.items():
        said = {name: one.value for name, one in columns.items() if name != "pin"}
        if known := {name: value for name, value in said.items() if value is not _UNSAID}:
            yield "staff", person, known


def _people(db: peewee.Database) -> dict[int, dict[str, Any]]:
    rows = db.execute_sql("SELECT id, number, role, active, pin_hash FROM staff ORDER BY id")
    return {
        id_: {"number": number, "role": role, "active": active, "pin": pin_digest(pin_hash)}
        for id_, number, role, active, pin_hash in rows.fetchall()
    }


def _settings(db: peewee.Database) -> dict[str, Any]:
    rows = db.execute_sql("SELECT key, value FROM site ORDER BY key").fetchall()
    return {key: _value(text) for key, text in rows}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return object()  # nothing that was ever recorded


def differing_staff(db: peewee.Database) -> Iterator[str]:
    """What the staff list holds otherwise than it was recorded, each with the entry that says so.

    Names, and the wrong PINs counted at the moment, are in no entry.
    """
    with db.atomic("DEFERRED"):  # one moment of both, whoever else writes
        said, people = recorded(db).staff, _people(db)
    for id_, columns in said.items():
        if id_ not in people:
            yield f"staff:{id_}"
        for column, one in columns.items():
            if id_ in people and one.value not in (_UNSAID, people[id_][column]):
                yield f"{people[id_]['number']} {column} (#{one.number})"
    yield from (person["number"] for id_, person in people.items() if id_ not in said)


def differing_settings(db: peewee.Database) -> Iterator[str]:
    """What is set otherwise than it was recorded, each with the entry that says so."""
    with db.atomic("DEFERRED"):
        standing, now = recorded(db), _settings(db)
    for key, one in standing.settings.items():
        if one.value is not _UNSAID and (key not in now or now[key] != one.value):
            yield f"{key} (#{one.number})"
    if standing.since:
        yield from (key for key in now if key not in standing.settings)


def told(settings: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Settings as an entry keeps them: its figures, and apart from them what people worded."""
    typed = {key: value for key, value in settings.items() if key in TYPED}
    words = {key: v if key == "name" else _json(v) for key, v in typed.items()}
    values = {key: value for key, value in settings.items() if key not in typed}
    return {"values": values} | ({"typed": sorted(words)} if words else {}), words


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Unsaid:
    """What stands now and no entry says."""

    settings: Mapping[str, Any]
    staff: list[dict[str, Any]]


def unsaid(db: peewee.Database) -> Unsaid:
    """What is to be put on record of a desk whose entries an older version wrote."""
    standing, staff = recorded(db), []
    settings = {key: v for key, v in _settings(db).items() if not _is_said(standing, key)}
    for id_, person in _people(db).items():
        known = standing.staff.get(id_)
        if known is not None:
            open_ = {column for column, one in known.items() if one.value is _UNSAID}
            staff += [{"id": id_} | {c: person[c] for c in sorted(open_)}] if open_ else []
    return Unsaid(settings, staff)


def is_said(db: peewee.Database) -> bool:
    """Whether the entries say all of it; one look into the index."""
    row = db.execute_sql(
        "SELECT 1 FROM journal WHERE subject = 'site' AND kind IN ('site.founded', 'site.stands')"
        f" AND {dialect.holds('payload', 'values')} LIMIT 1"
    ).fetchone()
    return row is not None
