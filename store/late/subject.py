"""What late charges answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import bills, clock, journal, residents
from store.answers import Answers
from store.figure import Figure, Period
from store.late.charge import of_home
from store.late.checks import CHECKS
from store.late.rights import RIGHTS, WAIVE_LATE_CHARGES
from store.late.sentences import CALLED, SENTENCES
from store.late.settings import LateSettings
from store.late.waiver import WAIVERS
from store.rights import READ_MONEY, WORK_THE_DESK, Role, may
from store.sentences import Telling, yuan
from store.text import mark
from store.waiting import Staying


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "late_charge")
    yield Figure(mark("Late charges waived"), made["late_charge.waived"], mark("Granted in it."))


def sees(role: Role, _waiver: int) -> bool:
    """Finance sees them too."""
    return may(role, READ_MONEY)


def stays(home_id: int) -> Iterator[Staying]:
    """What is owed of late charges when a home's people leave (M30)."""
    owed = of_home(home_id, clock.today())
    if owed:
        total = {"amount": sum(one.owed for one in owed)}
        yield Staying("late_charge.stays", owed[0].bill.subject, total)


def _bill(value: int | str, _telling: Telling) -> str:
    return bills.get(int(value)).number if str(value).isdecimal() else str(value)


ANSWERS = Answers(
    rights=RIGHTS,
    operations={
        "late.waiver.ask": WORK_THE_DESK,
        "late.waiver.approve": WAIVE_LATE_CHARGES,
        "late.waiver.refuse": WAIVE_LATE_CHARGES,
    },
    settings=LateSettings,
    set_back=WAIVERS.set_back,
    sees=sees,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"home": residents.code_told, "bill": _bill, "of": _bill, "amount": yuan},
    stays=stays,
    checks=dict(WAIVERS.checks) | CHECKS,
    demo=True,
)
