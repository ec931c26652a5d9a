"""The words for events: their kinds, who pays, how far they and who signed up have come (O17)."""

from __future__ import annotations

from store.text import Named, mark


class Kind(Named):
    """What sort of event it is (O19)."""

    FESTIVAL = "festival", mark("Festival")
    FAMILY = "family", mark("Parents and children")
    SENIORS = "elderly", mark("For the elderly")
    SPORT = "sport", mark("Sport")
    CULTURE = "culture", mark("Culture, art")
    SERVICE = "service", mark("Free services for all")
    SAFETY = "safety", mark("Safety, fire drill")
    CHARITY = "charity", mark("Charity, green living")
    MEETING = "meeting", mark("Meeting with residents")
    OTHER = "other", mark("Other event")


class Source(Named):
    """Whose money it is; common income is the owners' (民法典 282)."""

    COMPANY = "company", mark("Property company itself")
    COMMON = "common", mark("Owners' common income")
    COMMITTEE = "committee", mark("Residents' committee, street")
    SPONSOR = "sponsor", mark("A sponsor")
    SHARED = "shared", mark("Who takes part pays")


class Stage(Named):
    """How far an event has come (O17)."""

    IDEA = "idea", mark("in the year's plan")
    DRAFT = "draft", mark("event in draft")
    ASKED = "asked", mark("to be approved")
    APPROVED = "approved", mark("event approved")
    NOTICED = "noticed", mark("sign-up open")
    HELD = "held", mark("was held")
    SUMMED = "summed", mark("summed up")
    FILED = "filed", mark("event filed")
    CANCELLED = "cancelled", mark("event cancelled")


class SignStage(Named):
    """How who signed up stands (O18)."""

    PLACED = "placed", mark("has a place")
    OFFERED = "offered", mark("place offered")
    QUEUED = "queued", mark("waits in line")
    CAME = "came", mark("came")
    ABSENT = "absent", mark("did not come")
    WITHDRAWN = "withdrawn", mark("withdrew")
    DECLINED = "declined", mark("declined the place")
    LAPSED = "lapsed", mark("did not answer in time")


class Seat(Named):
    """The kinds of places; each may have a limit of its own besides the total (O18)."""

    ADULTS = "adults", mark("Adults")
    SENIORS = "seniors", mark("Elderly")
    CHILDREN = "children", mark("Children")
