"""What administrative affairs answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from store import clock, journal
from store.affairs.asset import ASSETS, every
from store.affairs.asset import WORDS as OF_ASSETS
from store.affairs.checks import CHECKS, RECORDED
from store.affairs.counting import COUNTS, current, keep_waiting
from store.affairs.lending import lapse
from store.affairs.loan import LOANS, out
from store.affairs.loan import WORDS as OF_LOANS
from store.affairs.report import figures
from store.affairs.rights import KEEP_ASSETS, LET_OUT
from store.affairs.sentences import CALLED, SENTENCES
from store.affairs.settings import AffairsSettings
from store.affairs.sheets import ASSET_COUNT, SEAL_BOOK, VEHICLE_BOOK
from store.affairs.words import Kind, Scope, Way
from store.answers import Answers, Found
from store.journal import Entry
from store.register import Register, together
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day
from store.waiting import Handed

_COUNT = ("begin_count", "count", "explain", "sign", "give_up")
_LEND = ("use_seal", "take_seal", "drive", "meet", "take", "bring_back", "extend", "call_off")


def handed(_now: datetime) -> Iterator[Handed]:
    """What is out and with whom, and a count that is under way (H7)."""
    for one in out():
        told: dict[str, object] = {"who": one.who, "until": clock.to_ms(one.until)}
        yield Handed(one.subject, f"{one.number} {one.name}", told, journal.newest_of(one.subject))
    if (count := current()) is not None:
        facts = {"counted": count.counted, "things": count.things}
        # Each thing that is counted is an entry; the two know all the same that it is under way.
        yield Handed(count.subject, str(count.id), facts, 0)


def named(text: str, most: int) -> Iterator[Found]:
    """Things by what they are called, or their plate."""
    wanted = text.casefold().strip()
    if len(wanted) < 2:
        return
    found = [one for one in every() if wanted in f"{one.name} {one.code}".casefold()]
    for one in found[:most]:
        sure = wanted in (one.name.casefold(), one.code.casefold())
        yield Found(one.subject, f"{one.number} {one.name}", sure=sure)


def find(text: str, most: int) -> Iterator[Found]:
    """Things and loans by number."""
    yield from ASSETS.find(lambda one: f"{one.number} {one.name}")(text, most)
    yield from LOANS.find(lambda one: f"{one.number} {one.name}")(text, most)


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    if entry.kind.startswith("asset."):
        _empty(ASSETS, entry, OF_ASSETS)
    elif entry.kind.startswith("asset_loan."):
        _empty(LOANS, entry, OF_LOANS)


def _empty(register: Register[Any], entry: Entry, names: tuple[str, ...]) -> None:
    said = dict(entry.words)
    if "to" in said:
        said["keeper"] = said["to"]
    if emptied := {name: "" for name in names if name in said}:
        register.table.update(entry.subject_id, **emptied)
        register.wait_anew(entry.subject_id)


def _set_back() -> None:
    ASSETS.set_back()
    LOANS.set_back()
    keep_waiting()


ANSWERS = Answers(
    rights=(LET_OUT, KEEP_ASSETS),
    operations={
        **{f"affairs.steps.{name}": KEEP_ASSETS for name in ("enter", "change", "drop")},
        **{f"affairs.steps.{name}": WORK_THE_DESK for name in ("hand", "stock", "issue", "find")},
        **{f"affairs.lending.{name}": WORK_THE_DESK for name in _LEND},
        "affairs.lending.agree": LET_OUT,
        **{f"affairs.countsteps.{name}": WORK_THE_DESK for name in _COUNT},
    },
    settings=AffairsSettings,
    settled=keep_waiting,
    set_back=_set_back,
    sheets=(SEAL_BOOK, VEHICLE_BOOK, ASSET_COUNT),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind, "way": Way, "scope": Scope, "since": moment_or_day, "until": moment_or_day,
        "day": moment_or_day,
    },
    handed=handed,
    find=find,
    named=named,
    printed=lambda subject: ASSETS.printed(subject) or LOANS.printed(subject),
    personal={"asset": OF_ASSETS, "asset_loan": OF_LOANS},
    copies=COUNTS.copies,
    sealed=COUNTS.signs,
    lapse=lapse,
    forget=forget,
    checks=dict(together(ASSETS.checks, LOANS.checks, RECORDED)) | CHECKS,
    demo=True,
)  # fmt: skip
