"""The estate's settings as they stand: every figure of the rules, changeable without code."""

from __future__ import annotations

import json
from datetime import time
from functools import lru_cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from peewee import TextField
from pydantic import AfterValidator, Field, StringConstraints

from store import clock
from store.engine import database
from store.errors import NotFound
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

    name: FilledLine = Field(title=mark("Estate"))
    language: Literal["zh_CN", "en"] = Field("zh_CN", title=mark("Language"))
    timezone: TimeZone = Field("Asia/Shanghai", title=mark("Time zone"))
    shifts: tuple[Shift, ...] = Field(SHIFTS, title=mark("Shifts"), min_length=1)
    greeting: Line = Field(
        "",
        title=mark("Greeting"),
        description=mark("What the desk says on the telephone; empty for the usual words."),
    )  # B1
    reminders: tuple[Line, ...] = Field(
        ("铃响三声内接听", "佩戴胸卡", "不离岗"), title=mark("Reminders")
    )  # B1
    arrival_minutes: int = Field(
        20,
        ge=1,
        le=600,
        title=mark("Minutes to arrive"),
        description=mark("With nobody on site by then, the resident must be called."),
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
    items: tuple[Item, ...] = Field(ITEMS, title=mark("Items to count"))  # H2
    areas: tuple[FilledLine, ...] = Field(AREAS, title=mark("Areas to check"))  # H4, H6
    teams: tuple[FilledLine, ...] = Field(("工程组",), title=mark("Teams"))  # W2
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
    printers: dict[SheetName, Printer] = Field({}, title=mark("Printers"))  # W2
    shortcuts: dict[Name, tuple[Name, ...]] = Field({}, title=mark("Shortcuts"))


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


def _rows() -> tuple[tuple[str, str], ...]:
    return tuple(database.db.execute_sql("SELECT key, value FROM site").fetchall())


# Every operation asks for the settings; what is stored is read each time, made sense of once.
@lru_cache(maxsize=4)
def _read(rows: tuple[tuple[str, str], ...]) -> Settings:
    known = {key: json.loads(value) for key, value in rows if key in Settings.model_fields}
    return Settings.model_validate(known)


def is_demo() -> bool:
    """Whether this is the demo estate."""
    return Site.select().where(Site.key == "demo").exists()
