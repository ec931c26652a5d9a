"""How duties of cleaning show."""

from __future__ import annotations

from datetime import date, datetime

from store import clock
from store.cleaning import OnSheet
from store.plans import Status
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Part, Tone, Words

_TONES = {
    Status.DUE: Tone.WARN,
    Status.MISSED: Tone.ALARM,
    Status.DONE: Tone.GOOD,
    Status.LATE: Tone.WARN,
}


def now() -> datetime:
    """The moment by which they show."""
    return clock.now()


def now_day() -> date:
    """The day by which they show."""
    return clock.today()


def day(one: OnSheet) -> date:
    """The day that a duty belongs to: that of its beginning (G2)."""
    return clock.day(one.occurrence.starts)


def state(one: OnSheet) -> Part:
    """How it stands."""
    found = one.occurrence.state(now())
    return label(found), _TONES.get(found, Tone.FAINT)


def spell(one: OnSheet) -> str:
    """From when to when; with the day where that is another one."""
    since, until = clock.local(one.occurrence.starts), clock.local(one.occurrence.ends)
    if until - since >= clock.bounds(day(one))[1] - clock.bounds(day(one))[0]:
        return _("until {day}").format(day=f"{until:%m-%d}")
    before = "" if day(one) == clock.today() else f"{since:%m-%d} "
    return f"{before}{since:%H:%M}-{until:%H:%M}"


def told(one: OnSheet) -> Words:
    """How many lines are noted, and the score of an inspection."""
    count = f"{len(one.notes)}/{len(one.planned)}"
    if not one.sheet.kind.scored:
        return [count]
    passed: Part = ("", Tone.PLAIN)
    if one.passed is not None:
        passed = (_("passes"), Tone.GOOD) if one.passed else (_("fails"), Tone.ALARM)
    return [count, "  ", (one.score.text, Tone.STRONG), "  ", passed]
