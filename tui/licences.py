"""Licences: the one list of papers that expire, whoever's they are (G12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, licences
from store.licences import LICENCE_LIST, LICENCES, Elsewhere, Licence, Listed, State
from tui.answers import Answers
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.subjects import OF_THING
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New paper"), mark("Enter a paper that expires."), 4)
RENEW = Action("renew", ("ctrl+r",), mark("Renew"), mark("The new paper is there."), 5)
FOLLOW = Action("follow", ("ctrl+d",), mark("Seen to"), mark("Its renewal is under way."), 6)
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Put right what stands here."), 8)
WITHDRAW = Action(
    "withdraw", ("ctrl+k",), mark("Take off the list"), mark("It is not needed any more."), 9
)
_TONES = {State.OVER: Tone.ALARM, State.ENDING: Tone.WARN}
_ENDED = (State.RENEWED, State.WITHDRAWN)


def _state(one: Listed) -> State:
    return one.state(clock.today())


def _as_it_is(one: Listed) -> Mapping[str, object]:
    return {} if isinstance(one, Elsewhere) else vars(one)


class LicencesScreen(RegisterScreen[Listed]):
    """The papers, the first to expire on top."""

    SCOPE = "licences"
    TITLE = mark("Licences")
    REGISTER = LICENCES
    HELP = mark(
        "Licences, certificates, insurance, contracts, and the permits that other pages keep. Type"
        " a holder or a number to narrow the list; Left and Right show those that expire, or all."
        " Enter shows what can be done, or opens the page that keeps a paper."
    )
    LISTS = ((LICENCE_LIST, "licences:all"),)
    EVERY_SECONDS = 60
    VIEWS: ClassVar[tuple[View[Listed], ...]] = (
        View(mark("kept"), lambda one: _state(one) not in _ENDED),
        View(mark("to be renewed"), lambda one: _state(one) in (State.ENDING, State.OVER)),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Listed], ...]] = (
        Do("entered", ENTER, licences.enter),
        Do("renewed", RENEW, licences.renew),
        Do("followed", FOLLOW, licences.follow),
        Do("corrected", CORRECT, licences.correct, _as_it_is),
        Do("withdrawn", WITHDRAW, licences.withdraw),
    )

    def things(self, typed: str) -> Sequence[Listed]:
        """Papers by number, holder and who issued them."""
        return licences.every(typed)

    def columns(self) -> Sequence[Column]:
        """Until when, how it stands and for how long, leftmost: they change by themselves."""
        return [
            Column(_("Until"), 10),
            Column(_("State"), 8),
            Column(_("Days left"), 6),
            Column(_("Kind"), 14),
            Column(_("Holder"), 16, flex=True),
            Column(_("List no."), 12),
        ]

    def drawn(self, one: Listed) -> Drawn:
        """A paper as a line."""
        state = _state(one)
        told: Words = [(label(state), _TONES.get(state, Tone.PLAIN))]
        left = "" if state in _ENDED else str((one.expires - clock.today()).days)
        sign = "!" if state is State.OVER else "*" if state is State.ENDING else " "
        cells = (one.expires.isoformat(), told, left, _kind(one), one.holder, one.number)
        return Drawn(cells, mark=sign)

    def named(self, one: Listed) -> str:
        """Number, what it is, whose, and how it stands."""
        return "  ".join(filter(None, (one.number, _kind(one), one.holder, label(_state(one)))))

    def full(self, one: Listed) -> Iterator[str | Words]:
        """What stands on it, the next step in words, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if isinstance(one, Elsewhere):
            yield _("Kept on the page of its own; Enter goes there.")
        else:
            yield _("{whose}  no. {no}  {issuer}  {issued} to {expires}").format(
                whose=label(one.whose),
                no=one.no or "-",
                issuer=one.issuer or "-",
                issued=one.issued.isoformat(),
                expires=one.expires.isoformat(),
            )
            if told := _next(one):
                yield [(told, Tone.WARN)]
        yield from rest

    def _subject_of(self, thing: Listed) -> str:
        return thing.subject

    async def act_open(self) -> None:
        """Offer what can be done with the paper, or go where it is kept."""
        one = self.rows.current
        if isinstance(one, Elsewhere):
            await self.app.go(OF_THING[one.subject.partition(":")[0]], one.subject)
        else:
            await super().act_open()


def _kind(one: Listed) -> str:
    return _(one.paper.called) if isinstance(one, Elsewhere) else label(one.kind)


def _next(one: Licence) -> str:
    """What has to be done about a paper now."""
    state = _state(one)
    if state is State.OVER:
        return _("It has expired: renew or withdraw it.")
    if state is State.ENDING and not one.followed:
        return _("See to its renewal and say so, or enter the new paper.")
    return ""


ANSWERS = Answers(
    drafts=drafts(LicencesScreen),
)
