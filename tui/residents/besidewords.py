"""How what stands beside a person shows: whom to ring, pets, special needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from store import clock
from store.residents import Confidential, EmergencyContact, Need, Pet
from tui.language import _, mark
from tui.language.labels import label
from tui.residents.things import Beside, figure_of
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from tui.residents.revealing import Revealed

CONTACT, NEED = mark("Emergency no."), mark("Special need")


def line(one: Beside, revealed: Revealed) -> Words:
    """A line of the list, below its person."""
    match one.of:
        case EmergencyContact() as contact:
            words: Words = [_who(contact), "  ", _phone(one, revealed)]
        case Pet() as pet:
            words = _pet(pet)
        case Need() as need:
            words = [need.words]
    told = paint.fit([(_sort(one), Tone.FAINT)], 13)
    return [*paint.fit("", 12), " ", *told, " ", *words]


def whole(one: Beside, revealed: Revealed, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """It in full, with whose it is; of a need the consent."""
    name = (one.person.name, Tone.STRONG)
    match one.of:
        case EmergencyContact() as contact:
            yield [name, f"  {_sort(one)}  {_who(contact)}  ", _phone(one, revealed)]
        case Pet() as pet:
            yield [name, f"  {_sort(one)}  ", *_pet(pet)]
        case Need() as need:
            yield [name, f"  {_sort(one)}  {need.words}"]
            who = need.consented_by or _("the person themselves")
            told = _("Consent of {who}, {day}, {how}; taken down by {staff}")
            yield told.format(
                who=who,
                day=need.consented_on.isoformat(),
                how=label(need.consent),
                staff=staff.get(need.staff_id, ""),
            )


def _sort(one: Beside) -> str:
    match one.of:
        case EmergencyContact():
            return _(CONTACT)
        case Pet() as pet:
            return label(pet.kind)
        case _:
            return _(NEED)


def _who(contact: EmergencyContact) -> str:
    return " ".join(filter(None, (contact.name, contact.relation)))


def _phone(one: Beside, revealed: Revealed) -> tuple[str, Tone]:
    return revealed.shown(figure_of(one, Confidential.PHONE))


def _pet(pet: Pet) -> Words:
    licence = _("licence {number}").format(number=pet.licence) if pet.licence else ""
    told = "  ".join(filter(None, (pet.name, licence)))
    if pet.expires is None:
        return [told]
    if pet.is_over(clock.today()):
        return [told, ("  " + _("expired {day}").format(day=pet.expires), Tone.ALARM)]
    return [f"{told}  ", _("until {day}").format(day=pet.expires)]
