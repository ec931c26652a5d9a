"""The demo's people: who lives where, their phones, ID numbers and vehicles, none of them real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import mul
from random import Random

from store.demo import names
from store.demo.homes import Door
from store.residents import HomeKind, NewHome, NewPerson, NewVehicle, Role, Sex
from store.residents.importing import Household, Member

# No ID number was ever issued under a province's own code: no real person can be hit.
REGION = "110000"
# Fixed days, so that a seed alone decides who is how old.
COUNTED_FROM = date(2026, 1, 1)
GROWN_UP = date(2008, 1, 1)
YOUNGEST = date(2025, 6, 1)
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PLATE = "0123456789" + _PLATE_LETTERS
_MODELS = (
    "大众朗逸 白",
    "丰田卡罗拉 银",
    "比亚迪秦 灰",
    "特斯拉Model3 白",
    "本田思域 蓝",
    "日产轩逸 黑",
    "五菱宏光 银",
    "理想L7 绿",
    "奥迪A4L 黑",
    "吉利星瑞 白",
    "别克GL8 棕",
    "小鹏P7 灰",
)


@dataclass(frozen=True)
class Settled:
    """A home as the import takes it; ``vacant``: its owner has not moved in yet."""

    household: Household
    vacant: bool


@dataclass
class Registrar:
    """Gives out what must not be given twice, in an order that ``rng`` alone decides."""

    rng: Random
    phones: set[str] = field(default_factory=set)
    plates: set[str] = field(default_factory=set)
    spaces: int = 0

    def phone(self) -> str:
        """A mobile number with a middle that no operator gives out."""
        while True:
            first = self.rng.choice(("13", "13", "15", "18", "17", "19"))
            number = f"{first}{self.rng.randrange(10)}0000{self.rng.randrange(10_000):04}"
            if number not in self.phones:
                self.phones.add(number)
                return number

    def plate(self) -> str:
        """A plate of the city, one in three of the longer kind for electric cars."""
        while True:
            electric = self.rng.random() < 0.33
            tail = "".join(self.rng.choices("0123456789", k=3 if not electric else 4))
            front = self.rng.choice("DF") + self.rng.choice(_PLATE) if electric else self._mixed()
            if (plate := f"粤B{front}{tail}") not in self.plates:
                self.plates.add(plate)
                return plate

    def _mixed(self) -> str:
        return self.rng.choice(_PLATE) + self.rng.choice(_PLATE_LETTERS)

    def space(self) -> str:
        """The next parking space."""
        self.spaces += 1
        return f"B{1 + self.spaces // 400}-{self.spaces % 400:03}"

    def born(self, youngest: int, oldest: int) -> date:
        """The birthday of somebody of this age in years."""
        return COUNTED_FROM - timedelta(days=self.rng.randrange(youngest * 365, oldest * 365))


def id_number(born: date, sex: Sex, rng: Random) -> str:
    """An ID number with the right check digit, under a region code that was never issued."""
    sequence = rng.randrange(10, 490) * 2 + (sex is Sex.MALE)
    body = f"{REGION}{born:%Y%m%d}{sequence:03}"
    total = sum(map(mul, map(int, body), _WEIGHTS))
    return body + "10X98765432"[total % 11]


def households(doors: list[Door], registrar: Registrar) -> Iterator[Settled]:
    """A household behind every door, the known names among the first."""
    known = list(names.KNOWN)
    registrar.rng.shuffle(known)
    for door in doors:
        if door.kind is HomeKind.SHOP:
            yield _shop(door, registrar)
            continue
        name, sex = known.pop() if known else _owner(registrar.rng)
        vacant = not known and registrar.rng.random() < 0.1
        yield _household(door, name, sex, vacant, registrar)


def _owner(rng: Random) -> tuple[str, Sex]:
    sex = names.either(rng)
    return names.full_name(sex, rng), sex


def _household(door: Door, name: str, sex: Sex, vacant: bool, registrar: Registrar) -> Settled:
    moved = date(2018, 5, 1) + timedelta(days=registrar.rng.randrange(2600))
    owner = _person(registrar, name, sex, registrar.born(28, 72), role=Role.OWNER, since=moved)
    if vacant:
        return _settled(door, [owner], [], vacant=True)
    if registrar.rng.random() < 0.14:
        people = [owner, *_tenants(moved, registrar)]
    else:
        people = [owner, *_family(owner, moved, registrar)]
    return _settled(door, people, list(_cars(registrar)), vacant=False)


def _settled(
    door: Door, people: list[NewPerson], cars: list[NewVehicle], *, vacant: bool
) -> Settled:
    home = NewHome(code=door.code, kind=door.kind, area=door.area)
    return Settled(Household(home, [Member(person) for person in people], cars), vacant)


def _person(
    registrar: Registrar,
    name: str,
    sex: Sex,
    born: date,
    *,
    role: Role,
    since: date,
    relation: str = "",
) -> NewPerson:
    # Made right to begin with: checking 250,000 people again would take a quarter of the time.
    return NewPerson.model_construct(
        name=name,
        sex=sex,
        role=role,
        relation=relation,
        phone=registrar.phone() if born < GROWN_UP else "",
        id_number=id_number(born, sex, registrar.rng),
        since=max(since, born),
    )


def _family(owner: NewPerson, moved: date, registrar: Registrar) -> Iterator[NewPerson]:
    rng, born_first = registrar.rng, _born(owner)
    other = Sex.MALE if owner.sex is Sex.FEMALE else Sex.FEMALE
    if rng.random() < 0.72:
        born = born_first + timedelta(days=rng.randrange(-1500, 1500))
        spouse = names.full_name(other, rng)
        yield _person(
            registrar, spouse, other, born, role=Role.FAMILY, since=moved, relation="配偶"
        )
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        sex = names.either(rng)
        born = min(born_first + timedelta(days=rng.randrange(9500, 13000)), YOUNGEST)
        child = names.family_name(owner.name) + names.given(sex, rng)
        relation = "女儿" if sex is Sex.FEMALE else "儿子"
        yield _person(registrar, child, sex, born, role=Role.FAMILY, since=moved, relation=relation)
    if born_first.year > 1962 and rng.random() < 0.2:
        born = born_first - timedelta(days=rng.randrange(8500, 11000))
        parent = names.full_name(Sex.FEMALE, rng)
        yield _person(
            registrar, parent, Sex.FEMALE, born, role=Role.FAMILY, since=moved, relation="母亲"
        )
    if rng.random() < 0.05:
        nanny = names.full_name(Sex.FEMALE, rng)
        born = registrar.born(35, 58)
        yield _person(
            registrar, nanny, Sex.FEMALE, born, role=Role.OTHER, since=moved, relation="保姆"
        )


def _born(person: NewPerson) -> date:
    return date.fromisoformat(person.id_number[6:14])


def _tenants(moved: date, registrar: Registrar) -> Iterator[NewPerson]:
    since = min(moved + timedelta(days=400), YOUNGEST)
    for _ in range(registrar.rng.choice((1, 1, 2))):
        sex = names.either(registrar.rng)
        name = names.full_name(sex, registrar.rng)
        born = registrar.born(21, 45)
        yield _person(registrar, name, sex, born, role=Role.TENANT, since=since, relation="租户")


def _cars(registrar: Registrar) -> Iterator[NewVehicle]:
    for _ in range(registrar.rng.choice((0, 0, 1, 1, 1, 2))):
        model, space = registrar.rng.choice(_MODELS), registrar.space()
        yield NewVehicle.model_construct(plate=registrar.plate(), model=model, space=space)


def _shop(door: Door, registrar: Registrar) -> Settled:
    rng = registrar.rng
    sex = names.either(rng)
    opened = date(2019, 3, 1) + timedelta(days=rng.randrange(2200))
    name = names.full_name(sex, rng)
    owner = _person(registrar, name, sex, registrar.born(30, 66), role=Role.OWNER, since=opened)
    keeper, born = names.full_name(Sex.FEMALE, rng), registrar.born(24, 55)
    tenant = _person(
        registrar, keeper, Sex.FEMALE, born, role=Role.TENANT, since=opened, relation="经营者"
    )
    return _settled(door, [owner, tenant], [], vacant=False)
