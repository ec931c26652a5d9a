"""What parcels answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock, journal
from store.answers import Answers, Person
from store.engine import database, dialect
from store.journal import Entry
from store.parcels.inputs import Identity, Kind, Way
from store.parcels.parcel import PARCELS, lying, shelves
from store.parcels.report import figures
from store.parcels.sentences import CALLED, SENTENCES
from store.parcels.settings import ParcelSettings
from store.parcels.sheets import PARCEL_LIST, PARCEL_SLIP
from store.parcels.steps import SHELF, look_again
from store.rights import WORK_THE_DESK
from store.text import mark
from store.waiting import Handed, Staying

_FIRST = dialect.least("j.number")
_STEPS = ("take", "tell", "shelve", "correct", "fetch", "send_back")
# The carriers that come everywhere; others are proposed once they have come.
_CARRIERS = ("顺丰", "京东", "中通", "圆通", "申通", "韵达", "极兔", "邮政 EMS", "菜鸟")

# By parcel, what still lies here by what its entries say was fetched.
_COUNTED = (
    f"SELECT {_FIRST} FROM journal j JOIN parcel p"
    f" ON p.id = {dialect.number_behind('j.subject', ':')} AND j.kind = 'parcel.taken'"
    " WHERE j.subject >= 'parcel:' AND j.subject < 'parcel;'"
    " AND p.stage <> 'returned' AND p.pieces - p.lying <> (SELECT"
    f" coalesce(sum(CAST({dialect.value_in('f.payload', 'pieces')} AS INTEGER)), 0)"
    " FROM journal f WHERE f.subject = j.subject AND f.kind = 'parcel.fetched')"
)


def handed(_now: datetime) -> Iterator[Handed]:
    """All that lies here as one line, by where, for the two to count (H2, H7)."""
    here = lying()
    if not here:
        return
    facts = {
        "count": len(here),
        "pieces": sum(one.lying for one in here),
        "since": clock.to_ms(here[0].since),
    }
    title = "  ".join(f"{place} {count}" for place, count in sorted(shelves().items()))
    yield Handed(SHELF, title, facts, journal.newest_about("parcel"))


def stays(home_id: int) -> Iterator[Staying]:
    """What lies here for the home."""
    for one in lying(home_id):
        figures = {"number": one.number, "recipient": one.recipient, "lying": one.lying}
        yield Staying("parcel.stays", one.subject, figures | {"place": one.place})


def _carriers(typed: str) -> Iterator[str]:
    return _known("carrier", typed, _CARRIERS)


def _shelves(typed: str) -> Iterator[str]:
    return _known("place", typed)


def _known(column: str, typed: str, usual: tuple[str, ...] = ()) -> Iterator[str]:
    """What stood in a column of late, the most used first, and what is usual."""
    rows = database.db.execute_sql(
        f"SELECT {column} FROM parcel WHERE {column} <> '' AND id > (SELECT max(id) - 500"
        f" FROM parcel) GROUP BY {column} ORDER BY count(*) DESC, {column}"
    ).fetchall()
    wanted, known = typed.strip().casefold(), dict.fromkeys([*(text for (text,) in rows), *usual])
    return (text for text in known if wanted in text.casefold())


def erase(person: Person) -> Mapping[str, int]:
    """Empty what parcels hold of the person, for whom they were or who fetched them."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = 0
    of_whom = {"recipient": "recipient = '', tail = ''", "fetched_by": "fetched_by = ''"}
    for name, emptied in of_whom.items():
        done = database.db.execute_sql(
            f"UPDATE parcel SET {emptied} WHERE {name} = ? AND home_id IN ({homes})",
            (person.name, *person.homes),
        )
        changed += int(done.rowcount)
    return {"parcels": changed}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    repeated = {name: "" for name in ("carrier", "place") if name in entry.words}
    if repeated:
        PARCELS.table.update(entry.subject_id, **repeated)


ANSWERS = Answers(
    operations={f"parcels.steps.{name}": WORK_THE_DESK for name in _STEPS},
    settings=ParcelSettings,
    settled=look_again,
    set_back=look_again,
    sheets=(PARCEL_LIST, PARCEL_SLIP),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"kind": Kind, "how": Way, "identity": Identity},
    handed=handed,
    printed=PARCELS.printed,
    find=PARCELS.find(lambda one: f"{one.number} {one.home} {one.recipient}".strip()),
    personal={"parcel": ("recipient", "carrier", "tail", "place", "fetched_by")},
    stays=stays,
    erase=erase,
    forget=forget,
    checks=dict(PARCELS.checks) | {mark("its pieces are not those of its entries"): _COUNTED},
    proposes={"carrier": _carriers, "shelf": _shelves},
    demo=True,
)
