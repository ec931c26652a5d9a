"""What visits answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import clock, journal
from store.answers import Answers, Person
from store.engine import database, dialect
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, WORK_THE_GATE, may
from store.sentences import moment_or_day
from store.text import mark
from store.visitors.inputs import How, Kind, Refuser, Stage
from store.visitors.report import figures
from store.visitors.sentences import CALLED, SENTENCES
from store.visitors.settings import VisitorSettings, settings
from store.visitors.sheets import INSIDE, NOTICE, PASS
from store.visitors.visit import OPEN, VISITS, cards_out, inside, last_day, of_home
from store.waiting import Counted, Inside, Staying

_FIRST = dialect.least("j.number")
_DESK = (*("enter", "admit", "refuse", "note_unseen", "take_card_back", "renew", "revoke", "keep"),)
_GATE = ("arrive", "let_in", "let_out")
_PERSONAL = ("who", "host", "plate", "remark", "phone", "id_end", "incident")
# Every way in and out is one that was recorded, at its time, and none that was is missing.
_WENT = (
    f"SELECT {_FIRST} FROM journal j WHERE j.subject >= 'visit:'"
    " AND j.subject < 'visit;' AND j.kind IN ('visit.came_in', 'visit.left', 'visit.unseen')"
    " AND NOT EXISTS (SELECT 1 FROM visit_passage p"
    f" WHERE p.visit_id = {dialect.number_behind('j.subject', ':')}"
    f" AND p.place = {dialect.number_in('j.payload', 'place')}"
    " AND p.unseen = CASE j.kind WHEN 'visit.came_in' THEN p.unseen"
    " WHEN 'visit.left' THEN 0 ELSE 1 END"
    f" AND {dialect.number_in('j.payload', 'at')} ="
    " CASE j.kind WHEN 'visit.came_in' THEN p.in_at ELSE p.out_at END)"
)
_UNRECORDED = (
    "SELECT min('visit:' || p.visit_id) FROM visit_passage p WHERE"
    " (SELECT count(*) FROM journal j WHERE j.subject = 'visit:' || p.visit_id"
    " AND j.kind = 'visit.came_in') < p.place OR (p.out_at IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM journal j WHERE j.subject = 'visit:' || p.visit_id"
    f" AND j.kind IN ('visit.left', 'visit.unseen') AND"
    f" {dialect.number_in('j.payload', 'place')} = p.place))"
)


def counted() -> Iterator[Counted]:
    """The cards that should be at the desk, as the handover counts them (N4, H2)."""
    cards = settings().cards
    if cards:
        seen = database.db.execute_sql(
            "SELECT coalesce(max(number), 0) FROM journal WHERE kind IN"
            " ('visit.admitted', 'visit.left', 'visit.card_back')"
        ).fetchone()
        yield Counted(settings().card, cards - len(cards_out()), int(seen[0]))


def stays(home_id: int) -> Iterator[Staying]:
    """Who is announced at the home, may go in, or is inside (N6)."""
    for one in of_home(home_id):
        if (state := one.state(clock.today())) in OPEN:
            figures = {"number": one.number, "who": one.who, "state": state.value}
            figures |= {"until": one.until.isoformat()}
            yield Staying("visit.stays", f"visit:{one.id}", figures)


def here() -> Iterator[Inside]:
    """Who is inside, for a fire (D27)."""
    for one in inside():
        since = one.inside_since or one.asked_at
        yield Inside(f"visit:{one.id}", one.home, one.who, one.count, since, one.home_id)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what visits to a person hold, and those of who came with their phone."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    done = database.db.execute_sql(
        "UPDATE visit SET host = '', person_id = NULL WHERE person_id = ?"
        f" OR (host = ? AND home_id IN ({homes}))",
        (person.id, person.name, *person.homes),
    )
    came = database.db.execute_sql(
        "UPDATE visit SET who = '', phone = '', id_end = '', plate = ''"
        f" WHERE phone IN ({phones}) OR (who = ? AND home_id IN ({homes}))",
        (*person.phones, person.name, *person.homes),
    )
    return {"visits": int(done.rowcount) + int(came.rowcount)}


def lapse() -> None:
    """Erase what is personal of visits that are kept long enough; the counts stay (N9).

    Who is inside, and what is kept for an incident, stays.
    """
    _lapse()


@operation
def _lapse() -> None:
    today, kept = clock.today(), settings().kept
    where = "WHERE visit.lapsed_on IS NULL AND visit.longer = 0 AND visit.stage <> 'inside'"
    gone = [one for one in VISITS.table.read(where) if (today - last_day(one)).days > kept]
    for one in gone:
        VISITS.table.update(one.id, lapsed_on=today, **dict.fromkeys(_PERSONAL, ""))
        VISITS.wait_anew(one.id)
    if gone:
        first, *more = (f"visit:{one.id}" for one in gone)
        journal.append("visit.lapsed", first, by=None, payload={"gone": len(gone)}, touches=more)


ANSWERS = Answers(
    operations={
        **{f"visitors.steps.{name}": WORK_THE_DESK for name in _DESK},
        **{f"visitors.steps.{name}": WORK_THE_GATE for name in _GATE},
    },
    sees=lambda role, _number: may(role, WORK_THE_GATE),
    settings=VisitorSettings,
    set_back=VISITS.set_back,
    sheets=(PASS, INSIDE, NOTICE),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "how": How,
        "kind": Kind,
        "by": Refuser,
        "state": Stage,
        "at": moment_or_day,
    },
    handed=VISITS.handed(
        (Stage.WAITING, Stage.INSIDE),
        lambda one: f"{one.home} {one.number}",
        lambda one: {"n": one.number, "since": one.inside_since, "count": one.count},
    ),
    counted=counted,
    inside=here,
    printed=VISITS.printed,
    find=VISITS.find(lambda one: f"{one.number} {one.home}"),
    personal={"visit": _PERSONAL, "visit_passage": ()},
    stays=stays,
    erase=erase,
    lapse=lapse,
    checks=dict(VISITS.checks)
    | {
        mark("its visitor went in or out otherwise than it was recorded"): _WENT,
        mark("Somebody went in or out without a record: {what}"): _UNRECORDED,
    },
    demo=True,
)
