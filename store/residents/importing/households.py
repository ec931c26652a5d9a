"""Homes with their people and vehicles, joined from all tables of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from store import money
from store.inputs import mark
from store.residents import code as codes
from store.residents.importing import facts, homenumber, roles
from store.residents.importing.colliding import Collision
from store.residents.importing.columns import Field
from store.residents.importing.datarows import Row
from store.residents.importing.members import Member
from store.residents.importing.remarks import Remark, Wrong, called
from store.residents.importing.tables import Table
from store.residents.inputs import NewHome, NewVehicle, Role
from store.residents.searchkeys import Heard, unheard

# What a row is told whose home has others in an earlier one, of its sheet or of another.
_OTHER_ROW = mark("Home {code} has other owners or another area in row {row}.")
_OTHER_SHEET = mark("Home {code} has other owners or another area in row {row} of sheet {sheet}.")
_JOINED_ROW = mark("Home {code} has other owners in row {row}; all of them are taken in.")
_JOINED_SHEET = mark(
    "Home {code} has other owners in row {row} of sheet {sheet}; all of them are taken in."
)


def _place(of: tuple[Table, Row], told: Table) -> dict[str, object]:
    """Where a row stands, as one of another table is told it."""
    table, row = of
    if table.sheet.name == told.sheet.name:
        return {"row": row.number}
    return {"row": row.number, "sheet": table.sheet.name}


@dataclass
class Household:
    """A home of the file with everybody and everything in it."""

    home: NewHome
    members: list[Member] = field(default_factory=list)
    vehicles: list[NewVehicle] = field(default_factory=list)


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be imported, and why."""

    table: Table
    row: Row
    reasons: tuple[Remark, ...]


def is_of_use(table: Table) -> bool:
    """Whether a table holds anything for the resident files."""
    return table.names_homes or any(
        table.has(*fields)
        for fields in (
            (Field.NAME,),
            (Field.BUILDING, Field.UNIT),
            (Field.PLATE, Field.NUMBER),
        )
    )


def _owners(members: Sequence[Member]) -> set[str]:
    return {one.person.name for one in members if one.person.role is Role.OWNER}


class Households:
    """Gathers the tables of one file, owners' sheets first, and joins them.

    ``same`` says by which number the home of another is known, empty where nobody can tell;
    ``apart`` refuses rows whose home has other owners or another area in an earlier one.
    """

    def __init__(
        self, heard: Heard = unheard, same: Mapping[str, str] | None = None, *, apart: bool = False
    ) -> None:
        self._heard, self._same, self._apart = heard, same or {}, apart
        self.collisions: list[Collision] = []
        self.homes: dict[str, Household] = {}
        self.rejected: list[Rejected] = []
        self.partly: list[Rejected] = []
        self.warnings: list[Remark] = []
        self.companions: list[tuple[Table, Row]] = []
        self.spaces: list[str] = []  # parking spaces of nobody
        self._first: dict[str, tuple[Table, Row]] = {}
        self._said: dict[tuple[object, ...], Row] = {}
        self._named: dict[str, tuple[Table, Row]] = {}
        self._owners: dict[str, list[tuple[Table, Row, Member]]] = {}
        self._refused_owners: set[str] = set()
        self._homes_of: dict[str, list[str]] = {}
        self._units: set[tuple[str, str]] = set()

    def gather(self, tables: Sequence[Table]) -> None:
        """Take in all tables; what is wrong with them stands in ``rejected`` and ``warnings``."""
        self._of, self._done = sum(len(table.rows) for table in tables), 0
        homes = [table for table in tables if table.names_homes]
        others = [table for table in tables if not table.names_homes]
        for table in others:
            if table.has(Field.NAME, Field.NUMBER):
                self._each(table, self._owner)
            elif table.has(Field.BUILDING, Field.UNIT):
                self._units |= {
                    (homenumber.place(row, Field.BUILDING), homenumber.place(row, Field.UNIT))
                    for row in table.rows
                }
        for table in homes:
            self._each(table, self._home)
        for table in others:
            if table.has(Field.PLATE, Field.NUMBER):
                self._each(table, self._vehicle)
        self._refuse_homeless()

    def _each(self, table: Table, take: Callable[[Table, Row, list[Remark]], None]) -> None:
        for row in table.rows:
            self._heard(self._done, self._of)
            self._done += 1
            told: list[Remark] = []
            try:
                take(table, facts.without_errors(table, row, told), told)
            except Wrong as wrong:
                self.rejected.append(Rejected(table, row, (*wrong.reasons, *told)))
                continue
            if told:
                self.partly.append(Rejected(table, row, tuple(told)))
                self.warnings += [
                    replace(one, sheet=table.sheet.name, row=row.number) for one in told
                ]

    def _owner(self, table: Table, row: Row, told: list[Remark]) -> None:
        number = row[Field.NUMBER]
        if not number:
            raise Wrong(Remark(mark("The owner's number is missing.")))
        try:
            people = facts.people(table, row, told)
        except Wrong:
            self._refused_owners.add(number)
            raise
        if not people:
            raise Wrong(Remark(mark("The name is missing.")))
        for person in people:
            owner = replace(person, number=number)
            self._owners.setdefault(number, []).append((table, row, owner))

    def _home(self, table: Table, row: Row, told: list[Remark]) -> None:
        people = facts.people(table, row, told) if table.has(Field.NAME) else []
        home = facts.checked(
            NewHome,
            told,
            code=homenumber.code(table, row),
            note=facts.note(table, row, people=bool(people)),
            **facts.home_facts(table, row, told),
        )
        home = self._known_as(home)
        plates = facts.vehicles(table, row, told)
        said = (home, *people, *plates, row[Field.NUMBER])
        repeated = self._tell_repeated(table, row, said)
        if not repeated:
            self._meet(table, row, home, people)
        household = self._household(table, row, home)
        household.members += people
        household.vehicles += plates
        if number := row[Field.NUMBER]:
            self._join(table, row, household, number, bool(people))

    def _tell_repeated(self, table: Table, row: Row, said: tuple[object, ...]) -> bool:
        """Warn of a row that says nothing new."""
        if (before := self._said.setdefault(said, row)) is not row:
            text = mark("It says the same as row {row}.")
            self._warn(table, row, text, {"row": before.number})
        return before is not row

    def _meet(self, table: Table, row: Row, home: NewHome, people: list[Member]) -> None:
        """Note a row whose home an earlier one gives others, and nothing says that they belong."""
        known = self.homes.get(home.code)
        joined = [member for *_, member in self._owners.get(row[Field.NUMBER], ())]
        owners = _owners((*people, *joined))
        if known and self._are_strangers(row, known, home, [*people, *joined]):
            first = self._named.get(home.code) or self._first[home.code]
            self.collisions.append(Collision(home.code, first, (table, row)))
            values: dict[str, object] = {"code": home.code, **_place(first, table)}
            if self._apart:
                text = _OTHER_SHEET if "sheet" in values else _OTHER_ROW
                raise Wrong(Remark(text, values))
            if owners:
                text = _JOINED_SHEET if "sheet" in values else _JOINED_ROW
                self._warn(table, row, text, values)
        self._first.setdefault(home.code, (table, row))
        if owners:
            self._named.setdefault(home.code, (table, row))

    def _are_strangers(
        self, row: Row, known: Household, home: NewHome, people: list[Member]
    ) -> bool:
        owners, others = _owners(people), _owners(known.members)
        if owners and others:
            joint = roles.is_joint(row[Field.ROLE]) or roles.is_kin(row[Field.RELATION])
            return not joint and owners.isdisjoint(others)
        names = {member.person.name for member in people}
        differ = home.area and known.home.area and home.area != known.home.area
        return bool(differ) and names.isdisjoint(one.person.name for one in known.members)

    def _known_as(self, home: NewHome) -> NewHome:
        """The home by the number that counts for it; raises ``Wrong`` where several may."""
        code = self._same.get(home.code)
        if code is None:
            return home
        if not code:
            text = mark("{code} may be one of several homes; please write the whole number.")
            raise Wrong(Remark(text, {"code": home.code}))
        return home.model_copy(update={"code": code})

    def _household(self, table: Table, row: Row, home: NewHome) -> Household:
        known = self.homes.get(home.code)
        if known is None:
            self._check_unit(table, row, home)
            return self.homes.setdefault(home.code, Household(home))
        if home.area and known.home.area and home.area != known.home.area:
            text = mark("Home {code} has two areas, {first} and {second}; the first is taken.")
            first, second = money.area_text(known.home.area), money.area_text(home.area)
            figures: dict[str, object] = {"code": home.code, "first": first, "second": second}
            self._warn(table, row, text, figures)
        if home.area and not known.home.area:
            known.home = known.home.model_copy(update={"area": home.area})
        self._add_kind(table, row, known, home)
        return known

    def _add_kind(self, table: Table, row: Row, known: Household, home: NewHome) -> None:
        """Take a kind that only a later row says; the first one that is said stays."""
        if "kind" not in home.model_fields_set:
            return
        if "kind" not in known.home.model_fields_set:
            known.home = known.home.model_copy(update={"kind": home.kind})
        elif home.kind is not known.home.kind:
            text = mark("Home {code} has two kinds, {first} and {second}; the first is taken.")
            figures: dict[str, object] = {"code": home.code}
            figures |= {"first": called(known.home.kind), "second": called(home.kind)}
            self._warn(table, row, text, figures)

    def _check_unit(self, table: Table, row: Row, home: NewHome) -> None:
        parts = codes.parse(home.code)
        if self._units and (parts.building, parts.unit) not in self._units:
            text = mark("Home {code} stands in a building or unit that the file doesn't list.")
            self._warn(table, row, text, {"code": home.code})

    def _join(self, table: Table, row: Row, household: Household, number: str, named: bool) -> None:
        self._homes_of.setdefault(number, []).append(household.home.code)
        joined = [member for *_, member in self._owners.get(number, ())]
        household.members += joined
        if number in self._refused_owners:
            self.companions.append((table, row))
        if not joined and not named:
            text = mark("Owner {number} of home {code} isn't in the file; the home has no owner.")
            self._warn(table, row, text, {"number": number, "code": household.home.code})

    def _vehicle(self, table: Table, row: Row, told: list[Remark]) -> None:
        vehicles = facts.vehicles(table, row, told)
        if not vehicles:
            if row[Field.SPACE]:
                self.spaces.append(row[Field.SPACE])
            return
        homes = self._homes_of.get(row[Field.NUMBER], [])
        if not homes and table.has(Field.NAME):
            return  # refused as an owner
        if not homes:
            text = mark("No home in the file belongs to owner {number}.")
            raise Wrong(Remark(text, {"number": row[Field.NUMBER]}))
        self.homes[homes[0]].vehicles += vehicles
        if len(homes) > 1:
            text = mark("Owner {number} has several homes; the vehicle stands with {code}.")
            self._warn(table, row, text, {"number": row[Field.NUMBER], "code": homes[0]})

    def _refuse_homeless(self) -> None:
        for number, owners in self._owners.items():
            if number in self._homes_of:
                continue
            text = mark("No home in the file belongs to owner {number}.")
            reason = (Remark(text, {"number": number}),)
            rows = {row.number: (table, row) for table, row, _ in owners}
            self.rejected += [Rejected(table, row, reason) for table, row in rows.values()]

    def _warn(self, table: Table, row: Row, text: str, figures: dict[str, object]) -> None:
        self.warnings.append(Remark(text, figures, sheet=table.sheet.name, row=row.number))
