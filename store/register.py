"""A register: things of one kind with a stage, and the steps that move them, each one entry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Any, Generic, Protocol, TypeVar

from store import agenda, clock, journal
from store.answers import Found
from store.believable import Moments
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
    What takes four eyes names in ``not_by`` the field of who may not do it themselves.
    """

    kind: str
    asks: type[Input]
    of: tuple[StrEnum, ...] = ()
    to: StrEnum | None = None
    right: Right = WORK_THE_DESK
    not_by: str = ""


class Register(Generic[T]):
    """Things named ``thing`` in the journal; the first of the steps is how one begins.

    ``figures`` are those of a thing that every entry about it keeps: its printed number, its home
    (which puts it on the home's page). ``waits`` is what a thing waits for as it stands, which is
    kept on the agenda. ``private`` are fields that stand in the table alone and in no entry, such
    as names and phones (F6). ``columns`` are those of its table that nothing but its steps changes:
    every entry keeps them as they are from then on, and ``checks`` holds the table against that.
    ``moments`` are those of them that are the clock's or follow from it, ``named`` those that
    people name: they are read as the clock would have shown them had it not been ahead (D2, W3);
    ``told_at`` are those that stand in no column and that an entry has as its ``at``. Where the
    clock has lost its time, no step is taken but of what has to be done ``at_once`` all the same.
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
        moments: tuple[str, ...] = (),
        named: tuple[str, ...] = (),
        told_at: tuple[str, ...] = (),
        at_once: bool = False,
    ) -> None:
        self.columns = columns
        if moments or named:
            table.seen = Moments(thing, moments, named, told_at).read
        self.thing, self.table, self.waits, self._figures = thing, table, waits, figures
        self._private, self._timed = private, bool(moments or named) and not at_once
        self.first, self.steps = steps[0], {step.kind: step for step in steps}

    @property
    def checks(self) -> Mapping[str, str]:
        """What ``verify`` asks: whether each thing stands as its newest entry left it."""
        return as_recorded(self.thing, self.table.name, self.steps, self.columns)

    def possible(self, thing: T) -> frozenset[str]:
        """The kinds of step that its stage admits; each may still be refused for a reason."""
        return frozenset(step.kind for step in self.steps.values() if thing.stage in step.of)

    def admitted(self, id_: int, kind: str, by: Staff) -> T:
        """The thing, if this person may and its stage admits it: ``Forbidden``, ``Refused``."""
        step = self.steps[kind]
        require(by, step.right)
        thing = self.table.one(id_)
        if kind not in self.possible(thing):
            raise Refused("This is not possible now: it is {stage}.", stage=thing.stage)
        if step.not_by:
            require(by, step.right, other_than=(getattr(thing, step.not_by),))
        return thing

    def begin(
        self,
        given: Input,
        by: Staff,
        *,
        as_step: str = "",
        figures: Mapping[str, object] = NONE,
        parts: Callable[[int], object] = lambda _id: None,
        also: Iterable[str] = (),
        **row: object,
    ) -> T:
        """Enter a new thing and record it; call within an operation.

        ``parts`` enters what belongs to it in tables of their own, ``figures`` are told besides
        what is filled in; ``also`` are other things it touches, ``as_step`` the step
        where it is another than the first.
        """
        first = self.steps[as_step] if as_step else self.first
        require(by, first.right)
        self._must_know_the_time()
        id_ = self.table.insert(**row, stage=first.to)
        parts(id_)
        return self._record(first.kind, id_, given, by, figures, also)

    def move(
        self,
        thing: T,
        kind: str,
        given: Input,
        by: Staff | None,
        /,
        *,
        also: Iterable[str] = (),
        figures: Mapping[str, object] = NONE,
        **row: object,
    ) -> T:
        """Record a step of an admitted thing, and what it changes of its row.

        ``also`` are other things that the step touches, ``figures`` those that counted besides what
        is filled in; nobody takes a step that the house sees to itself.
        """
        self._must_know_the_time()
        to = self.steps[kind].to
        changes = row | ({"stage": to} if to else {})
        if changes:
            self.table.update(thing.id, **changes)
        return self._record(kind, thing.id, given, by, figures, also)

    def _must_know_the_time(self) -> None:
        """What is noted by a clock that has lost its time would stand at that time for ever."""
        if self._timed and journal.has_lost_its_time():
            raise Refused(
                "The server's clock shows {at}, which cannot be: have it set right, then do this"
                " again.",
                at=clock.now(),
            )

    def _record(
        self,
        kind: str,
        id_: int,
        given: Input,
        by: Staff | None,
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

    def forget(self, columns: Sequence[str], days: int) -> None:
        """Erase what columns hold of things that have been gone for so many days; 0 for never.

        The table has a ``gone_at``, the subject a sentence for ``forgotten``. Call within an
        operation; an entry tells of how many (个人信息保护法 19: as long as they are needed).
        """
        name = self.table.name
        filled = " OR ".join(f"{name}.{column} <> ''" for column in columns)
        before = clock.now() - timedelta(days=days)
        old = self.table.read(f"WHERE {name}.gone_at <= ? AND ({filled})", before) if days else []
        for thing in old:
            self.table.update(thing.id, **dict.fromkeys(columns, ""))
        if old:
            *others, last = [f"{self.thing}:{thing.id}" for thing in old]
            figures = {"count": len(old), "days": days}
            journal.append(
                f"{self.thing}.forgotten", last, by=None, payload=figures, touches=others
            )

    def wait_anew(self, id_: int) -> None:
        """Let a thing wait for what it waits for as it stands now, where no step has changed it."""
        agenda.keep(f"{self.thing}:{id_}", self.waits(self.table.one(id_)))

    def set_back(self) -> None:
        """Let all of it wait anew, now that the clock was set back; call within an operation."""
        for one in agenda.kept(self.thing):
            if number := int(one.subject.partition(":")[2]):  # none is what waits for all of them
                self.wait_anew(number)

    # What a subject answers to the halls

    def numbered(self, typed: str) -> T:
        """The thing with this printed number, in either case; raises ``NotFound``."""
        where = f"WHERE {self.table.name}.number = ?"
        for thing in self.table.read(where, typed.strip().upper()):
            return thing
        raise NotFound("There is no such thing: {thing} {number}.", thing=self.thing, number=typed)

    def printed(self, subject: str) -> str:
        """The printed number of a thing as the journal names it, empty where there is none."""
        thing, _colon, number = subject.partition(":")
        try:
            return getattr(self.table.one(int(number)), "number", "") if thing == self.thing else ""
        except NotFound:
            return ""

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


def as_recorded(
    thing: str, table: str, kinds: Iterable[str], columns: Iterable[str], *, shared: bool = False
) -> Mapping[str, str]:
    """What ``verify`` asks of things whose entries of these kinds keep their ``row``.

    A ``shared`` table has things of several subjects, told apart by its column ``thing``.
    """
    mine_alone = f"t.thing = '{thing}' AND " if shared else ""
    each = ", ".join(f"'{thing}.{kind}'" for kind in kinds)
    differs = " OR ".join(
        f"({dialect.holds('j.payload', 'row', c)}"
        f" AND t.{c} IS DISTINCT FROM {dialect.value_in('j.payload', 'row', c)})"
        for c in columns
    )
    number = dialect.number_behind("j.subject", ":")
    about = f"subject >= '{thing}:' AND subject < '{thing};' AND kind IN ({each})"
    return {
        mark("its thing stands otherwise than it was recorded"): (
            f"SELECT min(j.number) FROM (SELECT max(number) n FROM journal WHERE {about}"
            " GROUP BY subject) JOIN journal j ON j.number = n"
            f" LEFT JOIN {table} t ON t.id = {number}"
            f" WHERE t.id IS NULL OR {differs}"
        ),
        mark("A thing is none that was recorded: {what}"): (
            f"SELECT min('{thing}:' || t.id) FROM {table} t WHERE {mine_alone}NOT EXISTS"
            f" (SELECT 1 FROM journal WHERE subject = '{thing}:' || t.id AND kind IN ({each}))"
        ),
    }


def together(*checks: Mapping[str, str]) -> Mapping[str, str]:
    """What ``verify`` asks of several registers of one subject: the first thing that is wrong."""
    why = dict.fromkeys(name for each in checks for name in each)
    asked = {name: [f"({each[name]})" for each in checks if name in each] for name in why}
    return {
        name: sqls[0][1:-1] if len(sqls) == 1 else f"SELECT coalesce({', '.join(sqls)})"
        for name, sqls in asked.items()
    }


def told(given: Input, private: Collection[str] = ()) -> tuple[dict[str, Any], dict[str, str]]:
    """What is filled in as an entry keeps it: figures and codes, and apart from them words (F6)."""
    open_ = {name: value for name, value in given if name not in private}
    typed = {name: v for name, v in open_.items() if isinstance(v, str) and not isinstance(v, Enum)}
    return {name: kept(value) for name, value in open_.items() if name not in typed}, typed
