"""What release slips answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import clock, journal
from store.answers import Answers, Person
from store.engine import database, dialect
from store.goods.inputs import Doubt, How, Stage
from store.goods.report import figures
from store.goods.sentences import CALLED, SENTENCES
from store.goods.settings import GoodsSettings, settings
from store.goods.sheets import SLIP
from store.goods.slip import DECIDE, ENDED, GOODS, OPEN, of_home
from store.journal import Entry
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, WORK_THE_GATE, may
from store.sentences import moment_or_day
from store.text import mark
from store.waiting import Staying

_FIRST = dialect.least("j.number")
_DESK = (
    *("ask", "confirm", "doubt", "issue"),
    *("mismatch", "match", "take_back", "void"),
)
_NAMES = ("applicant", "bearer", "phone", "plate", "guard")
# By slip and line, what went out and came back by the entries.
_COUNTED = (
    f"SELECT {_FIRST} FROM journal j, {dialect.pairs_in('j.payload', 'lines', 'q')}"
    " WHERE j.subject >= 'slip:' AND j.subject < 'slip;'"
    " AND j.kind = 'slip.asked' AND NOT EXISTS (SELECT 1 FROM slip_line l"
    f" WHERE l.slip_id = {dialect.number_behind('j.subject', ':')}"
    " AND l.place = CAST(q.key AS INTEGER) AND l.quantity = q.value"
    " AND l.back = (SELECT coalesce(sum(b.value), 0) FROM journal r,"
    f" {dialect.pairs_in('r.payload', 'back', 'b')} WHERE r.subject = j.subject"
    " AND r.kind = 'slip.returned' AND b.key = q.key))"
)


def stays(home_id: int) -> Iterator[Staying]:
    """The home's slips whose goods may still go out, or are to come back (GR4)."""
    for one in of_home(home_id):
        if (state := one.state(clock.today())) in (*OPEN, Stage.OUT):
            back = one.back_by.isoformat() if one.back_by else None
            figures = {"number": one.number, "state": state.value, "back": back}
            yield Staying("slip.stays", f"slip:{one.id}", figures)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what slips hold of the person, who asked or who carried."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    changed = 0
    for emptied, who, known, by in (
        ("applicant = '', person_id = NULL", "applicant", "person_id = ?", (person.id,)),
        ("bearer = '', phone = '', plate = ''", "bearer", f"phone IN ({phones})", person.phones),
    ):
        done = database.db.execute_sql(
            f"UPDATE slip SET {emptied} WHERE ({who} = ? AND home_id IN ({homes})) OR {known}",
            (person.name, *person.homes, *by),
        )
        changed += int(done.rowcount)
    return {"slips": changed}


def lapse() -> None:
    """Erase the names on slips that are kept long enough; numbers and goods stay (GR8)."""
    _lapse()


@operation
def _lapse() -> None:
    today, kept = clock.today(), settings().kept
    stages = ", ".join(f"'{stage.value}'" for stage in ENDED)
    old = GOODS.table.read(f"WHERE slip.lapsed_on IS NULL AND slip.stage IN ({stages})")
    gone = [one for one in old if (today - clock.day(one.asked_at)).days > kept]
    for one in gone:
        GOODS.table.update(one.id, lapsed_on=today, **dict.fromkeys(_NAMES, ""))
        GOODS.wait_anew(one.id)
    if gone:
        first, *more = (f"slip:{one.id}" for one in gone)
        journal.append("slip.lapsed", first, by=None, payload={"gone": len(gone)}, touches=more)


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if entry.kind == "slip.asked":
        database.db.execute_sql(
            "UPDATE slip_line SET thing = '', mark = '', remark = '' WHERE slip_id = ?",
            (entry.subject_id,),
        )


ANSWERS = Answers(
    rights=(DECIDE,),
    operations={
        **{f"goods.steps.{name}": WORK_THE_DESK for name in _DESK},
        "goods.steps.decide": DECIDE,
        "goods.steps.let_pass": WORK_THE_GATE,
    },
    sees=lambda role, _number: may(role, WORK_THE_GATE),
    settings=GoodsSettings,
    set_back=GOODS.set_back,
    sheets=(SLIP,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"how": How, "doubt": Doubt, "state": Stage, "at": moment_or_day},
    handed=GOODS.handed(
        (Stage.ASKED, Stage.DOUBT, Stage.CONFIRMED, Stage.OUT),
        lambda one: f"{one.home} {one.number}",
        lambda one: {"n": one.number, "until": one.back_by},
    ),
    printed=GOODS.printed,
    find=GOODS.find(lambda one: f"{one.number} {one.home}"),
    personal={
        "slip": _NAMES,
        "slip_line": ("thing", "mark", "remark"),
    },
    stays=stays,
    erase=erase,
    lapse=lapse,
    forget=forget,
    checks=dict(GOODS.checks) | {mark("its goods are not those of its entries"): _COUNTED},
    demo=True,
)
