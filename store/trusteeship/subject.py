"""What entrusted homes answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from store import catalogue, clock, journal, money, residents
from store.answers import Answers, Found, Person
from store.engine import database
from store.expiring import Expiring
from store.export import Export
from store.figure import Period
from store.meters import USE
from store.plans import SHOWN
from store.register import Register, together
from store.rights import EXCUSE, WORK_THE_DESK
from store.sentences import Telling, moment_or_day
from store.text import mark
from store.trusteeship import named
from store.trusteeship.rain import RAINS, left_of
from store.trusteeship.report import figures
from store.trusteeship.rights import DECIDE_TRUSTS
from store.trusteeship.rounds import ROUNDS
from store.trusteeship.sentences import CALLED, SENTENCES
from store.trusteeship.settings import TrusteeshipSettings
from store.trusteeship.sheets import AGREEMENT, PATROL, RAIN_PATROL, STATEMENT
from store.trusteeship.storms import heard
from store.trusteeship.trust import SPANS, TRUSTS, Trust, every, live, live_of
from store.trusteeship.visit import PROBLEMS, VISITS, untold
from store.waiting import Handed, Staying

_chinese = catalogue.of("zh_CN").gettext


def handed(now: datetime) -> Iterator[Handed]:
    """What is to be signed or looked into, told or walked (H7); a rain is important (H9)."""
    for one in every():
        if one.stage is named.Stage.DRAFT or (one.live and one.exceeded_on):
            facts: dict[str, object] = {"state": one.stage.value}
            if one.exceeded_on:
                facts["since"] = one.exceeded_on.isoformat()
            title = f"{one.number} {one.home}"
            yield Handed(one.subject, title, facts, journal.newest_of(one.subject))
    for each in untold():
        told: dict[str, object] = {"state": each.stage.value, "until": clock.to_ms(each.tell_by)}
        told |= {"tries": each.tries} if each.tries else {}
        yield Handed(each.subject, each.home, told, journal.newest_of(each.subject))
    for rain in RAINS.table.read("WHERE rain.stage IN ('proposed', 'open', 'over')"):
        left = len(left_of(rain, rain.turn))
        facts = {"state": rain.stage.value, "count": left} if left else {"state": rain.stage.value}
        yield Handed(rain.subject, rain.number, facts, journal.newest_of(rain.subject))
    yield from ROUNDS.handed(now)


def expiring(last: date) -> Iterator[Expiring]:
    """The agreements in force that run out by a day, or have and were not ended (G12, T5)."""
    for one in live():
        if one.until is not None and one.until <= last:
            called = CALLED["trusteeship"]
            yield Expiring(one.subject, called, one.number, one.home, one.since, one.until)


def stays(home_id: int) -> Iterator[Staying]:
    """The agreement of a home whose people leave: who owns it then agrees anew, or ends it."""
    one = live_of(home_id)
    if one is not None:
        yield Staying("trusteeship.stays", one.subject, {"number": one.number})


def erase(person: Person) -> Mapping[str, int]:
    """Empty whom to call, and who owned, of agreements that are over (SET1)."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    changed = database.db.execute_sql(
        "UPDATE trusteeship SET contact = '', phone = '' WHERE (owner_id = ? OR contact = ?"
        f" OR phone IN ({phones})) AND (contact <> '' OR phone <> '')"
        " AND stage IN ('ended', 'dropped')",
        (person.id, person.name, *person.phones),
    )
    return {"trusteeships": int(changed.rowcount)}


_REPEATED: Mapping[str, tuple[Register[Any], tuple[str, ...]]] = {
    "trusteeship": (TRUSTS, ("reason", "hook", "goods", "remark")),
    "trust_visit": (VISITS, ("walked_by",)),
    "trust_problem": (PROBLEMS, ("what", "put_right", "photo", "entered", "said")),
    "rain": (RAINS, ("source",)),
}


def forget(entry: journal.Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    thing = entry.kind.partition(".")[0]
    if thing in _REPEATED:
        register, columns = _REPEATED[thing]
        repeated = {name: "" for name in columns if name in entry.words}
        if repeated:
            register.table.update(entry.subject_id, **repeated)
    else:
        ROUNDS.forget(entry)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    for register in (TRUSTS, PROBLEMS, RAINS):
        register.set_back()


def find(text: str, most: int) -> Iterator[Found]:
    """Agreements and rains by their numbers."""
    yield from TRUSTS.find(lambda one: f"{one.number} {one.home}")(text, most)
    yield from RAINS.find(lambda one: one.number)(text, most)


def printed(subject: str) -> str:
    """The printed number of an agreement or a rain."""
    return TRUSTS.printed(subject) or RAINS.printed(subject)


def _used(value: int | str, _telling: Telling) -> str:
    return money.measure_text(int(value), USE)


def _reading(value: int | str, _telling: Telling) -> str:
    return money.measure_text(int(value), money.READING)


def _state(value: str, telling: Telling) -> str:
    names = (named.Stage, named.Result, named.Telling, named.RainStage, SHOWN["state"])
    for each in names:
        for member in each:
            if member.value == value:
                return telling.word(member.called)
    return value


def _exported(_period: Period | None) -> Iterator[Sequence[str]]:
    for one in sorted(every(), key=lambda one: one.id):
        days = (one.applied_on, one.signed_on, one.since, one.until, one.last_day)
        told = (day.isoformat() if day else "" for day in days)
        yield one.number, one.home, *told, f"{one.rate / 100:g}%", _chinese(one.stage.called)


def _records(_period: Period | None) -> Iterator[Mapping[str, object]]:
    for one in sorted(every(), key=lambda one: one.id):
        yield _record(one)


def _record(one: Trust) -> Mapping[str, object]:
    days = {"applied": one.applied_on, "signed": one.signed_on, "from": one.since}
    days |= {"to": one.until, "last": one.last_day}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"number": one.number, "home": one.home, **told, "rate": one.rate,
            "state": one.stage.value}  # fmt: skip


EXPORT = Export(
    "trusteeships",
    mark("the trusteeships"),
    (*("协议号", "房号", "申请日", "签订日", "起", "止", "最后一日", "收费比例", "状态"),),
    _exported,
    records=_records,
)
_DESK = {
    "steps": ("draft", "change", "reveal", "drop", "sign", "prolong", "check"),
    "limits": ("look", "call"),
    "ending": ("end",),
    "walking": ("walk", "find", "tell"),
    "storms": ("open_rain", "change_rain", "rain_over", "close_rain", "drop_rain"),
}
ANSWERS = Answers(
    rights=(DECIDE_TRUSTS,),
    operations={
        **{f"trusteeship.{m}.{n}": WORK_THE_DESK for m, names in _DESK.items() for n in names},
        "trusteeship.steps.suspend": DECIDE_TRUSTS,
        "trusteeship.steps.resume": DECIDE_TRUSTS,
        "trusteeship.limits.clear": DECIDE_TRUSTS,
        "trusteeship.walking.excuse": EXCUSE,
    },
    settings=TrusteeshipSettings,
    set_back=set_back,
    sheets=(AGREEMENT, PATROL, RAIN_PATROL, STATEMENT),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "home": residents.code_told,
        "round": named.Round,
        "point": named.Point,
        "whom": named.Whom,
        "how": named.How,
        "leak": named.Leak,
        "level": named.Level,
        "why": named.Why,
        "state": _state,
        "water": _reading,
        "power": _reading,
        "water_used": _used,
        "power_used": _used,
        **dict.fromkeys(("from", "last", "at", "ended"), moment_or_day),
    },
    handed=handed,
    expiring=expiring,
    stays=stays,
    printed=printed,
    find=find,
    personal={
        "trusteeship": ("contact", "phone", "reason", "hook", "goods", "remark"),
        "trust_visit": ("walked_by",),
        "trust_problem": ("what", "put_right", "photo", "entered", "said"),
        "rain": ("source",),
    },
    erase=erase,
    forget=forget,
    checks={
        **together(*(each.checks for each in (TRUSTS, SPANS, VISITS, PROBLEMS, RAINS))),
        **ROUNDS.checks,
    },
    exports=(EXPORT,),
    heard=heard,
    demo=True,
)
