"""What the screens of emergencies answer to the halls."""

from __future__ import annotations

from tui.answers import Answers, Draft
from tui.language import mark

_FORMS = (
    *("Deed", "Remark", "Particulars", "Concerned", "Controlled", "Ended", "FalseAlarm"),
    "Joining",
)

ANSWERS = Answers(
    drafts={
        **{
            f"emergency/{form}": Draft(mark("Emergency event"), "emergency", "emergency")
            for form in _FORMS
        },
        "emergency/ChangedPlan": Draft(mark("Emergency plan"), "emergency"),
        "emergency/EarlierDrill": Draft(mark("Drill held"), "emergency"),
    },
)
