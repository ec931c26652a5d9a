"""What came of a survey as bars: each question, each building, and the last one beside (V15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from printing.surveys import asked_result
from store import surveys
from store.money import rounded
from store.surveys import MARKS, Rate, Results, Survey
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.register import PRINT
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.bars import bar
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_BAR = 24
QUESTIONS, BUILDINGS, WHOLE = mark("by question"), mark("by building"), mark("all in all")


@dataclass(frozen=True)
class Line:
    """A rate as a line; ``last`` is that of the last survey, ``hidden`` a group too small."""

    key: int
    view: str
    name: str
    rate: Rate | None
    last: Rate | None
    target: int | None
    told: str = ""

    @property
    def short(self) -> bool:
        """Whether the goal is missed."""
        return bool(self.rate and self.target and surveys.short(self.rate, self.target))

    @property
    def subject(self) -> str:
        """Nothing that the journal names."""
        return ""


def _is(name: str) -> View[Line]:
    return View(name, lambda one: one.view == name)


class ResultsOfSurvey(Listing[Line]):
    """The results of a survey as they stand, or were counted."""

    SCOPE = "survey results"
    TITLE = mark("Results")
    ACTIONS: ClassVar[tuple[Action, ...]] = (PRINT, PREVIEW, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "How many of those who gave a mark are satisfied (5 and 4), as n/N and a bar, | marks the"
        " goal; beside it the last survey. Not known and blank are outside. The index is another"
        " figure and stands below by its own name. Left and Right turn to buildings and the whole."
    )
    VIEWS: ClassVar[tuple[View[Line], ...]] = tuple(map(_is, (QUESTIONS, BUILDINGS, WHOLE)))
    FOLLOWS = ("survey", "survey_sheet")
    LOWER_LINES = 5

    def __init__(self, survey: Survey) -> None:
        super().__init__()
        self.survey = survey
        self._read()

    def _read(self) -> None:
        self.survey = surveys.get(self.survey.id)
        self.results = surveys.results(self.survey)
        earlier = surveys.before(self.survey)
        self.last: Results | None = surveys.results(earlier) if earlier else None

    def changed(self, subjects: frozenset[str]) -> None:
        """Another sheet is in."""
        self._read()
        super().changed(subjects)

    def tick(self) -> None:
        """Nothing is read anew before something has changed."""

    def things(self, typed: str) -> Sequence[Line]:
        """The lines whose name has what is typed."""
        wanted = typed.casefold()
        return [one for one in self._lines() if wanted in one.name.casefold()]

    def _lines(self) -> Iterator[Line]:
        goal, found, last = self.survey.goal, self.results, self.last
        for n, one in enumerate(found.questions):
            marks = " ".join(f"{m}:{one.marks[m]}" for m in reversed(MARKS))
            told = _("{marks}  not known {na}  blank {blank}  mean {mean}").format(
                marks=marks, na=one.unknown, blank=one.blank, mean=_mean(one.mean)
            )
            then = last.rate_of(one.question.text) if last else None
            yield Line(n, QUESTIONS, one.question.text, one.rate, then, goal, told)
        for n, group in enumerate(found.groups, 100):
            told = _("{n} sheets").format(n=group.sheets) if group.rate else ""
            yield Line(n, BUILDINGS, group.name, group.rate, None, goal, told)
        wanted = surveys.settings()
        whole = (
            (_("share given out"), found.out, last.out if last else None, wanted.out),
            (_("share returned"), found.back, last.back if last else None, wanted.back),
            (_("share that counts"), found.fit, last.fit if last else None, None),
            (_("satisfied all in all"), found.whole, last.whole if last else None, goal),
        )
        for n, (name, rate, then, target) in enumerate(whole, 200):
            yield Line(n, WHOLE, name, rate, then, target)

    def key(self, thing: Line) -> int:
        """Its place."""
        return thing.key

    def columns(self) -> Sequence[Column]:
        """Which, a bar, n/N, and the last survey's."""
        return (
            Column(_("Which"), 16),
            Column(_("Bar to 100 %"), _BAR, flex=True),
            Column(_("Share"), 17),
            Column(_("Last"), 7, right=True),
        )

    def drawn(self, thing: Line) -> Drawn:
        """A line; ``!`` where the goal is missed."""
        if thing.rate is None:
            return Drawn((thing.name, "", _("too few"), ""), " ", Tone.FAINT)
        target = thing.target * 10 if thing.target else None
        drawn = bar(thing.rate.tenths, target, _BAR)
        cells = (thing.name, drawn, thing.rate.text, _percent(thing.last))
        return Drawn(cells, "!" if thing.short else " ")

    def full(self, thing: Line) -> Iterator[str | Words]:
        """The line in words, and the index by its own name."""
        yield [(thing.name, Tone.STRONG), f"  {thing.told}"]
        last = self.last.index.text if self.last else "-"
        told = _("Satisfaction index, no rate: {index}; the last one {last}")
        yield told.format(index=self.results.index.text, last=last)
        if self.results.late or self.results.beside:
            told = _("late {late}, one more of a home {beside}: not counted")
            yield told.format(late=self.results.late, beside=self.results.beside)

    async def act_print(self) -> None:
        """Print the result."""
        await preview.print_one(self.app, [asked_result(self.survey)])

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [asked_result(self.survey)])


def _percent(rate: Rate | None) -> str:
    if rate is None or rate.tenths is None:
        return ""
    return f"{rate.tenths // 10}.{rate.tenths % 10}"


def _mean(exact: Fraction | None) -> str:
    if exact is None:
        return "-"
    hundredths = rounded(exact * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"
