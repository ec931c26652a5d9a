"""Parcels on screen: what lies here, for whom, since when, and who fetched it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import clock, parcels, residents
from store.parcels import PARCEL_LIST, PARCEL_SLIP, PARCELS, SHELF, Parcel, Stage
from store.waiting import Waiting
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

TAKE = Action("new", ("ctrl+n",), mark("New parcel"), mark("A parcel comes to the desk."), 4)
FETCH = Action("fetch", ("ctrl+t",), mark("Fetched"), mark("It is handed out and signed for."), 5)
TELL = Action("tell", ("ctrl+d",), mark("Told"), mark("Whether the recipient knows."), 6)
SHELVE = Action("shelve", ("ctrl+o",), mark("Lay elsewhere"), mark("Where it lies now."), 9)
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Put right what is kept."), 10)
SEND_BACK = Action("send_back", ("ctrl+k",), mark("Send back"), mark("The carrier takes it."), 11)
MOST_OF_HOME = 20


def _long(one: Parcel) -> bool:
    return one.long(clock.now())


def _sign(one: Parcel) -> str:
    untold = one.stage is Stage.LYING and not one.told
    return "!" if _long(one) else "*" if untold else " "


def _as_it_is(one: Parcel) -> dict[str, object]:
    return vars(one) | {"home": one.home_id}


def _whole(one: Parcel) -> dict[str, object]:
    """What is most likely: the recipient comes and takes what lies here."""
    return {"who": one.recipient, "pieces": one.lying}


def _recipient(home_id: int, person_id: int | None) -> dict[str, str]:
    """Who was searched for, else the owner."""
    people = (one for one in residents.people_of(home_id) if one.person_id == person_id)
    who = next(people, None) or residents.owner_of(home_id)
    return {"recipient": who.name} if who else {}


class ParcelsScreen(RegisterScreen[Parcel]):
    """The parcels, those that lie here longest on top."""

    SCOPE = "parcels"
    TITLE = mark("Parcels")
    REGISTER = PARCELS
    HELP = mark(
        "What lies here for residents. Type a home, a name or a tracking number's end to narrow"
        " the list; Left and Right show those that nobody was told of, that lie too long, or all."
        " {fetch} hands one out, or all that lies for a home."
    )
    SHEETS = (PARCEL_SLIP,)
    LISTS = ((PARCEL_LIST, "parcels:all"),)
    VIEWS: ClassVar[tuple[View[Parcel], ...]] = (
        View(mark("to be fetched"), lambda one: one.stage is Stage.LYING),
        View(mark("not told"), lambda one: one.stage is Stage.LYING and not one.told),
        View(mark("too long"), _long),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Parcel], ...]] = (
        Do("taken", TAKE, parcels.take, on_home=_recipient),
        Do("fetched", FETCH, parcels.fetch, _whole),
        Do("told", TELL, parcels.tell),
        Do("moved", SHELVE, parcels.shelve),
        Do("corrected", CORRECT, parcels.correct, _as_it_is),
        Do("returned", SEND_BACK, parcels.send_back),
    )

    def things(self, typed: str) -> Sequence[Parcel]:
        """Parcels by number, home, name, carrier, place and tracking number."""
        return parcels.every(typed)

    def columns(self) -> Sequence[Column]:
        """How many days it lies, leftmost: that changes by itself."""
        return [
            Column(_("Days"), 4),
            Column(_("Home"), 10),
            Column(_("Recipient"), 8),
            Column(_("Pieces"), 5),
            Column(_("Lies at"), 10, flex=True),
            Column(_("Carrier"), 8),
            Column(_("Ends in"), 6),
            Column(_("State"), 8),
        ]

    def drawn(self, one: Parcel) -> Drawn:
        """A parcel as a line."""
        days: Words = [(str(one.days(clock.now())), Tone.ALARM if _long(one) else Tone.PLAIN)]
        many = str(one.pieces) if one.lying in (0, one.pieces) else f"{one.lying}/{one.pieces}"
        here = one.stage is Stage.LYING
        cells: list[str | Words] = [
            *(days, one.home, one.recipient, many, one.place, one.carrier, one.tail[-6:]),
            _state(one),
        ]
        return Drawn(cells, mark=_sign(one), tone=Tone.PLAIN if here else Tone.FAINT)

    def named(self, one: Parcel) -> str:
        """Number, for whom, how many, and how it stands."""
        return "  ".join(filter(None, (one.number, one.home, one.recipient, _state(one))))

    def full(self, one: Parcel) -> Iterator[str | Words]:
        """What it is, since when, the next step in words, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        text = _("{kind}  {carrier} {tail}  pieces {lying} of {pieces}  {place}  since {since}")
        yield text.format(
            kind=label(one.kind),
            carrier=one.carrier or "-",
            tail=one.tail or "-",
            lying=one.lying,
            pieces=one.pieces,
            place=one.place or "-",
            since=clockface.short(one.since),
        )
        if one.fetched_by:
            how = label(one.identity) if one.identity else ""
            text = _("Fetched by {who} ({how})")
            yield text.format(who=one.fetched_by, how=how)
        if told := _next(one):
            yield [(told, Tone.WARN)]
        yield from rest

    def point(self, key: object) -> None:
        """Go to a parcel, or to those that lie here."""
        if key != SHELF:
            super().point(key)


def _state(one: Parcel) -> str:
    untold = one.stage is Stage.LYING and not one.told
    return _("not told") if untold else label(one.stage)


def _next(one: Parcel) -> str:
    """What has to be done about a parcel now."""
    if one.stage is not Stage.LYING:
        return ""
    if not one.told:
        return _("Tell the recipient, and say so.")
    return _("It lies too long: tell again, or send it back.") if _long(one) else ""


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's parcels: what lies here, and the last ones."""
    for one in parcels.of_home(home_id)[:MOST_OF_HOME]:
        tone = Tone.PLAIN if one.stage is Stage.LYING else Tone.FAINT
        told: Words = [
            *paint.fit(clockface.short(one.since), 12),
            " ",
            *paint.fit([(_state(one), tone)], 10),
            (f" {one.carrier} {one.tail}  {one.place}  x{one.lying or one.pieces}", tone),
        ]
        yield home_line(one.subject, told, _sign(one))


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a parcel in for a home, its recipient filled in."""
    initial: dict[str, object] = {"home": home_id}
    if (meant := residents.home(home_id).meant(person_id)) is not None:
        initial["recipient"] = meant.person.name
    await register.begin(desk, ParcelsScreen, initial)


async def _go(desk: Host, _one: Waiting) -> None:
    """To what lies here, the longest on top."""
    await desk.go(ParcelsScreen.SCOPE, SHELF)


ANSWERS = Answers(
    opens={"parcel.lying": _go},
    drafts=drafts(ParcelsScreen),
    section=mark("Parcels"),
    of_home=of_home,
)
