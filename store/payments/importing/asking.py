"""What a bank's file does not say plainly, and how that is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.errors import Refused
from store.inputs import mark
from store.payments.importing.columns import METHOD, METHODS, NEEDED, TITLES, Field, field_of
from store.payments.importing.reading import Table
from store.receipts import Method
from store.residents import masking
from store.residents.importing.remarks import Remark

_MATCHES = (Field.HOME, Field.BILL, Field.PAYER, Field.REFERENCE, Field.SAID)


@dataclass(frozen=True)
class Choice:
    """A possible answer: give ``answers[name] = answer``."""

    name: str
    answer: str

    def title(self, translate: Callable[[str], str] = str) -> str:
        """The field, or the way of paying, in the language of ``translate``."""
        if self.name == METHOD:
            return translate(Method(self.answer).called)
        return translate(TITLES[Field(self.answer)])


@dataclass(frozen=True)
class Question:
    """What the file does not say plainly; ``samples`` are cells with their digits hidden."""

    sheet: str
    remark: Remark
    choices: tuple[Choice, ...]
    samples: tuple[str, ...] = ()


def must_be_known(answers: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Refuse answers for columns that there are not, and of no kind that there is."""
    names = {name.strip() for table in tables for name in table.names} | {METHOD}
    for name, answer in answers.items():
        if name not in names:
            raise Refused("The file has no column {name}.", name=name)
        fields = {one.value for one in (METHODS if name == METHOD else Field)}
        if answer not in fields:
            raise Refused("There is no field {given} for column {name}.", given=answer, name=name)


def questions(
    tables: Sequence[Table], answers: Mapping[str, str], *, afresh: bool
) -> Iterator[Question]:
    """Column by column where what is needed is not found, or all is to be asked; the way of it."""
    for table in tables:
        lacks = not all(table.has(field) for field in NEEDED) or not table.has(*_MATCHES)
        if lacks or (afresh and not _answered(table, answers)):
            yield from _of_columns(table, answers, afresh=afresh)
    if METHOD not in answers and tables:
        remark = Remark(mark("How was this money paid?"))
        yield Question("", remark, tuple(Choice(METHOD, one.value) for one in METHODS))


def _answered(table: Table, answers: Mapping[str, str]) -> bool:
    return any(name.strip() in answers for name in table.names)


def _of_columns(table: Table, answers: Mapping[str, str], *, afresh: bool) -> Iterator[Question]:
    for at, name in enumerate(table.names):
        samples = table.samples(at)
        known = field_of(name)
        if not name.strip() or not samples or name.strip() in answers or (known and not afresh):
            continue
        fields = [known, *(one for one in Field if one is not known)] if known else list(Field)
        yield Question(
            table.sheet.name,
            Remark(mark("What does column {column} hold?"), {"column": name}),
            tuple(Choice(name.strip(), field.value) for field in fields if field),
            tuple(masking.within(cell) for cell in samples),
        )
