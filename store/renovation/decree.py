"""What decree 110 (2011) asks of a renovation, as data: works, articles, papers (R4).

住宅室内装饰装修管理办法; the local rules that tighten it are settings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from store.text import Named, mark


class Work(Named):
    """Works that are ticked in a declaration: those that an article asks something of (R8)."""

    STRUCTURE = "structure", mark("Main structure or load-bearing parts (art. 5-1)")
    WET_ROOM = "wet_room", mark("Room without waterproofing made bath or kitchen (art. 5-2)")
    BEARING = "bearing", mark("Larger opening in a load-bearing wall (art. 5-3)")
    BALCONY_WALL = "balcony_wall", mark("Wall to the balcony taken down (art. 5-3)")
    INSULATION = "insulation", mark("Energy-saving parts harmed (art. 5-4)")
    BUILDING = "building", mark("Something is built on or in (art. 6-1)")
    FACADE = "facade", mark("Façade, outer wall, closing in a balcony (art. 6-2)")
    HEATING = "heating", mark("Heating pipes or radiators (art. 6-3)")
    GAS = "gas", mark("Gas pipes or meter (art. 6-4)")
    LOAD = "load", mark("More load on a floor (art. 7)")
    WATERPROOF = "waterproof", mark("Waterproof layer of bath or kitchen (art. 8)")
    BALCONY = "balcony", mark("Balcony otherwise")
    GRILLE = "grille", mark("Window grilles")
    AIRCON = "aircon", mark("Air-conditioner's place")
    FLUE = "flue", mark("Flue")
    INTERCOM = "intercom", mark("Intercom and low-voltage lines")
    FIRE = "fire", mark("Fire protection (shops)")


class Paper(Named):
    """Papers of a declaration (art. 13, 14)."""

    IDENTITY = "identity", mark("Applicant's ID (art. 14)")
    TITLE = "title", mark("Proof of title (art. 14)")
    PLAN = "plan", mark("Plan of the works (art. 14)")
    CONSENT = "consent", mark("Owner's written consent (art. 13)")
    FIRM = "firm_papers", mark("Firm's licence and qualification, copies (art. 14)")
    DESIGN = "design", mark("Design by the original or a qualified designer (art. 5, 7)")
    PLANNING = "planning", mark("Planning authority's approval (art. 6)")
    HEAT = "heat", mark("Heat supplier's approval (art. 6)")
    GAS = "gas_consent", mark("Gas company's approval (art. 6)")
    WATERPROOF = "waterproof_plan", mark("Work plan for the waterproofing (art. 8)")
    HOT = "hot_note", mark("Hot-work note (art. 11)")
    FIRE = "fire_paper", mark("Fire authority's paper (shops)")


class Article(Named):
    """What a refusal names, and what a violation is against (R4, R13)."""

    A5_1 = "5-1", mark("Decree 110 art. 5(1): structure or load-bearing parts changed")
    A5_2 = "5-2", mark("Decree 110 art. 5(2): a dry room made bath or kitchen")
    A5_3 = "5-3", mark("Decree 110 art. 5(3): load-bearing wall opened, balcony wall taken down")
    A5_4 = "5-4", mark("Decree 110 art. 5(4): energy-saving parts harmed")
    A5_5 = "5-5", mark("Decree 110 art. 5(5): other harm to structure or safety")
    A6 = "6", mark("Decree 110 art. 6: built, façade, heating or gas without approval")
    A7 = "7", mark("Decree 110 art. 7: floor load without a design")
    A8 = "8", mark("Decree 110 art. 8: waterproofing without plan or flood test")
    A9 = "9", mark("Decree 110 art. 9: such works need a qualified firm")
    A11 = "11", mark("Decree 110 art. 11: hot work without safety measures")
    A13 = "13", mark("Decree 110 art. 13: not declared, or without the owner's consent")
    A14 = "14", mark("Decree 110 art. 14: papers missing")
    A20 = "20", mark("Decree 110 art. 20: inspection refused")
    A26 = "26", mark("Decree 110 art. 26: outside the hours")
    A27 = "27", mark("Decree 110 art. 27: waste not as agreed")
    A33 = "33", mark("Decree 110 art. 33: harm to neighbours or common parts")
    COVENANT = "covenant", mark("A clause of the owners' covenant or the agreement")


@dataclass(frozen=True)
class Rule:
    """What an article asks of works: papers, a qualified firm, the manager, a flood test.

    ``forbidden`` works are refused with the article; nothing makes them possible.
    """

    article: Article
    forbidden: bool = False
    papers: tuple[Paper, ...] = ()
    firm: bool = False
    chief: bool = False
    flood: bool = False


RULES: dict[Work, Rule] = {
    Work.STRUCTURE: Rule(Article.A5_1, papers=(Paper.DESIGN,), firm=True, chief=True),
    Work.WET_ROOM: Rule(Article.A5_2, forbidden=True),
    Work.BEARING: Rule(Article.A5_3, forbidden=True),
    Work.BALCONY_WALL: Rule(Article.A5_3, forbidden=True),
    Work.INSULATION: Rule(Article.A5_4, forbidden=True),
    Work.BUILDING: Rule(Article.A6, papers=(Paper.PLANNING,), firm=True, chief=True),
    Work.FACADE: Rule(Article.A6, papers=(Paper.PLANNING,), firm=True, chief=True),
    Work.HEATING: Rule(Article.A6, papers=(Paper.HEAT,), firm=True),
    Work.GAS: Rule(Article.A6, papers=(Paper.GAS,), firm=True, chief=True),
    Work.LOAD: Rule(Article.A7, papers=(Paper.DESIGN,), firm=True),
    Work.WATERPROOF: Rule(Article.A8, papers=(Paper.WATERPROOF,), firm=True, flood=True),
    Work.FIRE: Rule(Article.A14, papers=(Paper.FIRE,)),
}


def forbidden(works: Collection[Work]) -> Iterator[tuple[Work, Article]]:
    """Those of some works that nothing makes possible, each with its article."""
    for work in Work:
        if work in works and work in RULES and RULES[work].forbidden:
            yield work, RULES[work].article


def firm_needed(works: Collection[Work]) -> Work | None:
    """The first of some works that only a qualified firm may do (art. 9)."""
    return next((work for work in Work if work in works and _rule(work).firm), None)


def is_grave(works: Collection[Work]) -> bool:
    """Whether the manager has to approve: structure, façade, gas, building (R5)."""
    return any(_rule(work).chief for work in works)


def is_special(works: Collection[Work]) -> bool:
    """Whether engineering has to look at the plan first: an article asks something of it (R5)."""
    return any(work in RULES for work in works)


def floods(works: Collection[Work]) -> bool:
    """Whether a flood test has to be passed before completion (art. 8)."""
    return any(_rule(work).flood for work in works)


def needed(
    works: Collection[Work], *, by_user: bool, by_firm: bool, hot: bool
) -> tuple[Paper, ...]:
    """The papers that a declaration needs, in the order of the form (art. 13, 14)."""
    wanted = {Paper.IDENTITY, Paper.TITLE, Paper.PLAN}
    wanted |= {paper for work in works for paper in _rule(work).papers}
    wanted |= {Paper.CONSENT} if by_user else set()
    wanted |= {Paper.FIRM} if by_firm else set()
    wanted |= {Paper.HOT} if hot else set()
    return tuple(paper for paper in Paper if paper in wanted)


_NOTHING = Rule(Article.COVENANT)


def _rule(work: Work) -> Rule:
    return RULES.get(work, _NOTHING)
