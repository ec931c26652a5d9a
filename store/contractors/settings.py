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
    quality: Weight = Field(
        40,
        title=mark("Weight of the quality of service"),
        description=mark("Of a hundred; what was checked of the service itself."),
    )  # I22
    attendance: Weight = Field(
        20,
        title=mark("Weight of presence and appearance"),
        description=mark("Of a hundred; how many were there, and how they looked."),
    )
    response: Weight = Field(
        15,
        title=mark("Weight of response and mending"),
        description=mark("Of a hundred; how soon they came and put right."),
    )
    safety: Weight = Field(
        15,
        title=mark("Weight of safety"),
        description=mark("Of a hundred; whether they worked safely."),
    )
    papers: Weight = Field(
        5,
        title=mark("Weight of papers and training"),
        description=mark("Of a hundred; whether papers and trainings were in order."),
    )
    residents: Weight = Field(
        5,
        title=mark("Weight of residents' opinions"),
        description=mark("Of a hundred; what residents said of them."),
    )
    excellent: Percent = Field(
        95,
        title=mark("Excellent from, points"),
        description=mark("A month with so many points or more is excellent."),
    )
    good: Percent = Field(
        85,
        title=mark("Commendable from, points"),
        description=mark("A month with so many points or more is commendable."),
    )
    fair: Percent = Field(
        75,
        title=mark("Satisfactory from, points"),
        description=mark("A month with so many points or more is satisfactory."),
    )
    moderate: Percent = Field(
        65,
        title=mark("Moderate from, points"),
        description=mark("A month with so many points or more is moderate."),
    )
    poor: Percent = Field(
        60,
        title=mark("Poor from, points; below it is not satisfactory"),
        description=mark(
            "A month with so many points or more is poor, one with fewer is not satisfactory."
        ),
    )
    pays_excellent: Percent = Field(
        100,
        title=mark("Fee for excellent, %"),
        description=mark("Only if the contract says so; it is a proposal."),
    )
    pays_good: Percent = Field(
        98,
        title=mark("Fee for commendable, %"),
        description=mark("Only proposed, and only if the contract says so."),
    )
    pays_fair: Percent = Field(
        95,
        title=mark("Fee for satisfactory, %"),
        description=mark("Only proposed, and only if the contract says so."),
    )
    pays_moderate: Percent = Field(
        90,
        title=mark("Fee for moderate, %"),
        description=mark("Only proposed, and only if the contract says so."),
    )
    pays_poor: Percent = Field(
        80,
        title=mark("Fee for poor, %"),
        description=mark("Only proposed, and only if the contract says so."),
    )
    pays_failed: Percent = Field(
        70,
        title=mark("Fee for not satisfactory, %"),
        description=mark("Only proposed, and only if the contract says so."),
    )

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
