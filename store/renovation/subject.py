"""What renovations answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from store import catalogue, clock, plans
from store.answers import Answers, Found
from store.export import Export
from store.figure import Period
from store.register import together
from store.renovation import breachinputs, checkinputs, inputs
from store.renovation.breaches import OPEN as OPEN_BREACHES
from store.renovation.breaches import VIOLATIONS
from store.renovation.checking import SPOT
from store.renovation.decree import Article, Paper, Work
from store.renovation.erasing import erase, forget
from store.renovation.held import vouches
from store.renovation.hours import BANS
from store.renovation.inputs import Stage
from store.renovation.listed import RENOVATIONS, every, open_at
from store.renovation.passes import PASSES
from store.renovation.passing import lapse
from store.renovation.proofs import CHECKS
from store.renovation.renovation import ENDED
from store.renovation.report import figures
from store.renovation.rights import APPROVE, APPROVE_GRAVE, INSPECT, KEEP_QUIET
from store.renovation.sentences import CALLED, SENTENCES
from store.renovation.settings import RenovationSettings
from store.renovation.sheets import SHEETS
from store.rights import EXCUSE, SEE_WORKS, WORK_THE_DESK, may
from store.sentences import Shown, Telling, moment_or_day, yuan
from store.text import Named, mark
from store.waiting import Handed, Staying

_chinese = catalogue.of("zh_CN").gettext
_REGISTERS = (RENOVATIONS, VIOLATIONS, PASSES, BANS)


def _several(members: type[Named]) -> Shown:
    """Codes in a list, each as it is called."""

    def shown(value: Any, telling: Telling) -> str:
        codes = value if isinstance(value, list) else []
        return "、".join(telling.word(members(code).called) for code in codes)

    return shown


def _faults(value: Any, telling: Telling) -> str:
    """The lines of a check or an inspection that are not in order."""
    lines = {line.value: line.called for line in checkinputs.Line}
    fields = inputs.Inspection.model_fields
    titles = {name: field.title or name for name, field in fields.items()}
    return "、".join(telling.word(lines.get(code) or titles.get(code, code)) for code in value)


def _state_of(value: Any, telling: Telling) -> str:
    """How a thing of any of these kinds stands."""
    kinds: tuple[type[Named], ...] = (Stage, breachinputs.BreachStage, plans.Status)
    found = (member.called for kind in kinds for member in kind if member.value == value)
    return telling.word(next(found, str(value)))


def handed(now: datetime) -> Iterator[Handed]:
    """The renovations that are open, and the violations that are (H7)."""
    yield from _OPEN(now)
    yield from _BROKEN(now)
    yield from SPOT.handed(now)


_OPEN = RENOVATIONS.handed(
    [stage for stage in Stage if stage not in (*ENDED, Stage.EXPIRED)],
    lambda one: f"{one.home} {one.number}",
    lambda one: {"n": one.number, "until": one.ends},
)
_BROKEN = VIOLATIONS.handed(
    OPEN_BREACHES,
    lambda one: f"{one.home} {one.number}",
    lambda one: {"n": one.number, "due": one.report_due if one.to_report else None},
)


def find(text: str, most: int) -> Iterator[Found]:
    """Renovations, violations and passes by the beginning of their printed numbers."""
    for found in (_RENOVATION, _VIOLATION, _PASS):
        yield from found(text, most)


_RENOVATION = RENOVATIONS.find(lambda one: f"{one.number} {one.home}")
_VIOLATION = VIOLATIONS.find(lambda one: f"{one.number} {one.home}")
_PASS = PASSES.find(lambda one: f"{one.number} {one.home}")


def printed(subject: str) -> str:
    """The printed number of a thing."""
    return next(filter(None, (each.printed(subject) for each in _REGISTERS)), "")


def stays(home_id: int) -> Iterator[Staying]:
    """The home's renovations that are open (M30)."""
    for one in open_at(home_id):
        told = {"number": one.number, "state": one.state(clock.today()).value}
        yield Staying("renovation.stays", one.subject, told)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    for each in _REGISTERS:
        each.set_back()


def _exported(_period: Period | None) -> Iterator[Sequence[str]]:
    for one in sorted(every(), key=lambda each: each.id):
        days = one.starts.isoformat(), one.ends.isoformat()
        state = _chinese(one.state(clock.today()).called)
        kind, doer = _chinese(one.kind.called), _chinese(one.doer.called)
        yield one.permit, one.home, one.applicant, kind, doer, one.firm, *days, state


EXPORT = Export(
    "renovations",
    mark("the renovations"),
    ("编号", "房号", "装修人", "类型", "施工方式", "施工单位", "起", "止", "状态"),
    _exported,
)
_MEMBERS: Mapping[str, type[Named]] = {
    "result": checkinputs.Result,
    "seen": checkinputs.Seen,
    "grade": breachinputs.Grade,
    "article": Article,
    "signed": breachinputs.Signed,
    "means": breachinputs.Means,
    "about": inputs.Nuisance,
}
_DESK = {
    "steps": ("apply", "declare", "tick", "resubmit"),
    "permitting": ("agree", "deposit", "permit", "begin", "stop", "resume", "ask_change"),
    "checking": ("look",),
    "ending": ("complete", "leak", "repair", "release", "close", "cancel", "link"),
    "breaching": ("find", "dissuade", "give_notice", "recheck", "tell_authority"),
    "passing": ("issue", "extend", "take_back", "lose", "withdraw"),
}
_APPROVED = (
    *("steps.send_back", "steps.refuse", "steps.approve"),
    *("permitting.extend", "permitting.approve_change", "permitting.refuse_change"),
    "breaching.strike",
)
ANSWERS = Answers(
    rights=(INSPECT, APPROVE, APPROVE_GRAVE, KEEP_QUIET),
    operations={
        **{
            f"renovation.{room}.{name}": WORK_THE_DESK
            for room, names in _DESK.items()
            for name in names
        },
        **{f"renovation.{name}": APPROVE for name in _APPROVED},
        "renovation.steps.review": INSPECT,
        "renovation.ending.flood": INSPECT,
        "renovation.ending.inspect": INSPECT,
        "renovation.checking.excuse": EXCUSE,
        "renovation.hours.ban": KEEP_QUIET,
        "renovation.hours.lift": KEEP_QUIET,
    },
    sees=lambda role, _number: may(role, SEE_WORKS),
    settings=RenovationSettings,
    set_back=set_back,
    sheets=SHEETS,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **plans.SHOWN,
        **_MEMBERS,
        "state": _state_of,
        "works": _several(Work),
        "came": _several(Paper),
        "left": _several(Paper),
        "faults": _faults,
        "amount": yuan,
        **dict.fromkeys(
            ("told_on", "began_on", "flooded_on", "completed_on", "right_by", "at"), moment_or_day
        ),
    },
    handed=handed,
    printed=printed,
    find=find,
    stays=stays,
    personal={
        "renovation": (
            *("applicant", "phone", "scope", "firm", "code", "person", "person_phone"),
            "neighbours",
        ),
        "renovation_visit": ("remark",),
        "violation": ("what", "place", "photo", "told", "witness", "authority", "receipt"),
        "noise_ban": ("reason",),
        "worker_pass": ("name", "id_number", "card"),
    },
    erase=erase,
    lapse=lapse,
    forget=forget,
    vouches=vouches,
    checks=dict(together(*(each.checks for each in _REGISTERS), SPOT.checks)) | CHECKS,
    exports=(EXPORT,),
    demo=True,
)
