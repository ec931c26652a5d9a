"""The estate's settings as they stand: every figure of the rules, changeable without code."""

from __future__ import annotations

import json
from datetime import datetime, time
from functools import lru_cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from peewee import TextField
from pydantic import AfterValidator, Field, StringConstraints

from store import clock
from store.engine import database
from store.errors import NotFound
from store.estate import dated, own
from store.inputs import Count, FilledLine, Input, Line, mark, wrong
from store.paper import Printer


class Site(database.Row):
    """One setting."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "site"


# The id of an action, or of a key: what they may be is the screens' matter.
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_+]{1,40}$")]
# The name of a kind of sheet, whichever subject it belongs to.
SheetName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9 -]{1,40}$")]


class Shift(Input):
    """A shift of the day; one that ends at or before its start runs past midnight."""

    name: FilledLine
    start: time
    end: time


class Item(Input):
    """A public item at the post that the handover counts (H2)."""

    name: FilledLine
    expected: Count


def _zone(name: str) -> str:
    # Asking for all names would walk the disk each time the settings are read.
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        raise wrong("There is no time zone {name}; one is Asia/Shanghai.", name=name) from error
    return name


TimeZone = Annotated[str, AfterValidator(_zone)]

SHIFTS = (
    Shift(name="早班", start=time(8), end=time(16)),
    Shift(name="中班", start=time(16), end=time(0)),
    Shift(name="晚班", start=time(0), end=time(8)),
)
ITEMS = (
    Item(name="电脑", expected=1),
    Item(name="打印机", expected=1),
    Item(name="对讲机", expected=2),
    Item(name="手电筒", expected=2),
    Item(name="应急药箱", expected=1),
    Item(name="雨伞", expected=6),
    Item(name="办公用品", expected=1),
)
AREAS = ("大堂及门前无异常", "监控与消防主机无异常", "台面物品整齐，桌椅干净")


class Settings(Input):
    """All settings of an estate; the rule that each figure serves stands beside it."""

    name: FilledLine = Field(
        title=mark("Estate"),
        description=mark("The estate's name, as it stands on the screen and on every sheet."),
    )
    language: Literal["zh_CN", "en"] = Field(
        "zh_CN",
        title=mark("Language"),
        description=mark("The language of the screens; sheets are always in Chinese."),
    )
    timezone: TimeZone = Field(
        "Asia/Shanghai",
        title=mark("Time zone"),
        description=mark(
            "Where the estate lies: days begin and clocks go by it, as Asia/Shanghai."
        ),
    )
    shifts: tuple[Shift, ...] = Field(
        SHIFTS,
        title=mark("Shifts"),
        description=mark(
            "The shifts of a day, of which the desk is handed over: for example 早班 08:00-16:00,"
            " 中班 16:00-00:00"
        ),
        min_length=1,
    )
    greeting: Line = Field(
        "",
        title=mark("Greeting"),
        description=mark("What the desk says on the telephone; empty for the usual words."),
    )  # B1
    reminders: tuple[Line, ...] = Field(
        ("铃响三声内接听", "佩戴胸卡", "不离岗"),
        title=mark("Reminders"),
        description=mark(
            "What stands on Today for whoever is at the desk; apart by semicolons, or each on a"
            " line of its own (Ctrl-O)."
        ),
    )  # B1
    arrival_minutes: int = Field(
        20,
        ge=1,
        le=600,
        title=mark("Minutes to arrive"),
        description=mark("With nobody on site by then, the resident must be called."),
    )  # W3
    urgent_minutes: int = Field(
        10,
        ge=1,
        le=600,
        title=mark("Minutes when urgent"),
        description=mark("The same for what is urgent: an emergency."),
    )  # W3
    call_minutes: int = Field(
        5,
        ge=1,
        le=60,
        title=mark("Minutes to make a call"),
        description=mark("Who takes the alarm has so long; without the call it rings again."),
    )  # W3
    answer_hours: int = Field(
        24,
        ge=1,
        le=720,
        title=mark("Hours to answer"),
        description=mark("From taking a complaint or an enquiry to its answer."),
    )  # W6
    visit_hours: int = Field(
        48,
        ge=1,
        le=720,
        title=mark("Hours to revisit"),
        description=mark("From the end of the work to the return visit."),
    )  # W5
    early_minutes: int = Field(
        10,
        ge=0,
        le=120,
        title=mark("Minutes early"),
        description=mark("The incoming is at the desk this long before the shift."),
    )  # H1
    tidy_minutes: int = Field(
        15,
        ge=0,
        le=120,
        title=mark("Minutes to tidy"),
        description=mark("The outgoing tidies the desk this long before the end."),
    )  # H6
    items: tuple[Item, ...] = Field(
        ITEMS,
        title=mark("Items to count"),
        description=mark("What a handover counts, with the number: for example 对讲机 2, 手电筒 2"),
    )  # H2
    areas: tuple[FilledLine, ...] = Field(
        AREAS,
        title=mark("Areas to check"),
        description=mark(
            "What a handover looks at; apart by semicolons, or each on a line of its own (Ctrl-O)."
        ),
    )  # H4, H6
    teams: tuple[FilledLine, ...] = Field(
        ("工程组",),
        title=mark("Teams"),
        description=mark(
            "To whom work is sent; apart by semicolons, or each on a line of its own (Ctrl-O)."
        ),
    )  # W2
    lock_minutes: int = Field(
        10,
        ge=1,
        le=600,
        title=mark("Minutes to lock"),
        description=mark("With no key pressed for so long, the screen locks itself."),
    )
    backup_days: int = Field(
        30,
        ge=1,
        le=3650,
        title=mark("Days to keep backups"),
        description=mark("The desk is backed up every day; older backups are deleted."),
    )
    printers: dict[SheetName, Printer] = Field(
        {},
        title=mark("Printers"),
        description=mark("Which printer each kind of sheet goes to; chosen on a page of its own."),
    )  # W2
    shortcuts: dict[Name, tuple[Name, ...]] = Field(
        {},
        title=mark("Shortcuts"),
        description=mark("Which keys actions have other than usual; chosen on a page of its own."),
    )


def founded() -> bool:
    """Whether the estate has been set up."""
    return any(key == "name" for key, _ in _rows())


def settings() -> Settings:
    """The settings in force; raises ``NotFound`` before the estate is set up."""
    rows = _rows()
    if all(key != "name" for key, _ in rows):
        raise NotFound("This data folder has no estate yet.")
    found = _read(rows)
    clock.set_zone(found.timezone)
    return found


def held_at(moment: datetime) -> Settings:
    """The settings as they held at a moment; what is not on record of it is as it is now."""
    return own.held(settings(), dated.at(own.SITE, moment))


def _rows() -> tuple[tuple[str, str], ...]:
    kept = dict(database.db.execute_sql("SELECT key, value FROM site").fetchall())
    return tuple((kept | dated.begun(own.SITE)).items())


# Every operation asks for the settings; what is stored is read each time, made sense of once.
@lru_cache(maxsize=4)
def _read(rows: tuple[tuple[str, str], ...]) -> Settings:
    known = {key: json.loads(value) for key, value in rows if key in Settings.model_fields}
    return Settings.model_validate(known)


# What a session takes up when it begins is set at once only, and what the handover counts in
# versions of its own.
AHEAD = (
    *("name", "greeting", "reminders", "teams"),
    *("shifts", "arrival_minutes", "urgent_minutes", "answer_hours", "visit_hours"),
    *("early_minutes", "tidy_minutes", "lock_minutes", "backup_days"),
)


def is_demo() -> bool:
    """Whether this is the demo estate."""
    return Site.select().where(Site.key == "demo").exists()
