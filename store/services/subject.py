"""What paid services answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import agenda, clock, journal, residents
from store.answers import Answers, Person
from store.engine import database
from store.journal import Entry
from store.payments.rights import TAKE_PAYMENTS
from store.rights import READ_MONEY, WORK_THE_DESK, Role, may
from store.sentences import yuan
from store.services.checks import CHECKS
from store.services.inputs import Basis, How, Stage, State
from store.services.report import EXPORT, figures
from store.services.rights import RIGHTS, WAIVE
from store.services.sentences import CALLED, SENTENCES
from store.services.service import LINES, SERVICES, Service, lines, of_home
from store.services.settings import ServiceSettings
from store.services.sheets import SERVICE
from store.waiting import Handed, Staying

_OPEN = (State.QUOTED, State.EXPIRED, State.MORE, State.AGREED, State.LISTED, State.DISPUTED)
_OWED = (State.ACCEPTED, State.OWED, State.PART)
_QUOTING = ("decide", "quote", "more", "agree", "refuse")
_SETTLING = ("adjust", "show", "accept", "put_on_account", "dispute", "cancel")


def billed(service_id: int) -> None:
    """Let it wait anew: its bill was paid, taken back, objected to."""
    SERVICES.wait_anew(service_id)


def look_again() -> None:
    """Let what waits do so by the settings as they are now."""
    for one in agenda.kept("service"):
        SERVICES.wait_anew(int(one.subject.partition(":")[2]))


def _sum(one: Service, state: State) -> int:
    """What it is about now: the open quote, what was agreed, settled, or is owed still."""
    if state in _OWED:
        return one.bill.owed if one.bill else one.listed or 0
    return one.offered or one.listed or one.agreed


def _going_on() -> Iterator[tuple[Service, State]]:
    where = (
        "WHERE service.stage IN (?, ?, ?, ?, ?) OR (service.stage = ? AND NOT EXISTS (SELECT 1"
        " FROM bill b WHERE b.about = 'service:' || service.id AND b.about <> ''"
        " AND b.stage <> 'void'"
        " AND b.settled + b.reduced >= b.amount)) ORDER BY service.id"
    )
    stages = (Stage.QUOTED, Stage.MORE, Stage.AGREED, Stage.LISTED, Stage.DISPUTED, Stage.SETTLED)
    today = clock.today()
    for one in SERVICES.table.read(where, *stages):
        if (state := one.state(today)) in (*_OPEN, *_OWED):
            yield one, state


def handed(_now: datetime) -> Iterator[Handed]:
    """What is quoted, agreed or settled, and not paid yet (H7)."""
    for one, state in _going_on():
        facts = {"sum": _sum(one, state), "ticket": one.ticket_id, "state": state.value}
        title = f"{one.home} {one.item} {one.number}"
        yield Handed(one.subject, title, facts, journal.newest_of(one.subject))


def stays(home_id: int) -> Iterator[Staying]:
    """What is still to be settled of a home's services when its people leave (M30)."""
    for one in of_home(home_id):
        if (state := one.state(clock.today())) in (*_OPEN, *_OWED):
            told = {"number": one.number, "state": state.value, "sum": _sum(one, state)}
            yield Staying("service.stays", one.subject, told)


def sees(role: Role, _service: int) -> bool:
    """Finance sees what was charged too."""
    return may(role, READ_MONEY)


def erase(person: Person) -> Mapping[str, int]:
    """Empty the names of who agreed or accepted, in a home of theirs."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    count = 0
    for column in ("agreed_by", "accepted_by"):
        changed = database.db.execute_sql(
            f"UPDATE service SET {column} = '' WHERE {column} <> '' AND {column} = ?"
            f" AND home_id IN ({homes})",
            (person.name, *person.homes),
        )
        count += int(changed.rowcount)
    return {"services": count}


def forget(entry: Entry) -> None:
    """Empty what the lines repeat of an entry's words."""
    if "materials" in entry.words:
        for line in lines(entry.subject_id):
            LINES.update(line.id, words="")


ANSWERS = Answers(
    rights=RIGHTS,
    operations={
        **{f"services.steps.{name}": WORK_THE_DESK for name in _QUOTING},
        **{f"services.settling.{name}": WORK_THE_DESK for name in _SETTLING},
        "services.settling.pay": TAKE_PAYMENTS,
        "services.settling.waive": WAIVE,
    },
    sees=sees,
    settings=ServiceSettings,
    settled=look_again,
    set_back=SERVICES.set_back,
    sheets=(SERVICE,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "home": residents.code_told,
        "basis": Basis,
        "how": How,
        "state": State,
        "sum": yuan,
    },
    handed=handed,
    printed=SERVICES.printed,
    find=SERVICES.find(lambda one: f"{one.number} {one.home} {one.item}".strip()),
    stays=stays,
    personal={"service": ("agreed_by", "accepted_by"), "service_line": ("words",)},
    erase=erase,
    forget=forget,
    checks=CHECKS,
    billed=billed,
    exports=(EXPORT,),
    demo=True,
)
