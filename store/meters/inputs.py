"""What is filled in about meters and their readings ($78–$82)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store import money
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    mark,
    wrong,
)
from store.text import Named, halfwidth


class MeterKind(Named):
    """What it measures."""

    WATER = "water", mark("Cold water")
    HOT = "hot", mark("Hot water")
    POWER = "power", mark("Electricity")
    GAS = "gas", mark("Gas")
    HEAT = "heat", mark("Heating")


class Why(Named):
    """Why a meter is read."""

    REGULAR = "regular", mark("Regular reading")
    ESTIMATED = "estimated", mark("Estimated")
    MOVE_IN = "move-in", mark("Move-in")
    TRUSTEE_START = "trustee-start", mark("Trusteeship begins")
    TRUSTEE_END = "trustee-end", mark("Trusteeship ends")
    CHECK = "check", mark("Check")


class ReadingKind(Named):
    """What a reading is: besides those that are read, the base and what an exchange leaves."""

    BASE = "base", mark("Base reading")
    EXCHANGE = "exchange", mark("Taken off")
    REGULAR = "regular", Why.REGULAR.called
    ESTIMATED = "estimated", Why.ESTIMATED.called
    MOVE_IN = "move-in", Why.MOVE_IN.called
    TRUSTEE_START = "trustee-start", Why.TRUSTEE_START.called
    TRUSTEE_END = "trustee-end", Why.TRUSTEE_END.called
    CHECK = "check", Why.CHECK.called


class Stage(Named):
    """Whether a meter is in its place."""

    SET = "set", mark("in use")
    REMOVED = "removed", mark("taken off")


_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")


def _number(typed: object) -> object:
    return halfwidth(typed).upper().replace(" ", "") if isinstance(typed, str) else typed


def _fits(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise wrong("A meter's number is up to 24 letters, digits and hyphens.")
    return number


MeterNumber = Annotated[str, BeforeValidator(_number), AfterValidator(_fits)]
Reading = Annotated[int, money.of(money.READING, least=0)]
Multiplier = Annotated[int, money.of(money.READING, least=1, most=99_999_000)]
_ROLLED = mark("It went through all its digits and began at nought again.")
_TODAY = mark("Empty for today.")


class Dial(Input):
    """What stands on a meter."""

    digits: Count = Field(
        5, ge=4, le=8, title=mark("Digits"), description=mark("Before the decimal point.")
    )
    multiplier: Multiplier | None = Field(
        None, title=mark("Multiplier"), description=mark("Empty for 1.")
    )
    backward: bool = Field(False, title=mark("Runs backward"))


class NewMeter(Dial):
    """A meter in its place, and what it stood at then."""

    number: MeterNumber = Field(title=mark("Meter no."))
    kind: MeterKind = Field(title=mark("Kind"))
    home: HomeId | None = Field(None, title=mark("Home"))
    place: Line = Field("", title=mark("Place"), description=mark("Of a common meter."))
    set_on: PastDay | None = Field(None, title=mark("Set on"), description=_TODAY)
    base: Reading = Field(title=mark("Base reading"))


class NewReading(Input):
    """What a meter stands at ($79)."""

    value: Reading = Field(title=mark("Reading"))
    why: Why = Field(Why.REGULAR, title=mark("Reading for"))
    on: PastDay | None = Field(None, title=mark("Day of reading"), description=_TODAY)
    rolled: bool = Field(False, title=mark("Rolled over"), description=_ROLLED)
    sure: bool = Field(False, title=mark("It is so"), description=mark("Where the use is unusual."))
    photo: Line = Field("", title=mark("Photo"))


class Correction(Input):
    """What a reading should have been."""

    on: PastDay = Field(title=mark("Day of reading"))
    value: Reading = Field(title=mark("Reading"))
    rolled: bool = Field(False, title=mark("Rolled over"), description=_ROLLED)
    reason: FilledProse = Field(title=mark("What was wrong"))


class Exchange(Dial):
    """Another meter in its place: where the old one stopped, where the new one begins."""

    on: PastDay | None = Field(None, title=mark("Exchanged on"), description=_TODAY)
    final: Reading = Field(title=mark("The old one stood at"))
    rolled: bool = Field(False, title=mark("Rolled over"), description=_ROLLED)
    new_number: MeterNumber = Field(title=mark("New meter no."))
    base: Reading = Field(title=mark("The new one stands at"))
    reason: Line = Field("", title=mark("Reason"))


class Removal(Input):
    """A meter that is taken off, with nothing in its place."""

    on: PastDay | None = Field(None, title=mark("Taken off on"), description=_TODAY)
    final: Reading = Field(title=mark("It stood at"))
    rolled: bool = Field(False, title=mark("Rolled over"), description=_ROLLED)
    reason: FilledProse = Field(title=mark("Reason"))


class Swap(Input):
    """Two meters that were taken for each other's ($82)."""

    other: FilledLine = Field(title=mark("The other meter's no."))
    since: date = Field(title=mark("Crossed since"))
    reason: FilledProse = Field(title=mark("How it was found"))
