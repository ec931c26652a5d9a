"""What daily checks come to: a month by sections, its band and fee, quarter and year (I22, G7).

All of it is exact inside. A section of a month has the share of its points that its checks gave it;
what did not apply leaves numerator and denominator, and a section that never applied leaves the
month (Q26–Q28). A quarter is the mean of its months that have a score, a year that of its quarters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from store.contractors.check import Check, marks
from store.contractors.scoreinputs import Band, CheckStage, Section
from store.contractors.settings import ContractorSettings
from store.figure import NOTHING, tenths
from store.money import rounded
from store.score import Score, average

_BANDS = (Band.EXCELLENT, Band.GOOD, Band.FAIR, Band.MODERATE, Band.POOR, Band.FAILED)


@dataclass(frozen=True)
class SectionScore:
    """A section of a month: ``got`` of ``of`` points in ``n`` checks, ``na`` left out of it."""

    section: Section
    weight: int
    got: int
    of: int
    n: int
    na: int

    @property
    def share(self) -> Fraction | None:
        """Which share of its points it has; None where it never applied."""
        return Fraction(self.got, self.of) if self.of and self.weight else None

    @property
    def text(self) -> str:
        """Its points as they are read, or a dash."""
        return NOTHING if self.share is None else tenths(self.share * self.weight)


def by_section(checks: Iterable[Check], weights: Sequence[int]) -> list[SectionScore]:
    """The sections of a month, of the checks that are marked whole."""
    whole = [one for one in checks if one.stage is CheckStage.MARKED]
    found = [(one.items, marks(one.id)) for one in whole]
    sections = []
    for place, section in enumerate(Section):
        marked = [(items[place][1], each[place].got) for items, each in found if place in each]
        scored = [(weight, got) for weight, got in marked if got is not None]
        sections.append(
            SectionScore(
                *(section, weights[place]),
                got=sum(got for _weight, got in scored),
                of=sum(weight for weight, _got in scored),
                n=len(scored),
                na=len(marked) - len(scored),
            )
        )
    return sections


def whole(sections: Iterable[SectionScore]) -> Score:
    """The score of a month: its weights renormalised over the sections that apply (Q28)."""
    scored = [(one.weight, one.share) for one in sections if one.share is not None]
    common = lcm(*(share.denominator for _weight, share in scored)) if scored else 1
    got = sum(weight * share * common for weight, share in scored)
    return Score(int(got), sum(weight for weight, _share in scored) * common, failed=False)


def band(score: Score, figures: ContractorSettings, *, accident: bool) -> Band:
    """The band of an exact score; a serious accident leaves one lower (I22)."""
    if score.exact is None:
        return Band.NONE
    limits = (
        *(figures.excellent, figures.good, figures.fair, figures.moderate),
        figures.poor,
    )
    place = sum(score.exact < limit for limit in limits)
    return _BANDS[min(place + accident, len(_BANDS) - 1)]


def pays(which: Band, figures: ContractorSettings) -> int:
    """How many per cent of the fee a band is proposed to be paid; all of it without a score."""
    return {
        Band.EXCELLENT: figures.pays_excellent,
        Band.GOOD: figures.pays_good,
        Band.FAIR: figures.pays_fair,
        Band.MODERATE: figures.pays_moderate,
        Band.POOR: figures.pays_poor,
        Band.FAILED: figures.pays_failed,
        Band.NONE: 100,
    }[which]


def off(fee: int, percent: int) -> int:
    """What is proposed to be taken off a fee, in whole fen, half up."""
    return rounded(Fraction(fee * (100 - percent), 100))


def typed(sections: Iterable[SectionScore]) -> str:
    """The sections as a sheet keeps them (G5)."""
    return json.dumps([[s.section.value, s.weight, s.got, s.of, s.n, s.na] for s in sections])


def read(kept: str) -> list[SectionScore]:
    """The sections of a sheet as it keeps them."""
    return [SectionScore(Section(name), *figures) for name, *figures in json.loads(kept)]


def quarter(month: str) -> str:
    """The quarter of a month: ``2026-Q4``."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def quarters(months: Mapping[str, Score]) -> dict[str, Fraction | None]:
    """The mean of each quarter's months, as far as they have a score."""
    found: dict[str, list[Fraction | None]] = {}
    for month, one in sorted(months.items()):
        found.setdefault(quarter(month), []).append(one.exact)
    return {name: average(scores) for name, scores in found.items()}


def year(months: Mapping[str, Score], of: str) -> Fraction | None:
    """The mean of a year's quarters, as far as they have one."""
    mine = {month: one for month, one in months.items() if month.startswith(f"{of}-")}
    return average(quarters(mine).values())


def read_out(exact: Fraction | None) -> str:
    """A mean as it is read: one decimal, or a dash."""
    return NOTHING if exact is None else tenths(exact)
