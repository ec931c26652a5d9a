"""What events answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock, journal
from store.answers import Answers, Found, Person
from store.community.event import EVENTS, WORDS, Event, at, every, untold
from store.community.places import together
from store.community.report import figures
from store.community.rights import APPROVE_EVENTS, OVERBOOK
from store.community.sentences import CALLED, SENTENCES
from store.community.settings import CommunitySettings
from store.community.sheets import EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY
from store.community.signing import lapse
from store.community.signup import PERSONAL, SIGNUPS, of_event, of_home, queue
from store.community.steps import look_again
from store.community.words import Kind, Source, Stage
from store.engine import database
from store.journal import Entry
from store.register import together as checked
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day, yuan
from store.waiting import Handed, Staying

_STEPS = (
    *("intend", "plan", "draw_up", "edit", "detail", "secure", "permit", "ask", "notify"),
    *("tick_thing", "hold", "sum_up", "cancel"),
)
_SIGNING = (
    *("sign", "change", "accept", "decline", "withdraw", "tick", "miss", "put_right", "tell"),
)
_DECIDES = ("approve", "send_back", "file")
_SHOWN = (Stage.ASKED, Stage.APPROVED, Stage.NOTICED, Stage.HELD)


def handed(_now: datetime) -> Iterator[Handed]:
    """Events that are under way, with their places, and cancelled ones of whom some must hear."""
    for one in at(*_SHOWN, Stage.CANCELLED):
        left = untold(one.id, one.edition)
        if left or one.stage is not Stage.CANCELLED:
            yield Handed(
                one.subject, f"{one.number} {one.name}", _facts(one, left),
                journal.newest_of(one.subject),
            )  # fmt: skip


def _facts(one: Event, left: int) -> Mapping[str, object]:
    facts: dict[str, object] = {"state": one.stage.value, "starts": clock.to_ms(one.starts)}
    if one.stage in (Stage.NOTICED, Stage.HELD):
        signed = of_event(one.id)
        taken = together(each.party for each in signed if each.counts).total
        facts |= {"n": taken, "capacity": one.capacity}
        if waiting := len(queue(signed)):
            facts["queue"] = waiting
    return facts | ({"untold": left} if left else {})


def stays(home_id: int) -> Iterator[Staying]:
    """What the home has signed up for, and is still to come."""
    for one in of_home(home_id):
        if one.open:
            told = {"number": one.number, "name": one.name, "n": one.party.total}
            yield Staying("event_signup.stays", one.subject, told)


def named(text: str, most: int) -> Iterator[Found]:
    """Events by what they are called."""
    wanted = text.casefold().strip()
    if len(wanted) < 2:
        return
    found = [one for one in every() if wanted in one.name.casefold()]
    for one in found[:most]:
        yield Found(one.subject, f"{one.number} {one.name}", sure=wanted == one.name.casefold())


def erase(person: Person) -> Mapping[str, int]:
    """Empty who signed up, where it was this person."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = database.db.execute_sql(
        f"UPDATE event_signup SET who = '', phone = '', child_with = '' WHERE phone IN ({phones})"
        f" OR (who = ? AND home_id IN ({homes}))",
        (*person.phones, person.name, *person.homes),
    )
    return {"sign-ups": int(changed.rowcount)}


def forget(entry: Entry) -> None:
    """Empty what the table of events repeats of an entry's words."""
    if entry.kind.startswith("community_event."):
        emptied = {name: "" for name in WORDS if name in entry.words}
        if "things" in emptied:
            emptied["ready"] = ""
        if emptied:
            EVENTS.table.update(entry.subject_id, **emptied)
            EVENTS.wait_anew(entry.subject_id)


def _set_back() -> None:
    EVENTS.set_back()
    SIGNUPS.set_back()


ANSWERS = Answers(
    rights=(APPROVE_EVENTS, OVERBOOK),
    operations={
        **{f"community.steps.{name}": WORK_THE_DESK for name in _STEPS},
        **{f"community.steps.{name}": APPROVE_EVENTS for name in _DECIDES},
        **{f"community.signing.{name}": WORK_THE_DESK for name in _SIGNING},
        "community.signing.overbook": OVERBOOK,
    },
    settings=CommunitySettings,
    settled=look_again,
    set_back=_set_back,
    sheets=(EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind, "source": Source, "was": Stage, "state": Stage, "starts": moment_or_day,
        "ends": moment_or_day, "closes": moment_or_day, "until": moment_or_day,
        "permit_on": moment_or_day, "permit_applied": moment_or_day, "budget": yuan, "cost": yuan,
    },
    handed=handed,
    stays=stays,
    find=EVENTS.find(lambda one: f"{one.number} {one.name}"),
    named=named,
    printed=lambda subject: EVENTS.printed(subject) or SIGNUPS.printed(subject),
    personal={"community_event": WORDS, "event_signup": PERSONAL},
    erase=erase,
    lapse=lapse,
    forget=forget,
    checks=checked(EVENTS.checks, SIGNUPS.checks),
    demo=True,
)  # fmt: skip
