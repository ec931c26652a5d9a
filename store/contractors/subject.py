"""What contractors answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from store import clock, journal
from store.answers import Answers, Found
from store.contractors.check import CHECKS
from store.contractors.contractor import BOUND, CONTRACTORS
from store.contractors.inputs import Stage, Trade
from store.contractors.month import MONTHS
from store.contractors.report import figures
from store.contractors.rights import BAR_CONTRACTORS, DEDUCT, KEEP_CONTRACTORS
from store.contractors.roll import PAPERS, PEOPLE, offered
from store.contractors.scoreinputs import Band, CheckStage, MonthStage, Section, Verdict
from store.contractors.sentences import CALLED, SENTENCES
from store.contractors.settings import ContractorSettings
from store.contractors.sheets import MONTH_SHEET, ROLL
from store.contractors.siteinputs import Kept, PaperKind, Presence
from store.contractors.stint import STINTS
from store.contractors.verifying import CHECKED
from store.engine import database
from store.errors import NotFound
from store.expiring import Expiring
from store.findings import Severity
from store.register import Register, together
from store.rights import ERASE, WORK_THE_DESK, Role
from store.sentences import Telling, moment_or_day, yuan
from store.text import Named, mark
from store.waiting import Handed

_FILE = ("enter", "change", "put_on_list", "contract", "renew", "arrive", "warn", "mend", "end")
_DESK = (
    *("enter_paper", "renew_paper", "add_person", "change_person", "let_person_go", "train"),
    *("sign_in", "sign_out"),
)
_CHECK = ("begin_check", "as_is", "lose", "leave_out", "give_up_check")


def expiring(until: date) -> Iterator[Expiring]:
    """Papers and contracts that end by a day, of contractors that have not left (G12)."""
    gone = (Stage.ENDED, Stage.BARRED)
    live = {
        one.id: one
        for one in CONTRACTORS.table.read("ORDER BY contractor.id")
        if one.stage not in gone
    }
    where = "WHERE contractor_paper.stage = ? AND contractor_paper.expires <= ?"
    for paper in PAPERS.table.read(where, Kept.KEPT, until):
        if paper.contractor_id in live:
            holder = paper.person or live[paper.contractor_id].name
            yield Expiring(
                *(paper.subject, paper.kind.called, paper.contractor),
                *(holder, paper.issued, paper.expires),
            )
    for one in live.values():
        if one.stage in BOUND and one.since and one.until and one.until <= until:
            told = (one.number, one.name, one.since, one.until)
            yield Expiring(one.subject, mark("Contract"), *told)


def handed(now: datetime) -> Iterator[Handed]:
    """Who is on site, what is half checked, what is to be signed or decided (H7)."""
    yield from STINTS.handed(
        (Presence.IN,), lambda one: f"{one.contractor} {one.name}", lambda one: {"came": one.came}
    )(now)
    yield from CHECKS.handed(
        (CheckStage.OPEN,),
        lambda one: f"{one.contractor} {one.name}",
        lambda one: {"left": len(one.planned) - one.marked},
    )(now)
    yield from MONTHS.handed(
        (MonthStage.SCORED, MonthStage.OBJECTED),
        lambda one: f"{one.number} {one.name}",
        lambda one: {"of_month": one.month},
    )(now)


_REPEATED: Mapping[str, tuple[Register[Any], tuple[str, ...]]] = {
    "contractor": (CONTRACTORS, ("name", "contract", "services", "terms")),
    "contractor_paper": (PAPERS, ("issuer",)),
    "contractor_stint": (STINTS, ("place", "permit", "despite", "done_by")),
    "contractor_month": (MONTHS, ("demand",)),
}


def forget(entry: journal.Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    thing = entry.kind.partition(".")[0]
    if thing in _REPEATED:
        register, columns = _REPEATED[thing]
        repeated = {name: "" for name in columns if name in entry.words}
        if repeated:
            register.table.update(entry.subject_id, **repeated)
            register.wait_anew(entry.subject_id)
    database.db.execute_sql(
        "UPDATE contractor_mark SET note = '' WHERE number = ?", (entry.number,)
    )


def find(text: str, most: int) -> Iterator[Found]:
    """Contractors and their month sheets by number."""
    yield from CONTRACTORS.find(lambda one: f"{one.number} {one.name}")(text, most)
    yield from MONTHS.find(lambda one: f"{one.number} {one.name} {one.month}")(text, most)


def propose(typed: str) -> Iterator[str]:
    """The contractors that may be chosen for new work today: nothing has expired (Q40)."""
    wanted = typed.strip().casefold()
    return (
        one.name
        for one in offered(clock.today())
        if wanted in f"{one.number} {one.name}".casefold()
    )


def _who(person_id: int, _telling: Telling) -> str:
    try:
        return PEOPLE.table.one(int(person_id)).name or str(person_id)
    except NotFound:
        return str(person_id)


def _state(value: str, telling: Telling) -> str:
    members = (*Presence, *CheckStage, *MonthStage)
    named: Named = next(one for one in members if one.value == value)
    return telling.word(named.called)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    for register in (CONTRACTORS, PAPERS, STINTS, CHECKS, MONTHS):
        register.set_back()


ANSWERS = Answers(
    rights=(KEEP_CONTRACTORS, BAR_CONTRACTORS, DEDUCT),
    operations={
        **{f"contractors.steps.{name}": KEEP_CONTRACTORS for name in _FILE},
        "contractors.steps.bar": BAR_CONTRACTORS,
        **{f"contractors.keeping.{name}": WORK_THE_DESK for name in _DESK},
        "contractors.keeping.withdraw_paper": KEEP_CONTRACTORS,
        "contractors.keeping.forget_person": ERASE,
        **{f"contractors.checking.{name}": WORK_THE_DESK for name in _CHECK},
        "contractors.scoring.score_month": KEEP_CONTRACTORS,
        "contractors.scoring.month_known": WORK_THE_DESK,
        "contractors.scoring.month_objected": WORK_THE_DESK,
        "contractors.scoring.decide_month": BAR_CONTRACTORS,
        "contractors.scoring.settle_month": DEDUCT,
    },
    sees=lambda role, _number: role is Role.FINANCE,
    settings=ContractorSettings,
    sheets=(MONTH_SHEET, ROLL),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "trade": Trade,
        "kind": PaperKind,
        "paper": PaperKind,
        "who": _who,
        "section": Section,
        "is": Band,
        "verdict": Verdict,
        "severity": Severity,
        "state": _state,
        "expires": moment_or_day,
        "mend_by": moment_or_day,
        "deducted": yuan,
        "proposed": yuan,
    },
    handed=handed,
    expiring=expiring,
    figures=figures,
    printed=lambda subject: CONTRACTORS.printed(subject) or MONTHS.printed(subject),
    find=find,
    personal={
        "contractor": ("name", "head", "lead", "phone", "contract", "services", "terms"),
        "contractor_person": ("name", "post", "phone"),
        "contractor_paper": ("no", "issuer"),
        "contractor_stint": ("place", "permit", "who", "despite", "done_by"),
        "contractor_mark": ("note",),
        "contractor_month": ("demand", "signer"),
    },
    forget=forget,
    proposes={"contractor": propose},
    checks=together(
        *(one.checks for one in (CONTRACTORS, PEOPLE, PAPERS, STINTS, CHECKS, MONTHS)), CHECKED
    ),
    set_back=set_back,
    demo=True,
)
