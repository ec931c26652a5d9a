"""The requisitions: which posts are to be filled, and how far each has come (O10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import recruitment
from store.desk import staff
from store.recruitment import VACANCIES, Vacancy, VacancyStage
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Words
from tui.widgets.rows import Column, Drawn

ASK = Action("new", ("ctrl+n",), mark("New requisition"), mark("A post is to be filled."), 4)
APPROVE = Action("post_approve", ("ctrl+t",), mark("Approve"), mark("People may be looked for."), 5)
PUBLISH = Action(
    "post_publish", ("ctrl+o",), mark("Make known"), mark("From now on people may apply."), 6
)
CHANGE = Action("post_change", ("ctrl+e",), mark("Change"), mark("It has to be approved anew."), 7)
REFUSE = Action("post_refuse", ("ctrl+u",), mark("Do not approve"), mark("With the reason."), 8)
CLOSE = Action(
    "post_close", ("ctrl+k",), mark("Close the post"), mark("Nobody is looked for any more."), 9
)
_OVER = (VacancyStage.CLOSED, VacancyStage.REFUSED)


class VacanciesScreen(RegisterScreen[Vacancy]):
    """The requisitions, those that are open on top."""

    SCOPE = "vacancies"
    TITLE = mark("Requisitions")
    REGISTER = VACANCIES
    HELP = mark(
        "Which posts are to be filled. Somebody in charge asks, the manager approves, never who"
        " asked; then it is made known and people may apply. Whatever is changed has to be approved"
        " anew."
    )
    FOLLOWS = ("application",)
    VIEWS: ClassVar[tuple[View[Vacancy], ...]] = (
        View(mark("going on"), lambda one: one.stage not in _OVER),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Vacancy], ...]] = (
        Do("asked", ASK, recruitment.ask),
        Do("approved", APPROVE, recruitment.approve),
        Do("published", PUBLISH, recruitment.publish),
        Do("changed", CHANGE, recruitment.change, vars),
        Do("refused", REFUSE, recruitment.refuse),
        Do("closed", CLOSE, recruitment.close),
    )

    def __init__(self, at: int = 0) -> None:
        super().__init__()
        self._at = at

    def on_mount(self) -> None:
        """Begin at the one that was asked for."""
        super().on_mount()
        if self._at:
            self.point(self._at)

    def things(self, typed: str) -> Sequence[Vacancy]:
        """Requisitions by number and post."""
        return recruitment.every_vacancy(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 14),
            Column(_("Taken"), 6),
            Column(_("Post to be filled"), 18, flex=True),
            Column(_("Needed from"), 11),
            Column(_("List no."), 14),
        ]

    def drawn(self, one: Vacancy) -> Drawn:
        """A requisition as a line."""
        cells = (
            label(one.stage),
            f"{one.taken}/{one.count}",
            one.post,
            one.wanted_on.isoformat(),
            one.number,
        )
        return Drawn(cells, mark="*" if one.stage is VacancyStage.ASKED else " ")

    def named(self, one: Vacancy) -> str:
        """Number, post and how it stands."""
        return "  ".join((one.number, one.post, label(one.stage)))

    def full(self, one: Vacancy) -> Iterator[str | Words]:
        """Why it is needed, who asked and approved; what was recorded."""
        first, *rest = super().full(one)
        yield first
        names = staff.names()
        yield _("{why}  {pay}  asked for by {who}, approved by {chief}  applications: {n}").format(
            why=one.why,
            pay=one.pay,
            who=names.get(one.asked_by, ""),
            chief=names.get(one.approved_by or 0, "-"),
            n=len(recruitment.for_vacancy(one.id)),
        )
        yield from rest
