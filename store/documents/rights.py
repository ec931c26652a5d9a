"""Who signs letters, and who lets files be destroyed."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

SIGN_LETTERS = Right("sign letters", IN_CHARGE)
APPROVE_CULL = Right("approve that files are destroyed", IN_CHARGE)
