"""What parking permits answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import agenda, clock
from store.answers import Answers, Found, Person
from store.engine import database
from store.permits.demo import plan
from store.permits.inputs import Stage, Why
from store.permits.permit import PERMITS, State, every
from store.permits.rights import APPROVE
from store.permits.sentences import CALLED, SENTENCES
from store.permits.settings import PermitSettings
from store.permits.sheets import AGREEMENT, APPLICATION, GUARDS, LOSS, PERMIT
from store.residents import plates
from store.rights import WORK_THE_DESK

_DESK = ("ask", "issue", "remind", "renew", "replace", "cancel")


def find(text: str, most: int) -> Iterator[Found]:
    """Permits by number, or a part of a plate."""
    wanted, plate = text.casefold(), plates.normal(text)
    for permit in every():
        fits = wanted in permit.number.casefold() or (len(plate) > 2 and plate in permit.plate)
        if fits and most > 0:
            most -= 1
            told = f"{permit.number} {permit.plate_shown} {permit.home}".strip()
            yield Found(f"permit:{permit.id}", told)


def moved_out(home_id: int, person_id: int) -> list[str]:
    """Let the permits of somebody who has moved out be seen to (P11)."""
    today, touched = clock.today(), []
    where = "WHERE permit.home_id = ? AND permit.person_id = ? AND permit.stage = ?"
    for permit in PERMITS.table.read(where, home_id, person_id, Stage.ISSUED):
        if permit.state(today) is not State.OVER:
            PERMITS.table.update(permit.id, left_on=today)
            subject = f"permit:{permit.id}"
            agenda.keep(subject, PERMITS.waits(PERMITS.table.one(permit.id)))
            touched.append(subject)
    return touched


def erase(person: Person) -> Mapping[str, int]:
    """Empty the holder and the plate of permits that the person has or had."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = database.db.execute_sql(
        "UPDATE permit SET holder = '', plate = '', person_id = NULL"
        f" WHERE stage <> 'issued' AND (person_id = ? OR (holder = ? AND home_id IN ({homes})))",
        (person.id, person.name, *person.homes),
    )
    held = database.db.execute_sql(
        "UPDATE permit SET holder = ''"
        f" WHERE person_id = ? OR (holder = ? AND home_id IN ({homes}))",
        (person.id, person.name, *person.homes),
    )
    return {"permits": int(changed.rowcount) + int(held.rowcount)}


ANSWERS = Answers(
    rights=(APPROVE,),
    operations={
        **{f"permits.steps.{name}": WORK_THE_DESK for name in _DESK},
        "permits.steps.approve": APPROVE,
        "permits.steps.refuse": APPROVE,
    },
    settings=PermitSettings,
    sheets=(PERMIT, APPLICATION, AGREEMENT, LOSS, GUARDS),
    sentences=SENTENCES,
    called=CALLED,
    shown={"why": Why, "state": State},
    handed=PERMITS.handed(
        (Stage.ASKED, Stage.APPROVED),
        lambda one: f"{one.home} {one.plate_shown} {one.holder}".strip(),
        lambda one: {"n": one.number, "until": one.until},
    ),
    find=find,
    moved_out=moved_out,
    personal={"permit": ("holder", "plate", "space")},
    erase=erase,
    checks=PERMITS.checks,
    demo=plan,
)
