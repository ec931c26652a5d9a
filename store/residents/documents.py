"""The papers of a home's file: received or issued, original or copy, when and by whom (F2–F5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from store.engine.table import Table
from store.inputs import Input, Line, Number, PastDay, Prose
from store.residents.inputs import PaperForm
from store.text import Named, mark

MOST_COPIES = 99


class DocumentKind(Named):
    """What the archive of a home or a shop holds (F2–F5, M1, M9; §4.2 of the money rules)."""

    NOTICE = "notice", mark("Move-in notice")
    PURCHASE = "purchase", mark("Purchase contract")
    LEASE = "lease", mark("Lease")
    DEED = "deed", mark("Title deed")
    FUND = "fund", mark("Proof of maintenance fund")
    OWNER_ID = "owner_id", mark("Owner's ID")
    HOUSEHOLD_ID = "household_id", mark("Household's IDs")
    TENANT_ID = "tenant_id", mark("Tenant's ID")
    PROXY_ID = "proxy_id", mark("Proxy's ID")
    ATTORNEY = "attorney", mark("Power of attorney")
    COMPANY = "company", mark("Company certificate")
    LICENCE = "licence", mark("Business licence")
    CONSENT = "consent", mark("Owner's consent")
    SUCCESSION = "succession", mark("Deed or judgment of succession")
    PHOTO = "photo", mark("One-inch photo")
    COVENANT = "covenant", mark("Owners' covenant")
    HOUSEHOLD = "household", mark("Household register")
    REGISTER = "register", mark("Resident register")
    ACCEPTANCE = "acceptance", mark("Acceptance register")
    RENOVATION = "renovation", mark("Renovation application")
    PLAN = "plan", mark("Floor plan")
    AGREEMENT = "agreement", mark("Agreement")
    KEY_RECEIPT = "key_receipt", mark("Receipt of keys")
    KEY_DEPOSIT = "key_deposit", mark("Key deposit authorisation")
    HANDBOOK = "handbook", mark("Resident handbook")
    CITY_RULES = "city_rules", mark("City's renovation rules")
    ESTATE_RULES = "estate_rules", mark("Estate's renovation rules")
    POWER_RULES = "power_rules", mark("Temporary electricity rules")
    AIRCON_RULES = "aircon_rules", mark("Air-conditioner rules")
    GRILLE_RULES = "grille_rules", mark("Grille and window rules")
    FEES = "fees", mark("Fee schedule")
    DRAWINGS = "drawings", mark("Water and electricity drawings")
    OTHER = "other", mark("Other")


class Way(Named):
    """Whether a paper came to the desk or went out from it."""

    RECEIVED = "received", mark("Handed in")
    ISSUED = "issued", mark("Issued")


class NewDocument(Input):
    """A paper that was received or issued."""

    kind: DocumentKind = Field(title=mark("Document"))
    form: PaperForm = Field(PaperForm.ORIGINAL, title=mark("Original or copy"))
    way: Way = Field(Way.RECEIVED, title=mark("Received or issued"))
    count: Number = Field(1, ge=1, le=MOST_COPIES, title=mark("How many"))
    on: PastDay = Field(title=mark("On which day"))
    filed: Line = Field("", title=mark("Filed where"))
    note: Prose = Field("", title=mark("Note"))


@dataclass(frozen=True)
class Document:
    """A paper of a home's file; ``staff_id`` received or issued it."""

    id: int
    home_id: int
    kind: DocumentKind
    form: PaperForm
    way: Way
    count: int
    on: date
    staff_id: int
    filed: str
    note: str


TABLE = Table(
    "document",
    Document,
    "SELECT document.id, document.home_id, document.kind, document.form, document.way,"
    " document.count, document.on_day, document.staff, document.filed, document.note FROM document",
)


def of_home(home_id: int) -> list[Document]:
    """The papers of a home's file, as they came."""
    where = "WHERE document.home_id = ? AND document.ended_on IS NULL"
    return TABLE.read(f"{where} ORDER BY document.on_day, document.id", home_id)
