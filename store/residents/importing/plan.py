"""What an import would do, and doing it: wholly or not at all (F1, F6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from store import journal
from store.cells import Sheet, read
from store.desk.staff import require
from store.engine import database
from store.errors import Refused, Unavailable
from store.estate import settings
from store.journal.operation import operation
from store.residents import searchkeys
from store.residents.importing import (
    asking,
    colliding,
    homenumber,
    likeness,
    listlike,
    memory,
    notes,
)
from store.residents.importing.additions import Additions
from store.residents.importing.asking import Answers, Question
from store.residents.importing.columns import Field
from store.residents.importing.datarows import Row
from store.residents.importing.households import Household, Households, Rejected, is_of_use
from store.residents.importing.register import Register
from store.residents.importing.remarks import Remark
from store.residents.importing.tables import Finder, Table
from store.residents.rights import IMPORT_FILES
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff

FEWEST_OF_A_LIST = 5  # fewer may all be wrong


@dataclass(frozen=True)
class Counts:
    """What a run adds, what was there already, what it refuses and what it warns of."""

    homes: int
    people: int
    vehicles: int
    unchanged: int
    rejected: int
    warnings: int


@dataclass(frozen=True)
class Plan:
    """What importing a file would do; with open ``questions`` nothing can be imported yet.

    ``partly`` are rows taken in but for a figure; with ``leave_out`` nobody comes in where somebody
    was erased, with ``leave_owners`` no owner where the desk knows others, None where nobody had to
    be asked; ``recalled`` where what was answered before for
    this layout counts again. ``notes`` say what of the file was left aside: sheets and columns of
    no use here.
    """

    path: Path
    sheets: Sequence[Sheet]
    tables: Sequence[Table]
    questions: tuple[Question, ...]
    households: Sequence[Household]
    rejected: tuple[Rejected, ...]
    companions: Sequence[tuple[Table, Row]]
    warnings: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    counts: Counts
    partly: tuple[Rejected, ...] = ()
    leave_out: bool | None = None
    leave_owners: bool | None = None
    recalled: bool = False
    layout: str = ""
    answers: str = ""


def plan(
    path: Path,
    answers: Mapping[str, str] | None = None,
    heard: Heard = unheard,
    *,
    afresh: bool = False,
) -> Plan:
    """Read a file and say what importing it would do, changing nothing.

    ``answers`` map a column's name (or ``SHEET/NAME``) to the answer of a ``Choice``, as the plan's
    questions offer them; ``heard`` is told how many rows of how many were read, 0 of 0 while the
    file is opened. ``afresh`` asks again what was answered before for its layout. Raises
    ``Unavailable`` when the file cannot be read, ``Refused`` for an answer that names no field or
    no column.
    """
    sheets = read(path, lambda: heard(0, 0))
    return plan_of_sheets(path, sheets, answers, heard, afresh=afresh)


def plan_of_sheets(
    path: Path,
    sheets: Sequence[Sheet],
    answers: Mapping[str, str] | None = None,
    heard: Heard = unheard,
    *,
    afresh: bool = False,
) -> Plan:
    """The same of a file that was read already."""
    explicit = dict(answers or {})
    given, finder, tables = _found(sheets, explicit)
    layout = memory.layout_of(tables)
    recalled = {} if afresh else _recalled(layout, finder, explicit)
    if recalled:
        given, finder, tables = _found(sheets, {**recalled, **explicit})
    tables = _or_headless(path, tables, finder, sheets)
    if unused := given.beside(finder.names):
        raise Refused("{file} has no column {name}.", file=path.name, name=", ".join(unused))
    gathered = Households(heard)
    if not finder.questions:
        gathered, alike = _gathered(tables, given, heard)
        finder.questions += alike
    _refuse_other_lists(path, gathered)
    leave_out, leave_owners = _left_out(given, asking.ERASED), _left_out(given, asking.OWNERS)
    register = Register(leave_out=bool(leave_out), leave_owners=bool(leave_owners))
    additions = register.compare(gathered.homes.values(), heard)
    finder.questions += _of_people(additions, leave_out, leave_owners)
    warnings = (*gathered.warnings, *additions.warnings)
    return Plan(
        path=path,
        sheets=sheets,
        tables=tables,
        questions=tuple(finder.questions),
        households=list(gathered.homes.values()),
        rejected=tuple(gathered.rejected),
        partly=tuple(gathered.partly),
        leave_out=leave_out,
        leave_owners=leave_owners,
        recalled=bool(recalled),
        companions=gathered.companions,
        warnings=warnings,
        notes=(*notes.of_file(sheets, tables, gathered), *notes.of_memory(recalled)),
        layout=layout,
        answers=memory.kept({**recalled, **explicit}, tables),
        counts=_counts(additions, len(gathered.rejected), len(warnings)),
    )


def _found(
    sheets: Sequence[Sheet], answers: Mapping[str, str]
) -> tuple[Answers, Finder, list[Table]]:
    given = Answers(answers)
    finder = Finder(given, settings().name)
    return given, finder, [table for sheet in sheets for table in finder.tables(sheet)]


def _recalled(layout: str, finder: Finder, explicit: Mapping[str, str]) -> dict[str, str]:
    """What was answered before for this layout, where something is asked; nothing twice."""
    before = memory.recalled(layout) if finder.questions else {}
    return {
        name: answer
        for name, answer in before.items()
        if name in finder.names and not _is_answered(name, explicit)
    }


def _or_headless(
    path: Path, tables: list[Table], finder: Finder, sheets: Sequence[Sheet]
) -> list[Table]:
    """The tables; where none is of use and nothing is asked, the one that has no headings.

    Raises ``Unavailable`` for a file in which there is neither.
    """
    if any(not question.choices for question in finder.questions):
        raise Unavailable(
            "{file} is no list of residents: no column of it names a home.", file=path.name
        )
    if finder.questions or not sheets or any(map(is_of_use, tables)):
        return tables
    found = finder.headless(next((s for s in sheets if s.rows), sheets[0]))
    if not found and not any(map(listlike.is_list, sheets)) and any(s.rows for s in sheets):
        raise Unavailable(
            "No table was found in {file}: no row names columns, and no column holds homes'"
            " numbers.",
            file=path.name,
        )
    return found or tables


def _of_people(
    additions: Additions, leave_out: bool | None, leave_owners: bool | None
) -> Iterator[Question]:
    """What is to be asked of people whom the file adds to homes of the desk."""
    if additions.beside_erased and leave_out is None:
        yield asking.about_erased(additions.beside_erased)
    if additions.beside_owners and leave_owners is None:
        yield asking.about_owners(additions.beside_owners)


def _left_out(given: Answers, kind: str) -> bool | None:
    """Whether people of a kind are left out, None where nobody has said so."""
    said = given.about(kind)
    return None if said is None else said is Field.LEAVE


def _is_answered(column: str, answers: Mapping[str, str]) -> bool:
    return any(name == column or name.endswith(f"/{column}") for name in answers)


@operation
def carry_out(plan: Plan, *, by: Staff | None, heard: Heard = unheard) -> Counts:
    """Import the good rows of a plan in one transaction, on record; twice changes nothing (F6).

    ``by`` is None from the administrator's command line; ``heard`` is told how many homes of how
    many are ready, and what it raises leaves nothing. Raises ``Refused`` while questions are open,
    when somebody was erased since the file was read, or when the person may not.
    """
    if by is not None:
        require(by, IMPORT_FILES)
    if plan.questions:
        raise Refused("Please say first what the columns hold.")
    register = Register(leave_out=bool(plan.leave_out), leave_owners=bool(plan.leave_owners))
    additions = register.compare(plan.households, heard)
    if additions.beside_erased and plan.leave_out is None:
        raise Refused("Somebody was erased meanwhile; please read the file again.")
    if additions.beside_owners and plan.leave_owners is None:
        raise Refused("A home has got an owner meanwhile; please read the file again.")
    counts = _counts(additions, len(plan.rejected), len(plan.warnings))
    if additions or memory.is_news(plan.layout, plan.answers):
        changed = _write(additions, heard)
        payload: dict[str, object] = {
            "homes": counts.homes,
            "people": counts.people,
            "vehicles": counts.vehicles,
            "made": additions.made(),
        }
        if plan.answers:
            payload["layout"] = plan.layout
        words = {"file": plan.path.name, memory.WORD: plan.answers}
        journal.append(
            "residents.imported",
            "residents",
            by=by,
            payload=payload,
            words=words,
            touches=[f"home:{home_id}" for home_id in changed],
        )
    return counts


def _gathered(
    tables: Sequence[Table], given: Answers, heard: Heard
) -> tuple[Households, list[Question]]:
    """The households, and what is to be asked of numbers that may mean one home."""
    apart = given.about(asking.HOMES) is Field.APART
    gathered = Households(heard, apart=apart)
    gathered.gather(tables)
    alike = likeness.found(gathered.homes)
    questions = [
        asking.about_likeness(one.kind, *next(iter(one.pairs())), len(one.others))
        for one in alike
        if given.about(one.kind) is None
    ]
    same = [one.kind for one in alike if given.about(one.kind) is Field.SAME]
    if same and not questions:
        gathered = Households(heard, likeness.joined(alike, same), apart=apart)
        gathered.gather(tables)
    return gathered, [*questions, *colliding.questions(gathered.collisions, given)]


def _refuse_other_lists(path: Path, gathered: Households) -> None:
    """Raise ``Unavailable`` for a file none of whose many rows names a home."""
    rows = len(gathered.rejected)
    nowhere = all(one.reasons[0].message in homenumber.SAYS_NO_HOME for one in gathered.rejected)
    if rows >= FEWEST_OF_A_LIST and nowhere and not gathered.homes:
        raise Unavailable(
            "{file} is no list of residents: none of its {count} rows names a home.",
            file=path.name,
            count=rows,
        )


def _counts(additions: Additions, rejected: int, warnings: int) -> Counts:
    homes, people = len(additions.homes), len(additions.people)
    vehicles = len(additions.vehicles)
    return Counts(homes, people, vehicles, additions.unchanged, rejected, warnings)


def _write(additions: Additions, heard: Heard) -> set[int]:
    """Write what is new; returns the homes whose files it changes."""
    from store.residents.importing import writing

    writing.write(additions)
    rung = {person_id for person_id, _ in additions.phones}
    changed = additions.touched | _homes_of(rung.union(additions.filled))
    searchkeys.write_all(changed, heard)
    return changed | set(additions.areas)


def _homes_of(people: Set[int]) -> set[int]:
    rows = database.db.execute_sql(
        "SELECT home_id, person_id FROM residency WHERE until IS NULL"
    ).fetchall()
    return {home_id for home_id, person_id in rows if person_id in people}
