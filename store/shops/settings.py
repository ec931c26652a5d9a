"""The figures of shops, changeable without code (I24-I27); what a city rules is a setting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from store.estate import own
from store.inputs import Count, FilledLine, Input, mark, wrong

MOST = 9


def split(text: str) -> tuple[str, ...]:
    """The duties as they are typed, one behind another."""
    parts = text.replace(",", "、").replace("，", "、").split("、")
    return tuple(filter(None, (part.strip() for part in parts)))


def _items(text: str) -> str:
    found = split(text)
    if not 1 <= len(found) <= MOST or len(set(found)) < len(found):
        raise wrong("1 to {most} duties, none twice, with commas between.", most=MOST)
    return text


class ShopSettings(Input):
    """How shops are reviewed and their fronts checked."""

    duties: Annotated[FilledLine, AfterValidator(_items)] = Field(
        "卫生、绿化、秩序",
        title=mark("Frontage duties"),
        description=mark("What each shop answers for at its front; some cities' third is 设施."),
    )  # I26
    review: Count = Field(
        30,
        ge=1,
        le=366,
        title=mark("Papers reviewed within, days"),
        description=mark("Counted from the day on which the shop came in."),
    )  # I24
    ahead: Count = Field(
        30,
        ge=1,
        le=366,
        title=mark("Business licence, days ahead"),
        description=mark("So long before it expires it stands on Today; again 7 days before."),
    )  # G12
    flue: Count = Field(
        0,
        le=366,
        title=mark("Kitchen flue cleaned every, days"),
        description=mark("After the last cleaning it stands on Today again; 0: nothing is asked."),
    )  # I24, local rule, off until chosen
    goal: Count = Field(
        90,
        le=100,
        title=mark("Frontage score aimed at"),
        description=mark("Below it the weekly sheet and the list mark a shop."),
    )  # I26
    keep: Count = Field(
        365,
        le=3650,
        title=mark("Names of closed shops kept, days"),
        description=mark(
            "Then who ran it and their phones are erased (个人信息保护法 19, 47); 0: they are kept."
        ),
    )  # G17


def settings() -> ShopSettings:
    """The settings in force."""
    return own.settings("shops", ShopSettings)


def review_due(since: date) -> date:
    """Until when a shop's papers are reviewed (I24)."""
    return since + timedelta(days=settings().review)
