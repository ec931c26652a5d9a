"""What the desk minds before it deals with a home: do not disclose, call first, away (F1, N2).

An instruction comes up by itself from its first day to its last; the words stand in no entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import Field, ValidationInfo, field_validator

from store import clock, journal
from store.desk.staff import require
from store.engine.table import Table
from store.errors import NotFound
from store.inputs import Input, Line, mark, wrong
from store.journal.operation import operation
from store.residents import files
from store.residents.filled import Ending
from store.residents.rights import KEEP_FILES
from store.rights import Staff
from store.text import Named


class Mind(Named):
    """What is to be minded."""

    SILENT = "silent", mark("Do not disclose anything")
    NOBODY = "nobody", mark("Let nobody in")
    CALL = "call", mark("Call first")
    ALONE = "alone", mark("Elderly, lives alone")
    ILL = "ill", mark("Needs help")
    DOG = "dog", mark("Dog")
    AWAY = "away", mark("Away")
    OTHER = "other", mark("Mind")


class NewInstruction(Input):
    """What is to be minded about a home, from when until when."""

    mind: Mind = Field(title=mark("To be minded"))
    since: date | None = Field(None, title=mark("From"), description=mark("Empty: from today."))
    until: date | None = Field(
        None, title=mark("Through"), description=mark("Empty: until it is taken off.")
    )
    note: Line = Field("", title=mark("Note"))

    @field_validator("until")
    @classmethod
    def _ends_after_it_begins(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since") or clock.today()
        if until is not None and until < since:
            raise wrong("This must not lie before {day}.", day=since)
        return until


@dataclass(frozen=True)
class Instruction:
    """An instruction of a home's file; ``until`` is its last day, None for none."""

    id: int
    home_id: int
    mind: Mind
    since: date
    until: date | None
    staff_id: int
    note: str

    def holds(self, on: date) -> bool:
        """Whether it is to be minded on a day, both ends counted."""
        return self.since <= on and (self.until is None or on <= self.until)


TABLE = Table(
    "instruction",
    Instruction,
    "SELECT instruction.id, instruction.home_id, instruction.kind, instruction.since,"
    " instruction.until, instruction.staff, instruction.note FROM instruction",
)


def of_home(home_id: int) -> list[Instruction]:
    """All that are on a home's file and are not over, those to come too."""
    where = (
        "WHERE instruction.home_id = ? AND instruction.ended_on IS NULL"
        " AND (instruction.until IS NULL OR instruction.until >= ?) ORDER BY instruction.id"
    )
    return TABLE.read(where, home_id, clock.today())


def to_mind(home_id: int) -> list[Instruction]:
    """What is to be minded about a home today, before it is dealt with."""
    return [one for one in of_home(home_id) if one.holds(clock.today())]


@operation
def instruct(home_id: int, new: NewInstruction, *, by: Staff) -> int:
    """Put an instruction on a home's file; its number."""
    require(by, KEEP_FILES)
    home = files.get(home_id)
    since = new.since or clock.today()
    until = new.until.isoformat() if new.until else None
    told = {"kind": new.mind.value, "since": since.isoformat(), "until": until}
    id_ = TABLE.insert(home_id=home.id, staff=by.id, note=new.note, **told)
    payload = {"fields": ["instructions"], "instruction": id_, "home": home.id} | told
    payload["mind"] = payload.pop("kind")
    journal.append("home.instructed", f"home:{home_id}", by=by, payload=payload)
    return id_


@operation
def end_instruction(instruction_id: int, why: Ending, *, by: Staff) -> None:
    """Take an instruction off from a day on, with the reason as words; it stays on record.

    Raises ``NotFound`` for one that is off already.
    """
    require(by, KEEP_FILES)
    one = TABLE.one(instruction_id)
    if one not in of_home(one.home_id):
        raise NotFound("There is no such instruction.")
    ended = why.on.isoformat()
    TABLE.update(instruction_id, ended_on=ended)
    payload = {
        "fields": [f"instruction:{instruction_id}"],
        "instruction": instruction_id,
        "home": one.home_id,
        "mind": one.mind.value,
        "on": ended,
    }
    words = {"reason": why.reason}
    journal.append(
        "home.instruction_ended", f"home:{one.home_id}", by=by, payload=payload, words=words
    )
