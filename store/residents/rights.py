"""Who may do what with the resident files."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

KEEP_FILES = Right("open and keep resident files", DESK)
IMPORT_FILES = Right("import residents", IN_CHARGE)
READ_ACCESS = Right("read who had files open", frozenset({Role.MANAGER}))  # F6
