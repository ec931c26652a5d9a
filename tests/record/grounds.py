"""A small estate whose every name, phone, ID number and plate is known wherever it turns up."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from random import Random

from store import (
    clock,
    dutylog,
    estate,
    goods,
    handover,
    keys,
    parcels,
    residents,
    tickets,
    visitors,
)
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.dutylog import Category, NewEntry
from store.engine import database
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.residents import NewHome, NewPerson, NewPhone, NewVehicle, Role
from store.rights import Role as StaffRole
from store.rights import Staff
from store.tickets import Dispatch, NewTicket
from tests.conftest import MONDAY, PIN, Clock

STAFF = {
    "1001": StaffRole.ASSISTANT,
    "1002": StaffRole.ASSISTANT,
    "2001": StaffRole.SUPERVISOR,
    "3001": StaffRole.MANAGER,
} | {
    str(4001 + place): role
    for place, role in enumerate(StaffRole)
    if role not in (StaffRole.ASSISTANT, StaffRole.SUPERVISOR, StaffRole.MANAGER)
}
HOMES = ("1-1-101", "1-1-102", "2-1-301", "2-2-502", "3-2-1201", "S-8")
IMPORT = "新住户.csv"
# Seldom enough that three of them in a row are nobody's but a person's of this estate.
_RARE = "翀玥珺璟琬瑄昶晔祎芃芮荻蓁旻昀翯骞飏曦濛滢澍熠燚珩珣琮琯瑀璇皓睿禛稷竑筱"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Invented:
    """People's particulars, none of them twice."""

    def __init__(self, rng: Random, network: str) -> None:
        self._rng, self._network = rng, network

    def _digits(self, count: int) -> str:
        return "".join(self._rng.choices("0123456789", k=count))

    def name(self) -> str:
        """Three rare characters."""
        return "".join(self._rng.choices(_RARE, k=3))

    def phone(self) -> str:
        """Eleven digits; the first three tell where it comes from."""
        return self._network + self._digits(8)

    def plate(self) -> str:
        """A plate of no existing series."""
        return "藏Z" + self._digits(5)

    def id_number(self) -> str:
        """A valid one, of no existing region."""
        born = f"{self._rng.randrange(1931, 2020)}{self._rng.randrange(1, 13):02}"
        body = f"9{self._digits(5)}{born}{self._rng.randrange(1, 29):02}{self._digits(3)}"
        total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
        return body + "10X98765432"[total % 11]


def build(folder: Path, seed: int) -> None:
    """Make the estate in an empty folder; it is closed afterwards, its clock at Monday 09:00."""
    rng, moving = Random(seed), Clock(MONDAY)
    with clock.told_by(moving):
        opening.open_folder(folder, create=True)
        try:
            settings.found(estate.Settings(name="金色家园", language="zh_CN"))
            with database.write():
                _live(rng, moving)
        finally:
            database.close()
    _spreadsheet(folder / "import" / IMPORT, Invented(rng, "197"))


def _live(rng: Random, moving: Clock) -> None:
    hired = {number: _hire(number, role) for number, role in STAFF.items()}
    assistant, invented = hired["1001"], Invented(rng, "199")
    homes = [_household(code, invented, rng, assistant) for code in HOMES]
    handover.take_desk(by=assistant)
    for number, home in enumerate(homes):
        moving.pass_(minutes=3)
        _report(number, home, invented, assistant)
        if number < 4:
            _key(number, home, invented, assistant)
        _visit(number, home, invented, assistant)
        _slip(number, home, invented, assistant)
    for what in ("大堂地面清洁", "电梯检修", "访客登记"):
        new = NewEntry(category=Category.OTHER, what=what, follow_up_due=clock.today())
        dutylog.write(new, by=assistant)


def _hire(number: str, role: StaffRole) -> Staff:
    return staff.add(NewStaff(name=f"员工{number}", number=number, role=role, pin=PIN), by=None)


def _household(code: str, invented: Invented, rng: Random, by: Staff) -> residents.Home:
    home = residents.add_home(NewHome(code=code, area=88), by=by)
    for role in (Role.OWNER, Role.FAMILY, Role.TENANT)[: rng.randrange(1, 4)]:
        new = NewPerson(
            name=invented.name(),
            role=role,
            phone=invented.phone(),
            id_number=invented.id_number(),
        )
        person = residents.move_in(home.id, new, by=by).residents[-1].person.id
        if role is Role.OWNER:
            residents.add_phone(person, NewPhone(phone=invented.phone()), by=by)
    residents.add_vehicle(home.id, NewVehicle(plate=invented.plate()), by=by)
    return home


def _report(number: int, home: residents.Home, invented: Invented, by: Staff) -> None:
    """Every other call comes from the owner's own phone, the others from one not on file."""
    owner = residents.owner_of(home.id)
    assert owner is not None
    phone = owner.phone if number % 2 else invented.phone()
    new = NewTicket(home=home.id, caller=owner.name, phone=phone, what="水管漏水")
    ticket = tickets.take(new, by=by)
    if number % 3 == 0:
        tickets.dispatch(ticket.id, Dispatch(worker="赵师傅"), by=by)


def _key(number: int, home: residents.Home, invented: Invented, by: Staff) -> None:
    new = NewKey(hook=f"A{number}", home=home.id, doors="大门", kind=KeyKind.VACANT, reason="未领")
    key = keys.hold(new, by=by)
    if number % 2:
        due = clock.now() + timedelta(hours=1)
        keys.lend(
            key.id,
            KeyLoan(
                borrower=invented.name(),
                reason="看房",
                due=due,
                identity=Identity.WORK_PASS,
                signed=Signed.PAPER,
            ),
            by=by,
        )


def _visit(number: int, home: residents.Home, invented: Invented, by: Staff) -> None:
    """Every other one is a worker, of whom phone and the ID's end are taken."""
    owner = residents.owner_of(home.id)
    assert owner is not None
    kind = visitors.Kind.WORKER if number % 2 else visitors.Kind.GUEST
    new = visitors.NewVisit(
        home=home.id, host=owner.name, who=invented.name(), kind=kind, plate=invented.plate()
    )
    visit = visitors.enter(new, by=by)
    if number % 2:
        taken = visitors.Admission(
            how=visitors.How.INTERCOM, phone=invented.phone(), id_end=f"{number:03}X"
        )
        visitors.admit(visit.id, taken, by=by)


def _slip(number: int, home: residents.Home, invented: Invented, by: Staff) -> None:
    """What goes out, and with whom; a parcel that lies here for somebody else."""
    told = {"home": home.id, "goods": "沙发, 1", "again": True, "phone": invented.phone()}
    names = {"applicant": invented.name(), "bearer": invented.name(), "plate": invented.plate()}
    slip = goods.ask(goods.NewSlip.model_validate(told | names), by=by)
    if number % 2:
        shown = goods.Confirmation(identity=goods.Identity.FILE, how=goods.How.IN_PERSON)
        goods.confirm(slip.id, shown, by=by)
        goods.issue(slip.id, goods.Issue(), by=by)
    new = {"home": home.id, "recipient": invented.name(), "place": "货架 1"}
    parcels.take(parcels.NewParcel.model_validate(new), by=by)


def _spreadsheet(file: Path, invented: Invented) -> None:
    """Rows to import: right ones, a wrong one, and a column that nobody knows."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    rows = [["楼栋", "单元", "房号", "业主", "手机号", "身份证号", "车牌号", "备用栏"]]
    for room in ("901", "902", "903", ""):
        rows.append(["7", "1", room, invented.name(), invented.phone(), invented.id_number()])
        rows[-1] += [invented.plate(), invented.phone()]
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    file.chmod(0o600)


def in_spreadsheet(folder: Path) -> list[tuple[str, ...]]:
    """Name, phone, ID number, plate and the other phone of each row that may be imported."""
    with (folder / "import" / IMPORT).open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row[3:]) for row in list(csv.reader(file))[1:]]
