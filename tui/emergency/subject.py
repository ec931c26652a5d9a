"""What the screens of emergencies answer to the halls."""

from __future__ import annotations

from store import emergency
from tui.answers import Answers, Draft
from tui.emergency import words
from tui.language import mark

_FORMS = (
    *("Deed", "Remark", "Particulars", "Concerned", "Controlled", "Ended", "FalseAlarm"),
    "Joining",
)


def why_up(subject: str) -> tuple[str, bool]:
    """An emergency is a major matter: the manager has to know it too (D8, D13)."""
    thing, _colon, number = subject.partition(":")
    one = emergency.get(int(number)) if thing == "emergency" else None
    return ("", False) if one is None or one.drill else (words.named(one), True)


ANSWERS = Answers(
    why_up=why_up,
    drafts={
        **{
            f"emergency/{form}": Draft(mark("Emergency event"), "emergency", "emergency")
            for form in _FORMS
        },
        "emergency/ChangedPlan": Draft(mark("Emergency plan"), "emergency"),
        "emergency/EarlierDrill": Draft(mark("Drill held"), "emergency"),
    },
)
