"""What is handed out at the start and asked for again at leaving, line by line (O12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.engine.table import Table
from store.recruitment.application import Application
from store.recruitment.asks import Stage, Thing

LEAVING = 100  # from this place on a line is of leaving


@dataclass(frozen=True)
class Line:
    """A thing, and what became of it; None where nothing is noted yet."""

    place: int
    what: str
    result: Thing | None = None
    on_day: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Issued:
    """What was noted of a thing."""

    id: int
    application_id: int
    place: int
    result: Thing
    on_day: date
    note: str


ISSUED = Table(
    "issued_thing",
    Issued,
    "SELECT issued_thing.id, issued_thing.application_id, issued_thing.place,"
    " issued_thing.result, issued_thing.on_day, issued_thing.note FROM issued_thing",
)


@dataclass(frozen=True)
class Handing:
    """The things of an application, gone through at its start or when somebody leaves."""

    application: Application
    lines: tuple[Line, ...]

    @property
    def id(self) -> int:
        """The application's number."""
        return self.application.id

    @property
    def subject(self) -> str:
        """The application, as the journal names it."""
        return self.application.subject

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of all lines."""
        return tuple(line.place for line in self.lines)

    @property
    def left(self) -> list[int]:
        """The places of which nothing is noted."""
        return [line.place for line in self.lines if line.result is None]


def texts(listed: str) -> list[str]:
    """The lines of a list, as it was typed."""
    return [line.strip() for line in listed.split("\n") if line.strip()]


def at_start(one: Application) -> Handing:
    """What is handed out when somebody begins."""
    return Handing(one, _lines(one, texts(one.issues), 0))


def at_leaving(one: Application) -> Handing:
    """What is handed over when somebody leaves: first what they were given, each thing (O12)."""
    return Handing(one, _lines(one, texts(one.hands), LEAVING))


def of(one: Application) -> Handing:
    """The lines that are gone through as the application stands."""
    leaves = one.stage in (Stage.LEAVING, Stage.LEFT)
    return at_leaving(one) if leaves else at_start(one)


def _lines(one: Application, named: list[str], begins: int) -> tuple[Line, ...]:
    where = "WHERE issued_thing.application_id = ?"
    noted = {each.place: each for each in ISSUED.read(where, one.id)}
    return tuple(
        Line(place, what, each.result, each.on_day, each.note)
        if (each := noted.get(place))
        else Line(place, what)
        for place, what in enumerate(named, begins)
    )
