"""After how many days each step follows, changeable without code ($64, §12)."""

from __future__ import annotations

from pydantic import Field

from store.dunning.inputs import Lawful
from store.estate import own
from store.inputs import Count, Input, Line, mark


class DunningSettings(Input):
    """When what is owed is asked for."""

    remind: Count = Field(
        1,
        ge=1,
        le=365,
        title=mark("Reminder, days after it was due"),
        description=mark("Due on the 25th, it is overdue on the day after."),
    )
    first: Count = Field(
        7,
        ge=1,
        le=365,
        title=mark("Written notice, days after the reminder"),
        description=mark("Before that only a reminder by telephone is due."),
    )
    term_first: Count = Field(
        7,
        ge=1,
        le=60,
        title=mark("Written notice, days to pay"),
        description=mark("A reasonable time, as the law asks for (民法典 944)."),
    )
    term_second: Count = Field(
        3,
        ge=1,
        le=60,
        title=mark("Second notice, days to pay"),
        description=mark("After the first term has passed (民法典 944)."),
    )
    visit: Count = Field(
        60,
        ge=1,
        le=999,
        title=mark("Visit, days after it was due"),
        description=mark("By the supervisor or the manager, to hear why it is not paid."),
    )
    decide: Count = Field(
        14,
        ge=1,
        le=365,
        title=mark("Manager's decision, days after the visit"),
        description=mark("Instalments, a delay, or a lawyer's letter."),
    )
    court: Count = Field(
        180,
        ge=1,
        le=999,
        title=mark("List for the court, days after it was due"),
        description=mark("Long before the claim is dead, after three years (民法典 188)."),
    )
    reply: Lawful = Field(
        "对欠费或服务有异议的，请在截止日前到前台书面提出，我们将在三个工作日内答复。",
        title=mark("How to object"),
        description=mark("Stands on the notice."),
    )
    posting: Line = Field(
        "",
        title=mark("Local article on posting"),
        description=mark(
            "The local rule that lets debtors be posted in public, with its article; empty: none"
            " is (个人信息保护法 25). Room and amount stand there, no name."
        ),
    )  # $68: forbidden where no local rule allows it


def settings() -> DunningSettings:
    """The settings in force."""
    return own.settings("dunning", DunningSettings)
