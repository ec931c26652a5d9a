"""Who owes and how far each was asked: steps, promises, rests, instalments ($64–$69)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import dunning, money
from store.dunning import (
    ALL,
    CASES,
    NOTICE,
    PLAN,
    POSTED,
    Debtor,
    How,
    State,
    StepForAll,
    Taken,
)
from tui.dunning import words
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing.preview import PREVIEW, Asked
from tui.register import PRINT, Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

BEGIN = Action("new", ("ctrl+n",), mark("Ask a home"), mark("A step with who owes there."), 4)
TAKE = Action("dun", ("ctrl+t",), mark("Next step"), mark("Reminder, notice, visit, court."), 5)
PROMISE = Action("promise", ("ctrl+d",), mark("Promise"), mark("They pay by a day."), 6)
DELIVER = Action("deliver", ("ctrl+o",), mark("It arrived"), mark("What shows that it did."), 7)
REST = Action("let_rest", ("ctrl+r",), mark("Rest until"), mark("Dispute, repair, hardship."), 8)
RESUME = Action("resume", ("ctrl+u",), mark("Ask again"), mark("End a rest or a plan."), 9)
AGREE = Action(
    "instalments", ("ctrl+a",), mark("Instalments"), mark("Parts that sum to the debt."), 10,
    right="store.dunning:DECIDE",
)  # fmt: skip
ACKNOWLEDGE = Action(
    "acknowledge_debt", ("ctrl+g",), mark("Acknowledged"), mark("The three years begin anew."), 11
)
STRIKE = Action(
    "strike_step", ("ctrl+e",), mark("Strike a step"), mark("The last step was wrong."), 12
)
EVERYONE = Action(
    "everyone", ("ctrl+w",), mark("All shown"), mark("One step for all on the list."), 13
)


_OF_A_CASE = (DELIVER, RESUME, STRIKE)


def _next_step(one: Debtor) -> Mapping[str, object]:
    rung = Taken.REMINDER if not one.overdue else words.FOLLOWING.get(one.rung, Taken.COURT)
    how = How.HANDED if rung in (Taken.FIRST, Taken.SECOND) else How.CALLED
    if words.state(one) is State.AHEAD:
        rung = Taken.NOTICE
    return {"rung": rung, "whom": one.name, "how": how}


class DunningScreen(RegisterScreen[Debtor]):
    """Who owes, by home."""

    SCOPE = "dunning"
    TITLE = mark("Arrears")
    REGISTER = CASES
    HELP = mark(
        "Who owes, and how far each was asked. Left and Right show those for whom something is to"
        " be done, whose claims die soon, or all. {dun} takes the next step, {promise} keeps what"
        " was promised, {everyone} takes one step for all that the list shows. Who has paid is"
        " gone from it at once; what is not due yet is never asked for."
    )
    SHEETS = (NOTICE, PLAN)
    MORE = (EVERYONE,)
    FOLLOWS: ClassVar[tuple[str, ...]] = ("bill", "payment", "receipt", "bill_run")
    EMPTY = mark("Nobody owes anything here. Left and Right show others.")
    VIEWS: ClassVar[tuple[View[Debtor], ...]] = (
        View(mark("to do"), words.wants),
        View(mark("overdue"), lambda one: bool(one.overdue)),
        View(mark("resting"), lambda one: words.state(one) in (State.HELD, State.PLANNED)),
        View(mark("claims dying"), lambda one: one.dying),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("opened", BEGIN, dunning.begin),
        Do("stepped", TAKE, dunning.take, _next_step),
        Do("promised", PROMISE, dunning.promise),
        Do("delivered", DELIVER, dunning.deliver),
        Do("held", REST, dunning.rest),
        Do("resumed", RESUME, dunning.resume),
        Do("planned", AGREE, dunning.agree, lambda one: {"whom": one.name}),
        Do("acknowledged", ACKNOWLEDGE, dunning.acknowledge, lambda one: {"whom": one.name}),
        Do("struck", STRIKE, dunning.strike),
    )

    def things(self, typed: str) -> Sequence[Debtor]:
        """Who owes, by home, name and number."""
        wanted = typed.casefold().strip()
        return [
            one
            for one in dunning.debtors()
            if wanted in f"{one.home} {one.name} {one.number}".casefold()
        ]

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 8),
            Column(_("Home"), 10),
            Column(_("Overdue"), 10, right=True),
            Column(_("Since"), 10),
            Column(_("Step"), 8),
            Column(_("Next step"), 10),
            Column(_("Payer"), 6, flex=True),
        ]

    def drawn(self, one: Debtor) -> Drawn:
        """A debtor as a line."""
        state = words.state(one)
        told: Words = [(label(state), words.TONES.get(state, Tone.PLAIN))]
        step, following = label(one.rung) if one.rung else "-", words.following(one)
        owed, since = money.text(one.overdue), one.oldest.isoformat()
        cells = (told, one.home, owed, since, step, following, one.name)
        sign = "!" if state in (State.BROKEN, State.MISSED) else "*" if state.wants else " "
        return Drawn(cells, mark=sign, tone=words.TONES.get(state, Tone.PLAIN))

    def named(self, one: object) -> str:
        """Home, payer, number; the case alone, once nothing is owed."""
        if isinstance(one, Debtor):
            return "  ".join(filter(None, (one.home, one.name, one.number)))
        return f"{getattr(one, 'home', '')}  {getattr(one, 'number', '')}"

    def full(self, one: Debtor) -> Iterator[str | Words]:
        """What to do, what is owed with each bill's clock, the plan; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield [(words.what_now(one), Tone.WARN if words.wants(one) else Tone.PLAIN)]
        yield _("owed {owed}, overdue {overdue}, disputed {disputed}: {count} bills").format(
            owed=money.text(one.owed),
            overdue=money.text(one.overdue),
            disputed=money.text(one.disputed),
            count=one.bills,
        )
        yield from words.plan(one)
        yield from words.bills(one)
        yield from rest

    def can(self, action: Action) -> bool:
        """What was never begun has nothing to end, to prove or to print."""
        one = self.rows.current
        if action is EVERYONE:
            return bool(self.rows.things)
        if action in (PRINT, PREVIEW):
            return bool(self._sheets()) and super().can(action)
        if one is not None and one.case is None and action in _OF_A_CASE:
            return False
        return super().can(action)

    def _sheets(self) -> list[Asked]:
        """The notice; the agreement where there is one; what may be posted, where a rule lets it.

        Neither notice nor agreement before the first step.
        """
        one = self.rows.current
        of_it: list[Asked] = []
        if one is not None and one.case is not None:
            of_it = [(kind, self.subject) for kind in self.SHEETS if kind is NOTICE or one.plan]
        return [*of_it, *([(POSTED, ALL)] if dunning.settings().posting else [])]

    def point(self, key: object) -> None:
        """Go to a debtor; the list itself is pointed at as a whole."""
        if str(key) != ALL:
            super().point(key)

    async def act_everyone(self) -> None:
        """Take one step with all that the list shows now, and with nobody else (X23)."""
        shown = list(self.rows.things)
        ids = [one.id for one in shown]
        homes = _("{count} homes: {homes}").format(
            count=len(shown), homes="  ".join(one.home for one in shown)
        )
        title = _(": ").join((_(EVERYONE.title), _(EVERYONE.help)))
        done = await self.app.ask(
            Form(
                StepForAll,
                title,
                self.app.writes(dunning.take_all, ids),
                heading=[homes],
                draft="",
            )
        )
        if done is not None:
            self.load()
            self.say(_("On record: {count} steps.").format(count=len(done)), Tone.GOOD)
