"""Lost property on screen: what was found, where it lies, who claims it (民法典 314–318)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, lostproperty
from store.lostproperty import KEPT, LOST, LOST_LIST, LOST_SLIP, Item, Stage
from store.residents import masking
from tui.answers import Answers
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("Thing found"), mark("Somebody brings what was found."), 4)
CLAIM = Action("claim", ("ctrl+t",), mark("Claimed"), mark("Its owner tells it and signs."), 5)
TELL = Action("tell", ("ctrl+d",), mark("Told"), mark("Who may be its owner was told."), 6)
POST = Action("post", ("ctrl+o",), mark("Post a notice"), mark("Its time runs from then on."), 7)
HAND_IN = Action("hand_in", ("ctrl+g",), mark("Hand in"), mark("To the police or an office."), 8)
DECLINE = Action("decline", ("ctrl+u",), mark("Does not fit"), mark("A claim was in vain."), 9)
SHELVE = Action("shelve", ("ctrl+r",), mark("Lay elsewhere"), mark("Where it lies now."), 10)
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Put right what is kept."), 11)
DISPOSE = Action(
    "dispose", ("ctrl+k",), mark("Dispose"), mark("Nobody claimed it in time, or it spoils."), 12,
    right="store.lostproperty:DISPOSE",
)  # fmt: skip


def _kept(one: Item) -> bool:
    return one.stage is Stage.KEPT


def _over(one: Item) -> bool:
    return one.unclaimed(clock.today())


class LostPropertyScreen(RegisterScreen[Item]):
    """The found things, those kept longest on top."""

    SCOPE = "lostproperty"
    TITLE = mark("Lost property")
    REGISTER = LOST
    HELP = mark(
        "What was found here. Type what, where or a number to narrow the list; Left and Right show"
        " what nobody has claimed in its time, or all. Who claims a thing describes it before they"
        " see it; its marks stand here, and on no list."
    )
    SHEETS = (LOST_SLIP,)
    LISTS = ((LOST_LIST, "lostproperty:all"),)
    VIEWS: ClassVar[tuple[View[Item], ...]] = (
        View(mark("kept here"), _kept),
        View(mark("time over"), _over),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Item], ...]] = (
        Do("entered", ENTER, lostproperty.enter),
        Do("claimed", CLAIM, lostproperty.claim),
        Do("told", TELL, lostproperty.tell),
        Do("noticed", POST, lostproperty.post),
        Do("handed_in", HAND_IN, lostproperty.hand_in),
        Do("declined", DECLINE, lostproperty.decline),
        Do("moved", SHELVE, lostproperty.shelve),
        Do("corrected", CORRECT, lostproperty.correct, vars),
        Do("disposed", DISPOSE, lostproperty.dispose),
    )

    def things(self, typed: str) -> Sequence[Item]:
        """Found things by number, what they are, where found and where they lie."""
        return lostproperty.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost: it changes by itself."""
        return [
            Column(_("State"), 8),
            Column(_("Found when"), 11),
            Column(_("Thing"), 14, flex=True),
            Column(_("Found where"), 12),
            Column(_("Lies at"), 8),
            Column(_("List no."), 12),
        ]

    def drawn(self, one: Item) -> Drawn:
        """A found thing as a line."""
        state: Words = [(_state(one), Tone.ALARM if _over(one) else Tone.PLAIN)]
        cells = (state, clockface.short(one.found_at), one.what, one.spot, one.place, one.number)
        sign = "!" if _over(one) else "*" if _untold(one) else " "
        return Drawn(cells, mark=sign, tone=Tone.PLAIN if _kept(one) else Tone.FAINT)

    def named(self, one: Item) -> str:
        """Number, what it is, and how it stands."""
        return "  ".join((one.number, one.what, _state(one)))

    def full(self, one: Item) -> Iterator[str | Words]:
        """Where and by whom it was found, the next step in words, its marks; what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield _("{kind}  {spot}  {at}  found by {finder} {phone}  lies at {place}").format(
            kind=label(one.kind),
            spot=one.spot,
            at=clockface.short(one.found_at),
            finder=one.finder or "-",
            phone=masking.phone(one.phone),
            place=one.place,
        )
        if told := _next(one):
            yield [(told, Tone.WARN)]
        if one.marks:
            yield [(_("Marks"), Tone.FAINT), f"  {one.marks}"]
        if one.claimant:
            yield _("Claimed by {who} {phone}: {described}").format(
                who=one.claimant, phone=masking.phone(one.claim_phone), described=one.described
            )
        yield from rest

    def point(self, key: object) -> None:
        """Go to a found thing, or to those that are kept."""
        if key != KEPT:
            super().point(key)


def _untold(one: Item) -> bool:
    return _kept(one) and not one.told and one.noticed_on is None


def _state(one: Item) -> str:
    if _over(one):
        return _("time over")
    return _("notice out") if _kept(one) and one.noticed_on else label(one.stage)


def _next(one: Item) -> str:
    """What has to be done about a found thing now."""
    if _over(one):
        return _("Nobody claimed it in its time: it belongs to the state (民法典 318); hand it in.")
    if _untold(one):
        return _("Tell its owner, hang a notice out, or hand it to the police (民法典 314).")
    if _kept(one) and one.until is not None:
        return _("May be claimed until {day}.").format(day=one.until.isoformat())
    return ""


ANSWERS = Answers(
    drafts=drafts(LostPropertyScreen),
)
