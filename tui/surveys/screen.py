"""The list of surveys, and what can be done with one (V11–V19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, surveys
from store.surveys import (
    QUESTIONNAIRE,
    SURVEY_HOMES,
    SURVEY_RESULT,
    SURVEY_SHEETS,
    SURVEYS,
    Sheet,
    Stage,
    State,
    Survey,
)
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.surveys.charts import ResultsOfSurvey
from tui.surveys.entry import SheetEntry
from tui.widgets.bars import bar
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_IN_CHARGE = "store.surveys.rights:APPROVE_SURVEYS"
DRAFT = Action("new", ("ctrl+n",), mark("New survey"), mark("Draft its questions."), 7)
REVISE = Action("revise", ("ctrl+u",), mark("Change"), mark("It is to be approved again."), 12)
APPROVE = Action(
    "approve", ("ctrl+a",), mark("Approve"), mark("Another one has read it."), 8, right=_IN_CHARGE
)
PUBLISH = Action(
    "publish", ("ctrl+d",), mark("Hand out sheets"), mark("Draw the homes; it is frozen."), 9
)
TYPE = Action("type", ("ctrl+e",), mark("Type sheets in"), mark("A digit a question."), 4)
AGAIN = Action("again", ("ctrl+t",), mark("Type in again"), mark("The tenth, and the odd ones."), 6)
RESULTS = Action("results", ("ctrl+o",), mark("Results"), mark("As bars, the last beside."), 5)
RETURNED = Action(
    "returned", ("ctrl+r",), mark("Home returned"), mark("Of an anonymous survey: some sheet."), 13
)
REPLACE = Action("replace", ("ctrl+g",), mark("Home refuses"), mark("Another one is asked."), 14)
CLOSE = Action(
    "close", ("ctrl+k",), mark("Close early"), mark("Before its last day."), 15, right=_IN_CHARGE
)
COUNT = Action(
    "count", ("ctrl+w",), mark("Count for good"), mark("For good; what follows is raised."), 10,
    right=_IN_CHARGE,
)  # fmt: skip
POST = Action(
    "post", ("ctrl+s",), mark("Post results"), mark("The manager signs."), 11,
    right="store.surveys.rights:POST_SURVEYS",
)  # fmt: skip


def _as_it_is(one: Survey) -> Mapping[str, object]:
    return {
        "title": one.title,
        "anonymous": one.anonymous,
        "share": one.share,
        "questions": surveys.as_typed(one.questions),
    }


def _state(one: Survey) -> Stage:
    return one.state(clock.now())


def _runs(one: Survey | None) -> bool:
    return one is not None and one.stage in (Stage.OPEN, Stage.CLOSED)


def to_repeat(one: Survey, by: int) -> list[Sheet]:
    """What this person may type in again: the tenth that others typed in, and what differs."""
    return [
        sheet
        for sheet in surveys.sheets_of(one.id)
        if sheet.stage is State.DIFFERS
        or (sheet.twice and sheet.stage is State.ENTERED and sheet.entered_by != by)
    ]


class SurveysScreen(RegisterScreen[Survey]):
    """The surveys, the newest on top."""

    SCOPE = "surveys"
    TITLE = mark("Surveys")
    REGISTER = SURVEYS
    HELP = mark(
        "A survey is drafted, approved by another person and given out; then it is frozen. {type}"
        " types sheets in, a digit a question; a tenth of them again by another person. Rates and"
        " the index are two figures. Counted, what falls short is followed up."
    )
    SHEETS = (SURVEY_SHEETS, SURVEY_HOMES, QUESTIONNAIRE, SURVEY_RESULT)
    MORE = (TYPE, AGAIN, RESULTS)
    LOWER_LINES = 8
    VIEWS: ClassVar[tuple[View[Survey], ...]] = (
        View(mark("all")),
        View(mark("still open"), _runs),
    )
    STEPS: ClassVar[tuple[Do[Survey], ...]] = (
        Do("drafted", DRAFT, surveys.draft),
        Do("revised", REVISE, surveys.revise, _as_it_is),
        Do("approved", APPROVE, surveys.approve),
        Do("published", PUBLISH, surveys.publish),
        Do("returned", RETURNED, surveys.note_returned),
        Do("replaced", REPLACE, surveys.replace),
        Do("closed", CLOSE, surveys.close),
        Do("counted", COUNT, surveys.count),
        Do("posted", POST, surveys.post),
    )

    def things(self, typed: str) -> Sequence[Survey]:
        """Surveys by number and title."""
        return surveys.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, leftmost: it closes by itself."""
        return [
            Column(_("State"), 10),
            Column(_("Closes"), 6),
            Column(_("Survey no."), 13),
            Column(_("Title"), 16, flex=True),
            Column(_("Sheets in"), 9, right=True),
            Column(_("Satisfied"), 9, right=True),
        ]

    def drawn(self, one: Survey) -> Drawn:
        """A survey as a line."""
        state, found = _state(one), surveys.results(one)
        rate = found.whole.tenths
        cells: list[str | Words] = [
            label(state),
            clockface.day(one.last_day),
            one.number,
            one.title,
            f"{found.returned}/{found.handed}" if one.handed else "",
            "" if rate is None else f"{rate // 10}.{rate % 10} %",
        ]
        waits = state in (Stage.CLOSED, Stage.DRAFT)
        return Drawn(cells, "*" if waits else " ", Tone.PLAIN)

    def named(self, one: Survey) -> str:
        """Number, title and how it stands."""
        return "  ".join((one.number, one.title, label(_state(one))))

    def full(self, one: Survey) -> Iterator[str | Words]:
        """How far it is, the next step in words, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if one.handed:
            found = surveys.results(one)
            yield [(bar(found.back.tenths, surveys.settings().back * 10, 40), Tone.PLAIN)]
            told = _("returned {back}; count {fit}; satisfied all in all {whole}; index {index}")
            yield told.format(
                back=found.back.text,
                fit=found.fit.text,
                whole=found.whole.text,
                index=found.index.text,
            )
        if told_next := self._next(one):
            yield [(told_next, Tone.WARN)]
        yield from rest

    def _next(self, one: Survey) -> str:
        state = _state(one)
        left = len(to_repeat(one, self.app.signed_in.id)) if _runs(one) else 0
        if left:
            return _("{n} sheets are to be typed in again: {key}").format(n=left, key=AGAIN.spelled)
        told = {
            Stage.DRAFT: _("Another person in charge approves it."),
            Stage.APPROVED: _("Give it out: {key}").format(key=PUBLISH.spelled),
            Stage.OPEN: _("Type in what comes back: {key}").format(key=TYPE.spelled),
            Stage.CLOSED: _("Type in the last sheets, then it is counted."),
            Stage.COUNTED: _("The manager lets the results be posted."),
        }
        return told.get(state, "")

    def can(self, action: Action) -> bool:
        """Sheets are typed in while it runs; of a draft there are no results."""
        one = self.rows.current
        if action == TYPE:
            return _runs(one)
        if action == AGAIN:
            return one is not None and _runs(one) and bool(to_repeat(one, self.app.signed_in.id))
        if action == RESULTS:
            return one is not None and bool(one.handed)
        return super().can(action)

    async def act_type(self) -> None:
        """Type sheets in."""
        if (one := self.rows.current) is not None:
            await self.app.ask(SheetEntry(one))
            self.load()

    async def act_again(self) -> None:
        """Type in again what another person typed in, or what differs."""
        if (one := self.rows.current) is not None:
            await self.app.ask(SheetEntry(one, to_repeat(one, self.app.signed_in.id)))
            self.load()

    async def act_results(self) -> None:
        """The results as bars."""
        if (one := self.rows.current) is not None:
            await self.app.ask(ResultsOfSurvey(one))
