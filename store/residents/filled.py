"""What a clerk fills in for a file beside its people and vehicles (F1, F2, M1)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, ValidationInfo, field_validator

from store.inputs import FilledLine, FilledProse, Input, Line, PastDay, Phone, Prose, mark, wrong
from store.residents import identity
from store.residents.identity import IdKind, IdNumber, PaperNumber
from store.residents.inputs import FilledPhone, HomeState, PaperForm, Role


class NewState(Input):
    """How a home stands from a day on."""

    state: HomeState = Field(title=mark("State of the home"))
    since: PastDay = Field(title=mark("Since"))
    note: Prose = Field("", title=mark("Note"))

    @field_validator("state")
    @classmethod
    def _is_one(cls, state: HomeState) -> HomeState:
        if state is HomeState.UNKNOWN:
            raise wrong("Please fill this in.")
        return state


class NewCompany(Input):
    """A company that owns or rents a home."""

    name: FilledLine = Field(title=mark("Name of the company"))
    role: Role = Field(Role.OWNER, title=mark("Resident's role"))
    id_number: PaperNumber = Field("", title=mark("Social credit code"))
    phone: Phone = Field("", title=mark("Phone"))
    since: date | None = Field(None, title=mark("Moved in on"))
    note: Prose = Field("", title=mark("Note"))

    @field_validator("role")
    @classmethod
    def _is_no_family(cls, role: Role) -> Role:
        if role is Role.FAMILY:
            raise wrong("A company owns or rents a home.")
        return role

    @field_validator("id_number")
    @classmethod
    def _is_a_code(cls, number: str) -> str:
        return identity.checked(number, IdKind.COMPANY) if number else number


class NewContact(Input):
    """A person by whom a company is reached."""

    name: FilledLine = Field(title=mark("Name"))
    phone: FilledPhone = Field(title=mark("Phone"))
    post: Line = Field("", title=mark("Post"))
    id_number: IdNumber = Field("", title=mark("ID number"))


class NewProxy(Input):
    """A person with a power of attorney: for what, and from when until when (CC-165)."""

    name: FilledLine = Field(title=mark("Name"))
    phone: Phone = Field("", title=mark("Phone"))
    id_number: IdNumber = Field("", title=mark("ID number"))
    matters: FilledLine = Field(title=mark("For what"))
    paper: PaperForm = Field(PaperForm.ORIGINAL, title=mark("Power of attorney"))
    since: date = Field(title=mark("Valid from"))
    until: date = Field(title=mark("Valid until"))

    @field_validator("until")
    @classmethod
    def _ends_after_it_begins(cls, until: date, info: ValidationInfo) -> date:
        since = info.data.get("since")
        if since is not None and until < since:
            raise wrong("This must not lie before {day}.", day=since)
        return until


class Ending(Input):
    """The last day of something in a file, and why it ends."""

    on: date = Field(title=mark("Ends on"))
    reason: FilledProse = Field(title=mark("Reason"))


class NewPaper(Input):
    """A paper of identity of somebody on file, its number checked as far as its kind allows."""

    kind: IdKind = Field(IdKind.RESIDENT, title=mark("Paper of identity"))
    id_number: PaperNumber = Field(title=mark("Number of the paper"))
    until: date | None = Field(None, title=mark("Valid until"))

    @field_validator("id_number")
    @classmethod
    def _of_its_kind(cls, number: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        return identity.checked(number, kind) if kind else number
