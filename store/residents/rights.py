"""Who may do what with the resident files."""

from __future__ import annotations

from store.rights import EVERYONE, IN_CHARGE, Right

KEEP_FILES = Right("open and keep resident files", EVERYONE)
IMPORT_FILES = Right("import residents", IN_CHARGE)
