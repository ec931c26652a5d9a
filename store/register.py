"""A register: things of one kind with a stage, and the steps that move them, each one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Generic, Protocol, TypeVar

from store import agenda, journal
from store.desk.staff import require
from store.engine.table import Table, kept
from store.errors import Refused
from store.inputs import Input, mark
from store.rights import WORK_THE_DESK, Right, Staff
from store.waiting import Waiting


class Thing(Protocol):
    """What a register holds: a dataclass with its number and how far it has come."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def stage(self) -> StrEnum: ...  # noqa: D102


T = TypeVar("T", bound=Thing)


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

    ``figures`` are those of a thing that every entry about it keeps (its printed number, its home);
    ``waits`` what a thing waits for as it stands, which is kept on the agenda. ``columns`` are
    those of its table that nothing but its steps changes: every entry keeps them as they are from
    then on, and ``checks`` holds the table against that. Personal ones are never among them (F6).
    """

    def __init__(
        self,
        thing: str,
        table: Table[T],
        *steps: Step,
        figures: Callable[[T], Mapping[str, object]] = lambda _thing: {},
        waits: Callable[[T], Iterable[Waiting]] = lambda _thing: (),
        columns: tuple[str, ...] = ("stage",),
    ) -> None:
        self.columns = columns
        self.thing, self.table, self.waits, self._figures = thing, table, waits, figures
        self.first, self.steps = steps[0], {step.kind: step for step in steps}

    @property
    def checks(self) -> Mapping[str, str]:
        """What ``verify`` asks: whether each thing stands as its newest entry left it."""
        thing, table = self.thing, self.table.name
        differs = " OR ".join(
            f"(j.payload -> '$.row.{c}' IS NOT NULL AND t.{c} IS NOT j.payload ->> '$.row.{c}')"
            for c in self.columns
        )
        named = f"substr(j.subject, {len(thing) + 2})"
        mine = f"subject >= '{thing}:' AND subject < '{thing};' AND kind IN ({self._kinds()})"
        return {
            mark("its thing stands otherwise than it was recorded"): (
                f"SELECT min(j.number) FROM (SELECT max(number) n FROM journal WHERE {mine}"
                " GROUP BY subject) JOIN journal j ON j.number = n"
                f" LEFT JOIN {table} t ON t.id = CAST({named} AS INTEGER)"
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

    def begin(self, given: Input, by: Staff, **row: object) -> T:
        """Enter a new thing and record it; call within an operation."""
        require(by, self.first.right)
        id_ = self.table.insert(**row, stage=self.first.to)
        return self._record(self.first.kind, id_, given, by)

    def move(
        self,
        thing: T,
        kind: str,
        given: Input,
        by: Staff,
        *,
        also: Iterable[str] = (),
        **row: object,
    ) -> T:
        """Record a step of an admitted thing, and what it changes of its row.

        ``also`` are other things that the step touches.
        """
        to = self.steps[kind].to
        changes = row | ({"stage": to} if to else {})
        if changes:
            self.table.update(thing.id, **changes)
        return self._record(kind, thing.id, given, by, also)

    def _record(self, kind: str, id_: int, given: Input, by: Staff, also: Iterable[str] = ()) -> T:
        payload, words = told(given)
        thing, subject = self.table.one(id_), f"{self.thing}:{id_}"
        figures = {name: kept(value) for name, value in self._figures(thing).items()}
        journal.append(
            f"{self.thing}.{kind}",
            subject,
            by=by,
            payload=payload | figures | {"row": self.table.columns(id_, self.columns)},
            words=words,
            touches=also,
        )
        agenda.keep(subject, self.waits(thing))
        return thing


def told(given: Input) -> tuple[dict[str, Any], dict[str, str]]:
    """What is filled in as an entry keeps it: figures and codes, and apart from them words (F6)."""
    typed = {name: v for name, v in given if isinstance(v, str) and not isinstance(v, Enum)}
    return {name: kept(value) for name, value in given if name not in typed}, typed
