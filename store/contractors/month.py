"""The sheet of a contractor's month as it stands, and the register of them (I22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from store.contractors.reckoning import SectionScore, read
from store.contractors.rights import BAR_CONTRACTORS, DEDUCT, KEEP_CONTRACTORS
from store.contractors.scoreinputs import (
    Band,
    MonthDecided,
    MonthKnown,
    MonthObjected,
    MonthSettled,
    MonthStage,
    NewMonth,
)
from store.engine.table import Table
from store.register import Register, Step
from store.score import Score
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Sheet:
    """A month's sheet; ``got`` of ``of`` is its exact score, ``kept`` its sections as JSON.

    ``pays`` are per cent of the ``fee``, ``proposed`` what that leaves off, ``deducted`` what was
    decided; all money is fen. ``decide_by`` is until when an objection is to be decided, UTC.
    """

    id: int
    number: str
    contractor_id: int
    month: str
    kept: str
    got: int
    of: int
    accident: bool
    band: Band
    pays: int
    fee: int
    proposed: int
    deducted: int | None
    demand: str
    demand_by: date | None
    scorer: int
    signer: str
    decide_by: datetime | None
    void: bool
    stage: MonthStage
    contractor: str
    name: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"contractor_month:{self.id}"

    @property
    def score(self) -> Score:
        """Its score (G7)."""
        return Score(self.got, self.of, failed=False)

    @property
    def sections(self) -> list[SectionScore]:
        """Its sections as they were when it was made (G5)."""
        return read(self.kept)

    @property
    def to_settle(self) -> bool:
        """Whether it is signed, and waits for what is taken off the fee."""
        signed = self.stage in (MonthStage.KNOWN, MonthStage.DECIDED)
        return signed and self.proposed > 0


def _waits(one: Sheet) -> Iterator[Waiting]:
    figures: dict[str, object] = {"number": one.number, "month": one.month, "name": one.name}
    if one.stage is MonthStage.SCORED:
        yield Waiting("contractor_month.to_sign", one.subject, place=Place.SIGNING, figures=figures)
    elif one.stage is MonthStage.OBJECTED:
        yield Waiting("contractor_month.to_decide", one.subject, one.decide_by, figures=figures)
    elif one.to_settle:
        yield Waiting(
            "contractor_month.to_settle",
            one.subject,
            place=Place.TODAY,
            figures=figures | {"proposed": one.proposed},
            roles=DEDUCT.roles,
        )


_SCORED = (MonthStage.SCORED,)
MONTHS = Register(
    "contractor_month",
    Table(
        "contractor_month",
        Sheet,
        "SELECT contractor_month.id, contractor_month.number, contractor_month.contractor_id,"
        " contractor_month.month, contractor_month.sections, contractor_month.got,"
        " contractor_month.points, contractor_month.accident, contractor_month.band,"
        " contractor_month.pays, contractor_month.fee, contractor_month.proposed,"
        " contractor_month.deducted, contractor_month.demand, contractor_month.demand_by,"
        " contractor_month.scorer, contractor_month.signer, contractor_month.decide_by,"
        " contractor_month.void, contractor_month.stage, c.number, c.name FROM contractor_month"
        " JOIN contractor c ON c.id = contractor_month.contractor_id",
    ),
    Step("scored", NewMonth, to=MonthStage.SCORED, right=KEEP_CONTRACTORS),
    Step("known", MonthKnown, _SCORED, MonthStage.KNOWN),
    Step("objected", MonthObjected, _SCORED, MonthStage.OBJECTED),
    Step(
        "decided",
        MonthDecided,
        (MonthStage.OBJECTED,),
        MonthStage.DECIDED,
        BAR_CONTRACTORS,
        not_by="scorer",
    ),
    Step("voided", MonthDecided, (MonthStage.DECIDED,), MonthStage.VOID, BAR_CONTRACTORS),
    Step(
        "settled",
        MonthSettled,
        (MonthStage.KNOWN, MonthStage.DECIDED),
        MonthStage.SETTLED,
        DEDUCT,
    ),
    figures=lambda one: {"number": one.number, "of_month": one.month},
    waits=_waits,
    private=("contractor", "signer"),
    columns=(
        *("number", "contractor_id", "month", "sections", "got", "points", "accident", "band"),
        *("pays", "fee", "proposed", "deducted", "demand_by", "scorer", "decide_by", "void"),
        "stage",
    ),
    moments=("decide_by",),
)

get_month = MONTHS.table.one


def every_month(text: str = "") -> list[Sheet]:
    """The sheets by number, contractor and month, the newest first."""
    wanted = text.casefold().strip()
    found = MONTHS.table.read("ORDER BY contractor_month.month DESC, contractor_month.id DESC")
    return [one for one in found if wanted in f"{one.number} {one.name} {one.month}".casefold()]


def months_of(contractor_id: int) -> dict[str, Sheet]:
    """A contractor's sheets that count, by month; a void one counts nowhere."""
    where = "WHERE contractor_month.contractor_id = ? AND contractor_month.void = 0"
    found = MONTHS.table.read(f"{where} ORDER BY contractor_month.month", contractor_id)
    return {one.month: one for one in found}


def sheets_of(month: str) -> list[Sheet]:
    """The sheets of a month that count."""
    where = "WHERE contractor_month.month = ? AND contractor_month.void = 0"
    return MONTHS.table.read(f"{where} ORDER BY contractor_month.id", month)
