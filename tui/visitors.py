"""Visitors: who is announced, waits for the resident, or is inside (N1–N9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, residents, visitors
from store.residents import masking
from store.visitors import INSIDE, PASS, VISITS, Stage, Visit
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("New visitor"), mark("Announced, or here at the desk."), 4)
ADMIT = Action("admit", ("ctrl+t",), mark("Let in"), mark("The resident has confirmed."), 5)
OUT = Action("out", ("ctrl+e",), mark("Out"), mark("They have left, seen by somebody."), 6)
IN = Action("in", ("ctrl+g",), mark("In"), mark("They go in with a pass that holds."), 7)
ARRIVE = Action("here", ("ctrl+o",), mark("Here"), mark("Who was announced stands here."), 8)
REFUSE = Action("refuse", ("ctrl+k",), mark("Not let in"), mark("Who said so, and why."), 9)
RENEW = Action("renew", ("ctrl+r",), mark("Renew"), mark("The pass of who comes regularly."), 10)
REVOKE = Action(
    "revoke", ("ctrl+d",), mark("Call off"), mark("The resident no longer wants it."), 11
)
UNSEEN = Action(
    "unseen", ("ctrl+w",), mark("Not seen leaving"), mark("At the end of the shift, by name."), 12
)
CARD = Action("card", ("ctrl+a",), mark("Card back"), mark("A card that was still out."), 13)
KEEP = Action("keep", ("ctrl+x",), mark("Keep longer"), mark("For an incident, by its name."), 14)
_TONES = {
    Stage.ABSENT: Tone.FAINT,
    Stage.OUT: Tone.FAINT,
    Stage.OVER: Tone.FAINT,
    Stage.REFUSED: Tone.FAINT,
    Stage.REVOKED: Tone.FAINT,
    Stage.UNSEEN: Tone.WARN,
}
_NEXT = {
    Stage.ANNOUNCED: mark("When they come, let them in: the resident has announced them."),
    Stage.WAITING: mark("Ask the resident by intercom or phone, then let in or not."),
    Stage.ADMITTED: mark("Their pass holds: say when they go in."),
    Stage.INSIDE: mark("Say when they leave; at the end of the shift, who was not seen leaving."),
}


def _state(one: Visit) -> Stage:
    return one.state(clock.today())


def _overstays(one: Visit) -> bool:
    over = one.overstays()
    return over is not None and over <= clock.now()


def _sign(one: Visit) -> str:
    return "!" if _overstays(one) else "*" if one.stage is Stage.WAITING else " "


def _now(one: Visit) -> bool:
    """Whether a visit is of today: inside, waiting, or may come."""
    state, today = _state(one), clock.today()
    if state in (Stage.ANNOUNCED, Stage.ADMITTED):
        return one.since <= today
    return state in (Stage.WAITING, Stage.INSIDE)


def _next_card(_one: Visit) -> dict[str, object]:
    """The lowest card at the desk."""
    return {"card": visitors.free_card()}


class VisitorsScreen(RegisterScreen[Visit]):
    """The visits, the newest on top."""

    SCOPE = "visitors"
    TITLE = mark("Visitors")
    REGISTER = VISITS
    HELP = mark(
        "Who comes to whom. Type a home, a name, a number, a card or a plate to narrow the list;"
        " Left and Right show who is inside, who is announced, or all. The desk never says who"
        " lives where, nor whether they are in."
    )
    SHEETS = (PASS,)
    LISTS = ((INSIDE, "visitors:inside"),)
    VIEWS: ClassVar[tuple[View[Visit], ...]] = (
        View(mark("today"), _now),
        View(mark("inside"), lambda one: one.stage is Stage.INSIDE),
        View(mark("announced"), lambda one: _state(one) is Stage.ANNOUNCED),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Visit], ...]] = (
        Do("entered", ENTER, visitors.enter),
        Do("admitted", ADMIT, visitors.admit, _next_card),
        Do("left", OUT, visitors.let_out),
        Do("came_in", IN, visitors.let_in),
        Do("arrived", ARRIVE, visitors.arrive),
        Do("refused", REFUSE, visitors.refuse),
        Do("renewed", RENEW, visitors.renew),
        Do("revoked", REVOKE, visitors.revoke),
        Do("unseen", UNSEEN, visitors.note_unseen),
        Do("card_back", CARD, visitors.take_card_back),
        Do("kept", KEEP, visitors.keep, lambda one: {"incident": one.incident}),
    )

    def things(self, typed: str) -> Sequence[Visit]:
        """Visits by number, home, name, card and plate."""
        return visitors.every(typed)

    def can(self, action: Action) -> bool:
        """A card can come back that is out; a pass for many entries is renewed."""
        one = self.rows.current
        if action is CARD and (one is None or one.card is None):
            return False
        if action is RENEW and (one is None or one.passage is visitors.Pass.ONCE or one.revoked):
            return False
        if action is KEEP and (one is None or one.lapsed_on is not None):
            return False
        if action in (IN, ADMIT, ARRIVE) and (one is None or not _now(one)):
            return False
        return super().can(action)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 12),
            Column(_("Home"), 10),
            Column(_("Visitor"), 10, flex=True),
            Column(_("People"), 6),
            Column(_("Comes for"), 14),
            Column(_("In since"), 12),
        ]

    def drawn(self, one: Visit) -> Drawn:
        """A visit as a line."""
        state = _state(one)
        told = [(label(state), _TONES.get(state, Tone.PLAIN))]
        since = clockface.short(one.inside_since) if one.inside_since else clockface.day(one.since)
        who = one.who or "-"
        return Drawn((told, one.home, who, str(one.count), label(one.kind), since), mark=_sign(one))

    def named(self, one: Visit) -> str:
        """Number, home, who, and how it stands."""
        return "  ".join(filter(None, (one.number, one.home, one.who, label(_state(one)))))

    def full(self, one: Visit) -> Iterator[str | Words]:
        """The next step in words, who comes to whom, each way in and out, what was recorded."""
        first, *rest = super().full(one)
        yield first
        if following := _NEXT.get(_state(one)):
            yield [(_(following), Tone.WARN)]
        yield _("To {host}  {kind}  {passage}  {since} to {until}").format(
            host=one.host or "-",
            kind=label(one.kind),
            passage=label(one.passage),
            since=clockface.day(one.since),
            until=clockface.day(one.until),
        )
        if one.host and one.person_id is None and one.stage in (Stage.ANNOUNCED, Stage.WAITING):
            yield [(_("Nobody of that name stands in this home's file."), Tone.WARN)]
        yield from _taken(one)
        for went in visitors.passages(one.id):
            yield _went(went)
        yield from rest


def _taken(one: Visit) -> Iterator[str]:
    """What was taken of a visitor, the phone masked (F6)."""
    end = _("ID …{end}").format(end=one.id_end) if one.id_end else ""
    card = _("card {n}").format(n=one.card) if one.card else ""
    phone = masking.phone(one.phone) if one.phone else ""
    if told := "  ".join(filter(None, (one.plate_shown, phone, end, card, one.remark))):
        yield told
    if one.longer:
        yield _("Kept for: {incident}").format(incident=one.incident)
    if one.lapsed_on is not None:
        yield _("Erased {day}, but for the counts").format(day=clockface.day(one.lapsed_on))


def _went(went: visitors.Passage) -> str:
    out = clockface.short(went.out_at) if went.out_at else _("inside")
    gate = " ".join(dict.fromkeys(filter(None, (went.in_gate, went.out_gate))))
    unseen = _("not seen leaving") if went.unseen else ""
    span = f"{clockface.short(went.in_at)} – {out}"
    return "  ".join(filter(None, (span, gate, unseen)))


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's visits."""
    for one in visitors.of_home(home_id):
        state = _state(one)
        told: Words = [
            *paint.fit(one.number, 16),
            " ",
            *paint.fit([(label(state), _TONES.get(state, Tone.PLAIN))], 12),
            f" {one.who}  {label(one.kind)}",
        ]
        yield home_line(f"visit:{one.id}", told, _sign(one))


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Enter who comes to a home, whom they visit filled in, and go on with it."""
    initial: dict[str, object] = {"home": home_id}
    if (host := residents.home(home_id).meant(person_id)) is not None:
        initial["host"] = host.person.name
    await register.begin(desk, VisitorsScreen, initial)


ANSWERS = Answers(
    drafts=drafts(VisitorsScreen),
    section=mark("Visitors"),
    of_home=of_home,
)
