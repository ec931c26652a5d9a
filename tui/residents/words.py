"""How a home's file shows: its lines in a list, and each in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.dutylog import LogEntry
from store.keys import HeldKey
from store.residents import Confidential, Home, HomePage, Resident, Sex, Vehicle
from store.tickets import Ticket
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.residents.steps import ADD, Thing
from tui.screen import actions
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from tui.residents.revealing import Revealed

PEOPLE = mark("People")
_SECTIONS: dict[type, tuple[str, str]] = {
    Resident: ("person", PEOPLE),
    Vehicle: ("vehicle", mark("Vehicles")),
    HeldKey: ("key", mark("Keys")),
    Ticket: ("ticket", mark("Tickets")),
    LogEntry: ("log", mark("Log")),
}
NAMED = {Confidential.PHONE: mark("Phone"), Confidential.ID_NUMBER: mark("ID number")}


@dataclass(frozen=True)
class Line:
    """A line of a home's page; only the first of a section carries its title."""

    key: str
    title: str
    thing: Thing | None


def columns() -> list[Column]:
    """The section's title, and the rest as its kind asks."""
    return [Column("", 8), Column("", 40, flex=True)]


def lines(
    page: HomePage, keys: Sequence[HeldKey], tickets: Sequence[Ticket], log: Sequence[LogEntry]
) -> Iterator[Line]:
    """The page from its people to its log."""
    if not page.residents:
        yield Line("nobody", PEOPLE, None)
    for things in (page.residents, page.vehicles, keys, tickets, log):
        title = ""
        for thing in things:
            name, section = _SECTIONS[type(thing)]
            yield Line(f"{name}:{_number(thing)}", "" if section == title else section, thing)
            title = section


def _number(thing: Thing) -> int:
    if isinstance(thing, Resident):
        return thing.person.id
    return thing.number if isinstance(thing, LogEntry) else thing.id


def drawn(line: Line, revealed: Revealed) -> Drawn:
    """A line of the list."""
    thing = line.thing
    if thing is None:
        nobody = actions.told(_("nobody yet; {new} adds a person"), ADD)
        return Drawn((_(line.title), nobody), tone=Tone.FAINT)
    match thing:
        case Resident():
            words, sign = _person(thing, revealed), " "
        case Vehicle():
            words, sign = _vehicle(thing), " "
        case HeldKey():
            words, sign = _key(thing), "*" if thing.loan else " "
        case Ticket():
            words, sign = _ticket(thing), "*" if thing.open else " "
        case LogEntry():
            words, sign = _entry(thing), "*" if thing.open else " "
    return Drawn(([(_(line.title), Tone.FAINT)], words), mark=sign)


def _person(resident: Resident, revealed: Revealed) -> Words:
    who = resident.person
    return [
        *paint.fit(who.name, 12),
        " ",
        *paint.fit(_place(resident), 13),
        " ",
        *paint.fit([revealed.shown(who, Confidential.PHONE)], 14),
        " ",
        *paint.fit([revealed.shown(who, Confidential.ID_NUMBER)], 18),
    ]


def _place(resident: Resident) -> str:
    return " ".join(filter(None, (label(resident.role), resident.relation)))


def _vehicle(vehicle: Vehicle) -> Words:
    parking = _("space {space}").format(space=vehicle.space) if vehicle.space else ""
    return [*paint.fit(vehicle.plate, 12), " ", *paint.fit(vehicle.model, 20), " ", parking]


def _key(key: HeldKey) -> Words:
    from tui.keys.words import state

    return [*paint.fit(key.hook, 12), " ", *paint.fit(key.doors, 20), " ", state(key)]


def _ticket(ticket: Ticket) -> Words:
    from tui.tickets.words import subject

    taken = clockface.moment(ticket.taken_at)
    stage = paint.fit(label(ticket.stage), 9)
    return [*paint.fit(taken, 16), " ", *stage, " ", *subject(ticket)]


def _entry(entry: LogEntry) -> Words:
    from tui.dutylog.sentences import about, sentence

    category = paint.fit(about(entry), 9)
    return [*paint.fit(clockface.moment(entry.at), 16), " ", *category, " ", sentence(entry)]


def title(home: Home) -> Words:
    """Which home, what it is, how large."""
    area = f"{home.area:g} m²" if home.area else ""
    told = "  ".join(filter(None, (label(home.kind), area, home.note)))
    return [" ", (home.code, Tone.TITLE), f"  {told}"]


def full(line: Line, revealed: Revealed, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """A line's thing in full, a paragraph each; ``staff`` are names by id."""
    match line.thing:
        case None:
            yield _("This home's file holds nobody yet.")
        case Resident() as resident:
            yield from person(resident, revealed)
        case Vehicle() as vehicle:
            yield _vehicle(vehicle)
        case HeldKey() as key:
            from tui.keys.words import full as full_key

            yield from full_key(key, staff)
        case Ticket() as ticket:
            from tui.tickets.words import history

            yield ticket.what
            yield from history(ticket, staff)
        case LogEntry() as entry:
            from tui.dutylog.words import full as full_entry

            yield from full_entry(entry)


def person(resident: Resident, revealed: Revealed) -> Iterator[str | Words]:
    """A person, confidential figures masked unless revealed just now (F6)."""
    who = resident.person
    sex = label(who.sex) if who.sex is not Sex.UNKNOWN else ""
    yield [(who.name, Tone.STRONG), "  " + "  ".join(filter(None, (_place(resident), sex)))]
    figures: list[Part] = []
    for field, name in NAMED.items():
        figures += [(_(name) + " ", Tone.FAINT), revealed.shown(who, field), "   "]
    yield figures
    since = resident.since
    moved_in = _("moved in {day}").format(day=since.isoformat()) if since else ""
    if told := "  ".join(filter(None, (moved_in, who.note))):
        yield told


def unknown() -> str:
    """What stands where the file knows no owner."""
    return _("(no owner)")
