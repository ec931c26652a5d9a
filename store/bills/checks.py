"""What ``verify`` asks of bills: each stands as its run and its own entries left it (D2)."""

from __future__ import annotations

from store.bills.bill import BILLS, RUNS
from store.bills.making import digest_of
from store.bills.parts import PARTS
from store.bills.payer import PAYERS
from store.bills.steps import REDUCTIONS
from store.engine import dialect
from store.register import as_recorded, together
from store.text import mark

_NUMBER = dialect.number_behind("subject", ":")
_STAGE = dialect.value_in("j.payload", "row", "stage")
_OWN = (
    f"SELECT {_NUMBER} id, max(number) n FROM journal WHERE kind IN ('bill.issued', 'bill.voided',"
    " 'bill.disputed', 'bill.agreed', 'bill.written_off') GROUP BY subject"
)
_OF_BILLS = {
    mark("A run's bills are not those that were made: {what}"): (
        "SELECT min('bill_run:' || bill_run.id) FROM bill_run"
        f" WHERE bill_run.digest IS DISTINCT FROM {digest_of('bill_run.id')}"
    ),
    mark("A bill stands otherwise than it was recorded: {what}"): (
        "SELECT min('bill:' || b.id) FROM bill b JOIN bill_run r ON r.id = b.run_id"
        f" LEFT JOIN ({_OWN}) o ON o.id = b.id LEFT JOIN journal j ON j.number = o.n"
        f" WHERE b.stage IS DISTINCT FROM coalesce({_STAGE}, CASE r.stage WHEN 'drafted' THEN"
        " 'draft' WHEN 'issued' THEN 'issued' ELSE 'void' END)"
    ),
    mark("What was settled of a bill does not add up: {what}"): (
        "SELECT min('bill:' || b.id) FROM bill b LEFT JOIN (SELECT bill_id, sum(amount) s"
        " FROM settlement GROUP BY bill_id) p ON p.bill_id = b.id LEFT JOIN (SELECT bill_id,"
        " sum(amount) s FROM reduction WHERE stage = 'approved' GROUP BY bill_id) d"
        " ON d.bill_id = b.id WHERE b.settled <> coalesce(p.s, 0)"
        " OR b.reduced <> coalesce(d.s, 0)"
    ),
}
_WRONG = next(iter(RUNS.checks))
_KINDS = tuple(kind for kind in BILLS.steps if kind not in ("charged", "reduction_asked"))
CHECKS = (
    dict(
        together(
            RUNS.checks,
            PAYERS.checks,
            PARTS.checks,
            REDUCTIONS.checks,
            {_WRONG: as_recorded("bill", "bill", _KINDS, ("disputed",))[_WRONG]},
        )
    )
    | _OF_BILLS
)
