"""A register: things of one kind with a stage, and the steps that move them, each one entry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, Generic, Protocol, TypeVar

from store import agenda, journal
from store.answers import Found
from store.desk.staff import require
from store.engine import dialect
from store.engine.table import Table, kept
from store.errors import NotFound, Refused
from store.inputs import Input
from store.rights import WORK_THE_DESK, Right, Staff
from store.text import mark
from store.waiting import Handed, Waiting


class Thing(Protocol):
    """What a register holds: a dataclass with its number and how far it has come."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def stage(self) -> StrEnum: ...  # noqa: D102


T = TypeVar("T", bound=Thing)
NONE: Mapping[str, object] = {}


@dataclass(frozen=True)
class Step:
    """What can be done with a thing: what is filled in for it, and from which stages.

    ``kind`` is the entry's, without the thing; ``to`` the stage it leads to, None for the same one.
    """

    kind: str
    asks: type[Input]
    of: tuple[StrEnum, ...] = ()
    to: StrEnum | None = None
    right: Right = WORK_THE_DESK


class Register(Generic[T]):
    """Things named ``thing`` in the journal; the first of the steps is how one begins.

    ``figures`` are those of a thing that every entry about it keeps: its printed number, its home
    (which puts it on the home's page). ``waits`` is what a thing waits for as it stands, which is
    kept on the agenda. ``private`` are fields that stand in the table alone and in no entry, such
    as names and phones (F6). ``columns`` are those of its table that nothing but its steps changes:
    every entry keeps them as they are from then on, and ``checks`` holds the table against that.
    """

    def __init__(
        self,
        thing: str,
        table: Table[T],
        *steps: Step,
        figures: Callable[[T], Mapping[str, object]] = lambda _thing: {},
        waits: Callable[[T], Iterable[Waiting]] = lambda _thing: (),
        private: Collection[str] = (),
        columns: tuple[str, ...] = ("stage",),
    ) -> None:
        self.columns = columns
        self.thing, self.table, self.waits, self._figures = thing, table, waits, figures
        self._private = private
        self.first, self.steps = steps[0], {step.kind: step for step in steps}

    @property
    def checks(self) -> Mapping[str, str]:
        """What ``verify`` asks: whether each thing stands as its newest entry left it."""
        thing, table = self.thing, self.table.name
        differs = " OR ".join(
            f"({dialect.holds('j.payload', 'row', c)}"
            f" AND t.{c} IS DISTINCT FROM {dialect.value_in('j.payload', 'row', c)})"
            for c in self.columns
        )
        number = dialect.number_behind("j.subject", ":")
        mine = f"subject >= '{thing}:' AND subject < '{thing};' AND kind IN ({self._kinds()})"
        return {
            mark("its thing stands otherwise than it was recorded"): (
                f"SELECT min(j.number) FROM (SELECT max(number) n FROM journal WHERE {mine}"
                " GROUP BY subject) JOIN journal j ON j.number = n"
                f" LEFT JOIN {table} t ON t.id = {number}"
                f" WHERE t.id IS NULL OR {differs}"
            ),
            mark("A thing is none that was recorded: {what}"): (
                f"SELECT min('{thing}:' || t.id) FROM {table} t WHERE NOT EXISTS"
                f" (SELECT 1 FROM journal WHERE subject = '{thing}:' || t.id"
                f" AND kind IN ({self._kinds()}))"
            ),
        }

    def _kinds(self) -> str:
        return ", ".join(f"'{self.thing}.{kind}'" for kind in self.steps)

    def possible(self, thing: T) -> frozenset[str]:
        """The kinds of step that its stage admits; each may still be refused for a reason."""
        return frozenset(step.kind for step in self.steps.values() if thing.stage in step.of)

    def admitted(self, id_: int, kind: str, by: Staff) -> T:
        """The thing, if this person may and its stage admits it: ``Forbidden``, ``Refused``."""
        require(by, self.steps[kind].right)
        thing = self.table.one(id_)
        if kind not in self.possible(thing):
            raise Refused("This is not possible now: it is {stage}.", stage=thing.stage)
        return thing

    def begin(
        self,
        given: Input,
        by: Staff,
        *,
        figures: Mapping[str, object] = NONE,
        parts: Callable[[int], object] = lambda _id: None,
        **row: object,
    ) -> T:
        """Enter a new thing and record it; call within an operation.

        ``parts`` enters what belongs to it in tables of their own, ``figures`` are told besides
        what is filled in.
        """
        require(by, self.first.right)
        id_ = self.table.insert(**row, stage=self.first.to)
        parts(id_)
        return self._record(self.first.kind, id_, given, by, figures)

    def move(
        self,
        thing: T,
        kind: str,
        given: Input,
        by: Staff,
        *,
        also: Iterable[str] = (),
        figures: Mapping[str, object] = NONE,
        **row: object,
    ) -> T:
        """Record a step of an admitted thing, and what it changes of its row.

        ``also`` are other things that the step touches, ``figures`` those that counted besides what
        is filled in.
        """
        to = self.steps[kind].to
        changes = row | ({"stage": to} if to else {})
        if changes:
            self.table.update(thing.id, **changes)
        return self._record(kind, thing.id, given, by, figures, also)

    def _record(
        self,
        kind: str,
        id_: int,
        given: Input,
        by: Staff,
        figures: Mapping[str, object],
        also: Iterable[str] = (),
    ) -> T:
        payload, words = told(given, self._private)
        thing, subject = self.table.one(id_), f"{self.thing}:{id_}"
        counted = dict(figures) | dict(self._figures(thing))
        journal.append(
            f"{self.thing}.{kind}",
            subject,
            by=by,
            payload=payload
            | {name: kept(value) for name, value in counted.items()}
            | {"row": self.table.columns(id_, self.columns)},
            words=words,
            touches=also,
        )
        agenda.keep(subject, self.waits(thing))
        return thing

    # What a subject answers to the halls

    def numbered(self, typed: str) -> T:
        """The thing with this printed number, in either case; raises ``NotFound``."""
        where = f"WHERE {self.table.name}.number = ?"
        for thing in self.table.read(where, typed.strip().upper()):
            return thing
        raise NotFound("There is no such thing: {thing} {number}.", thing=self.thing, number=typed)

    def find(self, named: Callable[[T], str]) -> Callable[[str, int], Iterator[Found]]:
        """The finder's way to things whose printed number begins so, the newest first."""
        name = self.table.name
        where = f"WHERE {name}.number >= ? AND {name}.number < ? ORDER BY {name}.id DESC LIMIT ?"

        def found(text: str, most: int) -> Iterator[Found]:
            begins = text.upper()
            for thing in self.table.read(where, begins, f"{begins}\uffff", most):
                yield Found(f"{self.thing}:{thing.id}", named(thing))

        return found

    def handed(
        self,
        stages: Iterable[StrEnum],
        titled: Callable[[T], str],
        facts: Callable[[T], Mapping[str, object]],
    ) -> Callable[[datetime], Iterator[Handed]]:
        """What is handed over of things that stand at these stages, besides the stage (H7)."""
        at = tuple(stages)
        where = "WHERE {0}.stage IN ({1}) ORDER BY {0}.id".format(
            self.table.name, ", ".join("?" * len(at))
        )

        def handed(_now: datetime) -> Iterator[Handed]:
            for thing in self.table.read(where, *at):
                subject = f"{self.thing}:{thing.id}"
                told = {name: kept(value) for name, value in facts(thing).items()}
                told["state"] = thing.stage.value
                yield Handed(subject, titled(thing), told, journal.newest_of(subject))

        return handed


def told(given: Input, private: Collection[str] = ()) -> tuple[dict[str, Any], dict[str, str]]:
    """What is filled in as an entry keeps it: figures and codes, and apart from them words (F6)."""
    open_ = {name: value for name, value in given if name not in private}
    typed = {name: v for name, v in open_.items() if isinstance(v, str) and not isinstance(v, Enum)}
    return {name: kept(value) for name, value in open_.items() if name not in typed}, typed
