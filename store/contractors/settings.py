"""The figures of contractors, changeable without code (I22, service.md §12)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark

Percent = Annotated[Count, Field(le=100)]
Weight = Annotated[Count, Field(le=100)]


class ContractorSettings(Input):
    """Reminders, the weights of a check, the bands of a month and what each is paid."""

    reminder: Count = Field(
        30,
        ge=1,
        le=366,
        title=mark("Contractors' papers, days before"),
        description=mark("So many days before it expires a paper or contract stands on Today."),
    )  # G12
    decide: Count = Field(
        3,
        ge=1,
        le=30,
        title=mark("Contractor's objection decided within, days"),
        description=mark("So long the manager has; then it is overdue."),
    )  # I17, as of departments
    quality: Weight = Field(40, title=mark("Weight of the quality of service"))  # I22
    attendance: Weight = Field(20, title=mark("Weight of presence and appearance"))
    response: Weight = Field(15, title=mark("Weight of response and mending"))
    safety: Weight = Field(15, title=mark("Weight of safety"))
    papers: Weight = Field(5, title=mark("Weight of papers and training"))
    residents: Weight = Field(5, title=mark("Weight of residents' opinions"))
    excellent: Percent = Field(95, title=mark("Excellent from, points"))
    good: Percent = Field(85, title=mark("Commendable from, points"))
    fair: Percent = Field(75, title=mark("Satisfactory from, points"))
    moderate: Percent = Field(65, title=mark("Moderate from, points"))
    poor: Percent = Field(60, title=mark("Poor from, points; below it is not satisfactory"))
    pays_excellent: Percent = Field(
        100,
        title=mark("Fee for excellent, %"),
        description=mark("Only if the contract says so; it is a proposal."),
    )
    pays_good: Percent = Field(98, title=mark("Fee for commendable, %"))
    pays_fair: Percent = Field(95, title=mark("Fee for satisfactory, %"))
    pays_moderate: Percent = Field(90, title=mark("Fee for moderate, %"))
    pays_poor: Percent = Field(80, title=mark("Fee for poor, %"))
    pays_failed: Percent = Field(70, title=mark("Fee for not satisfactory, %"))

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights of the sections in their order."""
        return (
            *(self.quality, self.attendance, self.response),
            *(self.safety, self.papers, self.residents),
        )


def settings() -> ContractorSettings:
    """The settings in force."""
    return own.settings("contractors", ContractorSettings)
