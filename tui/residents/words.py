"""How a home's file shows: its lines in a list, and each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import agenda, clock, money, residents
from store.notices import Notice
from store.residents import (
    Document,
    Former,
    Home,
    HomePage,
    Instruction,
    Person,
    Representative,
    Resident,
    Vehicle,
)
from tui import answers
from tui.answers import HomeLine
from tui.form.home import headline, minding, warned
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.residents import besidewords, partywords
from tui.residents.steps import ADD
from tui.residents.things import Beside, Further, Standing, Thing
from tui.screen import actions
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from tui.residents.revealing import Revealed

PEOPLE, VEHICLES = mark("People"), mark("Vehicles")
_STATE, _DOCUMENTS = mark("State"), mark("Documents")
_TOLD, _INSTRUCTIONS, _FORMER = mark("Read out"), mark("To mind"), mark("Formerly")


@dataclass(frozen=True)
class Line:
    """A line of a home's page; only the first of a section carries its title.

    ``thing`` is None where nobody is.
    """

    key: str
    title: str
    thing: Thing | None


def columns() -> list[Column]:
    """The section's title, and the rest as its kind asks."""
    return [Column("", 8), Column("", 40, flex=True)]


def lines(page: HomePage) -> Iterator[Line]:
    """The page: its people and vehicles, then what every subject has of the home (F1)."""
    told = agenda.notices(page.home.id)
    yield from _titled(_TOLD, ((one.subject, _notice(one)) for one in told))
    if not page.residents:
        yield Line("nobody", PEOPLE, None)
    yield from _titled(PEOPLE, _people(page))
    yield from _titled(VEHICLES, ((f"vehicle:{one.id}", one) for one in page.vehicles))
    papers = ((f"document:{one.id}", one) for one in page.documents)
    yield from _titled(_DOCUMENTS, papers)
    minded = residents.instructions_of(page.home.id)
    yield from _titled(_INSTRUCTIONS, ((f"instruction:{one.id}", one) for one in minded))
    left = residents.former_of(page.home.id)
    yield from _titled(_FORMER, ((f"former:{one.person_id}", one) for one in left))
    if page.home.state_since is not None:
        yield Line("state", _STATE, Standing(page.home))
    for each in answers.of_home(page.home.id):
        if each.of_home:
            about = each.of_home(page.home.id)
            yield from _titled(each.section, ((one.subject, one) for one in about))


def key_of(page: HomePage, key: str) -> str:
    """The line that is meant: of somebody who does not live here, where they act for a party."""
    living = {f"person:{one.person.id}" for one in page.residents}
    acting = {f"person:{one.person.id}": f"representative:{one.id}" for one in page.representatives}
    return key if key in living else acting.get(key, key)


def _people(page: HomePage) -> Iterator[tuple[str, Thing]]:
    """Everybody, and below them their further phones and papers, and who acts for them."""
    for one in page.residents:
        yield f"person:{one.person.id}", one
        yield from _further_of(one.person)
        yield from _beside(page, one.person)
        for acts in page.representatives:
            if acts.party_id == one.person.id:
                yield f"representative:{acts.id}", acts
                yield from _further_of(acts.person)


def _further_of(who: Person) -> Iterator[tuple[str, Thing]]:
    yield from ((f"phone:{phone.id}", Further(who, phone)) for phone in who.phones[1:])
    yield from ((f"paper:{paper.id}", Further(who, paper)) for paper in who.papers[1:])


def _beside(page: HomePage, who: Person) -> Iterator[tuple[str, Thing]]:
    """Whom to ring for a person, their pets, what they need."""
    for kind, things in (("contact", page.contacts), ("pet", page.pets), ("need", page.needs)):
        for one in things:
            if one.person_id == who.id:
                yield f"{kind}:{one.id}", Beside(who, one)


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
            words = partywords.resident(resident, revealed)
        case Representative() as acts:
            words = partywords.representative(acts, revealed)
        case Further() as further:
            words = partywords.further(further, revealed)
        case Beside() as beside:
            words = besidewords.line(beside, revealed)
        case Vehicle() as vehicle:
            words = _vehicle(vehicle)
        case Document() as document:
            words = _document(document)
        case Instruction() as instruction:
            words = _instruction(instruction)
        case Former() as former:
            words = [(_former(former), Tone.FAINT)]
        case Standing(home=home):
            words = [_state(home)]
        case HomeLine(words=words, mark=sign):
            pass
    return Drawn(([(_(line.title), Tone.FAINT)], words), mark=sign)


def _vehicle(vehicle: Vehicle) -> Words:
    parking = _("space {space}").format(space=vehicle.space) if vehicle.space else ""
    return [*paint.fit(vehicle.plate_shown, 12), " ", *paint.fit(vehicle.model, 20), " ", parking]


def title(home: Home) -> Words:
    """Which home, what it is, how large."""
    area = f"{money.area_text(home.area)} m²" if home.area else ""
    state = label(home.state) if home.state_since else ""
    told = "  ".join(filter(None, (label(home.kind), state, area, home.note)))
    minded = [*warned(home.id), *(label(one.mind) for one in residents.to_mind(home.id))]
    marked: list[Part] = [("  ! " + " ! ".join(minded), Tone.ALARM)] if minded else []
    return [" ", (home.code, Tone.TITLE), *marked, f"  {told}"]


def _document(one: Document) -> Words:
    count = _("{n} copies").format(n=one.count) if one.count > 1 else ""
    return [
        *paint.fit(label(one.kind), 22),
        " ",
        *paint.fit(f"{label(one.way)} {label(one.form)}", 18),
        f" {one.on.isoformat()}  {count}",
    ]


def _notice(one: Notice) -> HomeLine:
    """What whoever calls from the home has to hear; Enter opens it where it is kept."""
    words: Words = [(headline(one), Tone.ALARM), f"  {one.words}"]

    def full(_names: Mapping[int, str]) -> Iterator[str | Words]:
        yield [(headline(one), Tone.ALARM)]
        yield [(one.words, Tone.STRONG)]

    return HomeLine(one.subject, words, full, "!" if one.runs else " ")


def _instruction(one: Instruction) -> Words:
    tone = Tone.ALARM if one.holds(clock.today()) else Tone.PLAIN
    begins = "" if one.holds(clock.today()) else _("from {day}").format(day=one.since)
    return [(minding(one), tone), f"  {begins}"]


def _former(one: Former) -> str:
    since = one.since.isoformat() if one.since else "?"
    told = _("lived here {since} to {until}").format(since=since, until=one.until.isoformat())
    return f"{one.name or '-'}  {told}"


def _state(home: Home) -> str:
    return _("{state}, since {day}").format(state=label(home.state), day=home.state_since)


def _states(home: Home, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """How the home has stood, the newest first, and who put that on record when."""
    for one in residents.states_of(home.id):
        told = _("{state}, since {day}").format(state=label(one.state), day=one.since)
        by = f"  {clockface.moment(one.at)} {staff.get(one.staff_id or 0, '')}"
        yield [told, f"  {one.note}" if one.note else "", (by, Tone.FAINT)]


def full(line: Line, revealed: Revealed, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """A line's thing in full, a paragraph each; ``staff`` are names by id."""
    match line.thing:
        case None:
            yield _("This home's file holds nobody yet.")
        case Resident() as resident:
            yield from partywords.resident_whole(resident, revealed)
        case Representative() as acts:
            yield from partywords.representative_whole(acts, revealed)
        case Further() as further:
            yield partywords.further_whole(further, revealed)
        case Beside() as beside:
            yield from besidewords.whole(beside, revealed, staff)
        case Vehicle() as vehicle:
            yield _vehicle(vehicle)
        case Document() as document:
            by = staff.get(document.staff_id, "")
            yield [*_document(document), (f"  {by}", Tone.FAINT)]
            yield from filter(None, (document.filed, document.note))
        case Instruction() as instruction:
            by = staff.get(instruction.staff_id, "")
            yield [*_instruction(instruction), (f"  {instruction.since}  {by}", Tone.FAINT)]
        case Former() as former:
            yield _former(former)
        case Standing(home=home):
            yield from _states(home, staff)
        case HomeLine() as other:
            yield from other.full(staff)


def unknown() -> str:
    """What stands where the file knows no owner."""
    return _("(no owner)")
