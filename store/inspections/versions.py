"""The lists in force, and every version there was (G5).

The text of a version stands in the entry that brought it, so that nothing can change it. What comes
with the program is adopted, word for word, the first time it is gone through.
"""

from __future__ import annotations

from dataclasses import dataclass

from store import journal
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.inspections import seeds
from store.inspections.inputs import ChangedList, Kind
from store.inspections.standard import Item, listed
from store.journal.operation import operation
from store.rights import PLAN, Staff

TEXT = "sheet"  # words of this name are no page of the book


@dataclass(frozen=True)
class Version:
    """A version of a list; ``own`` is the estate's, ``number`` the entry that brought it."""

    id: int
    kind: Kind
    version: int
    own: bool
    number: int

    @property
    def items(self) -> tuple[Item, ...]:
        """What is looked at."""
        return listed(journal.get(self.number).words.get(TEXT, "") or seeds.text(self.kind))


VERSIONS = Table(
    "inspection_list",
    Version,
    "SELECT inspection_list.id, inspection_list.kind, inspection_list.version, inspection_list.own,"
    " inspection_list.number FROM inspection_list",
)


def newest(kind: Kind) -> Version | None:
    """The newest version on record, None before the list was ever gone through or changed."""
    found = VERSIONS.read("WHERE inspection_list.kind = ? ORDER BY version DESC LIMIT 1", kind)
    return found[0] if found else None


def in_force(kind: Kind) -> tuple[Item, ...]:
    """What is looked at now: the estate's own list, else what comes with the program."""
    now = newest(kind)
    return now.items if now is not None and now.own else listed(seeds.text(kind))


def adopted(kind: Kind, by: Staff) -> Version:
    """The version in force; what is not on record word for word is put there, in an operation."""
    now = newest(kind)
    if now is not None and (now.own or now.items == listed(seeds.text(kind))):
        return now
    return _enter("adopted", kind, seeds.text(kind), "", by, own=False)


@operation
def change_list(kind: Kind, changed: ChangedList, *, by: Staff) -> Version:
    """Let another list hold from the next inspection on; raises ``Refused`` for the same one."""
    require(by, PLAN)
    if listed(changed.items) == in_force(kind):
        raise Refused("Nothing is different in this list.", field="items")
    return _enter("changed", kind, changed.items, changed.reason, by, own=True)


def _enter(what: str, kind: Kind, said: str, reason: str, by: Staff, *, own: bool) -> Version:
    before, number = newest(kind), journal.next_number()
    version = before.version + 1 if before else 1
    id_ = VERSIONS.insert(kind=kind, version=version, own=own, number=number)
    journal.append(
        f"inspection_list.{what}",
        f"inspection_list:{id_}",
        by=by,
        payload={"kind": kind.value, "version": version, "own": int(own)},
        words={TEXT: said} | ({"reason": reason} if reason else {}),
    )
    return VERSIONS.one(id_)
