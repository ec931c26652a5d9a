"""What was signed by PIN about a key, for the sheets that would else be signed by hand (K2, K4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from printing.labels import moment
from printing.sheet import Signature
from store import journal
from store.desk import staff
from store.keys import Act, Signed
from store.rights import Staff


@dataclass(frozen=True)
class ByPin:
    """Both signatures by PIN and the entry of them; nothing where a pen is to sign."""

    by: Staff | None = None
    with_: Staff | None = None
    at: datetime | None = None
    number: int = 0

    def other(self, party: str, meaning: str) -> Signature:
        """The place of who took or brought the key."""
        return self._place(party, meaning, self.with_)

    def desk(self, party: str, meaning: str) -> Signature:
        """The place of who worked the desk."""
        return self._place(party, meaning, self.by)

    def _place(self, party: str, meaning: str, who: Staff | None) -> Signature:
        if who is None:
            return Signature(party, meaning)
        told = f"{meaning}（记录 {self.number}）"
        return Signature(party, told, f"{who.name}　{who.number}", moment(self.at))


def signed_by_pin(key_id: int, loan_id: int = 0) -> dict[Act, ByPin]:
    """What of a key, or of one lending of it, was signed by PIN, the last time each."""
    found: dict[Act, ByPin] = {}
    for entry in journal.of_subject(f"key:{key_id}"):
        said = entry.payload
        if entry.kind != "key.signed" or said["how"] != Signed.PIN.value:
            continue
        if said.get("loan", 0) == loan_id and entry.staff_id is not None:
            by, with_ = staff.get(entry.staff_id), staff.get(said["with"])
            found[Act(said["act"])] = ByPin(by, with_, entry.happened, entry.number)
    return found
