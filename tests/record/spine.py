"""The tables as the journal alone tells them: every entry folded, in order (house: the spine)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from store import clock, journal
from store.journal.entry import Entry
from store.residents import code as codes

Row = dict[str, Any]


@dataclass
class Tables:
    """Rows by table and key, as far as they are nobody's personal data."""

    rows: dict[str, dict[Any, Row]] = field(default_factory=dict)

    def put(self, table: str, key: object, **columns: object) -> None:
        """Add to a row, or begin one."""
        self.rows.setdefault(table, {}).setdefault(key, {}).update(columns)

    def of(self, table: str) -> dict[Any, Row]:
        return self.rows.setdefault(table, {})

    def following(self, table: str) -> int:
        """The number that the next row of a table gets."""
        return max(self.of(table), default=0) + 1


def folded(entries: list[Entry]) -> Tables:
    """What the tables must hold after these entries."""
    tables = Tables()
    for entry in entries:
        thing = entry.kind.partition(".")[0]
        if thing in _FOLDS:
            _FOLDS[thing](tables, entry)
    return tables


def every_entry() -> list[Entry]:
    """The whole journal."""
    return journal.numbered(range(1, journal.last_number() + 1))


def _ticket(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if entry.kind == "ticket.taken":
        place = entry.words.get("place", "")
        columns = {name: said[name] for name in ("kind", "channel", "urgency", "taken_at")}
        tables.put("ticket", id_, home_id=said["home"], place=place, open=1, **columns)
    ended = entry.kind in ("ticket.closed", "ticket.withdrawn")
    tables.put("ticket", id_, open=int(not ended))


def _key(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if entry.kind == "key.held":
        columns = {name: said[name] for name in ("hook", "count", "kind", "since")}
        tables.put("held_key", id_, home_id=said["home"], held=1, **columns)
    if entry.kind == "key.released":
        tables.put("held_key", id_, held=0)
    if entry.kind == "key.lent":
        lent = {"lent_at": said["lent_at"], "due_at": said["due"], "lent_by": entry.staff_id}
        tables.put("key_loan", said["loan"], key_id=id_, identity=said["identity"], **lent)
        tables.put("key_loan", said["loan"], returned_at=None, returned_to=None)
    if entry.kind == "key.returned":
        back = {"returned_at": said["returned_at"], "returned_to": entry.staff_id}
        tables.put("key_loan", said["loan"], **back)


def _duty(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    tables.put(
        "duty", entry.subject_id, staff=entry.staff_id, shift=said["shift"], since=said["since"]
    )


def _handover(tables: Tables, entry: Entry) -> None:
    said, id_, at = entry.payload, entry.subject_id, clock.to_ms(entry.at)
    if entry.kind == "handover.begun":
        columns = {name: said[name] for name in ("outgoing", "incoming", "shift", "next_shift")}
        ends = {"completed_at": None, "abandoned_at": None}
        tables.put("handover", id_, begun_at=said["begun_at"], **columns, **ends)
    if entry.kind == "handover.abandoned":
        tables.put("handover", id_, abandoned_at=said["abandoned_at"])
    if entry.kind in ("handover.answered", "handover.passed"):
        key = said["key"] if entry.kind == "handover.answered" else f"pass:{said['key']}"
        counted = {"counted": said.get("counted"), "abnormal": int(said.get("abnormal", False))}
        line = {"seen": said["seen"], "number": entry.number}
        tables.put("handover_line", (id_, key), **counted, **line)
    if entry.kind in ("handover.signed", "handover.completed"):
        signed = {"staff": entry.staff_id, "covers": said["covers"], "number": entry.number}
        tables.put("handover_signature", (id_, said["party"]), at=at, **signed)
    if entry.kind == "handover.completed":
        tables.put("handover", id_, completed_at=at)
        over = tables.of("handover")[id_]
        on = {"staff": over["incoming"], "shift": over["next_shift"], "since": at}
        tables.put("duty", tables.following("duty"), **on)


def _put_home(tables: Tables, id_: int, code: str, kind: str, area: int | None) -> None:
    parts = codes.parse(code)
    place = {"building": parts.building, "unit": parts.unit, "room": parts.room}
    tables.put("home", id_, code=code, kind=kind, area=area, **place)


def _home(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    _put_home(tables, entry.subject_id, said["code"], said["kind"], said["area_hundredths"])


def _live(tables: Tables, home: int, person: int, role: str, since: str | None) -> None:
    columns = {"home_id": home, "person_id": person, "role": role, "since": since, "until": None}
    tables.put("residency", tables.following("residency"), **columns)


def _person(tables: Tables, entry: Entry) -> None:
    said, person = entry.payload, entry.subject_id
    if entry.kind == "person.moved_in":
        _live(tables, said["home_id"], person, said["role"], said["since"])
        return
    for row in tables.of("residency").values():
        if (row["home_id"], row["person_id"], row["until"]) == (said["home_id"], person, None):
            row.update({name: said[name] for name in ("role", "until") if name in said})
    if entry.kind == "person.moved_out":
        left_on = clock.day(entry.at).isoformat()
        for touched in said.get("touches", ()):
            tables.put("permit", int(touched.partition(":")[2]), left_on=left_on)


def _imported(tables: Tables, entry: Entry) -> None:
    made = entry.payload["made"]
    for id_, code, kind, area in made["homes"]:
        _put_home(tables, id_, code, kind, area)
    for home, person, role, since in made["residencies"]:
        _live(tables, home, person, role, since)
    for (home,) in made["vehicles"]:
        tables.put("vehicle", tables.following("vehicle"), home_id=home)
    for home, area in made["areas"]:
        tables.put("home", home, area=area)


def _vehicle(tables: Tables, entry: Entry) -> None:
    if entry.kind == "vehicle.added":
        tables.put("vehicle", entry.payload["vehicle"], home_id=entry.subject_id)
    else:
        del tables.of("vehicle")[entry.payload["vehicle"]]


def _permit(tables: Tables, entry: Entry) -> None:
    tables.put(
        "permit", entry.subject_id, person_id=entry.payload["person"], **entry.payload["row"]
    )
    tables.of("permit")[entry.subject_id].setdefault("left_on", None)


def _slip(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("slip", id_, person_id=said["person"], **said["row"])
    for place, quantity in said.get("lines", {}).items():
        tables.put(
            "slip_line", (id_, int(place)), slip_id=id_, place=int(place), quantity=quantity, back=0
        )
    for place, back in said.get("back", {}).items():
        tables.of("slip_line")[id_, int(place)]["back"] += back


def _print(tables: Tables, entry: Entry) -> None:
    said, state = entry.payload, entry.kind.partition(".")[2]
    if state == "queued":
        columns = {n: said[n] for n in ("file", "printer", "copies", "tray", "paper", "at")}
        fresh = {"printing": said["sheet"], "spooled": None, "reasons": "[]", "state": state}
        tables.put("print_job", entry.subject_id, **fresh, **columns)
    else:
        moved = {"state": state, "reasons": json.dumps(said["reasons"]), "at": said["at"]}
        tables.put("print_job", entry.subject_id, spooled=said["job"], **moved)


_FOLDS: dict[str, Callable[[Tables, Entry], None]] = {
    "ticket": _ticket,
    "key": _key,
    "duty": _duty,
    "handover": _handover,
    "home": _home,
    "person": _person,
    "residents": _imported,
    "vehicle": _vehicle,
    "permit": _permit,
    "slip": _slip,
    "print": _print,
}


def alike(rows: list[Row]) -> Counter[str]:
    """Rows without their numbers, to be compared however they are ordered."""
    return Counter(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
