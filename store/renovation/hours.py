"""When noisy work may be done: hours of the house, a city's rule, and periods without any (R9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import Field

from store import clock, series
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.estate import calendar
from store.inputs import FilledLine, Input, mark
from store.journal.operation import operation
from store.register import Register, Step
from store.renovation.inputs import Why
from store.renovation.rights import KEEP_QUIET
from store.renovation.settings import LocalRule, RenovationSettings, settings
from store.rights import Staff
from store.text import Named
from store.waiting import Place, Waiting

_AHEAD = 60  # days that are looked through for the next noisy hour
# By rule: the minutes of a day in which it leaves noisy work, and whether on working days alone.
_RULES: dict[LocalRule, tuple[tuple[tuple[int, int], ...], bool]] = {
    LocalRule.NONE: (((0, 1440),), False),
    LocalRule.BEIJING: (((480, 720), (840, 1080)), True),
    LocalRule.HANGZHOU: (((480, 720), (840, 1200)), False),
    LocalRule.SHANDONG: (((360, 720), (840, 1320)), False),
}


class BanStage(Named):
    """Whether a period stands."""

    SET = "set", mark("set")
    LIFTED = "lifted", mark("lifted")


class NewBan(Input):
    """A period in which there is no noisy work anywhere, both ends counted."""

    since: date = Field(title=mark("From"))
    until: date = Field(title=mark("Until"))
    reason: FilledLine = Field(title=mark("Reason"), description=mark("For example 高考, 中秋."))


@dataclass(frozen=True)
class Ban:
    """A period without noisy work."""

    id: int
    number: str
    since: date
    until: date
    reason: str
    stage: BanStage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"noise_ban:{self.id}"


def _waits(one: Ban) -> Iterator[Waiting]:
    if one.stage is BanStage.SET:
        days = {"number": one.number, "since": one.since.isoformat()}
        yield Waiting(
            "noise_ban.runs",
            one.subject,
            due=clock.bounds(one.until)[1],
            place=Place.GOING_ON,
            figures=days | {"until": one.until.isoformat()},
            shows=clock.bounds(one.since - timedelta(days=1))[0],
        )


BANS = Register(
    "noise_ban",
    Table(
        "noise_ban",
        Ban,
        "SELECT noise_ban.id, noise_ban.number, noise_ban.since, noise_ban.until,"
        " noise_ban.reason, noise_ban.stage FROM noise_ban",
    ),
    Step("set", NewBan, to=BanStage.SET, right=KEEP_QUIET),
    Step("over", Why, (BanStage.SET,), BanStage.LIFTED, KEEP_QUIET),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    columns=("number", "since", "until", "stage"),
    named=("since", "until"),
)


@operation
def ban(new: NewBan, *, by: Staff) -> Ban:
    """Let there be no noisy work anywhere in a period; its notice is printed for every entrance.

    Raises ``Refused`` for a period that is over, or ends before it begins.
    """
    require(by, BANS.first.right)
    if new.until < new.since:
        raise Refused("This must not lie before {day}.", field="until", day=new.since)
    if new.until < clock.today():
        raise Refused("This day is past.", field="until")
    return BANS.begin(
        new,
        by,
        number=series.following("ZXJ"),
        since=new.since,
        until=new.until,
        reason=new.reason,
    )


@operation
def lift(ban_id: int, why: Why, *, by: Staff) -> Ban:
    """Let a period end now, or it was done with: it stands on the list no more."""
    return BANS.move(BANS.admitted(ban_id, "over", by), "over", why, by)


def bans() -> list[Ban]:
    """The periods that are set, the next on top."""
    return BANS.table.read("WHERE noise_ban.stage = ? ORDER BY noise_ban.since", BanStage.SET)


def banned(on: date) -> Ban | None:
    """The period without noisy work that a day lies in."""
    return next((one for one in bans() if one.since <= on <= one.until), None)


def spans(on: date, figures: RenovationSettings | None = None) -> list[tuple[int, int]]:
    """The minutes of a day in which noisy work may be done: from, to; none on a quiet day."""
    now = figures or settings()
    left, working = _RULES[now.rule]
    known = calendar.in_force()
    if banned(on) or (working and not known.works(on)):
        return []
    rests = on.weekday() == 6 or (on.weekday() < 5 and not known.works(on))
    if rests and not now.sundays:
        return []
    return [
        (max(since, begins), min(until, ends))
        for begins, ends in _read(now.hours)
        for since, until in left
        if max(since, begins) < min(until, ends)
    ]


def _read(hours: str) -> Iterator[tuple[int, int]]:
    for span in hours.split("; "):
        since, until = (one.split(":") for one in span.split("-"))
        yield int(since[0]) * 60 + int(since[1]), int(until[0]) * 60 + int(until[1])


def is_allowed(at: datetime) -> bool:
    """Whether noisy work may be done at a moment (R9, NOISE 66)."""
    local = clock.local(at)
    minute = local.hour * 60 + local.minute
    return any(since <= minute < until for since, until in spans(local.date()))


def next_allowed(at: datetime) -> datetime | None:
    """When noisy work may be done next, from a moment on; None where not within weeks."""
    day, now = clock.day(at), clock.local(at)
    for ahead in range(_AHEAD):
        on = day + timedelta(days=ahead)
        for since, until in spans(on):
            begins = clock.bounds(on)[0] + timedelta(minutes=since)
            if ahead or now.hour * 60 + now.minute < until:
                return max(begins, at)
    return None


def told(on: date) -> str:
    """The hours of a day as they are written: ``08:00-12:00, 14:00-18:00``; empty for none."""
    return ", ".join(f"{_clock(since)}-{_clock(until)}" for since, until in spans(on))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
