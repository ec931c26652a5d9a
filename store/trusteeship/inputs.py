"""What is filled in about an entrusted home: the agreement, its end, the limits (T5–T8, T12)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from store.bills.inputs import Percent
from store.inputs import (
    Asks,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    PastMoment,
    Phone,
    Prose,
    mark,
    wrong,
)
from store.meters.inputs import MeterNumber, Reading
from store.trusteeship.named import Entry, How, Leak, Span, Valves, Whom, Why

Worker = Annotated[Line, Asks("worker")]
FilledPhone = Annotated[Phone, Filled]
TODAY = mark("Empty for today.")
WATER, POWER = mark("Water, m³"), mark("Electricity, kWh")
GAS = mark("Gas, m³")
NONE_ON_FILE = mark("Only where none is on file.")
READ_BY = mark("Read by, two names")
AS_SET = mark("Empty: as the settings have it.")
HOOK = mark("Keys on hook")
HOOK_HELP = mark("An owner's key that hangs here; empty for none.")
GOODS = mark("Goods in the home")
GOODS_HELP = mark("One line each: sofa x2")


class NewTrust(Input):
    """What is agreed with an owner who leaves the home to the estate's care (T5)."""

    home: HomeId = Field(title=mark("Home"))
    since: date | None = Field(None, title=mark("From"), description=TODAY)
    until: date | None = Field(
        None, title=mark("Until the day"), description=mark("Empty: until notice.")
    )
    reason: FilledLine = Field(title=mark("Why it is entrusted"))
    entry: Entry = Field(title=mark("Going in"))
    contact: FilledLine = Field(title=mark("Emergency contact"))
    phone: FilledPhone = Field(title=mark("Contact's phone"))
    valves: Valves = Field(Valves.BOTH, title=mark("Main valves"))
    hook: Line = Field("", title=HOOK, description=HOOK_HELP)
    goods: Prose = Field("", title=GOODS, description=GOODS_HELP)
    applied_on: PastDay | None = Field(None, title=mark("Applied on"), description=TODAY)
    rate: Percent | None = Field(None, title=mark("Of the fee, %"), description=AS_SET)
    water_limit: Reading | None = Field(None, title=mark("Water within, m³"), description=AS_SET)
    power_limit: Reading | None = Field(
        None, title=mark("Electricity within, kWh"), description=AS_SET
    )
    span: Span | None = Field(None, title=mark("Limits hold for"), description=AS_SET)
    remark: Prose = Field("", title=mark("Remark"))

    @field_validator("until")
    @classmethod
    def _after(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if until and since and until < since:
            raise wrong("It ends before it begins.")
        return until

    @field_validator("rate")
    @classmethod
    def _some(cls, rate: int | None) -> int | None:
        if rate == 0:
            raise wrong("At least {least}.", least="0.01")
        return rate


class TrustChange(Input):
    """What may change while an agreement runs: who is called, who may go in, what is there."""

    entry: Entry = Field(title=mark("Going in"))
    contact: FilledLine = Field(title=mark("Emergency contact"))
    phone: Phone = Field(
        "", title=mark("Contact's phone"), description=mark("Empty: as it is on file.")
    )
    valves: Valves = Field(title=mark("Main valves"))
    hook: Line = Field("", title=HOOK, description=HOOK_HELP)
    goods: Prose = Field("", title=GOODS, description=GOODS_HELP)
    remark: Prose = Field("", title=mark("Remark"))


class Revealing(Input):
    """Why the contact's phone is looked at (F6)."""

    reason: FilledLine = Field(title=mark("Reason"))


class Dropped(Input):
    """Why it is not signed after all."""

    reason: FilledProse = Field(title=mark("Reason"))


class Checked(Input):
    """What the meters stand at."""

    water: Reading = Field(title=WATER)
    power: Reading = Field(title=POWER)
    gas: Reading | None = Field(None, title=GAS)


class Signing(Checked):
    """That both have signed, and what the meters stood at then (T1)."""

    water_no: MeterNumber | None = Field(
        None, title=mark("Water meter no."), description=NONE_ON_FILE
    )
    power_no: MeterNumber | None = Field(
        None, title=mark("Power meter no."), description=NONE_ON_FILE
    )
    read_by: FilledLine = Field(title=READ_BY)
    signed: bool = Field(
        title=mark("Signed by both"), description=mark("Two copies, one of them the owner's.")
    )

    @field_validator("signed")
    @classmethod
    def _both(cls, signed: bool) -> bool:
        if not signed:
            raise wrong("It holds only once both have signed.")
        return signed


class Prolonged(Input):
    """Until when it holds now."""

    until: date = Field(title=mark("Until the day"))
    reason: FilledProse = Field(title=mark("What was agreed"))


class Suspension(Input):
    """From when on the home is used, and the fee whole again."""

    since: date | None = Field(None, title=mark("Suspended from"), description=TODAY)
    until: date | None = Field(None, title=mark("Looked at again on"))
    reason: FilledProse = Field(title=mark("Reason"))


class Resumption(Checked):
    """From when on the home is entrusted again."""

    since: date | None = Field(None, title=mark("From"), description=TODAY)


class Looked(Input):
    """What came of looking for a leak, first of all (T8)."""

    leak: Leak = Field(title=mark("Looked for a leak"))
    words: FilledProse = Field(title=mark("What was seen"))
    worker: Worker = Field("", title=mark("To be put right by"))


class Told(Input):
    """Whom one spoke to, how, when, and what they said (T11)."""

    said: FilledProse = Field(title=mark("What was said"))
    how: How = Field(How.PHONE, title=mark("Told how"))
    whom: Whom = Field(Whom.OWNER, title=mark("Told whom"))
    reached: bool = Field(True, title=mark("Reached"))
    at: PastMoment | None = Field(
        None, title=mark("When"), description=mark("Empty for now; for example 14:45 or -5.")
    )


class Cleared(Input):
    """Why the use beyond the limit is accepted; it is counted anew from here."""

    reason: FilledProse = Field(title=mark("Reason"))


class Ending(Checked):
    """Why and when it ends, and what the meters stand at (T12)."""

    why: Why = Field(title=mark("Why it ends"))
    last_day: date | None = Field(
        None,
        title=mark("Last day"),
        description=mark("Empty for today; the whole fee is charged from the next day."),
    )
    read_by: FilledLine = Field(title=READ_BY)
    keys: Line = Field(
        "",
        title=mark("Keys that stay here"),
        description=mark("Why, where an owner's key still hangs here."),
    )
    goods: Line = Field(
        "", title=mark("Goods missing or damaged"), description=mark("Empty: all as listed.")
    )
    back_since: date | None = Field(
        None,
        title=mark("Whole fee back to"),
        description=mark("Only with the owner's signature, after a limit was exceeded."),
    )
    agreed: bool = Field(False, title=mark("Owner has signed that"))
    remark: Prose = Field("", title=mark("Remark"))


class Followed(Input):
    """What a time in force is told: that it begins, or until when it holds."""

    until: date | None = Field(None, title=mark("Until the day"))
