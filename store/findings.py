"""Findings: what is found wrong anywhere and followed until it is put right (G9).

A finding is a ticket of that kind. Any subject raises one through ``answers.findings()``, which the
subject that keeps tickets fills in; what it says of one is a ``Finding``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from pydantic import Field

from store.inputs import FilledProse, HomeId, Input, Line, WorkerName, mark
from store.rights import Staff
from store.text import Named


class Severity(Named):
    """How bad a finding is (I13)."""

    DANGER = "danger", mark("Dangerous")
    URGENT = "urgent", mark("Urgent")
    GENERAL = "general", mark("General")
    PLANNED = "planned", mark("By plan")


class NewFinding(Input):
    """What was found, where, and who is to put it right until when (G9)."""

    home: HomeId | None = Field(None, title=mark("Home"))
    place: Line = Field("", title=mark("Place"))
    what: FilledProse = Field(title=mark("What was found"))
    severity: Severity = Field(Severity.GENERAL, title=mark("Severity"))
    worker: WorkerName = Field(title=mark("To be put right by"))
    team: Line = Field("", title=mark("Team"))
    due: datetime = Field(title=mark("Until when"))
    photo: Line = Field("", title=mark("Photo reference"))


@dataclass(frozen=True)
class Origin:
    """Where a finding comes from.

    ``source`` is the round, count or visit that found it, empty for whoever came by, and ``about``
    the thing in it, both as the journal names things. ``barred`` are members of staff who may not
    re-inspect it; ``at_source`` says that it is looked at again where it was found, and not by word
    alone.
    """

    source: str = ""
    about: str = ""
    barred: Collection[int] = ()
    at_source: bool = False


@dataclass(frozen=True)
class Reinspection:
    """What a look by another person found; ``figures`` are the source's own. Times are UTC."""

    number: int
    at: datetime
    by: int | None
    passed: bool
    note: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What its source has to know of a finding: its ticket's number and what became of it.

    ``due`` is until when it is to be put right, as it stands, in UTC.
    """

    number: int
    origin: Origin
    open: bool
    stage: Named
    due: datetime | None
    to_reinspect: bool
    reinspections: tuple[Reinspection, ...]


class Keeping(Protocol):
    """How the subject that keeps tickets serves all others."""

    def raise_(self, new: NewFinding, origin: Origin, *, by: Staff) -> Finding:
        """Raise a finding, within the caller's operation."""

    def open_of(self, thing: str) -> Sequence[Finding]:
        """The open findings whose source is such a thing, by the journal's name for its kind."""

    def of_source(self, source: str) -> Sequence[Finding]:
        """The findings of a source, the oldest first."""

    def reinspect(
        self, number: int, *, passed: bool, note: str, figures: Mapping[str, Any], by: Staff
    ) -> Finding:
        """Record what was found at the source: closed where it passed, else a further round.

        Raises ``Forbidden`` for who put it right or is barred, ``Refused`` at another stage.
        """
