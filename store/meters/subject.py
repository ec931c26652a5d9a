"""What meters answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import money
from store.answers import Answers, Billing
from store.bills.rights import DRAFT_BILLS
from store.engine import database, dialect
from store.journal import Entry
from store.meters.billing import draft, draft_single, dry, must_be_metered
from store.meters.chaining import USE
from store.meters.inputs import MeterKind, Stage, Why
from store.meters.meter import METERS, of_home
from store.meters.report import EXPORT, figures
from store.meters.rights import CORRECT_READINGS
from store.meters.sentences import CALLED, SENTENCES
from store.meters.settings import MeterSettings
from store.meters.sheets import EXCHANGED, READING_LIST
from store.rights import READ_METERS, Role, may
from store.sentences import Telling, moment_or_day
from store.text import mark
from store.waiting import Staying

_STEPS = ("enter", "read", "exchange", "remove")


def _sees(role: Role, _meter: int) -> bool:
    return may(role, READ_METERS)


def stays(home_id: int) -> Iterator[Staying]:
    """The home's meters, to be read when its people leave."""
    for one in of_home(home_id):
        if one.stage is Stage.SET:
            yield Staying("meter.stays", one.subject, {"number": one.number, "kind": one.kind})


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if "place" in entry.words:
        METERS.table.update(entry.subject_id, place="")
    if "photo" in entry.words and "reading" in entry.payload:
        sql = "UPDATE meter_reading SET photo = '' WHERE id = ?"
        database.db.execute_sql(sql, (entry.payload["reading"],))


def _checks() -> dict[str, str]:
    """What ``verify`` asks of readings: each is as the entry says that entered it."""
    number, of = dialect.number_in, "j.subject = 'meter:' || t.meter_id"
    said = (
        f"j.kind IN ('meter.read', 'meter.corrected') AND {number('j.payload', 'value')} = t.value"
    )
    last = (
        "j.kind IN ('meter.exchanged', 'meter.removed')"
        f" AND {number('j.payload', 'final')} = t.value"
    )
    return {
        mark("A reading is none that was recorded: {what}"): (
            "SELECT min('meter_reading:' || t.id) FROM meter_reading t WHERE t.kind <> 'base'"
            f" AND NOT EXISTS (SELECT 1 FROM journal j WHERE {of} AND (({said}) OR ({last}))"
            f" AND {number('j.payload', 'reading')} = t.id)"
        ),
        mark("A reading is used by a bill that is void: {what}"): (
            "SELECT min('meter_reading:' || t.id) FROM meter_reading t"
            " JOIN bill b ON b.id = t.bill_id WHERE b.stage = 'void'"
        ),
    }


def _reading(value: int | str, _telling: Telling) -> str:
    return money.measure_text(int(value), money.READING)


def _used(value: int | str, _telling: Telling) -> str:
    return money.measure_text(int(value), USE)


ANSWERS = Answers(
    rights=(CORRECT_READINGS,),
    operations={
        **{f"meters.steps.{name}": READ_METERS for name in _STEPS},
        "meters.billing.dry": DRAFT_BILLS,
        "meters.billing.draft": DRAFT_BILLS,
        "meters.billing.draft_single": DRAFT_BILLS,
        "meters.billing.bill_now": DRAFT_BILLS,
        "meters.steps.correct": CORRECT_READINGS,
        "meters.steps.swap": CORRECT_READINGS,
    },
    sees=_sees,
    settings=MeterSettings,
    sheets=(READING_LIST, EXCHANGED),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": MeterKind,
        "why": Why,
        "value": _reading,
        "final": _reading,
        "base": _reading,
        "used": _used,
        "on": moment_or_day,
        "set_on": moment_or_day,
        "since": moment_or_day,
    },
    billing=Billing(must_be_metered, dry, draft, draft_single),
    stays=stays,
    printed=METERS.printed,
    personal={"meter": ("place",), "meter_reading": ("photo",)},
    forget=forget,
    checks=dict(METERS.checks) | _checks(),
    exports=(EXPORT,),
    demo=True,
)
