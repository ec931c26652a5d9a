"""The key reconciliations of the demo estate; in every other one a hook differs (K3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from store.answers import Past
from store.checklist import Explanation, Signing
from store.keys.counts.count import KeyCount, current, followed, key_id_of
from store.keys.counts.inputs import Counted, Recheck
from store.keys.counts.steps import begin, count, explain, recheck, sign
from store.keys.inventory import get
from store.rights import Staff

SHIFTS_BETWEEN = 18  # a day early, as careful desks do
SHIFTS_AGO = 8  # that the last was
_HOW = (
    "一把挂在相邻挂钩上，已挂回",
    "工程部上午取走一把未登记，已补登记",
    "同号钥匙多出一把，系业主补交，已重新登记",
)


def plan(past: Past) -> None:
    """Let the keys be counted every six days in the quiet of a shift, the last some days ago."""
    last = max(min(SHIFTS_AGO, past.shifts - 2), 1)
    for turn, back in enumerate(range(last, past.shifts - 1, SHIFTS_BETWEEN)):
        differs = past.rng.random() if turn % 2 == 0 else None
        way = _Way(past.assistant(back), past.pin, differs, past.rng.choice(_HOW))
        begins = past.moment(back, past.rng.uniform(90, 150))
        for minutes, step in ((0, way.begin), (4, way.count), (19, way.explain), (21, way.sign)):
            past.plan(begins + timedelta(minutes=minutes), step)
        if turn:  # what differed in the last one is still followed
            past.plan(begins + timedelta(hours=26), partial(_recheck, past.supervisor))


@dataclass(frozen=True)
class _Way:
    """How one of them goes: who counts, which hook differs (its place from 0 to 1), and why."""

    by: Staff
    pin: str
    differs: float | None
    how: str

    def begin(self) -> None:
        begin(by=self.by)

    def count(self) -> None:
        lines = _under_way().lines
        wrong = None if self.differs is None else lines[int(self.differs * len(lines))]
        for line in lines:
            key = get(key_id_of(line))
            there = key.hanging
            given = Counted(counted=max(there - 1, 0) if line is wrong else there)
            count(_under_way().id, key.id, given, by=self.by)

    def explain(self) -> None:
        for line in _under_way().differing:
            explain(_under_way().id, key_id_of(line), Explanation(note=self.how), by=self.by)

    def sign(self) -> None:
        sign(_under_way().id, Signing(pin=self.pin), by=self.by)


def _recheck(by: Staff) -> None:
    for one in followed():
        for line in one.to_recheck:
            key = get(key_id_of(line))
            if key.loan is None and one.findings[line.key].to_reinspect:
                given = Recheck(counted=key.hanging, note="复点相符，已核实")
                recheck(one.id, key.id, given, by=by)


def _under_way() -> KeyCount:
    under_way = current()
    assert under_way is not None
    return under_way
