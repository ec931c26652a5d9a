"""The figures of renovations, changeable without code (money.md §12); local rules are off."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.estate.working import Hours
from store.inputs import Count, Input, Number, mark
from store.text import Named


class LocalRule(Named):
    """A city's own hours for noisy work, in force where the manager has chosen it (§2.1)."""

    NONE = "none", mark("No local rule chosen")
    BEIJING = "beijing", mark("Beijing noise rules art. 35: working days 8-12, 14-18 only")
    HANGZHOU = "hangzhou", mark("Hangzhou noise rules art. 37: daily 8-12, 14-20")
    SHANDONG = "shandong", mark("Shandong noise rules art. 33, 38: not 12-14, not 22-6")


class RenovationSettings(Input):
    """How long what may take, how often it is checked, and when noisy work may be done."""

    answer: Count = Field(
        3,
        ge=1,
        le=30,
        title=mark("Declaration answered, working days"),
        description=mark("Counted from the day on which its papers are complete."),
    )  # R4
    deposit: Number = Field(
        2000,
        ge=0,
        le=1_000_000,
        title=mark("Renovation deposit, yuan"),
        description=mark("0: none is taken. A city's cap is a setting of the deposits."),
    )  # R19
    wait: Count = Field(
        30,
        ge=0,
        le=365,
        title=mark("Watched for leaks, days"),
        description=mark("So long after it has passed the deposit may go back, without interest."),
    )  # R18
    length: Count = Field(
        90,
        ge=1,
        le=730,
        title=mark("Permit at most, days"),
        description=mark("Counted from the first day; it can be extended."),
    )  # R6
    every: Count = Field(
        2,
        ge=1,
        le=30,
        title=mark("Spot check, every so many days"),
        description=mark("Each open renovation is looked at so often."),
    )  # R12
    closer: Count = Field(
        1,
        ge=1,
        le=30,
        title=mark("Spot check in demolition and waterproofing, days"),
        description=mark("While such works were seen it is looked at so often."),
    )  # R12
    inspect: Count = Field(
        3,
        ge=1,
        le=60,
        title=mark("Inspected after completion, days"),
        description=mark("Counted from the day on which the renovator says it is done."),
    )  # R17
    report: Count = Field(
        24,
        ge=1,
        le=240,
        title=mark("Breach reported within, hours"),
        description=mark(
            "A severe or unheeded breach goes to the authority so soon: Shanghai's figure (59);"
            " decree 110 art. 42 fines silence."
        ),
    )  # R14
    hours: Hours = Field(
        "08:00-12:00; 14:00-18:00",
        title=mark("Noisy work, hours"),
        description=mark("For example 08:00-12:00; 14:00-18:00. Monday to Saturday."),
    )  # R9
    sundays: bool = Field(
        False,
        title=mark("Noisy work on Sundays and holidays"),
        description=mark("No: on those days there is none."),
    )  # R9
    rule: LocalRule = Field(
        LocalRule.NONE,
        title=mark("Local rule for the hours"),
        description=mark("Chosen, noisy work is done only when it and the hours above allow it."),
    )  # R9
    entrance: bool = Field(
        False,
        title=mark("Permit posted in the entrance too"),
        description=mark("Where a local rule asks it: Beijing 79, Zibo 61."),
    )  # R6
    slow: Count = Field(
        7,
        ge=1,
        le=365,
        title=mark("Slow after, days"),
        description=mark("So long without work seen, a renovation reads as slow."),
    )  # R20
    stalled: Count = Field(
        14,
        ge=1,
        le=365,
        title=mark("Stalled after, days"),
        description=mark("So long without work seen, it reads as stalled."),
    )  # R20
    short: Count = Field(
        15,
        ge=1,
        le=365,
        title=mark("Short worker's pass, days"),
        description=mark("A worker's pass holds so long, never longer than the permit."),
    )  # R10
    long: Count = Field(
        30,
        ge=1,
        le=365,
        title=mark("Long worker's pass, days"),
        description=mark("A worker's pass holds so long, never longer than the permit."),
    )  # R10
    pass_deposit: Number = Field(
        0,
        ge=0,
        le=10_000,
        title=mark("Deposit for a worker's pass, yuan"),
        description=mark("0: none. Where it is more, a pass is given out against it."),
    )  # R10
    kept: Count = Field(
        90,
        ge=0,
        le=3650,
        title=mark("Workers' names kept, days"),
        description=mark(
            "So long after a pass has ended its worker's name is erased (个人信息保护法 19);"
            " 0: never."
        ),
    )  # SET1


def settings() -> RenovationSettings:
    """The settings in force."""
    return own.settings("renovation", RenovationSettings)
