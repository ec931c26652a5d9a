"""What the roster answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.answers import Answers, Found
from store.journal import Entry
from store.journal.operation import operation
from store.register import together
from store.rights import WORK_THE_DESK, Staff
from store.roster import month
from store.roster.checks import PROOFS
from store.roster.inputs import ChangeStage, SwapStage
from store.roster.kinds import SAID, Post
from store.roster.month import BARS, CHANGES, ROSTERS
from store.roster.on import rostered
from store.roster.people import name_of
from store.roster.report import figures
from store.roster.rights import KEEP_ROSTER
from store.roster.sentences import CALLED, SENTENCES
from store.roster.settings import RosterSettings
from store.roster.sheets import MONTH_SHEET, SWAP_SLIP
from store.roster.swapping import SWAPS
from store.sentences import Telling, moment_or_day
from store.waiting import Handed

_KEEPS = ("begin", "fill", "publish", "change", "spare", "spare_no_more")


def _named(who: str, _telling: Telling) -> str:
    return name_of(who)


def _coded(code: str, telling: Telling) -> str:
    return telling.word(SAID[code]) if code in SAID else code


_swaps = SWAPS.handed(
    (SwapStage.ASKED, SwapStage.AGREED),
    lambda one: one.number,
    lambda one: {"day": one.day, "who": one.asker, "other": one.other},
)
_changes = CHANGES.handed(
    (ChangeStage.TO_TELL,),
    lambda one: name_of(one.who),
    lambda one: {"day": one.day, "was": one.was, "now": one.now},
)


def _handed(now: datetime) -> Iterator[Handed]:
    """What was changed and not told yet, and the swaps that wait (service.md section 9, O)."""
    yield from _changes(now)
    yield from _swaps(now)


_months = ROSTERS.find(lambda one: f"{one.number} {one.month}")
_exchanges = SWAPS.find(lambda one: f"{one.number} {name_of(one.asker)}")


def _find(text: str, most: int) -> Iterator[Found]:
    """Months and swaps whose printed numbers begin so."""
    yield from _months(text, most)
    yield from _exchanges(text, most)


def _printed(subject: str) -> str:
    return ROSTERS.printed(subject) or SWAPS.printed(subject)


def heard(entry: Entry, _by: Staff | None) -> None:
    """Somebody's name was erased: which leave they were on, and why nights were barred, too."""
    month.forget_person(entry.subject)


def lapse() -> None:
    """Let what waits be told anew: a gap has passed, or the shift of a swap has begun."""
    _lapse()


@operation
def _lapse() -> None:
    ROSTERS.set_back()
    SWAPS.set_back()


def set_back() -> None:
    """All of it waits by times."""
    ROSTERS.set_back()
    SWAPS.set_back()


def forget(_entry: Entry) -> None:
    """No table repeats an entry's words."""


ANSWERS = Answers(
    rights=(KEEP_ROSTER,),
    operations={
        **{f"roster.steps.{name}": KEEP_ROSTER for name in _KEEPS},
        "roster.steps.confirm": WORK_THE_DESK,
        **{f"roster.swapping.{name}": WORK_THE_DESK for name in ("ask", "agree", "refuse")},
        "roster.swapping.allow": KEEP_ROSTER,
    },
    settings=RosterSettings,
    sheets=(MONTH_SHEET, SWAP_SLIP),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "who": _named,
        "other": _named,
        "was": _coded,
        "now": _coded,
        "post": Post,
        "day": moment_or_day,
        "state": SwapStage,
    },
    figures=figures,
    handed=_handed,
    printed=_printed,
    find=_find,
    personal={"roster_cell": ("leave",), "roster_bar": ("reason",)},
    forget=forget,
    checks=together(ROSTERS.checks, SWAPS.checks, CHANGES.checks, BARS.checks),
    proofs=PROOFS,
    set_back=set_back,
    lapse=lapse,
    heard=heard,
    rostered=rostered,
    demo=True,
)
