"""Texts that are written into the log often: kept by the desk, taken by a key (D1)."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from store.desk.staff import require
from store.dutylog.inputs import Category
from store.engine.table import Table
from store.errors import Refused
from store.inputs import FilledProse, Input, Line, Prose, mark
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import Staff
from store.text import Named


class UsualStage(Named):
    """Whether a text is offered."""

    OFFERED = "offered", mark("offered")
    DROPPED = "dropped", mark("dropped")


class NewUsual(Input):
    """A text that the form of an entry is filled in with."""

    category: Category = Field(Category.OTHER, title=mark("Category"))
    what: FilledProse = Field(title=mark("What happened"))
    handled: Prose = Field("", title=mark("How it was handled"))


class Dropping(Input):
    """Why it is offered no longer."""

    reason: Line = Field("", title=mark("Reason"))


@dataclass(frozen=True)
class UsualText:
    """A usual text of the log."""

    id: int
    category: Category
    what: str
    handled: str
    stage: UsualStage


USUAL = Register(
    "usual_text",
    Table(
        "usual_text",
        UsualText,
        "SELECT usual_text.id, usual_text.category, usual_text.what, usual_text.handled,"
        " usual_text.stage FROM usual_text",
    ),
    Step("added", NewUsual, to=UsualStage.OFFERED),
    Step("changed", NewUsual, (UsualStage.OFFERED,)),
    Step("dropped", Dropping, (UsualStage.OFFERED,), UsualStage.DROPPED),
    columns=("category", "stage"),
)


@operation
def add_usual(new: NewUsual, *, by: Staff) -> UsualText:
    """Keep a text; raises ``Refused`` where it is kept already."""
    require(by, USUAL.first.right)
    _must_be_new(new, None)
    return USUAL.begin(new, by, **dict(new))


@operation
def change_usual(text_id: int, new: NewUsual, *, by: Staff) -> UsualText:
    """Let it say something else from now on; entries that it filled in stay. Raises as adding."""
    one = USUAL.admitted(text_id, "changed", by)
    _must_be_new(new, one.id)
    return USUAL.move(one, "changed", new, by, **dict(new))


@operation
def drop_usual(text_id: int, given: Dropping, *, by: Staff) -> UsualText:
    """Offer it no longer."""
    return USUAL.move(USUAL.admitted(text_id, "dropped", by), "dropped", given, by)


def usual_texts(typed: str = "") -> list[UsualText]:
    """What is offered, in the order in which it was added, so that each keeps its digit."""
    wanted = typed.casefold().strip()
    found = USUAL.table.read("WHERE usual_text.stage = 'offered' ORDER BY usual_text.id")
    return [one for one in found if wanted in f"{one.what} {one.handled}".casefold()]


def _must_be_new(new: NewUsual, but: int | None) -> None:
    for one in usual_texts():
        if one.id != but and (one.what, one.handled) == (new.what, new.handled):
            raise Refused("This text is kept already.", field="what")
