"""Goods release slips: what may go out, what went, what has to come back (GR1–GR9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, goods, residents
from store.goods import GOODS, SLIP, Issue, Slip, Stage, Standing
from store.residents import masking
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen, drafts, home_line
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ASK = Action("new", ("ctrl+n",), mark("New slip"), mark("Somebody wants to take goods out."), 4)
CONFIRM = Action("confirm", ("ctrl+t",), mark("Confirm"), mark("The owner has confirmed."), 5)
ISSUE = Action("issue", ("ctrl+o",), mark("Give out"), mark("It holds for today, once."), 6)
PASS = Action("pass", ("ctrl+g",), mark("Goods out"), mark("What the guard has let go."), 7)
MATCH = Action("match", ("ctrl+e",), mark("Guard's part"), mark("It is back and fits."), 8)
RETURN = Action("return", ("ctrl+r",), mark("Goods back"), mark("All of them, or some."), 9)
DOUBT = Action("doubt", ("ctrl+d",), mark("Doubt"), mark("Let the supervisor decide."), 10)
DECIDE = Action(
    "decide", ("ctrl+a",), mark("Let go"), mark("The goods may go, though in doubt."), 10,
    right="store.goods.slip:DECIDE",
)  # fmt: skip
OTHER = Action("other", ("ctrl+w",), mark("Other goods"), mark("The guard found others."), 11)
VOID = Action("void", ("ctrl+k",), mark("Void"), mark("It has not passed, and will not."), 12)
_TONES = {Stage.UNUSED: Tone.ALARM, Stage.VOID: Tone.FAINT, Stage.CLOSED: Tone.FAINT}
_TO_DO = (Stage.ASKED, Stage.DOUBT, Stage.CONFIRMED)
_NEXT = {
    Stage.ASKED: mark("See the ID, ask the owner, and confirm; in doubt the supervisor decides."),
    Stage.DOUBT: mark("The supervisor has to decide."),
    Stage.CONFIRMED: mark("Give it out and print it."),
    Stage.UNUSED: mark("It has run out: it went through on its day, or make it void."),
    Stage.PASSED: mark("Match it when the guard's part is back."),
}


def _state(one: Slip) -> Stage:
    return one.state(clock.today())


def _sign(one: Slip) -> str:
    state = _state(one)
    late = one.stage is Stage.OUT and one.back_by is not None and one.back_by < clock.today()
    return "!" if late or state is Stage.UNUSED else "*" if state in _TO_DO else " "


def _left(one: Slip) -> dict[str, object]:
    """What is still out, as it is typed."""
    return {"goods": "\n".join(str(line.out) for line in goods.lines(one.id) if line.left)}


class GoodsScreen(RegisterScreen[Slip]):
    """The slips, the newest on top."""

    SCOPE = "goods"
    TITLE = mark("Release slips")
    REGISTER = GOODS
    HELP = mark(
        "The release slips. Type a home, a number, a name or a plate to narrow the list; Left and"
        " Right show those whose guard's part or goods are to come back, or all. Enter shows what"
        " can be done."
    )
    SHEETS = (SLIP,)
    VIEWS: ClassVar[tuple[View[Slip], ...]] = (
        View(mark("open"), lambda one: one.stage in (*_TO_DO, Stage.ISSUED)),
        View(mark("unmatched"), lambda one: bool(one.passed_at and not one.matched_at)),
        View(mark("to come back"), lambda one: one.stage is Stage.OUT),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Slip], ...]] = (
        Do("asked", ASK, goods.ask),
        Do("confirmed", CONFIRM, goods.confirm),
        Do("issued", ISSUE, goods.issue),
        Do("passed", PASS, goods.let_pass),
        Do("matched", MATCH, goods.match),
        Do("returned", RETURN, goods.take_back, _left),
        Do("doubted", DOUBT, goods.doubt),
        Do("decided", DECIDE, goods.decide),
        Do("mismatched", OTHER, goods.mismatch, _left),
        Do("voided", VOID, goods.void),
    )

    def things(self, typed: str) -> Sequence[Slip]:
        """Slips by number, home, name and plate."""
        return goods.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 14),
            Column(_("Home"), 10),
            Column(_("Slip no."), 15),
            Column(_("Why"), 15),
            Column(_("Bearer"), 8, flex=True),
        ]

    def drawn(self, one: Slip) -> Drawn:
        """A slip as a line."""
        state = [(label(_state(one)), _TONES.get(_state(one), Tone.PLAIN))]
        return Drawn((state, one.home, one.number, label(one.why), one.bearer), mark=_sign(one))

    def named(self, one: Slip) -> str:
        """Number, home, how it stands, and when and where it went through (GR5)."""
        gone = (clockface.short(one.passed_at), one.gate) if one.passed_at else ()
        return "  ".join((one.number, one.home, label(_state(one)), *gone))

    def full(self, one: Slip) -> Iterator[str | Words]:
        """The next step in words, who, what; and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if following := _NEXT.get(_state(one)):
            yield [(_(following), Tone.WARN)]
        yield _("{applicant} ({standing})  bearer {bearer}  {phone}  {plate}").format(
            applicant=one.applicant or "-",
            standing=label(one.standing),
            bearer=one.bearer or "-",
            phone=masking.phone(one.phone),
            plate=one.plate_shown,
        )
        if one.back_by is not None:
            yield _("To be back by {day}").format(day=clockface.day(one.back_by))
        for line in goods.lines(one.id):
            back = _("back {n}").format(n=goods.many(line.back)) if line.back else ""
            yield "  ".join(
                filter(None, (line.thing, goods.many(line.quantity), line.mark, line.remark, back))
            )
        yield from rest


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's slips."""
    for one in goods.of_home(home_id):
        told: Words = [
            *paint.fit(one.number, 16),
            " ",
            *paint.fit([(label(_state(one)), _TONES.get(_state(one), Tone.PLAIN))], 12),
            f" {label(one.why)}",
        ]
        yield home_line(f"slip:{one.id}", told, _sign(one))


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Ask for a slip for goods of a home, the applicant filled in, and go on with it."""
    initial: dict[str, object] = {"home": home_id}
    if (applicant := residents.home(home_id).meant(person_id)) is not None:
        known = {standing.value: standing for standing in Standing}
        standing = known.get(applicant.role.value, Standing.PROXY)
        initial |= {"applicant": applicant.person.name, "standing": standing}
    slip: Slip | None = await register.begin(desk, GoodsScreen, initial)
    if slip is not None and slip.stage is Stage.ASKED:
        await _go_on(desk, slip)


async def _go_on(desk: Host, slip: Slip) -> None:
    """Confirm it at once, give it out and print it; Esc leaves it asked for (GR2, GR5)."""
    there = GoodsScreen()
    step = next(do for do in there.STEPS if do.kind == "confirmed")
    form = there.form(desk, step, slip)
    told = _("Saved, it is given out and printed; Esc: later.")
    form.heading = [there.named(slip), "  ", (told, Tone.WARN)]
    if await desk.ask(form) is None:
        return
    issued = await desk.desk(goods.issue, slip.id, Issue(), by=desk.signed_in)
    await desk.go(GoodsScreen.SCOPE, issued.id)
    await preview.print_one(desk, [(SLIP, f"slip:{issued.id}")])


ANSWERS = Answers(
    drafts=drafts(GoodsScreen),
    section=mark("Release slips"),
    of_home=of_home,
)
