"""What the screens of the duty log answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from store import clock, dutylog
from store.dutylog import Absence, LogEntry
from store.waiting import Waiting
from tui import sentences
from tui.answers import Answers, Draft, HomeLine
from tui.dutylog import absence, deputy, usual, words
from tui.dutylog.steps import CORRECT, FOLLOW, NEW
from tui.dutylog.writing import EntryForm
from tui.language import _, clockface, mark
from tui.register import drafts
from tui.screen.actions import SERVICES
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

MOST_READ, MOST_OF_HOME = 200, 20


def running(waiting: Waiting, now: datetime) -> str:
    """When a follow-up is due, how long somebody is away, or that a day has no signature."""
    if isinstance(waiting.thing, Absence):
        return _("{n} min").format(n=waiting.thing.minutes(now))
    if waiting.due is not None:
        return clockface.near_day(clock.day(waiting.due))
    return _("Unsigned")


def of_home(home_id: int) -> Iterator[HomeLine]:
    """What people wrote about a home, newest first."""
    written = (e for e in dutylog.search(home_id=home_id, limit=MOST_READ) if _is_written(e))
    for entry, _n in zip(written, range(MOST_OF_HOME), strict=False):
        at = paint.fit(clockface.moment(entry.at), 16)
        told: Words = [
            *at,
            " ",
            *paint.fit(words.about(entry), 9),
            " ",
            sentences.sentence(entry),
        ]
        yield HomeLine(
            f"log:{entry.number}",
            told,
            partial(_full, entry),
            "*" if entry.open else " ",
            partial(_open, entry.number),
        )


def _full(entry: LogEntry, _names: Mapping[int, str]) -> Iterator[str | Words]:
    return words.full(entry)


def _is_written(entry: LogEntry) -> bool:
    return entry.kind.startswith("log.")


async def _open(number: int, desk: Host) -> None:
    from tui.dutylog.entry import EntryPage

    await desk.ask(EntryPage(number))


async def write(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Write an entry about a home."""
    form = EntryForm(desk, initial={"home": home_id}, draft=f"HomeEntry:{home_id}", first="what")
    entry = await desk.ask(form)
    if entry is not None:
        desk.say_on_top(_("Written as no. {n}.").format(n=entry.number), Tone.GOOD)


ANSWERS = Answers(
    clock=running,
    opens={"absence.away": absence.be_back},
    drafts=drafts(usual.UsualTextsScreen)
    | {
        "NewEntry": Draft(mark("Log entry"), "dutylog", opened_by=NEW),
        "Correction": Draft(mark("Correction"), "dutylog", "log", CORRECT),
        "NewFollowUp": Draft(mark("Follow-up"), "dutylog", "log", FOLLOW),
        "FollowedUp": Draft(mark("Follow-up"), "dutylog", "log", FOLLOW),
        "NewDeputy": Draft(mark("Deputy"), "dutylog", opened_by=deputy.NAME),
        "HomeEntry": Draft(mark("Log entry"), "residents", "home", SERVICES["write"]),
    },
    section=mark("Log"),
    of_home=of_home,
)
