"""A walk as it stands: a move-in, or that of who leaves; and the register of them (M12–M16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from store import clock
from store.engine import database
from store.engine.table import Table
from store.inputs import Input
from store.moveins import inputs
from store.moveins.papers import Asked, asked
from store.moveins.rights import LET_PAST
from store.moveins.words import (
    MENDING,
    OWNING,
    Conclusion,
    Course,
    LineStage,
    Mode,
    Next,
    Stage,
    State,
)
from store.register import Register, Step
from store.residents import HomeKind
from store.rights import Staff
from store.waiting import Place, Waiting

IN_HAND = (Stage.OPEN, Stage.HANDED)


@dataclass(frozen=True)
class Walk:
    """A move-in, or a moving out; ``area`` in whole 0.01 m².

    ``owner`` is whoever moves in or out, ``handler`` who comes for them, with a letter that holds
    from ``letter_since`` to ``letter_until``. ``unpaid_let`` says that keys may go before the money
    has come (M13), ``back_on`` until when a paused one waits, ``closed_on`` when it was archived.
    """

    id: int
    number: str
    course: Course
    mode: Mode
    home_id: int
    home: str
    home_kind: HomeKind
    owner: str
    handler: str
    address: str
    first_sale: bool
    notice_date: date | None
    charged_from: date | None
    area: int | None
    basis: str
    ahead: int
    opened_on: date
    verified_on: date | None
    letter_since: date | None
    letter_until: date | None
    registered_on: date | None
    charged_on: date | None
    unpaid_let: bool
    conclusion: Conclusion
    concluded_on: date | None
    handed_on: date | None
    handed_to: str
    closed_on: date | None
    paused_for: str
    paused_by: int | None
    back_on: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The walk as the journal names it."""
        return f"movein:{self.id}"

    @property
    def state(self) -> State:
        """How it reads."""
        if self.paused_by is not None and self.stage in IN_HAND:
            return State.PAUSED
        return State(self.stage.value)

    @property
    def asked(self) -> list[Asked]:
        """All that it asks for."""
        return asked(self.course, self.mode, self.home_kind, first_sale=self.first_sale)

    @property
    def refused(self) -> bool:
        """Whether the owner has said that they do not accept the home (M23)."""
        return self.conclusion is Conclusion.REFUSED

    @property
    def next(self) -> Next:
        """What comes next; the papers are first and the archive last, the rest in any order."""
        if self.stage not in IN_HAND:
            return Next.DONE
        if self.course is not Course.IN:
            return Next.CLOSE if settled_of(self.id) == len(self.asked) else Next.LEAVE
        steps = (
            (self.verified_on, Next.VERIFY),
            (self.registered_on, Next.REGISTER),
            (self.charged_on, Next.CHARGE),
            (self.concluded_on, Next.AGAIN if self.refused else Next.ACCEPT),
            (self.handed_on, Next.HAND),
        )
        open_ = next((step for done, step in steps if done is None), None)
        if open_ is not None:
            return open_
        return Next.DEFECTS if mending_of(self.id) else Next.ARCHIVE


def mending_of(walk_id: int) -> int:
    """How many defects of a walk are not accepted yet."""
    return _count(walk_id, MENDING)


def settled_of(walk_id: int) -> int:
    """How many lines of a leaving are done or not needed."""
    return _count(walk_id, (LineStage.DONE, LineStage.NOT_NEEDED))


def _count(walk_id: int, stages: tuple[LineStage, ...]) -> int:
    marks = ", ".join("?" * len(stages))
    row = database.db.execute_sql(
        f"SELECT count(*) FROM movein_line WHERE movein_id = ? AND stage IN ({marks})",
        (walk_id, *(one.value for one in stages)),
    ).fetchone()
    return int(row[0])


def _waits(walk: Walk) -> Iterator[Waiting]:
    """An open walk stands on Today with what comes next, a paused one with whom it waits for."""
    figures = {"number": walk.number, "home": walk.home, "next": walk.next.value}
    if walk.unpaid_let and walk.stage is not Stage.CANCELLED:
        yield Waiting("movein.unpaid", walk.subject, place=Place.FOLLOWING, figures=figures)
    if walk.stage not in IN_HAND:
        return
    if walk.back_on is not None:
        yield Waiting(
            "movein.waits",
            walk.subject,
            due=clock.moment(walk.back_on + timedelta(days=1), time()),
            place=Place.TODAY,
            figures=figures | {"until": walk.back_on.isoformat(), "for": walk.paused_for},
        )
    else:
        kind = "movein.goes_on" if walk.course is Course.IN else "movein.leaves"
        yield Waiting(kind, walk.subject, place=Place.FOLLOWING, figures=figures)


_OPEN = (Stage.OPEN,)
MOVES = Register(
    "movein",
    Table(
        "movein",
        Walk,
        "SELECT movein.id, movein.number, movein.course, movein.mode, movein.home_id, h.code,"
        " h.kind, movein.owner, movein.handler, movein.address, movein.first_sale,"
        " movein.notice_date, movein.charged_from, movein.area, movein.basis, movein.ahead,"
        " movein.opened_on, movein.verified_on, movein.letter_since, movein.letter_until,"
        " movein.registered_on, movein.charged_on, movein.unpaid_let, movein.conclusion,"
        " movein.concluded_on, movein.handed_on, movein.handed_to, movein.closed_on,"
        " movein.paused_for, movein.paused_by, movein.back_on, movein.stage"
        " FROM movein JOIN home h ON h.id = movein.home_id",
    ),
    Step("opened", inputs.NewMoveIn, to=Stage.OPEN),
    Step("leaving", inputs.NewLeaving),
    Step("corrected", inputs.Corrected, _OPEN),
    Step("verified", inputs.Verified, _OPEN),
    Step("registered", inputs.Registered, _OPEN),
    Step("charged", inputs.Charged, _OPEN),
    Step("uncharged", inputs.Reason, _OPEN),
    Step("concluded", inputs.Concluded, IN_HAND),
    Step("let_past", inputs.LetPast, _OPEN, right=LET_PAST),
    Step("handed_out", inputs.HandedOut, _OPEN, Stage.HANDED),
    Step("paused", inputs.Paused, IN_HAND),
    Step("resumed", Input, IN_HAND),
    Step("paid", Input, (*IN_HAND, Stage.ARCHIVED)),
    Step("archived", inputs.Archived, (Stage.HANDED,), Stage.ARCHIVED),
    Step("closed", inputs.Closed, _OPEN, Stage.ARCHIVED),
    Step("cancelled", inputs.Reason, _OPEN, Stage.CANCELLED),
    figures=lambda walk: {"number": walk.number, "home": walk.home_id},
    waits=_waits,
    private=(
        *("owner", "handler", "address", "phone", "id_number", "handler_phone", "handler_id"),
        *("matters", "signed_by", "received_by"),
    ),
    columns=(
        *("number", "course", "mode", "home_id", "first_sale", "notice_date", "charged_from"),
        *("area", "basis", "ahead", "opened_on", "verified_on", "letter_since", "letter_until"),
        *("registered_on", "charged_on", "unpaid_let", "conclusion", "concluded_on", "handed_on"),
        *("closed_on", "paused_by", "back_on", "stage"),
    ),
    moments=(
        *("opened_on", "verified_on", "registered_on", "charged_on", "concluded_on"),
        *("handed_on", "closed_on"),
    ),
)

get = MOVES.table.one


def every(text: str = "") -> list[Walk]:
    """All walks, those in hand first, the newest first; ``text`` narrows to what contains it."""
    wanted = text.casefold().strip()
    found = MOVES.table.read("ORDER BY movein.stage NOT IN ('open', 'handed'), movein.id DESC")
    return [
        one
        for one in found
        if wanted in f"{one.number} {one.home} {one.owner} {one.handler}".casefold()
    ]


def of_home(home_id: int) -> list[Walk]:
    """A home's walks, the newest first."""
    return MOVES.table.read("WHERE movein.home_id = ? ORDER BY movein.id DESC", home_id)


def open_of(home_id: int, *courses: Course) -> Walk | None:
    """The walk of a home that is in hand, of one of these courses."""
    found = [one for one in of_home(home_id) if one.stage in IN_HAND]
    return next((one for one in found if one.course in courses), None)


def handed_before(home_id: int) -> Walk | None:
    """The last move-in by which an owner was handed this home."""
    marks = (Stage.HANDED, Stage.ARCHIVED)
    found = (one for one in of_home(home_id) if one.course is Course.IN and one.mode in OWNING)
    return next((one for one in found if one.stage in marks), None)


def moved(
    walk: Walk,
    kind: str,
    given: Input,
    by: Staff,
    row: Mapping[str, Any] | None = None,
    figures: Mapping[str, object] | None = None,
) -> Walk:
    """Take a step of an admitted walk; one that was paused goes on with it."""
    changes: dict[str, Any] = {"paused_for": "", "paused_by": None, "back_on": None}
    changes |= row or {}
    return MOVES.move(walk, kind, given, by, figures=figures or {}, **changes)
