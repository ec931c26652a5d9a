"""How a home stands: unsold, vacant, lived in, let … and since when, with its history (F1, $22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store import clock, journal
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.residents import files
from store.residents.files import Home
from store.residents.filled import NewState
from store.residents.inputs import HomeState
from store.residents.rights import KEEP_FILES
from store.residents.rows import HomeRow
from store.rights import Staff

CHANGED = "home.state_changed"


@dataclass(frozen=True)
class StateChange:
    """That a home stands so since a day; put on record by whom and when, with a word about it."""

    state: HomeState
    since: date
    at: datetime
    staff_id: int | None
    note: str


@operation
def set_state(home_id: int, new: NewState, *, by: Staff) -> Home:
    """Put on record how a home stands and since when; nothing when it stands so already.

    Raises ``Refused`` for a day that is to come, and for a state that would have begun before the
    one it follows; of the same state the day may be put right either way.
    """
    require(by, KEEP_FILES)
    home = files.get(home_id)
    if new.since > clock.today():
        raise Refused("This day is still to come.", field="since")
    if (home.state, home.state_since) == (new.state, new.since):
        return home
    before = home.state_since
    if home.state is not new.state and before is not None and new.since < before:
        raise Refused("This must not lie before {day}.", field="since", day=before)
    since = new.since.isoformat()
    changes = {"state": new.state.value, "state_since": since}
    HomeRow.update(**changes).where(HomeRow.id == home_id).execute()
    payload: dict[str, object] = {"fields": ["states"], "before": home.state.value}
    payload |= {"state": new.state.value, "since": since}
    words = {"note": new.note} if new.note else {}
    journal.append(CHANGED, f"home:{home_id}", by=by, payload=payload, words=words)
    return files.get(home_id)


def history(home_id: int) -> list[StateChange]:
    """How a home has stood, the newest first."""
    entries = (one for one in journal.of_subject(f"home:{home_id}") if one.kind == CHANGED)
    changes = [
        StateChange(
            HomeState(one.payload["state"]),
            date.fromisoformat(one.payload["since"]),
            one.at,
            one.staff_id,
            one.words.get("note", ""),
        )
        for one in entries
    ]
    return changes[::-1]
