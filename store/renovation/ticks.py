"""What is ticked in a declaration: works, and the papers that they ask for (R8, art. 5–14)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import Input
from store.renovation.decree import Paper, Work


class Works(Input):
    """The works that are ticked, each under the article that speaks of it (R8)."""

    structure: bool = Field(False, title=Work.STRUCTURE.called)
    wet_room: bool = Field(False, title=Work.WET_ROOM.called)
    bearing: bool = Field(False, title=Work.BEARING.called)
    balcony_wall: bool = Field(False, title=Work.BALCONY_WALL.called)
    insulation: bool = Field(False, title=Work.INSULATION.called)
    building: bool = Field(False, title=Work.BUILDING.called)
    facade: bool = Field(False, title=Work.FACADE.called)
    heating: bool = Field(False, title=Work.HEATING.called)
    gas: bool = Field(False, title=Work.GAS.called)
    load: bool = Field(False, title=Work.LOAD.called)
    waterproof: bool = Field(False, title=Work.WATERPROOF.called)
    balcony: bool = Field(False, title=Work.BALCONY.called)
    grille: bool = Field(False, title=Work.GRILLE.called)
    aircon: bool = Field(False, title=Work.AIRCON.called)
    flue: bool = Field(False, title=Work.FLUE.called)
    intercom: bool = Field(False, title=Work.INTERCOM.called)
    fire: bool = Field(False, title=Work.FIRE.called)

    @property
    def ticked(self) -> tuple[Work, ...]:
        """The works, in their order."""
        return tuple(work for work in Work if getattr(self, work.value))


class Papers(Input):
    """The papers that are here; those that the ticks do not ask for may stay empty (art. 14)."""

    identity: bool = Field(False, title=Paper.IDENTITY.called)
    title: bool = Field(False, title=Paper.TITLE.called)
    plan: bool = Field(False, title=Paper.PLAN.called)
    consent: bool = Field(False, title=Paper.CONSENT.called)
    firm_papers: bool = Field(False, title=Paper.FIRM.called)
    design: bool = Field(False, title=Paper.DESIGN.called)
    planning: bool = Field(False, title=Paper.PLANNING.called)
    heat: bool = Field(False, title=Paper.HEAT.called)
    gas_consent: bool = Field(False, title=Paper.GAS.called)
    waterproof_plan: bool = Field(False, title=Paper.WATERPROOF.called)
    hot_note: bool = Field(False, title=Paper.HOT.called)
    fire_paper: bool = Field(False, title=Paper.FIRE.called)

    @property
    def ticked(self) -> tuple[Paper, ...]:
        """The papers, in their order."""
        return tuple(paper for paper in Paper if getattr(self, paper.value))
