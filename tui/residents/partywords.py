"""How the parties of a home show: who they are, who acts for them, their phones and papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store import clock
from store.residents import (
    Confidential,
    IdKind,
    Paper,
    PartyKind,
    Phone,
    Purpose,
    Representative,
    Resident,
    Sex,
)
from store.text import Named
from tui.language import _, mark
from tui.language.labels import label
from tui.residents.things import Further, figure_of
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words

if TYPE_CHECKING:
    from tui.residents.revealing import Revealed

_USUAL: tuple[Named, ...] = (Purpose.USUAL, IdKind.RESIDENT)
NAMED = {Confidential.PHONE: mark("Phone"), Confidential.ID_NUMBER: mark("ID number")}


def resident(one: Resident, revealed: Revealed) -> Words:
    """A resident as a line of the list."""
    who = one.person
    name, place = (20, 5) if who.kind is PartyKind.COMPANY else (12, 13)
    return [
        *paint.fit(who.name, name),
        " ",
        *paint.fit(_place(one), place),
        " ",
        *_firsts(one, revealed),
    ]


def representative(acts: Representative, revealed: Revealed) -> Words:
    """Who acts for a party as a line of the list."""
    told = paint.fit([(_acts(acts), Tone.FAINT)], 13)
    return [*paint.fit(acts.person.name, 12), " ", *told, " ", *_firsts(acts, revealed)]


def _acts(acts: Representative) -> str:
    return " ".join(filter(None, (label(acts.kind), acts.matters)))


def _power(acts: Representative) -> Words:
    """From when until when a power of attorney holds, and in which form it is on file."""
    if acts.until is None or acts.paper is None:
        return []
    days = _("{since} to {until}").format(since=acts.since, until=acts.until)
    told: Words = [f"  {label(acts.paper)}  {days}"]
    return [*told, (_("  run out"), Tone.ALARM)] if acts.is_over(clock.today()) else told


def _firsts(thing: Resident | Representative, revealed: Revealed) -> Words:
    """The first phone and paper in their columns."""
    return [
        *paint.fit([revealed.shown(figure_of(thing, Confidential.PHONE))], 14),
        " ",
        *paint.fit([revealed.shown(figure_of(thing, Confidential.ID_NUMBER))], 18),
    ]


def further(line: Further, revealed: Revealed) -> Words:
    """A further phone or paper as a line of the list."""
    shown = paint.fit([revealed.shown(figure_of(line, line.field))], 18)
    sort = paint.fit([(label(_sort(line.figure)), Tone.FAINT)], 13)
    return [*paint.fit("", 12), " ", *sort, " ", *shown, *_valid(line.figure)]


def _sort(figure: Phone | Paper) -> Named:
    """What a phone is for, of which kind a paper is."""
    return figure.purpose if isinstance(figure, Phone) else figure.kind


def _valid(figure: Phone | Paper) -> Words:
    """Until when a paper holds."""
    if isinstance(figure, Phone) or figure.until is None:
        return []
    if figure.is_over(clock.today()):
        return [("  " + _("expired {day}").format(day=figure.until), Tone.ALARM)]
    return ["  " + _("until {day}").format(day=figure.until)]


def _place(one: Resident) -> str:
    return " ".join(filter(None, (label(one.role), one.relation)))


def resident_whole(one: Resident, revealed: Revealed) -> Iterator[str | Words]:
    """A resident in full, confidential figures masked unless revealed just now (F6)."""
    who = one.person
    sex = label(who.sex) if who.sex is not Sex.UNKNOWN else ""
    yield [(who.name, Tone.STRONG), "  " + "  ".join(filter(None, (_place(one), sex)))]
    yield _figures_of(one, revealed)
    moved_in = _("moved in {day}").format(day=one.since.isoformat()) if one.since else ""
    work = _("employer: {name}").format(name=who.employer) if who.employer else ""
    if told := "  ".join(filter(None, (moved_in, work, who.note))):
        yield told
    if who.address:
        yield _("postal address: {address}").format(address=who.address)


def representative_whole(acts: Representative, revealed: Revealed) -> Iterator[str | Words]:
    """Who acts for a party in full."""
    yield [(acts.person.name, Tone.STRONG), f"  {_acts(acts)}", *_power(acts)]
    yield _figures_of(acts, revealed)


def further_whole(line: Further, revealed: Revealed) -> Words:
    """A further phone or paper in full."""
    shown = revealed.shown(figure_of(line, line.field))
    name = (line.person.name, Tone.STRONG)
    return [name, f"  {label(_sort(line.figure))}  ", shown, *_valid(line.figure)]


def _figures_of(thing: Resident | Representative, revealed: Revealed) -> Words:
    """The first phone and paper, what each is, and until when the paper holds."""
    who, told = thing.person, list[Part]()
    firsts: dict[Confidential, Phone | Paper | None] = {
        Confidential.PHONE: next(iter(who.phones), None),
        Confidential.ID_NUMBER: next(iter(who.papers), None),
    }
    for field, first in firsts.items():
        title = label(_sort(first)) if first and _sort(first) not in _USUAL else _(NAMED[field])
        told += [(f"{title} ", Tone.FAINT), revealed.shown(figure_of(thing, field))]
        told += [*(_valid(first) if first else ()), "   "]
    return told
