"""Who signs the log while the supervisor is away (D4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from store import clock, journal
from store.desk import staff
from store.desk.staff import require
from store.dutylog.rights import NAME_DEPUTY, SIGN_DAY
from store.errors import Refused
from store.inputs import Asks, Input, Prose, mark
from store.journal.operation import operation
from store.rights import Staff, may

LONGEST = timedelta(days=31)
_SUBJECT = "deputy:1"  # there is one at a time


class NewDeputy(Input):
    """Who stands in for the supervisor under the log, and to which day."""

    staff: Annotated[int, Asks("staff")] = Field(title=mark("Deputy"))
    until: date = Field(title=mark("To day"))
    reason: Prose = Field("", title=mark("Reason"))


@dataclass(frozen=True)
class Deputy:
    """Somebody who signs for the supervisor up to and with a day."""

    staff: Staff
    until: date


def deputy() -> Deputy | None:
    """Who signs for the supervisor today, if anybody was named."""
    named = journal.of_subject(_SUBJECT)
    if not named or not named[-1].payload["staff"]:
        return None
    found = Deputy(
        staff.get(named[-1].payload["staff"]), date.fromisoformat(named[-1].payload["until"])
    )
    return found if found.staff.active and clock.today() <= found.until else None


def signs_as_deputy(by: Staff) -> bool:
    """Whether a person may sign the log only because they were named to."""
    named = None if may(by.role, SIGN_DAY) else deputy()
    return named is not None and named.staff.id == by.id


@operation
def name_deputy(new: NewDeputy, *, by: Staff) -> Deputy:
    """Let somebody sign the log for the supervisor; whoever was named before no longer may (D4).

    Raises ``Refused`` for a day that has passed or lies more than ``LONGEST`` ahead, and for
    somebody who has left or signs the log anyhow.
    """
    require(by, NAME_DEPUTY)
    who = staff.get(new.staff)
    if not who.active:
        raise Refused("This person has left.", field="staff")
    if may(who.role, SIGN_DAY):
        raise Refused("This person signs the log anyhow.", field="staff")
    if not clock.today() <= new.until <= clock.today() + LONGEST:
        raise Refused("A day from today to 31 days ahead, please.", field="until")
    payload = {"staff": who.id, "until": new.until.isoformat()}
    words = {"reason": new.reason}
    journal.append("deputy.named", _SUBJECT, by=by, payload=payload, words=words)
    return Deputy(who, new.until)


@operation
def end_deputy(*, by: Staff) -> None:
    """The supervisor is back: the deputy signs no more."""
    require(by, NAME_DEPUTY)
    if (named := deputy()) is None:
        raise Refused("Nobody is named.")
    payload = {"staff": None, "was": named.staff.id}
    journal.append("deputy.ended", _SUBJECT, by=by, payload=payload)
