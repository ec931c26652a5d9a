"""What meters tell of a period, and their readings for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import catalogue, journal, money
from store.export import Export
from store.figure import Figure, Period
from store.meters.chaining import USE
from store.meters.meter import every, used
from store.text import mark

_chinese = catalogue.of("zh_CN").gettext
_FIGURES = (
    ("meter.read", mark("Meters read"), mark("Readings entered in the period.")),
    ("meter.corrected", mark("Readings put right"), mark("Put right in the period.")),
    ("meter.exchanged", mark("Meters exchanged"), mark("Another one in their place.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "meter")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)


def _rows(period: Period | None) -> Iterator[Sequence[str]]:
    for one in every():
        for use in used(one):
            if period is None or period.first <= use.now.on <= period.last:
                kinds = _chinese(one.kind.called), _chinese(use.now.kind.called)
                days = use.before.on.isoformat(), use.now.on.isoformat()
                values = (
                    money.measure_text(value, money.READING)
                    for value in (use.before.value, use.now.value, one.multiplier)
                )
                amount = money.measure_text(use.amount, USE)
                yield one.where, one.number, kinds[0], *days, *values, amount, kinds[1]


EXPORT = Export(
    "meter-readings",
    mark("what each meter counted between its readings"),
    ("房号", "表号", "类别", "上次日期", "本次日期", "上次", "本次", "倍率", "用量", "读数种类"),
    _rows,
    dated=True,
)
