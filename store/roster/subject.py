"""What the roster answers to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.journal import Entry
from store.journal.operation import operation
from store.register import together
from store.rights import WORK_THE_DESK
from store.roster.checks import PROOFS
from store.roster.inputs import Stage, SwapStage
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

_KEEPS = ("begin", "fill", "publish", "change", "spare", "spare_no_more")


def _named(who: str, _telling: Telling) -> str:
    return name_of(who)


def _coded(code: str, telling: Telling) -> str:
    return telling.word(SAID[code]) if code in SAID else code


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
        "state": Stage,
    },
    figures=figures,
    handed=SWAPS.handed(
        (SwapStage.ASKED, SwapStage.AGREED),
        lambda one: one.number,
        lambda one: {"day": one.day, "who": one.asker, "other": one.other},
    ),
    printed=ROSTERS.printed,
    find=ROSTERS.find(lambda one: f"{one.number} {one.month}"),
    personal={"roster_cell": ("leave",), "roster_bar": ("reason",)},
    forget=forget,
    checks=together(ROSTERS.checks, SWAPS.checks, CHANGES.checks, BARS.checks),
    proofs=PROOFS,
    set_back=set_back,
    lapse=lapse,
    rostered=rostered,
    demo=True,
)
