"""What shops answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from store import agenda
from store.answers import Answers, Person
from store.engine import database
from store.expiring import Expiring
from store.findings import Severity
from store.journal import Entry
from store.plans import SHOWN
from store.register import Register, together
from store.rights import EXCUSE, PLAN, WORK_THE_DESK
from store.sentences import Telling, moment_or_day
from store.shops.breach import BREACHES, ENDED
from store.shops.check import CHECKS, FRONTAGES
from store.shops.checks import TABLE_CHECKS
from store.shops.report import figures
from store.shops.rights import STRIKE
from store.shops.sentences import CALLED, SENTENCES
from store.shops.settings import ShopSettings
from store.shops.sheets import (
    BREACH_NOTICE,
    BREACH_REPORT,
    FRONTAGE_WEEK,
    SHOP_CHECK,
    SHOP_FILE,
)
from store.shops.shop import SHOPS, of_home, open_ones
from store.shops.steps import lapse
from store.shops.words import (
    Agreement,
    Authority,
    BreachKind,
    BreachStage,
    CheckKind,
    CheckStage,
    Document,
    News,
    Signed,
    Stage,
)
from store.text import mark
from store.waiting import Handed, Staying

_FILE = (
    *(
        "enter",
        "correct",
        "license_",
        "permit",
        "sign",
        "clean_flue",
        "tell",
        "follow",
        "close",
        "reveal",
    ),
)
_CHECKS = (
    *("review", "walk_fronts", "walk_extra", "good", "bad", "mismatch", "not_here", "rest"),
    *("give_up", "make_up"),
)
_LADDER = ("find", "advise", "give_notice", "recheck", "tell_authority")
# What the tables repeat of an entry's words, by what the words are called there.
_REPEATED = {
    "shop": (
        *("name", "sign", "trade", "hours", "licensee", "scope", "address"),
        *("operator", "phone", "emergency", "people", "fire_person", "legal", "code"),
    ),
    "shop_breach": ("what", "photo", "demand", "witness", "receipt"),
    "shop_check": ("checker",),
}
_breaches = BREACHES.handed(
    tuple(stage for stage in BreachStage if stage not in ENDED),
    lambda one: f"{one.number} {one.home} {one.name}",
    lambda one: {"until": one.until},
)
_checks = CHECKS.handed(
    (CheckStage.OPEN,),
    lambda one: one.number,
    lambda one: {"marked": one.marked, "count": len(one.planned)},
)


def handed(now: datetime) -> Iterator[Handed]:
    """Fronts that are due or missed, checks under way, breaches that are not put right (G18)."""
    yield from FRONTAGES.handed(now)
    yield from _checks(now)
    yield from _breaches(now)


def stays(home_id: int) -> Iterator[Staying]:
    """The shop of a home that is still there."""
    for one in of_home(home_id):
        if one.stage is not Stage.CLOSED:
            yield Staying("shop.stays", one.subject, {"number": one.number, "name": one.name})


def expiring(last: date) -> Iterator[Expiring]:
    """The business licences that expire by a day, or have: one that has is never hidden (Q39)."""
    for one in open_ones():
        until, founded = one.licensed_until, one.founded
        if until is not None and founded is not None and until <= last:
            called = mark("Shop's business licence")
            yield Expiring(one.subject, called, one.number, one.told, founded, until)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what shops hold of the person who runs one."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    changed = 0
    for emptied, where, given in (
        ("operator = '', phone = ''", f"phone IN ({phones})", person.phones),
        ("operator = ''", f"operator = ? AND home_id IN ({homes})", (person.name, *person.homes)),
        ("legal = ''", f"legal = ? AND home_id IN ({homes})", (person.name, *person.homes)),
    ):
        done = database.db.execute_sql(f"UPDATE shop SET {emptied} WHERE {where}", tuple(given))
        changed += int(done.rowcount)
    return {"shops": changed}


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    FRONTAGES.forget(entry)
    thing = entry.subject.partition(":")[0]
    if thing not in _REPEATED:
        return
    columns = {name: "" for name in _REPEATED[thing] if name in entry.words}
    if entry.kind == "shop.told":
        columns = {"trade": "", "name": ""}
    registers: dict[str, Register[Any]] = {
        SHOPS.thing: SHOPS,
        BREACHES.thing: BREACHES,
        CHECKS.thing: CHECKS,
    }
    register = registers[thing]
    if columns:
        register.table.update(entry.subject_id, **columns)
        agenda.keep(entry.subject, register.waits(register.table.one(entry.subject_id)))
    database.db.execute_sql("UPDATE shop_mark SET note = '' WHERE number = ?", (entry.number,))


def _set_back() -> None:
    for register in (SHOPS, CHECKS, BREACHES):
        register.set_back()


def _settled() -> None:
    """What waits by days that are set waits anew."""
    for one in SHOPS.table.read():
        SHOPS.wait_anew(one.id)


def _state(value: str, telling: Telling) -> str:
    """How an occurrence, a check or a breach stands."""
    members = [*SHOWN["state"], *CheckStage, *BreachStage, *Stage]
    return telling.word(next(one.called for one in members if one.value == value))


def _item(value: str, telling: Telling) -> str:
    """A line of a check: one of the five that agree, or a duty as it was typed."""
    known = {one.value: one.called for one in Agreement}
    return telling.word(known[value]) if value in known else value


ANSWERS = Answers(
    rights=(STRIKE,),
    operations={
        **{f"shops.steps.{name}": WORK_THE_DESK for name in _FILE},
        **{f"shops.checking.{name}": WORK_THE_DESK for name in _CHECKS},
        **{f"shops.checking.{name}": PLAN for name in ("plan", "change_plan", "end_plan")},
        "shops.checking.excuse": EXCUSE,
        **{f"shops.breaching.{name}": WORK_THE_DESK for name in _LADDER},
        "shops.breaching.strike": STRIKE,
    },
    settings=ShopSettings,
    settled=_settled,
    set_back=_set_back,
    sheets=(SHOP_FILE, SHOP_CHECK, FRONTAGE_WEEK, BREACH_NOTICE, BREACH_REPORT),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "state": _state,
        "document": Document,
        "news": News,
        "check": CheckKind,
        "item": _item,
        "kind": BreachKind,
        "signed": Signed,
        "authority": Authority,
        "severity": Severity,
        "on": moment_or_day,
        "begins": moment_or_day,
        "expires": moment_or_day,
        "until": moment_or_day,
        "at": moment_or_day,
    },
    handed=handed,
    expiring=expiring,
    figures=figures,
    find=SHOPS.find(lambda one: f"{one.number} {one.told}"),
    printed=lambda subject: (
        SHOPS.printed(subject) or CHECKS.printed(subject) or BREACHES.printed(subject)
    ),
    personal={
        "shop": (
            *("name", "sign", "operator", "phone", "emergency", "trade", "hours", "people"),
            *("fire_person", "code", "licensee", "legal", "scope", "address"),
        ),
        "shop_breach": ("what", "photo", "demand", "witness", "receipt"),
        "shop_check": ("checker",),
        "shop_mark": ("note",),
    },
    stays=stays,
    erase=erase,
    forget=forget,
    lapse=lapse,
    checks={
        **FRONTAGES.checks,
        **together(SHOPS.checks, CHECKS.checks, BREACHES.checks),
        **TABLE_CHECKS,
    },
    demo=True,
)
