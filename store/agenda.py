"""The agenda: what waits, kept as it comes to wait, and read in one query (D3, H7).

A thing's row is written in the transaction of the step that makes it wait, so that Today asks no
subject and loads none, and reads only as much as it shows. Subjects that every session has loaded
may be asked instead (``Answers.waiting``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from store import answers, clock, journal
from store.engine import database, dialect
from store.notices import Notice
from store.opened import OfEach
from store.rights import WORK_THE_DESK, Role, may
from store.subjects import BY_NAME, SUBJECTS, of_thing, order_of, thing_of
from store.waiting import Place, Waiting

_COLUMNS = "subject, kind, shows, due, place, rings, weight, figures, roles"
# As ``ordered`` has it: where a matter stands by now, its subject, its weight, what is due first.
_STANDS = (
    f"CASE WHEN rings = 1 AND due <= :now THEN {Place.ALARM:d}"
    f" WHEN place IN ({Place.RUNNING:d}, {Place.TODAY:d}) AND due <= :now THEN {Place.LATE:d}"
    " ELSE place END"
)
_OF_SUBJECT = " ".join(
    f"WHEN '{thing}' THEN {order_of(thing)}" for one in SUBJECTS for thing in one.things
)
_ORDER = (
    f"{_STANDS}, CASE thing {_OF_SUBJECT} ELSE {len(SUBJECTS)} END, weight,"
    " due IS NULL, due, subject"
)

# Of which desk the clock was last set back when, as far as what waits has heard of it.
_heeded = OfEach[object](lambda: None)


def keep(subject: str, waits: Iterable[Waiting]) -> None:
    """Let a thing wait for just these from now on; call within an operation."""
    db = database.db
    db.execute_sql("DELETE FROM agenda WHERE subject = ?", (subject,))
    for one in waits:
        db.execute_sql(
            f"INSERT INTO agenda (thing, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _row(one),
        )


def forget(texts: Iterable[str], subject: str = "") -> None:
    """Empty what the figures repeat of texts that are erased, of one thing or of all (F6)."""
    db = database.db
    for text in filter(None, texts):
        for about, kind, figures in db.execute_sql(
            "SELECT subject, kind, figures FROM agenda WHERE ? IN ('', subject)", (subject,)
        ).fetchall():
            left = {name: _without(value, text) for name, value in json.loads(figures).items()}
            if _json(left) != figures:
                db.execute_sql(
                    "UPDATE agenda SET figures = ? WHERE subject = ? AND kind = ?",
                    (_json(left), about, kind),
                )


def _without(value: object, text: str) -> object:
    return value.replace(text, "") if isinstance(value, str) else value


def kept(thing: str) -> list[Waiting]:
    """What is kept of one kind of thing, as it came to wait."""
    rows = database.db.execute_sql(
        f"SELECT {_COLUMNS} FROM agenda WHERE thing = ? ORDER BY shows, subject", (thing,)
    )
    return [_waiting(row) for row in rows.fetchall()]


def everything(now: datetime) -> list[Waiting]:
    """All that stands on Today by now, the most urgent first."""
    return first(now)[0]


class Asked:
    """What subjects that every session has loaded have waiting, and had when they were asked last.

    They are asked anew when an entry touches a thing of theirs, or one that is no subject's.
    """

    def __init__(self) -> None:
        self._said: dict[str, list[Waiting]] = {}

    def at(self, now: datetime, touched: Iterable[str] | None) -> list[Waiting]:
        """What waits; ``touched`` are things of the journal, None asks all."""
        owners = None if touched is None else {of_thing(one) for one in touched}
        everyone = owners is None or None in owners
        names = {one.name for one in owners or () if one}
        for name, each in answers.daily():
            if each.waiting and (everyone or name in names or name not in self._said):
                self._said[name] = list(each.waiting(now))
        return [one for said in self._said.values() for one in said if _shows(one, now)]


# What lapses the house sees to itself, as soon as somebody is there: nobody is told of it.
_SHOWS = "shows <= :now AND kind <> thing || '.lapses'"


def seen_by(
    role: Role, now: datetime, most: int | None = None, asked: list[Waiting] | None = None
) -> tuple[list[Waiting], int]:
    """The same of what a role may see (``answers.may_see``); ``asked`` is what ``Asked`` has."""
    if may(role, WORK_THE_DESK):
        return first(now, most, role, asked)
    seen = [one for one in first(now, role=role)[0] if answers.may_see(role, one.subject)]
    return seen[:most], len(seen)


def first(
    now: datetime,
    most: int | None = None,
    role: Role | None = None,
    asked: Iterable[Waiting] | None = None,
) -> tuple[list[Waiting], int]:
    """The most urgent of what stands on Today by now, for a role or for all, and how much does.

    ``asked`` is what ``Asked`` has, where it has been asked.
    """
    waits = _asked(now) if asked is None else asked
    asked = [one for one in waits if role is None or role in (one.roles or (role,))]
    named: dict[str, object] = {"now": clock.to_ms(now), **({} if most is None else {"most": most})}
    named |= {} if role is None else {"role": f" {role.value} "}
    mine = f"(roles = '' OR {dialect.has('roles', ':role')})"
    shows = _SHOWS if role is None else f"{_SHOWS} AND {mine}"
    limit = "" if most is None else " LIMIT :most"
    kept = database.db.execute_sql(
        f"SELECT {_COLUMNS} FROM agenda WHERE {shows} ORDER BY {_ORDER}{limit}", named
    ).fetchall()
    ((count,),) = database.db.execute_sql(
        f"SELECT count(*) FROM agenda WHERE {shows}", named
    ).fetchall()
    return ordered([*map(_waiting, kept), *asked], now)[:most], int(count) + len(asked)


def heed_set_back() -> None:
    """Let what waits by times of a clock that was ahead wait anew, once it is set right (W3)."""
    newest = (database.folder(), journal.set_backs()[-1:])
    if not newest[1] or newest == _heeded.get():
        return
    with database.write():
        for one in SUBJECTS:
            if any(map(_waits, one.things)) and (heard := answers.of(one.name).set_back):
                heard()
    _heeded.set(newest)


def _waits(thing: str) -> bool:
    found = database.db.execute_sql("SELECT 1 FROM agenda WHERE thing = ? LIMIT 1", (thing,))
    return found.fetchone() is not None


def lapsing(now: datetime) -> list[str]:
    """The kinds of thing of which some are to be erased by now: kept as long as they may be."""
    kept = database.db.execute_sql(
        "SELECT DISTINCT thing FROM agenda WHERE kind = thing || '.lapses' AND shows <= ?",
        (clock.to_ms(now),),
    )
    return sorted(thing for (thing,) in kept.fetchall())


def counts(now: datetime) -> dict[str, tuple[int, bool]]:
    """By kind of thing, how much stands on Today by now, and whether some of it is late."""
    kept = database.db.execute_sql(
        "SELECT thing, count(*), max(CASE WHEN due <= :now THEN 1 ELSE 0 END)"
        " FROM agenda WHERE shows <= :now GROUP BY thing",
        {"now": clock.to_ms(now)},
    )
    found = {thing: (int(count), bool(late)) for thing, count, late in kept.fetchall()}
    for one in _asked(now):
        thing = thing_of(one.subject)
        count, late = found.get(thing, (0, False))
        found[thing] = (count + 1, late or one.late(now))
    return found


def _asked(now: datetime, *, ringing: bool = False) -> Iterator[Waiting]:
    """What the subjects that are asked have waiting now; or of those that may ring, all of it."""
    for name, each in answers.daily():
        if each.waiting and (BY_NAME[name].rings or not ringing):
            waits = each.waiting(now)
            yield from (one for one in waits if ringing or _shows(one, now))


def _shows(one: Waiting, now: datetime) -> bool:
    return one.shows is None or one.shows <= now


def ringing(now: datetime) -> tuple[frozenset[str], datetime | None]:
    """The things that ring by now, and when the next one will."""
    kept = database.db.execute_sql(f"SELECT {_COLUMNS} FROM agenda WHERE rings = 1").fetchall()
    may_ring = [*map(_waiting, kept), *(one for one in _asked(now, ringing=True) if one.rings)]
    ahead = (at for one in may_ring if (at := one.alarm_at) is not None and at > now)
    return frozenset(one.subject for one in may_ring if one.alarms(now)), min(ahead, default=None)


def notices(home_id: int) -> list[Notice]:
    """What a home is to be told just now, of subjects of which something waits."""
    rows = database.db.execute_sql("SELECT DISTINCT thing FROM agenda").fetchall()
    waits, now = {thing for (thing,) in rows}, clock.now()
    asked = (one.name for one in SUBJECTS if one.tells and one.things[0] in waits)
    telling = (each for name in asked if (each := answers.of(name).notices) is not None)
    return [notice for each in telling for notice in each(home_id, now)]


def is_planned() -> bool:
    """Whether anything falls due here again and again, so that the plans must be looked at (G1)."""
    return database.db.execute_sql("SELECT 1 FROM plan LIMIT 1").fetchone() is not None


def ordered(waits: Iterable[Waiting], now: datetime) -> list[Waiting]:
    """The most urgent first; within a place by subject, by weight, and by what is due first."""
    never = clock.to_ms(now) * 2
    return sorted(
        waits,
        key=lambda one: (
            one.stands(now),
            order_of(one.subject),
            one.weight,
            clock.to_ms(one.due) if one.due else never,
            one.subject,
        ),
    )


def _row(one: Waiting) -> tuple[object, ...]:
    shows = clock.to_ms(one.shows) if one.shows else 0
    due = clock.to_ms(one.due) if one.due else None
    return (
        *(thing_of(one.subject), one.subject, one.kind, shows, due),
        *(int(one.place), int(one.rings), one.weight, _json(one.figures)),
        "".join(f" {role.value}" for role in sorted(one.roles)) + " " * bool(one.roles),
    )


def _json(figures: Mapping[str, object]) -> str:
    return json.dumps(dict(figures), ensure_ascii=False, sort_keys=True)


def _waiting(row: Sequence[Any]) -> Waiting:
    subject, kind, shows, due, place, rings, weight, figures, roles = row
    return Waiting(
        kind=kind,
        subject=subject,
        shows=clock.from_ms(shows) if shows else None,
        due=None if due is None else clock.from_ms(due),
        place=Place(place),
        rings=bool(rings),
        weight=weight,
        figures=json.loads(figures),
        roles=frozenset(map(Role, roles.split())),
    )
