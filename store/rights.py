"""Who may do what, by role: what roles there are, and the rights that belong to no subject.

Rights of a subject stand in its own room; ``answers.rights`` gathers the one table.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.text import Named, mark


class Role(Named):
    """The desk's roles (篇5)."""

    ASSISTANT = "assistant", mark("Assistant")
    SUPERVISOR = "supervisor", mark("Supervisor")
    MANAGER = "manager", mark("Manager")


@dataclass(frozen=True)
class Staff:
    """A member of staff, as every operation is told who does it."""

    id: int
    number: str
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True)
class Right:
    """What some roles are allowed to do."""

    name: str
    roles: frozenset[Role]


EVERYONE = frozenset(Role)
IN_CHARGE = frozenset({Role.SUPERVISOR, Role.MANAGER})

WORK_THE_DESK = Right("work the desk", EVERYONE)
CHANGE_SETTINGS = Right("change settings", frozenset({Role.MANAGER}))
KEEP_STAFF = Right("keep the staff list", frozenset({Role.MANAGER}))
ERASE = Right("erase personal data", frozenset({Role.MANAGER}))
PLAN = Right("set up what repeats", IN_CHARGE)
EXCUSE = Right("excuse what was missed", IN_CHARGE)
GENERAL = (WORK_THE_DESK, CHANGE_SETTINGS, KEEP_STAFF, ERASE, PLAN, EXCUSE)


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return role in right.roles
