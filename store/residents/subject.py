"""What resident files answer to the halls."""

from __future__ import annotations

from collections.abc import Mapping

from store import answers
from store.answers import Answers
from store.engine import database, dialect
from store.errors import NotFound
from store.journal.operation import operation
from store.residents import files, party, pets, searchkeys
from store.residents.documents import DocumentKind, Way
from store.residents.exports import EXPORTS
from store.residents.folding import fold
from store.residents.inputs import HomeState, PaperForm, Role
from store.residents.instructions import Mind
from store.residents.report import figures
from store.residents.rights import IMPORT_FILES, KEEP_FILES, READ_ACCESS
from store.residents.sentences import CALLED, SENTENCES
from store.residents.sheets import ACCESS, FILE_COVER, HOUSEHOLD, OWN_DATA, RESIDENTS


def person(person_id: int) -> answers.Person:
    """Who is to be erased; raises ``NotFound``."""
    db = database.db
    known = party.read([person_id], whole=(person_id,)).get(person_id)
    if known is None:
        raise NotFound("There is no such person.")
    homes = db.execute_sql(
        "SELECT DISTINCT home_id FROM residency WHERE person_id = ? OR person_id IN"
        " (SELECT party_id FROM representative WHERE person_id = ?)",
        (person_id, person_id),
    ).fetchall()
    return answers.Person(
        *(person_id, f"person:{person_id}", known.name),
        phones=tuple(one.number for one in known.phones),
        papers=tuple(one.number for one in known.papers),
        homes=tuple(home for (home,) in homes),
        touches=tuple(f"home:{home}" for (home,) in homes),
    )


def printed(subject: str) -> str:
    """A home's code, empty for a person, whom a code would not tell from others."""
    return files.get(int(subject.removeprefix("home:"))).code if subject[:5] == "home:" else ""


def erase(whom: answers.Person) -> Mapping[str, int]:
    """Empty a person's file, and let them be found no more."""
    db = database.db
    db.execute_sql(
        "UPDATE person SET name = '', sex = '', phone = '', phone_purpose = '', id_number = '',"
        " id_kind = '', id_until = NULL, outside = '', note = '', employer = '', address = ''"
        " WHERE id = ?",
        (whom.id,),
    )
    for table in (party.PHONES.table, party.PAPERS.table, "emergency_contact", "pet"):
        db.execute_sql(f"DELETE FROM {table} WHERE person_id = ?", (whom.id,))
    needs = "UPDATE special_need SET words = '', consented_by = '' WHERE person_id = ?"
    db.execute_sql(needs, (whom.id,))
    _forget_contact(whom)
    acts = "UPDATE representative SET matters = '' WHERE person_id = ? OR party_id = ?"
    db.execute_sql(acts, (whom.id, whom.id))
    _forget_documents(whom)
    db.execute_sql("UPDATE residency SET relation = '' WHERE person_id = ?", (whom.id,))
    searchkeys.write_all(list(whom.homes))
    searchkeys.INDEX.merge()
    return {}


def _forget_contact(whom: answers.Person) -> None:
    """Let others of the person's homes, or with their phone, no longer name them as a contact."""
    phones, homes = ", ".join("?" * len(whom.phones)) or "NULL", ", ".join("?" * len(whom.homes))
    database.db.execute_sql(
        f"DELETE FROM emergency_contact WHERE phone IN ({phones}) OR (name = ? AND person_id IN"
        f" (SELECT person_id FROM residency WHERE home_id IN ({homes or 'NULL'})))",
        (*whom.phones, whom.name, *whom.homes),
    )


def _forget_documents(whom: answers.Person) -> None:
    """Empty what is written beside papers of the person's homes, where it mentions them."""
    homes = ", ".join("?" * len(whom.homes)) or "NULL"
    for text in whom.known_by:
        database.db.execute_sql(
            f"UPDATE document SET filed = '', note = '' WHERE home_id IN ({homes})"
            f" AND ({dialect.has('filed')} OR {dialect.has('note')})",
            (*whom.homes, text, text),
        )
        database.db.execute_sql(
            f"UPDATE instruction SET note = '' WHERE home_id IN ({homes})"
            f" AND {dialect.has('note')}",
            (*whom.homes, text),
        )


_CHANGES = (
    "add_home", "add_vehicle", "change_home", "change_resident", "move_in", "move_out",
    "remove_vehicle",
)  # fmt: skip

_ACTING = ("add_contact", "add_proxy", "end_representative")
_ADD_REMOVE = ("add", "remove")
_FIGURES = ("add_paper", "add_phone", "remove_paper", "remove_phone")


@operation
def _catch_up() -> bool:
    return searchkeys.catch_up()


def catch_up() -> bool:
    """Write some of the finder's keys anew that an older program wrote (F7)."""
    return searchkeys.is_behind() and _catch_up()


ANSWERS = Answers(
    rights=(KEEP_FILES, IMPORT_FILES, READ_ACCESS),
    operations={
        **{f"residents.changes.{name}": KEEP_FILES for name in _CHANGES},
        "residents.states.set_state": KEEP_FILES,
        "residents.filing.file_document": KEEP_FILES,
        "residents.filing.take_document": KEEP_FILES,
        "residents.companies.move_in_company": KEEP_FILES,
        **{f"residents.representatives.{name}": KEEP_FILES for name in _ACTING},
        **{f"residents.figures.{name}": KEEP_FILES for name in _FIGURES},
        **{f"residents.contacts.{name}_emergency_contact": KEEP_FILES for name in _ADD_REMOVE},
        **{f"residents.pets.{name}_pet": KEEP_FILES for name in _ADD_REMOVE},
        "residents.needs.note_need": KEEP_FILES,
        "residents.needs.withdraw_consent": KEEP_FILES,
        "residents.instructions.instruct": KEEP_FILES,
        "residents.instructions.end_instruction": KEEP_FILES,
        "residents.leaving.move_back": KEEP_FILES,
        "residents.leaving.move_household_out": KEEP_FILES,
        "residents.confidential.open_home": KEEP_FILES,
        "residents.confidential.reveal": KEEP_FILES,
        "residents.importing.plan.carry_out": IMPORT_FILES,
    },
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "state": HomeState,
        "kind": DocumentKind,
        "form": PaperForm,
        "way": Way,
        "mind": Mind,
        "role": Role,
    },
    sheets=(HOUSEHOLD, RESIDENTS, FILE_COVER, ACCESS, OWN_DATA),
    figures=figures,
    expiring=pets.expiring,
    waiting=pets.waiting,
    demo=True,
    person=person,
    printed=printed,
    erase=erase,
    catch_up=catch_up,
    exports=EXPORTS,
    personal={
        "person": (
            *("name", "sex", "phone", "id_number", "outside", "note", "employer", "address"),
        ),
        "emergency_contact": ("name", "relation", "phone"),
        "pet": ("name", "licence"),
        "special_need": ("words", "consented_by"),
        "phone": ("number",),
        "identity": ("number",),
        "document": ("filed", "note"),
        "instruction": ("note",),
        "representative": ("matters",),
        "residency": ("relation",),
        "home_search": ("own", "house", "past"),
        "vehicle": ("plate", "model", "space"),
        "home": ("note",),
    },
    folds={"home": fold, "residents": fold},
)
