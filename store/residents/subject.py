"""What resident files answer to the halls."""

from __future__ import annotations

from collections.abc import Mapping

from store import answers
from store.answers import Answers
from store.engine import database
from store.errors import NotFound
from store.residents import searchkeys
from store.residents.rights import IMPORT_FILES, KEEP_FILES
from store.residents.sheets import FILE_COVER, HOUSEHOLD, RESIDENTS


def person(person_id: int) -> answers.Person:
    """Who is to be erased; raises ``NotFound``."""
    db = database.db
    row = db.execute_sql(
        "SELECT name, phone, id_number FROM person WHERE id = ?", (person_id,)
    ).fetchone()
    if row is None:
        raise NotFound("There is no such person.")
    homes = db.execute_sql(
        "SELECT DISTINCT home_id FROM residency WHERE person_id = ?", (person_id,)
    ).fetchall()
    name, phone, id_number = row
    return answers.Person(
        *(person_id, f"person:{person_id}"),
        *(name, phone, id_number),
        homes=tuple(home for (home,) in homes),
        touches=tuple(f"home:{home}" for (home,) in homes),
    )


def erase(whom: answers.Person) -> Mapping[str, int]:
    """Empty a person's file, and let them be found no more."""
    db = database.db
    db.execute_sql(
        "UPDATE person SET name = '', sex = '', phone = '', id_number = '', outside = '',"
        " note = '' WHERE id = ?",
        (whom.id,),
    )
    db.execute_sql("UPDATE residency SET relation = '' WHERE person_id = ?", (whom.id,))
    searchkeys.write_all(list(whom.homes))
    searchkeys.INDEX.merge()
    return {}


_CHANGES = (
    "add_home", "add_vehicle", "change_home", "change_resident", "move_in", "move_out",
    "remove_vehicle",
)  # fmt: skip

ANSWERS = Answers(
    rights=(KEEP_FILES, IMPORT_FILES),
    operations={
        **{f"residents.changes.{name}": KEEP_FILES for name in _CHANGES},
        "residents.confidential.open_home": KEEP_FILES,
        "residents.confidential.reveal": KEEP_FILES,
        "residents.importing.plan.carry_out": IMPORT_FILES,
    },
    sheets=(HOUSEHOLD, RESIDENTS, FILE_COVER),
    person=person,
    erase=erase,
    personal={
        "person": ("name", "sex", "phone", "id_number", "outside", "note"),
        "residency": ("relation",),
        "home_search": ("own", "house"),
        "vehicle": ("plate", "model", "space"),
        "home": ("note",),
    },
)
