"""What parking permits answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from store import agenda, catalogue, clock
from store.answers import Answers, Found, Person
from store.engine import database
from store.expiring import Expiring
from store.export import Export
from store.figure import Period
from store.journal import Entry
from store.permits.inputs import Stage, Why
from store.permits.permit import PERMITS, Permit, State, every, of_home
from store.permits.report import figures
from store.permits.rights import APPROVE
from store.permits.sentences import CALLED, SENTENCES
from store.permits.settings import PermitSettings
from store.permits.sheets import AGREEMENT, APPLICATION, GUARDS, LOSS, PERMIT
from store.residents import plates
from store.rights import WORK_THE_DESK
from store.text import mark
from store.waiting import Staying

_chinese = catalogue.of("zh_CN").gettext
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
    today = clock.today()
    held = [one for one in _held(home_id, person_id) if one.state(today) is not State.OVER]
    return [_left(one, today) for one in held]


def moved_back(home_id: int, person_id: int) -> list[str]:
    """Let the permits of somebody who has not moved out after all wait for that no more (P11)."""
    return [_left(one, None) for one in _held(home_id, person_id) if one.left_on is not None]


def _held(home_id: int, person_id: int) -> list[Permit]:
    where = "WHERE permit.home_id = ? AND permit.person_id = ? AND permit.stage = ?"
    return PERMITS.table.read(where, home_id, person_id, Stage.ISSUED)


def _left(permit: Permit, on: date | None) -> str:
    PERMITS.table.update(permit.id, left_on=on)
    subject = f"permit:{permit.id}"
    agenda.keep(subject, PERMITS.waits(PERMITS.table.one(permit.id)))
    return subject


_GOING_ON = (State.ASKED, State.APPROVED, State.AHEAD, State.LIVE)


def stays(home_id: int) -> Iterator[Staying]:
    """The home's permits that hold, or are asked for (P11)."""
    for one in of_home(home_id):
        if (state := one.state(clock.today())) in _GOING_ON:
            figures = {"number": one.number, "plate": one.plate_shown, "space": one.space}
            figures |= {"state": state.value, "until": one.until.isoformat()}
            yield Staying("permit.stays", f"permit:{one.id}", figures)


def expiring(until: date) -> Iterator[Expiring]:
    """Permits that end by a day, and those that have run out and are not followed by another."""
    where = (
        "WHERE permit.stage = ? AND NOT EXISTS"
        " (SELECT 1 FROM permit f WHERE f.replaces = permit.id) ORDER BY permit.until, permit.id"
    )
    for one in PERMITS.table.read(where, Stage.ISSUED):
        if one.until > until:
            continue
        holder = f"{one.home} {one.plate_shown}".strip()
        subject, called = f"permit:{one.id}", CALLED["permit"]
        yield Expiring(subject, called, one.number, holder, one.since, one.until)


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


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words, which older versions kept there."""
    if not {"holder", "plate", "space"} & set(entry.words):
        return
    permit = PERMITS.table.one(entry.subject_id)
    issued = permit.stage is Stage.ISSUED  # the guards know it by its plate and its space
    names = ("holder",) if issued else ("holder", "plate", "space")
    PERMITS.table.update(permit.id, **{name: "" for name in names if name in entry.words})
    PERMITS.wait_anew(permit.id)


def _exported(_period: Period | None) -> Iterator[Sequence[str]]:
    today = clock.today()
    for one in every():
        state, kind = _chinese(one.state(today).called), _chinese(one.kind.called)
        days = one.since.isoformat(), one.until.isoformat()
        yield one.number, one.plate_shown, one.home, one.holder, kind, one.space, *days, state


EXPORT = Export(
    "permits",
    mark("the parking permits"),
    ("编号", "车牌", "房号", "持证人", "类型", "车位", "起", "止", "状态"),
    _exported,
)
ANSWERS = Answers(
    rights=(APPROVE,),
    operations={
        **{f"permits.steps.{name}": WORK_THE_DESK for name in _DESK},
        "permits.steps.approve": APPROVE,
        "permits.steps.refuse": APPROVE,
    },
    settings=PermitSettings,
    sheets=(PERMIT, APPLICATION, AGREEMENT, LOSS, GUARDS),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"why": Why, "state": State},
    handed=PERMITS.handed(
        (Stage.ASKED, Stage.APPROVED),
        lambda one: f"{one.home} {one.plate_shown} {one.holder}".strip(),
        lambda one: {"n": one.number, "until": one.until},
    ),
    expiring=expiring,
    printed=PERMITS.printed,
    find=find,
    moved_out=moved_out,
    moved_back=moved_back,
    stays=stays,
    personal={"permit": ("holder", "plate", "space")},
    erase=erase,
    forget=forget,
    checks=PERMITS.checks,
    set_back=PERMITS.set_back,
    exports=(EXPORT,),
    demo=True,
)
