"""The interviews of an application: five marks from 1 to 5, as they were given (O11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.engine.table import Table
from store.recruitment.asks import Verdict

MARKS = ("look", "speech", "craft", "attitude", "staying")


@dataclass(frozen=True)
class Held:
    """An interview that was held, the ``place``-th of its application."""

    id: int
    application_id: int
    place: int
    on_day: date
    look: int
    speech: int
    craft: int
    attitude: int
    staying: int
    verdict: Verdict
    interviewer: str
    remark: str

    @property
    def sum(self) -> int:
        """All five marks together, of 25."""
        return sum(getattr(self, name) for name in MARKS)


INTERVIEWS = Table(
    "interview",
    Held,
    "SELECT interview.id, interview.application_id, interview.place, interview.on_day,"
    " interview.look, interview.speech, interview.craft, interview.attitude, interview.staying,"
    " interview.verdict, interview.interviewer, interview.remark FROM interview",
)


def of(application_id: int) -> list[Held]:
    """Its interviews in their order."""
    where = "WHERE interview.application_id = ? ORDER BY interview.place"
    return INTERVIEWS.read(where, application_id)
