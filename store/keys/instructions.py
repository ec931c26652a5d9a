"""What homes say about lending their keys: shown before the key goes, and to be heeded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store import clock, residents
from store.desk.staff import require
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.journal.operation import operation
from store.keys.inputs import Caution, InstructionEnd, NewInstruction
from store.keys.inventory import HeldKey
from store.keys.loaninputs import HeededLoan, KeyLoan
from store.keys.recording import held, record
from store.keys.rows import InstructionRow
from store.rights import WORK_THE_DESK, Staff
from store.text import Named


@dataclass(frozen=True)
class Instruction:
    """One instruction; ``until`` is the last day on which it holds, None for no end yet.

    ``mind`` is what the home's file calls it, where it stands there and not with the key.
    """

    id: int
    key_id: int
    kind: Caution
    words: str
    given_by: str
    since: date
    until: date | None
    ended: bool
    mind: residents.Mind | None = None

    @property
    def named(self) -> Named:
        """What it asks, as it is called: by the home's file where it stands there."""
        return self.mind or self.kind

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        begun = self.since <= day
        return begun and not self.ended and (self.until is None or day <= self.until)

    def over(self, day: date) -> bool:
        """Whether it was ended, or its last day is past."""
        return self.ended or (self.until is not None and self.until < day)


def instructions(key_id: int) -> list[Instruction]:
    """All instructions of a key, the oldest first."""
    rows = database.db.execute_sql(
        "SELECT id, key_id, kind, words, given_by, since, until, ended_at FROM key_instruction"
        " WHERE key_id = ? ORDER BY id",
        (key_id,),
    ).fetchall()
    return [
        Instruction(
            id=id_,
            key_id=of,
            kind=Caution(kind),
            words=words,
            given_by=given_by,
            since=date.fromisoformat(since),
            until=date.fromisoformat(until) if until else None,
            ended=ended_at is not None,
        )
        for id_, of, kind, words, given_by, since, until, ended_at in rows
    ]


def in_force(key_id: int) -> list[Instruction]:
    """The instructions of a key that hold today, the strictest first."""
    found = [one for one in instructions(key_id) if one.holds(clock.today())]
    return sorted(found, key=lambda one: list(Caution).index(one.kind))


# What the instructions of a home ask of who lends its key.
_OF_HOMES = {
    residents.Mind.NOBODY: Caution.DO_NOT_LEND,
    residents.Mind.CALL: Caution.CALL_FIRST,
    residents.Mind.DOG: Caution.DOG,
}


def to_heed(key: HeldKey) -> list[Instruction]:
    """What is to be heeded before a key is lent, its home's instructions too, the strictest first.

    Whoever nobody is to be let in to lends no key out either.
    """
    of_home = residents.to_mind(key.home_id) if key.home_id else []
    found = [*in_force(key.id), *(_of_home(key.id, one) for one in of_home)]
    return sorted(found, key=lambda one: list(Caution).index(one.kind))


def _of_home(key_id: int, one: residents.Instruction) -> Instruction:
    return Instruction(
        id=one.id,
        key_id=key_id,
        kind=_OF_HOMES.get(one.mind, Caution.OTHER),
        words=one.note,
        given_by="",
        since=one.since,
        until=one.until,
        ended=False,
        mind=one.mind,
    )


@operation
def instruct(key_id: int, new: NewInstruction, *, by: Staff) -> HeldKey:
    """Keep what a home says about its key; raises ``Refused`` for a last day before the first."""
    require(by, WORK_THE_DESK)
    key, since = held(key_id), new.since or clock.today()
    if new.until is not None and new.until < max(since, clock.today()):
        raise Refused("The last day must not lie before the first, nor be past.", field="until")
    row = InstructionRow.create(
        key_id=key_id,
        kind=new.kind.value,
        words=new.words,
        given_by=new.given_by,
        since=since.isoformat(),
        until=new.until.isoformat() if new.until else None,
        given_at=clock.to_ms(clock.now()),
    )
    figures = {"hook": key.hook, "instruction": row.id, "caution": new.kind.value}
    figures |= {"from": row.since, "last_day": row.until}
    return record("instructed", key_id, by, figures, {"words": new.words})


@operation
def end_instruction(instruction_id: int, why: InstructionEnd, *, by: Staff) -> HeldKey:
    """End an instruction before its last day; raises ``NotFound``, ``Refused`` once it is over."""
    require(by, WORK_THE_DESK)
    row = InstructionRow.get_or_none(InstructionRow.id == instruction_id)
    if row is None:
        raise NotFound("There is no such instruction.")
    found = next(one for one in instructions(row.key_id) if one.id == instruction_id)
    if found.over(clock.today()):
        raise Refused("This instruction is over already.")
    key = held(row.key_id)
    InstructionRow.update(ended_at=clock.to_ms(clock.now())).where(
        InstructionRow.id == instruction_id
    ).execute()
    figures = {"hook": key.hook, "instruction": instruction_id, "caution": found.kind.value}
    return record("instruction_ended", key.id, by, figures, {"words": why.reason})


def heeded(key: HeldKey, loan: KeyLoan) -> list[int]:
    """The instructions of a key that a lending heeds, by number; those of its home besides.

    Raises ``Forbidden`` where the key is not to be lent, ``Refused`` where one was not confirmed.
    """
    holding = to_heed(key)
    for one in holding:
        if one.kind is Caution.DO_NOT_LEND:
            raise Forbidden(
                "Key {hook} is not to be lent: {words}",
                hook=key.hook,
                words=", ".join(filter(None, (one.given_by, one.words))),
            )
    if not holding:
        return []
    if not isinstance(loan, HeededLoan) or not loan.heeded:
        raise Refused(
            "First heed the instruction: {words}", field="heeded", words=_told(holding[0])
        )
    if not loan.called and any(one.kind is Caution.CALL_FIRST for one in holding):
        raise Refused("Call first: then say who was called and what they said.", field="called")
    return [one.id for one in holding if one.mind is None]


def _told(one: Instruction) -> str:
    return one.words or one.given_by or one.named.called
