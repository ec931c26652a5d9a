"""What release slips answer to the halls."""

from __future__ import annotations

from collections.abc import Mapping

from store.answers import Answers, Person
from store.engine import database, dialect
from store.goods.demo import plan
from store.goods.inputs import Doubt, How, Stage
from store.goods.sentences import CALLED, SENTENCES
from store.goods.settings import GoodsSettings
from store.goods.sheets import SLIP
from store.goods.slip import DECIDE, GOODS
from store.journal import Entry
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day
from store.text import mark

_DESK = (
    *("ask", "confirm", "doubt", "issue", "let_pass"),
    *("mismatch", "match", "take_back", "void"),
)
# By slip and line, what went out and came back by the entries.
_COUNTED = (
    f"SELECT min(j.number) FROM journal j, {dialect.pairs_in('j.payload', 'lines', 'q')}"
    " WHERE j.kind = 'slip.asked' AND NOT EXISTS (SELECT 1 FROM slip_line l"
    f" WHERE l.slip_id = {dialect.number_behind('j.subject', ':')}"
    " AND l.place = CAST(q.key AS INTEGER) AND l.quantity = q.value"
    " AND l.back = (SELECT coalesce(sum(b.value), 0) FROM journal r,"
    f" {dialect.pairs_in('r.payload', 'back', 'b')} WHERE r.subject = j.subject"
    " AND r.kind = 'slip.returned' AND b.key = q.key))"
)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what slips hold of the person, who asked or who carried."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = 0
    for emptied, who in (
        ("applicant = '', person_id = NULL", "applicant"),
        ("bearer = '', phone = '', plate = ''", "bearer"),
    ):
        done = database.db.execute_sql(
            f"UPDATE slip SET {emptied} WHERE ({who} = ? AND home_id IN ({homes}))"
            + (" OR person_id = ?" if who == "applicant" else " OR (phone <> '' AND phone = ?)"),
            (person.name, *person.homes, person.id if who == "applicant" else person.phone),
        )
        changed += int(done.rowcount)
    return {"slips": changed}


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
    },
    settings=GoodsSettings,
    sheets=(SLIP,),
    sentences=SENTENCES,
    called=CALLED,
    shown={"how": How, "doubt": Doubt, "state": Stage, "at": moment_or_day},
    handed=GOODS.handed(
        (Stage.ASKED, Stage.DOUBT, Stage.CONFIRMED, Stage.OUT),
        lambda one: f"{one.home} {one.number}",
        lambda one: {"n": one.number, "until": one.back_by},
    ),
    find=GOODS.find(lambda one: f"{one.number} {one.home}"),
    personal={
        "slip": ("applicant", "bearer", "phone", "plate", "guard"),
        "slip_line": ("thing", "mark", "remark"),
    },
    erase=erase,
    forget=forget,
    checks=dict(GOODS.checks) | {mark("its goods are not those of its entries"): _COUNTED},
    demo=plan,
)
