"""The words for how an agreement stands, what is visited when, and what is found (T5–T12)."""

from __future__ import annotations

from store.text import Named, mark


class Stage(Named):
    """How far an agreement has come (T6)."""

    DRAFT = "draft", mark("to be concluded")
    SIGNED = "signed", mark("signed")
    SUSPENDED = "suspended", mark("suspended")
    ENDED = "ended", mark("ended")
    DROPPED = "dropped", mark("not signed")


LIVE = (Stage.SIGNED, Stage.SUSPENDED)


class SpanStage(Named):
    """Whether a time in force holds."""

    HELD = "held", mark("in force")


class Span(Named):
    """Over which time the limits hold (T8)."""

    AGREEMENT = "agreement", mark("the whole agreement")
    MONTH = "month", mark("each month")
    YEAR = "year", mark("each year")


class Entry(Named):
    """Whether somebody may go in (T5, T11)."""

    NEVER = "never", mark("never")
    CALL = "call", mark("after a call")
    EMERGENCY = "emergency", mark("in an emergency")


class Valves(Named):
    """How the main valve and the main switch are left (T5)."""

    BOTH = "both", mark("water and power off")
    WATER = "water", mark("water off, power on")
    POWER = "power", mark("power off, water on")
    OPEN = "open", mark("both left on")


class Why(Named):
    """Why an agreement ends (T6)."""

    BACK = "back", mark("the owner is back")
    LET = "let", mark("the home is let")
    SOLD = "sold", mark("the home is sold")
    LIMIT = "limit", mark("a limit is exceeded")
    NOTICE = "notice", mark("notice was given")
    RAN_OUT = "ran out", mark("its time is over")


class Round(Named):
    """What a visit is for (T9, T10)."""

    WEEK = "week", mark("weekly round")
    BEFORE = "before", mark("before rain")
    AFTER = "after", mark("after rain")
    EXTRA = "extra", mark("besides")


class Result(Named):
    """What a visit came to."""

    NOTHING = "nothing", mark("nothing found")
    PROBLEM = "problem", mark("something found")
    EXCUSED = "excused", mark("not needed")


class Made(Named):
    """That a visit is on record."""

    MADE = "made", mark("made")


class Point(Named):
    """Where something was found, in the order of the sheet (SH24)."""

    DOORS = "doors", mark("Doors and windows")
    WATER = "water", mark("Water")
    POWER = "power", mark("Electricity")
    GAS = "gas", mark("Gas")
    LEAK = "leak", mark("Leak")
    SMELL = "smell", mark("Smell")
    LETTERS = "letters", mark("Letters")
    SEALS = "seals", mark("Seals")
    OTHER = "other", mark("Other")


class Whom(Named):
    """Who was told."""

    OWNER = "owner", mark("the owner")
    CONTACT = "contact", mark("the emergency contact")


class How(Named):
    """How they were told."""

    PHONE = "phone", mark("by phone")
    MESSAGE = "message", mark("by message")
    PERSON = "person", mark("in person")


class Leak(Named):
    """What came of looking for a leak (T8)."""

    NONE = "none", mark("no leak")
    FOUND = "found", mark("a leak")


class Telling(Named):
    """Whether the owner knows of a problem (T11)."""

    OWED = "owed", mark("owner not told")
    TOLD = "told", mark("owner told")


class Level(Named):
    """The signal of the weather service (D39)."""

    BLUE = "blue", mark("blue")
    YELLOW = "yellow", mark("yellow")
    ORANGE = "orange", mark("orange")
    RED = "red", mark("red")


class RainStage(Named):
    """How far a rain has come (T10)."""

    PROPOSED = "proposed", mark("proposed")
    OPEN = "open", mark("expected")
    OVER = "over", mark("is over")
    CLOSED = "closed", mark("closed")
    DROPPED = "dropped", mark("called off")


STORMING = (RainStage.PROPOSED, RainStage.OPEN, RainStage.OVER)
