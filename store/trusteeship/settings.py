"""What a trusteeship is agreed on, changeable without code (T3, T7, T8, T10, §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Line, Number, mark
from store.trusteeship.named import Span


class TrusteeshipSettings(Input):
    """The part of the fee, the limits, and when visits and calls are due."""

    rate: Number = Field(
        70,
        ge=1,
        le=100,
        title=mark("Entrusted homes pay, %"),
        description=mark("Of the management fee, by days (T3)."),
    )
    water_limit: Count = Field(
        5,
        title=mark("Water within, m³"),
        description=mark("A use beyond it is looked into (T2)."),
    )
    power_limit: Count = Field(
        20,
        title=mark("Electricity within, kWh"),
        description=mark("A use beyond it is looked into (T2)."),
    )
    span: Span = Field(
        Span.AGREEMENT,
        title=mark("Limits hold for"),
        description=mark("The source names no time; its plain sense is the whole agreement (T8)."),
    )
    item: Line = Field(
        "",
        title=mark("Item that is paid in part"),
        description=mark("Its code on the price list; empty: the management fee."),
    )
    after_hours: Number = Field(
        12,
        ge=1,
        le=72,
        title=mark("Visits after rain within, hours"),
        description=mark("So long after its end every entrusted home is visited (T10)."),
    )
    tell_minutes: Number = Field(
        120,
        ge=5,
        le=1440,
        title=mark("Owner told within, minutes"),
        description=mark("Of what is found at an entrusted home (T11)."),
    )
    ceiling: Number = Field(
        0,
        ge=0,
        le=100,
        title=mark("Local ceiling, %"),
        description=mark("Some cities let an empty home pay less than that; 0: there is none."),
    )
    ceiling_rule: Line = Field(
        "", title=mark("Rule of the ceiling"), description=mark("The local rule with its article.")
    )
    full_months: Count = Field(
        0,
        le=24,
        title=mark("Months paid in full first"),
        description=mark("Where a local rule reduces only after some months; 0: from the start."),
    )
    arrears_first: bool = Field(
        False,
        title=mark("Arrears paid first"),
        description=mark("Where a local rule reduces only for who owes nothing."),
    )


def settings() -> TrusteeshipSettings:
    """The settings in force."""
    return own.settings("trusteeship", TrusteeshipSettings)
