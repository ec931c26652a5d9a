"""The words for what is kept, lent, booked and counted (issue 21)."""

from __future__ import annotations

from store.text import Named, mark


class Kind(Named):
    """What sort of thing it is; what it can be used for follows from that."""

    SEAL = "seal", mark("Seal")
    VEHICLE = "vehicle", mark("Car or cart")
    ROOM = "room", mark("Meeting room")
    SUPPLY = "supply", mark("Supplies")
    ASSET = "asset", mark("Asset with a keeper")

    @property
    def counted(self) -> bool:
        """Whether it is counted: a room is no thing."""
        return self is not Kind.ROOM


class Stage(Named):
    """Whether it is still there."""

    KEPT = "kept", mark("in use")
    MISSING = "missing", mark("not found")
    OFF = "off", mark("written off")


class Way(Named):
    """In which way it was used."""

    SEALED = "sealed", mark("Sealed here")
    OUT = "out", mark("Seal taken out")
    DRIVEN = "driven", mark("Driven")
    MEETING = "meeting", mark("Meeting")


class LoanStage(Named):
    """How far a loan or a booking has come."""

    ASKED = "asked", mark("loan to be approved")
    BOOKED = "booked", mark("booked")
    OUT = "out", mark("is out")
    BACK = "back", mark("is back")
    USED = "used", mark("sealed")
    OVER = "over", mark("time has passed")
    OFF = "off", mark("called off")


class Scope(Named):
    """What of it is counted."""

    ALL = "all", mark("Everything")
    SUPPLIES = "supplies", mark("Supplies only")
    THINGS = "things", mark("Seals, vehicles, assets")

    def has(self, kind: Kind) -> bool:
        """Whether a kind of thing is counted."""
        if not kind.counted or self is Scope.ALL:
            return kind.counted
        return (kind is Kind.SUPPLY) is (self is Scope.SUPPLIES)
