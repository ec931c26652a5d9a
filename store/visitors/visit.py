"""A visit as it stands, its ways in and out, and the register of visits (N1–N7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.believable import Moments
from store.engine import database
from store.engine.table import Table
from store.register import Register, Step
from store.residents import plates
from store.rights import WORK_THE_GATE
from store.visitors import inputs
from store.visitors.inputs import How, Kind, Pass, Stage
from store.visitors.settings import settings
from store.waiting import Place, Waiting

# From these nothing follows but that they are kept for a while (N9).
ENDED = (Stage.OUT, Stage.UNSEEN, Stage.REFUSED, Stage.REVOKED)
OPEN = (Stage.ANNOUNCED, Stage.WAITING, Stage.ADMITTED, Stage.INSIDE)


@dataclass(frozen=True)
class Passage:
    """A way in and out; of one that is ``unseen`` ``out_at`` is when somebody said so."""

    id: int
    visit_id: int
    place: int
    in_at: datetime
    in_gate: str
    out_at: datetime | None
    out_gate: str
    unseen: bool


@dataclass(frozen=True)
class Visit:
    """A visit; ``host`` is whom the visitor names, ``card`` the one that is out with them.

    ``inside_since`` is when who is inside came in; ``longer`` says that it is kept for an
    ``incident``, ``lapsed_on`` when what is personal was erased.
    """

    id: int
    number: str
    home_id: int
    home: str
    person_id: int | None
    who: str
    host: str
    kind: Kind
    count: int
    plate: str
    remark: str
    since: date
    until: date
    passage: Pass
    asked_at: datetime
    asked_by: int
    arrived_at: datetime | None
    how: How | None
    phone: str
    id_end: str
    card: int | None
    revoked: bool
    incident: str
    longer: bool
    lapsed_on: date | None
    stage: Stage
    inside_since: datetime | None

    @property
    def plate_shown(self) -> str:
        """The plate as it is read."""
        return plates.shown(self.plate)

    def state(self, on: date) -> Stage:
        """How it reads on a day; no job lets a pass run out (N3)."""
        if on <= self.until:
            return self.stage
        over = {Stage.ANNOUNCED: Stage.ABSENT, Stage.ADMITTED: Stage.OVER}
        return over.get(self.stage, self.stage)

    def overstays(self) -> datetime | None:
        """From when on who is inside has stayed too long (N6)."""
        if self.stage is not Stage.INSIDE or self.inside_since is None:
            return None
        last = max(self.until, clock.day(self.inside_since))
        latest = clock.moment(last, time(settings().latest))
        return latest if self.inside_since < latest else clock.bounds(last)[1]


def _waits(visit: Visit) -> Iterator[Waiting]:
    """What a visit waits for: the resident, the way out; and last to be erased."""
    subject, figures = f"visit:{visit.id}", {"number": visit.number, "home": visit.home}
    if visit.stage is Stage.WAITING:
        yield Waiting("visit.waits", subject, place=Place.RUNNING, figures=figures)
    if (over := visit.overstays()) is not None:
        yield Waiting("visit.overstays", subject, due=over, figures=figures, shows=over)
    if visit.card is not None and visit.stage in ENDED:
        out = figures | {"card": visit.card}
        yield Waiting("visit.card_out", subject, place=Place.FOLLOWING, figures=out)
    if visit.lapsed_on is None and not visit.longer and visit.stage is not Stage.INSIDE:
        ends = clock.moment(last_day(visit) + timedelta(days=settings().kept + 1), time())
        yield Waiting(LAPSES, subject, place=Place.HOUSE, figures=figures, shows=ends)


LAPSES = "visit.lapses"


def last_day(visit: Visit) -> date:
    """The last day of a visit: of its pass, or on which somebody left later."""
    went = [clock.day(one.out_at) for one in passages(visit.id) if one.out_at]
    ended = visit.stage in (Stage.REFUSED, Stage.REVOKED, Stage.OUT, Stage.UNSEEN)
    return max([clock.today() if ended and visit.until > clock.today() else visit.until, *went])


VISITS = Register(
    "visit",
    Table(
        "visit",
        Visit,
        "SELECT visit.id, visit.number, visit.home_id, h.code, visit.person_id, visit.who,"
        " visit.host, visit.kind, visit.count, visit.plate, visit.remark, visit.since,"
        " visit.until, visit.passage, visit.asked_at, visit.asked_by, visit.arrived_at,"
        " visit.how, visit.phone, visit.id_end, visit.card, visit.revoked, visit.incident,"
        " visit.longer, visit.lapsed_on, visit.stage, p.in_at"
        " FROM visit JOIN home h ON h.id = visit.home_id"
        " LEFT JOIN visit_passage p ON p.visit_id = visit.id AND p.out_at IS NULL",
    ),
    Step("entered", inputs.NewVisit, to=Stage.ANNOUNCED),
    Step("arrived", inputs.Arrival, (Stage.ANNOUNCED,), Stage.WAITING, WORK_THE_GATE),
    Step("admitted", inputs.Admission, (Stage.ANNOUNCED, Stage.WAITING), Stage.ADMITTED),
    Step("refused", inputs.Refusal, (Stage.ANNOUNCED, Stage.WAITING), Stage.REFUSED),
    Step("came_in", inputs.GoingIn, (Stage.ADMITTED,), Stage.INSIDE, WORK_THE_GATE),
    Step("left", inputs.Leaving, (Stage.INSIDE,), right=WORK_THE_GATE),
    Step("unseen", inputs.Unseen, (Stage.INSIDE,), Stage.UNSEEN),
    Step("card_back", inputs.CardBack, (*ENDED, Stage.ADMITTED)),
    Step("renewed", inputs.Renewal, (Stage.ADMITTED, Stage.INSIDE)),
    Step("revoked", inputs.Revoking, OPEN),
    Step("kept", inputs.Keeping, (*OPEN, *ENDED)),
    figures=lambda visit: {
        "number": visit.number,
        "home": visit.home_id,
        "person": visit.person_id,
    },
    waits=_waits,
    private=("who", "host", "plate", "remark", "phone", "id_end", "incident"),
    columns=(
        *("number", "home_id", "kind", "count", "since", "until", "passage", "asked_at"),
        *("asked_by", "arrived_at", "how", "card", "revoked", "longer", "stage"),
    ),
    moments=("asked_at",),
    named=("since", "until", "arrived_at", "inside_since"),
    told_at=("inside_since",),
)
PASSAGES = Table(
    "visit_passage",
    Passage,
    "SELECT visit_passage.id, visit_passage.visit_id, visit_passage.place, visit_passage.in_at,"
    " visit_passage.in_gate, visit_passage.out_at, visit_passage.out_gate, visit_passage.unseen"
    " FROM visit_passage",
)
_WENT = ("in_at", "out_at")
PASSAGES.seen = Moments("visit", named=_WENT, told_at=_WENT, number="visit_id").read

get = VISITS.table.one


def passages(visit_id: int) -> list[Passage]:
    """Every way in and out of a visit, in their order."""
    return PASSAGES.read("WHERE visit_passage.visit_id = ? ORDER BY visit_passage.place", visit_id)


def every(text: str = "") -> list[Visit]:
    """All visits, the newest first; ``text`` narrows to what contains it."""
    wanted, plate = text.casefold().strip(), plates.normal(text)
    found = VISITS.table.read("ORDER BY visit.id DESC")
    return [one for one in found if _has(one, wanted, plate)] if wanted else found


def _has(one: Visit, wanted: str, plate: str) -> bool:
    told = f"{one.number} {one.home} {one.who} {one.host} {one.card or ''}".casefold()
    return wanted in told or bool(plate and plate in one.plate)


def inside() -> list[Visit]:
    """Who is inside now, the longest first: for fire, and for the handover (N6)."""
    found = VISITS.table.read("WHERE visit.stage = 'inside' ORDER BY visit.id")
    return sorted(found, key=lambda one: one.inside_since or one.asked_at)


def of_home(home_id: int) -> list[Visit]:
    """A home's visits, the newest first (F1)."""
    return VISITS.table.read("WHERE visit.home_id = ? ORDER BY visit.id DESC", home_id)


def cards_out() -> list[int]:
    """The cards that are out."""
    rows = database.db.execute_sql("SELECT card FROM visit WHERE card IS NOT NULL ORDER BY card")
    return [card for (card,) in rows.fetchall()]


def free_card() -> int | None:
    """The lowest card that is at the desk; None where the desk has none."""
    out = set(cards_out())
    return next((n for n in range(1, settings().cards + 1) if n not in out), None)
