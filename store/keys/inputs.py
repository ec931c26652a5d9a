"""What is filled in when a key comes, goes out, returns, or leaves for good (K1, K2, K4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from store.inputs import FilledLine, HomeId, Input, Line, Number, Prose, halfwidth, mark, wrong
from store.text import Named


class KeyKind(Named):
    """Why the desk has a key: for public rooms, left by an owner, or of a vacant home (K1)."""

    PUBLIC = "public", mark("Public room")
    DEPOSITED = "deposited", mark("Deposited by the owner")
    VACANT = "vacant", mark("Vacant home")


class Identity(Named):
    """Which proof of identity was checked (K2); never its number."""

    ID_CARD = "id card", mark("ID card")
    WORK_PASS = "work pass", mark("Work pass")
    RESIDENT_CARD = "resident card", mark("Resident card")
    DRIVING_LICENCE = "driving licence", mark("Driving licence")
    PASSPORT = "passport", mark("Passport")
    AUTHORISATION = "authorisation", mark("Authorisation")
    KNOWN = "known", mark("Known in person")


def _hook(text: object) -> object:
    if not isinstance(text, str):
        return text
    hook = halfwidth(text)
    if not 1 <= len(hook) <= 12 or " " in hook:
        raise wrong("A hook is 1 to 12 digits or letters, for example 17 or A-3.")
    return hook


Hook = Annotated[str, BeforeValidator(_hook)]


class NewKey(Input):
    """A key that the desk takes into its keeping (K1)."""

    hook: Hook = Field(title=mark("Hook"))
    kind: KeyKind = Field(KeyKind.PUBLIC, title=mark("Kind"))
    home: HomeId | None = Field(None, title=mark("Home"))
    doors: FilledLine = Field(title=mark("Doors"))
    count: Number = Field(1, ge=1, le=999, title=mark("How many"))
    reason: Line = Field("", title=mark("Why it is held"))
    since: date | None = Field(None, title=mark("Held since"))

    @model_validator(mode="after")
    def _home_by_kind(self) -> NewKey:
        if self.kind is KeyKind.PUBLIC and self.home is not None:
            raise wrong("A home's key is deposited or vacant, not public.")
        if self.kind is not KeyKind.PUBLIC and self.home is None:
            raise wrong("Please give the home that the key belongs to.")
        return self


class KeyLoan(Input):
    """A lending: to whom, which identity was checked, why, and when it is expected back (K2)."""

    borrower: FilledLine = Field(title=mark("Borrower"))
    identity: Identity = Field(Identity.ID_CARD, title=mark("Identity checked"))
    reason: FilledLine = Field(title=mark("Reason"))
    due: datetime = Field(title=mark("Expected back"))


class KeyReturn(Input):
    """A return; ``returned_by`` stays empty when it is the borrower (K2)."""

    returned_by: Line = Field("", title=mark("Brought back by"))
    words: Prose = Field("", title=mark("Note"))


class KeyRelease(Input):
    """Handing a key over for good, as to the owner at move-in (K4)."""

    handed_to: FilledLine = Field(title=mark("Handed to"))
    identity: Identity = Field(Identity.ID_CARD, title=mark("Identity checked"))
    words: Prose = Field("", title=mark("Note"))
