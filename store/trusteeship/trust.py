"""An agreement as it stands, the times for which it is in force, and their registers (T5–T8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock, residents
from store.engine.table import Table
from store.register import Register, Step
from store.residents import party
from store.trusteeship import inputs
from store.trusteeship.named import LIVE, Entry, Span, SpanStage, Stage, Valves, Why
from store.waiting import Place, Waiting

DAY = timedelta(days=1)
SOON = 7 * DAY


@dataclass(frozen=True)
class Trust:
    """An agreement; limits are in 0.001 m³ and kWh, the rate in basis points.

    ``counted_from`` is the day of the reading from which the use is counted, ``exceeded_on`` when a
    limit was found exceeded, ``looked`` and ``called`` whether a leak was looked for and the owner
    called since. ``last_day`` is the last one that it was in force.
    """

    id: int
    number: str
    home_id: int
    home: str
    owner_id: int | None
    applied_on: date
    since: date
    until: date | None
    rate: int
    water_limit: int
    power_limit: int
    span: Span
    entry: Entry
    valves: Valves
    reason: str
    contact: str
    phone: str
    hook: str
    goods: str
    remark: str
    signed_on: date | None
    counted_from: date | None
    exceeded_on: date | None
    looked: bool
    called: bool
    last_day: date | None
    why: Why | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The agreement as the journal names it."""
        return f"trusteeship:{self.id}"

    @property
    def live(self) -> bool:
        """Whether it is signed and has not ended."""
        return self.stage in LIVE


def _waits(one: Trust) -> Iterator[Waiting]:
    figures = {"number": one.number, "home": one.home_id}
    if one.stage is Stage.DRAFT:
        yield Waiting("trusteeship.to_sign", one.subject, place=Place.FOLLOWING, figures=figures)
    if one.live and one.exceeded_on is not None:
        told = figures | {"since": one.exceeded_on.isoformat()}
        yield Waiting("trusteeship.beyond", one.subject, place=Place.LATE, figures=told)
    if one.live and one.until is not None:
        told, over = figures | {"until": one.until.isoformat()}, clock.bounds(one.until)[1]
        shows = clock.bounds(one.until - SOON)[0]
        yield Waiting("trusteeship.runs_out", one.subject, over, figures=told, shows=shows)


_DRAFT, _SIGNED = (Stage.DRAFT,), (Stage.SIGNED,)
TRUSTS = Register(
    "trusteeship",
    Table(
        "trusteeship",
        Trust,
        "SELECT trusteeship.id, trusteeship.number, trusteeship.home_id, h.code,"
        " trusteeship.owner_id, trusteeship.applied_on, trusteeship.since, trusteeship.until,"
        " trusteeship.rate, trusteeship.water_limit, trusteeship.power_limit, trusteeship.span,"
        " trusteeship.entry, trusteeship.valves, trusteeship.reason, trusteeship.contact,"
        " trusteeship.phone, trusteeship.hook, trusteeship.goods, trusteeship.remark,"
        " trusteeship.signed_on, trusteeship.counted_from, trusteeship.exceeded_on,"
        " trusteeship.looked, trusteeship.called, trusteeship.last_day, trusteeship.why,"
        " trusteeship.stage FROM trusteeship LEFT JOIN home h ON h.id = trusteeship.home_id",
    ),
    Step("drafted", inputs.NewTrust, to=Stage.DRAFT),
    Step("changed", inputs.TrustChange, (*_DRAFT, *LIVE)),
    Step("phone_shown", inputs.Revealing, (*_DRAFT, *LIVE)),
    Step("dropped", inputs.Dropped, _DRAFT, Stage.DROPPED),
    Step("signed", inputs.Signing, _DRAFT, Stage.SIGNED),
    Step("prolonged", inputs.Prolonged, _SIGNED),
    Step("suspended", inputs.Suspension, _SIGNED, Stage.SUSPENDED),
    Step("resumed", inputs.Resumption, (Stage.SUSPENDED,), Stage.SIGNED),
    Step("checked", inputs.Checked, LIVE),
    Step("exceeded", inputs.Followed, LIVE),
    Step("looked", inputs.Looked, LIVE),
    Step("called", inputs.Told, LIVE),
    Step("cleared", inputs.Cleared, LIVE),
    Step("ended", inputs.Ending, LIVE, Stage.ENDED),
    figures=lambda one: {"number": one.number, "home": one.home_id},
    waits=_waits,
    private=("contact", "phone"),
    columns=(
        *("number", "home_id", "owner_id", "applied_on", "since", "until", "rate"),
        *("water_limit", "power_limit", "span", "entry", "valves", "signed_on", "counted_from"),
        *("exceeded_on", "looked", "called", "last_day", "why", "stage"),
    ),
)

get = TRUSTS.table.one


@dataclass(frozen=True)
class TrustSpan:
    """From when until when an agreement is in force; ``until`` is the last day, None for none."""

    id: int
    trusteeship_id: int
    home_id: int
    since: date
    until: date | None
    part_id: int | None
    stage: SpanStage

    def covers(self, first: date, last: date) -> bool:
        """Whether it is in force on all of some days."""
        return self.since <= first and (self.until is None or last <= self.until)


SPANS = Register(
    "trust_span",
    Table(
        "trust_span",
        TrustSpan,
        "SELECT trust_span.id, trust_span.trusteeship_id, t.home_id, trust_span.since,"
        " trust_span.until, trust_span.part_id, trust_span.stage FROM trust_span"
        " JOIN trusteeship t ON t.id = trust_span.trusteeship_id",
    ),
    Step("begun", inputs.Followed, to=SpanStage.HELD),
    Step("followed", inputs.Followed, (SpanStage.HELD,)),
    figures=lambda one: {"home": one.home_id, "from": one.since},
    columns=("trusteeship_id", "since", "until", "part_id", "stage"),
)


def spans_of(trusteeship_id: int) -> list[TrustSpan]:
    """The times for which an agreement is in force, the first first."""
    where = "WHERE trust_span.trusteeship_id = ? ORDER BY trust_span.since, trust_span.id"
    return SPANS.table.read(where, trusteeship_id)


def spans() -> Mapping[int, Sequence[TrustSpan]]:
    """The same by agreement, of all."""
    found: dict[int, list[TrustSpan]] = defaultdict(list)
    for one in SPANS.table.read("ORDER BY trust_span.since, trust_span.id"):
        found[one.trusteeship_id].append(one)
    return found


def in_force(of: Sequence[TrustSpan], day: date) -> bool:
    """Whether an agreement with these times is in force on a day."""
    return any(one.covers(day, day) for one in of)


def every(text: str = "") -> list[Trust]:
    """All agreements: those that somebody has to act on, the live ones, then the others."""
    wanted = text.casefold().strip()
    order = {Stage.DRAFT: 0, Stage.SIGNED: 1, Stage.SUSPENDED: 1}
    found = TRUSTS.table.read("ORDER BY h.code, trusteeship.id DESC")
    fits = [one for one in found if wanted in f"{one.number} {one.home} {one.reason}".casefold()]
    return sorted(fits, key=lambda one: (one.exceeded_on is None, order.get(one.stage, 2)))


def of_home(home_id: int) -> list[Trust]:
    """A home's agreements, the newest first."""
    where = "WHERE trusteeship.home_id = ? ORDER BY trusteeship.id DESC"
    return TRUSTS.table.read(where, home_id)


def live() -> list[Trust]:
    """The agreements that are signed and have not ended, home by home."""
    # Put in order here: the database would go past every home in its order.
    found = TRUSTS.table.read("WHERE trusteeship.stage IN (?, ?)", *LIVE)
    return sorted(found, key=lambda one: one.home)


def owner_of(one: Trust) -> str:
    """Who it was agreed with, whoever owns the home by now; empty once their name is erased."""
    found = party.read([one.owner_id]) if one.owner_id is not None else {}
    return found[one.owner_id].name if one.owner_id in found else ""


def is_sold(one: Trust) -> bool:
    """Whether somebody else owns the home by now: the agreement is none of theirs (X104)."""
    owner = residents.owner_of(one.home_id)
    return owner is not None and owner.person_id != one.owner_id


def live_of(home_id: int) -> Trust | None:
    """The agreement of a home that is signed and has not ended."""
    return next((one for one in of_home(home_id) if one.live), None)
