"""The rows of homes as the entries tell them, for whoever has the journal alone."""

from __future__ import annotations

from collections.abc import Iterator

from store.answers import Folded
from store.journal import Entry
from store.residents import code as codes


def fold(entry: Entry) -> Iterator[Folded]:
    """What an entry changes of homes: numbers, kinds and areas; who lives there is in none (F6)."""
    said = entry.payload
    if entry.kind == "home.state_changed":
        row = {"state": said["state"], "state_since": said["since"]}
        yield "home", entry.subject_id, row
    elif entry.kind in ("home.added", "home.changed"):
        yield _home(entry.subject_id, said["code"], said["kind"], said["area_hundredths"])
    elif entry.kind == "residents.imported":
        for id_, code, kind, area in said["made"]["homes"]:
            yield _home(id_, code, kind, area)
        for id_, area in said["made"]["areas"]:
            yield "home", id_, {"area": area}


def _home(id_: int, code: str, kind: str, area: int | None) -> Folded:
    parts = codes.parse(code)
    place = {"building": parts.building, "unit": parts.unit, "room": parts.room}
    return "home", id_, {"code": code, "kind": kind, "area": area, **place}
