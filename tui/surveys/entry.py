"""A sheet typed in at speed: its number stands there, a digit a question, Enter (V13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field
from textual import events

from store import surveys
from store.errors import StoreError
from store.inputs import Input, Line, Prose, mark
from store.surveys import BLANK, NA, Again, NewSheet, Sheet, State, Survey
from tui.form.screen import Form
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult

SAVE = Action("save", ("enter",), mark("Go on, save"), mark("The number, then the sheet."), 3)
WROTE = Action("wrote", ("ctrl+w",), mark("What they wrote"), mark("Words, building."), 4)
BESIDE = Action("beside", ("ctrl+b",), mark("One more"), mark("A second opinion of a home."), 6)
SKIP = Action("skip", ("down",), mark("Left blank"), mark("Nothing is ticked there."), 5)
UP = Action("up", ("up",), mark("Question before"), mark("Answer it anew."), None)
_VISIBLE = 15
_KEYS = {"0": NA, **{one: one for one in surveys.MARKS}}


class Written(Input):
    """What stands on the sheet besides the marks."""

    words: Prose = Field("", title=mark("What they wrote"))
    building: Line = Field(
        "", title=mark("Building"), description=mark("Of an anonymous sheet that names it.")
    )


class Focus(Pane, can_focus=True):
    """The questions, which have the keys."""


class SheetEntry(DeskScreen[int]):
    """Sheets of a survey, one after another; ``again`` has those to be typed in once more."""

    SCOPE = "survey entry"
    ACTIONS: ClassVar[tuple[Action, ...]] = (SAVE, SKIP, UP, WROTE, BESIDE, actions.BACK)
    HELP = mark(
        "The next sheet's number stands there: Enter takes it, or another one is typed. Then a"
        " digit a question: 5 very satisfied to 1 very dissatisfied, 0 not known; Down leaves a"
        " question blank, Up goes back. Enter saves the sheet once the last one is answered."
    )

    def __init__(self, survey: Survey, again: list[Sheet] | None = None) -> None:
        super().__init__()
        self.survey, self.again = survey, again
        self.saved = 0
        self._begin()

    def _begin(self) -> None:
        """The next sheet."""
        self.typed, self.at = "", -1
        self.answers: list[str] = []
        self.words = Written()
        self.is_beside = False
        self.next = self.again[0].no if self.again else surveys.next_no(self.survey)

    # What shows

    def body(self) -> ComposeResult:
        """The sheet's number, and the questions with their answers."""
        self.heading, self.pane = Band(), Focus()
        yield self.heading
        yield Band()
        yield self.pane

    def on_mount(self) -> None:
        """Wait for the number."""
        super().on_mount()
        self.set_focus(self.pane)
        self._show()

    def _show(self) -> None:
        number = self.typed or (str(self.next) if self.next else "")
        what = _("typed in again") if self.again is not None else _("typed in")
        told = _("{number}  {what} {n} of {all}").format(
            number=self.survey.number, what=what, n=self._count(), all=self.survey.handed
        )
        tone = Tone.CHOSEN if self.at < 0 else Tone.STRONG
        beside = [("  " + _("one more opinion of the home"), Tone.WARN)] if self.is_beside else []
        self.heading.show(
            [" ", (told, Tone.TITLE), "   ", _("Sheet no."), " ", (f" {number} ", tone), *beside]
        )
        self.pane.show(list(self._lines()))
        self.refresh_bands()

    def _count(self) -> int:
        if self.again is not None:
            return self.saved
        return len([one for one in surveys.sheets_of(self.survey.id) if not one.beside])

    def _lines(self) -> Iterator[Words]:
        first = max(0, min(self.at, len(self.survey.questions) - 1) - _VISIBLE + 2)
        asked = list(enumerate(self.survey.questions))[first : first + _VISIBLE]
        for place, one in asked:
            said = self.answers[place] if place < len(self.answers) else None
            here = place == self.at
            sign = ">" if here else " "
            told = _shown(said) if said is not None else "_" if here else " "
            yield [
                (f"{sign} {place + 1:>2} ", Tone.STRONG if here else Tone.PLAIN),
                (f"[{told:^4}] ", Tone.CHOSEN if here else Tone.TYPED),
                (one.text, Tone.STRONG if here else Tone.PLAIN),
            ]
        if self.at >= len(self.survey.questions):
            yield [(_("Enter saves the sheet."), Tone.GOOD)]

    # What the keys do

    def on_key(self, event: events.Key) -> None:
        """Digits: the number first, then an answer each."""
        char = event.character or ""
        if event.key == "backspace":
            self._take_back()
        elif not char.isascii() or (not char.isdigit() and char != "."):
            return
        elif self.at < 0:
            self.typed = (self.typed + char)[:6] if char.isdigit() else self.typed
        elif self.at >= len(self.survey.questions):
            self.say(_("All are answered: Enter saves the sheet."), Tone.WARN)
        elif char == ".":
            self._answer(BLANK)
        elif char in _KEYS:
            self._answer(_KEYS[char])
        else:
            self.say(_("1 to 5, 0 for not known, a dot for blank."), Tone.ALARM)
        event.stop()
        event.prevent_default()
        self._show()

    def _take_back(self) -> None:
        if self.at < 0:
            self.typed = self.typed[:-1]
        else:
            self._up()

    def _up(self) -> None:
        if self.answers:
            self.answers.pop()
            self.at = len(self.answers)
        else:
            self.at = -1

    def _answer(self, said: str) -> None:
        self.say("")
        self.answers.append(said)
        self.at = len(self.answers)

    def act_up(self) -> None:
        """Go back a question."""
        self._up()
        self._show()

    def act_skip(self) -> None:
        """Leave a question blank."""
        if 0 <= self.at < len(self.survey.questions):
            self._answer(BLANK)
        self._show()

    @property
    def number(self) -> int:
        """The number of the sheet that is typed in."""
        return int(self.typed or self.next or 0)

    async def act_save(self) -> None:
        """Take the number, or save the sheet; a second Enter saves nothing."""
        if self.at < 0:
            self._take_number()
        elif self.at < len(self.survey.questions):
            left = len(self.survey.questions) - self.at
            self.say(_("{n} questions are left; Down leaves one blank.").format(n=left), Tone.WARN)
        else:
            await self._save()
        self._show()

    def _take_number(self) -> None:
        self.say("")
        known = surveys.sheet_of(self.survey.id, self.number)
        if not 0 < self.number <= self.survey.handed:
            self.say(_("Only {n} sheets went out.").format(n=self.survey.handed), Tone.ALARM)
        elif self.again is None and known is not None and not self.is_beside:
            told = _("Sheet {no} is in already; {key} takes one more opinion of the home.")
            told = told.format(no=self.number, key=BESIDE.spelled)
            self.say(told, Tone.ALARM)
        elif self.again is not None and self._pending() is None:
            self.say(_("This sheet is not to be typed in again."), Tone.ALARM)
        else:
            self.at = 0

    def _pending(self) -> Sheet | None:
        return next((one for one in self.again or () if one.no == self.number), None)

    async def _save(self) -> None:
        try:
            sheet = await self._write()
        except StoreError as error:
            self.refuse(error)
            return
        self.saved += 1
        differs = sheet.stage is State.DIFFERS
        places = ", ".join(str(place + 1) for place in sheet.differs)
        told = _("Sheet {no} differs at {places}: the paper decides.") if differs else (
            _("Sheet {no} is saved.")
        )  # fmt: skip
        no = self.number
        if self.again is not None:
            self.again = [one for one in self.again if one.id != sheet.id]
            if not self.again:
                self.done(self.saved)
                self.app.say_on_top(told.format(no=no, places=places), Tone.GOOD)
                return
        self._begin()
        self.say(told.format(no=no, places=places), Tone.ALARM if differs else Tone.GOOD)

    async def _write(self) -> Sheet:
        by, answers = self.app.signed_in, tuple(self.answers)
        pending = self._pending()
        if pending is not None:
            write = surveys.settle if pending.stage is State.DIFFERS else surveys.enter_again
            return await self.app.desk(write, pending.id, Again(answers=answers), by=by)
        sheet = NewSheet(
            no=self.number,
            answers=answers,
            words=self.words.words,
            building=self.words.building,
            beside=self.is_beside,
        )
        return await self.app.desk(surveys.enter, self.survey.id, sheet, by=by)

    async def act_wrote(self) -> None:
        """What they wrote, and the building that an anonymous sheet names."""
        form = Form(Written, _(WROTE.title), _same, initial=vars(self.words), draft="")
        given = await self.app.ask(form)
        if given is not None:
            self.words = given
        self._show()

    def act_beside(self) -> None:
        """Take the sheet for one more opinion of a home."""
        self.is_beside = not self.is_beside and self.again is None
        self._show()


async def _same(given: Written) -> Written:
    return given


def _shown(said: str) -> str:
    return _("n/k") if said == NA else said or _("blank")
