"""The times and figures of events, changeable without code (O17, A20)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class CommunitySettings(Input):
    """When an event is planned, told and summed up, and from what size on it needs a permit."""

    plan: Count = Field(
        7,
        le=90,
        title=mark("Event planned ahead, days"),
        description=mark("Later than that, why goes on record (O17; ours)."),
    )
    notice: Count = Field(
        3,
        le=60,
        title=mark("Event told ahead, days"),
        description=mark("From the notice to the event (O17; ours)."),
    )
    large: Count = Field(
        200,
        ge=1,
        title=mark("Large event, from so many people"),
        description=mark("Such an event is told earlier; ours."),
    )
    notice_large: Count = Field(
        7,
        le=60,
        title=mark("Large event told ahead, days"),
        description=mark("From the notice to the event (O17; ours)."),
    )
    permit: Count = Field(
        1000,
        ge=1,
        title=mark("Police permit, from so many people expected"),
        description=mark(
            "Without it none is approved (大型群众性活动安全管理条例 2: 1000 and more)."
        ),
    )
    permit_days: Count = Field(
        20,
        le=90,
        title=mark("Permit applied for ahead, days"),
        description=mark("Before the event (大型群众性活动安全管理条例 13: 20 days)."),
    )
    report: Count = Field(
        7,
        le=90,
        title=mark("Event summed up within, days"),
        description=mark("After its last day (O17; ours)."),
    )
    answer: Count = Field(
        24,
        ge=1,
        le=240,
        title=mark("Offered place answered within, hours"),
        description=mark("After that it goes to the next in line, at the latest as it begins."),
    )
    visited: Count = Field(
        10,
        le=100,
        title=mark("Households asked how it was, per cent"),
        description=mark("Of those that came, as return visits (V3); 0: none."),
    )
    keep: Count = Field(
        180,
        le=3650,
        title=mark("Names of sign-ups kept, days"),
        description=mark(
            "After the event; then names and phones are erased (个人信息保护法 19); 0: they are"
            " kept."
        ),
    )


def settings() -> CommunitySettings:
    """The settings in force."""
    return own.settings("community", CommunitySettings)
