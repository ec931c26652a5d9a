"""The move-ins, those in hand on top; Enter goes on with one (M10–M30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from store import moveins
from store.moveins import MOVES, Course, NewLeaving, State, Walk
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.moveins import actions as acts
from tui.moveins import words
from tui.moveins.page import WalkPage
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn


def _as_it_is(one: Walk) -> Mapping[str, object]:
    told = {name: getattr(one, name) for name in ("mode", "notice_date", "owner", "handler")}
    return told | {"charged_from": one.charged_from}


def _signs(one: Walk) -> Mapping[str, object]:
    """Who is here signs: the handler, or the owner."""
    who = one.handler or next(iter(moveins.names_of(one.owner)), "")
    has = bool(moveins.mending_of(one.id))
    what = moveins.Conclusion.WITH_DEFECTS if has else moveins.Conclusion.ACCEPTED
    return {"signed_by": who, "received_by": who, "conclusion": what}


def _hands(one: Walk) -> Mapping[str, object]:
    return dict(_signs(one)) | {"keys": moveins.held_keys(one.home_id)}


class MoveInsScreen(RegisterScreen[Walk]):
    """The walks; each is gone through on a page of its own."""

    SCOPE = "moveins"
    TITLE = mark("Move-ins")
    REGISTER = MOVES
    HELP = mark(
        "Who moves in, and who leaves. Enter goes on with one, line by line, wherever another shift"
        " stopped. Type a home, a number or a name to narrow the list; Left and Right show those"
        " that are paused, handed over, or all."
    )
    SHEETS = (
        moveins.SLIP, moveins.PAPERS, moveins.ACCEPTANCE, moveins.HAND_OUT, moveins.ATTORNEY,
        moveins.LEAVING,
    )  # fmt: skip
    MORE = (acts.LEAVE,)
    FOLLOWS = ("movein_line", "ticket", "payment")
    VIEWS: ClassVar[tuple[View[Walk], ...]] = (
        View(mark("in hand"), lambda one: one.stage in moveins.IN_HAND),
        View(mark("paused"), lambda one: one.state is State.PAUSED),
        View(mark("with defects"), lambda one: bool(moveins.mending_of(one.id))),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Any], ...]] = (
        Do("opened", acts.OPEN, moveins.open_),
        Do("verified", acts.VERIFY, moveins.verify),
        Do("registered", acts.REGISTER, moveins.register),
        Do("charged", acts.CHARGE, moveins.charge),
        Do("concluded", acts.CONCLUDE, moveins.conclude, _signs),
        Do("handed_out", acts.HAND, moveins.hand_out, _hands),
        Do("let_past", acts.LET_PAST, moveins.let_past),
        Do("archived", acts.ARCHIVE, moveins.archive),
        Do("closed", acts.CLOSE, moveins.close),
        Do("paused", acts.PAUSE, moveins.pause),
        Do("resumed", acts.RESUME, moveins.resume),
        Do("corrected", acts.CORRECT, moveins.correct, _as_it_is),
        Do("cancelled", acts.CANCEL, moveins.cancel),
    )

    def things(self, typed: str) -> Sequence[Walk]:
        """Walks by number, home and who moves."""
        return moveins.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands and what comes next, leftmost."""
        return [
            Column(_("State"), 8),
            Column(_("Next step"), 16),
            Column(_("Home"), 10),
            Column(_("Who comes"), 14, flex=True),
            Column(_("Move-in no."), 12),
        ]

    def drawn(self, one: Walk) -> Drawn:
        """A walk as a line."""
        told: Words = [(label(one.state), words.STATES.get(one.state, Tone.PLAIN))]
        what = label(one.mode) if one.course is Course.IN else label(one.course)
        after = label(one.next) if one.stage in moveins.IN_HAND else ""
        sign = "*" if one.state is State.PAUSED else " "
        return Drawn((told, after, one.home, f"{what}  {one.owner}", one.number), sign)

    def named(self, one: Walk) -> str:
        """Number, home, who comes, how it stands."""
        return words.named(one)

    def full(self, one: Walk) -> Iterator[str | Words]:
        """Who, what comes next, what is missing; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield from words.about(one)
        yield from rest

    def can(self, action: Action) -> bool:
        """Leaving begins without one pointed at; each step only where its course has it."""
        if action is acts.LEAVE:
            return True
        one, do = self.rows.current, self._step(action)
        if one is not None and do is not None and do is not self.STEPS[0]:
            return super().can(action) and fits(one, do.kind)
        return super().can(action)

    async def act_open(self) -> None:
        """Go on with it, line by line."""
        if (one := self.rows.current) is not None:
            await show(self.app, one.id)

    async def _do(self, do: Do[Walk]) -> None:
        """Who was opened is gone on with at once."""
        if do is not self.STEPS[0]:
            await super()._do(do)
        elif (after := await self.app.ask(self.form(self.app, do, None))) is not None:
            self.point(after.id)
            await show(self.app, after.id)

    async def act_leaving(self) -> None:
        """Begin the walk of somebody who leaves."""
        after = await self.app.ask(leaving(self.app, {}))
        if after is not None:
            self.point(after.id)
            await show(self.app, after.id)


_COMING = ("verified", "registered", "charged", "concluded", "handed_out", "let_past", "archived",
           "corrected")  # fmt: skip


def fits(one: Walk, kind: str) -> bool:
    """Whether a step is one of its course, and has anything to do there."""
    if one.course is not Course.IN:
        return kind not in _COMING
    if kind == "resumed":
        return one.back_on is not None
    if kind == "corrected":
        return one.verified_on is None
    return kind != "closed"


def leaving(desk: Host, initial: Mapping[str, object]) -> Form[NewLeaving, Walk]:
    """The form by which somebody's leaving begins."""
    title = _(": ").join((_(acts.LEAVE.title), _(acts.LEAVE.help)))
    writes = desk.writes(moveins.leave)
    return Form(NewLeaving, title, writes, initial=initial, draft="moveins/leave")


async def show(desk: Host, walk_id: int) -> None:
    """The page of one walk, over its list."""
    await desk.ask(WalkPage(moveins.get(walk_id), MoveInsScreen(), fits))
