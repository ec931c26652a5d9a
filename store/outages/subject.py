"""What outages answer to the halls."""

from __future__ import annotations

from datetime import datetime

from store import residents
from store.answers import Answers
from store.journal import Entry
from store.notices import Notice
from store.outages.inputs import OutageReport, Stage, Supply
from store.outages.outage import OUTAGES, Outage, of_home
from store.outages.report import figures
from store.outages.sentences import CALLED, SENTENCES
from store.outages.sheets import OUTAGE_NOTICE
from store.outages.steps import report
from store.rights import WORK_THE_DESK, Staff

_STEPS = ("announce", "change", "end", "call_off", "report")


def notices(home_id: int, now: datetime) -> list[Notice]:
    """What is to be read out to a home."""
    code = residents.get(home_id).code
    return [
        Notice("outage.told", one.subject, one.figures, one.words, one.runs(now), joins=True)
        for one in of_home(code)
    ]


def _join(number: int, home_id: int | None, what: str, *, by: Staff) -> Outage:
    """Record that a home reports just that."""
    return report(number, OutageReport(home=home_id, what=what), by=by)


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    repeated = {name: "" for name in ("words", "announced") if name in entry.words}
    if repeated:
        OUTAGES.table.update(entry.subject_id, **repeated)


ANSWERS = Answers(
    operations={f"outages.steps.{name}": WORK_THE_DESK for name in _STEPS},
    sheets=(OUTAGE_NOTICE,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"supply": Supply, "state": Stage},
    handed=OUTAGES.handed(
        (Stage.STANDS,),
        lambda one: f"{one.number} {one.scope}".strip(),
        lambda one: {"since": one.since, "until": one.until, "count": one.reports},
    ),
    find=OUTAGES.find(lambda one: f"{one.number} {one.scope}".strip()),
    personal={"outage": ("words", "announced")},
    forget=forget,
    checks=OUTAGES.checks,
    set_back=OUTAGES.set_back,
    notices=notices,
    join=_join,
    demo=True,
)
