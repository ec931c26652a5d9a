"""What a walk asks for: papers by who comes, rooms, what is handed out, what is done on leaving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.meters import MeterKind
from store.moveins.words import Course, Mode, Part
from store.residents import DocumentKind, HomeKind, PaperForm
from store.text import Named, mark

_D = DocumentKind
_BASE = (_D.NOTICE, _D.PURCHASE, _D.OWNER_ID, _D.PHOTO)
_PAPERS: dict[Mode, tuple[DocumentKind, ...]] = {
    Mode.OWNER: _BASE,
    Mode.PROXY: (*_BASE, _D.PROXY_ID, _D.ATTORNEY),
    Mode.COMPANY: (_D.NOTICE, _D.PURCHASE, _D.LICENCE, _D.COMPANY, _D.PROXY_ID),
    Mode.TENANT: (_D.LEASE, _D.TENANT_ID, _D.CONSENT),
    Mode.SHOP: (_D.LEASE, _D.TENANT_ID, _D.LICENCE),
    Mode.HEIR: (_D.SUCCESSION, _D.OWNER_ID),
}
# Kept as originals; of the others the original is seen and a copy kept (§4.2).
_ORIGINAL = (_D.NOTICE, _D.ATTORNEY, _D.COMPANY, _D.PHOTO, _D.CONSENT)
# What may be missing for good: a shop's licence comes when it exists (M9, I3); nobody needs photos.
_MAY_MISS = (_D.PHOTO,)
# Without these nobody can act here; nobody brings them later, who is in charge alone lets past.
NOT_LATER = (_D.ATTORNEY, _D.SUCCESSION)


class Room(Named):
    """The lines of the acceptance register (forms.md)."""

    DOOR = "door", mark("Entrance door: joints, lock")
    DOORS = "doors", mark("Doors inside: joints at most 3 mm, locks")
    WINDOWS = "windows", mark("Windows: joints, opening, level, glass, stains")
    STRUCTURE = "structure", mark("Structure: cracks, hollow places, storey height")
    WALLS = "walls", mark("Walls")
    CEILINGS = "ceilings", mark("Ceilings")
    FLOORS = "floors", mark("Floors")
    RAILINGS = "railings", mark("Railings")
    KITCHEN = "kitchen", mark("Waterproofing of the kitchen")
    BATHROOM = "bathroom", mark("Waterproofing of bathroom and balcony")
    WATER = "water", mark("Water supply and drains")
    POWER = "power", mark("Electricity: sockets, lights, switch box")
    GAS = "gas", mark("Gas: pipes, valve, alarm")
    INTERCOM = "intercom", mark("Intercom and weak current")


class Hand(Named):
    """What is handed out and ticked one by one (F3, M25)."""

    HANDBOOK = "handbook", _D.HANDBOOK.called
    CITY_RULES = "city_rules", _D.CITY_RULES.called
    ESTATE_RULES = "estate_rules", _D.ESTATE_RULES.called
    POWER_RULES = "power_rules", _D.POWER_RULES.called
    AIRCON_RULES = "aircon_rules", _D.AIRCON_RULES.called
    GRILLE_RULES = "grille_rules", _D.GRILLE_RULES.called
    FEES = "fees", _D.FEES.called
    DRAWINGS = "drawings", _D.DRAWINGS.called


class Money(Named):
    """What is charged or held at a move-in (M26)."""

    FEES = "fees", mark("Fee from the day charged to this month")
    MOVING = "moving", mark("Moving deposit")
    UTILITIES = "utilities", mark("Water and power deposit")


class Leave(Named):
    """What is gone through when somebody leaves (M30), and when a home is sold (M29)."""

    ACCOUNT = "account", mark("Account to the last day: statement printed, arrears")
    PREPAID = "prepaid", mark("What is prepaid: given back or agreed over")
    READINGS = "readings", mark("Meters read on the last day")
    KEYS = "keys", mark("Keys and cards back")
    PERMITS = "permits", mark("Parking permits and passes: given back or for the new owner")
    SLIP = "slip", mark("Release slip for what goes out")
    DEPOSITS = "deposits", mark("Deposits: given back or agreed over")
    FUND = "fund", mark("Maintenance fund goes with the home: told both")
    ADDRESS = "address", mark("New address noted")
    LEFT = "left", mark("Moved out in the file, on this day")


_SALE_ONLY = (Leave.FUND,)
_HANDED = {Mode.TENANT: (Hand.HANDBOOK, Hand.FEES),
           Mode.SHOP: (Hand.ESTATE_RULES, Hand.POWER_RULES, Hand.FEES)}  # fmt: skip
_METERS = (MeterKind.WATER, MeterKind.POWER, MeterKind.GAS)


@dataclass(frozen=True)
class Asked:
    """A line that a walk asks for; ``code`` tells it apart in it, ``kind`` says what it is."""

    code: str
    part: Part
    kind: Named
    form: PaperForm | None = None
    may_miss: bool = False

    @property
    def document(self) -> DocumentKind | None:
        """Which paper of the home's file it is, None for none."""
        return self.kind if isinstance(self.kind, DocumentKind) else None


def asked(course: Course, mode: Mode, kind: HomeKind, *, first_sale: bool) -> list[Asked]:
    """All lines of a walk, in the order in which they are usually gone through."""
    if course is not Course.IN:
        return [
            Asked(f"leave:{one}", Part.LEAVE, one)
            for one in Leave
            if course is Course.SALE or one not in _SALE_ONLY
        ]
    fund = first_sale and mode in (Mode.OWNER, Mode.PROXY, Mode.COMPANY)
    papers = [*_PAPERS[mode], *([_D.FUND] if fund else ())]
    return [
        *(_paper(one, mode) for one in papers),
        *(Asked(f"money:{one}", Part.MONEY, one) for one in Money),
        *(Asked(f"room:{one}", Part.ROOM, one) for one in _rooms(mode, kind)),
        *(Asked(f"meter:{one}", Part.ROOM, one) for one in _METERS),
        *(Asked(f"hand:{one}", Part.HAND, one) for one in _HANDED.get(mode, tuple(Hand))),
    ]


def _paper(one: DocumentKind, mode: Mode) -> Asked:
    form = PaperForm.ORIGINAL if one in _ORIGINAL else PaperForm.COPY
    shop = mode is Mode.SHOP and one is _D.LICENCE
    return Asked(f"paper:{one}", Part.PAPER, one, form, one in _MAY_MISS or shop)


def _rooms(mode: Mode, kind: HomeKind) -> Sequence[Room]:
    """Of shops no form is named, and tenants take no home over: readings all the same."""
    return () if mode in (Mode.SHOP, Mode.TENANT) or kind is HomeKind.SHOP else tuple(Room)
