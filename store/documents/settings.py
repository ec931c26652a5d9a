"""The figures of office documents, changeable without code (O21, O25; ours)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, FilledLine, Input, mark


class DocumentSettings(Input):
    """How documents are numbered, when one is reminded, and how long files are kept."""

    short: FilledLine = Field(
        "物",
        max_length=8,
        title=mark("Letters' short name"),
        description=mark("It begins the number of a sent letter: 物函〔2026〕3号."),
    )
    ahead: Count = Field(
        1,
        le=31,
        title=mark("Letters urged, days ahead"),
        description=mark("So many days before its day a letter in hand stands on Today (O21)."),
    )
    passing: Count = Field(
        2,
        ge=1,
        le=31,
        title=mark("A copy is back within, days"),
        description=mark("What is passed round comes back from each reader in this time (O21)."),
    )
    receipt: Count = Field(
        7,
        le=60,
        title=mark("Receipt missed after, days"),
        description=mark(
            "A letter that was sent stands on Today until it is signed for; 0: never."
        ),
    )
    long: Count = Field(
        30,
        ge=1,
        le=100,
        title=mark("Long term, years"),
        description=mark(
            "From the end of the file's year (机关文件材料归档范围和文书档案保管期限规定)."
        ),
    )
    brief: Count = Field(
        10,
        ge=1,
        le=100,
        title=mark("Short term, years"),
        description=mark(
            "From the end of the file's year (机关文件材料归档范围和文书档案保管期限规定)."
        ),
    )
    contract: Count = Field(
        3,
        ge=1,
        le=100,
        title=mark("Contracts, years after their end"),
        description=mark("So long a claim may still be made (民法典 188)."),
    )


def settings() -> DocumentSettings:
    """The settings in force."""
    return own.settings("documents", DocumentSettings)
