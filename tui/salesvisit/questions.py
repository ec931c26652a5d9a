"""What guests of the sales site ask: answered, or passed on as an enquiry (S14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import salesvisit
from store.salesvisit import QUESTIONS, Question, QuestionStage
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Words
from tui.widgets.rows import Column, Drawn

NEW = Action("question_new", ("ctrl+n",), mark("Guest asks"), mark("A question of a guest."), 4)
ANSWER = Action("question_answer", ("ctrl+o",), mark("Answered it"), mark("What they heard."), 5)
PASS = Action("question_pass", ("ctrl+t",), mark("To an enquiry"), mark("A ticket of the desk."), 6)


class QuestionsScreen(RegisterScreen[Question]):
    """The questions, those first that nobody has answered."""

    SCOPE = "sales_questions"
    TITLE = mark("Questions of guests")
    REGISTER = QUESTIONS
    HELP = mark("What guests asked about the property service. What is open is answered here.")
    VIEWS: ClassVar[tuple[View[Question], ...]] = (
        View(mark("not answered yet"), lambda one: one.stage is QuestionStage.OPEN),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Question], ...]] = (
        Do("asked", NEW, lambda given, by: salesvisit.ask(None, given, by=by)),
        Do("answered", ANSWER, salesvisit.answer_question),
        Do("passed_on", PASS, salesvisit.pass_on),
    )

    def things(self, typed: str) -> Sequence[Question]:
        """All that was asked, the newest first."""
        found = QUESTIONS.table.read("ORDER BY sales_question.id DESC")
        wanted = typed.casefold()
        return [one for one in found if wanted in f"{one.name} {one.question}".casefold()]

    def columns(self) -> Sequence[Column]:
        """When, who, what."""
        return [
            Column(_("State"), 14),
            Column(_("Asked"), 12),
            Column(_("Asked by"), 10),
            Column(_("Question"), 20, flex=True),
        ]

    def drawn(self, one: Question) -> Drawn:
        """A question as a line."""
        ticket = f" {one.ticket}" if one.ticket else ""
        cells: list[str | Words] = [
            *(label(one.stage) + ticket, clockface.short(one.asked_at), one.name or "-"),
            one.question,
        ]
        return Drawn(cells, mark="*" if one.stage is QuestionStage.OPEN else " ")

    def named(self, one: Question) -> str:
        """What is asked."""
        return one.question or "-"

    def full(self, one: Question) -> Iterator[str | Words]:
        """The question, the answer, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if one.answer:
            yield _("Answer: {text}").format(text=one.answer)
        yield from rest

    async def act_question_pass(self) -> None:
        """It becomes an enquiry."""
        if (one := self.rows.current) is not None:
            await self.app.desk(salesvisit.pass_on, one.id, by=self.app.signed_in)
            self.load()
