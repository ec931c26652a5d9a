"""How a home, its people and its vehicles stand on every sheet of its file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from printing.labels import called, choice
from printing.sheet import Align, Column, Fields, Head, Part, Sheet, Signature, Signatures, Table
from store import money
from store.residents import (
    EmergencyContact,
    Home,
    HomeKind,
    HomePage,
    IdKind,
    Need,
    Paper,
    Pet,
    Phone,
    Purpose,
    Representative,
    Resident,
    Sex,
    Vehicle,
)

_CONFIDENTIAL = "业户资料严格保密，不得外传；查阅、复印均须登记。"
NOTHING = HomePage(Home(0, "", "", "", "", HomeKind.HOME, None, ""), (), ())
LEAST_PEOPLE = 8
_LEAST_VEHICLES = 3
_VEHICLES = (
    Column("车牌号", 40, Align.CENTRE),
    Column("车型 / 颜色", 78),
    Column("车位", 60),
)


def sheet(
    title: str,
    home: Home,
    estate: str,
    printed_at: datetime,
    head: Head | None,
    parts: tuple[Part, ...],
    signed: tuple[Signature, ...],
) -> Sheet:
    """The declaration of a sheet of a home's file, signed below and confidential."""
    whole = (*parts, Signatures(signed))
    return Sheet(title, estate, whole, printed_at, home.code, head, _CONFIDENTIAL)


def home_line(home: Home) -> Fields:
    """Which home, of which kind, how large."""
    kind = home.kind if home.id else None
    return Fields.of(("房号", home.code, "类别", choice(kind, HomeKind), "建筑面积", area(home)))


def area(home: Home) -> str:
    """How large it is."""
    return f"{money.area_text(home.area)}\u00a0㎡" if home.area else ""


def state(home: Home) -> str:
    """How it stands, and since when."""
    return f"{called(home.state)}（{home.state_since} 起）" if home.state_since else ""


def sex(one: Resident | None) -> str:
    """Empty where nobody said."""
    return called(one.person.sex) if one and one.person.sex is not Sex.UNKNOWN else ""


def since(one: Resident | None) -> str:
    """The day of moving in."""
    return one.since.isoformat() if one and one.since else ""


def phones(one: Resident) -> str:
    """All phones, each with what it is for where somebody said."""
    return "\n".join(map(_phone, one.person.phones))


def phones_apart(one: Resident | None) -> tuple[str, str]:
    """The phones, and those for an emergency apart from them."""
    told: dict[bool, list[str]] = {False: [], True: []}
    for phone in one.person.phones if one else ():
        emergency = phone.purpose is Purpose.EMERGENCY
        told[emergency].append(phone.number if emergency else _phone(phone))
    return "\n".join(told[False]), "\n".join(told[True])


def papers(one: Resident) -> str:
    """The numbers of all papers, each with its kind unless it is the resident ID."""
    return "\n".join(map(_paper, one.person.papers))


def _paper(paper: Paper) -> str:
    of_a_resident = paper.kind is IdKind.RESIDENT
    told = paper.number if of_a_resident else f"{called(paper.kind)} {paper.number}"
    return f"{told}\n（至 {paper.until}）" if paper.until else told


def _phone(phone: Phone) -> str:
    if phone.purpose is Purpose.USUAL:
        return phone.number
    return f"{phone.number}（{called(phone.purpose)}）"


def emergency(page: HomePage, one: Resident | None) -> str:
    """Whom to ring for somebody: who is named, then phones for an emergency without a name."""
    named = [contact(each) for each in page.contacts if one and each.person_id == one.person.id]
    return "\n".join(filter(None, (*named, phones_apart(one)[1])))


def contact(one: EmergencyContact) -> str:
    """An emergency contact on one line."""
    return "　".join(filter(None, (one.name, one.relation, one.phone)))


def pet(one: Pet) -> str:
    """A pet and its licence on one line."""
    licence = f"证号 {one.licence}" if one.licence else ""
    expires = f"至 {one.expires}" if one.expires else ""
    return "　".join(filter(None, (called(one.kind), one.name, licence, expires)))


def need(one: Need) -> str:
    """A special need with the consent that it is kept by."""
    who = one.consented_by or "本人"
    return f"{one.words}（{who}于 {one.consented_on} 同意，{called(one.consent)}）"


def beside(page: HomePage, of: Iterable[Resident]) -> str:
    """Pets, special needs and the home's note, a line each (§4.3 of the money rules)."""
    people = {one.person.id for one in of}
    pets = [f"宠物：{pet(one)}" for one in page.pets if one.person_id in people]
    needs = [f"特殊需要：{need(one)}" for one in page.needs if one.person_id in people]
    return "\n".join(filter(None, (*pets, *needs, page.home.note)))


def work_and_note(one: Resident) -> str:
    """The employer, and what else is noted of a person."""
    return "\n".join(filter(None, (one.person.employer, one.person.note)))


def acting_line(page: HomePage, of: Iterable[Resident]) -> Fields:
    """Who acts for these people: contacts of a company, proxies with their power of attorney."""
    parties = {one.person.id for one in of}
    told = [_acts(one) for one in page.representatives if one.party_id in parties]
    return Fields.of(("联系/代理人", "\n".join(told)))


def _acts(one: Representative) -> str:
    who = one.person
    figures = [phone.number for phone in who.phones] + [_paper(paper) for paper in who.papers]
    days = f"委托 {one.since} 至 {one.until}" if one.until else ""
    said = (called(one.kind), one.matters, who.name, *figures, days)
    return "　".join(filter(None, said))


def vehicles(of: Iterable[Vehicle]) -> Table:
    """The vehicles, with room for more."""
    rows = tuple((one.plate_shown, one.model, one.space) for one in of)
    return Table(_VEHICLES, rows, _LEAST_VEHICLES, "车辆")
