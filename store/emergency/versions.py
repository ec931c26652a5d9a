"""The plans in force, and every version there was: the estate's own, or what came with it (D20).

The text of a version stands in the entry that brought it, so that nothing can change it. What comes
with the program is adopted, word for word, the first time it is followed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from store import journal
from store.desk.staff import require
from store.emergency import seeds
from store.emergency.inputs import ChangedPlan, Kind
from store.emergency.plan import Plan, read
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.rights import IN_CHARGE, Right, Staff

CHANGE_PLANS = Right("change emergency plans", IN_CHARGE)
TEXT = "sheet"  # words of this name are no page of the book


@dataclass(frozen=True)
class Version:
    """A version of a plan; ``own`` is the estate's, ``number`` the entry that brought it."""

    id: int
    kind: Kind
    version: int
    own: bool
    number: int

    @property
    def text(self) -> str:
        """What it says; what the program has where its words were erased."""
        return _text(self.number) or seeds.text(self.kind)

    @property
    def plan(self) -> Plan:
        """What it says, read."""
        return _plan(self.text)

    @property
    def since(self) -> datetime:
        """From when on it holds."""
        return journal.get(self.number).happened


VERSIONS = Table(
    "emergency_plan",
    Version,
    "SELECT emergency_plan.id, emergency_plan.kind, emergency_plan.version, emergency_plan.own,"
    " emergency_plan.number FROM emergency_plan",
)


def newest(kind: Kind) -> Version | None:
    """The newest version that is on record, None before the plan was ever followed or changed."""
    found = VERSIONS.read("WHERE emergency_plan.kind = ? ORDER BY version DESC LIMIT 1", kind)
    return found[0] if found else None


def versions(kind: Kind) -> list[Version]:
    """All versions on record, the newest first."""
    return VERSIONS.read("WHERE emergency_plan.kind = ? ORDER BY version DESC", kind)


def text(kind: Kind) -> str:
    """The plan in force: the estate's own, else what comes with the program."""
    now = newest(kind)
    return now.text if now is not None and now.own else seeds.text(kind)


def plan(kind: Kind) -> Plan:
    """The plan in force, read."""
    return _plan(text(kind))


def adopted(kind: Kind, by: Staff) -> Version:
    """The version in force; what is not on record word for word is put there, in an operation."""
    now = newest(kind)
    if now is not None and (now.own or now.text == seeds.text(kind)):
        return now
    return _enter("adopted", kind, seeds.text(kind), by, own=False)


def held_version(kind: Kind) -> int:
    """The number of the newest version of a plan, 0 before the first."""
    now = newest(kind)
    return now.version if now else 0


@operation
def change_plan(kind: Kind, changed: ChangedPlan, *, by: Staff, over: int | None = None) -> Version:
    """Let the estate's own plan hold from the next emergency on; those under way keep theirs (G5).

    ``over`` is the version that it was written over, 0 for none. Raises ``Refused`` where nothing
    is different, and where another version holds by now.
    """
    require(by, CHANGE_PLANS)
    holds = held_version(kind)
    if over is not None and over != holds:
        raise Refused(
            "Somebody changed this plan meanwhile: version {n} holds now.", field="plan", n=holds
        )
    if changed.plan == text(kind):
        raise Refused("Nothing is different in this plan.", field="plan")
    words = {"approved": changed.approved, "reason": changed.reason}
    return _enter("changed", kind, changed.plan, by, own=True, words=words)


def _enter(
    what: str,
    kind: Kind,
    said: str,
    by: Staff,
    *,
    own: bool,
    words: dict[str, str] | None = None,
) -> Version:
    before, number = newest(kind), journal.next_number()
    version = before.version + 1 if before else 1
    id_ = VERSIONS.insert(kind=kind, version=version, own=own, number=number)
    journal.append(
        f"emergency_plan.{what}",
        f"emergency_plan:{id_}",
        by=by,
        payload={"kind": kind.value, "version": version, "own": int(own)},
        words={TEXT: said} | (words or {}),
    )
    return VERSIONS.one(id_)


@lru_cache(maxsize=64)
def _plan(said: str) -> Plan:
    return read(said)


def _text(number: int) -> str:
    return journal.get(number).words.get(TEXT, "")
