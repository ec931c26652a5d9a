"""A party as it stands, and the register of parties (S3–S10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import agenda, clock
from store.engine.table import Table
from store.inputs import Input
from store.register import Register, Step
from store.residents import plates
from store.rights import MARK_VIP, WORK_THE_SITE, Staff
from store.salesvisit import inputs
from store.salesvisit.inputs import Guests, Stage
from store.salesvisit.settings import settings
from store.salesvisit.stay import staying, told
from store.waiting import Place, Waiting

ASKED_AGAIN = timedelta(minutes=30)  # after somebody said that they are still here
SOON = timedelta(hours=1)  # what is expected so soon stands on Today (§9)
SITE = "sales_party:0"  # all that are here, as the agenda names them
LAPSES = "sales_party.lapses"
PERSONAL = ("plate", "name", "phone", "representative", "flat", "seat", "opinion")


@dataclass(frozen=True)
class Party:
    """Some people who move together (S3).

    ``parent_id`` is the party that they split from, ``joined_id`` the one that they went with;
    ``seen_at`` when somebody last had to do with them, ``guessed`` that nobody saw them leave.
    """

    id: int
    number: str
    day: date
    planned: bool
    expected_at: datetime | None
    parent_id: int | None
    joined_id: int | None
    car: bool
    plate: str
    name: str
    phone: str
    representative: str
    flat: str
    seat: str
    opinion: str
    adults: int
    children: int
    elders: int
    assisted: int
    who: Guests
    again: bool
    vip: bool
    vip_by: int | None
    vip_at: datetime | None
    arrived_at: datetime | None
    seen_at: datetime | None
    left_at: datetime | None
    guessed: bool
    last_by: int
    lapsed_on: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The party as the journal names it."""
        return f"sales_party:{self.id}"

    @property
    def people(self) -> int:
        """How many they are."""
        return self.adults + self.children + self.elders

    @property
    def group(self) -> str:
        """Its number of the day, with the day where its number is of another one."""
        _series, day, nth = self.number.split("-")
        own = day == f"{self.day:%Y%m%d}"
        return str(int(nth)) if own else f"{day[4:]}-{int(nth)}"

    @property
    def plate_shown(self) -> str:
        """The plate as it is read."""
        return plates.shown(self.plate)

    @property
    def ends(self) -> datetime:
        """Until when they are there by the record: the closing, or when they were seen last."""
        return max(filter(None, (settings().end(self.day), self.arrived_at, self.seen_at)))

    @property
    def asked_at(self) -> datetime:
        """From when on somebody has to say what became of them (S9)."""
        closes = settings().end(self.day)
        return closes if self.ends == closes else self.ends + ASKED_AGAIN

    def state(self, now: datetime) -> Stage:
        """How it reads: who has not come by closing did not (Q85)."""
        late = self.stage is Stage.EXPECTED and now >= settings().end(self.day)
        return Stage.NO_SHOW if late else self.stage

    def is_cut(self, now: datetime) -> bool:
        """Whether its stay is cut, for nobody knows how long it was (Q80, Q82)."""
        return self.guessed or (self.stage is Stage.HERE and now >= self.asked_at)

    def stayed(self, now: datetime) -> timedelta:
        """How long they have been there, by closing at the latest."""
        if self.arrived_at is None:
            return timedelta()
        return (self.left_at or min(now, self.ends)) - self.arrived_at


def _waits(one: Party) -> Iterator[Waiting]:
    """What a party waits for: to come, to be taken over, to be asked for; last to be erased."""
    figures = {"number": one.number, "count": one.people}
    if one.stage is Stage.EXPECTED:
        shows = one.expected_at - SOON if one.expected_at else clock.moment(one.day, time())
        due = settings().end(one.day)
        told = figures | {"at": clock.to_ms(one.expected_at) if one.expected_at else None}
        yield Waiting("sales_party.to_come", one.subject, due=due, shows=shows, figures=told)
    elif one.stage is Stage.HERE:
        stay = staying(one.id)
        if stay is not None and stay.due is not None:
            told = figures | {"station": stay.station.value}
            yield Waiting(
                "sales_party.waits", one.subject, stay.due, Place.RUNNING, shows=stay.due,
                figures=told,
            )  # fmt: skip
        at = one.asked_at
        yield Waiting("sales_party.still_in", one.subject, due=at, shows=at, figures=figures)
    if one.stage is not Stage.HERE and one.lapsed_on is None:
        shows = clock.moment(one.day + timedelta(days=settings().kept + 1), time())
        yield Waiting(LAPSES, one.subject, place=Place.HOUSE, shows=shows)


def _step(
    kind: str, asks: type[Input], *of: Stage, to: Stage | None = None, right: object = None
) -> Step:
    return Step(kind, asks, of or (Stage.HERE,), to, MARK_VIP if right else WORK_THE_SITE)


_COMING = (Stage.EXPECTED, Stage.HERE)
PARTIES = Register(
    "sales_party",
    Table(
        "sales_party",
        Party,
        "SELECT sales_party.id, sales_party.number, sales_party.day, sales_party.planned,"
        " sales_party.expected_at,"
        " sales_party.parent_id, sales_party.joined_id, sales_party.car, sales_party.plate,"
        " sales_party.name, sales_party.phone, sales_party.representative, sales_party.flat,"
        " sales_party.seat, sales_party.opinion, sales_party.adults, sales_party.children,"
        " sales_party.elders, sales_party.assisted, sales_party.who, sales_party.again,"
        " sales_party.vip, sales_party.vip_by, sales_party.vip_at, sales_party.arrived_at,"
        " sales_party.seen_at, sales_party.left_at, sales_party.guessed, sales_party.last_by,"
        " sales_party.lapsed_on, sales_party.stage FROM sales_party",
    ),
    Step("expected", inputs.Expected, to=Stage.EXPECTED, right=WORK_THE_SITE),
    Step("announced", inputs.Arrival, to=Stage.HERE, right=WORK_THE_SITE),
    Step("parted", inputs.Split, to=Stage.HERE, right=WORK_THE_SITE),
    _step("arrived", inputs.Arrival, Stage.EXPECTED, to=Stage.HERE),
    _step("answered", inputs.Answer),
    _step("taken_over", inputs.Act),
    _step("sent_on", inputs.Act),
    _step("split", inputs.Split),
    _step("joined", inputs.Join, to=Stage.JOINED),
    _step("joined_by", inputs.Act),
    _step("changed", inputs.Change, *_COMING),
    _step("marked", inputs.Vip, *_COMING, right=MARK_VIP),
    _step("seated", inputs.Seated),
    _step("still_here", inputs.Act),
    _step("left", inputs.Leaving, to=Stage.GONE),
    _step("unknown", inputs.Act, to=Stage.GONE),
    _step("no_show", inputs.Act, Stage.EXPECTED, to=Stage.NO_SHOW),
    _step("called_off", inputs.Why, Stage.EXPECTED, to=Stage.CANCELLED),
    figures=lambda one: {"number": one.number, "count": one.people},
    waits=_waits,
    private=PERSONAL,
    columns=(
        *("number", "day", "planned", "expected_at", "parent_id", "joined_id", "car"),
        *("adults", "children"),
        *("elders", "assisted", "who", "again", "vip", "vip_by", "vip_at", "arrived_at"),
        *("seen_at", "left_at", "guessed", "last_by", "stage"),
    ),
    moments=("vip_at", "arrived_at", "seen_at"),
    named=("day", "expected_at", "left_at"),
)
get = PARTIES.table.one


def move(
    one: Party,
    kind: str,
    given: Input,
    by: Staff,
    /,
    *,
    stays: Iterable[int] = (),
    calls: Iterable[int] = (),
    seen: bool = True,
    also: Iterable[str] = (),
    figures: Mapping[str, object] | None = None,
    **row: object,
) -> Party:
    """Record a step of an admitted party with the stations and announcements that it changed."""
    row = {"last_by": by.id, **({"seen_at": clock.now()} if seen else {}), **row}
    said = told(stays, calls) | dict(figures or {})
    after = PARTIES.move(one, kind, given, by, also=also, figures=said, **row)
    keep_site()
    return after


def keep_site() -> None:
    """Let Today say how many are here (§9)."""
    found = here()
    figures = {"count": len(found), "people": sum(one.people for one in found)}
    waits = Waiting("sales_party.here", SITE, place=Place.GOING_ON, figures=figures)
    agenda.keep(SITE, [waits] if found else [])


def here() -> list[Party]:
    """The parties on site, the first come first: for the board, and for fire (D31)."""
    return PARTIES.table.read("WHERE sales_party.stage = ? ORDER BY sales_party.id", Stage.HERE)


def expected(until: date) -> list[Party]:
    """Who is expected until a day, the first first."""
    return PARTIES.table.read(
        "WHERE sales_party.stage = ? AND sales_party.day <= ? ORDER BY sales_party.day,"
        " sales_party.expected_at IS NULL, sales_party.expected_at, sales_party.id",
        *(Stage.EXPECTED, until),
    )


def of_day(day: date) -> list[Party]:
    """A day's parties, the first one first."""
    return PARTIES.table.read("WHERE sales_party.day = ? ORDER BY sales_party.id", day)


def every() -> list[Party]:
    """All parties, the newest first."""
    return PARTIES.table.read("ORDER BY sales_party.day DESC, sales_party.id DESC")
