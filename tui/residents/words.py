"""How a home's file shows: its lines in a list, and each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import money
from store.residents import Confidential, Home, HomePage, Resident, Sex, Vehicle
from tui import answers
from tui.answers import HomeLine
from tui.language import _, mark
from tui.language.labels import label
from tui.residents.steps import ADD, Thing
from tui.screen import actions
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from tui.residents.revealing import Revealed

PEOPLE, VEHICLES = mark("People"), mark("Vehicles")
NAMED = {Confidential.PHONE: mark("Phone"), Confidential.ID_NUMBER: mark("ID number")}


@dataclass(frozen=True)
class Line:
    """A line of a home's page; only the first of a section carries its title.

    ``thing`` is a resident, a vehicle, another subject's line, or None where nobody is.
    """

    key: str
    title: str
    thing: Thing | None


def columns() -> list[Column]:
    """The section's title, and the rest as its kind asks."""
    return [Column("", 8), Column("", 40, flex=True)]


def lines(page: HomePage) -> Iterator[Line]:
    """The page: its people and vehicles, then what every subject has of the home (F1)."""
    if not page.residents:
        yield Line("nobody", PEOPLE, None)
    yield from _titled(PEOPLE, ((f"person:{one.person.id}", one) for one in page.residents))
    yield from _titled(VEHICLES, ((f"vehicle:{one.id}", one) for one in page.vehicles))
    for each in answers.of_home(page.home.id):
        if each.of_home:
            about = each.of_home(page.home.id)
            yield from _titled(each.section, ((one.subject, one) for one in about))


def _titled(title: str, things: Iterable[tuple[str, Thing]]) -> Iterator[Line]:
    for key, thing in things:
        yield Line(key, title, thing)
        title = ""


def drawn(line: Line, revealed: Revealed) -> Drawn:
    """A line of the list."""
    sign = " "
    match line.thing:
        case None:
            nobody = actions.told(_("nobody yet; {new} adds a person"), ADD)
            return Drawn((_(line.title), nobody), tone=Tone.FAINT)
        case Resident() as resident:
            words = _person(resident, revealed)
        case Vehicle() as vehicle:
            words = _vehicle(vehicle)
        case HomeLine(words=words, mark=sign):
            pass
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
    return [*paint.fit(vehicle.plate_shown, 12), " ", *paint.fit(vehicle.model, 20), " ", parking]


def title(home: Home) -> Words:
    """Which home, what it is, how large."""
    area = f"{money.area_text(home.area)} m²" if home.area else ""
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
        case HomeLine() as other:
            yield from other.full(staff)


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
