"""Who may do what, by role: the one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from store.errors import Forbidden

if TYPE_CHECKING:
    from store.staff import Staff


class Role(StrEnum):
    """The desk's roles (篇5)."""

    ASSISTANT = "assistant"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


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


def require(by: Staff, right: Right) -> None:
    """Raise ``Forbidden`` unless the role that this person has now has the right.

    The staff list is asked, for a session may know a role that was taken away since.
    """
    from store import database  # the sign-in shows before the store is loaded

    row = database.db.execute_sql(
        "SELECT role FROM staff WHERE id = ? AND active = 1", (by.id,)
    ).fetchone()
    if row is None or not may(Role(row[0]), right):
        raise Forbidden("Your role does not allow this.", by=by)
