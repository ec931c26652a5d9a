"""Who works the café, and who answers for it (C4–C14)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

WORK_THE_CAFE = Right("work the café", DESK | {Role.CAFE, Role.CAFE_LEAD, Role.GUEST_ASSISTANT})
KEEP_THE_CAFE = Right("keep the café's drinks and seats", IN_CHARGE | {Role.CAFE_LEAD})
