"""The figures of inspections, changeable without code (service.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class InspectionSettings(Input):
    """How long an objection may wait."""

    decide: Count = Field(
        3,
        ge=1,
        le=30,
        title=mark("Objection decided within, days"),
        description=mark("So long the manager has; then it is overdue."),
    )  # I17


def settings() -> InspectionSettings:
    """The settings in force."""
    return own.settings("inspections", InspectionSettings)
