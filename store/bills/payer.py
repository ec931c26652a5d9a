"""Who pays for a home, from a day to a day: developer, owner, tenant ($17, $21, $22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.bills.inputs import NewPayer, PayerStage, Standing, Struck
from store.bills.rights import DRAFT_BILLS, NAME_PAYERS
from store.engine.table import Table, beginning
from store.inputs import Input
from store.register import Register, Step


@dataclass(frozen=True)
class Payer:
    """Who pays for a home; ``until`` is the last day, ``stage`` whether it was meant at all."""

    id: int
    home_id: int
    home: str
    since: date
    until: date | None
    standing: Standing
    person_id: int | None
    name: str
    stage: PayerStage

    def pays_on(self, day: date) -> bool:
        """Whether a day is theirs to pay."""
        return self.since <= day and (self.until is None or day <= self.until)


PAYERS = Register(
    "payer",
    Table(
        "payer",
        Payer,
        "SELECT payer.id, payer.home_id, h.code, payer.since, payer.until, payer.standing,"
        " payer.person_id, payer.name, payer.stage"
        " FROM payer JOIN home h ON h.id = payer.home_id",
    ),
    Step("named", NewPayer, to=PayerStage.NAMED, right=NAME_PAYERS),
    Step("moved_in", NewPayer, right=DRAFT_BILLS),
    Step("followed", Input, right=NAME_PAYERS),
    Step("resumed", Struck, right=NAME_PAYERS),
    Step("struck", Struck, (PayerStage.NAMED,), PayerStage.STRUCK, right=NAME_PAYERS),
    figures=lambda one: {"home": one.home_id, "person": one.person_id},
    private=("name",),
    columns=("home_id", "since", "until", "standing", "stage"),
)

get = PAYERS.table.one


def of_home(home_id: int) -> list[Payer]:
    """All who pay or paid for a home, the first first."""
    where = "WHERE payer.home_id = ? AND payer.stage = ? ORDER BY payer.since, payer.id"
    return PAYERS.table.read(where, home_id, PayerStage.NAMED)


def listed(typed: str, most: int = 500) -> list[Payer]:
    """The payers of homes, or with names, that begin with what is typed; at most so many."""
    fits, texts = beginning(typed.strip(), "h.code", "payer.name")
    where = f"WHERE {fits} AND payer.stage = ? ORDER BY payer.home_id, payer.since DESC LIMIT ?"
    return PAYERS.table.read(where, *texts, PayerStage.NAMED, most)


def on(home_id: int, day: date) -> Payer | None:
    """Who pays for a home on a day."""
    return next((one for one in of_home(home_id) if one.pays_on(day)), None)
