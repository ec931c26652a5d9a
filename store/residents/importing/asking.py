"""What an import asks when a file doesn't say it plainly, and how that is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.errors import Refused
from store.inputs import mark
from store.residents.importing.columns import OF_A_COLUMN, TITLES, Field
from store.residents.importing.remarks import Remark
from store.residents.importing.whose import Meaning
from store.residents.inputs import Role

# Answers that name no column: the sheet's own name holds it, or nothing does.
SHEET_NAME = "@sheet"
NOWHERE = "@none"
# Whether numbers that are alike but for noughts, or but for the unit, are the same homes.
NOUGHTS = "@noughts"
UNITS = "@units"
LEVELS = "@levels"
# Whether rows of one number are one home though their owners or areas are others.
HOMES = "@homes"
NO_COLUMN = "@"
# What becomes of people whom the file adds to homes where somebody was erased.
ERASED = "@erased"
# What becomes of owners whom the file adds to homes that have others.
OWNERS = "@owners"
# Which of two columns counts where they contradict each other about somebody.
ROLES = "@roles"
_NO_COLUMN = (SHEET_NAME, NOWHERE, NOUGHTS, UNITS, LEVELS, HOMES, ERASED, OWNERS, ROLES)
_ALIKE = (Field.SAME, Field.APART)
_ANSWERS = {
    NOUGHTS: _ALIKE,
    UNITS: _ALIKE,
    LEVELS: _ALIKE,
    HOMES: _ALIKE,
    ERASED: (Field.LEAVE, Field.TAKE),
    OWNERS: (Field.LEAVE, Field.TAKE),
    ROLES: (Field.ROLE, Field.RELATION),
}
_APART = ":"


@dataclass(frozen=True)
class Choice:
    """A possible answer: give ``answers[name] = answer``."""

    name: str
    field: Field
    who: Role | None = None

    @property
    def answer(self) -> str:
        """The field, behind whose it is: ``tenant:phone``."""
        return f"{self.who.value}{_APART}{self.field}" if self.who else self.field.value

    def title(self, translate: Callable[[str], str] = str) -> str:
        """The field, and whose it is, in the language of ``translate``."""
        title = translate(TITLES[self.field])
        return f"{translate(self.who.called)}: {title}" if self.who else title


@dataclass(frozen=True)
class Question:
    """What the file doesn't say plainly; ``samples`` are cells with their digits hidden."""

    sheet: str
    remark: Remark
    choices: tuple[Choice, ...]
    samples: tuple[str, ...] = ()


class Answers:
    """What was answered so far, by ``SHEET/NAME`` or by a column's name."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = {name: _meaning(name, answer) for name, answer in given.items()}

    def of(self, sheet: str, name: str) -> Meaning | None:
        """What was answered for a column, None when nothing was."""
        return self._given.get(f"{sheet}/{name}") or self._given.get(name)

    def about(self, kind: str) -> Field | None:
        """What was answered to a question about no column."""
        said = self.of("", kind)
        return said.field if said else None

    def beside(self, names: Container[str]) -> list[str]:
        """What was answered for columns that are none of these."""
        asked = (name for name in self._given if name.rpartition("/")[2] not in _NO_COLUMN)
        return [name for name in asked if name not in names]


def choice(name: str, answer: str) -> Choice:
    """The choice that gives this answer; raises ``Refused`` when there is none."""
    who, apart, field = answer.rpartition(_APART)
    fields = _ANSWERS.get(name.rpartition("/")[2], OF_A_COLUMN)
    if field not in fields or (apart and who not in set(Role)):
        raise Refused("There is no field {given} for column {name}.", given=answer, name=name)
    return Choice(name, Field(field), Role(who) if apart else None)


def _meaning(name: str, answer: str) -> Meaning:
    made = choice(name, answer)
    return Meaning(made.field, made.who)


def about_column(sheet: str, name: str, samples: Iterable[str], likely: Field | None) -> Question:
    """What a column holds whose name nobody knows; what it looks like is offered first."""
    first = (likely,) if likely else ()
    fields = (*first, *(field for field in OF_A_COLUMN if field is not likely))
    return Question(
        sheet,
        Remark(mark("What does column {column} hold?"), {"column": name}),
        tuple(Choice(name, field) for field in fields),
        hidden(samples),
    )


def about_owner(
    sheet: str, name: str, samples: Iterable[str], field: Field, whose: Iterable[Role | None]
) -> Question:
    """Whose figures a column holds that may be of several people."""
    choices = [Choice(name, field, who) for who in dict.fromkeys(whose)]
    return Question(
        sheet,
        Remark(mark("Whose is column {column}?"), {"column": name}),
        (*choices, Choice(name, Field.IGNORE)),
        hidden(samples),
    )


def about_level(sheet: str, name: str, text: str) -> Question:
    """Whether the one estate, district or phase of a sheet is part of its homes' numbers."""
    said = mark("Every row of column {column} says {text}: is it part of the numbers?")
    choices = (Choice(name, Field.LEVEL), Choice(name, Field.IGNORE))
    return Question(sheet, Remark(said, {"column": name, "text": text}), choices)


def about_sheet(sheet: str) -> Question:
    """Whether a sheet is called after the district or phase of its homes."""
    said = mark("Is the name of sheet {sheet} part of its homes' numbers?")
    choices = (Choice(SHEET_NAME, Field.LEVEL), Choice(SHEET_NAME, Field.IGNORE))
    return Question(sheet, Remark(said, {"sheet": sheet}), choices)


def about_parting(sheet: str, name: str, code: str, one: str, other: str) -> Question:
    """Whether a column that nobody knows tells homes of one number apart."""
    said = mark(
        "Column {column} says {one} and {other} of {code}, whose owners are others: is it part of"
        " the numbers?"
    )
    values = {"column": name, "one": one, "other": other, "code": code}
    choices = (Choice(name, Field.LEVEL), Choice(name, Field.IGNORE))
    return Question(sheet, Remark(said, values), choices)


def about_homes(code: str, one: tuple[str, int], other: tuple[str, int], count: int) -> Question:
    """Whether rows of one number are one home though nobody and nothing in them is the same.

    A row is its sheet's name and its number; sheets are named where they are two.
    """
    (sheet, first), (beside, second) = one, other
    said = mark(
        "{code} has other owners or another area in row {other} than in row {one} ({count} such"
        " rows): is it one home?"
    )
    values: dict[str, object] = {"code": code, "one": first, "other": second, "count": count}
    if sheet != beside:
        said = mark(
            "{code} has other owners or another area in row {other} of sheet {beside} than in row"
            " {one} of sheet {sheet} ({count} such rows): is it one home?"
        )
        values |= {"sheet": sheet, "beside": beside}
    return Question(
        "", Remark(said, values), tuple(Choice(HOMES, field) for field in _ANSWERS[HOMES])
    )


def about_likeness(kind: str, new: str, old: str, count: int) -> Question:
    """Whether numbers that are alike are the same homes; one pair is the example."""
    said = mark("Is {new} the same home as {old}? {count} such numbers stand in the file.")
    remark = Remark(said, {"new": new, "old": old, "count": count})
    return Question("", remark, tuple(Choice(kind, field) for field in _ANSWERS[kind]))


def about_erased(codes: Sequence[str]) -> Question:
    """What becomes of people whom a file adds to homes in which somebody was erased."""
    said = mark(
        "Somebody of {code} was erased, and the file adds people there ({count} in all): are they"
        " others?"
    )
    remark = Remark(said, {"code": codes[0], "count": len(codes)})
    return Question("", remark, tuple(Choice(ERASED, field) for field in _ANSWERS[ERASED]))


def about_owners(codes: Sequence[str]) -> Question:
    """Whether owners whom a file adds to homes that have others on the desk own them, too."""
    said = mark(
        "{code} has another owner on the desk than in the file ({count} such people in all): do"
        " they own it, too?"
    )
    remark = Remark(said, {"code": codes[0], "count": len(codes)})
    return Question("", remark, tuple(Choice(OWNERS, field) for field in _ANSWERS[OWNERS]))


def about_roles(sheet: str, row: int, said: str, related: str, count: int) -> Question:
    """Which column counts where a role and a relation contradict each other; one row is shown."""
    text = mark(
        "Row {row} says {said} and {related} of one person ({count} such rows): which counts?"
    )
    values = {"row": row, "said": said, "related": related, "count": count}
    return Question(
        sheet, Remark(text, values), tuple(Choice(ROLES, field) for field in _ANSWERS[ROLES])
    )


def about_place(sheet: str, field: Field, names: Iterable[str]) -> Question:
    """Where the home or its building stands when the sheet leaves it open."""
    said = mark("Which column of sheet {sheet} holds this?")
    remark = Remark(said, {"sheet": sheet}, TITLES[field])
    return Question(sheet, remark, tuple(Choice(name, field) for name in names))


def hidden(cells: Iterable[str]) -> tuple[str, ...]:
    """The first few of the filled cells, with their digits hidden."""
    some = [cell for cell in cells if cell][:3]
    return tuple(re.sub(r"\d(?=\d{4})", "*", cell)[:20] for cell in some)
