"""What tickets are to the subjects that raise findings (``store/findings.py``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from store.findings import Finding, Keeping, NewFinding, Origin
from store.rights import Staff
from store.tickets.findings import finding, steps
from store.tickets.findings.inputs import Reinspected


class _Kept:
    def raise_(self, new: NewFinding, origin: Origin, *, by: Staff) -> Finding:
        return finding.of_ticket(steps.raise_(new, origin, by=by))

    def open_of(self, thing: str) -> Sequence[Finding]:
        return finding.open_of(thing)

    def of_source(self, source: str) -> Sequence[Finding]:
        return finding.of_source(source)

    def reinspect(
        self, number: int, *, passed: bool, note: str, figures: Mapping[str, Any], by: Staff
    ) -> Finding:
        seen = Reinspected(passed=passed, note=note)
        return finding.of_ticket(steps.reinspect(number, seen, by=by, figures=figures))


KEEPING: Keeping = _Kept()
