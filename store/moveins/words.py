"""The words of moving in and out: who comes, how far it has come, what a line is (M10–M30)."""

from __future__ import annotations

from store.text import Named, mark


class Course(Named):
    """Which way somebody goes: in, out, or out because the home is sold (M29, M30)."""

    IN = "in", mark("Move-in")
    OUT = "out", mark("Moving out")
    SALE = "sale", mark("Change of owner")


class Mode(Named):
    """Who comes, which decides the papers (M1, §4.2)."""

    OWNER = "owner", mark("Owner in person")
    PROXY = "proxy", mark("Proxy of the owner")
    COMPANY = "company", mark("Company")
    TENANT = "tenant", mark("Tenant")
    SHOP = "shop", mark("Shop")
    HEIR = "heir", mark("Heir, guardian, divorce")


OWNING = (Mode.OWNER, Mode.PROXY, Mode.COMPANY, Mode.HEIR, Mode.SHOP)
ACTED_FOR = (Mode.PROXY, Mode.COMPANY)  # whom somebody else comes for


class Basis(Named):
    """What says how large the home is."""

    TITLE = "title", mark("by title deed")
    SURVEY = "survey", mark("by survey")
    CONTRACT = "contract", mark("by contract")


class Stage(Named):
    """How far a walk has come (M14)."""

    OPEN = "open", mark("in progress")
    HANDED = "handed", mark("handed to the owner")
    ARCHIVED = "archived", mark("archived")
    CANCELLED = "cancelled", mark("called off")


class State(Named):
    """How a walk reads (M14)."""

    OPEN = "open", mark("in progress")
    PAUSED = "paused", mark("paused")
    HANDED = "handed", mark("handed to the owner")
    ARCHIVED = "archived", mark("archived")
    CANCELLED = "cancelled", mark("called off")


class Conclusion(Named):
    """What the owner said of the home (M23)."""

    NONE = "", mark("not yet accepted")
    ACCEPTED = "accepted", mark("taken over")
    WITH_DEFECTS = "with-defects", mark("accepted with the listed defects")
    REFUSED = "refused", mark("not accepted")


class Part(Named):
    """The parts of a walk, in the order in which they are usually gone through (M12)."""

    PAPER = "paper", mark("Papers")
    MONEY = "money", mark("Money")
    ROOM = "room", mark("Acceptance")
    HAND = "hand", mark("Hand-out")
    LEAVE = "leave", mark("Leaving")


class Next(Named):
    """What comes next in a walk, in words (CT4)."""

    VERIFY = "verify", mark("verify the papers")
    REGISTER = "register", mark("register and sign")
    CHARGE = "charge", mark("bills and deposits")
    ACCEPT = "accept", mark("accept the home")
    AGAIN = "again", mark("the home was not accepted: put it right, then accept it")
    HAND = "hand", mark("hand out keys and papers")
    DEFECTS = "defects", mark("follow the defects")
    ARCHIVE = "archive", mark("archive")
    LEAVE = "leave", mark("go through what has to be done")
    CLOSE = "close", mark("close it")
    DONE = "done", mark("nothing more")


class LineStage(Named):
    """What became of a line."""

    OPEN = "open", mark("to do")
    SEEN = "seen", mark("here")
    OWED = "owed", mark("still owed")
    PASSED = "passed", mark("let past")
    OK = "ok", mark("up to standard")
    NONE = "none", mark("there is none")
    UNCHECKED = "unchecked", mark("not checked")
    DEFECT = "defect", mark("defect")
    TO_AGREE = "to-agree", mark("re-inspected, agree a time")
    AGREED = "agreed", mark("time agreed")
    MENDED = "mended", mark("owner accepted")
    MADE = "made", mark("billed")
    STRUCK = "struck", mark("struck out")
    GIVEN = "given", mark("handed out")
    DONE = "done", mark("done")
    NOT_NEEDED = "not-needed", mark("not needed")


MENDING = (LineStage.DEFECT, LineStage.TO_AGREE, LineStage.AGREED)


class Warranty(Named):
    """The kind of a defect, by which its warranty runs (BQ-40, M21)."""

    STRUCTURE = "structure", mark("Structure: design life")
    WATERPROOF = "waterproof", mark("Waterproofing: 5 years")
    HEATING = "heating", mark("Heating and cooling: 2 seasons")
    WIRING = "wiring", mark("Wiring: 2 years")
    PIPES = "pipes", mark("Pipes: 2 years")
    FINISH = "finish", mark("Decoration: 2 years")
    CONTRACT = "contract", mark("By contract")


class Whose(Named):
    """Who has to put a defect right (M10)."""

    DEVELOPER = "developer", mark("the developer")
    ENGINEERING = "engineering", mark("our engineering")


class VisitStage(Named):
    """What became of an appointment."""

    PLANNED = "planned", mark("still to come")
    CAME = "came", mark("came")
    MISSED = "missed", mark("did not come")
    OFF = "off", mark("called off")
