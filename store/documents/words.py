"""The kinds of letters, files and rounds, and how far each has come (O20-O25)."""

from __future__ import annotations

from store.text import Named, mark


class Source(Named):
    """Whom a letter comes from; owners and authorities are answered (民法典 943)."""

    AUTHORITY = "authority", mark("An authority")
    OWNER = "owner", mark("An owner or resident")
    COMPANY = "company", mark("Our company")
    OTHER = "other", mark("Another unit")

    @property
    def answered(self) -> bool:
        """Whether it gets a ticket, and an answer (A11)."""
        return self in (Source.AUTHORITY, Source.OWNER)


class Secrecy(Named):
    """Who may read it."""

    PLAIN = "plain", mark("open paper")
    INTERNAL = "internal", mark("internal paper")
    SECRET = "secret", mark("confidential paper")


class Haste(Named):
    """How urgent a letter says it is."""

    USUAL = "usual", mark("usual paper")
    URGENT = "urgent", mark("urgent paper")
    AT_ONCE = "at once", mark("most urgent paper")


class InStage(Named):
    """How far a received letter has come (O21)."""

    ENTERED = "entered", mark("letter entered")
    PROPOSED = "proposed", mark("handling proposed")
    DECIDED = "decided", mark("handling decided")
    IN_HAND = "in hand", mark("letter in hand")
    DONE = "done", mark("letter dealt with")
    FILED = "filed", mark("paper filed")
    VOID = "void", mark("entry void")


class ReaderStage(Named):
    """How far a copy that is passed round has come with one reader."""

    LISTED = "listed", mark("to be given")
    OUT = "out", mark("has the copy")
    BACK = "back", mark("read, copy back")
    LEFT_OUT = "left out", mark("reader left out")


class Read(Named):
    """How somebody signed that they have read it; which of both stands on the sheet."""

    PAPER = "paper", mark("signed on paper")
    PIN = "pin", mark("signed by PIN")


class Kind(Named):
    """What a sent letter is; each kind has a series of numbers of its own."""

    LETTER = "letter", mark("Letter out")
    ORDER = "order", mark("Notice to departments")
    POSTER = "poster", mark("Notice to residents")
    REPORT = "report", mark("Report up to a body")
    MINUTES = "minutes", mark("Minutes of a meeting")

    @property
    def sign(self) -> str:
        """The character that stands for it in its number, 物函〔2026〕3号."""
        return {"letter": "函", "order": "通", "poster": "告", "report": "报", "minutes": "纪"}[
            self
        ]


class OutStage(Named):
    """How far a sent letter has come (O22)."""

    DRAFT = "draft", mark("letter drafted")
    CHECKED = "checked", mark("draft checked")
    COSIGNED = "cosigned", mark("draft co-signed")
    SIGNED = "signed", mark("text signed")
    NUMBERED = "numbered", mark("letter numbered")
    SEALED = "sealed", mark("letter sealed")
    SENT = "sent", mark("letter sent")
    RECEIVED = "received", mark("receipt signed")
    POSTED = "posted", mark("notice posted")
    DOWN = "down", mark("notice taken down")
    FILED = "filed", mark("paper filed")
    VOID = "void", mark("letter void")


class By(Named):
    """How a letter goes out."""

    HAND = "hand", mark("By hand")
    POST = "post", mark("By post")
    MAIL = "mail", mark("By e-mail")


class FileKind(Named):
    """What a file holds."""

    IN = "in", mark("Letters received")
    OUT = "out", mark("Letters sent")
    CONTRACT = "contract", mark("Contracts on file")
    MATTER = "matter", mark("Other matters")


class Keep(Named):
    """How long a file is kept; the years are settings."""

    FOREVER = "forever", mark("For ever")
    LONG = "long", mark("Long term")
    SHORT = "short", mark("Short term")
    CONTRACT = "contract", mark("Contract's life and more")


class FileStage(Named):
    """Where a file is."""

    KEPT = "kept", mark("file in its place")
    LENT = "lent", mark("file lent")
    DESTROYED = "destroyed", mark("file destroyed")


class CullStage(Named):
    """How far a destruction has come (O25)."""

    LISTED = "listed", mark("files listed")
    APPROVED = "approved", mark("destruction approved")
    DONE = "done", mark("files destroyed")
    DROPPED = "dropped", mark("destruction dropped")
