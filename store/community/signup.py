"""Who signed up, the register of them, and the places that they take (O18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.community.event import Event
from store.community.places import Party, Places, together
from store.community.rights import OVERBOOK
from store.community.settings import settings
from store.community.signinputs import (
    Came,
    Change,
    Mistaken,
    NewSignup,
    Overbooking,
    Remarked,
    Told,
)
from store.community.words import SignStage, Stage
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Signup:
    """Somebody of a home who comes with so many; ``answer_by`` is until when a place is theirs.

    ``told`` is the edition of the event that they know of, ``beyond`` that the manager let them in
    though every place was taken. ``event`` (its number), ``name``, ``edition``,
    ``ends`` and ``event_stage`` are the event's.
    """

    id: int
    number: str
    event_id: int
    event: str
    name: str
    edition: int
    ends: datetime | None
    event_stage: Stage
    home_id: int
    home: str
    who: str
    phone: str
    adults: int
    seniors: int
    children: int
    child_with: str
    asked_at: datetime
    answer_by: datetime | None
    beyond: bool
    told: int
    came: int | None
    came_at: datetime | None
    stage: SignStage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"event_signup:{self.id}"

    @property
    def party(self) -> Party:
        """How many come."""
        return Party(self.adults, self.seniors, self.children)

    @property
    def counts(self) -> bool:
        """Whether their places are taken."""
        return self.stage in TAKING

    @property
    def open(self) -> bool:
        """Whether they wait for the event, or for a place."""
        return self.stage in OPEN and self.event_stage not in _PAST

    @property
    def untold(self) -> bool:
        """Whether they do not know how the event stands now."""
        return self.stage in OPEN and self.told != self.edition


_S = SignStage
TAKING = (_S.PLACED, _S.OFFERED, _S.CAME)
OPEN = (_S.PLACED, _S.OFFERED, _S.QUEUED)
_PAST = (Stage.SUMMED, Stage.FILED, Stage.CANCELLED)


def _waits(one: Signup) -> Iterator[Waiting]:
    figures = {"number": one.number, "home": one.home_id, "name": one.name}
    if one.stage is _S.OFFERED and one.event_stage not in _PAST:
        yield Waiting(
            "event_signup.to_answer", one.subject, one.answer_by, Place.RUNNING, figures=figures
        )
        yield Waiting(
            "event_signup.lapses", one.subject, place=Place.HOUSE, figures=figures,
            shows=one.answer_by,
        )  # fmt: skip
    elif (keep := settings().keep) and one.who and one.ends is not None:
        shows = one.ends + timedelta(days=keep)
        yield Waiting(
            "event_signup.lapses", one.subject, place=Place.HOUSE, figures=figures, shows=shows
        )


_COLUMNS = (
    *("id", "number", "event_id"),
    *("home_id", "who", "phone", "adults", "seniors", "children", "child_with", "asked_at"),
    *("answer_by", "beyond", "told", "came", "came_at", "stage"),
)
_SELECT = (
    "SELECT event_signup.id, event_signup.number, event_signup.event_id, e.number, e.name,"
    " e.edition, e.ends, e.stage, event_signup.home_id, h.code, "
    + ", ".join(f"event_signup.{name}" for name in _COLUMNS[4:])
    + " FROM event_signup JOIN community_event e ON e.id = event_signup.event_id"
    " JOIN home h ON h.id = event_signup.home_id"
)
SIGNUPS = Register(
    "event_signup",
    Table("event_signup", Signup, _SELECT),
    Step("signed", NewSignup, to=_S.QUEUED),
    Step("placed", Remarked, (_S.QUEUED,), _S.PLACED),
    Step("changed", Change, OPEN),
    Step("offered", Remarked, (_S.QUEUED,), _S.OFFERED),
    Step("accepted", Remarked, (_S.OFFERED,), _S.PLACED),
    Step("declined", Remarked, (_S.OFFERED,), _S.DECLINED),
    Step("lapsed", Remarked, (_S.OFFERED,), _S.LAPSED),
    Step("overbooked", Overbooking, (_S.QUEUED,), _S.PLACED, OVERBOOK),
    Step("withdrawn", Remarked, OPEN, _S.WITHDRAWN),
    Step("came", Came, (_S.PLACED, _S.ABSENT), _S.CAME),
    Step("absent", Remarked, (_S.PLACED,), _S.ABSENT),
    Step("mistaken", Mistaken, (_S.CAME, _S.ABSENT), _S.PLACED),
    Step("told", Told, OPEN),
    figures=lambda one: {
        "number": one.number, "home": one.home_id, "event": one.event, "n": one.party.total
    },
    waits=_waits,
    private=("who", "phone", "child_with"),
    columns=(
        *("number", "event_id", "home_id", "adults", "seniors", "children", "asked_at"),
        *("answer_by", "beyond", "told", "came", "came_at", "stage"),
    ),
    moments=("asked_at", "answer_by", "came_at"),
)  # fmt: skip
PERSONAL = ("who", "phone", "child_with")
signup = SIGNUPS.table.one


def of_event(event_id: int, text: str = "") -> list[Signup]:
    """Who signed up for an event, in the order in which they did."""
    wanted = text.casefold().strip()
    found = SIGNUPS.table.read("WHERE event_signup.event_id = ? ORDER BY event_signup.id", event_id)
    return [one for one in found if wanted in f"{one.number} {one.home} {one.who}".casefold()]


def of_home(home_id: int) -> list[Signup]:
    """The sign-ups of a home, the newest first."""
    where = "WHERE event_signup.home_id = ? ORDER BY event_signup.id DESC"
    return SIGNUPS.table.read(where, home_id)


def places(event: Event, signed: Sequence[Signup] | None = None, but: int = 0) -> Places:
    """The places of an event as they are taken, without those of one who signed up."""
    found = of_event(event.id) if signed is None else signed
    taken = together(one.party for one in found if one.counts and one.id != but)
    return Places(event.capacity, event.limits, taken)


def queue(signed: Sequence[Signup]) -> list[Signup]:
    """Who waits, first come first."""
    return [one for one in signed if one.stage is SignStage.QUEUED]
