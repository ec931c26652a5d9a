"""Who may do what, by role: the one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


class Right(StrEnum):
    """What a role may be allowed to do."""

    WORK_THE_DESK = "work the desk"
    KEEP_FILES = "open and keep resident files"
    SIGN_DAY = "sign a day"
    LET_HANDOVER_PASS = "let a handover pass"
    IMPORT_RESIDENTS = "import residents"
    CHANGE_SETTINGS = "change settings"
    KEEP_STAFF = "keep the staff list"
    ERASE = "erase personal data"


_EVERYONE = frozenset(Role)
_IN_CHARGE = frozenset({Role.SUPERVISOR, Role.MANAGER})
_MANAGER = frozenset({Role.MANAGER})

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.WORK_THE_DESK: _EVERYONE,
    Right.KEEP_FILES: _EVERYONE,
    Right.SIGN_DAY: frozenset({Role.SUPERVISOR}),
    Right.LET_HANDOVER_PASS: frozenset({Role.SUPERVISOR}),
    Right.IMPORT_RESIDENTS: _IN_CHARGE,
    Right.CHANGE_SETTINGS: _MANAGER,
    Right.KEEP_STAFF: _MANAGER,
    Right.ERASE: _MANAGER,
}


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return role in RIGHTS[right]
