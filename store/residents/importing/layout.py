"""Which column holds what: of the home, of each of its people side by side, of each vehicle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from store.residents.importing.columns import Field, bare, rank
from store.residents.importing.whose import PERSONAL, Meaning
from store.residents.inputs import Role

Columns = Mapping[Field, tuple[int, ...]]
OF_A_CAR = (Field.PLATE, Field.MODEL, Field.COLOUR, Field.SPACE)
# What may stand in several columns and is read from all of them.
JOINED = (Field.KIND, Field.PHONE, Field.ID_NUMBER, Field.NOTE, Field.SPACE)


@dataclass(frozen=True)
class Column:
    """A column of a header; ``name`` is the one it is answered by, ``plain`` as it stands there.

    ``answered`` where a person said what it holds; ``behind`` an empty column, where help stands.
    """

    at: int
    name: str
    plain: str
    means: Meaning
    answered: bool = False
    behind: bool = False


@dataclass
class Person:
    """The columns of one of the people side by side; without a name when no column has one."""

    who: Role | None = None
    relation: str = ""
    ordinal: str = ""
    columns: dict[Field, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """``people`` and ``cars`` have at least one entry; ``unsure`` are columns of nobody certain.

    ``left`` are those that nothing is read from, but for those known to be of no use.
    """

    home: Columns
    people: tuple[Person, ...]
    cars: tuple[Columns, ...]
    levels: tuple[int, ...]
    unsure: tuple[tuple[Column, tuple[Role | None, ...]], ...]
    left: tuple[Column, ...] = ()

    @property
    def used(self) -> frozenset[int]:
        """The columns that are read."""
        parts = (self.home, *self.cars, *(person.columns for person in self.people))
        return frozenset(at for part in parts for several in part.values() for at in several).union(
            self.levels
        )


def blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """Tables side by side in one sheet: each repeats the names of the first, from left to right.

    Columns before the first belong to all of them.
    """
    names = [bare(column.plain) for column in columns]
    for leading in (Field.ROOM, Field.CODE):
        at = [n for n, column in enumerate(columns) if column.means.field is leading]
        at = [n for n in at if names[n] == names[at[0]]]
        if len(at) > 1:
            return _split(columns, names, at)
    return [list(columns)]


def _split(columns: Sequence[Column], names: list[str], at: list[int]) -> list[list[Column]]:
    before = 0
    while all(n > before and names[n - before - 1] == names[at[0] - before - 1] != "" for n in at):
        before += 1
    starts = [n - before for n in at]
    shared = list(columns[: starts[0]])
    ends = [*starts[1:], len(columns)]
    return [shared + list(columns[a:b]) for a, b in zip(starts, ends, strict=True)]


def laid_out(columns: Sequence[Column]) -> Layout:
    """What each column of a table holds."""
    known = [column for column in columns if column.means.field not in (None, Field.IGNORE)]
    personal = [column for column in known if column.means.field in PERSONAL]
    of_cars = [column for column in known if column.means.field in OF_A_CAR]
    levels = [column for column in known if column.means.field is Field.LEVEL]
    others = [c for c in known if c not in personal and c not in of_cars and c not in levels]
    people, unsure = _people(personal)
    laid = Layout(
        home=_best(others),
        people=tuple(people),
        cars=tuple(_cars(of_cars)),
        levels=tuple(column.at for column in levels),
        unsure=tuple(unsure),
    )
    spoken_of = laid.used.union(column.at for column, _ in unsure)
    left = [c for c in columns if c.at not in spoken_of and c.means.field is not Field.IGNORE]
    return replace(laid, left=tuple(left))


def _best(columns: Sequence[Column]) -> Columns:
    """Where each field stands: what was answered, then the better name, then the left one.

    Behind an empty column stands help, so names there count only when none stands before.
    """
    found: dict[Field, list[Column]] = {}
    for column in sorted(columns, key=_worth):
        if column.means.field:
            found.setdefault(column.means.field, []).append(column)
    return {
        field: tuple(one.at for one in (several if field in JOINED else several[:1]))
        for field, several in found.items()
    }


def _worth(column: Column) -> tuple[bool, bool, int, int]:
    return not column.answered, column.behind, rank(column.plain), column.at


def _people(
    columns: Sequence[Column],
) -> tuple[list[Person], list[tuple[Column, tuple[Role | None, ...]]]]:
    people: list[Person] = []
    unsure: list[tuple[Column, tuple[Role | None, ...]]] = []
    named: list[tuple[int, Person]] = []
    for column in columns:
        if column.means.field is not Field.NAME:
            continue
        means = column.means
        twice = any((one.who, one.ordinal) == (means.who, means.ordinal) for one in people)
        if not column.answered and (twice or (people and means.who is None)):
            unsure.append((column, (Role.OWNER, Role.TENANT, Role.FAMILY, Role.OTHER)))
            continue
        person = Person(means.who, means.relation, means.ordinal, {Field.NAME: (column.at,)})
        people.append(person)
        named.append((column.at, person))
    for column in columns:
        if column.means.field is not Field.NAME:
            _give(column, people, named, unsure)
    return people or [Person()], unsure


def _give(
    column: Column,
    people: list[Person],
    named: Sequence[tuple[int, Person]],
    unsure: list[tuple[Column, tuple[Role | None, ...]]],
) -> None:
    """Give a column to whom it belongs: by its own words, or as the only one or nearest it may."""
    means = column.means
    assert means.field is not None
    owners = _candidates(column, people, named)
    if len(owners) > 1:
        unsure.append((column, tuple(one.who for one in owners)))
        return
    if not owners:
        # Of somebody whom no column names.
        person = Person(means.who, means.relation, means.ordinal)
        people.append(person)
        owners = [person]
    held = owners[0].columns.get(means.field, ())
    if not held or means.field in JOINED:
        owners[0].columns[means.field] = (*held, column.at)
    elif not column.behind:
        unsure.append((column, ()))


def _candidates(
    column: Column, people: Sequence[Person], named: Sequence[tuple[int, Person]]
) -> list[Person]:
    means = column.means
    if means.who is not None:
        same = [one for one in people if one.who is means.who]
        exact = [one for one in same if one.ordinal == means.ordinal]
        alone = [one for one in people if one.who is None] if len(people) == 1 else []
        return exact[:1] or same[: 1 if column.answered else None] or alone
    if len(people) <= 1 or not named or column.answered:
        return list(people[:1])
    left = [person for at, person in named if at < column.at] or [named[0][1]]
    if means.field is Field.RELATION:
        left = [one for one in left if one.who is not Role.OWNER] or left
    lacking = [one for one in left if means.field not in one.columns]
    return lacking if lacking == left[-1:] else left


def _cars(columns: Sequence[Column]) -> Iterator[Columns]:
    """Each plate with what stands behind it; what stands before the first belongs to that."""
    cars: list[dict[Field, tuple[int, ...]]] = [{}]
    for column in columns:
        kind = column.means.field
        assert kind is not None
        if kind is Field.PLATE and kind in cars[-1] and not column.behind:
            cars.append({})
        held = cars[-1].get(kind, ())
        if not held or kind in JOINED:
            cars[-1][kind] = (*held, column.at)
    yield from cars
