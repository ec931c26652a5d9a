"""Drinks, seats, the day's menu with its stock, and the registers of them (C5, C7, C13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.cafe import inputs
from store.cafe.inputs import DayStage, Kept, Kind, Word
from store.cafe.settings import settings
from store.engine.table import Table
from store.register import Register, Step
from store.rights import KEEP_THE_CAFE, WORK_THE_CAFE
from store.waiting import Waiting


@dataclass(frozen=True)
class Drink:
    """A drink as its card has it (CR23)."""

    id: int
    code: int
    name: str
    kind: Kind
    ingredients: str
    allergens: str
    caffeine: bool
    minutes: int
    unit: str
    counted: bool
    printed: bool
    stage: Kept


@dataclass(frozen=True)
class Seat:
    """A table with its chairs."""

    id: int
    code: str
    note: str
    stage: Kept


@dataclass(frozen=True)
class Day:
    """A business day: it runs until it is closed, past midnight too (Q101)."""

    id: int
    day: date
    opened_at: datetime
    opened_by: int
    hours: str
    closed_at: datetime | None
    closed_by: int | None
    stage: DayStage


@dataclass(frozen=True)
class Entry:
    """A drink on a day's menu: its word, and its stock (C13).

    ``few`` is how many are left to be ordered where the word says so; ``begun`` how many there were
    in the morning, ``found`` how many were counted at night.
    """

    id: int
    day_id: int
    drink_id: int
    kept_word: Word
    few: int | None
    why: str
    until: str
    begun: int
    received: int
    wasted: int
    used: int
    found: int | None
    reason: str

    @property
    def word(self) -> Word:
        """How it stands: of the last few none is left once they are ordered."""
        sold_out = self.kept_word is Word.FEW and not self.few
        return Word.MISSING if sold_out else self.kept_word

    @property
    def stock(self) -> int:
        """How many there should be (C13)."""
        return self.begun + self.received - self.used - self.wasted

    @property
    def differs(self) -> int:
        """How many more there were than there should be."""
        return 0 if self.found is None else self.found - self.stock


def _unopened(_day: Day) -> Iterator[Waiting]:
    """What a day waits for: to be closed once the next one has begun."""
    if _day.stage is DayStage.OPEN:
        shows = clock.moment(_day.day + timedelta(days=1), time())
        figures = {"day": _day.day.isoformat()}
        yield Waiting("cafe_day.to_close", f"cafe_day:{_day.id}", shows=shows, figures=figures)
        return
    shows = clock.moment(_day.day + timedelta(days=1), settings().opening)
    shows -= timedelta(minutes=settings().ahead)
    yield Waiting("cafe_day.to_open", f"cafe_day:{_day.id}", shows=shows)


MENU = Table(
    "cafe_menu",
    Entry,
    "SELECT cafe_menu.id, cafe_menu.day_id, cafe_menu.drink_id, cafe_menu.word, cafe_menu.few,"
    " cafe_menu.why, cafe_menu.until, cafe_menu.begun, cafe_menu.received, cafe_menu.wasted,"
    " cafe_menu.used, cafe_menu.found, cafe_menu.reason FROM cafe_menu",
)
RECORDED = ("day_id", "drink_id", "word", "few", "begun", "received", "wasted", "used", "found")


def told(found: Iterable[Entry]) -> dict[str, object]:
    """Lines of the menu as a journal's entry keeps them."""
    return {"menu": {str(one.id): MENU.columns(one.id, RECORDED) for one in found}}


def _of_drink(one: Drink) -> dict[str, object]:
    """A drink's number, and its line of the menu of the day that is open."""
    there = running()
    entry = entries(there.id).get(one.id) if there else None
    return {"code": one.code} | (told([entry]) if entry else {})


DRINKS = Register(
    "drink",
    Table(
        "drink",
        Drink,
        "SELECT drink.id, drink.code, drink.name, drink.kind, drink.ingredients,"
        " drink.allergens, drink.caffeine, drink.minutes, drink.unit, drink.counted,"
        " drink.printed, drink.stage FROM drink",
    ),
    Step("entered", inputs.Drink, to=Kept.KEPT, right=KEEP_THE_CAFE),
    Step("set", inputs.Availability, (Kept.KEPT,), right=WORK_THE_CAFE),
    Step("received", inputs.Amount, (Kept.KEPT,), right=WORK_THE_CAFE),
    Step("wasted", inputs.Amount, (Kept.KEPT,), right=WORK_THE_CAFE),
    Step("changed", inputs.Change, (Kept.KEPT,), right=KEEP_THE_CAFE),
    Step("given_up", inputs.GivenUp, (Kept.KEPT,), Kept.GONE, KEEP_THE_CAFE),
    figures=_of_drink,
    columns=("code", "kind", "caffeine", "minutes", "counted", "printed", "stage"),
)
SEATS = Register(
    "cafe_seat",
    Table(
        "cafe_seat",
        Seat,
        "SELECT cafe_seat.id, cafe_seat.code, cafe_seat.note, cafe_seat.stage FROM cafe_seat",
    ),
    Step("entered", inputs.Seat, to=Kept.KEPT, right=KEEP_THE_CAFE),
    Step("given_up", inputs.GivenUp, (Kept.KEPT,), Kept.GONE, KEEP_THE_CAFE),
)
DAYS = Register(
    "cafe_day",
    Table(
        "cafe_day",
        Day,
        "SELECT cafe_day.id, cafe_day.day, cafe_day.opened_at, cafe_day.opened_by,"
        " cafe_day.hours, cafe_day.closed_at, cafe_day.closed_by, cafe_day.stage FROM cafe_day",
    ),
    Step("opened", inputs.Opening, to=DayStage.OPEN, right=WORK_THE_CAFE),
    Step("closed", inputs.Closing, (DayStage.OPEN,), DayStage.CLOSED, WORK_THE_CAFE),
    figures=lambda one: {"day": one.day} | told(entries(one.id).values()),
    waits=_unopened,
    columns=("day", "opened_at", "opened_by", "closed_at", "closed_by", "stage"),
    moments=("opened_at", "closed_at"),
)
_ORDER = {Word.SPECIAL: 0, Word.AVAILABLE: 1, Word.FEW: 1, Word.MISSING: 2}


def drinks() -> list[Drink]:
    """The drinks that are kept, by number."""
    return DRINKS.table.read("WHERE drink.stage = ? ORDER BY drink.code", Kept.KEPT)


def by_code(code: int) -> Drink | None:
    """The drink of this number that is kept."""
    return next((one for one in drinks() if one.code == code), None)


def seats() -> list[Seat]:
    """The seats that are kept, in the order of their entering."""
    return SEATS.table.read("WHERE cafe_seat.stage = ? ORDER BY cafe_seat.id", Kept.KEPT)


def running() -> Day | None:
    """The day that is open, None where none is."""
    return next(iter(DAYS.table.read("WHERE cafe_day.stage = ?", DayStage.OPEN)), None)


def last() -> Day | None:
    """The day that was opened last."""
    return next(iter(DAYS.table.read("ORDER BY cafe_day.id DESC LIMIT 1")), None)


def entries(day_id: int) -> dict[int, Entry]:
    """A day's menu by drink."""
    found = MENU.read("WHERE cafe_menu.day_id = ? ORDER BY cafe_menu.id", day_id)
    return {one.drink_id: one for one in found}


def listed(day_id: int) -> list[tuple[Drink, Entry]]:
    """The menu as it is read: specials first, what is not to be had at the end (Q94)."""
    there = entries(day_id)
    found = [(one, there[one.id]) for one in DRINKS.table.read() if one.id in there]
    return sorted(found, key=lambda pair: (_ORDER[pair[1].word], pair[0].code))


def alike(drink: Drink, menu: list[tuple[Drink, Entry]], most: int) -> list[Drink]:
    """Printed drinks that are to be had, of its kind first, then those as with caffeine (C8)."""
    there = [one for one, entry in menu if entry.word is not Word.MISSING and one.printed]
    there = [one for one in there if one.id != drink.id]
    return sorted(
        there,
        key=lambda one: (one.kind is not drink.kind, one.caffeine is not drink.caffeine, one.code),
    )[:most]
