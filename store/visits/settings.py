"""Quotas and times of return visits, changeable without code (V3, V4, V6, V9)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark
from store.visits.inputs import Kind

_QUOTA = mark("So many per cent of them are to be visited.")


class VisitSettings(Input):
    """How many are visited, until when, and by whom."""

    complaint_share: Count = Field(
        100, le=100, title=mark("Complaints visited, %"), description=_QUOTA
    )  # V3
    repair_share: Count = Field(
        30, le=100, title=mark("Repairs visited, %"), description=_QUOTA
    )  # V3
    enquiry_share: Count = Field(
        30, le=100, title=mark("Enquiries visited, %"), description=_QUOTA
    )  # V3
    emergency_share: Count = Field(
        100, le=100, title=mark("Emergencies visited, %"), description=_QUOTA
    )  # V3
    event_share: Count = Field(10, le=100, title=mark("Events visited, %"), description=_QUOTA)
    routine_share: Count = Field(
        50,
        ge=1,
        le=100,
        title=mark("Homes visited a year, %"),
        description=mark("Each month a twelfth of that is drawn, longest not visited first."),
    )  # V3, V4
    hours: Count = Field(
        48,
        ge=1,
        le=720,
        title=mark("Dissatisfied: again within, hours"),
        description=mark("By somebody one level above whoever heard it."),
    )  # V3
    days: Count = Field(
        7,
        ge=1,
        le=60,
        title=mark("Emergency or survey: within, days"),
        description=mark("After an emergency, or an answer that gave 1 or 2."),
    )  # V3, V19
    event_days: Count = Field(
        30,
        ge=1,
        le=90,
        title=mark("Event: visited within, days"),
        description=mark("After a community event."),
    )  # V3
    tries: Count = Field(
        3,
        ge=1,
        le=9,
        title=mark("Tries before it may be excused"),
        description=mark("At different times of the day."),
    )  # V6
    in_charge: bool = Field(
        True,
        title=mark("Complaints: who is in charge visits"),
        description=mark("No assistant then visits about a complaint."),
    )  # V3
    glad: Count = Field(
        95,
        le=100,
        title=mark("Satisfied at visits, goal %"),
        description=mark("A and B of all that said A, B or C."),
    )  # V9
    sign_day: Count = Field(
        5,
        ge=1,
        le=28,
        title=mark("Month's summary signed by day"),
        description=mark("Of the month that follows."),
    )  # V10

    def share(self, kind: Kind) -> int:
        """How many per cent of a kind are to be visited; what is drawn or owed, all of it."""
        quotas = {
            Kind.COMPLAINT: self.complaint_share,
            Kind.REPAIR: self.repair_share,
            Kind.PAID: self.repair_share,
            Kind.ENQUIRY: self.enquiry_share,
            Kind.EMERGENCY: self.emergency_share,
            Kind.EVENT: self.event_share,
        }
        return quotas.get(kind, 100)


def settings() -> VisitSettings:
    """The settings in force."""
    return own.settings("visits", VisitSettings)
