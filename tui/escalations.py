"""What is reported up: from any screen by one key, whom it reached, and what they decided (D5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from store import clock, escalations, present
from store.desk import staff
from store.escalations import (
    ESCALATION,
    ESCALATIONS,
    Escalation,
    Level,
    NewEscalation,
    Stage,
)
from store.rights import IN_CHARGE, Role
from tui import answers, sentences
from tui.answers import Answers, seen_to
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

RAISE = Action("new", ("ctrl+n",), mark("Report up"), mark("To the supervisor, the manager."), 4)
TOLD = Action("told", ("ctrl+t",), mark("Told"), mark("Who was told, and whether reached."), 5)
ACKNOWLEDGE = Action(
    "acknowledge", ("ctrl+a",), mark("Has read it"), mark("They sign here with their own PIN."), 6
)
DECIDE = Action("decide", ("ctrl+d",), mark("Decided"), mark("What was decided, and by whom."), 7)
END = Action("end", ("ctrl+w",), mark("Done with"), mark("What came of it."), 8)
LOWER = Action("lower", ("ctrl+k",), mark("Lower"), mark("It is not as grave after all."), 9)
RING = Action("ring", ("ctrl+g",), mark("I see to it"), mark("Silent while you ring them."), 10)


def _next_told(one: Escalation) -> Mapping[str, object]:
    """Who is next to be told: one of that role who is on, else any of it."""
    role = one.to_tell(clock.now())
    if role is None:
        return {}
    on = [there.staff for there in present.of_roles(frozenset({role}), clock.now())]
    others = [who for who in staff.everyone() if who.active and who.role is role]
    whom = next(iter([*on, *others]), None)
    return {"whom": whom.id} if whom else {}


class EscalationsScreen(RegisterScreen[Escalation]):
    """What was reported up, the open ones first."""

    SCOPE = "escalations"
    TITLE = mark("Reported up")
    REGISTER = ESCALATIONS
    HELP = mark(
        "What was reported to the supervisor or the manager. Only who was reached has been told;"
        " until then it alarms. They say so with their PIN, or it stands on the desk's word."
    )
    EVERY_SECONDS = 20
    SHEETS = (ESCALATION,)
    VIEWS: ClassVar[tuple[View[Escalation], ...]] = (
        View(mark("not done with"), lambda one: one.stage is not Stage.ENDED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Escalation], ...]] = (
        Do("raised", RAISE, escalations.raise_),
        Do("told", TOLD, escalations.tell, _next_told),
        Do("acknowledged", ACKNOWLEDGE, escalations.acknowledge),
        Do("decided", DECIDE, escalations.decide, lambda _one: _in_charge()),
        Do("ended", END, escalations.end),
        Do("lowered", LOWER, escalations.lower),
        Do("ringing", RING, escalations.ring),
    )

    def things(self, typed: str) -> Sequence[Escalation]:
        """By number and what they are about."""
        wanted = typed.strip().casefold()
        return [one for one in escalations.every() if wanted in self.named(one).casefold()]

    def columns(self) -> Sequence[Column]:
        """Whom to tell leftmost: that changes by itself."""
        return [
            Column(_("State"), 14),
            Column(_("By when"), 11),
            Column(_("No."), 12),
            Column(_("About"), 14, flex=True),
            Column(_("Level"), 12),
        ]

    def drawn(self, one: Escalation) -> Drawn:
        """One as a line."""
        late = one.stage is Stage.RAISED and clock.now() >= one.next_at
        tone = Tone.ALARM if late else Tone.PLAIN
        due = one.next_at if one.stage is Stage.RAISED else one.until
        by = clockface.moment(due) if due and one.stage is not Stage.ENDED else ""
        state: Words = [(_state(one), tone)]
        cells = (state, by, one.number, _about(one), label(one.level))
        return Drawn(cells, mark="!" if late else " ")

    def named(self, one: Escalation) -> str:
        """Number, what it is about, and how far it has come."""
        return "  ".join(filter(None, (one.number, _about(one), label(one.level), _state(one))))

    def full(self, one: Escalation) -> Iterator[str | Words]:
        """Whom to tell next and by when, in words, and what was recorded (D9)."""
        first, *rest = super().full(one)
        yield first
        if one.stage is Stage.RAISED:
            yield [(_chain(one), Tone.WARN)]
        yield from rest

    async def _do(self, do: Do[Escalation]) -> None:
        """Taking the alarm asks nothing."""
        one = self.rows.current
        if do.action is not RING or one is None:
            await super()._do(do)
            return
        again = await _see_to(self.app, one.id)
        self.point(one.id)
        self.say(seen_to(again), Tone.GOOD)


async def _see_to(desk: Host, escalation_id: int) -> datetime:
    after = await desk.desk(escalations.ring, escalation_id, by=desk.signed_in)
    return after.next_at


def _in_charge() -> Mapping[str, object]:
    on = present.of_roles(IN_CHARGE, clock.now())
    return {"whom": on[0].staff.id} if on else {}


def _about(one: Escalation) -> str:
    return sentences.named(one.thing) if one.thing else ""


def _state(one: Escalation) -> str:
    role = one.to_tell(clock.now()) if one.stage is Stage.RAISED else None
    if role:
        return _("tell the {role}").format(role=label(role))
    owner = staff.get(one.owner).name if one.owner and one.stage is Stage.DECIDED else ""
    return f"{label(one.stage)} {owner}".rstrip()


def _chain(one: Escalation) -> str:
    """What is left of the chain, with its minutes, in words (D9, D10)."""
    figures, role = escalations.settings(), one.to_tell(clock.now())
    within = int(figures.within(one.level).total_seconds()) // 60
    if role is Role.SUPERVISOR:
        sentence = _(
            "Now: the {role}, by {time}. Reached within {within} minutes, tried {tries} times with"
            " {between} minutes between, then, or after {over} minutes, the manager; only who was"
            " reached has been told."
        )
    else:
        sentence = _(
            "Now: the {role}, by {time}, and again every {between} minutes; only who was reached"
            " has been told."
        )
    return sentence.format(
        role=label(role) if role else "-",
        time=clockface.moment(one.next_at),
        within=within,
        tries=figures.tries,
        between=figures.between,
        over=2 * within,
    )


def _first(thing: str) -> Mapping[str, object]:
    """What its subject offers as the reason, and how grave that is (D13)."""
    why_up = answers.of_thing(thing).why_up if thing else None
    why, major = why_up(thing) if why_up else ("", False)
    return {"why": why, "level": Level.MAJOR if major else Level.HARD} if why else {}


async def raise_here(desk: Host) -> None:
    """Report up what is open on the screen that shows, or whatever is typed."""
    screen = desk.open_screens[-1]
    thing = screen.pointed_at
    about = sentences.named(thing) if thing else ""
    form: Form[NewEscalation, Escalation] = Form(
        NewEscalation,
        _(": ").join(filter(None, (_(RAISE.title), about))),
        desk.writes(partial(escalations.raise_, thing=thing)),
        initial=_first(thing),
        draft="" if thing else f"{EscalationsScreen.SCOPE}/{RAISE.id}",
        first="why",
    )
    one = await desk.ask(form)
    if one is not None:
        await desk.go(EscalationsScreen.SCOPE, one.id)
        desk.say_on_top(_chain(one), Tone.WARN)


ANSWERS = Answers(
    drafts=drafts(EscalationsScreen),
    sees_to=lambda desk, waiting: _see_to(desk, int(waiting.subject.partition(":")[2])),
)
